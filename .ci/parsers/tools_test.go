package parsers
import (
 _ "github.com/moby/buildkit/frontend/dockerfile/instructions"
 _ "github.com/moby/buildkit/frontend/dockerfile/parser"
 _ "github.com/prometheus/common/expfmt"
 _ "github.com/rhysd/actionlint"
 _ "github.com/robfig/cron/v3"
 _ "k8s.io/api/batch/v1"
 _ "sigs.k8s.io/yaml"
)

// Package parsers reads what the program writes for others with their own parsers: manifests with the types of Kubernetes,
// workflows with actionlint, the Dockerfile with that of BuildKit, the crontab line with a cron, metrics with those of
// Prometheus. It is a module of its own, so that none of them is a dependency of the program. Its tests build the program.
package parsers

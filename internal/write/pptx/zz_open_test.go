package pptx_test

import "briefing/internal/write/pptx/potx"

var open = potx.Open

package pptx_test

import "briefing/internal/write/pptx"

var open = pptx.Open

package pipeline

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition/plan"
)

// A fault of ours in any stage, and in the making of any file, is a finding that names our line; nothing is made of it.
func TestFaultsNameTheirLine(t *testing.T) {
	var diags diag.List
	n := stage(&diags, func() (int, diag.List) {
		var none []int
		return none[len(none)], nil
	})
	if n != 0 || len(diags) != 1 || diags[0].ID != "internal" || !strings.Contains(diags[0].Message, "at internal/pipeline/fault_test.go:") || diags[0].Stack == "" {
		t.Errorf("a stage: %d, %s", n, diags.Text())
	}
	m := renderOne("0", job{plan.Target{Name: "x", Language: "en", Format: "pdf"}, &Project{}})
	if m.files != nil || len(m.diags) != 1 || m.diags[0].ID != "internal" || !strings.Contains(m.diags[0].Message, "en/x.pdf could not be made") ||
		!strings.Contains(m.diags[0].Message, "at internal/pipeline/") {
		t.Errorf("a file: %s", m.diags.Text())
	}
}

package flow

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/samples"
)

// TestNoticeOnEveryPage: pages say it in 9 pt; the first page as text that is read, the others in what is
// passed over.
func TestNoticeOnEveryPage(t *testing.T) {
	b := samples.Brand(t)
	pages, l1 := Pages(samples.Factsheet(), b)
	one, l2 := Pages(samples.OnePage(), b)
	if len(l1)+len(l2) > 0 {
		t.Fatal(l1.Text() + l2.Text())
	}
	for name, c := range map[string]struct {
		f    *frame.Document
		size float64
	}{"pages": {pages, 9}, "one page": {one, 9}} {
		for i, p := range c.f.Pages {
			content, running := samples.NoticesOn(p, samples.Example)
			if i == 0 && (len(content) != 1 || len(running) != 0) || i > 0 && (len(content) != 0 || len(running) != 1) {
				t.Errorf("%s, page %d: the notice stands %d times as text and %d times in head or foot", name, i+1, len(content), len(running))
				continue
			}
			if at := append(content, running...)[0]; at.Size < frame.Pt(c.size) {
				t.Errorf("%s, page %d: the notice has %g pt, want %g", name, i+1, at.Size.Points(), c.size)
			}
		}
	}
}

// TestNoticeThatIsTooLong names the key that is to be shortened.
func TestNoticeThatIsTooLong(t *testing.T) {
	long := strings.Repeat("An example and nothing else, ", 12)
	for name, d := range map[string]*doc.Document{"pages": samples.Factsheet(), "one page": samples.OnePage()} {
		d.Notice = span.Plain(long)
		_, l := Pages(d, samples.Brand(t))
		if !strings.Contains(l.Text(), "shorten notice: of the dataset's publication") {
			t.Errorf("%s: %s", name, l.Text())
		}
	}
}

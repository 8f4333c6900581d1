package slide

import (
	"strings"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/samples"
)

// TestNoticeOnEverySlide: slides say it in 14 pt; the first as text that is read, the others in what is passed over.
func TestNoticeOnEverySlide(t *testing.T) {
	b := samples.Brand(t)
	slides, l := Pages(everySlide(), b)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for i, p := range slides.Pages {
		content, running := samples.NoticesOn(p, samples.Example)
		if i == 0 && (len(content) != 1 || len(running) != 0) || i > 0 && (len(content) != 0 || len(running) != 1) {
			t.Errorf("slide %d: the notice stands %d times as text and %d times in head or foot", i+1, len(content), len(running))
			continue
		}
		if at := append(content, running...)[0]; at.Size < frame.Pt(14) {
			t.Errorf("slide %d: the notice has %g pt", i+1, at.Size.Points())
		}
	}
	// Each page of a handout says it in its head, too, where the scaled slide's is too small to count.
	handout, l := Handout(everySlide(), b)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for i, p := range handout.Pages {
		content, running := samples.NoticesOn(p, samples.Example)
		large := 0
		for _, at := range running {
			if at.Size >= frame.Pt(9) {
				large++
			}
		}
		if large != 1 || i == 0 != (len(content) == 1) {
			t.Errorf("handout, page %d: the head says it %d times, the text %d times", i+1, large, len(content))
		}
	}
}

// TestNoticeThatIsTooLongForASlide names the key that is to be shortened.
func TestNoticeThatIsTooLongForASlide(t *testing.T) {
	d := everySlide()
	d.Notice = span.Plain(strings.Repeat("An example and nothing else, ", 12))
	_, l := Pages(d, samples.Brand(t))
	if !strings.Contains(l.Text(), "shorten notice: of the dataset's publication") {
		t.Error(l.Text())
	}
}

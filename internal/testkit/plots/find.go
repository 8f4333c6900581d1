package plots

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// Paths returns the paths that a test picks.
func Paths(d kit.Drawing, pick func(*frame.Path) bool) []*frame.Path {
	var out []*frame.Path
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && pick(p) {
			out = append(out, p)
		}
	}
	return out
}

// Dashed says whether a path is a dashed line.
func Dashed(p *frame.Path) bool { return len(p.Dash) > 0 }

// Boxes returns the boxes of all bars of a height, top to bottom and left to right as drawn.
func Boxes(d kit.Drawing, height frame.Unit) []frame.Rect {
	var out []frame.Rect
	for _, p := range Paths(d, func(p *frame.Path) bool { return p.Fill != nil && len(p.Segs) == 5 && !boundary(p) }) {
		if b := drawings.PathBox(p); b.H >= height-2 && b.H <= height+2 {
			out = append(out, b)
		}
	}
	return out
}

// Text finds a run by its words; the test ends where there is none.
func Text(t testing.TB, d kit.Drawing, s string) *frame.Text {
	t.Helper()
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && strings.TrimSuffix(txt.S, " ") == s {
			return txt
		}
	}
	t.Fatalf("no text %q in %q", s, drawings.Texts(d.Group.Items))
	return nil
}

// Near says whether two lengths differ by no more than slack.
func Near(a, b, slack frame.Unit) bool { return a-b <= slack && b-a <= slack }

// middle is the middle of the box of a text.
func middle(txt *frame.Text) frame.Unit {
	b := drawings.TextBox(txt)
	return (b.Y + b.Y + b.H) / 2
}

// boundary says whether a path is the line in the background's colour over the boundary of two parts.
func boundary(p *frame.Path) bool {
	return p.Fill != nil && p.Stroke == nil && *p.Fill == Colors().Color(brand.White)
}

// reader reads the texts of a drawing in their order and says what stands where something else should.
type reader struct {
	t     testing.TB
	name  string
	texts []*frame.Text
	next  int
}

func read(t testing.TB, name string, d kit.Drawing) *reader {
	r := &reader{t: t, name: name}
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok {
			r.texts = append(r.texts, txt)
		}
	}
	return r
}

func bare(s string) string { return strings.ReplaceAll(s, " ", "") }

// take reads one text, which may stand on several lines, and returns its runs. Nothing is read if it is not next.
func (r *reader) take(s string) []*frame.Text {
	want, got := bare(s), ""
	if want == "" {
		return nil
	}
	for i := r.next; i < len(r.texts) && len(got) < len(want); i++ {
		got += bare(r.texts[i].S)
		if got == want {
			out := r.texts[r.next : i+1]
			r.next = i + 1
			return out
		}
	}
	return nil
}

// must is take for what has to be next.
func (r *reader) must(s string) []*frame.Text {
	r.t.Helper()
	out := r.take(s)
	if out == nil && bare(s) != "" {
		next := "the end"
		if r.next < len(r.texts) {
			next = r.texts[r.next].S
		}
		r.t.Errorf("%s: %q is not in its place, there is %q", r.name, s, next)
	}
	return out
}

// one reads the first of several texts that is next; the last counts as found where it is empty.
func (r *reader) one(forms ...string) {
	r.t.Helper()
	for _, f := range forms {
		if r.take(f) != nil {
			return
		}
	}
	r.must(forms[0])
}

func (r *reader) done() {
	r.t.Helper()
	if r.next < len(r.texts) {
		r.t.Errorf("%s: %q is drawn and was not asked for", r.name, r.texts[r.next].S)
	}
}

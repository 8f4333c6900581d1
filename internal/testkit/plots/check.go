package plots

import (
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// Check is what must hold for every drawing: texts do not meet, nothing leaves the box, every run ends in a space that is
// not measured, and text stands on a ground of its own colour only.
func Check(t testing.TB, name string, d kit.Drawing) {
	t.Helper()
	// A line on the box's side may stand half its width over it.
	CheckWithin(t, name, d, frame.MM(0.35))
}

// CheckWithin is Check for a form with wider lines: marks may leave the box by a length.
func CheckWithin(t testing.TB, name string, d kit.Drawing, slack frame.Unit) {
	t.Helper()
	checkWithin(t, name, d, slack, 0)
}

// CheckIn is Check for a form. On slides lines and bars are less high than the letters on them, so that the descenders of a
// last line may reach under the box by an eighth of their size.
func CheckIn(t testing.TB, name string, d kit.Drawing, f kit.Form) {
	t.Helper()
	under := frame.Unit(0)
	if f.Name == kit.Slide || f.Name == kit.SlideTight {
		under = 8
	}
	checkWithin(t, name, d, slack(f), under)
}

// checkWithin lets marks leave the box by a length, and letters reach under it by a part of their size: one of so many, or
// none.
func checkWithin(t testing.TB, name string, d kit.Drawing, slack, under frame.Unit) {
	t.Helper()
	items := d.Group.Items
	for _, f := range drawings.Overlaps(items) {
		t.Errorf("%s: %s", name, f)
	}
	var marks []frame.Item // texts are looked at more closely below
	for _, item := range items {
		if _, ok := item.(*frame.Text); !ok {
			marks = append(marks, item)
		}
	}
	for _, f := range drawings.Outside(marks, d.W, d.H, slack) {
		t.Errorf("%s: %s", name, f)
	}
	st := Style(t, kit.Page)
	for _, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		foot := d.H
		if under > 0 {
			foot += txt.Size / under
		}
		if b := drawings.TextBox(txt); b.X < 0 || b.X+b.W > d.W || b.Y < 0 || b.Y+b.H > foot {
			t.Errorf("%s: %q leaves the box", name, txt.S)
		}
		body := strings.TrimSuffix(txt.S, " ")
		if want := st.Fonts.Face(int(txt.Style)).Width(body, int(txt.Size)); int(txt.Width) != want {
			t.Errorf("%s: %q is %d wide, not %d", name, txt.S, txt.Width, want)
		}
	}
	checkGrounds(t, name, items)
}

// slack is how far the lines of marks may leave the box in a form, by which its own widest outlines are drawn over a side.
func slack(f kit.Form) frame.Unit {
	if f.OnScreen() {
		return max(frame.MM(0.35), f.Screen.Outline())
	}
	if f.Name == kit.Slide || f.Name == kit.SlideTight {
		return frame.MM(0.7)
	}
	return frame.MM(0.35)
}

// Smallest is the size of the smallest type in a form.
func Smallest(f kit.Form) frame.Unit {
	switch s := f.Screen; {
	case f.OnScreen():
		return frame.Pt(slices.Min([]float64{s.Label, s.Value, s.Key, s.Caption, s.Group, s.Small, s.Number, s.Qualifier, s.Body, s.Kicker, s.PanelTitle, s.Year, s.BarLabel, s.Event}))
	case f.Name == kit.Slide || f.Name == kit.SlideTight:
		return frame.Pt(18)
	default:
		return frame.Pt(7.5)
	}
}

// CheckType finds text that is smaller than a size.
func CheckType(t testing.TB, name string, d kit.Drawing, least frame.Unit) {
	t.Helper()
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.Size < least {
			t.Errorf("%s: %q is set in %.2f pt, the smallest type is %.2f pt", name, txt.S, txt.Size.Points(), least.Points())
		}
	}
}

// CheckWords finds words that are not in a drawing. Wrapped lines count as one text.
func CheckWords(t testing.TB, name string, words []string, d kit.Drawing) {
	t.Helper()
	all := bare(strings.Join(drawings.Texts(d.Group.Items), ""))
	for _, w := range words {
		if !strings.Contains(all, bare(w)) {
			t.Errorf("%s: %q is not in the drawing", name, w)
		}
	}
}

// CheckFault sees that a chart is refused with an error of an id, which says some words and the chart's id, and that no
// drawing comes with it.
func CheckFault(t testing.TB, p kit.Plot, id, say string) {
	t.Helper()
	d, list := p.Draw(Named(t, kit.Page, "c"), frame.MM(174))
	if !list.HasErrors() {
		t.Fatal("no error")
	}
	if len(d.Group.Items) > 0 || d.W != 0 {
		t.Error("a drawing came with the error")
	}
	text := list.Text()
	if list[0].ID != id || !strings.Contains(text, say) || !strings.Contains(text, `chart "c"`) {
		t.Errorf("want %s that says %q, got\n%s", id, say, text)
	}
}

// Says says whether something of an id was found.
func Says(list diag.List, id string) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.ID == id })
}

// checkGrounds finds text that stands on a fill not meant for it: white text must lie inside a blue bar, any other
// text on nothing but white.
func checkGrounds(t testing.TB, name string, items []frame.Item) {
	t.Helper()
	white, blue := Colors().Color(brand.White), Colors().Color(brand.Blue)
	for i, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		box := drawings.TextBox(txt)
		ground, full := white, true
		for _, under := range items[:i] {
			p, ok := under.(*frame.Path)
			if !ok || p.Fill == nil || !drawings.Meet(box, drawings.PathBox(p), 5) {
				continue
			}
			b := drawings.PathBox(p)
			ground, full = *p.Fill, b.X <= box.X && b.X+b.W >= box.X+box.W
		}
		switch {
		case txt.Color == white && (ground != blue || !full):
			t.Errorf("%s: white text %q is not inside a blue bar", name, txt.S)
		case txt.Color != white && ground != white:
			t.Errorf("%s: %q stands on a fill", name, txt.S)
		}
	}
}

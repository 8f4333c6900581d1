package text

import (
	"strings"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

func fonts(t testing.TB) *font.Set {
	t.Helper()
	f, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// atomsOf cuts texts, the second of which is bold.
func atomsOf(t testing.TB, how Rules, texts ...string) ([]Run, []Atom) {
	t.Helper()
	var runs []Run
	for i, s := range texts {
		runs = append(runs, Run{S: SingleSpaced(s), Size: 1000, Face: frame.FontStyle(i % 2)})
	}
	return runs, Cut(nil, runs, Ruler{Fonts: fonts(t)}, how)
}

// said is what stands on lines, a bar between two.
func said(runs []Run, atoms []Atom, lines []Line) string {
	var out []string
	for _, l := range lines {
		s := ""
		for _, a := range atoms[l.From:l.To] {
			s += runs[a.Run].S[a.From:a.To]
			if a.After == AtSpace {
				s += " "
			}
		}
		out = append(out, strings.TrimSuffix(s, " "))
	}
	return strings.Join(out, "|")
}

func TestBreak(t *testing.T) {
	w := func(s string) frame.Unit { return frame.Unit(fonts(t).Face(0).Width(s, 1000)) }
	pages, charts, office := Rules{}, Rules{Long: OpenLine, Rounded: true}, Rules{Long: Anywhere}
	for _, c := range []struct {
		s     string
		width frame.Unit
		how   Rules
		want  string
		wide  bool
	}{
		{"one two", w("one two"), pages, "one two", false},
		{"one two", w("one two") - 1, pages, "one|two", false},
		{"one two", w("one two"), charts, "one two", false},
		{"one two", w("one two") - 1, charts, "one|two", false},
		{"one two", w("one two"), office, "one two", false},
		{"€100\u00a0million to", w("€100\u00a0million"), pages, "€100\u00a0million|to", false},
		{"€100\u00a0million", w("€100\u00a0million") - 1, charts, "€100\u00a0million", true},
		// What fits a line of its own goes there whole.
		{"on awareness-raising", w("awareness-raising"), pages, "on|awareness-raising", false},
		{"on awareness-raising", w("awareness-raising"), charts, "on|awareness-raising", false},
		// What does not begins on a line of its own, or on the line before it.
		{"on awareness-raising", w("on awareness-"), pages, "on|awareness-|raising", false},
		{"on awareness-raising", w("on awareness-"), charts, "on awareness-|raising", false},
		{"on awareness-raising", w("awareness-"), charts, "on|awareness-|raising", false},
		{"2015–2019 on", w("2015–"), pages, "2015–|2019|on", false},
		{"of -5", w("of -"), charts, "of|-5", false},
		{"a 12345678", w("1234"), office, "a|12345678|12345678", false},
		{"a awareness-raising", w("awareness"), office, "a|awareness-raising|awareness-raising", false},
		{"", 100, pages, "", false},
		{"  ", 100, charts, "", false},
	} {
		runs, atoms := atomsOf(t, c.how, c.s)
		lines, wide := Break(nil, atoms, c.width, c.how)
		if got := said(runs, atoms, lines); got != c.want || wide >= 0 != c.wide {
			t.Errorf("%q in %d: %q, %v, want %q, %v", c.s, c.width, got, wide, c.want, c.wide)
		}
	}
}

// A line of several runs is rounded once, or run by run where each is drawn by itself.
func TestRounding(t *testing.T) {
	for _, how := range []Rules{{}, {Rounded: true}} {
		_, atoms := atomsOf(t, how, "In 2018 ", "€5.1\u00a0billion")
		lines, _ := Break(nil, atoms, 100000, how)
		f := fonts(t)
		want := int64(f.Face(0).Units("In 2018 ")+f.Face(1).Units("€5.1\u00a0billion")) * 1000
		if how.Rounded {
			want = int64(f.Face(0).Width("In 2018", 1000)+f.Face(0).Width(" ", 1000))*1000 + int64(f.Face(1).Units("€5.1\u00a0billion"))*1000
		}
		if len(lines) != 1 || lines[0].W != want {
			t.Errorf("%+v: %v, want one line of %d", how, lines, want)
		}
	}
}

func TestLastLineOfOneShortWord(t *testing.T) {
	runs, atoms := atomsOf(t, Rules{}, "What the Union has put in place at home and in partner countries on it")
	measure := OneLine(atoms) - 1
	raw, _ := Break(nil, atoms, measure, Rules{})
	if len(raw) != 2 || !shortEnd(atoms, raw, measure) {
		t.Fatalf("the example must end badly before it is mended: %v", raw)
	}
	lines, _ := Fit(atoms, measure)
	if got := said(runs, atoms, lines); !strings.HasSuffix(got, "|on it") {
		t.Errorf("got %q, want the last line “on it”", got)
	}
}

func TestHeadingLinesComeOutEven(t *testing.T) {
	runs := []Run{{S: "How the EU counters smuggling and trafficking networks", Size: frame.Pt(29), Face: frame.Bold}}
	atoms := Cut(nil, runs, Ruler{Fonts: fonts(t)}, Rules{})
	lines, wide := Even(atoms, frame.MM(174))
	if got := said(runs, atoms, lines); got != "How the EU counters smuggling|and trafficking networks" || wide >= 0 {
		t.Errorf("got %q", got)
	}
}

// FuzzBreak breaks any text by any rules: nothing is lost, and no line of several words is wider than the measure.
func FuzzBreak(f *testing.F) {
	f.Add("How the EU counters smuggling and trafficking networks", "in 2018", 40, uint8(0))
	f.Add("€91.3\u00a0million – 13\u202f000", "-5 a-b-c", 3, uint8(1))
	f.Add("  ", "", 0, uint8(3))
	f.Add("word\u00a0 \u00a0word - – --", "x\n\ty", 10, uint8(4))
	f.Fuzz(func(t *testing.T, a, b string, width int, rules uint8) {
		how := Rules{Long: Long(rules % 3), Rounded: rules/3%2 == 1}
		measure := frame.Unit(width&0x1FF) * 100
		runs, atoms := atomsOf(t, how, a, b)
		lines, _ := Break(nil, atoms, measure, how)
		at := int32(0)
		for i, l := range lines {
			if how.Long != Anywhere && l.From != at || l.To <= l.From {
				t.Errorf("line %d holds the atoms %d to %d, %d were set before it", i, l.From, l.To, at)
			}
			at = l.To
			if how.Long != Anywhere && Units(l.W) > measure && strings.Contains(said(runs, atoms, lines[i:i+1]), " ") {
				t.Errorf("line %d of several words is %d wide, the measure %d", i, Units(l.W), measure)
			}
		}
		if int(at) != len(atoms) {
			t.Errorf("%d of %d atoms stand on lines", at, len(atoms))
		}
	})
}

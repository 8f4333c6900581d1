package kit_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/plots"
)

func TestGridlinesStandAtRoundValues(t *testing.T) {
	for largest, want := range map[int64]int64{1: 1, 2: 1, 3: 1, 4: 2, 10: 5, 46: 20, 60: 25, 100: 50, 151: 50, 199: 50, 200: 100, 551: 250, 999: 250, 1000: 500, 13000: 5000} {
		if got := kit.RoundStep(largest); got != want {
			t.Errorf("up to %d: step %d, want %d", largest, got, want)
		}
	}
	for v := int64(4); v < 5000; v++ {
		if n := v / kit.RoundStep(v); n < 2 || n > 4 {
			t.Errorf("up to %d there are %d gridlines", v, n)
		}
	}
	if got := kit.Thousands(1234567, plots.NNBSP); got != "1\u202f234\u202f567" {
		t.Errorf("with a separator: %q", got)
	}
}

func TestWrapHoldsNoBreakSpacesAndBreaksAfterHyphens(t *testing.T) {
	l := &kit.Layout{Style: plots.Style(t, kit.Page)}
	w := func(s string) frame.Unit { return l.Width(s, frame.Regular, 850) }
	for _, c := range []struct {
		s     string
		width frame.Unit
		want  string
		ok    bool
	}{
		{"one two", w("one two"), "one two", true},
		{"one two", w("one two") - 1, "one|two", true},
		{"  one   two ", w("one two"), "one two", true},
		{"€100\u00a0million to", w("€100\u00a0million"), "€100\u00a0million|to", true},
		{"€100\u00a0million", w("€100\u00a0million") - 1, "€100\u00a0million", false},
		{"awareness-raising", w("awareness-"), "awareness-|raising", true},
		{"on awareness-raising", w("awareness-raising"), "on|awareness-raising", true},
		{"2015–2019", w("2015–"), "2015–|2019", true},
		{"", 100, "", true},
	} {
		lines, ok := l.Wrap(c.s, frame.Regular, 850, c.width)
		if got := strings.Join(lines, "|"); got != c.want || ok != c.ok {
			t.Errorf("%q in %d: %q, %v, want %q, %v", c.s, c.width, got, ok, c.want, c.ok)
		}
	}
}

func TestExtentsKeepTinyPartsApart(t *testing.T) {
	least := kit.FormOf(kit.Page).Least
	at := kit.Extents([]kit.Part{{Size: 1}, {Size: 0}, {Size: 2}, {Size: 997}}, kit.Scaled(1000, 10000), least)
	for i := 1; i < len(at); i++ {
		if at[i].From < at[i-1].To {
			t.Errorf("part %d starts at %d, before part %d ends at %d", i, at[i].From, i-1, at[i-1].To)
		}
	}
	if at[1].From != at[1].To {
		t.Error("a part of zero has a length")
	}
	if least != frame.MM(0.3) || at[0].Length() != least || at[3].To != 10000 {
		t.Errorf("extents %v", at)
	}
}

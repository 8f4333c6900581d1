package steps

import (
	"strings"
	"unicode/utf8"

	"briefing/internal/charts/kit"
)

// ticksUpTo are the gridlines up to the largest value: the given ones, whose digits are their values, or the multiples of the largest
// round step (1, 2, 2.5 or 5 times a power of ten) that gives two or more up to the largest value.
func (p *panel) ticksUpTo(largest int64) []kit.Tick {
	if len(p.Ticks) > 0 {
		return p.givenTicks()
	}
	out := []kit.Tick{{Value: 0, Label: "0"}}
	step := kit.RoundStep(max(largest, 1))
	// In a low plot the numbers need more room: every second, every fourth, ... gridline.
	for float64(p.m.Plot)*float64(step) < p.top*float64(p.m.Number.Lead) {
		if step *= 2; step > max(largest, 1) {
			p.Fail("chart-fit", "give the chart more height", "has no room for the numbers of its gridlines in the panel \"%s\"", p.Title.S)
			return out
		}
	}
	for v := step; v <= max(largest, 1); v += step {
		out = append(out, kit.Tick{Value: float64(v), Label: kit.Thousands(v, p.Thousands)})
	}
	return out
}

// EvenTicks says whether a panel's gridlines can be set by a program that knows only a distance and a separator
// between groups of three digits, and returns both: chosen gridlines can, given ones if they are the multiples of the
// first, labelled in one way.
func (p Panel) EvenTicks() (step int64, thousands string, ok bool) {
	largest := p.largest()
	step, thousands = kit.RoundStep(largest), p.Thousands
	at, seen := int64(0), false
	for i, label := range p.Ticks {
		v, err := kit.TickValue(label)
		if err != nil {
			return 0, "", false
		}
		if v == 0 && i == 0 && label == "0" {
			continue
		}
		if at == 0 {
			step = v
		}
		if v >= 1000 && !seen {
			seen, thousands = true, ""
			if k := strings.IndexFunc(label, func(r rune) bool { return r < '0' || r > '9' }); k >= 0 {
				_, size := utf8.DecodeRuneInString(label[k:])
				thousands = label[k : k+size]
			}
		}
		if at += step; v != at || kit.Thousands(v, thousands) != label {
			return 0, "", false
		}
	}
	return step, thousands, len(p.Ticks) == 0 || at > 0
}

func (p *panel) givenTicks() []kit.Tick {
	var out []kit.Tick
	before := int64(-1)
	for _, label := range p.Ticks {
		v, err := kit.TickValue(label)
		switch {
		case err != nil:
			p.Fail("chart-ticks", "", "has the gridline label \"%s\", which is no whole number", label)
		case v <= before:
			p.Fail("chart-ticks", "", "has the gridline \"%s\" out of order", label)
		case len(out) > 0 && float64(p.m.Plot)*float64(v-before) < p.top*float64(p.m.Number.Lead):
			p.Fail("chart-ticks", "leave one out", "has the gridline \"%s\" too close to the one below it", label)
		case float64(v) > p.top:
			p.Fail("chart-ticks", "", "has the gridline \"%s\" above the plot, which ends at %d", label, int64(p.top))
		}
		before = max(before, v)
		out = append(out, kit.Tick{Value: float64(v), Label: label})
	}
	return out
}

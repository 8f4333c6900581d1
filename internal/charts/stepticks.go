package charts

import (
	"strconv"
	"strings"
	"unicode/utf8"

	gochart "github.com/wcharczuk/go-chart/v2"
)

// ticks are the gridlines above zero: the given ones, whose digits are their values, or the multiples of the largest
// round step (1, 2, 2.5 or 5 times a power of ten) that gives two or more up to the largest value.
func (c *stepChart) ticks(p *stepPanel, largest int64) []gochart.Tick {
	if len(p.Ticks) > 0 {
		return c.givenTicks(p)
	}
	out := []gochart.Tick{{Value: 0, Label: "0"}}
	step := RoundStep(max(largest, 1))
	// In a low plot the numbers need more room: every second, every fourth, ... gridline.
	for float64(p.m.Plot)*float64(step) < p.top*float64(p.m.Number.Lead) {
		if step *= 2; step > max(largest, 1) {
			c.fail("chart-fit", "give the chart more height", "has no room for the numbers of its gridlines in the panel \"%s\"", p.Title.S)
			return out
		}
	}
	for v := step; v <= max(largest, 1); v += step {
		out = append(out, gochart.Tick{Value: float64(v), Label: grouped(v, p.Thousands)})
	}
	return out
}

// RoundStep is the distance of gridlines for values up to the largest: the largest of 1, 2, 2.5 and 5 times a power of
// ten that gives two or more of them.
func RoundStep(largest int64) int64 {
	best := int64(1)
	for power := int64(1); power <= largest; power *= 10 {
		for _, tenths := range []int64{10, 20, 25, 50} {
			if step := power * tenths / 10; power*tenths%10 == 0 && largest/step >= 2 {
				best = max(best, step)
			}
		}
	}
	return best
}

// grouped prints a number with sep between groups of three digits.
func grouped(v int64, sep string) string {
	s := strconv.FormatInt(v, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// TickValue is what a gridline's label stands for: its digits. It fails where there are none, or too many.
func TickValue(label string) (int64, error) {
	return strconv.ParseInt(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, label), 10, 64)
}

// EvenTicks says whether a panel's gridlines can be set by a program that knows only a distance and a separator
// between groups of three digits, and returns both: chosen gridlines can, given ones if they are the multiples of the
// first, labelled in one way.
func (p StepPanel) EvenTicks() (step int64, thousands string, ok bool) {
	largest := int64(1)
	for _, pt := range p.Points {
		largest = max(largest, pt.Value)
	}
	step, thousands = RoundStep(largest), p.Thousands
	at, seen := int64(0), false
	for i, label := range p.Ticks {
		v, err := TickValue(label)
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
		if at += step; v != at || grouped(v, thousands) != label {
			return 0, "", false
		}
	}
	return step, thousands, len(p.Ticks) == 0 || at > 0
}

func (c *stepChart) givenTicks(p *stepPanel) []gochart.Tick {
	var out []gochart.Tick
	before := int64(-1)
	for _, label := range p.Ticks {
		v, err := TickValue(label)
		switch {
		case err != nil:
			c.fail("chart-ticks", "", "has the gridline label \"%s\", which is no whole number", label)
		case v <= before:
			c.fail("chart-ticks", "", "has the gridline \"%s\" out of order", label)
		case len(out) > 0 && float64(p.m.Plot)*float64(v-before) < p.top*float64(p.m.Number.Lead):
			c.fail("chart-ticks", "leave one out", "has the gridline \"%s\" too close to the one below it", label)
		case float64(v) > p.top:
			c.fail("chart-ticks", "", "has the gridline \"%s\" above the plot, which ends at %d", label, int64(p.top))
		}
		before = max(before, v)
		out = append(out, gochart.Tick{Value: float64(v), Label: label})
	}
	return out
}

package bars_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/plots"
)

// listOf is a chart of so many rows with captions, with labels of so many characters.
func listOf(g plots.Generator, rows, label int) *bars.Chart {
	s := chartOf()
	for i := range rows {
		size := int64(1000 * (200 + 10*i))
		s.Groups[0].Rows = append(s.Groups[0].Rows,
			bars.Row{Label: span.Plain(g.Words(label)), Value: span.Plain(fmt.Sprint(size / 1000)), Parts: []kit.Part{{Size: size, Caption: span.Plain("border support")}}})
	}
	return s
}

func TestThirtyRowsHaveRoomOnAPage(t *testing.T) {
	page := frame.MM(215) // of a live height of 252, less heading, title, subtitle, note and source
	for _, label := range []int{8, 20, 40} {
		for _, f := range []kit.FormName{kit.Page, kit.OnePage} {
			s := listOf(plots.Seeded(1, 7), 30, label)
			name := fmt.Sprintf("30 rows with labels of %d characters", label)
			d, list := s.OnPage(plots.Style(t, f), frame.MM(174), page)
			if list.HasErrors() || d.H > page {
				t.Errorf("%s are %.0f mm high:\n%s", name, d.H.Millimetres(), list.Text())
			}
			if !strings.Contains(list.Text(), "leaves out its captions, because with them it is higher than a page") {
				t.Errorf("%s: nothing says that captions are left out:\n%s", name, list.Text())
			}
			plots.Check(t, name, d)
			plots.CheckBars(t, plots.In(name, s, f, d), false)
		}
	}
}

// Captions stay as long as closer rows are enough.
func TestOnPageKeepsCaptionsIfItCan(t *testing.T) {
	s := listOf(plots.Seeded(2, 7), 20, 20)
	plain := plots.Draw(t, s, kit.Page, frame.MM(174))
	d, list := s.OnPage(plots.Style(t, kit.Page), frame.MM(174), frame.MM(215))
	if len(list) > 0 || d.H > frame.MM(215) || plain.H <= frame.MM(215) {
		t.Fatalf("20 rows are %.0f mm high, %.0f mm with room:\n%s", d.H.Millimetres(), plain.H.Millimetres(), list.Text())
	}
	plots.CheckBars(t, plots.In("20 rows", s, kit.Page, d), true)
}

// What no form has room for comes out as low as it can be.
func TestOnPageGivesUp(t *testing.T) {
	s := listOf(plots.Seeded(3, 7), 60, 60)
	d, list := s.OnPage(plots.Style(t, kit.Page), frame.MM(174), frame.MM(215))
	if list.HasErrors() || d.H <= frame.MM(215) || d.H >= plots.Draw(t, s, kit.Page, frame.MM(174)).H {
		t.Errorf("60 rows are %.0f mm high:\n%s", d.H.Millimetres(), list.Text())
	}
	if _, list = chartOf().OnPage(plots.Style(t, kit.Page), frame.MM(174), 1); !list.HasErrors() {
		t.Error("a chart without rows is drawn")
	}
}

// How many generated charts have room on a page: all kinds of bars, 1 to 30 rows, labels of 1 to 80 characters.
func TestGeneratedBarsOnAPage(t *testing.T) {
	page := frame.MM(215)
	k := plots.Of(t, bars.Name)
	for _, c := range []struct {
		width float64
		least int // per cent
	}{{174, 95}, {114, 68}, {84, 54}} {
		room, asDrawn, n := 0, 0, golden.Amount(300, 90, 90)
		for seed := range n {
			v := k.Varieties[seed%len(k.Varieties)]
			chart, name := v.Make(plots.Seeded(uint64(seed), 7)), fmt.Sprintf("%.0f mm, %s %d", c.width, v.Name, seed)
			st := plots.Style(t, kit.Page)
			if d, _ := chart.Draw(st, frame.MM(c.width)); d.H <= page {
				asDrawn++
			}
			d, list := chart.OnPage(st, frame.MM(c.width), page)
			if list.HasErrors() {
				t.Errorf("%s: a sound chart is refused:\n%s", name, list.Text())
				continue
			}
			if d.H <= page {
				room++
			}
			plots.Check(t, name, d)
			k.Check(t, name, chart, kit.Page, d, list)
			if t.Failed() {
				return
			}
		}
		t.Logf("%.0f mm: %d of %d have room on a page, %d as they are drawn where height is free", c.width, room, n, asDrawn)
		if golden.Long() && room*100 < c.least*n { // few charts have no steady share
			t.Errorf("only %d of %d charts of %.0f mm have room on a page", room, n, c.width)
		}
	}
}

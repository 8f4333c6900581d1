package charts

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// listOf is a chart of so many rows with captions, with labels of so many characters.
func listOf(g maker, rows, label int) *Spec {
	s := barSpec()
	for i := range rows {
		size := int64(1000 * (200 + 10*i))
		s.Bars.Groups[0].Rows = append(s.Bars.Groups[0].Rows,
			BarRow{Label: span.Plain(g.text(label)), Value: span.Plain(fmt.Sprint(size / 1000)), Parts: []BarPart{{Size: size, Caption: span.Plain("border support")}}})
	}
	return s
}

func TestThirtyRowsHaveRoomOnAPage(t *testing.T) {
	page := frame.MM(215) // of a live height of 252, less heading, title, subtitle, note and source
	for _, label := range []int{8, 20, 40} {
		for _, m := range []Metrics{A4(), OnePager()} {
			s := listOf(seeded(1), 30, label)
			name := fmt.Sprintf("30 rows with labels of %d characters", label)
			st := testStyle(t, m)
			d, list := Within(s, st, frame.MM(174), page)
			if list.HasErrors() || d.H > page {
				t.Errorf("%s are %.0f mm high:\n%s", name, d.H.Millimetres(), list.Text())
			}
			if !strings.Contains(list.Text(), "leaves out its captions, because with them it is higher than a page") {
				t.Errorf("%s: nothing says that captions are left out:\n%s", name, list.Text())
			}
			checkDrawing(t, name, d)
			checkBars(t, s, d, m, false)
		}
	}
}

// Captions stay as long as closer rows are enough.
func TestWithinKeepsCaptionsIfItCan(t *testing.T) {
	s := listOf(seeded(2), 20, 20)
	plain := draw(t, s, A4(), frame.MM(174))
	d, list := Within(s, testStyle(t, A4()), frame.MM(174), frame.MM(215))
	if len(list) > 0 || d.H > frame.MM(215) || plain.H <= frame.MM(215) {
		t.Fatalf("20 rows are %.0f mm high, %.0f mm with room:\n%s", d.H.Millimetres(), plain.H.Millimetres(), list.Text())
	}
	checkBars(t, s, d, A4(), true)
}

func TestWithinChangesNothingThatHasRoom(t *testing.T) {
	for _, s := range samples() {
		want := drawings.Dump(draw(t, s.spec, s.style(), s.width).Group.Items)
		d, list := Within(s.spec, testStyle(t, s.style()), s.width, frame.MM(250))
		if len(list) > 0 || drawings.Dump(d.Group.Items) != want {
			t.Errorf("%s differs where there is room:\n%s", s.name, list.Text())
		}
	}
}

// What no form has room for comes out as low as it can be.
func TestWithinGivesUp(t *testing.T) {
	s := listOf(seeded(3), 60, 60)
	d, list := Within(s, testStyle(t, A4()), frame.MM(174), frame.MM(215))
	if list.HasErrors() || d.H <= frame.MM(215) || d.H >= draw(t, s, A4(), frame.MM(174)).H {
		t.Errorf("60 rows are %.0f mm high:\n%s", d.H.Millimetres(), list.Text())
	}
	if _, list = Within(barSpec(), testStyle(t, A4()), frame.MM(174), 1); !list.HasErrors() {
		t.Error("a chart without rows is drawn")
	}
}

// How many generated charts have room on a page: all kinds of bars, 1 to 30 rows, labels of 1 to 80 characters.
func TestGeneratedBarsOnAPage(t *testing.T) {
	page := frame.MM(215)
	for _, c := range []struct {
		width float64
		least int // per cent
	}{{174, 95}, {114, 68}, {84, 54}} {
		room, asDrawn, n := 0, 0, 300
		for seed := range n {
			spec := []func(maker) *Spec{maker.bars, maker.manyBars}[seed%2](seeded(uint64(seed)))
			spec.ID = fmt.Sprintf("%.0f mm, %d", c.width, seed)
			st := testStyle(t, A4())
			if d, _ := Draw(spec, st, frame.MM(c.width)); d.H <= page {
				asDrawn++
			}
			d, list := Within(spec, st, frame.MM(c.width), page)
			if list.HasErrors() {
				t.Errorf("%s: a sound chart is refused:\n%s", spec.ID, list.Text())
				continue
			}
			if d.H <= page {
				room++
			}
			checkDrawing(t, spec.ID, d)
			checkBars(t, spec, d, A4(), captioned(spec.Bars, &st.Metrics.Bars) && !noteOf(list, "chart-captions"))
			if t.Failed() {
				return
			}
		}
		t.Logf("%.0f mm: %d of %d have room on a page, %d as they are drawn where height is free", c.width, room, n, asDrawn)
		if room*100 < c.least*n {
			t.Errorf("only %d of %d charts of %.0f mm have room on a page", room, n, c.width)
		}
	}
}

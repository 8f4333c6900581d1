package steps

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// label is a placed label: the value, and the date under it or beside it.
type label struct {
	value, date placedText
	box         frame.Rect // what it covers
	leader      leader     // from the marker to the label; the zero one: it stands at its point
}

// placedText is a text by the left end of its baseline.
type placedText struct {
	s  string
	at frame.Point
}

// labelType is how labels are set: the value, and its date under it or beside it.
type labelType struct {
	*kit.Layout
	value, date kit.TextSize
}

// size is the size of a point's label: the value's line from the top of its digits, and the date's under it, or
// beside it on one line.
func (t labelType) size(pt Point, line bool) (w, h frame.Unit) {
	w, h = t.Width(pt.Label.S, frame.Bold, t.value.Size), t.value.Size*95/100
	if pt.Date.S == "" {
		return w, h
	}
	d := t.Width(pt.Date.S, frame.Regular, t.date.Size)
	if line {
		return w + t.wordGap() + d, h
	}
	return max(w, d), t.rise() + t.date.Lead + t.date.Size*21/100
}

// wordGap is the distance of value and date on one line.
func (t labelType) wordGap() frame.Unit { return t.date.Size * 30 / 100 }

// rise is the height of digits and capitals over the baseline.
func (t labelType) rise() frame.Unit { return t.value.Size * 74 / 100 }

// in sets value and date in a box, both as near to their marker as the box allows. On one line the value stands at
// the side of the marker.
func (t labelType) in(pt Point, s frame.Point, box frame.Rect, line bool) label {
	value, date := t.Width(pt.Label.S, frame.Bold, t.value.Size), t.Width(pt.Date.S, frame.Regular, t.date.Size)
	base := box.Y + t.rise()
	l := label{placedText{pt.Label.S, frame.Point{X: box.X, Y: base}}, placedText{pt.Date.S, frame.Point{X: box.X, Y: base}}, box, leader{}}
	switch {
	case !line:
		l.date.at.Y += t.date.Lead
		l.value.at.X = kit.Within(s.X-value/2, box.X, box.X+box.W-value)
		l.date.at.X = kit.Within(s.X-date/2, box.X, box.X+box.W-date)
	case box.X+box.W/2 < s.X:
		l.value.at.X += date + t.wordGap()
	default:
		l.date.at.X += value + t.wordGap()
	}
	return l
}

// halos are the places of a label's texts, with a little around them.
func (t labelType) halos(l *label) []frame.Rect {
	around := func(text placedText, style frame.FontStyle, size frame.Unit) frame.Rect {
		return grown(frame.Rect{X: text.at.X, Y: text.at.Y - size*73/100, W: t.Width(text.s, style, size), H: size * 94 / 100}, size*16/100)
	}
	out := []frame.Rect{around(l.value, frame.Bold, t.value.Size)}
	if l.date.s != "" {
		out = append(out, around(l.date, frame.Regular, t.date.Size))
	}
	return out
}

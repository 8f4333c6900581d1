package kit

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Layout is where a chart is planned: it measures text and collects what is wrong.
type Layout struct {
	Style Style
	List  diag.List // what was found
}

// Fail adds an error about this chart; hint may be empty.
func (l *Layout) Fail(id, hint, format string, args ...any) {
	l.List.Add(diag.Pos{}, diag.Error, id, l.name()+" "+fmt.Sprintf(format, args...), hint)
}

// Tell adds a note about this chart.
func (l *Layout) Tell(id, hint, format string, args ...any) {
	l.List.Add(diag.Pos{}, diag.Note, id, l.name()+" "+fmt.Sprintf(format, args...), hint)
}

func (l *Layout) name() string {
	if l.Style.Chart == "" {
		return "a chart"
	}
	return fmt.Sprintf("chart \"%s\"", l.Style.Chart)
}

// Failed says whether an error was found.
func (l *Layout) Failed() bool { return l.List.HasErrors() }

// FirstOf returns the areas of the first plan that finds no error. If all find one, it returns nothing, and what is found
// is what the plan of the index keep found, or the last plan where there are fewer.
func (l *Layout) FirstOf(plans []func() []Area, keep int) []Area {
	before := l.List
	var kept diag.List
	for i, plan := range plans {
		l.List = before[:len(before):len(before)]
		if areas := plan(); !l.Failed() {
			return areas
		}
		if i <= keep {
			kept = l.List
		}
	}
	l.List = kept
	return nil
}

// Length prints a length for messages: in px on screens, else in mm.
func (l *Layout) Length(u frame.Unit) string {
	if l.Style.Form.Pixels {
		return fmt.Sprintf("%.0f px", u.Points())
	}
	return fmt.Sprintf("%.0f mm", u.Millimetres())
}

// MM is a small spacing of the printed page, in mm, at the scale of the form.
func (l *Layout) MM(v float64) frame.Unit { return l.Style.Form.MM(v) }

// Width measures a line of text.
func (l *Layout) Width(s string, style frame.FontStyle, size frame.Unit) frame.Unit {
	w := l.Style.Fonts.Face(int(style)).Width(s, int(size))
	if l.Style.Percent > 0 {
		w = w * l.Style.Percent / 100
	}
	return frame.Unit(w)
}

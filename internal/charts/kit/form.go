package kit

import "briefing/internal/page/frame"

// FormName is a form that charts are drawn in.
type FormName uint8

// The forms. Charts are redrawn for each and never scaled, because type must not shrink with the picture.
const (
	Page          FormName = iota // the printed page: a live width of 174 mm and 9.5 pt text
	OnePage                       // one dense page
	Slide                         // a slide of 338.7 mm: nothing under 18 pt
	SlideTight                    // a slide with less air, for a chart that is higher than it was meant to be
	EmbedWide                     // embed pages and figures in web pages from 420 px up
	EmbedNarrow                   // the same under 420 px, down to 280
	Thumbnail                     // pictures in the gallery
	CardLandscape                 // cards of 1200 by 675 px and, with less height, of 1200 by 628
	CardSmall                     // cards of 800 by 450 px
	CardSquare                    // cards of 1080 by 1080 px
	forms
)

// Form is what all kinds of charts share in a form. Each kind has sizes of its own beside it.
type Form struct {
	Name   FormName
	Scale  int        // of small spacings that have no size of their own, in percent of the printed page's
	Pixels bool       // messages give lengths in px, not mm
	Rule   frame.Unit // hairline
	Strong frame.Unit // rule over panels and years
	Least  frame.Unit // shortest mark of a value that is not zero
	Screen Screen     // of screens; zero in print and on slides
}

// Screen are the sizes that screen forms have: of text in px, and the px that a millimetre of the printed page becomes,
// which sets all that has no size of its own. No text is smaller than 12 px. One px of a screen is one pt of a frame.
type Screen struct {
	MM                         float64
	Label, Value, Key, Caption float64
	Group, Small               float64 // Small: numbers of gridlines, keys of panels
	Number, Qualifier, Body    float64
	Kicker, PanelTitle, Year   float64
	BarLabel, Event            float64
	Line                       float64 // width of the zero line and of outlines
}

// NarrowBelow is the width under which a web page shows the narrow form: 420 px.
const NarrowBelow frame.Unit = 42000

// ThumbW and ThumbH are the size of a picture in the gallery: 317 by 186 px.
const ThumbW, ThumbH frame.Unit = 31700, 18600

// FormOf is what charts share in a form.
func FormOf(n FormName) Form {
	mm, px := frame.MM, frame.Pt
	f := Form{Name: n}
	switch n {
	case Slide, SlideTight:
		f.Scale, f.Rule, f.Strong, f.Least = 100, mm(0.3), mm(1.1), mm(0.9)
		return f
	case EmbedWide:
		f.Screen = Screen{
			MM: 3.4, Label: 15, Value: 15, Key: 12.5, Caption: 12.5, Group: 13, Small: 12, Number: 32, Qualifier: 14, Body: 14,
			Kicker: 13, PanelTitle: 15, Year: 15, BarLabel: 13, Event: 13, Line: 1.5,
		}
		f.Rule, f.Strong = px(1), px(2)
	case EmbedNarrow:
		f.Screen = Screen{
			MM: 3, Label: 14, Value: 14, Key: 12, Caption: 12, Group: 13, Small: 12, Number: 30, Qualifier: 14, Body: 14,
			Kicker: 13, PanelTitle: 14, Year: 13, BarLabel: 13, Event: 13, Line: 1.5,
		}
		f.Rule, f.Strong = px(1), px(2)
	case Thumbnail:
		f.Screen = Screen{
			MM: 2.2, Label: 13, Value: 13, Key: 12, Caption: 12, Group: 12, Small: 12, Number: 24, Qualifier: 12, Body: 12,
			Kicker: 12, PanelTitle: 13, Year: 13, BarLabel: 12, Event: 12, Line: 1.5,
		}
		f.Rule, f.Strong = px(1), px(2)
	case CardLandscape:
		f.Screen = Screen{
			MM: 6.3, Label: 25, Value: 26, Key: 18, Caption: 18, Group: 18, Small: 17, Number: 56, Qualifier: 22, Body: 21,
			Kicker: 18, PanelTitle: 23, Year: 24, BarLabel: 19, Event: 17, Line: 2,
		}
		f.Rule, f.Strong = px(2), px(4)
	case CardSmall:
		f.Screen = Screen{
			MM: 4.2, Label: 17, Value: 18, Key: 13, Caption: 13, Group: 14, Small: 12.5, Number: 36, Qualifier: 15, Body: 14.5,
			Kicker: 13, PanelTitle: 16, Year: 16, BarLabel: 13.5, Event: 12.5, Line: 2,
		}
		f.Rule, f.Strong = px(1), px(3)
	case CardSquare:
		f.Screen = Screen{
			MM: 6.6, Label: 31, Value: 33, Key: 22, Caption: 22, Group: 22, Small: 20, Number: 62, Qualifier: 26, Body: 24,
			Kicker: 22, PanelTitle: 27, Year: 28, BarLabel: 22, Event: 20, Line: 2,
		}
		f.Rule, f.Strong = px(1.5), px(4)
	default: // in print
		f.Scale, f.Rule, f.Strong, f.Least = 100, mm(0.2), mm(0.6), mm(0.3)
		return f
	}
	f.Scale, f.Pixels, f.Least = int(f.Screen.MM*100/2.8346+0.5), true, px(1)
	return f
}

// Forms lists all forms.
func Forms() []Form {
	var list []Form
	for n := range forms {
		list = append(list, FormOf(n))
	}
	return list
}

// MM is a small spacing of the printed page, in mm, at the scale of the form.
func (f *Form) MM(v float64) frame.Unit {
	if f.Scale == 100 {
		return frame.MM(v)
	}
	return frame.MM(v) * frame.Unit(f.Scale) / 100
}

// OnScreen says whether it is a form for screens.
func (f *Form) OnScreen() bool { return f.Screen.MM > 0 }

// Space is a length of the printed page, in mm, on a screen.
func (s *Screen) Space(mm float64) frame.Unit { return frame.Pt(float64(mm * s.MM)) }

// Text is a text of a size in px, in lines so many times as high.
func (s *Screen) Text(size, lead float64) TextSize {
	return TextSize{frame.Pt(size), frame.Pt(float64(size * lead))}
}

// Outline is the width of the zero line and of outlines.
func (s *Screen) Outline() frame.Unit { return frame.Pt(s.Line) }

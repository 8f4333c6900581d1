package potx

import "strconv"

// Need is a placeholder of ours. Templates have it under this name and this index; the index alone is no identity, since
// other templates have their own placeholders under the same number.
type Need struct {
	Name  string
	Index int
}

// Placeholders of which a layout has one.
var (
	Source    = Need{"Briefing source", 13}
	Subtitle  = Need{"Briefing subtitle", 14}
	Date      = Need{"Briefing date", 15}
	Notice    = Need{"Briefing notice", 16} // no layout must have it
	Chart     = Need{"Briefing chart", 1}
	Table     = Need{"Briefing table", 1}
	Text      = Need{"Briefing text", 1}
	BoxNumber = Need{"Briefing box number", 171}
	BoxText   = Need{"Briefing box text", 172}
)

// FigureKicker is what stands over a big number. Of all these placeholders a layout has several; n counts from 1.
func FigureKicker(n int) Need { return numbered("figure", n, " kicker", 100) }

// FigureQualifier is the word before a big number.
func FigureQualifier(n int) Need { return numbered("figure", n, " qualifier", 110) }

// FigureNumber is a big number.
func FigureNumber(n int) Need { return numbered("figure", n, " number", 120) }

// FigureLabel is what a big number counts.
func FigureLabel(n int) Need { return numbered("figure", n, " label", 130) }

// ItemNumber is the number of an item.
func ItemNumber(n int) Need { return numbered("item", n, " number", 140) }

// ItemHeading is an item's heading.
func ItemHeading(n int) Need { return numbered("item", n, " heading", 150) }

// ItemText is an item's text.
func ItemText(n int) Need { return numbered("item", n, " text", 160) }

// Sentence is a sentence of a summary.
func Sentence(n int) Need { return numbered("sentence", n, "", 180) }

// PointNumber is the number of a point.
func PointNumber(n int) Need { return numbered("point", n, " number", 190) }

// PointText is a point's text.
func PointText(n int) Need { return numbered("point", n, " text", 180) }

func numbered(thing string, n int, part string, before int) Need {
	return Need{"Briefing " + thing + " " + strconv.Itoa(n) + part, before + n}
}

// Rows is how many sentences or points have rows of their own.
const Rows = 3

// ownRole is a role of a layout of ours with the placeholders that make it out.
type ownRole struct {
	role  Role
	needs []Need
}

func ownRoles() []ownRole {
	figures := func(n int, more ...Need) []Need {
		needs := append(more, Source)
		for i := 1; i <= n; i++ {
			needs = append(needs, FigureQualifier(i), FigureNumber(i), FigureLabel(i))
		}
		return needs
	}
	six := figures(6)
	for i := 1; i <= 6; i++ {
		six = append(six, FigureKicker(i))
	}
	items := []Need{Source, BoxNumber, BoxText}
	for i := 1; i <= 4; i++ {
		items = append(items, ItemNumber(i), ItemHeading(i), ItemText(i))
	}
	sentences, points := []Need{Source}, []Need{Source}
	for i := 1; i <= Rows; i++ {
		sentences = append(sentences, Sentence(i))
		points = append(points, PointNumber(i), PointText(i))
	}
	return []ownRole{
		{RoleOpening, []Need{Date}},
		{RoleFour, figures(4)},
		{RoleSix, six},
		{RoleBeside, figures(2, Chart, Subtitle)},
		{RoleChart, []Need{Source, Chart, Subtitle}},
		{RoleItems, items},
		{RoleTable, []Need{Source, Table, Subtitle}},
		{RoleText, []Need{Source, Text}},
		{RoleDrawing, []Need{Source, Subtitle}},
		{RoleSummary, sentences},
		{RolePoints, points},
	}
}

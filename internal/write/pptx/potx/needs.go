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
	Source      = Need{"Briefing source", 13}
	Subtitle    = Need{"Briefing subtitle", 14}
	Date        = Need{"Briefing date", 15}
	Notice      = Need{"Briefing notice", 16} // no layout must have it
	Chart       = Need{"Briefing chart", 1}
	SecondChart = Need{"Briefing second chart", 2}
	Table       = Need{"Briefing table", 1}
	Text        = Need{"Briefing text", 1}
	Band        = Need{"Briefing band", 171} // a big number beside its words
)

// Tile is a big number with what stands over and under it. Of all these placeholders a layout has several; n counts from 1.
func Tile(n int) Need { return numbered("figure", n, 120) }

// Item is a numbered item with a heading and a text.
func Item(n int) Need { return numbered("item", n, 150) }

// Sentence is a sentence of a summary.
func Sentence(n int) Need { return numbered("sentence", n, 180) }

// Point is a numbered point.
func Point(n int) Need { return numbered("point", n, 190) }

func numbered(thing string, n, before int) Need {
	return Need{"Briefing " + thing + " " + strconv.Itoa(n), before + n}
}

// Rows is how many sentences or points have rows of their own.
const Rows = 3

// ownRole is a role of a layout of ours with the placeholders that make it out.
type ownRole struct {
	role  Role
	needs []Need
}

func ownRoles() []ownRole {
	several := func(n int, of func(int) Need, more ...Need) []Need {
		needs := append(more, Source)
		for i := 1; i <= n; i++ {
			needs = append(needs, of(i))
		}
		return needs
	}
	return []ownRole{
		{RoleOpening, []Need{Date}},
		{RoleFour, several(4, Tile)},
		{RoleSix, several(6, Tile)},
		{RoleBeside, several(2, Tile, Chart, Subtitle)},
		{RoleChart, []Need{Source, Chart, Subtitle}},
		{RoleCharts, []Need{Source, Chart, SecondChart, Subtitle}},
		{RoleItems, several(4, Item, Band)},
		{RoleTable, []Need{Source, Table, Subtitle}},
		{RoleText, []Need{Source, Text}},
		{RoleDrawing, []Need{Source, Subtitle}},
		{RoleSummary, several(Rows, Sentence)},
		{RolePoints, several(Rows, Point)},
	}
}

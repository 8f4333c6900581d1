package pptx

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/write/pptx/drawingml"
)

// role is what a layout is used for.
type role string

// The roles. The first four can be filled by any template, by what its placeholders can hold; the others by our own
// placeholders only, and slides that would use them fall back to the content role where they are missing.
const (
	roleTitle   role = "title"
	roleContent role = "content"
	roleTwo     role = "two-content"
	roleOnly    role = "title-only"

	roleOpening role = "briefing title"
	roleFour    role = "four figures"
	roleSix     role = "six figures"
	roleChart   role = "chart"
	roleBeside  role = "chart and two figures"
	roleItems   role = "numbered items and box"
	roleTable   role = "table"
	roleDrawing role = "drawing"
	roleText    role = "text"
	roleSummary role = "three sentences"
	rolePoints  role = "three points"
)

// need is one of our placeholders.
type need struct {
	name string
	idx  int
}

var needSource = need{"Briefing source", 13}

func figureNeeds(n int, kicker bool) []need {
	needs := []need{needSource}
	for i := 1; i <= n; i++ {
		f := "Briefing figure " + itoa(i)
		if kicker {
			needs = append(needs, need{f + " kicker", 100 + i})
		}
		needs = append(needs, need{f + " qualifier", 110 + i}, need{f + " number", 120 + i}, need{f + " label", 130 + i})
	}
	return needs
}

// rowCount is how many sentences or points have rows of their own.
const rowCount = 3

func sentenceNeeds() []need {
	needs := []need{needSource}
	for i := 1; i <= rowCount; i++ {
		needs = append(needs, need{"Briefing sentence " + itoa(i), 180 + i})
	}
	return needs
}

func pointNeeds() []need {
	needs := []need{needSource}
	for i := 1; i <= rowCount; i++ {
		f := "Briefing point " + itoa(i)
		needs = append(needs, need{f + " number", 190 + i}, need{f + " text", 180 + i})
	}
	return needs
}

func itemNeeds() []need {
	needs := []need{needSource, {"Briefing box number", 171}, {"Briefing box text", 172}}
	for i := 1; i <= 4; i++ {
		f := "Briefing item " + itoa(i)
		needs = append(needs, need{f + " number", 140 + i}, need{f + " heading", 150 + i}, need{f + " text", 160 + i})
	}
	return needs
}

var (
	needSubtitle = need{"Briefing subtitle", 14}
	needChart    = need{"Briefing chart", 1}
	needTable    = need{"Briefing table", 1}
	needText     = need{"Briefing text", 1}
	needDate     = need{"Briefing date", 15}
	needNotice   = need{"Briefing notice", 16} // no layout must have it
)

// ownRoles are the roles of our own layouts with what they need.
func ownRoles() []struct {
	role  role
	needs []need
} {
	return []struct {
		role  role
		needs []need
	}{
		{roleOpening, []need{needDate}},
		{roleFour, figureNeeds(4, false)},
		{roleSix, figureNeeds(6, true)},
		{roleBeside, append(figureNeeds(2, false), needChart, needSubtitle)},
		{roleChart, []need{needSource, needChart, needSubtitle}},
		{roleItems, itemNeeds()},
		{roleTable, []need{needSource, needTable, needSubtitle}},
		{roleText, []need{needSource, needText}},
		{roleDrawing, []need{needSource, needSubtitle}},
		{roleSummary, sentenceNeeds()},
		{rolePoints, pointNeeds()},
	}
}

// Choice names layouts for roles, as a file of the user's says.
type Choice struct {
	Title   source.String `yaml:"title"`
	Content source.String `yaml:"content"`
	Two     source.String `yaml:"two-content"`
	Only    source.String `yaml:"title-only"`
}

// ReadChoice reads such a file.
func ReadChoice(f *source.File) (*Choice, diag.List) {
	root, l := source.Parse(f)
	if root == nil || l.HasErrors() {
		return nil, l
	}
	c := &Choice{}
	l.Append(source.Decode(root, c))
	if l.HasErrors() {
		return nil, l
	}
	return c, l
}

// choose finds a layout for every role: by the name that was given, else by the placeholders a layout holds. Names are
// no help: they are translated, and types are often missing or say something else.
func (t *Template) choose(c *Choice, l *diag.List) {
	t.roles = map[role]*layout{}
	for _, own := range ownRoles() {
		for _, lay := range t.layouts {
			// Of several, the one with the fewest placeholders beside those it needs.
			if have := t.roles[own.role]; lay.has(own.needs) && (have == nil || len(lay.holders) < len(have.holders)) {
				t.roles[own.role] = lay
			}
		}
	}
	for _, r := range []role{roleTitle, roleContent, roleTwo, roleOnly} {
		var best *layout
		most := -1
		for _, lay := range t.layouts {
			if p := lay.points(r, t); p > most {
				best, most = lay, p
			}
		}
		if most >= 0 {
			t.roles[r] = best
		}
	}
	if c != nil {
		t.override(roleTitle, c.Title, l)
		t.override(roleContent, c.Content, l)
		t.override(roleTwo, c.Two, l)
		t.override(roleOnly, c.Only, l)
	}
	if t.roles[roleContent] == nil {
		l.Add(diag.Pos{File: t.name}, diag.Error, "template-refused", "the template cannot be used: no layout has a title and room for content",
			"add a layout with a title and a content placeholder")
		return
	}
	for _, r := range []role{roleTitle, roleTwo, roleOnly} {
		if t.roles[r] == nil {
			t.roles[r] = t.roles[roleContent]
		}
	}
}

func (t *Template) override(r role, name source.String, l *diag.List) {
	if name.S == "" {
		return
	}
	var names []string
	for _, lay := range t.layouts {
		names = append(names, lay.name)
		if lay.name != name.S {
			continue
		}
		if lay.points(r, t) < 0 {
			l.Add(name.Pos, diag.Error, "template-layout", fmt.Sprintf("the layout %s cannot be used for %s: %s", source.Quote(name.S), r, wanted[r]), "name another layout")
			return
		}
		t.roles[r] = lay
		return
	}
	msg, hint := source.Unknown("layout", name.S, names)
	l.Add(name.Pos, diag.Error, "template-layout", msg, hint)
}

// wanted says what a role needs of a layout.
var wanted = map[role]string{
	roleTitle:   "it needs a title placeholder",
	roleContent: "it needs a title and a placeholder for content or text",
	roleTwo:     "it needs a title and two placeholders for content, side by side",
	roleOnly:    "it needs a title placeholder",
}

func (l *layout) has(needs []need) bool {
	for _, n := range needs {
		if l.find(n.name, n.idx) == nil {
			return false
		}
	}
	return l.title() != nil
}

// points says how well a layout fits a role by what it holds; negative: not at all.
func (l *layout) points(r role, t *Template) int {
	title := l.title()
	if title == nil {
		return -1
	}
	any, text := l.content()
	sub := l.of("subTitle")
	extra := 0
	for _, h := range l.holders {
		switch h.typ {
		case "dt", "ftr", "sldNum", "title", "ctrTitle", "subTitle":
		default:
			extra++
		}
	}
	points := 100
	switch r {
	case roleTitle:
		if sub != nil {
			points += 20
		}
		if title.typ == "ctrTitle" {
			points += 20
		}
		if l.typ == "title" {
			points += 5
		}
		points -= 3 * extra
	case roleContent:
		h := mainHolder(any, text)
		if h == nil || h.box.W < t.w/3 || h.box.H < t.h/3 || sub != nil {
			return -1
		}
		if len(any) > 0 {
			points += 30
		}
		if l.typ == "obj" || l.typ == "tx" {
			points += 5
		}
		points -= 5 * (extra - 1)
	case roleTwo:
		if len(any) < 2 || any[0].idx == any[1].idx || !beside(any[0].box, any[1].box) {
			return -1
		}
		points -= 5 * (extra - 2)
	case roleOnly:
		if sub != nil || title.typ == "ctrTitle" {
			points -= 40
		}
		if l.typ == "titleOnly" {
			points += 5
		}
		points -= 5 * extra
	}
	return max(points, 0)
}

func beside(a, b drawingml.Box) bool {
	return a.X+a.W <= b.X+b.W/10 && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// mainHolder is the placeholder for content: the largest of those that take anything, else the largest for text.
func mainHolder(any, text []*holder) *holder {
	if len(any) == 0 {
		any = text
	}
	var best *holder
	for _, h := range any {
		if best == nil || h.box.W/1000*(h.box.H/1000) > best.box.W/1000*(best.box.H/1000) {
			best = h
		}
	}
	return best
}

// Use is what a layout serves for; an empty layout is a role that something else stands in for.
type Use struct {
	Role    string `json:"role"`
	Layout  string `json:"layout,omitempty"`
	Instead string `json:"instead,omitempty"`
}

// Uses lists the roles in the order of Report.
func (t *Template) Uses() []Use {
	var out []Use
	add := func(r role, fit bool, instead string) {
		u := Use{Role: string(r)}
		if l := t.roles[r]; l != nil && fit {
			u.Layout = l.name
		} else {
			u.Instead = instead
		}
		out = append(out, u)
	}
	for _, g := range []struct {
		role    role
		instead string
	}{
		{roleTitle, "the content layout is used"}, {roleContent, ""},
		{roleTwo, "the content layout is divided"}, {roleOnly, "the content layout is used"},
	} {
		l := t.roles[g.role]
		add(g.role, l != nil && l.points(g.role, t) >= 0, g.instead)
	}
	for _, own := range ownRoles() {
		add(own.role, true, fallbacks[own.role])
	}
	return out
}

// Report says in plain words which layout serves which role, for people who make templates.
func (t *Template) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d layouts, slides of %.1f by %.1f cm, text in %s\n", t.name, len(t.layouts), float64(t.w)/360000, float64(t.h)/360000, t.face)
	switch {
	case t.slides == 1:
		b.WriteString("its slide is left out of decks\n")
	case t.slides > 1:
		fmt.Fprintf(&b, "its %d slides are left out of decks\n", t.slides)
	}
	for i, u := range t.Uses() {
		switch i {
		case 0:
			b.WriteString("\nLayouts for any template:\n")
		case 4:
			b.WriteString("\nLayouts of briefing's own, known by the names and numbers of their placeholders:\n")
		}
		if u.Layout != "" {
			fmt.Fprintf(&b, "  %-24s %q\n", u.Role, u.Layout)
		} else {
			fmt.Fprintf(&b, "  %-24s missing: %s\n", u.Role, u.Instead)
		}
	}
	if t.notes == "" {
		b.WriteString("\nIt has no notes master; one is added for the speaker notes.\n")
	}
	return b.String()
}

var fallbacks = map[role]string{
	roleOpening: "the title layout is used, without the date",
	roleFour:    "key figures become a list in the content placeholder",
	roleSix:     "key figures become a list in the content placeholder",
	roleChart:   "the chart goes into the content placeholder",
	roleBeside:  "chart and figures go into the two contents",
	roleItems:   "the points become a list in the content placeholder",
	roleTable:   "the table goes into the content placeholder",
	roleDrawing: "the drawing stands in the place of the content",
	roleText:    "the text goes into the content placeholder",
	roleSummary: "the sentences go into the content placeholder",
	rolePoints:  "the points become a list in the content placeholder",
}

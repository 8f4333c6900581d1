package potx

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/source"
)

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
	t.roles = map[Role]*Layout{}
	for _, own := range ownRoles() {
		for _, lay := range t.layouts {
			// Of several, the one with the fewest placeholders beside those it needs.
			if have := t.roles[own.role]; lay.hasAll(own.needs) && (have == nil || len(lay.holders) < len(have.holders)) {
				t.roles[own.role] = lay
			}
		}
	}
	for _, r := range []Role{RoleTitle, RoleContent, RoleTwo, RoleOnly} {
		var best *Layout
		most := -1
		for _, lay := range t.layouts {
			if p := lay.score(r, t); p > most {
				best, most = lay, p
			}
		}
		if most >= 0 {
			t.roles[r] = best
		}
	}
	if c != nil {
		t.override(RoleTitle, c.Title, l)
		t.override(RoleContent, c.Content, l)
		t.override(RoleTwo, c.Two, l)
		t.override(RoleOnly, c.Only, l)
	}
	if t.roles[RoleContent] == nil {
		l.Add(diag.Pos{File: t.Name}, diag.Error, "template-refused", "the template cannot be used: no layout has a title and room for content",
			"add a layout with a title and a content placeholder")
		return
	}
	for _, r := range []Role{RoleTitle, RoleTwo, RoleOnly} {
		if t.roles[r] == nil {
			t.roles[r] = t.roles[RoleContent]
		}
	}
}

func (t *Template) override(r Role, name source.String, l *diag.List) {
	if name.S == "" {
		return
	}
	var names []string
	for _, lay := range t.layouts {
		names = append(names, lay.Name)
		if lay.Name != name.S {
			continue
		}
		if lay.score(r, t) < 0 {
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
var wanted = map[Role]string{
	RoleTitle:   "it needs a title placeholder",
	RoleContent: "it needs a title and a placeholder for content or text",
	RoleTwo:     "it needs a title and two placeholders for content, side by side",
	RoleOnly:    "it needs a title placeholder",
}

func (l *Layout) hasAll(needs []Need) bool {
	for _, n := range needs {
		if l.Find(n) == nil {
			return false
		}
	}
	return l.Title() != nil
}

// score says how well a layout fits a role by what it holds; negative: not at all.
func (l *Layout) score(r Role, t *Template) int {
	title := l.Title()
	if title == nil {
		return -1
	}
	sub := l.Of("subTitle")
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
	case RoleTitle:
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
	case RoleContent:
		h := l.Main()
		if h == nil || h.Box.W < t.W/3 || h.Box.H < t.H/3 || sub != nil {
			return -1
		}
		if h.typ != "body" {
			points += 30 // it takes any content
		}
		if l.typ == "obj" || l.typ == "tx" {
			points += 5
		}
		points -= 5 * (extra - 1)
	case RoleTwo:
		if _, _, ok := l.Pair(); !ok {
			return -1
		}
		points -= 5 * (extra - 2)
	case RoleOnly:
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

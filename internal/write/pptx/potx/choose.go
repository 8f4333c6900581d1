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
	for _, r := range []Role{RoleContent, RoleTitle, RoleTwo, RoleOnly} {
		var best *Layout
		most := -1
		for _, lay := range t.layouts {
			if p := lay.score(r, t); p > most || p == most && lay.roomier(best) {
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
	if title == nil || title.turned() {
		return -1
	}
	if content := t.roles[RoleContent]; content != nil && (r == RoleTwo || r == RoleOnly) && !l.sameGround(content) {
		return -1 // colours are chosen for one
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
		if h == nil || h.turned() || h.Box.W < t.W/3 || h.Box.H < t.H/3 || sub != nil {
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
		left, right, ok := l.Pair()
		if !ok || left.turned() || right.turned() || min(left.Box.H, right.Box.H) < t.H/3 || min(left.Box.W, right.Box.W) < t.W/5 {
			return -1
		}
		points -= 5 * (extra - 2)
	case RoleOnly:
		// A cover may have a title alone: what is drawn here stands where the content does, so that the title must stand where
		// it does over content.
		content := t.roles[RoleContent]
		if sub != nil || title.typ == "ctrTitle" || content == nil || !title.near(content.Title(), t.H/50) {
			return -1
		}
		if l.typ == "titleOnly" {
			points += 5
		}
		points -= 5 * extra
	}
	return max(points, 0)
}

// turned says whether the text of a placeholder does not run from left to right.
func (h *Placeholder) turned() bool {
	v := h.vert
	return v != "" && v != "horz"
}

// near says whether two placeholders stand at one place, but for a distance.
func (h *Placeholder) near(o *Placeholder, by int) bool {
	d := func(a, b int) bool { return max(a-b, b-a) <= by }
	return d(h.Box.X, o.Box.X) && d(h.Box.Y, o.Box.Y) && d(h.Box.W, o.Box.W) && d(h.Box.H, o.Box.H)
}

// sameGround says whether slides of two layouts have one colour behind them, by what is known of it.
func (l *Layout) sameGround(o *Layout) bool {
	a, okA := l.scheme.background(l.root, l.master)
	b, okB := o.scheme.background(o.root, o.master)
	return okA == okB && (!okA || a == b)
}

// roomier says whether a layout has more room for content than another.
func (l *Layout) roomier(o *Layout) bool {
	size := func(l *Layout) int {
		if l == nil || l.Main() == nil {
			return 0
		}
		return l.Main().Box.W / 1000 * (l.Main().Box.H / 1000)
	}
	return size(l) > size(o)
}

package potx

import (
	"fmt"
	"strings"
)

// Use is what a layout serves for; an empty layout is a role that something else stands in for.
type Use struct {
	Role    string `json:"role"`
	Layout  string `json:"layout,omitempty"`
	Instead string `json:"instead,omitempty"`
}

// Uses lists the roles in the order of Report.
func (t *Template) Uses() []Use {
	var out []Use
	add := func(r Role, fit bool, instead string) {
		u := Use{Role: string(r)}
		if l := t.roles[r]; l != nil && fit {
			u.Layout = l.Name
		} else {
			u.Instead = instead
		}
		out = append(out, u)
	}
	for _, g := range []struct {
		role    Role
		instead string
	}{
		{RoleTitle, "the content layout is used"}, {RoleContent, ""},
		{RoleTwo, "the content layout is divided"}, {RoleOnly, "the content layout is used"},
	} {
		l := t.roles[g.role]
		add(g.role, l != nil && l.score(g.role, t) >= 0, g.instead)
	}
	for _, own := range ownRoles() {
		add(own.role, true, fallbacks[own.role])
	}
	return out
}

// Report says in plain words which layout serves which role, for people who make templates.
func (t *Template) Report() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d layouts, slides of %.1f by %.1f cm, text in %s\n", t.Name, len(t.layouts), float64(t.W)/360000, float64(t.H)/360000, t.Face)
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
	if t.Notes == "" {
		b.WriteString("\nIt has no notes master; one is added for the speaker notes.\n")
	}
	return b.String()
}

var fallbacks = map[Role]string{
	RoleOpening: "the title layout is used",
	RoleFour:    "key figures become a list in the content placeholder",
	RoleSix:     "key figures become a list in the content placeholder",
	RoleChart:   "the chart goes into the content placeholder",
	RoleCharts:  "both charts go into the two contents",
	RoleBeside:  "chart and figures go into the two contents",
	RoleItems:   "the points become a list in the content placeholder",
	RoleTable:   "the table goes into the content placeholder",
	RoleDrawing: "the drawing stands in the place of the content",
	RoleText:    "the text goes into the content placeholder",
	RoleSummary: "the sentences go into the content placeholder",
	RolePoints:  "the points become a list in the content placeholder",
}

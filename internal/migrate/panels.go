package migrate

import (
	"strings"

	"briefing/internal/source"
)

// panelCharts are the charts of panels.
func (f *file) panelCharts() (list []*source.Node) {
	for _, c := range items(f.root.Get("charts")) {
		if word(c, "kind") == "panels" {
			list = append(list, c)
		}
	}
	return list
}

// rewriteMarks takes out the words for marks of several forms: all marks are squares.
func rewriteMarks(p *project) {
	for _, f := range p.of(Charts) {
		for _, c := range f.panelCharts() {
			if x, at, ok := field(c, "marks"); ok && x.Value.Kind == source.Map {
				f.alter(c, map[int]altered{at: {}})
			}
		}
	}
	p.apply()
}

// rewritePanels puts the panels of all columns into one list. The head of a column goes, and so do the form of a panel's mark
// and how many it stands for.
func rewritePanels(p *project) {
	for _, f := range p.of(Charts) {
		for _, c := range f.panelCharts() {
			x, at, ok := field(c, "columns")
			if !ok || x.Value.Kind != source.Seq || c.Get("panels") != nil {
				continue
			}
			var list []string
			for _, column := range items(x.Value) {
				for _, panel := range items(column.Get("panels")) {
					list = append(list, f.without(panel, "mark", "per"))
				}
			}
			if len(list) == 0 {
				continue
			}
			pad := strings.Repeat(" ", x.KeyPos.Col-1)
			f.alter(c, map[int]altered{at: {
				"panels:\n" + pad + "- " + strings.Join(list, "\n"+pad+"- "),
				"panels: [" + strings.Join(list, ", ") + "]",
			}})
		}
	}
	p.apply()
}

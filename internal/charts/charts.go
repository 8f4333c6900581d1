// Package charts is the registry of kinds of charts. A kind is a folder of this package, with its form, its values, its
// table, its drawing in every page form and its series for Office, behind the interfaces of charts/kind and charts/kit.
package charts

import (
	"briefing/internal/charts/bars"
	"briefing/internal/charts/columns"
	"briefing/internal/charts/kind"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/charts/whole"
)

// Kinds lists the kinds of charts, in the order that messages and schemas have them.
func Kinds() []kind.Kind {
	return []kind.Kind{
		bars.Kind(),
		whole.Kind(),
		panels.Kind(),
		timeline.Kind(),
		steps.Kind(),
		columns.Kind(),
	}
}

// Names lists their names.
func Names() []string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, k.Name)
	}
	return names
}

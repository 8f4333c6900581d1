package compose_test

import (
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"briefing/internal/charts/steps"
	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/testkit/small"
	"briefing/internal/testkit/world"
)

// Every figure in a text says what of the dataset it is: package cite knows a text's notes, sources and uses by
// that alone. What no reference prints holds no figure but years and dates.
func TestFiguresSayWhatTheyAre(t *testing.T) {
	lib, ds := world.Small(t)
	set := world.Resolve(t, ds, ds.Edition)
	opt := compose.Options{Tables: true, Pages: world.EightPages}
	rules, free := phrase.NewRules(lib.Texts.Catalog, ds), noFigures(t, lib, set, opt)
	look := func(what string, composed any) {
		figuresSeen := 0
		for _, s := range spansIn(reflect.ValueOf(composed)) {
			for _, m := range s.Of {
				if _, fault := set.Value(m.Ref); fault != nil && (m.Kind == doc.Figure || m.Kind == doc.About) {
					t.Errorf("%s: %q speaks of the figure %q, which there is not", what, s.S, m.Ref)
				}
			}
			has := strings.ContainsFunc(s.S, unicode.IsNumber)
			switch {
			case !s.Quoted && len(s.Of) == 0:
				if len(rules.Only([]rune(s.S))) > 0 && !free[s.S] {
					t.Errorf("%s: %q holds a figure that no reference prints", what, s.S)
				}
			case len(s.Of) > 0:
				if has {
					figuresSeen++
				}
			case has && s.See == "" && !free[s.S]:
				t.Errorf("%s: %q does not say what it is", what, s.S)
			}
		}
		if figuresSeen == 0 {
			t.Errorf("%s: no figure was found", what)
		}
	}
	for _, name := range lib.Names() {
		d, diags := compose.Brief(lib, set, name, opt)
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		look(name, d)
	}
}

// pointsOutside counts the points of outside sources.
func pointsOutside(s *steps.Chart) (n int) {
	for _, p := range s.Panels {
		for _, pt := range p.Points {
			if pt.Outside {
				n++
			}
		}
	}
	return n
}

// noFigures is what references print in the templates of the small dataset that is no figure of it: dates of sources, names
// of codes such as ages, pages of another brief, how many points of a chart are from outside sources, and plain numbers
// with their reason.
func noFigures(t *testing.T, lib *template.Library, set *figures.Set, opt compose.Options) map[string]bool {
	t.Helper()
	free := map[string]bool{lib.Texts.Catalog.Pages(world.EightPages("")): true}
	for _, s := range set.Dataset.Sources {
		free[lib.Texts.Catalog.Date(words.Day(s.Date))] = true
	}
	for _, d := range set.Dataset.Dimensions {
		for _, code := range d.Codes {
			name, _, _ := code.Name.In("en")
			free[name] = true
		}
	}
	for _, id := range lib.ChartIDs() {
		page, diags := compose.Chart(lib, set, id, opt)
		if page == nil {
			t.Fatal(diags.Text())
		}
		if s, ok := page.Chart.Plot.(*steps.Chart); ok {
			free[lib.Texts.Catalog.Integer(pointsOutside(s))] = true
		}
	}
	plain := regexp.MustCompile(`\{\{plain:([^|}]*)\|`)
	fsys := small.Templates()
	names, err := fs.Glob(fsys, "briefs/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no briefs", err)
	}
	for _, name := range append(names, "charts.yaml") {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range plain.FindAllStringSubmatch(string(data), -1) {
			free[m[1]] = true
		}
	}
	return free
}

// spansIn lists the spans of a document's texts and tables, wherever they stand in it. Labels of one span are words of
// templates, in which loading finds figures typed by hand, or values that say what they are.
func spansIn(v reflect.Value) (all []doc.Span) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			all = spansIn(v.Elem())
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[doc.Span]() {
			return nil
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, spansIn(v.Field(i))...)
			}
		}
	case reflect.Slice:
		if list, ok := v.Interface().([]doc.Span); ok {
			return list
		}
		for i := range v.Len() {
			all = append(all, spansIn(v.Index(i))...)
		}
	}
	return all
}

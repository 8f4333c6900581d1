package template

import (
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// SourceName is a source in short: "EU factsheet, March 2019".
func (lib *Library) SourceName(s *dataset.Source) string { return lib.names[s.ID] }

func (lib *Library) nameOf(s *dataset.Source) string {
	name := lib.Pick(s.Short)
	if name == "" {
		name = s.Publisher
	}
	if s.Date.Year == 0 {
		return name
	}
	return lib.Catalog.Msg(language.KeySourceShort, "name", name, "date", lib.Catalog.MonthYear(language.Date(s.Date)))
}

// PlaceOf is where the dataset has a printed string, and whether it has it.
func (lib *Library) PlaceOf(s string) (pos diag.Pos, found bool) {
	for _, lang := range []string{"", lib.Foreign(lib.Dataset.Language)} {
		if t := lib.data[inLanguage{lang, s}]; t != nil {
			pos, found = t.Pos(), true
		}
	}
	for i := range lib.Dataset.Sources {
		if x := &lib.Dataset.Sources[i]; lib.names[x.ID] == s {
			_, pos, _ = x.Short.In(lib.Lang)
			found = true
		}
	}
	return pos, found
}

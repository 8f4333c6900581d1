package compose

import (
	"briefing/internal/doc"
	"briefing/internal/input/language"
)

// messages are the tool's own words around a document. Those that the language lacks are marked as what they are in.
func messages(c *Composer) doc.Messages {
	m := func(key language.Key, args ...string) string {
		s := c.Cat.Msg(key, args...)
		c.Mark(s, c.Cat.Language(key))
		return s
	}
	return doc.Messages{
		Table: m(language.KeyTable), Continued: m(language.KeyContinued),
		ContinuesOn:    m(language.KeyContinuesOn, "table", "{table}", "page", "{page}"),
		NotesHeading:   m(language.KeyNotesHeading),
		PageOf:         m(language.KeyPageShort, "page", "{page}", "pages", "{pages}"),
		NoteWord:       m(language.KeyNote),
		ReferenceLabel: m(language.KeyNoteLabel, "number", "{n}"),
		BackLabel:      m(language.KeyBackLabel, "number", "{n}"),
		SlideLabel:     m(language.KeySlide, "number", "{n}"),
		Handout:        m(language.KeyHandout, "title", "{title}"),
		Figures:        m(language.KeySlideFigures),
		Sources:        m(language.KeySourcesWord),
		OwnNotes:       m(language.KeyOwnNotes),
		FactsSubject:   m(language.KeyFactsSubject),
		FactsText:      m(language.KeyFactsText),
		Evidence:       m(language.KeyEvidence),
		Web: doc.WebMessages{
			Contents: m(language.KeyWebContents), Skip: m(language.KeyWebSkip), DataTable: m(language.KeyWebDataTable), DataFile: m(language.KeyWebDataFile),
			ChartPage: m(language.KeyWebChartPage),
			Sources:   m(language.KeyWebSources), Briefs: m(language.KeyWebBriefs), Files: m(language.KeyWebFiles),
		},
	}
}

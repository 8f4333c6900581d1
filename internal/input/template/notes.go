package template

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
)

// Notes is the place of the numbered notes and the imprint.
type Notes struct {
	Titles      []Title // empty: the tool's own word
	Extra, More []*phrase.Text
	Inline      bool // the foot of a page: notes run on
}

type notesForm struct {
	Broken bool             `yaml:",broken"`
	Titled phrase.RawTitles `yaml:",inline"`
	Extra  phrase.RawList   `yaml:"extra"`
	More   phrase.RawList   `yaml:"more"`
	Inline bool             `yaml:"inline"`
}

func (f *notesForm) read(l *loader, pos diag.Pos) any {
	n := &Notes{Inline: f.Inline}
	if f.Titled.Title.Given() || f.Titled.Titles != nil {
		n.Titles = l.titles(f.Titled, pos, "the notes")
	}
	n.Extra, n.More = l.lines(f.Extra, phrase.Prose), l.lines(f.More, phrase.Prose)
	if len(n.More) > 0 && !f.Inline && !f.Broken {
		l.diags.Add(n.More[0].Pos(), diag.Error, "bad-notes", "more: stands at the foot of a page whose notes have inline: true", "write it as extra:")
	}
	return n
}

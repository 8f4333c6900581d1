// Package span is the smallest piece of a document: a run of printed words of one style.
//
// In: nothing. Out: the types that documents and drawings are made of. A span says in which language its words are and, in a
// composed document, what of the dataset they speak of, so that notes, sources and uses are read off what is printed. Once
// package cite has done so, labels and data tables still say it, and texts do not. It has no behaviour but to be compared.
package span

import "briefing/internal/diag"

// Span is a run of text of one style. Note > 0 is a reference number set after S (S may be empty); See names a block
// the text points to; URL is a web address. Lang is the language of S where it is not the document's own: BCP 47. A Break
// is the end of a line within a cell; its S is a blank. Faint is as of a cell, where only some of its lines are.
type Span struct {
	S      string
	Bold   bool
	Italic bool
	Faint  bool
	Break  bool
	Quoted bool `json:"-"` // a reference prints S: no reference number stands within it
	Note   int
	See    string
	URL    string
	Lang   string
	Spoken string // what is read out in place of S, a sign; empty where S is read itself
	Beside bool   `json:"-"` // it stands behind a number in a table, outside of the column in which numbers are aligned

	Of []Mention `json:"-"` // what of the dataset S speaks of, in its order
}

// Footnote returns the name of the template's footnote whose number stands here instead of words; empty for words.
func (s *Span) Footnote() string {
	if len(s.Of) == 1 && s.Of[0].Kind == Foot {
		return s.Of[0].Ref
	}
	return ""
}

// Alike says whether two spans differ in their words alone, and in what these speak of.
func (s Span) Alike(o Span) bool {
	return s.Bold == o.Bold && s.Italic == o.Italic && s.Faint == o.Faint && s.Break == o.Break && s.See == o.See && s.URL == o.URL && s.Lang == o.Lang && s.Beside == o.Beside && s.Spoken == "" && o.Spoken == ""
}

// Mention is one thing of the dataset that a text speaks of.
type Mention struct {
	Ref     string   // as referred to: "visits@2018-05"
	Pos     diag.Pos // where a template does
	Kind    Kind
	Printed string // a figure as it is printed
	Period  string // the time a figure is of, in the form of the data: "2018-05", "2017/.."; empty where it is not stated
	Unit    string // of a bare number: "EUR m"
	Rounded bool   // printed with fewer digits than it has
	Missing bool   // what is printed is that it is not known
	Bound   bool   // printed is an end of the interval around the figure
	InAlt   bool   // in words that are only heard: a text alternative
}

// Kind says how a text speaks of something.
type Kind uint8

// The kinds of mentions.
const (
	Named    Kind = iota // by its name, or by a text that belongs to it
	Figure               // a value is printed
	About                // of a value something else is printed: its period, its noun, its source
	Dated                // the date or period of an action
	Compared             // a value that a claim or an unshown text needs
	Foot                 // a footnote of the template, by its name; the span has no words
)

// Plain makes a span of words that speak of nothing, in the document's language.
func Plain(s string) Span { return Span{S: s} }

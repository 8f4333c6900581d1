package cite

import (
	"slices"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// placesOf says where in the sources something stands: "EU factsheet, March 2019, section “Sahel”; section “North
// Africa”". Each section is named once. Lines are those of a copy as text, which readers do not have: they stay in the
// data.
func placesOf(c *citer, list []dataset.Locator) []doc.Span {
	var out []doc.Span
	var last dataset.Locator
	then := func(more []doc.Span) { out = append(append(out, doc.Span{S: "; "}), more...) }
	for i, at := range list {
		s := c.Source(at.Source)
		if s == nil || slices.ContainsFunc(list[:i], func(x dataset.Locator) bool {
			return x.Source == at.Source && x.Section == at.Section
		}) {
			continue
		}
		section := section(c, s, at.Section)
		switch {
		case out == nil:
			out = withSection(c, words.ShortName(c.Printer, s), section)
		case at.Source != last.Source:
			then(words.ShortName(c.Printer, s))
			out = withSection(c, out, section)
		case at.Section != last.Section && section != nil:
			then(section)
		}
		last = at
	}
	return words.JoinedAlike(out)
}

// section names a section of a source; nil if the dataset does not.
func section(c *citer, s *dataset.Source, id string) (out []doc.Span) {
	for _, x := range s.Sections {
		if x.ID == id {
			// Headings are printed as the source has them, like titles.
			c.Mark(x.Heading, c.Other(c.Data.Language))
			out = c.Message(language.KeySourceSection, "heading", x.Heading)
		}
	}
	return out
}

// withSection puts a section behind what names its source.
func withSection(c *citer, before, section []doc.Span) []doc.Span {
	const first, second = "\x00", "\x01"
	if section == nil {
		return before
	}
	var out []doc.Span
	for _, p := range c.Cat.Parts(language.KeyListComma, "first", first, "second", second) {
		switch p.S {
		case first:
			out = append(out, before...)
		case second:
			out = append(out, section...)
		default:
			out = append(out, doc.Span{S: p.S, Lang: p.Lang})
		}
	}
	return out
}

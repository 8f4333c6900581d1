package datafiles

import (
	"fmt"
	"regexp"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

var (
	sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)
	webAddress = regexp.MustCompile(`^https?://[^\s/]+\.[^\s]+$`)
)

// sources are the publications that entries name, with their sections and the lines of their text versions.
type sources struct {
	*references
	ids        *ids
	byID       map[string]*entry[dataset.Source]
	sectionsBy map[*entry[dataset.Source]]*sections
}

func newSources(r *references, list []entry[dataset.Source]) sources {
	c := sources{r, define(r.l, "source", idsOf(list, "id", func(x *dataset.Source) string { return x.ID })),
		map[string]*entry[dataset.Source]{}, map[*entry[dataset.Source]]*sections{}}
	for i := range list {
		c.byID[list[i].Model.ID] = &list[i]
	}
	return c
}

// checkAll checks the publications themselves.
func (c *sources) checkAll(list []entry[dataset.Source]) {
	main := diag.Pos{}
	for i := range list {
		s, n := &list[i].Model, list[i].Node
		if s.Main {
			if !main.IsZero() {
				c.l.Add(s.Pos, diag.Error, "two-main-sources", fmt.Sprintf("a second source is marked as main; the first is in %s", main), "the main source is the one document the dataset restates; mark one")
			}
			main = s.Pos
		}
		why := source.BadAddress(s.Address)
		if why == "" && !webAddress.MatchString(s.Address) {
			why = "its host has no dot"
		}
		if s.Address != "" && why != "" {
			c.l.Add(n.Get("address").Pos, diag.Error, "address", "expected a web address, found "+source.Quote(s.Address)+": "+why, "write it in full: https://example.org/page; leave the key out if it is not known")
		}
		if !s.Accessed.IsZero() && s.Accessed.Last().Compare(s.Date.First()) < 0 {
			c.l.Errorf(n.Get("accessed").Pos, "date-order", "the source was read in %s, before it was published in %s", s.Accessed, s.Date)
		}
		switch {
		case s.TextSHA256 != "" && !sha256Form.MatchString(s.TextSHA256):
			c.l.Add(n.Get("text_sha256").Pos, diag.Error, "checksum", "expected 64 small letters a to f and digits, found "+source.Quote(s.TextSHA256), "paste the SHA-256 of the text version")
		case !list[i].Broken && (s.TextSHA256 == "") != (s.TextLines == 0):
			c.l.Add(s.Pos, diag.Error, "checksum", "text_sha256 and text_lines go together: lines are counted in one known text version", "write both, or neither")
		}
		c.checkSections(&list[i])
	}
}

func (c *sources) checkSections(s *entry[dataset.Source]) {
	var ids []source.String
	parent := map[string]source.String{}
	for i, x := range s.Model.Sections {
		ids = append(ids, valueOf(s.Node.Get("sections").Items[i], "id", x.ID))
	}
	known := define(c.l, "section", ids)
	for i, x := range s.Model.Sections {
		n := s.Node.Get("sections").Items[i]
		c.checkLine(n, x.Line, s)
		parent[x.ID] = valueOf(n, "parent", x.Parent)
		c.resolve(parent[x.ID], known)
	}
	reportCycles(c.l, known.order, func(id string) []source.String { return []source.String{parent[id]} }, "section", "lies in itself")
}

// checkLine checks a line number, which stands under the key line, against the length of the text version and says whether
// it exists.
func (c *sources) checkLine(at *source.Node, line int, s *entry[dataset.Source]) bool {
	lines := s.Model.TextLines
	switch {
	case line == 0 || s.Broken:
	case lines == 0 && s.Model.TextSHA256 == "":
		c.l.Add(at.Get("line").Pos, diag.Error, "line", fmt.Sprintf("the source %s has no text version in which lines could be counted", s.Model.ID), "add text_sha256 and text_lines to the source, or take the line out")
	case lines > 0 && line > lines:
		c.l.Errorf(at.Get("line").Pos, "line", "line %d does not exist: the text version of %s has %d lines", line, s.Model.ID, lines)
	}
	return line > 0 && line <= lines
}

// checkLocator checks source, section and line of an entry's locator, and that the line stands in the section.
func (c *sources) checkLocator(entry *source.Node, l dataset.Locator) {
	n := entry.Get("source")
	id := valueOf(n, "source", l.Source)
	if n != nil && n.Kind == source.Scalar {
		id = withPos(n, l.Source)
	}
	if !c.resolve(id, c.ids) {
		return
	}
	s := c.byID[l.Source]
	exists := c.checkLine(n, l.Line, s)
	if l.Section == "" {
		return
	}
	sections := c.sectionsOf(s)
	if !c.resolve(valueOf(n, "section", l.Section), &sections.ids) || !exists || sections.lines[l.Section] == 0 {
		return
	}
	// The line belongs to the last heading at or above it; that is the section itself or one that lies in it.
	in, inLine := "", 0
	for _, x := range s.Model.Sections {
		if x.Line <= l.Line && x.Line >= inLine {
			in, inLine = x.ID, x.Line
		}
	}
	for id, steps := in, 0; id != "" && steps <= len(s.Model.Sections); id, steps = sections.parents[id], steps+1 {
		if id == l.Section {
			return
		}
	}
	hint := ""
	if in != "" {
		hint = fmt.Sprintf("it stands in the section %s", in)
	}
	c.l.Add(n.Get("line").Pos, diag.Error, "line-section", fmt.Sprintf("line %d is not in the section %s, which begins in line %d", l.Line, l.Section, sections.lines[l.Section]), hint)
}

// sections are those of one source, as locators name them.
type sections struct {
	ids
	lines   map[string]int
	parents map[string]string
}

// sectionsOf returns the sections of a source. It makes their index once, because nearly every entry names a section.
func (c *sources) sectionsOf(s *entry[dataset.Source]) *sections {
	x := c.sectionsBy[s]
	if x == nil {
		x = &sections{ids{kind: "section", first: map[string]diag.Pos{}, partial: s.Broken}, map[string]int{}, map[string]string{}}
		for _, e := range s.Model.Sections {
			x.partial = x.partial || e.ID == ""
			x.order = append(x.order, e.ID)
			x.first[e.ID] = e.Pos
			x.lines[e.ID], x.parents[e.ID] = e.Line, e.Parent
		}
		c.sectionsBy[s] = x
	}
	return x
}

package reader

import (
	"slices"
	"strings"

	"briefing/internal/check/object"
)

// Page is a page and what its content paints.
type Page struct {
	Number    int // from 1
	Ref       object.Ref
	Dict      object.Dict
	Box       [4]float64 // media box
	Resources object.Dict

	Marks    []*Mark
	Texts    []*Text
	Shapes   []*Shape // filled areas and pictures, in the order they are painted
	Loose    []Paint  // painted outside marked content
	Nested   []Nesting
	Replaced []*Replaced // stretches of text in whose place another is read out
	Spaces   []string    // names of the colour spaces used, each once

	Damage   []string // what of the content cannot be read
	Unknown  []string // operators that do not exist or stand with the wrong values
	Unpaired []string // what is opened and not closed, or closed and not opened
	Missing  []string // resources that are used and not there
	Deepest  int      // greatest depth of saved graphics states
	Longest  int      // bytes of the longest string
}

// Mark is a stretch of marked content that belongs to a structure element or is an artefact.
type Mark struct {
	MCID     int // -1: artefact
	Artifact bool
	Tag      string
	Kind     string // of an artefact: Pagination, Background, Page, Layout; empty if it does not say
	Subtype  string // of a pagination artefact: Header, Footer
	Text     string
	Paints   int
	Bounds   Bounds // of what it paints
	Unread   bool   // a code in it has no meaning, so Text is not all
}

// Replaced is a stretch of marked content with a text that is read out and copied in place of what is set.
type Replaced struct{ Actual, Text string }

// Text is a string on a page.
type Text struct {
	Font       *Font
	Codes      []int
	Size       float64 // on the page, in points
	X, Y       float64 // start of the baseline, in points from the bottom left
	EndX, EndY float64 // and its end
	Color      *Color  // nil: not known
	Mark       *Mark   // nil: outside
	Order      int     // place in the sequence of all that is painted
	Unseen     bool    // set in a mode that paints nothing
}

// Words is what the text's codes mean.
func (t *Text) Words() string {
	var b strings.Builder
	for _, c := range t.Codes {
		s, _ := t.Font.Unicode(c)
		b.WriteString(s)
	}
	return b.String()
}

// Paint is something painted.
type Paint struct {
	Op   string
	Text string
}

// Nesting is marked content that stands in other marked content, where one of both is an artefact or both belong to
// elements.
type Nesting struct{ Inner, Outer *Mark }

func (f *File) readPages() {
	seen := map[object.Ref]bool{}
	var walk func(r object.Ref, inherited object.Dict, depth int)
	walk = func(r object.Ref, inherited object.Dict, depth int) {
		if seen[r] || depth > maxDepth {
			return
		}
		seen[r] = true
		d := f.Dict(r)
		if d == nil {
			return
		}
		down := object.Dict{}
		for _, key := range []string{"Resources", "MediaBox", "Rotate"} {
			down[key] = inherited[key]
			if v, ok := d[key]; ok {
				down[key] = v
			}
		}
		if kids := f.Array(d, "Kids"); kids != nil {
			for _, k := range kids {
				if kr, ok := k.(object.Ref); ok {
					walk(kr, down, depth+1)
				}
			}
			return
		}
		p := &Page{Number: len(f.Pages) + 1, Ref: r, Dict: d, Resources: f.Dict(down["Resources"])}
		p.Box, _ = f.Box(down["MediaBox"])
		f.Pages = append(f.Pages, p)
		f.pages[r] = p
	}
	if r, ok := f.Ref(f.Catalog, "Pages"); ok {
		walk(r, object.Dict{}, 0)
	}
	for _, p := range f.Pages {
		f.readContent(p)
		for _, m := range p.Marks {
			key := MarkRef{p.Ref, m.MCID}
			if m.MCID >= 0 && f.marks[key] == nil {
				f.marks[key] = m
			}
		}
	}
	for _, t := range f.Fonts {
		slices.Sort(t.Used)
	}
}

// content joins the content streams of a page with a line feed between (ISO 32000-1, 7.8.2).
func (f *File) content(p *Page) []byte {
	var parts object.Array
	switch v := f.Get(p.Dict, "Contents").(type) {
	case *object.Stream:
		parts = object.Array{v}
	case object.Array:
		parts = v
	}
	var out []byte
	for i, v := range parts {
		s := f.Stream(v)
		if s == nil {
			p.Damage = append(p.Damage, "a content stream is not there")
			continue
		}
		data, err := s.Bytes()
		if err != nil {
			p.Damage = append(p.Damage, err.Error())
		}
		if i > 0 {
			out = append(out, '\n')
		}
		out = append(out, data...)
	}
	return out
}

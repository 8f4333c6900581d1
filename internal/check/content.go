package check

import (
	"fmt"
	"strings"
	"unicode"

	"briefing/internal/check/reader"
)

// The rules on what the pages paint.

func contentReadable(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, s := range p.Damage {
			r.add("page %d: the content cannot be read: %s", p.Number, s)
		}
	}
}

func contentKnown(f *reader.File, r *report) {
	for _, p := range f.Pages {
		if len(p.Unknown) > 0 {
			r.add("page %d: these drawing operators do not exist or stand with the wrong values: %s", p.Number, quote(strings.Join(p.Unknown, " ")))
		}
	}
}

func contentPaired(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, s := range p.Unpaired {
			r.add("page %d: %s", p.Number, s)
		}
	}
}

func contentResources(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, s := range p.Missing {
			r.add("page %d uses %s, which the file does not hold", p.Number, quote(s))
		}
	}
}

func contentLoose(f *reader.File, r *report) {
	for _, p := range f.Pages {
		if len(p.Loose) == 0 {
			continue
		}
		what := "one drawing or text"
		if n := len(p.Loose); n > 1 {
			what = fmt.Sprintf("%d drawings or texts", n)
		}
		for _, l := range p.Loose {
			if !blank(l.Text) {
				what += ", the first text " + quote(l.Text)
				break
			}
		}
		r.add("page %d: what is painted belongs to no element and is not set apart as decoration: %s", p.Number, what)
	}
}

func contentNested(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, n := range p.Nested {
			switch {
			case n.Inner.Artifact && n.Outer.Artifact:
				r.add("page %d: decoration within decoration", p.Number)
			case n.Inner.Artifact:
				r.add("page %d: decoration within the content %s", p.Number, quote(n.Outer.Text))
			case n.Outer.Artifact:
				r.add("page %d: the content %s stands within decoration, where it is not read out", p.Number, quote(n.Inner.Text))
			default:
				r.add("page %d: the content %s stands within other content", p.Number, quote(n.Inner.Text))
			}
		}
	}
}

func contentDepth(f *reader.File, r *report) {
	const deepest = 28 // ISO 19005-2, 6.1.13
	for _, p := range f.Pages {
		if p.Deepest > deepest {
			r.add("page %d: %d graphics states are saved at once; %d are allowed", p.Number, p.Deepest, deepest)
		}
	}
}

// annotationKinds lets links stand and nothing else: no notes, no form fields, no films.
func annotationKinds(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for i := range f.Array(p.Dict, "Annots") {
			if kind := f.Name(p.Dict, "Annots", i, "Subtype"); kind != "Link" {
				r.add("page %d: a clickable area is of the kind %s; only links are allowed", p.Number, quote(kind))
			}
		}
	}
}

// contentVisible finds text of elements that is set, but not painted: what scanning programs lay under a picture, and what
// here would be read out without standing on the page.
func contentVisible(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, t := range p.Texts {
			if t.Unseen && t.Mark != nil && !t.Mark.Artifact {
				r.add("page %d: the text %s is set, but not painted", p.Number, quote(t.Words()))
			}
		}
	}
}

// contentReplaced compares replacement texts with what they replace. They may mend how words are divided; in place of a
// drawing without text they may say anything.
func contentReplaced(f *reader.File, r *report) {
	if f.Tree != nil {
		for _, e := range f.Tree.All {
			said := f.Text(e.Dict, "ActualText")
			if _, has := e.Dict["ActualText"]; !has {
				continue
			}
			if printed := f.Printed(e); !blank(printed) && undivided(printed) != undivided(said) {
				r.add("%s is read out in place of %s", quote(said), quote(printed))
			}
		}
	}
	for _, p := range f.Pages {
		for _, x := range p.Replaced {
			if !blank(x.Text) && undivided(x.Text) != undivided(x.Actual) {
				r.add("page %d: %s is read out in place of %s", p.Number, quote(x.Actual), quote(x.Text))
			}
		}
	}
}

// undivided is a text without what divides words and syllables.
func undivided(s string) string {
	return strings.Map(func(c rune) rune {
		if unseen(c) || unicode.Is(unicode.Pd, c) {
			return -1
		}
		return c
	}, s)
}

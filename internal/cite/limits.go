package cite

import (
	"slices"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// sharedLimit is the paragraph of a limit that several figures have.
func sharedLimit(c *citer, x sharedCaveat) []doc.Span {
	w := &words.Sentences{}
	var names []doc.Span
	for i, name := range x.names {
		s := c.Span(name)
		s.Bold = true
		if s.S += "; "; i == len(x.names)-1 {
			s.S = name + ":"
		}
		names = append(names, s)
	}
	w.Add(append(words.JoinedAlike(names), doc.Span{S: " "}))
	return append(w.Out, c.Span(x.text))
}

// caveatsOf are all limits of a value, those that briefs do not print among them; of a sum's parts only the printed
// ones, since the slide does not show the parts.
func caveatsOf(c *citer, part string, v *figures.Value) []string {
	var out []string
	add := func(list []dataset.Caveat, all bool) {
		for _, x := range list {
			if s := c.plain(part, c.Lib.Texts.Datum(x.Text)); s != "" && (all || x.Print) && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if v.Derived != nil {
		add(v.Derived.Caveats, true)
	}
	if v.MadeOfIntervals() {
		s := c.Cat.Msg(language.KeyIntervalParts)
		c.Mark(s, c.Cat.Language(language.KeyIntervalParts))
		out = append(out, s)
	}
	for _, leaf := range words.Leaves(v) {
		if leaf.Indicator != nil {
			add(leaf.Indicator.Caveats, v.Derived == nil)
		}
	}
	return out
}

// sharedCaveat is a limit that several figures of a slide have: it is said once for all of them.
type sharedCaveat struct {
	text  string
	names []string
}

func sharedCaveats(c *citer, part string, groups [][]*figures.Value, caveats [][]string) []sharedCaveat {
	var all []sharedCaveat
	for i, group := range groups {
		name := c.Capital(c.name(part, group[0]))
		for _, x := range caveats[i] {
			k := slices.IndexFunc(all, func(s sharedCaveat) bool { return s.text == x })
			if k < 0 {
				k = len(all)
				all = append(all, sharedCaveat{text: x})
			}
			if !slices.Contains(all[k].names, name) {
				all[k].names = append(all[k].names, name)
			}
		}
	}
	return slices.DeleteFunc(all, func(s sharedCaveat) bool { return len(s.names) < 2 })
}

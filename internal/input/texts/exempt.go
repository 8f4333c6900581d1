package texts

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
)

// Exempt is a number in a text that is no figure because somebody says so: in a name of the dataset's list, or in {{plain:...}}.
type Exempt struct {
	Kind   string   `json:"kind"` // "name", "plain"
	Text   string   `json:"text"`
	Reason string   `json:"reason"`
	Pos    diag.Pos `json:"-"`
}

// exemptIn are those of a text, as they stand in it.
func (x *Texts) exemptIn(t *phrase.Text) (list []Exempt) {
	for _, n := range t.Listed {
		name := x.Dataset.Names[n.Name]
		list = append(list, Exempt{"name", name.S, name.Reason, t.At(n.At)})
	}
	for _, para := range t.Paragraphs {
		for _, s := range para {
			if s.Ref != nil && s.Ref.Kind == phrase.RefPlain && s.Ref.Why != "" {
				list = append(list, Exempt{"plain", s.Ref.Plain, s.Ref.Why, t.At(s.Ref.Offset)})
			}
		}
	}
	return list
}

// Exempted joins what is exempt in the texts of the dataset and in those of templates, each place once, in the order of files.
func (x *Texts) Exempted(templates []Exempt) []Exempt {
	list := slices.Concat(x.exempt, templates)
	slices.SortFunc(list, func(a, b Exempt) int {
		return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col, strings.Compare(a.Text, b.Text))
	})
	return slices.Compact(list)
}

// UnusedNames warns of names of the dataset's list that occur in no text in any language, where used is all that is exempt.
func (x *Texts) UnusedNames(used []Exempt, others []string, diags *diag.List) {
	written := others
	eachText(x.Dataset, func(texts ...dataset.Text) {
		for _, t := range texts {
			for _, v := range t.Values {
				written = append(written, v.S)
			}
		}
	})
	for _, s := range x.Dataset.Sources {
		written = append(written, s.Title, s.Publisher)
	}
	for _, n := range x.Dataset.Names {
		has := func(s string) bool { return strings.Contains(strings.Join(strings.Fields(s), " "), n.S) }
		if !slices.ContainsFunc(used, func(e Exempt) bool { return e.Kind == "name" && e.Text == n.S }) && !slices.ContainsFunc(written, has) {
			diags.Add(n.Pos, diag.Warning, "unused-name", "the name "+`"`+n.S+`"`+" occurs in no text", "take the line out, or write the name as texts have it")
		}
	}
}

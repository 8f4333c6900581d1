package template

import (
	"slices"
	"strings"
	"unicode"

	"briefing/internal/input/dataset"
)

// knownNames are the names of sources, and those of bodies, payers and areas, which are no sources even where a source
// has the same name.
type knownNames struct{ sources, others []knownName }

type knownName struct {
	name   string // as it is written
	folded []rune
	exact  bool // one word, which may be an ordinary one in small letters
}

func newKnownNames(ds *dataset.Dataset) *knownNames {
	n := &knownNames{}
	add := n.add
	texts := func(list *[]knownName, t dataset.Text) {
		for _, v := range t.Values {
			add(list, v.S)
		}
	}
	for i := range ds.Sources {
		s := &ds.Sources[i]
		add(&n.sources, s.Title)
		if s.Main {
			texts(&n.sources, s.Short)
		}
	}
	for _, a := range ds.Actors {
		texts(&n.others, a.Name)
		add(&n.others, a.Abbreviation)
	}
	for _, i := range ds.Indicators {
		texts(&n.others, i.Payer.Name)
	}
	for i := range ds.Areas {
		texts(&n.others, ds.Areas[i].Name)
	}
	return n
}

func (n *knownNames) add(list *[]knownName, names ...string) {
	for _, s := range names {
		k := knownName{name: s, exact: !strings.ContainsRune(strings.TrimSpace(s), ' ')}
		if k.folded = foldName(s, !k.exact); len(k.folded) > 1 {
			*list = append(*list, k)
		}
	}
}

var plainSigns = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "\u2011", "-", "\u00ad", "")

// foldName writes blanks, quotation marks and hyphens in one way, and all letters small if that is asked for.
func foldName(s string, small bool) []rune {
	s = strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
	s = plainSigns.Replace(s)
	if small {
		s = strings.ToLower(s)
	}
	return []rune(s)
}

// foldedWords are printed words in the two ways in which names are sought.
type foldedWords struct{ exact, small []rune }

func foldWords(words string) foldedWords {
	return foldedWords{foldName(words, false), foldName(words, true)}
}

// source finds the first name of a source in printed words.
func (n *knownNames) source(words foldedWords) string {
	in := func(k knownName) []rune {
		if k.exact {
			return words.exact
		}
		return words.small
	}
	for _, s := range n.sources {
		for _, at := range s.places(in(s)) {
			other := slices.ContainsFunc(n.others, func(o knownName) bool {
				return slices.ContainsFunc(o.places(in(o)), func(p int) bool { return p <= at && at+len(s.folded) <= p+len(o.folded) })
			})
			if !other {
				return s.name
			}
		}
	}
	return ""
}

// places are those at which a name stands by itself in folded words.
func (k knownName) places(words []rune) []int {
	var list []int
	letter := func(i int) bool {
		return i >= 0 && i < len(words) && (unicode.IsLetter(words[i]) || unicode.IsDigit(words[i]))
	}
	for i := 0; i+len(k.folded) <= len(words); i++ {
		if slices.Equal(words[i:i+len(k.folded)], k.folded) && !letter(i-1) && !letter(i+len(k.folded)) {
			list = append(list, i)
		}
	}
	return list
}

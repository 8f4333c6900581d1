package texts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
)

// name is a name that is sought in printed words.
type name struct {
	written string
	folded  string
	exact   bool // one word, which may be an ordinary one in small letters
}

// namesOf makes names of strings. What is shorter than two characters is none.
func namesOf(strs ...string) []name {
	var list []name
	for _, s := range strs {
		n := name{written: s, exact: !strings.ContainsRune(strings.TrimSpace(s), ' ')}
		if n.folded = foldName(s); !n.exact {
			n.folded = strings.ToLower(n.folded)
		}
		if utf8.RuneCountInString(n.folded) > 1 {
			list = append(list, n)
		}
	}
	return list
}

// written are a text's versions in all languages.
func written(t dataset.Text) []string {
	var list []string
	for _, v := range t.Values {
		list = append(list, v.S)
	}
	return list
}

var plainSigns = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "\u2011", "-", "\u00ad", "")

// foldName writes blanks, quotation marks and hyphens in one way.
func foldName(s string) string { return plainSigns.Replace(strings.Join(strings.Fields(s), " ")) }

// foldedWords are printed words in the two ways in which names are sought: as they are, and in small letters.
type foldedWords struct{ exact, small string }

func foldWords(words string) foldedWords {
	exact := foldName(words)
	return foldedWords{exact, strings.ToLower(exact)}
}

// places are those at which a name stands by itself in printed words, as offsets.
func (n name) places(in foldedWords) []int {
	words := in.small
	if n.exact {
		words = in.exact
	}
	letter := func(r rune, size int) bool { return size > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	var list []int
	for from := 0; ; {
		i := strings.Index(words[from:], n.folded)
		if i < 0 {
			return list
		}
		i += from
		if !letter(utf8.DecodeLastRuneInString(words[:i])) && !letter(utf8.DecodeRuneInString(words[i+len(n.folded):])) {
			list = append(list, i)
		}
		from = i + 1
	}
}

// knownNames are the names of sources, and those of bodies, payers and areas, which are no sources even where a source
// has the same name.
type knownNames struct{ sources, others []name }

func newKnownNames(ds *dataset.Dataset) *knownNames {
	k := &knownNames{}
	for _, s := range ds.Sources {
		k.sources = append(k.sources, namesOf(s.Title)...)
		if s.Main {
			k.sources = append(k.sources, namesOf(written(s.Short)...)...)
		}
	}
	for _, a := range ds.Actors {
		k.others = append(k.others, namesOf(append(written(a.Name), a.Abbreviation)...)...)
	}
	for _, p := range ds.Payers {
		k.others = append(k.others, namesOf(written(p.Name)...)...)
	}
	for _, a := range ds.Areas {
		k.others = append(k.others, namesOf(written(a.Name)...)...)
	}
	return k
}

// source finds the first name of a source in printed words, or nothing.
func (k *knownNames) source(words foldedWords) string {
	for _, s := range k.sources {
		for _, at := range s.places(words) {
			within := func(p int, o name) bool { return p <= at && at+len(s.folded) <= p+len(o.folded) }
			if !slices.ContainsFunc(k.others, func(o name) bool {
				return slices.ContainsFunc(o.places(words), func(p int) bool { return within(p, o) })
			}) {
				return s.written
			}
		}
	}
	return ""
}

// sourceIn finds a source that a text names: by a reference, by its title, or the main one by its short name.
// It returns the words of the name, or nothing.
func (k *knownNames) sourceIn(x *Texts, t *phrase.Text) string {
	named := ""
	x.EachRef(t, func(_, ref *phrase.Ref) {
		switch s := x.Index.Sources[ref.ID]; {
		case named != "" || ref.Kind != phrase.RefValue:
		case ref.Part == "source":
			named = "{{" + ref.Target + ".source}}"
		case s != nil && (ref.Part == "name" || ref.Part == "short"):
			if w, ok := x.printed(ref); ok && w.Plain == s.Title {
				named = s.Title
			} else if ok && w.Text != nil && w.Text == x.Datum(s.Short) {
				named = x.pick(s.Short)
			}
		}
	})
	if named != "" {
		return named
	}
	return k.source(foldWords(x.flatWords(t, 0)))
}

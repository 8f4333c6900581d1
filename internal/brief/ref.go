package brief

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// A reference is what stands between {{ and }}. Five forms:
//
//	ID  ID@period  ID/member   with .part and |filters   a value, or a part of what the dataset says about it
//	ID|one=vessel|other=vessels                          the noun that goes with a value
//	see:BLOCK                                            a table, chart or section of the same brief
//	pages:BRIEF                                          how many pages another brief has
//	plain:four|why=REASON                                a figure that is none, with the reason why
type ref struct {
	kind   refKind
	off    int // byte in the text where {{ begins
	pos    diag.Pos
	target string // as the resolved set knows it: ID, ID@period, ID/member
	id     string // without period and member
	part   string // "number", "period", ...; empty: the value itself
	round  bool
	words  bool
	cap    bool
	table  bool
	forms  []nounForm
	plain  string
	first  bool // stands where a sentence begins
}

type refKind uint8

const (
	refValue refKind = iota
	refNoun
	refSee
	refPages
	refPlain
)

type nounForm struct{ category, text string }

// form returns the noun for a plural category; "other" serves where a form is not given.
func (r *ref) form(category string) string {
	other := ""
	for _, f := range r.forms {
		if f.category == category {
			return f.text
		}
		if f.category == "other" {
			other = f.text
		}
	}
	return other
}

// partNames are the names that may follow an id after a full stop.
var partNames = []string{
	"number", "period", "source", "sum", "count", "date", "start", "end", "name", "short", "purpose", "payer",
	"status", "noun", "sentence", "rows",
}

var (
	filters    = []string{"round", "words", "cap", "table"}
	categories = []string{"zero", "one", "two", "few", "many", "other"} // of CLDR
)

// problem is a fault of a reference, to be reported at its place.
type problem struct{ id, message, hint string }

// parseRef reads what stands between the braces.
func parseRef(inside string) (*ref, *problem) {
	head, rest, hasRest := strings.Cut(inside, "|")
	head = strings.TrimSpace(head)
	r := &ref{}
	switch {
	case strings.HasPrefix(head, "plain:"):
		return parsePlain(r, head, rest)
	case strings.HasPrefix(head, "see:"):
		r.kind, r.id = refSee, strings.TrimSpace(head[len("see:"):])
		if !isID(r.id) {
			return nil, &problem{"bad-reference", source.Quote("{{"+inside+"}}") + " names no block",
				"write {{see:amounts}}, where amounts is the id of a table, chart or section"}
		}
		if hasRest {
			return nil, &problem{"bad-filter", source.Quote("{{"+inside+"}}") + " has a filter, but a pointer to a block takes none", ""}
		}
		return r, nil
	}
	if id, is := strings.CutPrefix(head, "pages:"); is {
		r.kind, r.id = refPages, strings.TrimSpace(id)
		if !isID(r.id) || hasRest {
			return nil, &problem{"bad-reference", source.Quote("{{"+inside+"}}") + " names no brief", "write {{pages:factsheet}}, where factsheet is the id of another brief"}
		}
		return r, nil
	}
	if p := splitHead(r, head, inside); p != nil {
		return nil, p
	}
	if hasRest {
		if p := parseFilters(r, rest, inside); p != nil {
			return nil, p
		}
	}
	return r, nil
}

func parsePlain(r *ref, head, rest string) (*ref, *problem) {
	r.kind, r.plain = refPlain, strings.TrimSpace(head[len("plain:"):])
	why, ok := strings.CutPrefix(strings.TrimSpace(rest), "why=")
	if r.plain == "" || !ok || strings.TrimSpace(why) == "" {
		return nil, &problem{"bad-reference", "a plain figure needs its words and the reason why it is no figure of the data",
			"write {{plain:four|why=the four seasons}}"}
	}
	return r, nil
}

// splitHead takes ID, /member or @period and .part apart. A period may end in "..", so only a full stop with a name
// after it begins a part.
func splitHead(r *ref, head, inside string) *problem {
	if i := strings.LastIndexByte(head, '.'); i >= 0 && isWord(head[i+1:]) {
		r.part = head[i+1:]
		head = head[:i]
		if !contains(partNames, r.part) {
			msg, hint := source.Unknown("part", r.part, partNames)
			return &problem{"unknown-part", msg, hint}
		}
	}
	r.target = head
	id := head
	if i := strings.IndexAny(head, "@/"); i >= 0 {
		id = head[:i]
		if rest := head[i+1:]; rest == "" || strings.ContainsAny(rest, " {}|") {
			return badRef(inside)
		}
	}
	if !isID(id) {
		return badRef(inside)
	}
	r.id = id
	return nil
}

func badRef(inside string) *problem {
	return &problem{"bad-reference", source.Quote("{{"+inside+"}}") + " is no reference",
		"a reference is an id of the dataset, as in {{emsc-arrests}}, {{sophia-vessels@2018-05}} or {{emsc-arrests.period}}; a brace that is meant as one is written \\{{"}
}

func parseFilters(r *ref, rest, inside string) *problem {
	for _, f := range strings.Split(rest, "|") {
		if name, form, ok := strings.Cut(f, "="); ok {
			name = strings.TrimSpace(name)
			if name == "why" {
				return &problem{"bad-filter", "why= belongs to {{plain:...}} only", ""}
			}
			if !contains(categories, name) {
				msg, hint := source.Unknown("plural form", name, categories)
				return &problem{"bad-filter", msg, hint}
			}
			if form == "" {
				return &problem{"bad-filter", "the plural form " + source.Quote(name) + " is empty", ""}
			}
			for _, have := range r.forms {
				if have.category == name {
					return &problem{"bad-filter", "the plural form " + source.Quote(name) + " is given twice", ""}
				}
			}
			r.kind = refNoun
			r.forms = append(r.forms, nounForm{name, form})
			continue
		}
		f = strings.TrimSpace(f)
		flag := map[string]*bool{"round": &r.round, "words": &r.words, "cap": &r.cap, "table": &r.table}[f]
		if flag == nil {
			msg, hint := source.Unknown("filter", f, filters)
			return &problem{"bad-filter", msg, hint}
		}
		if *flag {
			return &problem{"bad-filter", "the filter " + source.Quote(f) + " is given twice", ""}
		}
		*flag = true
	}
	return checkFilters(r, inside)
}

func checkFilters(r *ref, inside string) *problem {
	switch {
	case r.kind == refNoun && r.form("other") == "":
		return &problem{"bad-filter", source.Quote("{{"+inside+"}}") + " lacks the form other", "write {{" + r.target + "|one=vessel|other=vessels}}"}
	case r.kind == refNoun && (r.part != "" || r.round || r.words || r.table):
		return &problem{"bad-filter", source.Quote("{{"+inside+"}}") + " asks for a noun and for something else", "use two references"}
	case r.round && (r.words || r.part != "" && r.part != "number"):
		return &problem{"bad-filter", "round applies to an amount of money and to nothing else", ""}
	case r.words && r.part != "" && r.part != "count" && r.part != "number":
		return &problem{"bad-filter", "words applies to a number and to nothing else", ""}
	}
	return nil
}

// isID says whether s can be an id of the dataset: small letters, digits and hyphens.
func isID(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

// isWord says whether s is letters only.
func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

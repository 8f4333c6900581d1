package phrase

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// Ref is a reference: what stands between {{ and }}. It has seven forms:
//
//	ID  ID@period  ID/CODE     with .part and |filters   a value, or a part of what the dataset says about it
//	ID|one=vessel|other=vessels                          the noun that goes with a value
//	ID|up=rose by _|down=fell by _|same=did not change   words for which way a change goes; _ is how much
//	edition:day, edition:month, edition:before           the day and the month of the edition, and the month of the one before
//	see:BLOCK                                            a table, chart or section of the same brief
//	pages:BRIEF                                          how many pages another brief has
//	plain:four|why=REASON                                a figure that is none, with the reason why
type Ref struct {
	Kind    RefKind
	Offset  int // byte in the text where {{ begins
	Pos     diag.Pos
	Target  string // as the resolved set knows it: ID, ID@period, ID/CODE
	ID      string // without period and codes
	Part    string // "number", "period", ...; empty: the value itself
	Round   bool   // an amount is rounded as headlines have it
	Words   bool   // a count to twelve is written in words
	Capital bool   // it begins with a capital
	Table   bool   // in the short form of tables
	Forms   []NounForm
	Ways    []Way
	Plain   string // the words of RefPlain
	Why     string // why they are no figure of the data
	Begins  bool   // stands where a sentence begins
}

// RefKind says which form a reference has.
type RefKind uint8

// The forms of references.
const (
	RefValue   RefKind = iota // a value, or something that is said of it
	RefNoun                   // the noun that goes with a value
	RefSee                    // a block of the same brief
	RefPages                  // the number of pages of another brief
	RefPlain                  // words that look like a figure and are none
	RefWays                   // words for which way a change goes
	RefEdition                // a date of the edition
)

// NounForm is a noun for one plural category of CLDR.
type NounForm struct{ Category, Text string }

// Form returns the noun for a plural category; "other" serves where a form is not given.
func (r *Ref) Form(category string) string {
	other := ""
	for _, f := range r.Forms {
		if f.Category == category {
			return f.Text
		}
		if f.Category == "other" {
			other = f.Text
		}
	}
	return other
}

// Way is what is printed where a change goes one way. How much stands for the sign _ in it.
type Way struct{ Name, Text string }

// The ways of a change: up, down and the same, which every text must have words for; no new figure, a first one, and two that
// cannot be compared.
const (
	WayUp     = "up"
	WayDown   = "down"
	WaySame   = "same"
	WayNone   = "none"
	WayFirst  = "first"
	WayUnlike = "unlike"
)

func ways() []string { return []string{WayUp, WayDown, WaySame, WayNone, WayFirst, WayUnlike} }

// Way returns the words for a way of a change, and whether there are any.
func (r *Ref) Way(name string) (string, bool) {
	i := slices.IndexFunc(r.Ways, func(w Way) bool { return w.Name == name })
	if i < 0 {
		return "", false
	}
	return r.Ways[i].Text, true
}

// The dates of an edition that a text may print.
const (
	EditionDay    = "day"    // the last day on which a figure could be published
	EditionMonth  = "month"  // its month
	EditionBefore = "before" // the month of the edition before
)

// partNames are the names that may follow an id after a full stop.
var partNames = []string{
	"number", "period", "source", "sum", "count", "date", "start", "end", "name", "short", "purpose", "payer",
	"status", "noun", "sentence", "rows", "before", "since", PartLow, PartHigh,
}

// The parts that are the ends of the interval around a value.
const (
	PartLow  = dataset.PartLow
	PartHigh = dataset.PartHigh
)

var filters = []string{"round", "words", "cap", "table"}

// parseRef reads what stands between the braces.
func parseRef(inside string) (*Ref, *diag.Problem) {
	head, rest, hasRest := strings.Cut(inside, "|")
	head = strings.TrimSpace(head)
	r := &Ref{}
	switch {
	case strings.HasPrefix(head, "plain:"):
		return parsePlain(r, head, rest)
	case strings.HasPrefix(head, "see:"):
		r.Kind, r.ID = RefSee, strings.TrimSpace(head[len("see:"):])
		if !IsID(r.ID) {
			return nil, diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" names no block",
				"write {{see:amounts}}, where amounts is the id of a table, chart or section")
		}
		if hasRest {
			return nil, diag.NewProblem("bad-filter", source.Quote("{{"+inside+"}}")+" has a filter, but a pointer to a block takes none", "")
		}
		return r, nil
	}
	if id, is := strings.CutPrefix(head, "pages:"); is {
		r.Kind, r.ID = RefPages, strings.TrimSpace(id)
		if !IsID(r.ID) || hasRest {
			return nil, diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" names no brief", "write {{pages:factsheet}}, where factsheet is the id of another brief")
		}
		return r, nil
	}
	if name, is := strings.CutPrefix(head, "edition:"); is {
		r.Kind, r.ID = RefEdition, strings.TrimSpace(name)
		if dates := []string{EditionDay, EditionMonth, EditionBefore}; !slices.Contains(dates, r.ID) || hasRest {
			return nil, diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" is no date of the edition",
				"write {{edition:day}}, {{edition:month}}, or {{edition:before}} for the month of the edition before")
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

func parsePlain(r *Ref, head, rest string) (*Ref, *diag.Problem) {
	r.Kind, r.Plain = RefPlain, strings.TrimSpace(head[len("plain:"):])
	why, ok := strings.CutPrefix(strings.TrimSpace(rest), "why=")
	if r.Plain == "" || !ok || strings.TrimSpace(why) == "" {
		return nil, diag.NewProblem("bad-reference", "a plain figure needs its words and the reason why it is no figure of the data",
			"write {{plain:four|why=the four seasons}}")
	}
	r.Why = strings.TrimSpace(why)
	return r, nil
}

// splitHead takes ID, /CODE or @period and .part apart. A period may end in "..", so only a full stop with a name
// after it begins a part.
func splitHead(r *Ref, head, inside string) *diag.Problem {
	if i := strings.LastIndexByte(head, '.'); i >= 0 && isWord(head[i+1:]) {
		r.Part = head[i+1:]
		head = head[:i]
		if !slices.Contains(partNames, r.Part) {
			msg, hint := source.Unknown("part", r.Part, partNames)
			return diag.NewProblem("unknown-part", msg, hint)
		}
	}
	if mended := endBehindPeriod(head); mended != "" {
		return diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" names the end of an interval before the period", "write {{"+mended+"}}")
	}
	r.Target = head
	id := head
	if i := strings.IndexAny(head, "@/"); i >= 0 {
		id = head[:i]
		if rest := head[i+1:]; rest == "" || strings.ContainsAny(rest, " {}|") {
			if err := notPeriod(head); err != nil {
				return diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" is no reference: "+err.Error(), "a period stands behind the id as the dataset writes it, as in {{ID@2018-05}}")
			}
			return badRef(inside)
		}
	}
	if !IsID(id) {
		return badRef(inside)
	}
	r.ID = id
	return nil
}

// CutEnd takes .low or .high off a reference.
func CutEnd(ref string) (of, end string) {
	for _, part := range []string{PartLow, PartHigh} {
		if of, is := strings.CutSuffix(ref, "."+part); is {
			return of, part
		}
	}
	return ref, ""
}

// endBehindPeriod mends ID.low@2018; it is empty for what needs no mending.
func endBehindPeriod(head string) string {
	of, period, dated := strings.Cut(head, "@")
	if of, end := CutEnd(of); dated && end != "" {
		return of + "@" + period + "." + end
	}
	return ""
}

func badRef(inside string) *diag.Problem {
	return diag.NewProblem("bad-reference", source.Quote("{{"+inside+"}}")+" is no reference",
		"a reference is an id of the dataset, as in {{ID}}, {{ID@2018-05}} or {{ID.period}}; a brace that is meant as one is written \\{{")
}

func parseFilters(r *Ref, rest, inside string) *diag.Problem {
	for _, f := range strings.Split(rest, "|") {
		if name, form, ok := strings.Cut(f, "="); ok {
			name = strings.TrimSpace(name)
			if name == "why" {
				return diag.NewProblem("bad-filter", "why= belongs to {{plain:...}} only", "")
			}
			if slices.Contains(ways(), name) {
				if _, twice := r.Way(name); twice {
					return diag.NewProblem("bad-filter", "the words for "+source.Quote(name)+" are given twice", "")
				}
				r.Kind, r.Ways = RefWays, append(r.Ways, Way{name, form})
				continue
			}
			if len(r.Ways) > 0 {
				msg, hint := source.Unknown("way of a change", name, ways())
				return diag.NewProblem("bad-filter", msg, hint)
			}
			if !slices.Contains(dataset.PluralCategories(), name) {
				msg, hint := source.Unknown("plural form", name, dataset.PluralCategories())
				return diag.NewProblem("bad-filter", msg, hint)
			}
			if form == "" && !slices.Contains(ways(), name) {
				return diag.NewProblem("bad-filter", "the plural form "+source.Quote(name)+" is empty", "")
			}
			if slices.ContainsFunc(r.Forms, func(have NounForm) bool { return have.Category == name }) {
				return diag.NewProblem("bad-filter", "the plural form "+source.Quote(name)+" is given twice", "")
			}
			r.Kind = RefNoun
			r.Forms = append(r.Forms, NounForm{name, form})
			continue
		}
		f = strings.TrimSpace(f)
		flag := map[string]*bool{"round": &r.Round, "words": &r.Words, "cap": &r.Capital, "table": &r.Table}[f]
		if flag == nil {
			msg, hint := source.Unknown("filter", f, filters)
			return diag.NewProblem("bad-filter", msg, hint)
		}
		if *flag {
			return diag.NewProblem("bad-filter", "the filter "+source.Quote(f)+" is given twice", "")
		}
		*flag = true
	}
	return checkFilters(r, inside)
}

func checkFilters(r *Ref, inside string) *diag.Problem {
	switch {
	case len(r.Ways) > 0:
		return checkWays(r, inside)
	case r.Kind == RefNoun && r.Form("other") == "":
		return diag.NewProblem("bad-filter", source.Quote("{{"+inside+"}}")+" lacks the form other", "write {{"+r.Target+"|one=vessel|other=vessels}}")
	case r.Kind == RefNoun && (r.Part != "" || r.Round || r.Words || r.Table):
		return diag.NewProblem("bad-filter", source.Quote("{{"+inside+"}}")+" asks for a noun and for something else", "use two references")
	case r.Round && (r.Words || r.Part != "" && r.Part != "number"):
		return diag.NewProblem("bad-filter", "round applies to an amount of money and to nothing else", "")
	case r.Words && r.Part != "" && r.Part != "count" && r.Part != "number":
		return diag.NewProblem("bad-filter", "words applies to a number and to nothing else", "")
	}
	return nil
}

// checkWays sees that a text has words for every way that a change may go.
func checkWays(r *Ref, inside string) *diag.Problem {
	if strings.Contains(inside, "{{") {
		return diag.NewProblem("bad-reference", "no reference stands inside the words for which way a change goes, found "+source.Quote("{{"+inside+"}}"), "put it before or behind: {{"+r.Target+"|up=rose by _|down=fell by _|same=did not change}} from {{"+r.Target+".before}}")
	}
	for _, w := range r.Ways {
		switch {
		case strings.TrimSpace(w.Text) == "":
			return diag.NewProblem("bad-filter", "the words for "+source.Quote(w.Name)+" are empty", "say what the figure did")
		case strings.Count(w.Text, "_") > 1:
			return diag.NewProblem("bad-filter", "the words for "+source.Quote(w.Name)+" have more than one _, which stands for how much", "write one")
		case strings.ContainsAny(w.Text, "*[]`<>"):
			return diag.NewProblem("bad-filter", "the words for "+source.Quote(w.Name)+" have signs of Markdown, which are not read there", "write them around the whole: **{{"+r.Target+"|up=...}}**")
		}
	}
	for _, name := range []string{WayUp, WayDown, WaySame} {
		if _, given := r.Way(name); !given {
			return diag.NewProblem("missing-direction", source.Quote("{{"+inside+"}}")+" has no words for a change that goes "+map[string]string{WayUp: "up", WayDown: "down", WaySame: "neither way"}[name],
				"write {{"+r.Target+"|up=rose by _|down=fell by _|same=did not change}}")
		}
	}
	if len(r.Forms) > 0 || r.Part != "" || r.Table {
		return diag.NewProblem("bad-filter", source.Quote("{{"+inside+"}}")+" asks for which way a change goes and for something else", "use two references")
	}
	for _, w := range r.Ways {
		if (w.Name == WayNone || w.Name == WayFirst || w.Name == WayUnlike) && strings.Contains(w.Text, "_") {
			return diag.NewProblem("bad-filter", "the words for "+source.Quote(w.Name)+" have a _, but such a change has no number", "say it without one")
		}
	}
	return nil
}

// IsID says whether s can be an id of the dataset: small letters, digits and hyphens.
func IsID(s string) bool {
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

// PrintsValue says that a reference prints a figure itself and not something that is said of it.
func PrintsValue(x *Ref) bool {
	return x.Kind == RefWays || x.Kind == RefValue && (x.Part == "" || x.Part == "number")
}

// RootOf takes codes and period off a reference.
func RootOf(ref string) string {
	r, _ := dataset.ParseRef(ref)
	return r.ID
}

// IsBare says that a reference asks for nothing but the value itself.
func (r *Ref) IsBare() bool {
	return r.Part == "" && !r.Round && !r.Words && !r.Capital && !r.Table && len(r.Forms) == 0 && len(r.Ways) == 0
}

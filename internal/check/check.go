// Package check looks at finished PDF files as a stranger would and says what keeps them from being what they claim
// to be: accessible (PDF/UA-1), archival (PDF/A-2a or -3a), and honest about their own contents.
//
// In: the bytes of a file. Out: findings, each with the id of the rule it breaks. It never changes a file, never
// repairs what it reads and knows nothing of how the file was made, so that a wrong idea in the writer cannot be
// shared here. It covers what machines can tell of the clauses, and what the usual validators let pass: signs for
// missing characters, links without their area, blank descriptions, metadata that contradict each other, pale text.
package check

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
	"briefing/internal/diag"
)

// Rule is one promise that a file keeps.
type Rule struct {
	ID     string // stable, in kebab case
	Clause string // where it comes from; several are separated by "; "
	Text   string // what must hold, as a sentence without a full stop
	Remedy string // what to do about it

	check func(f *reader.File, r *report) // nil: tried on opening
}

// Rules lists all rules in the order in which they are tried.
func Rules() []Rule {
	return append([]Rule(nil), rules...)
}

// PDF tries all rules on a file. Every finding is an error: a file without findings keeps all promises. The findings
// have no position, for the reader of a printed page there is none; messages name the page where there is one. It
// never panics, however damaged the file is.
func PDF(data []byte) diag.List {
	var list diag.List
	f, err := reader.Open(data)
	if err != nil {
		if errors.Is(err, object.ErrEncrypted) {
			r := report{rule: find("file-encrypted"), list: &list}
			r.add("%v", err)
			return list
		}
		r := report{rule: find("file-readable"), list: &list}
		r.add("the file cannot be read as a PDF: %v", err)
		return list
	}
	for i := range rules {
		rules[i].run(f, &list)
	}
	return list
}

func find(id string) *Rule {
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i]
		}
	}
	return &Rule{ID: id}
}

// run tries one rule. A file so damaged that the rule cannot be tried breaks it.
func (rule *Rule) run(f *reader.File, list *diag.List) {
	r := report{rule: rule, list: list}
	defer func() {
		if recover() != nil {
			r.add("the file is so damaged that this cannot be told: %s", rule.Text)
		}
		r.close()
	}()
	if rule.check != nil {
		rule.check(f, &r)
	}
}

// report gathers what breaks one rule.
type report struct {
	rule  *Rule
	list  *diag.List
	count int
}

// most is the number of findings that are told of one rule: the same mistake of a program stands everywhere.
const most = 8

func (r *report) add(format string, args ...any) {
	if r.count++; r.count > most {
		return
	}
	message := fmt.Sprintf(format, args...)
	if r.rule.Clause != "" {
		message += " (" + r.rule.Clause + ")"
	}
	r.list.Add(diag.Pos{}, diag.Error, r.rule.ID, message, r.rule.Remedy)
}

func (r *report) close() {
	if more := r.count - most; more > 0 {
		r.list.Add(diag.Pos{}, diag.Error, r.rule.ID, fmt.Sprintf("%d more of the same kind: %s", more, r.rule.Text))
	}
}

// quote shortens a text for a message.
func quote(s string) string {
	const length = 40
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case !unicode.IsPrint(c):
			return '?'
		}
		return c
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "(nothing)"
	}
	if c := []rune(s); len(c) > length {
		s = strings.TrimSpace(string(c[:length])) + "…"
	}
	return "“" + s + "”"
}

// names are what people call structure types.
var names = map[string]string{
	"P": "paragraph", "H": "heading", "H1": "heading", "H2": "heading", "H3": "heading", "H4": "heading", "H5": "heading",
	"H6": "heading", "L": "list", "LI": "list item", "Lbl": "label", "LBody": "list text", "Table": "table",
	"TR": "table row", "TH": "header cell", "TD": "cell", "THead": "table head", "TBody": "table body",
	"TFoot": "table foot", "Figure": "figure", "Link": "link", "Note": "note", "Caption": "caption", "Sect": "section",
	"Document": "document", "Part": "part", "Div": "block", "BlockQuote": "quotation", "Span": "text span",
	"Reference": "reference", "TOC": "table of contents", "TOCI": "contents entry",
}

func typeName(typ string) string {
	if n := names[typ]; n != "" {
		return n
	}
	return "part of the type " + quote(typ)
}

// place says what an element is and where: "page 2: the figure “Arrests …”".
func place(f *reader.File, e *reader.Element) string {
	s := "the " + typeName(e.Type)
	words := f.Text(e.Dict, "Alt")
	if blank(words) {
		words = f.Words(e)
	}
	if words != "" {
		s += " " + quote(words)
	}
	if p := f.PageOf(e); p != nil {
		return fmt.Sprintf("page %d: %s", p.Number, s)
	}
	return s
}

func blank(s string) bool {
	return strings.TrimFunc(s, func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsPrint(c) }) == ""
}

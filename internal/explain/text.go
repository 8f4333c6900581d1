package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
)

// columns is the usual width of a terminal, in characters.
const columns = 80

// Text is the report for a terminal: at most 80 columns, but for a web address or a name that is longer by itself.
func (r *Report) Text() string {
	w := writer{}
	w.line(r.Ref)
	w.paragraph("", "", r.Name)
	w.line("")
	w.field("value", r.valueLine())
	w.field("interval", r.IntervalText)
	if r.Value == nil {
		why := r.Why
		if r.Rule != "" {
			why += " [" + r.Rule + "]"
		}
		w.field("why", why)
	}
	r.about(&w)
	r.origin(&w)
	w.field("note", r.Note)
	r.derivation(&w)
	for i, m := range r.Series {
		w.head(i, "series")
		w.item(m.Ref + ": " + m.Printed)
	}
	r.caveats(&w)
	r.connections(&w)
	r.usedIn(&w)
	return w.b.String()
}

// about writes what a value is, its period and its publication.
func (r *Report) about(w *writer) {
	w.field("kind", r.Kind)
	w.field("counts", r.Counts)
	w.field("counting", r.countingLine())
	w.field("payer", r.Payer)
	w.field("status", r.Status)
	w.field("purpose", r.Purpose)
	w.field("area", r.Area)
	w.field("period", r.PeriodText)
	published := r.PublishedText
	if r.Inferred {
		published += " (inferred: the end of the period)"
	}
	w.field("published", published)
	w.field("as of", r.AsOfText)
	w.field("confidence", string(r.Confidence))
	w.field("observation", observationStatus(r.ObsStatus))
}

// origin writes the source of a value, and how the value is printed there.
func (r *Report) origin(w *writer) {
	if s := r.Source; s != nil {
		w.field("source", s.Title)
		w.field("", joinNonEmpty(s.Publisher, s.dateText))
		w.field("", s.DateNote)
		w.field("", s.Address)
		w.field("", s.place())
		if s.Outside {
			w.field("", "an outside source: not the document that the dataset restates")
		}
	}
	w.field("written in", r.writtenIn.String())
	if r.AsPrinted != "" {
		w.field("printed", "“"+r.AsPrinted+"” in the source")
	}
}

// connections writes the related values, the derived values that this one is part of, and the values not chosen.
func (r *Report) connections(w *writer) {
	for i, rel := range r.Relations {
		w.head(i, "relations")
		text := rel.Words + " " + rel.To
		if rel.Printed != "" {
			text += " (" + rel.Printed + ")"
		}
		if rel.Note != "" {
			text += ": " + rel.Note
		}
		w.item(text)
	}
	for i, id := range r.UsedBy {
		w.head(i, "enters")
		w.item(id)
	}
	for i, o := range r.NotChosen {
		w.head(i, "other published values, not chosen")
		text := fmt.Sprintf("%s %s, %s (%s)", o.Printed, o.periodText, o.Publisher, o.Source)
		if o.Published != o.Period {
			text += ", published " + o.Published
		}
		w.item(text + ": " + o.Why)
	}
}

func (r *Report) usedIn(w *writer) {
	w.line("")
	w.line("used in")
	switch {
	case len(r.Uses) > 0:
	case r.Unused != "":
		w.item("no brief: " + r.Unused)
	default:
		w.item("no brief")
	}
	for _, u := range r.Uses {
		w.item(u.text(r.Ref))
	}
}

func (r *Report) valueLine() string {
	if r.Value == nil && r.State == "" && len(r.Series) > 0 {
		return "one for each code, see below"
	}
	return r.Printed
}

func (r *Report) countingLine() string {
	s := strings.ReplaceAll(string(r.Counting), "_", " ")
	if s == "" && r.Derivation != nil && len(r.Derivation.mixesText) > 0 {
		s = strings.Join(r.Derivation.mixesText, ", ") + " (declared to stand together)"
	}
	switch r.Counting {
	case dataset.SingleYear, dataset.OneOff, dataset.PartialWindow: // the period says it all
	default:
		if r.Start != "" {
			s += ", since " + r.Start
		}
	}
	return s
}

func (s *Source) place() string {
	section, line := "", ""
	if s.Section != "" {
		section = "section “" + s.Section + "”"
	}
	if s.Line > 0 {
		line = fmt.Sprintf("line %d of its text version", s.Line)
	}
	return joinNonEmpty(section, line)
}

func (r *Report) derivation(w *writer) {
	d := r.Derivation
	if d == nil {
		return
	}
	w.line("")
	w.paragraph("", "  ", "computed as "+d.computed)
	if d.Arithmetic != "" {
		w.paragraph("  ", "    ", d.Arithmetic)
	}
	for _, p := range d.Parts {
		text := joinNonEmpty(p.Ref+": "+p.Printed, p.periodText)
		if p.Source != nil {
			text += " (" + joinNonEmpty(p.Source.ID, p.Source.place()) + ")"
		}
		w.item(text)
	}
}

func (r *Report) caveats(w *writer) {
	own, parts := 0, 0
	for _, c := range r.Caveats {
		text := c.Text
		if c.Print {
			text += " (printed with the figure)"
		}
		if len(c.Of) == 0 {
			w.head(own, "caveats")
			own++
		} else {
			w.head(parts, "caveats of its parts")
			parts++
			text = strings.Join(c.Of, ", ") + ": " + text
		}
		w.item(text)
	}
}

func (u Use) text(ref string) string {
	s := u.Brief + ", " + u.Block
	switch {
	case u.Through != "":
		s += ", as part of " + u.Through
	case u.Ref != ref:
		s += ", as " + u.Ref
	}
	if u.File != "" {
		s += " (" + path.Base(u.File)
		if u.Line > 0 {
			s += fmt.Sprintf(":%d", u.Line)
		}
		s += ")"
	}
	return s
}

// JSON is the report as one indented JSON object.
func (r *Report) JSON() []byte { return encodeJSON(r) }

func encodeJSON(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	// Texts, whole numbers and Numbers, which are digits by construction, always encode.
	_ = enc.Encode(v)
	return b.Bytes()
}

// RuleText explains a rule by its id, as findings name it; false if there is none.
func RuleText(id string) (string, bool) {
	for _, r := range figures.Rules() {
		if r.ID == id {
			w := writer{}
			w.line(r.ID)
			w.paragraph("", "", r.Text)
			return w.b.String(), true
		}
	}
	return "", false
}

// writer builds text within the columns.
type writer struct{ b strings.Builder }

func (w *writer) line(s string) { w.b.WriteString(s + "\n") }

// labelWidth is the width of a field's label with the space after it.
const labelWidth = 13

// field writes a labelled value, its further lines under the first; an empty one is left out.
func (w *writer) field(label, value string) {
	if value != "" {
		w.paragraph(fmt.Sprintf("%-*s", labelWidth, label), strings.Repeat(" ", labelWidth), value)
	}
}

// head writes the heading of a list before its first item.
func (w *writer) head(i int, s string) {
	if i == 0 {
		w.line("")
		w.line(s)
	}
}

func (w *writer) item(s string) { w.paragraph("- ", "  ", s) }

// paragraph breaks a text at spaces; no-break spaces hold.
func (w *writer) paragraph(first, rest, s string) {
	line := first
	empty := true
	for _, word := range strings.Split(s, " ") {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns {
			w.line(strings.TrimRight(line, " "))
			line, empty = rest, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	w.line(strings.TrimRight(line, " "))
}

// joinNonEmpty joins what is not empty, with commas.
func joinNonEmpty(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// observationStatus is empty for a final value, of which nothing is said.
func observationStatus(s dataset.Statuses) string {
	if len(s) == 0 {
		return ""
	}
	return s.String()
}

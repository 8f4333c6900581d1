package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"briefing/internal/diag"
	"briefing/internal/doc"
)

// spans writes runs of text. A reference to a note is a raised number that leads to it; the first one of each note is
// where the note leads back to.
func (w *briefPage) spans(list []doc.Span) Part {
	var out List
	for _, s := range list {
		if s.S != "" {
			out = append(out, w.span(s))
		}
		if s.Note > 0 {
			out = append(out, w.reference(s.Note))
		}
	}
	return out
}

func (w *briefPage) span(s doc.Span) Part {
	lang := langAttr(s.Lang)
	p := styled(s)
	switch {
	case s.URL != "":
		class := ""
		if s.S == s.URL {
			class = "address"
		}
		p = El("a", If(class != "", Class(class)), Href(s.URL), lang, p)
		lang = nil
	case s.See != "":
		w.targets = append(w.targets, s.See)
		p = El("a", Href("#"+slug(s.See)), lang, p)
		lang = nil
	}
	return withLang(lang, p)
}

// styled is the words of a span with their weight.
func styled(s doc.Span) Part {
	if s.Break {
		return List{Text(" "), El("br")}
	}
	var p Part = Text(s.S)
	if s.Spoken != "" {
		p = List{El("span", At("aria-hidden", "true"), p), El("span", Class("away"), Text(s.Spoken))}
	}
	if s.Faint {
		p = El("span", Class("faint"), p)
	}
	if s.Italic {
		p = El("em", p)
	}
	if s.Bold {
		p = El("strong", p)
	}
	return p
}

// withLang is a part with the lang attribute it has, if any: on its own element, or on one around a text.
func withLang(lang Part, p Part) Part {
	if lang == nil {
		return p
	}
	if e, ok := p.(*Element); ok {
		e.parts = append([]Part{lang}, e.parts...)
		return e
	}
	return El("span", lang, p)
}

// langAttr is the lang attribute of what is in another language than the page; nothing for what is not.
func langAttr(lang string) Part {
	if lang == "" {
		return nil
	}
	return At("lang", lang)
}

// Words are spans without what leads elsewhere: their words, each in its language.
func Words(list []doc.Span) Part {
	var out List
	for i := 0; i < len(list); {
		lang, words := list[i].Lang, ""
		for ; i < len(list) && list[i].Lang == lang; i++ {
			words += list[i].S
		}
		if words != "" {
			out = append(out, withLang(langAttr(lang), Text(words)))
		}
	}
	return out
}

// Plain is a plain string of a document, in its language.
func Plain(f doc.Foreign, s string) Part { return withLang(langAttr(f[s]), Text(s)) }

// Lang is the lang attribute for an element that holds a plain string of a document and nothing else.
func Lang(f doc.Foreign, s string) Part { return langAttr(f[s]) }

// InLang is the lang attribute for an element that holds the words of one span and nothing else.
func InLang(s doc.Span) Part { return langAttr(s.Lang) }

// Label is the words of one span, in their language.
func Label(s doc.Span) Part { return withLang(langAttr(s.Lang), Text(s.S)) }

func (w *briefPage) reference(n int) Part {
	if !w.notes[n] {
		w.diags.Errorf(diag.Pos{}, "unknown-note", "note %d is referred to, but the document has no such note", n)
		return nil
	}
	number := strconv.Itoa(n)
	var id Part
	if !w.refs[n] {
		w.refs[n] = true
		id = ID("ref-" + number)
	}
	return El("sup", El("a", id, Href("#note-"+number), At("role", "doc-noteref"), At("aria-label", label(w.d.Messages.ReferenceLabel, n)), Text(number)))
}

func label(form string, n int) string {
	number := strconv.Itoa(n)
	if !strings.Contains(form, "{n}") {
		return strings.TrimSpace(form + " " + number)
	}
	return strings.ReplaceAll(form, "{n}", number)
}

// notesBlock writes the numbered notes, each with a link back to where it is referred to first, and the imprint.
func (w *briefPage) notesBlock(b *doc.NotesBlock) List {
	w.notesPrinted = true
	var out, list List
	out = append(out, w.heading(2, "notes", b.Heading))
	for _, n := range w.d.Notes {
		number := strconv.Itoa(n.Number)
		var back Part = El("span", Class("number"), Text(number))
		if w.refs[n.Number] {
			back = El("a", Class("number"), Href("#ref-"+number), At("role", "doc-backlink"), At("aria-label", label(w.d.Messages.BackLabel, n.Number)), Text(number))
		}
		list = append(list, El("li", ID("note-"+number), back, Text(" "), El("span", w.spans(n.Text))))
	}
	var text List
	for _, p := range b.Text {
		text = append(text, El("p", w.spans(p)))
	}
	if b.Inline { // as on paper: what one must know stands before the notes
		out = append(out, text)
	}
	if len(list) > 0 {
		out = append(out, El("ol", Class("notes"), isList(), list))
	}
	if !b.Inline {
		out = append(out, text)
	}
	for _, p := range b.More {
		out = append(out, El("p", w.spans(p)))
	}
	for _, p := range b.Imprint {
		out = append(out, El("p", Class("imprint"), w.spans(p)))
	}
	return out
}

// checkLinks reports what is pointed to and does not stand in the page.
func (w *briefPage) checkLinks() {
	for _, see := range w.targets {
		if !w.ids[slug(see)] {
			w.diags.Errorf(diag.Pos{}, "unknown-block", "the text points to “%s”, but the document has no block of that name", see)
		}
	}
	if len(w.refs) > 0 && !w.notesPrinted {
		w.diags.Errorf(diag.Pos{}, "unknown-note", "the text refers to notes, but the document prints none")
	}
}

// id makes an id of a name, one that the page does not have yet.
func (w *briefPage) id(name string) string {
	base := slug(name)
	for n := 1; ; n++ {
		id := base
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		if !w.ids[id] {
			w.ids[id] = true
			return id
		}
	}
}

// slug is a name as an id: letters and digits in lower case, hyphens between. It begins with none of the words that ids of
// notes, references and drawings begin with.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	s := b.String()
	if s == "" || unicode.IsDigit(rune(s[0])) || strings.HasPrefix(s, "note-") || strings.HasPrefix(s, "ref-") || strings.HasPrefix(s, "plot-") || s == "emblem" || s == "contents" || s == "main" {
		s = "part-" + s
	}
	return strings.TrimSuffix(s, "-")
}

// trimmed is spans without blanks at their end and references.
func trimmed(list []doc.Span) []doc.Span {
	out := slices.Clone(list)
	for i := range out {
		out[i].Note = 0
	}
	for k := len(out); k > 0; k-- {
		if out[k-1].S = strings.TrimRight(out[k-1].S, " "); out[k-1].S != "" {
			return out[:k]
		}
	}
	return nil
}

// flat is what spans say, without styles and references.
func flat(list []doc.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.S)
	}
	return strings.TrimSpace(b.String())
}

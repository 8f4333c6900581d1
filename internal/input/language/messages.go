package language

import (
	"iter"
	"slices"
	"strings"

	"briefing/internal/input/dataset"
)

// Messages are the texts of a language, which the tool fills in and prints.
type Messages struct {
	texts   map[Key]string
	english map[Key]bool // texts that are English, since the language's file lacks them
}

// Msg returns a text with its placeholders filled: the arguments are name, value, name, value. A value is taken as
// it is, braces in it mean nothing.
func (m *Messages) Msg(key Key, args ...string) string {
	var b strings.Builder
	for p := range m.pieces(key, args) {
		b.WriteString(p.S)
	}
	return b.String()
}

// Part is a piece of a text that was filled in: a value, or what stands between values, with the language of that.
type Part struct {
	S     string
	Value bool
	Lang  string // of what is no value, where it is not the catalogue's own: "en"
}

// Parts is Msg in pieces, for texts whose values are in other languages than the text.
func (m *Messages) Parts(key Key, args ...string) []Part {
	return slices.Collect(m.pieces(key, args))
}

func (m *Messages) pieces(key Key, args []string) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		text, ok := m.texts[key]
		if !ok {
			yield(Part{S: key.Name()})
			return
		}
		lang := m.Language(key)
		for text != "" {
			before, name, after, more := cutPlaceholder(text)
			if !more {
				yield(Part{S: text, Lang: lang})
				return
			}
			value, known := argument(args, name)
			if !known {
				before = text[:len(text)-len(after)]
			}
			if before != "" && !yield(Part{S: before, Lang: lang}) || known && !yield(Part{S: value, Value: true}) {
				return
			}
			text = after
		}
	}
}

// Language is the language of a text where it is not the catalogue's own, as the language's file lacks it: "en".
func (m *Messages) Language(key Key) string {
	if m.english[key] {
		return English
	}
	return ""
}

// cutPlaceholder takes a text apart at its first placeholder, {name}.
func cutPlaceholder(text string) (before, name, after string, ok bool) {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return "", "", "", false
	}
	end := strings.IndexByte(text[open:], '}')
	if end < 0 {
		return "", "", "", false
	}
	return text[:open], text[open+1 : open+end], text[open+end+1:], true
}

// argument finds a placeholder's value in a list of names and values.
func argument(args []string, name string) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return "", false
}

// Forms lists the forms of such a text by plural category, unfilled, for scripts that count.
func (m *Messages) Forms(key Key) PluralText { return pluralText(m.Msg(key)) }

// Counting returns the word for a way of counting, as the note about a mix lists it; ok is false for an unknown one.
func (m *Messages) Counting(counting dataset.Counting) (word string, ok bool) {
	word, ok = m.texts[countingPrefix+Key(counting)]
	return word, ok
}

// QualifierForm says where a figure with a qualifier stands.
type QualifierForm uint8

// InText is for running text ("more than 23"), InTable for a column of figures ("> 23").
const (
	InText QualifierForm = iota
	InTable
)

// Qualify puts a qualifier to a printed figure; an exact one stays as it is.
func (m *Messages) Qualify(qualifier dataset.Qualifier, form QualifierForm, figure string) string {
	keys, ok := qualified[qualifier]
	if !ok {
		return figure
	}
	if form == InTable {
		return m.Msg(keys.sign, "figure", figure)
	}
	return m.Msg(keys.text, "figure", figure)
}

// QualifierSign is what stands before a figure in a table for a qualifier, and before it in a sentence: "> ", "more than ". Both are
// empty for an exact one.
func (m *Messages) QualifierSign(qualifier dataset.Qualifier) (sign, said string) {
	if _, ok := qualified[qualifier]; !ok {
		return "", ""
	}
	const figure = "\x00"
	sign, _, _ = strings.Cut(m.Qualify(qualifier, InTable, figure), figure)
	said, _, _ = strings.Cut(m.Qualify(qualifier, InText, figure), figure)
	return sign, said
}

// TileQualifier returns the line a tile sets above its number: "more than"; empty for an exact one.
func (m *Messages) TileQualifier(qualifier dataset.Qualifier) string {
	keys, ok := qualified[qualifier]
	if !ok {
		return ""
	}
	return m.Msg(keys.tile)
}

// qualified are the words for each qualifier that is not exact: in a text, as a sign in tables, and above the number of a tile.
var qualified = map[dataset.Qualifier]struct{ text, sign, tile Key }{
	dataset.MoreThan: {KeyMoreThan, KeyMoreThanSign, KeyMoreThanTile},
	dataset.AtLeast:  {KeyAtLeast, KeyAtLeastSign, KeyAtLeastTile},
	dataset.LessThan: {KeyLessThan, KeyLessThanSign, KeyLessThanTile},
	dataset.AtMost:   {KeyAtMost, KeyAtMostSign, KeyAtMostTile},
	dataset.About:    {KeyAbout, KeyAboutSign, KeyAboutTile},
}

// SignNote says what the signs of qualifiers mean that stand in a table, in the order of the qualifiers.
func (m *Messages) SignNote(used []dataset.Qualifier) string {
	var notes []string
	for _, q := range dataset.Qualifiers() {
		if keys, ok := qualified[q]; ok && slices.Contains(used, q) {
			sign := strings.TrimRight(m.Msg(keys.sign, "figure", ""), "\u00a0\u202f ")
			notes = append(notes, m.Msg(KeySignMeans, "sign", sign, "words", m.Msg(keys.tile)))
		}
	}
	return strings.Join(notes, "; ")
}

// List joins items as the language does: "a", "a and b", "a, b and c".
func (m *Messages) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return m.Msg(KeyListPair, "first", items[0], "second", items[1])
	}
	out := items[0]
	for _, s := range items[1 : len(items)-1] {
		out = m.Msg(KeyListComma, "first", out, "second", s)
	}
	return m.Msg(KeyListLast, "first", out, "second", items[len(items)-1])
}

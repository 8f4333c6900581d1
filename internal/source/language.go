package source

import (
	"golang.org/x/text/language"

	"briefing/internal/diag"
)

// IsLanguage says whether a key is the code of a language, as texts in several languages have them: en, no, pt-BR.
func IsLanguage(code string) bool { return !CheckLanguage(code, diag.Pos{}).HasErrors() }

// ByLanguage hands read a text, or each text of a group with a language code before each; lang is empty for a text that
// stands alone. It adds what is wrong with the group to what read finds; a text whose code is none is not read.
func (n *Node) ByLanguage(read func(lang string, text *Node) diag.List) diag.List {
	if n.Kind != Map {
		return read("", n)
	}
	var l diag.List
	if len(n.Fields) == 0 {
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	for _, f := range n.Fields {
		more := CheckLanguage(f.Key, f.KeyPos)
		if !more.HasErrors() {
			more = read(f.Key, f.Value)
		}
		l.Append(more)
	}
	return l
}

// CheckLanguage reports a code that is no language tag of BCP 47 with known parts, or that is not written as the standard
// writes it: one language must not stand in a file under two names.
func CheckLanguage(code string, pos diag.Pos) diag.List {
	var l diag.List
	tag, err := language.Raw.Parse(code)
	base, _, _ := tag.Raw()
	switch {
	case err != nil || base.String() == "und":
		l.Add(pos, diag.Error, "unknown-language", "unknown language "+Quote(code), "write its code, such as en, fr, no or pt-BR")
	case tag.String() != code:
		l.Add(pos, diag.Error, "unknown-language", "unknown language "+Quote(code), "write "+tag.String())
	}
	return l
}

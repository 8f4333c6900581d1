package source

import (
	"golang.org/x/text/language"

	"briefing/internal/diag"
)

// IsLanguage says whether a key is the code of a language, as texts in several languages have them: en, no, pt-BR.
func IsLanguage(code string) bool { return !CheckLanguage(code, diag.Pos{}).HasErrors() }

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

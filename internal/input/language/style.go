package language

import "briefing/internal/input/language/cldr"

// The characters figures are set with. Both spaces never break a line.
const (
	thinSpace = "\u202F" // between groups of three digits, and after a sign such as ">"
	hardSpace = "\u00A0" // between a figure and its unit
	minusSign = "\u2212"
	rangeDash = "\u2013"
)

// Style is how a language writes figures. The zero value is no style; ask StyleOf.
type Style struct {
	DecimalComma bool       // comma before the decimals, else a point
	Euro         SymbolSide // where the euro sign stands, and those of other currencies
	CodeFirst    bool       // "EUR 12 500", else "12 500 EUR"
	PercentSpace bool       // "84 %", else "84%"
	Million      PluralText // word or short form, by plural category
	Billion      PluralText
}

// SymbolSide is where a currency sign stands.
type SymbolSide = cldr.Side

// The sides of signs.
const (
	SymbolBefore      = cldr.Before      // €91.3 million
	SymbolBeforeSpace = cldr.BeforeSpace // € 91,3 miljoen
	SymbolAfter       = cldr.After       // 91,3 Mio. €
)

// PluralText is a word by plural category; "other" is always set.
type PluralText map[string]string

// Form returns the word for a category.
func (p PluralText) Form(category string) string {
	if s, ok := p[category]; ok {
		return s
	}
	return p["other"]
}

// styleRow is a language's line in the table below.
type styleRow struct {
	lang, name       string
	comma            bool
	codeFirst        bool
	percentSpace     bool
	million, billion string // "one|few|other" forms as category=word, or a single word for all
}

// styles is the table of the official languages of the European Union. The decimal sign and the percent sign: Unicode
// CLDR, as is the side of signs of currencies (package cldr); order of the currency code: Interinstitutional Style Guide, 7.3.3; the millions
// are the short form where a language has one that needs no inflection. A language editor's word overrides any of
// it: `numbers:` in the message file.
var styles = []styleRow{
	{"bg", "Bulgarian", true, false, false, "млн.", "млрд."},
	{"cs", "Czech", true, false, true, "mil.", "mld."},
	{"da", "Danish", true, false, true, "mio.", "mia."},
	{"de", "German", true, false, true, "Mio.", "Mrd."},
	{"el", "Greek", true, false, false, "εκατ.", "δισ."},
	{"en", "English", false, true, false, "million", "billion"},
	{"es", "Spanish", true, false, true, "one=millón|other=millones", "mil" + hardSpace + "millones"},
	{"et", "Estonian", true, false, false, "mln", "mld"},
	{"fi", "Finnish", true, false, true, "milj.", "mrd."},
	{"fr", "French", true, false, true, "one=million|other=millions", "one=milliard|other=milliards"},
	{"ga", "Irish", false, true, false, "milliún", "billiún"},
	{"hr", "Croatian", true, false, true, "mil.", "mlrd."},
	{"hu", "Hungarian", true, false, false, "millió", "milliárd"},
	{"it", "Italian", true, false, false, "one=milione|other=milioni", "one=miliardo|other=miliardi"},
	{"lt", "Lithuanian", true, false, true, "mln.", "mlrd."},
	{"lv", "Latvian", true, true, false, "milj.", "mljrd."},
	{"mt", "Maltese", false, true, false, "miljun", "biljun"},
	{"nl", "Dutch", true, false, false, "miljoen", "miljard"},
	{"pl", "Polish", true, false, false, "mln", "mld"},
	{"pt", "Portuguese", true, false, false, "one=milhão|other=milhões", "mil" + hardSpace + "milhões"},
	{"ro", "Romanian", true, false, true, "mil.", "mld."},
	{"sk", "Slovak", true, false, true, "mil.", "mld."},
	{"sl", "Slovenian", true, false, true, "mio.", "mrd."},
	{"sv", "Swedish", true, false, true, "one=miljon|other=miljoner", "one=miljard|other=miljarder"},
}

// LanguageName returns a language's English name, for messages: "French"; the code itself if it is not known.
func LanguageName(lang string) string {
	for _, r := range styles {
		if r.lang == lang {
			return r.name
		}
	}
	return lang
}

// StyleOf returns how an official language of the European Union writes figures; false for any other.
func StyleOf(lang string) (Style, bool) {
	for _, r := range styles {
		if r.lang == lang {
			return Style{
				DecimalComma: r.comma, Euro: cldr.SideOf(lang), CodeFirst: r.codeFirst, PercentSpace: r.percentSpace,
				Million: pluralText(r.million), Billion: pluralText(r.billion),
			}, true
		}
	}
	return Style{}, false
}

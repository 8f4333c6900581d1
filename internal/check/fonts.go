package check

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"

	"briefing/internal/check/reader"
)

// The rules on fonts. All but the first look only at codes that some page uses.

func fontEmbedded(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		switch {
		case t.Program != nil:
		case t.Fault != "":
			r.add("the font %s: %s", t.Name, t.Fault)
		case t.Dict["DescendantFonts"] == nil && t.Descriptor == nil:
			r.add("the font %s is one of those that every reader is thought to have; it is not in the file", quote(t.Name))
		default:
			r.add("the font %s is not in the file", quote(t.Name))
		}
	}
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[!-~]+$`)

func fontForm(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		info := f.Dict(t.CID, "CIDSystemInfo")
		switch {
		case !t.Simple && (!t.Composite || f.Name(t.CID, "Subtype") != "CIDFontType2"):
			r.add("the font %s is %s with the encoding %s; a TrueType font without encoding or a composite one with Identity-H is wanted",
				quote(t.Name), quote(f.Name(t.Dict, "Subtype")), quote(f.Name(t.Dict, "Encoding")))
		case t.Composite && (f.Text(info, "Registry") != "Adobe" || f.Text(info, "Ordering") != "Identity"):
			r.add("the font %s does not say that its codes are its own", quote(t.Name))
		case !subsetName.MatchString(t.Name):
			r.add("the font %s has no mark of six capitals in its name, though only a part of it is in the file", quote(t.Name))
		case t.Composite && t.Name != f.Name(t.CID, "BaseFont") || t.Name != f.Name(t.Descriptor, "FontName"):
			r.add("the font %s has other names in its parts", quote(t.Name))
		case t.Simple && !symbolic(f, t):
			r.add("the font %s has codes of its own, but is not described as symbolic", quote(t.Name))
		case t.Simple && !listed(f, t):
			r.add("the font %s does not list a width for each code from its first to its last", quote(t.Name))
		}
		if t.Descriptor == nil {
			continue
		}
		for _, key := range []string{"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "StemV"} {
			if f.Get(t.Descriptor, key) == nil {
				r.add("the font %s is described without %s", quote(t.Name), key)
			}
		}
	}
}

// symbolic says whether a font is described as one whose codes no standard encoding tells, and as nothing else (ISO 32000-1,
// table 123).
func symbolic(f *reader.File, t *reader.Font) bool {
	const symbolic, nonsymbolic = 4, 32
	n, _ := f.Int(t.Descriptor, "Flags")
	return n&(symbolic|nonsymbolic) == symbolic
}

// listed says whether a simple font has as many widths as its first and last code ask for (ISO 32000-1, table 111).
func listed(f *reader.File, t *reader.Font) bool {
	first, ok1 := f.Int(t.Dict, "FirstChar")
	last, ok2 := f.Int(t.Dict, "LastChar")
	return ok1 && ok2 && len(f.Array(t.Dict, "Widths")) == last-first+1
}

func fontGlyphMap(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		if t.Coded() && !t.HasGlyphMap(f) {
			r.add("the font %s does not say which code is which glyph", quote(t.Name))
		}
	}
}

// coded visits the codes in use of all fonts whose program can be read.
func coded(f *reader.File, visit func(t *reader.Font, code int)) {
	for _, t := range f.Fonts {
		if t.Program == nil || !t.Coded() {
			continue // other rules' matter
		}
		for _, c := range t.Used {
			visit(t, c)
		}
	}
}

// letter names a code: by its character if the file says which.
func letter(t *reader.Font, code int) string {
	if s, ok := t.Unicode(code); ok && !blank(s) {
		return fmt.Sprintf("the character “%s” (code %04X)", s, code)
	}
	return fmt.Sprintf("the code %04X", code)
}

func fontWidths(f *reader.File, r *report) {
	coded(f, func(t *reader.Font, code int) {
		gid := t.Glyph(code)
		if !t.Program.Has(gid) {
			return // another rule's matter
		}
		stated, _ := t.Width(code)
		if drawn := t.Program.Advance(gid); math.Abs(stated-drawn) > 1 {
			r.add("the font %s: %s is %.0f thousandths wide by the file, %.0f by the font", quote(t.Name), letter(t, code), stated, drawn)
		}
	})
}

func fontNotdef(f *reader.File, r *report) {
	coded(f, func(t *reader.Font, code int) {
		if t.Glyph(code) == 0 {
			r.add("the font %s: %s shows as the sign for a missing character", quote(t.Name), letter(t, code))
		}
	})
}

func fontGlyphs(f *reader.File, r *report) {
	coded(f, func(t *reader.Font, code int) {
		gid := t.Glyph(code)
		if gid == 0 {
			return
		}
		drawn, ok := t.Program.Drawn(gid)
		meaning, _ := t.Unicode(code)
		switch {
		case !t.Program.Has(gid):
			r.add("the font %s: %s is glyph %d of %d", quote(t.Name), letter(t, code), gid, t.Program.Glyphs)
		case !ok:
			r.add("the font %s: the glyph of %s is damaged", quote(t.Name), letter(t, code))
		case !drawn && !blank(meaning):
			r.add("the font %s: nothing is drawn for %s", quote(t.Name), letter(t, code))
		}
	})
}

func fontUnicode(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		if !t.HasMap() {
			r.add("the font %s does not say which characters its codes mean: its text can be neither searched nor read out", quote(t.Name))
			continue
		}
		for _, c := range t.Used {
			s, ok := t.Unicode(c)
			switch {
			case !ok || s == "":
				r.add("the font %s does not say which character the code %04X means", quote(t.Name), c)
			case strings.ContainsFunc(s, meaningless):
				r.add("the font %s says that the code %04X means U+%04X, which is no character", quote(t.Name), c, []rune(s)[0])
			}
		}
	}
}

// fontCodes compares the meaning of codes with what is known of them without it: that a code of two bytes is its character,
// and one of one byte too if it is of ASCII, with all others behind it in their order; that a glyph which paints is a
// character to be seen. Only fonts in the two forms that this program writes are compared.
func fontCodes(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		if !t.Coded() || !t.HasMap() {
			continue // other rules' matter
		}
		last, lastCode := rune(0x7F), 0
		for _, code := range t.Used {
			s, ok := t.Unicode(code)
			c := []rune(s)
			switch {
			case !ok || len(c) == 0 || strings.ContainsFunc(s, meaningless):
				continue // another rule's matter
			case len(c) > 1:
				r.add("the font %s says that the code %04X means %s, which is more than one character", quote(t.Name), code, quote(s))
				continue
			case unicode.Is(unicode.Co, c[0]):
				continue // another rule's matter
			case (t.Composite || code < 0x80) && int(c[0]) != code:
				r.add("the font %s says that the code %04X means U+%04X; such a code means itself", quote(t.Name), code, c[0])
				continue
			case t.Simple && code >= 0x80 && c[0] <= last:
				r.add("the font %s says that the code %04X means U+%04X, and %s, which is not in their order",
					quote(t.Name), code, c[0], earlier(lastCode, last))
			case t.Simple && code >= 0x80:
				last, lastCode = c[0], code
			}
			if t.Program == nil || t.Glyph(code) == 0 {
				continue
			}
			if drawn, ok := t.Program.Drawn(t.Glyph(code)); ok && drawn && unseen(c[0]) {
				r.add("the font %s says that the code %04X means U+%04X, which cannot be seen, but a glyph is drawn", quote(t.Name), code, c[0])
			}
		}
	}
}

func earlier(code int, c rune) string {
	if code == 0 {
		return "this is a character of ASCII"
	}
	return fmt.Sprintf("the code %04X before it U+%04X", code, c)
}

// unseen says whether a character paints nothing: spaces, and those that only tell how others are set (Unicode Standard
// Annex 44, White_Space, Cf and Default_Ignorable_Code_Point).
func unseen(c rune) bool {
	return unicode.IsSpace(c) || unicode.In(c, unicode.Cf, unicode.Zs, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

func meaningless(c rune) bool {
	return c == 0 || c == 0xFEFF || c == 0xFFFD || c&0xFFFE == 0xFFFE || unicode.IsControl(c)
}

func textPrivate(f *reader.File, r *report) {
	for _, t := range f.Fonts {
		for _, c := range t.Used {
			if s, ok := t.Unicode(c); ok && strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Co, c) }) {
				r.add("the font %s: the code %04X means a character of the area for private use, which no screen reader knows", quote(t.Name), c)
			}
		}
	}
}

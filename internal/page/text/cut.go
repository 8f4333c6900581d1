package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// Run is a stretch of text of one face, size and meaning.
type Run struct {
	S     string
	Size  frame.Unit
	Rise  frame.Unit // of a raised reference number
	Face  frame.FontStyle
	Color frame.Color
	Link  int32 // what it links to: a number of the caller's, -1 for nothing
	Owner int32 // the element that it is a part of: a number of the caller's, 0 for that of the paragraph
	Lang  int32 // its language: a number of the caller's, 0 for that of the document
	// Address says that it is an address, in which a line may end behind a slash, full stop, equals sign or ampersand.
	Address bool
	Whole   bool   // no line ends at its spaces
	After   Ending // what follows the run where its text does not end with a space: Glued, AtSpace or AtEnd
}

// Atom is a piece of a run that no line end can fall into. The text is Run.S[From:To]. Widths are in 1/1000 of 1/100 pt
// (advance times size), so that a line is rounded only once.
type Atom struct {
	Run      int32
	From, To int32
	After    Ending
	SpaceIn  bool  // the space after it stands in the same run
	W, Space int64 // its width, and that of the space after it
}

// Ending is what follows an atom.
type Ending uint8

// What follows an atom: nothing that could be broken, a space, the place behind a hyphen or en dash, or the end of the
// line.
const (
	Glued Ending = iota
	AtSpace
	AtHyphen
	AtEnd
)

// Ruler measures text in the faces of a family.
type Ruler struct {
	Fonts *font.Set
	// Percent is for Office files: every stretch of text is rounded to 1/100 pt, and is as wide as so many percent of that:
	// 100, or more where the file's own typeface is not at hand. 0 rounds nothing.
	Percent int
}

// Width is that of a stretch of a run, in 1/1000 of 1/100 pt.
func (r Ruler) Width(u *Run, s string) int64 {
	face := r.Fonts.Face(int(u.Face))
	if r.Percent == 0 {
		return int64(face.Units(s)) * int64(u.Size)
	}
	return int64(face.Width(s, int(u.Size))*r.Percent/100) * 1000
}

// Rules are in what the texts of pages, charts and Office differ. The zero value is for pages.
type Rules struct {
	Long Long // what is done with a word that is longer than a line
	// Rounded says that every run of a line is drawn by itself, from where the one before it ends: each is rounded to
	// 1/100 pt, where a line of a page is rounded as one.
	Rounded bool
}

// Long is where a word begins, and where it is parted, that is longer than a line.
type Long uint8

// The ways of a long word: on a line of its own, parted behind its hyphens and dashes; the same, but beginning on the
// line that is open, which saves a line in the narrow columns of charts; or on a line of its own, parted anywhere, as
// Office does it.
const (
	OwnLine Long = iota
	OpenLine
	Anywhere
)

// SingleSpaced turns line ends and tabs into spaces and several spaces into one. No-break spaces are text.
func SingleSpaced(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\t') < 0 && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// Cut cuts runs into atoms, which it appends to a list. A line may end at a space, and behind a hyphen or en dash that
// stands between two other characters; within an address behind a slash or full stop, too; never at a no-break space and
// never before a reference number, which belongs to the word it follows.
func Cut(atoms []Atom, runs []Run, ruler Ruler, rules Rules) []Atom {
	words := len(runs)
	for i := range runs {
		words += strings.Count(runs[i].S, " ")
	}
	c := cutter{atoms: slices.Grow(atoms, words), ruler: ruler, first: len(atoms)}
	for i := range runs {
		c.cut(&runs[i], int32(i), rules)
	}
	if n := len(c.atoms); n > 0 {
		c.atoms[n-1].After = Glued
	}
	return c.atoms
}

// cutter is a list of atoms while runs are cut into them.
type cutter struct {
	atoms []Atom
	first int // of this text
	ruler Ruler
	start int // of the atom that is open in the run
}

// cut cuts one run, which has a number.
func (c *cutter) cut(r *Run, number int32, rules Rules) {
	c.start = 0
	for i := 0; i < len(r.S); {
		switch b := r.S[i]; {
		case b == ' ' && !r.Whole:
			if a := c.end(r, number, i); a != nil && a.After != AtSpace {
				a.After, a.Space, a.SpaceIn = AtSpace, c.ruler.Width(r, " "), a.Run == number
			}
			i++
			c.start = i
		case rules.Long == Anywhere:
			i++
		case b == '-' || b == 0xE2 && strings.HasPrefix(r.S[i:], "\u2013"):
			i++
			if b != '-' {
				i = i - 1 + len("\u2013")
			}
			if i-c.start > 1 && i < len(r.S) && r.S[i] != ' ' && wordBefore(r.S[c.start:i]) {
				c.end(r, number, i).After = AtHyphen
				c.start = i
			}
		case r.Address && (b == '/' || b == '.' || b == '=' || b == '&'):
			i++
			if i < len(r.S) && r.S[i] != '/' && r.S[i] != ' ' && wordBefore(r.S[c.start:i]) {
				c.end(r, number, i).After = AtHyphen
				c.start = i
			}
		default:
			i++
		}
	}
	a := c.end(r, number, len(r.S))
	switch {
	case a == nil:
	case r.After == AtEnd:
		a.After = AtEnd
	case r.After == AtSpace && a.After != AtSpace:
		a.After, a.Space = AtSpace, c.ruler.Width(r, " ")
	}
}

// end ends the open atom before a place in the run, if it has text, and returns the last atom of the text; nil if there
// is none.
func (c *cutter) end(r *Run, number int32, at int) *Atom {
	if at > c.start {
		c.atoms = append(c.atoms, Atom{Run: number, From: int32(c.start), To: int32(at), W: c.ruler.Width(r, r.S[c.start:at])})
	}
	if n := len(c.atoms); n > c.first {
		return &c.atoms[n-1]
	}
	return nil
}

// wordBefore says whether something other than the dash itself stands in a piece that ends with a dash: "-5" must
// not lose its sign.
func wordBefore(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	return n < len(s)
}

// Units rounds an inner width half up to 1/100 pt.
func Units(w int64) frame.Unit { return frame.Unit((w + 500) / 1000) }

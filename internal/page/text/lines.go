package text

import "briefing/internal/page/frame"

// Line is a range of atoms.
type Line struct {
	From, To int32
	W        int64 // in 1/1000 of 1/100 pt
}

// lastLinePart is the smallest part of the measure, in percent, that a last line of one word must fill.
const lastLinePart = 16

// Fit breaks text at a measure, ragged right. A last line of one short word is mended by breaking again 2 % narrower,
// step by step; where no step helps, the first breaking stands. tooWide is the first atom that is wider than the measure by
// itself, -1 if there is none.
func Fit(atoms []Atom, width frame.Unit) (lines []Line, tooWide int) {
	lines, tooWide = Break(nil, atoms, width, Rules{})
	if tooWide >= 0 || !shortEnd(atoms, lines, width) {
		return lines, tooWide
	}
	var again []Line
	for step := frame.Unit(1); step <= 8; step++ {
		w := 0
		again, w = Break(again[:0], atoms, width-width*2*step/100, Rules{})
		if w >= 0 || len(again) > len(lines)+1 {
			break
		}
		if !shortEnd(atoms, again, width) {
			return again, -1
		}
	}
	return lines, -1
}

// Even breaks a heading. Lines of a heading that needs several come out even: the measure shrinks in steps of 1 % to the
// narrowest that still keeps the number of lines. tooWide is as for Fit.
func Even(atoms []Atom, width frame.Unit) (lines []Line, tooWide int) {
	lines, tooWide = Break(nil, atoms, width, Rules{})
	if tooWide >= 0 || len(lines) < 2 {
		return lines, tooWide
	}
	var again []Line
	for step := frame.Unit(1); step < 100; step++ {
		w := 0
		again, w = Break(again[:0], atoms, width-width*step/100, Rules{})
		if w >= 0 || len(again) > len(lines) {
			break
		}
		lines, again = again, lines
	}
	return lines, -1
}

// Break fills lines one after the other, which it appends to a list. It returns the index of the first atom that is
// wider than the measure by itself, or -1. Dashes are used only in a word that would not fit on a line of its own.
func Break(lines []Line, atoms []Atom, width frame.Unit, rules Rules) ([]Line, int) {
	limit := int64(width)*1000 + 499 // what rounds to the measure fits it
	tooWide := -1
	cur := Line{}
	open := false
	for i := 0; i < len(atoms); {
		j, w := Word(atoms, i)
		if open && atoms[i-1].After == AtEnd {
			lines = append(lines, cur)
			open = false
		}
		if open {
			if sum := rules.widthWith(cur.W, &atoms[i-1], &atoms[i], w); sum <= limit {
				cur.W, cur.To = sum, int32(j)
				i = j
				continue
			}
			if w > limit && rules.Long == OpenLine {
				i = rules.startWord(&cur, atoms, i, j, limit)
			}
			lines = append(lines, cur)
			open = false
			continue
		}
		if w <= limit {
			cur = Line{int32(i), int32(j), w}
		} else {
			first := 0
			if lines, cur, first = rules.breakWord(lines, atoms, i, j, width); tooWide < 0 {
				tooWide = first
			}
		}
		open = true
		i = j
	}
	if open {
		lines = append(lines, cur)
	}
	return lines, tooWide
}

// breakWord breaks the word i..j, which is longer than a line and begins on one of its own. It appends all lines but the last,
// which stays open for the next word. tooWide is the first part that is wider than a line by itself, -1 if there is none.
func (r Rules) breakWord(lines []Line, atoms []Atom, i, j int, width frame.Unit) (_ []Line, last Line, tooWide int) {
	if r.Long == Anywhere {
		_, w := Word(atoms, i)
		for full := int64(width) * 1000; w > full && full > 0; w -= full {
			lines = append(lines, Line{int32(i), int32(j), full})
		}
		return lines, Line{int32(i), int32(j), w}, -1
	}
	limit := int64(width)*1000 + 499
	for tooWide = -1; i < j; {
		k, w := dashPart(atoms, i, j)
		if w > limit && tooWide < 0 {
			tooWide = i
		}
		for k < j {
			next, more := dashPart(atoms, k, j)
			if w+more > limit {
				break
			}
			k, w = next, w+more
		}
		if last = (Line{int32(i), int32(k), w}); k < j {
			lines = append(lines, last)
		}
		i = k
	}
	return lines, last, tooWide
}

// widthWith is how far a line reaches with one more word, or part of one, behind what stands on it.
func (r Rules) widthWith(before int64, last, next *Atom, w int64) int64 {
	if r.Rounded && last.Run != next.Run {
		return int64(Units(before)+Units(last.Space))*1000 + w
	}
	return before + last.Space + w
}

// startWord puts as many parts of the word i..j as have room on the line that is open, and returns where the word goes on.
func (r Rules) startWord(cur *Line, atoms []Atom, i, j int, limit int64) int {
	k, sum := i, cur.W
	for k < j {
		next, more := dashPart(atoms, k, j)
		if k == i {
			sum = r.widthWith(cur.W, &atoms[i-1], &atoms[i], more)
		} else {
			sum += more
		}
		if sum > limit {
			break
		}
		k = next
		cur.To, cur.W = int32(k), sum
	}
	return k
}

// Word returns the end of the word that begins at atom i, which is behind the next space, and its width.
func Word(atoms []Atom, i int) (int, int64) {
	var w int64
	for ; i < len(atoms); i++ {
		w += atoms[i].W
		if atoms[i].After == AtSpace || atoms[i].After == AtEnd {
			return i + 1, w
		}
	}
	return i, w
}

// dashPart returns the end of the part of a word up to its next dash, and its width.
func dashPart(atoms []Atom, i, end int) (int, int64) {
	var w int64
	for ; i < end; i++ {
		w += atoms[i].W
		if atoms[i].After == AtHyphen {
			return i + 1, w
		}
	}
	return i, w
}

// shortEnd says whether the last of several lines is one word that is shorter than lastLinePart of the measure.
func shortEnd(atoms []Atom, lines []Line, width frame.Unit) bool {
	n := len(lines)
	if n < 2 {
		return false
	}
	last := lines[n-1]
	if atoms[last.From-1].After == AtEnd {
		return false // as it is meant
	}
	if last.W >= int64(width)*1000*lastLinePart/100 {
		return false
	}
	for i := last.From; i < last.To-1; i++ {
		if atoms[i].After == AtSpace {
			return false
		}
	}
	return true
}

// WordAt is the word, or the part of one up to a dash, that begins at an atom, and its width: for messages.
func WordAt(runs []Run, atoms []Atom, at int) (string, frame.Unit) {
	end, w := dashPart(atoms, at, len(atoms))
	if e, ww := Word(atoms, at); e < end {
		end, w = e, ww
	}
	s := ""
	for _, a := range atoms[at:end] {
		s += runs[a.Run].S[a.From:a.To]
	}
	return s, Units(w)
}

// Widest is the width of the widest line.
func Widest(lines []Line) frame.Unit {
	var w int64
	for _, l := range lines {
		w = max(w, l.W)
	}
	return Units(w)
}

// OneLine is the width of text on one line, without the space behind it.
func OneLine(atoms []Atom) frame.Unit {
	var w int64
	for i, a := range atoms {
		w += a.W
		if i+1 < len(atoms) {
			w += a.Space
		}
	}
	return Units(w)
}

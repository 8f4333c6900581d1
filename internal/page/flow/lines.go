package flow

import (
	"briefing/internal/page/frame"
)

// lastLinePart is the smallest part of the measure, in percent, that a last line of one word must fill.
const lastLinePart = 16

// fit breaks a paragraph at a measure, ragged right. A last line of one short word is mended by breaking again 2 %
// narrower, step by step; where no step helps, the first breaking stands. It reports a word that is wider than the
// measure as an error of the named block.
func (m *maker) fit(p *para, width frame.Unit, what namer) *para {
	lines, wide := breakLines(m.lines[:0], p.atoms, width)
	if wide >= 0 {
		m.wordTooWide(p, wide, width, what)
	} else if badEnd(p.atoms, lines, width) {
		best := len(lines)
		again := m.lines2[:0]
		for step := frame.Unit(1); step <= 8; step++ {
			w := 0
			again, w = breakLines(again[:0], p.atoms, width-width*2*step/100)
			if w >= 0 || len(again) > best+1 {
				break
			}
			if !badEnd(p.atoms, again, width) {
				lines = append(lines[:0], again...)
				break
			}
		}
		m.lines2 = again
	}
	m.lines = lines
	p.lines = m.lineSlab.Keep(lines)
	p.width = width
	return p
}

// fitHeading breaks a heading. Lines of a heading that needs several come out even: the measure shrinks in steps of
// 1 % to the narrowest that still keeps the number of lines.
func (m *maker) fitHeading(p *para, width frame.Unit, what namer) *para {
	best, wide := breakLines(m.lines[:0], p.atoms, width)
	m.lines = best
	if wide >= 0 {
		m.wordTooWide(p, wide, width, what)
	} else if len(best) > 1 {
		again := m.lines2[:0]
		for step := frame.Unit(1); step < 100; step++ {
			w := 0
			again, w = breakLines(again[:0], p.atoms, width-width*step/100)
			if w >= 0 || len(again) > len(best) {
				break
			}
			best = append(best[:0], again...)
		}
		m.lines, m.lines2 = best, again
	}
	p.lines = m.lineSlab.Keep(best)
	p.width = width
	return p
}

// breakLines fills lines one after the other. It returns the lines and the index of the first atom that is wider
// than the measure by itself, or -1. Dashes are used only in a word that would not fit on a line of its own.
func breakLines(lines []line, atoms []atom, width frame.Unit) ([]line, int) {
	limit := int64(width)*1000 + 499 // what rounds to the measure fits it
	wide := -1
	cur := line{}
	open := false
	for i := 0; i < len(atoms); {
		j, w := word(atoms, i)
		if open && atoms[i-1].after == atEnd {
			lines = append(lines, cur)
			open = false
		}
		if open {
			if sum := cur.w + atoms[i-1].space + w; sum <= limit {
				cur.w, cur.to = sum, int32(j)
				i = j
				continue
			}
			lines = append(lines, cur)
			open = false
		}
		if w <= limit {
			cur, open = line{int32(i), int32(j), w}, true
			i = j
			continue
		}
		// Too long for a line: break it behind its dashes. What is left of it stays open for the next word.
		for i < j {
			k, part := dashPart(atoms, i, j)
			if part > limit && wide < 0 {
				wide = i
			}
			for k < j {
				next, more := dashPart(atoms, k, j)
				if part+more > limit {
					break
				}
				k, part = next, part+more
			}
			cur, open = line{int32(i), int32(k), part}, true
			if k < j {
				lines = append(lines, cur)
				open = false
			}
			i = k
		}
	}
	if open {
		lines = append(lines, cur)
	}
	return lines, wide
}

// word returns the end of the word that begins at atom i, which is behind the next space, and its width.
func word(atoms []atom, i int) (int, int64) {
	var w int64
	for ; i < len(atoms); i++ {
		w += atoms[i].w
		if atoms[i].after == atSpace || atoms[i].after == atEnd {
			return i + 1, w
		}
	}
	return i, w
}

// dashPart returns the end of the part of a word up to its next dash, and its width.
func dashPart(atoms []atom, i, end int) (int, int64) {
	var w int64
	for ; i < end; i++ {
		w += atoms[i].w
		if atoms[i].after == atHyphen {
			return i + 1, w
		}
	}
	return i, w
}

// badEnd says whether the last of several lines holds one word that fills less than its part of the measure.
func badEnd(atoms []atom, lines []line, width frame.Unit) bool {
	n := len(lines)
	if n < 2 {
		return false
	}
	last := lines[n-1]
	if atoms[last.from-1].after == atEnd {
		return false // as it is meant
	}
	if last.w >= int64(width)*1000*lastLinePart/100 {
		return false
	}
	for i := last.from; i < last.to-1; i++ {
		if atoms[i].after == atSpace {
			return false
		}
	}
	return true
}

// wordTooWide reports the word that begins at an atom.
func (m *maker) wordTooWide(p *para, at int, width frame.Unit, what namer) {
	end, w := dashPart(p.atoms, at, len(p.atoms))
	if e, ww := word(p.atoms, at); e < end {
		end, w = e, ww
	}
	text := ""
	for _, a := range p.atoms[at:end] {
		text += p.runs[a.run].s[a.from:a.to]
	}
	m.errorf("word-too-wide", []string{"use a shorter word, or put a hyphen where it may be parted"},
		"%s: the word “%s” is %.1f mm wide, the column only %.1f mm", what.name(), clip(text), units(w).Millimetres(), width.Millimetres())
}

// height is that of all lines.
func (p *para) height() frame.Unit { return frame.Unit(len(p.lines)) * p.st.lead }

// widest is the width of the widest line.
func (p *para) widest() frame.Unit {
	var w int64
	for _, l := range p.lines {
		w = max(w, l.w)
	}
	return units(w)
}

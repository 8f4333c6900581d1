package brand

import (
	"cmp"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// requirement is the contrast that two colours need, each named by the place where it is written. One place may give several
// roles their colour, in both palettes.
type requirement struct {
	fore, back diag.Pos
	need       float64
}

// adjustColors proposes other colours, by the places of those they replace, so that with all of them together every pair has
// the contrast it needs. A proposal is the colour mixed with as little black or white as is enough. It is nil where no
// such colours are found, as for two pairs that contradict each other.
//
// Backgrounds of many pairs stay as they are where possible.
func adjustColors(colors map[diag.Pos]frame.Color, pairs []requirement) map[diag.Pos]frame.Color {
	m := &adjuster{from: colors, now: map[diag.Pos]shade{}, pairs: map[diag.Pos][]requirement{}}
	for pos, c := range colors {
		m.now[pos] = newShade(c)
	}
	carries := map[diag.Pos]int{} // of how many pairs it is the background
	for _, p := range pairs {
		m.pairs[p.fore] = append(m.pairs[p.fore], p)
		if p.back != p.fore {
			m.pairs[p.back] = append(m.pairs[p.back], p)
		}
		carries[p.back]++
	}
	all := make([]diag.Pos, 0, len(colors))
	for pos := range m.pairs {
		all = append(all, pos)
	}
	// Backgrounds of few pairs come first, then the order of the file, so that one brand always gets the same proposal.
	slices.SortFunc(all, func(a, b diag.Pos) int {
		return cmp.Or(cmp.Compare(carries[a], carries[b]), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	for end := 1; !m.improve(all[:end]); end++ {
		if end == len(all) {
			return nil
		}
	}
	m.moveBack(all)
	out := map[diag.Pos]frame.Color{}
	for pos, s := range m.now {
		if s.color != colors[pos] {
			out[pos] = s.color
		}
	}
	return out
}

// shade is a colour with its luminance, which is slow to compute.
type shade struct {
	color frame.Color
	lum   float64
}

func newShade(c frame.Color) shade { return shade{c, Luminance(c)} }

// adjuster looks for colours with which all pairs have the contrast they need.
type adjuster struct {
	from  map[diag.Pos]frame.Color
	now   map[diag.Pos]shade
	pairs map[diag.Pos][]requirement // of each place
	known map[diag.Pos][]shade
}

// candidates lists the colours that can be proposed for a place: its own first, then the others from near to far.
func (m *adjuster) candidates(pos diag.Pos) []shade {
	if list := m.known[pos]; list != nil {
		return list
	}
	if m.known == nil {
		m.known = map[diag.Pos][]shade{}
	}
	c := m.from[pos]
	list := []shade{newShade(c)}
	for step := 1; step <= 255; step++ {
		for _, to := range []uint8{0, 255} {
			list = append(list, newShade(mix(c, to, step)))
		}
	}
	m.known[pos] = list
	return list
}

// shortfall is the contrast that the pairs of a place lack, added up, if the place had that colour.
func (m *adjuster) shortfall(pos diag.Pos, s shade) float64 {
	sum := 0.0
	for _, p := range m.pairs[pos] {
		a, b := m.now[p.fore].lum, m.now[p.back].lum
		if p.fore == pos {
			a = s.lum
		}
		if p.back == pos {
			b = s.lum
		}
		if a < b {
			a, b = b, a
		}
		sum += max(0, p.need-(a+0.05)/(b+0.05))
	}
	return sum
}

// improve changes the colour of one place after the other as long as the shortfall gets smaller, at most twelve rounds, and
// says whether all pairs have the contrast they need.
func (m *adjuster) improve(places []diag.Pos) bool {
	for range 12 {
		better := false
		for _, pos := range places {
			best, least := m.now[pos], m.shortfall(pos, m.now[pos])
			if least == 0 {
				continue
			}
			for _, s := range m.candidates(pos) {
				if l := m.shortfall(pos, s); l < least {
					best, least, better = s, l, true
				}
			}
			m.now[pos] = best
		}
		if m.done() {
			return true
		}
		if !better {
			return false
		}
	}
	return false
}

func (m *adjuster) done() bool {
	for pos := range m.pairs {
		if m.shortfall(pos, m.now[pos]) > 0 {
			return false
		}
	}
	return true
}

// moveBack sets each place to the candidate nearest to its own colour with which all its pairs have the contrast they need.
func (m *adjuster) moveBack(places []diag.Pos) {
	for _, pos := range slices.Backward(places) {
		for _, s := range m.candidates(pos) {
			if m.shortfall(pos, s) == 0 {
				m.now[pos] = s
				break
			}
		}
	}
}

// mix is a colour with so many 255ths of black (0) or white (255) in it.
func mix(c frame.Color, to uint8, step int) frame.Color {
	m := func(v uint8) uint8 { return uint8((int(v)*(255-step) + int(to)*step + 127) / 255) }
	return frame.Color{R: m(c.R), G: m(c.G), B: m(c.B)}
}

package png

import "slices"

// tolerance is how far a colour of the palette may be from the one it stands for, in each of red, green and blue.
const tolerance = 3

// colorUse is a colour and how many px have it.
type colorUse struct {
	color uint32
	count int
	index int // in the palette, once it has one
}

// palette is up to 256 colours, such that each px of a picture has one within reach.
type palette struct {
	colors []uint32
	uses   []colorUse
	at     *colorTable // of a colour in uses
}

// newPalette chooses the colours. Nil: there are too many.
func newPalette(p *Picture) *palette {
	uses, at := count(p)
	// The most used first: large areas keep their very colour. Of equals the smaller number, so that the order is one.
	order := make([]*colorUse, len(uses))
	for i := range uses {
		order[i] = &uses[i]
	}
	slices.SortFunc(order, func(a, b *colorUse) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return int(a.color) - int(b.color)
	})
	pal := &palette{uses: uses, at: at}
	for _, u := range order {
		best, dist := -1, tolerance+1
		for i, c := range pal.colors {
			if d := difference(c, u.color); d < dist {
				best, dist = i, d
			}
		}
		if best < 0 {
			if best = len(pal.colors); best == 256 {
				return nil
			}
			pal.colors = append(pal.colors, u.color)
		}
		u.index = best
	}
	return pal
}

// number is the place of a picture's colour in the palette.
func (pal *palette) number(c uint32) uint8 { return uint8(pal.uses[pal.at.find(c)].index) }

// row writes the numbers of those px of a row that may differ from the background; to has the background's everywhere.
func (pal *palette) row(p *Picture, y int, to []uint8) {
	s := p.rows[y]
	last, number := p.background, pal.number(p.background)
	to = to[s.lo:s.hi]
	for x, v := range p.Pixels[y*p.W+s.lo : y*p.W+s.hi] {
		if v != last {
			last, number = v, pal.number(v)
		}
		to[x] = number
	}
}

// difference is the largest difference of two colours in red, green or blue.
func difference(a, b uint32) int {
	d := func(shift int) int {
		v := int(a>>shift&255) - int(b>>shift&255)
		return max(v, -v)
	}
	return max(d(16), d(8), d(0))
}

// colorTable is a hash table from colours to their numbers, with open addressing: a map of Go's made cards take an eighth
// longer.
type colorTable struct {
	keys []uint32 // colour plus one; 0: free
	nums []int
	mask uint32
}

func (t *colorTable) slot(c uint32) uint32 {
	i := c * 0x9E3779B1 >> 8 & t.mask
	for t.keys[i] != 0 && t.keys[i] != c+1 {
		i = (i + 1) & t.mask
	}
	return i
}

func (t *colorTable) find(c uint32) int { return t.nums[t.slot(c)] }

// count lists the colours of a picture in the order they come.
func count(p *Picture) ([]colorUse, *colorTable) {
	t := &colorTable{keys: make([]uint32, 1<<12), nums: make([]int, 1<<12), mask: 1<<12 - 1}
	var uses []colorUse
	number := func(v uint32) int {
		i := t.slot(v)
		if t.keys[i] == 0 {
			t.keys[i], t.nums[i] = v+1, len(uses)
			uses = append(uses, colorUse{color: v})
			if len(uses)*2 > len(t.keys) {
				t.grow(uses)
				i = t.slot(v)
			}
		}
		return t.nums[i]
	}
	last, n := p.background, number(p.background)
	for y, s := range p.rows {
		uses[0].count += p.W - (s.hi - s.lo)
		row := p.Pixels[y*p.W+s.lo : y*p.W+s.hi]
		for i := 0; i < len(row); {
			v := row[i]
			k := i + 1
			for k < len(row) && row[k] == v {
				k++
			}
			if v != last {
				last, n = v, number(v)
			}
			uses[n].count += k - i
			i = k
		}
	}
	return uses, t
}

func (t *colorTable) grow(uses []colorUse) {
	size := 2 * len(t.keys)
	*t = colorTable{keys: make([]uint32, size), nums: make([]int, size), mask: uint32(size - 1)}
	for i, u := range uses {
		s := t.slot(u.color)
		t.keys[s], t.nums[s] = u.color+1, i
	}
}

package png

import "slices"

// reach is how far a colour of the palette may be from the one it stands for, in each of red, green and blue.
const reach = 3

// colorUse is a colour and how many px have it.
type colorUse struct {
	color uint32
	count int
	index int // in the palette, once it has one
}

// palette chooses up to 256 colours, so that each px has one within reach, and returns them with each px's number.
// Nil: there are too many.
func palette(p *Picture) ([]uint32, []uint8) {
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
	var pal []uint32
	for _, u := range order {
		best, dist := -1, reach+1
		for i, c := range pal {
			if d := apart(c, u.color); d < dist {
				best, dist = i, d
			}
		}
		if best < 0 {
			if best = len(pal); best == 256 {
				return nil, nil
			}
			pal = append(pal, u.color)
		}
		u.index = best
	}
	index := make([]uint8, len(p.Pixels))
	last, number := p.Pixels[0]^1, uint8(0)
	for i, v := range p.Pixels {
		if v != last {
			last, number = v, uint8(uses[at.find(v)].index)
		}
		index[i] = number
	}
	return pal, index
}

// apart is the largest difference of two colours in red, green or blue.
func apart(a, b uint32) int {
	d := func(shift int) int {
		v := int(a>>shift&255) - int(b>>shift&255)
		return max(v, -v)
	}
	return max(d(16), d(8), d(0))
}

// places finds a colour's number: a table that is open to the next free place.
type places struct {
	keys []uint32 // colour plus one; 0: free
	nums []int
	mask uint32
}

func (t *places) slot(c uint32) uint32 {
	i := c * 0x9E3779B1 >> 8 & t.mask
	for t.keys[i] != 0 && t.keys[i] != c+1 {
		i = (i + 1) & t.mask
	}
	return i
}

func (t *places) find(c uint32) int { return t.nums[t.slot(c)] }

// count lists the colours of a picture in the order they come.
func count(p *Picture) ([]colorUse, *places) {
	t := &places{keys: make([]uint32, 1<<12), nums: make([]int, 1<<12), mask: 1<<12 - 1}
	var uses []colorUse
	last, n := p.Pixels[0]^1, 0
	for _, v := range p.Pixels {
		if v == last {
			uses[n].count++
			continue
		}
		last = v
		i := t.slot(v)
		if t.keys[i] == 0 {
			t.keys[i], t.nums[i] = v+1, len(uses)
			uses = append(uses, colorUse{color: v})
			if len(uses)*2 > len(t.keys) {
				t.grow(uses)
				i = t.slot(v)
			}
		}
		n = t.nums[i]
		uses[n].count++
	}
	return uses, t
}

func (t *places) grow(uses []colorUse) {
	size := 2 * len(t.keys)
	*t = places{keys: make([]uint32, size), nums: make([]int, size), mask: uint32(size - 1)}
	for i, u := range uses {
		s := t.slot(u.color)
		t.keys[s], t.nums[s] = u.color+1, i
	}
}

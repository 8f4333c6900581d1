package png

import (
	"sync"

	"briefing/internal/page/frame"
)

// Colours are mixed neither as the screen counts them (sRGB, in which pale text on dark looks thin) nor as light adds
// up (in which dark text on white does), but between the two, where v^1.5 adds up: text keeps its weight in both
// schemes. v^1.5 is v times the root of v, which integers give the same on every machine.

// lightBits is the precision of light: 0 to 1<<lightBits.
const lightBits = 14

type tables struct {
	light [256]uint32
	back  [1<<lightBits + 1]uint8
}

var mixing = sync.OnceValue(func() *tables {
	t := &tables{}
	for v := range uint64(256) {
		// root(v³·2^40/255³) is (v/255)^1.5·2^20.
		t.light[v] = uint32((squareRoot(v*v*v<<40/(255*255*255)) + 1<<(19-lightBits)) >> (20 - lightBits))
	}
	for v := 0; v < 255; v++ {
		// What is nearer to v than to v+1 is v.
		for l := t.light[v]; l <= t.light[v+1]; l++ {
			t.back[l] = uint8(v)
			if 2*l >= t.light[v]+t.light[v+1] {
				t.back[l] = uint8(v + 1)
			}
		}
	}
	return t
})

func squareRoot(n uint64) uint64 {
	if n == 0 {
		return 0
	}
	r := n
	for {
		next := (r + n/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}

// ink is a colour to paint with.
type ink struct {
	*tables
	solid   uint32
	r, g, b uint32 // its light
}

func newInk(c frame.Color) ink {
	t := mixing()
	return ink{t, rgb(c), t.light[c.R], t.light[c.G], t.light[c.B]}
}

// over paints a px that is covered by a of 255.
func (k ink) over(under uint32, a uint8) uint32 {
	on, off := uint32(a), uint32(255-a)
	r := (k.light[under>>16&255]*off + k.r*on + 127) / 255
	g := (k.light[under>>8&255]*off + k.g*on + 127) / 255
	b := (k.light[under&255]*off + k.b*on + 127) / 255
	return uint32(k.back[r])<<16 | uint32(k.back[g])<<8 | uint32(k.back[b])
}

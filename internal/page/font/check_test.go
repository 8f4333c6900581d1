package font

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// harm changes some bytes of a table, more often at its head, or cuts it off.
func harm(random *rand.Rand) func([]byte) []byte {
	return func(b []byte) []byte {
		head := len(b)
		if random.IntN(2) == 0 {
			head = min(head, 100)
		}
		for range 1 + random.IntN(8) {
			b[random.IntN(head)] = []byte{0, 127, 128, 255, byte(random.IntN(256))}[random.IntN(5)]
		}
		if random.IntN(6) == 0 {
			b = b[:random.IntN(len(b))]
		}
		return b
	}
}

// A face that is harmed anywhere is read without a panic; it is refused, or else it can be drawn, which Check has tried.
func TestHarmedFaces(t *testing.T) {
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for tag := range set.Face(0).tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	each := 12
	if testing.Short() {
		each = 2
	}
	random := rand.New(rand.NewPCG(2019, 3))
	refused := map[string]int{}
	for _, tag := range tags {
		for range each {
			f, err := Parse("Test", broken(t, tag, harm(random)))
			if err == nil {
				err = f.Check()
			}
			if err != nil {
				refused[tag]++
				if !strings.HasPrefix(err.Error(), "the font file of Test cannot be used: ") {
					t.Errorf("%s: %v", tag, err)
				}
			}
		}
	}
	if !testing.Short() && (refused["GPOS"] == 0 || refused["glyf"] == 0 || refused["loca"] == 0) {
		t.Errorf("of the harmed tables these were refused: %v", refused)
	}
}

// The library of the picture writer runs past the end of this table, and would where something is drawn.
func TestDamagedPositioningIsRefused(t *testing.T) {
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	lookups := int(set.Face(0).tables["GPOS"].u16(8)) // where the list of lookups stands, its length first
	for n := range uint16(4) {
		f, err := Parse("Test", broken(t, "GPOS", put16(lookups, n)))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(); err == nil || !strings.Contains(err.Error(), "a table of it is damaged") {
			t.Errorf("a list of %d lookups: the damage is not told: %v", n, err)
		}
	}
	for _, face := range set.Faces {
		if err := face.Check(); err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	set, err := Liberation()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := set.Face(0).Check(); err != nil {
			b.Fatal(err)
		}
	}
}

package plots

import (
	"math/rand/v2"
	"strings"

	"briefing/internal/charts/kit"
)

// Generator makes sound charts of every kind, with labels of 1 to 80 characters, values over six orders of magnitude and 1
// to 30 rows. Where a kind's own form allows less, its generator says so.
type Generator struct{ *rand.Rand }

// Seeded is a generator that makes one chart after the other from a seed. Streams give other charts of the same seed.
func Seeded(seed, stream uint64) Generator { return Generator{rand.New(rand.NewPCG(seed, stream))} }

// NNBSP is the narrow space between groups of three digits, at which no line ends.
const NNBSP = "\u202f"

// vocabulary has words of all lengths from one letter up, as long as languages of the Union have them.
var vocabulary = strings.Fields(`a I EU in of UN the and for sea team aid by Niger Libya Sahel Morocco Africa region centre support
	border officers networks programme operations trafficking partnership smuggling investigation prosecutions stabilisation
	cross-border awareness-raising administratívneho Nigerien Zusammenarbeitsprogramme Migrationspartnerschaften`)

// wordsOf is the vocabulary by length in characters.
var wordsOf = func() map[int][]string {
	out := map[int][]string{}
	for _, w := range vocabulary {
		n := len([]rune(w))
		out[n] = append(out[n], w)
	}
	return out
}()

// Words is a text of exactly so many characters, spaces included.
func (g Generator) Words(n int) string {
	var out []string
	for n > 0 {
		var fits []string
		for l := 1; l <= n; l++ {
			if n-l != 1 { // a space alone cannot follow
				fits = append(fits, wordsOf[l]...)
			}
		}
		w := fits[g.IntN(len(fits))]
		out = append(out, w)
		n -= len([]rune(w)) + 1
	}
	return strings.Join(out, " ")
}

// label is a text of 1 to 80 characters, all lengths equally often.
func (g Generator) label() string { return g.Words(1 + g.IntN(80)) }

// brief is a text of a few words, for what is short by its nature: who, when, the unit of a key.
func (g Generator) brief() string { return g.Words(2 + g.IntN(22)) }

func (g Generator) maybe(s string) string {
	if g.IntN(2) == 0 {
		return ""
	}
	return s
}

// magnitude is a value of any of six orders of magnitude and more, all of them equally often: 1 to 9 999 999.
func (g Generator) magnitude() int64 {
	n := int64(1 + g.IntN(9))
	for range g.IntN(7) {
		n = 10*n + int64(g.IntN(10))
	}
	return n
}

// printed is a number as briefs print it.
func printed(n int64) string { return kit.Thousands(n, NNBSP) }

// split shares rows among so many groups at most; every group has one.
func (g Generator) split(rows, groups int) []int {
	groups = min(rows, 1+g.IntN(groups))
	out := make([]int, groups)
	for i := range out {
		out[i] = 1
	}
	for range rows - groups {
		out[g.IntN(groups)]++
	}
	return out
}

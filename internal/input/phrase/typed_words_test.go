package phrase

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// What phrases.at leaves out never stands at a place of a text: of generated phrases and texts, those that stand there are
// those that a comparison with each of them finds.
func TestPhrasesByFirstLetters(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b", "ß", "é", "e\u0301", "Í", "\u00ad", " ", " ", "-", "’", "1", "\u00a0", "\n", "A", "third", "couple"}
	made := func(most int) string {
		var s strings.Builder
		for range 1 + rng.IntN(most) {
			s.WriteString(pieces[rng.IntN(len(pieces))])
		}
		return s.String()
	}
	standing := 0
	for range 2000 {
		p := phrases{}
		var all []string
		for range 1 + rng.IntN(8) {
			one := strings.ToLower(made(4))
			all = append(all, one)
			p.add(one)
		}
		s := []rune(made(12))
		for at := range s {
			for _, hyphens := range []bool{false, true} {
				stands := func(list []string) (found []string) {
					for _, one := range list {
						if end, ok := begins(s, at, one, hyphens); ok && !(end < len(s) && wordRune(s[end])) {
							found = append(found, one)
						}
					}
					return found
				}
				want, got := stands(all), stands(p.at(s, at))
				if standing += len(want); !slices.Equal(got, want) {
					t.Fatalf("at %d of %q stand %q of %q, found %q", at, string(s), want, all, got)
				}
			}
		}
	}
	if standing < 1000 {
		t.Errorf("only %d phrases stood anywhere", standing)
	}
}

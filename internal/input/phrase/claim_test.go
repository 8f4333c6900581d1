package phrase_test

import (
	"testing"

	"briefing/internal/input/phrase"
)

// Whatever stands where a claim should, it is read, or something is said.
func FuzzClaim(f *testing.F) {
	for _, s := range []string{"none", "a > 5 and b@2018 <= round(c)", "max(x) = count(actions@2018-05)", "a/b != -3.5", "(((", "a = = b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, p := phrase.ParseClaim(s)
		if (c == nil) == (p == nil) {
			t.Fatalf("%q: either a claim or what is wrong with it", s)
		}
		if p != nil && p.Message == "" {
			t.Fatalf("%q: nothing is said", s)
		}
	})
}

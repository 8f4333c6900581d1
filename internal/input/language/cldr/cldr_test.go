package cldr

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
)

// TestSamples sees that each number that CLDR lists falls into its category, for all official languages.
func TestSamples(t *testing.T) {
	data, err := os.ReadFile("testdata/samples.golden")
	if err != nil {
		t.Fatal(err)
	}
	seen, tried, compact := map[string]bool{}, 0, 0
	for line := range strings.Lines(string(data)) {
		head, list, _ := strings.Cut(line, "@")
		lang, category, _ := strings.Cut(strings.TrimSpace(head), " ")
		seen[lang] = true
		tried += trySamples(t, lang, category, list)
		compact += strings.Count(list, "c6")
		if !slices.Contains(Plurals(lang), category) {
			t.Errorf("%s: %s is not among its categories %v", lang, category, Plurals(lang))
		}
	}
	for _, lang := range official {
		if !seen[lang] {
			t.Errorf("%s has no samples", lang)
		}
	}
	if tried < 1000 || compact < 20 {
		t.Errorf("%d samples were tried, %d of them of millions", tried, compact)
	}
}

// trySamples sees that numbers fall into a category, and says how many. They stand as in CLDR: 0, 2~16, 1c6, … @decimal 0.0~1.5.
func trySamples(t *testing.T, lang, category, list string) (tried int) {
	t.Helper()
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(" ,…\n", r) }) {
		if s == "integer" || s == "decimal" || s == "@decimal" {
			continue
		}
		for _, number := range between(t, s) {
			tried++
			if got := Plural(lang, number); got != category {
				t.Errorf("%s %s: %s, but CLDR has %s", lang, number, got, category)
			}
		}
	}
	return tried
}

// between lists the numbers of a range such as 0.2~0.4, each with as many decimals as its ends.
func between(t *testing.T, s string) []string {
	from, to, isRange := strings.Cut(s, "~")
	if !isRange {
		return []string{s}
	}
	_, frac, _ := strings.Cut(from, ".")
	ends := make([]int, 2)
	for i, end := range []string{from, to} {
		n, err := strconv.Atoi(strings.Replace(end, ".", "", 1))
		if err != nil {
			t.Fatal(err)
		}
		ends[i] = n
	}
	scale := 1
	for range frac {
		scale *= 10
	}
	var out []string
	for n := ends[0]; n <= ends[1]; n++ {
		number := strconv.Itoa(n / scale)
		if frac != "" {
			number += fmt.Sprintf(".%0*d", len(frac), n%scale)
		}
		out = append(out, number)
	}
	return out
}

// TestOperands tries the operands on the examples of UTS 35, part 3, "Plural operand meanings".
func TestOperands(t *testing.T) {
	for number, want := range map[string]operands{
		"1":                     {i: 1},
		"1.0":                   {i: 1, v: 1},
		"1.00":                  {i: 1, v: 2},
		"1.3":                   {i: 1, v: 1, w: 1, f: 3, t: 3},
		"1.30":                  {i: 1, v: 2, w: 1, f: 30, t: 3},
		"1.03":                  {i: 1, v: 2, w: 2, f: 3, t: 3},
		"1.230":                 {i: 1, v: 3, w: 2, f: 230, t: 23},
		"1200000":               {i: 1200000},
		"1.2c6":                 {i: 1200000, e: 6},
		"123c6":                 {i: 123000000, e: 6},
		"123e5":                 {i: 12300000, e: 5},
		"1200.50":               {i: 1200, v: 2, w: 1, f: 50, t: 5},
		"1.20050c3":             {i: 1200, v: 2, w: 1, f: 50, t: 5, e: 3},
		"-3":                    {i: 3},
		"9000000000000000000.0": {i: 1000000000000, v: 1},
	} {
		if got := operandsOf(number); got != want {
			t.Errorf("%s: %+v, want %+v", number, got, want)
		}
	}
}

// Long numbers have the category of shorter ones with the same end.
func TestLongNumbers(t *testing.T) {
	for _, lang := range official {
		for n := range 2000 {
			short, long := fmt.Sprintf("7000000%06d", n), fmt.Sprintf("70000000000000000000000%06d", n)
			if a, b := Plural(lang, short), Plural(lang, long); a != b {
				t.Errorf("%s: %s is %s, %s is %s", lang, short, a, long, b)
			}
		}
	}
}

// Tags have the rules of their language, but for those that have their own; what is not known has one category.
func TestTags(t *testing.T) {
	for _, tt := range []struct{ tag, number, want string }{
		{"fr-CA", "1000000", "many"}, {"FR", "0", "one"}, {"pt", "0", "other"}, {"pt-PT", "0", "other"}, {"pt-AO", "0", "other"}, {"pt-BR", "0", "one"},
		{"sr-Latn-RS", "2", "few"}, {"ja", "1", "other"}, {"no language", "1", "other"}, {"", "1", "other"}, {"ar", "2", "two"}, {"nb", "1", "one"},
	} {
		if got := Plural(tt.tag, tt.number); got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.tag, tt.number, got, tt.want)
		}
	}
	for tag, want := range map[string]string{"fr": "one many other", "en-GB": "one other", "ja": "other", "ar": "zero one two few many other", "xx": "other"} {
		if got := strings.Join(Plurals(tag), " "); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

// The rules know the categories that datasets may name, in the same order, and each condition can be read.
func TestRulesAreSound(t *testing.T) {
	for _, p := range plurals {
		at := -1
		for _, r := range p.rules {
			next := slices.Index(dataset.PluralCategories(), r.category)
			if next <= at {
				t.Errorf("%s: %s is unknown, or stands behind a later one", p.languages, r.category)
			}
			at = next
		}
		for _, lang := range strings.Fields(p.languages) {
			for _, number := range []string{"0", "1.5", "11", "1c6"} {
				Plural(lang, number) // panics where a condition has what the evaluator does not know
			}
		}
	}
}

// Two currencies never share a sign in a language, no sign is another's code, and all stand in ISO 4217.
func TestSigns(t *testing.T) {
	for _, s := range signs {
		if !slices.Contains(official, s.language) || s.side == "" {
			t.Errorf("%s: unknown, or without a side", s.language)
		}
		code := map[string]string{}
		for entry := range strings.SplitSeq(s.signs, " ") {
			c, sign, ok := strings.Cut(entry, "=")
			if !ok || sign == "" || !dataset.IsCurrency(c) || dataset.IsCurrency(sign) {
				t.Errorf("%s: %q is no code with a sign", s.language, entry)
			}
			if other := code[sign]; other != "" {
				t.Errorf("%s: %s and %s are both %s", s.language, c, other, sign)
			}
			code[sign] = c
			if got := Sign(s.language, c); got != sign {
				t.Errorf("%s: the sign of %s is %q, want %q", s.language, c, got, sign)
			}
		}
	}
	for _, tt := range []struct{ lang, code, want string }{
		{"en", "USD", "$"}, {"en", "CAD", "CA$"}, {"en", "AUD", "A$"}, {"en", "SEK", ""}, {"sv", "SEK", "kr"}, {"sv", "NOK", "Nkr"}, {"fr", "USD", "$US"},
		{"hr", "USD", ""}, {"xx", "EUR", ""}, {"en", "", ""}, {"en", "US", ""},
	} {
		if got := Sign(tt.lang, tt.code); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.lang, tt.code, got, tt.want)
		}
	}
}

func BenchmarkPlural(b *testing.B) {
	for b.Loop() {
		Plural("pl", "1234")
	}
}

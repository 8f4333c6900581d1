package named_test

import (
	"strings"
	"testing"

	"briefing/internal/input/named"
)

// What cannot be a pattern is refused, in words that name what is wrong with it.
func TestParseRefuses(t *testing.T) {
	for written, want := range map[string]string{
		"": "is empty", " Article {number}": "blank", "{|Article }": "blank", "Article {number} ": "blank", "{|x}5": "", "{number}": "no word beside", "{age}%": "no word beside",
		"Article": "holds no number", "{a5|}": "is empty", "Article {nummer}": "has {nummer}, which is nothing to fill in", "Article {number": "brace that stands alone", "Article number}": "brace that stands alone", "}x{digit}": "brace that stands alone",
		"{a|{digit}}": "braces in braces", "x{digit}{digit}": "side by side", "x{}": "has {}", strings.Repeat("{a|b}", 12) + "5": "ways to choose",
	} {
		list, wrong := named.Parse(written)
		switch {
		case want == "" && (wrong != nil || len(list) == 0):
			t.Errorf("%q is a pattern, but: %v", written, wrong)
		case want != "" && (wrong == nil || !strings.Contains(wrong.Message, want)):
			t.Errorf("%q must be refused with %q, found %v", written, want, wrong)
		}
	}
}

// What is filled in takes a whole number of its kind and no part of another.
func TestFills(t *testing.T) {
	for fill, texts := range map[string][2]string{
		"number":    {"1|12|99999|2016", "100000|1,000|1 000|1.5|1'000|x|−1"},
		"digit":     {"0|9", "10|1.5|1,000|1 000"},
		"year":      {"1900|2099|2016", "1899|2100|201|20160|2016.5"},
		"age":       {"0|5|65|120", "121|065|1000|65.5|65 000"},
		"percent":   {"50|95|99.5|99,73", "49|100|9|95.123|95 000|5"},
		"roman":     {"I|II|IV|IX|XIV|XL|XC|CXX|CCCXCIX", "IIII|VX|IC|M|D|i|"},
		"reference": {"5|5a|5(1)|5(1)(a)|3.2|3.2.1|VII|1234|12(iv)", "12345|5,000|5 000|3.222|5(1000)|5(A)|a"},
		"telephone": {"112|911|116 000|+32 2 299 11 11|02 299 11 11|+1-202-555-0100|0032/2/299.11.11", "300|1120|112 000|13 000|5551234|+3|+12 34|1234567890123456"},
	} {
		list, wrong := named.Parse("x {" + fill + "}")
		if wrong != nil {
			t.Fatal(wrong.Message)
		}
		for i, of := range texts {
			for _, s := range strings.Split(of, "|") {
				text := []rune("x " + s)
				end, ok := list[0].Match(text, 0)
				if whole := ok && end == len(text); whole != (i == 0) {
					t.Errorf("{%s} takes %q: %v (up to %d of %d)", fill, s, whole, end, len(text))
				}
				if ok && end < len(text) && i == 1 && strings.ContainsAny(string(text[end]), "0123456789.,' ") {
					t.Errorf("{%s} takes %q of %q", fill, string(text[:end]), string(text))
				}
			}
		}
	}
}

// Small letters stand for capitals, too, capitals for themselves alone; a name neither begins nor ends within a word.
func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		found         bool
	}{
		{"Room {number}", "Room 3", true}, {"Room {number}", "ROOM 3", true}, {"Room {number}", "room 3", false}, {"Room {number}", "Room\u00a0 3", true}, {"Room {number}", "Room3", false},
		{"covid-19", "COVID\u201119", true}, {"covid-19", "covid-191", false}, {"covid-19", "COVID-19s", false}, {"covid-19", "COVID-19.", true}, {"covid-19", "COVID-19-wards", true}, {"covid-19", "COVID–19", false},
		{"aged {age}–{age}", "aged 15-64", true}, {"aged {age}–{age}", "aged 15–64", true}, {"km²", "km²", true}, {"km²", "km²³", false}, {"PM{number}", "PM10%", false}, {"PM{number}", "PM10\uFFFC", false}, {"PM{number}", "PM10/3", false}, {"PM{number}", "PM10/a", true},
	} {
		list, wrong := named.Parse(c.pattern)
		if wrong != nil {
			t.Fatal(wrong.Message)
		}
		found := false
		named.NewSet(list).Each([]rune(c.text), 0, func(named.Pattern, int) { found = true })
		if found != c.found {
			t.Errorf("%q in %q: %v", c.pattern, c.text, found)
		}
	}
}

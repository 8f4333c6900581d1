package phrase_test

import (
	"slices"
	"testing"

	"briefing/internal/input/phrase"
	"briefing/internal/testkit/world"
)

// A number of several words is one mistake and is told once; two numbers are told twice.
func TestTypedFigureOfSeveralWords(t *testing.T) {
	rules := phrase.NewRules(world.English(), world.Dataset(t, ""))
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Some six hundred suspects were met.", []string{"six hundred"}},
		{"Some six\nhundred suspects were met.", []string{"six\nhundred"}},
		{"Some six\u00a0hundred suspects were met.", []string{"six\u00a0hundred"}},
		{"It took two hundred and seventy-one days.", []string{"two hundred and seventy-one"}},
		{"Two and three, four or five.", []string{"Two", "three", "four", "five"}},
		{"Two, three", []string{"Two", "three"}},
		{"Six third countries take part.", []string{"Six"}},
		{"Three quarters, not one half.", []string{"Three quarters", "one half"}},
		{"One person of one twenty.", []string{"one twenty"}},
		{"The one and only, one third party.", nil},
		{"six -", []string{"six"}},
		{"two hundred and", []string{"two hundred"}},
	} {
		var got []string
		for _, x := range rules.Only([]rune(c.text)) {
			got = append(got, string([]rune(c.text)[x.From:x.To]))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: found %q, want %q", c.text, got, c.want)
		}
	}
}

package source

import (
	"testing"

	"briefing/internal/diag"
)

type heading struct {
	Broken bool   `yaml:",broken"`
	Title  String `yaml:"title"`
}

type shelf struct {
	Pos     diag.Pos `yaml:",pos"`
	Broken  bool     `yaml:",broken"`
	Heading heading  `yaml:",inline"`
	Width   int      `yaml:"width,required"`
	Books   []book   `yaml:"books,nonempty"`
	Top     book     `yaml:"top"`
}

type book struct {
	Pos    diag.Pos `yaml:",pos"`
	Broken bool     `yaml:",broken"`
	Name   String   `yaml:"name,required"`
}

// What cannot be read marks the group it belongs to, and of an inline struct only that; entries of lists keep their number,
// and all of them their places.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		text                        string
		whole, heading, books, last bool // broken: the group, its heading, the first and the last book
		count                       int  // of errors
	}{
		{"{title: A, width: 1, books: [{name: B}]}", false, false, false, false, 0},
		{"{title: [A], width: 1, books: [{name: B}]}", true, true, false, false, 1},
		{"{titel: A, width: 1, books: [{name: B}]}", true, true, false, false, 1},
		{"{title: ~, width: 1, books: [{name: B}]}", true, true, false, false, 1},
		{"{title: A, width: wide, books: [{name: B}]}", true, false, false, false, 1},
		{"{title: A, books: [{name: B}]}", true, false, false, false, 1},
		{"{title: A, width: 1, colour: red, books: [{name: B}]}", false, false, false, false, 1},
		{"{title: A, width: 1, books: [b, {name: B}]}", false, false, true, false, 1},
		{"{title: A, width: 1, books: [{name: B}, ~]}", false, false, false, true, 1},
		{"{title: A, width: 1, books: [{name: B}, {}]}", false, false, false, true, 1},
		{"{title: A, width: 1, books: [{name: B}], top: []}", true, false, false, false, 1},
		{"[]", true, true, false, false, 1},
	} {
		n, l := parseText(c.text + "\n")
		if len(l) > 0 {
			t.Fatal(l.Text())
		}
		var s shelf
		l = Decode(n, &s)
		if s.Broken != c.whole || s.Heading.Broken != c.heading || len(l) != c.count {
			t.Errorf("%s: broken %v, its heading %v, %s", c.text, s.Broken, s.Heading.Broken, l.Text())
		}
		if s.Pos.Line != 1 || s.Pos.Col != 1 {
			t.Errorf("%s: the place is %s", c.text, s.Pos)
		}
		for i, b := range s.Books {
			if want := i == 0 && c.books || i > 0 && i+1 == len(s.Books) && c.last; b.Broken != want || b.Pos.Line != 1 {
				t.Errorf("%s: book %d at %s is broken: %v", c.text, i, b.Pos, b.Broken)
			}
		}
	}
	n, _ := parseText("{title: ~, width: 1}\n")
	var s shelf
	Decode(n, &s)
	if s.Heading.Title.S != "" || s.Heading.Title.Pos.Col != 9 {
		t.Errorf("a key without a value has its place: %+v", s.Heading.Title)
	}
}

func TestLanguageCodes(t *testing.T) {
	for code, want := range map[string]bool{
		"en": true, "no": true, "nb": true, "pt-BR": true, "sr-Latn": true, "zh-Hant": true,
		"": false, "EN": false, "eng": false, "pt-br": false, "en_GB": false, "xx": false, "und": false, "English": false, "text": false,
	} {
		if IsLanguage(code) != want {
			t.Errorf("%q is a language: %v", code, !want)
		}
	}
}

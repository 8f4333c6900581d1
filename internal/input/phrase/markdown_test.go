package phrase

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"briefing/internal/diag"
)

// said lists what reading a text finds about Markdown, as "line:column message; hints".
func said(s string) string {
	var l diag.List
	at := func(offset int) diag.Pos {
		before := s[:min(offset, len(s))]
		return diag.Pos{Line: strings.Count(before, "\n") + 1, Col: len(before) - strings.LastIndexByte(before, '\n')}
	}
	Parse(s, at, Prose, &l)
	var out []string
	for _, d := range l {
		if d.ID == "bad-markdown" {
			out = append(out, fmt.Sprintf("%d:%d %s; %s", d.Pos.Line, d.Pos.Col, d.Message, strings.Join(d.Hints, "; ")))
		}
	}
	return strings.Join(out, "\n")
}

// Every form of Markdown beyond emphasis, strong and links is refused wherever it begins, with what to write instead.
func TestFormsOfMarkdown(t *testing.T) {
	for _, c := range []struct{ form, what string }{
		{"- item", "a list"}, {"* item", "a list"}, {"+ item", "a list"}, {"- one\n- two", "a list"}, {"- 5 boats\n- 6 boats", "a list"},
		{"- {{a}} boats\n- {{b}} boats", "a list"}, {"- [ ] task", "a list"}, {"-\titem", "a list"},
		{"1. item", "a numbered list"}, {"1) item", "a numbered list"}, {"1. one\n2. two", "a numbered list"},
		{"# Heading", "a heading"}, {"###### Heading", "a heading"}, {"## Heading ##", "a heading"}, {"Heading\n===", "a heading"}, {"Heading\n---", "a heading"},
		{"| a | b |", "a table"}, {"| a | b |\n|---|---|\n| c | d |", "a table"}, {"a | b\n--|--\nc | d", "a table"},
		{"> quote", "a quotation"}, {">quote", "a quotation"}, {"> two\n> lines", "a quotation"},
		{"```\ncode\n```", "code"}, {"~~~\ncode\n~~~", "code"}, {"    code", "code"}, {"words and `code`", "code"}, {"`code`", "code"}, {"``co`de``", "code"},
		{"~~struck~~", "words struck through"}, {"words ~~struck~~ out", "words struck through"},
		{"<b>bold</b>", "HTML"}, {"words <br> words", "HTML"}, {"<div>\nwords\n</div>", "HTML"}, {"words <!-- comment -->", "HTML"}, {"<a href=\"x\">words</a>", "HTML"},
		{"<https://example.org>", "an address in angle brackets"}, {"mail <desk@example.org>", "an address in angle brackets"},
		{"---", "a rule"}, {"***", "a rule"}, {"___", "a rule"}, {"- - -", "a rule"},
		{"one  \ntwo", "a line end"}, {"one\\\ntwo", "a line end"},
		{"[words]: https://example.org", "the target of a link"},
		{"![alt](a.png)", "a picture"},
	} {
		for name, text := range map[string]string{"alone": c.form, "first": c.form + "\n\nWords.", "last": "Words.\n\n" + c.form, "between": "Words.\n\n" + c.form + "\n\nMore."} {
			got := said(text)
			if !strings.Contains(got, c.what) {
				t.Errorf("%s, %q: found %q, want %s", name, text, got, c.what)
				continue
			}
			if line := 1 + 2*strings.Count(name, "last") + 2*strings.Count(name, "between"); c.what != "a picture" && !strings.HasPrefix(got, fmt.Sprint(line)+":") && !strings.HasPrefix(got, fmt.Sprint(line+1)+":") {
				t.Errorf("%s, %q: the place is line %d, found %s", name, text, line, got)
			}
		}
	}
}

// What only looks like Markdown, and what it allows, is printed.
func TestNoFormsOfMarkdown(t *testing.T) {
	for _, s := range []string{
		"-5", "−5", "- 5", "+ 3", "+3", "– a dash", "—", "-", "–", "*", "a | b", "5 > 3", "> 23", "> {{a}}", ">\u202f{{a}}", "a < b", "a <5 and >3", "< 5",
		"item #1", "#1", "#hashtag", "2019. The year began.", "1815) a year", "In\n2019. The year began.", "1.5 is a number", "3.", "§ 1. Words",
		"a - b", "words - more words", "R&D", "a*b", "*slanted* and **bold**", "[words](https://example.org)", "a [word] in brackets",
		"it’s 5` wide", "a ~ b", "~5", "a ~~ b", "under_score_d", "\\- no list", "\\# no heading", "1\\. no list", "\\> no quote", "\\`no code\\`", "\\~~not struck\\~~", "\\<b>",
		"\\| a | b |", "two\nlines", "two\n\nparagraphs", "a  b", "a line\n ends", "one\ntwo  ", "=", "= 5", "+", "_", "__", "1", "2019", "{{a}}. Words", "{{a}} - {{b}}", "a\n- 5",
		"(a) words", "a) words", "i. words", "https://example.org/a_b_c", "**1.** words", "[^note] words",
	} {
		if got := said(s); got != "" {
			t.Errorf("%q: %s", s, got)
		}
	}
}

// Of texts that are made by chance, all that Markdown makes more of than paragraphs with our three forms are refused,
// and the remedy works: with a backslash before the signs the text is printed.
func TestGeneratedMarkdown(t *testing.T) {
	all := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	pieces := []string{"- ", "* ", "+ ", "1. ", "7) ", "# ", "### ", "> ", "| ", " |", "|-|-|", "`", "``", "~~", "---", "***", "===", "<b>", "</b>", "<!-- x -->", "<https://example.org>",
		"  \n", "\\\n", "\n", "\n\n", "    ", "word", "other words", "{{a}}", "2019. ", "5", "*", "**", "_", "[a](https://example.org)", ". ", " ", "!", "\\"}
	allowed := regexp.MustCompile(`(?s)</?(?:p|em|strong|a)(?: [^>]*)?>`)
	r := rand.New(rand.NewPCG(1, 2))
	forms, plain := 0, 0
	for range 20_000 {
		text := ""
		for range 1 + r.IntN(6) {
			text += pieces[r.IntN(len(pieces))]
		}
		if strings.Contains(text, `\{{`) {
			continue // no reference
		}
		var out bytes.Buffer
		masked := strings.ReplaceAll(text, "{{a}}", "x")
		if err := all.Convert([]byte(masked), &out); err != nil {
			t.Fatal(err)
		}
		rest := allowed.ReplaceAllString(out.String(), "")
		is := strings.Contains(rest, "<") || strings.Contains(rest, ">https://") || regexp.MustCompile(`>https:`).MatchString(out.String())
		got := said(text)
		switch {
		case is:
			forms++
		default:
			plain++
		}
		// Years, signed numbers and signs alone are let through on purpose, and rows between strokes are refused though
		// they make no table.
		let := regexp.MustCompile(`(?m)^\s*(?:(?:[-+*>#]|\d+[.)])\s*)+(?:\d|\{\{|$)|^\s*(?:[>]\s*)*\d{3,}[.)]`).MatchString(text)
		if is && got == "" && !let {
			t.Errorf("%q is printed as words, Markdown reads\n%s", text, out.String())
		}
		if !is && got != "" && !strings.Contains(got, "a table") && !strings.Contains(got, "picture") {
			t.Errorf("%q is plain, but found is %s", text, got)
		}
	}
	if forms < 5000 || plain < 5000 {
		t.Errorf("%d texts with forms and %d without were made", forms, plain)
	}
}

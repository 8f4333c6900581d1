package phrase

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"briefing/internal/diag"
)

// Texts may have the emphasis, strong emphasis and links of Markdown. Other forms of Markdown would be printed as they are
// typed, signs and all, so they are refused with a hint what to write instead.

// fullMarkdown reads all of Markdown, as most programs know it, to find the forms that a text cannot have.
var fullMarkdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()

// markdownForm is a part of Markdown that no text can have.
type markdownForm struct{ what, remedy, sign string }

var (
	formList    = markdownForm{"a list", "a list is a block of its own: ", "-"}
	formNumbers = markdownForm{"a numbered list", "a list is a block of its own: ", "."}
	formHeading = markdownForm{"a heading", "a heading is the block section:, with title: and holds:, or the key title: of a block; take the signs out here", "#"}
	formTable   = markdownForm{"a table", "a table is the block table:, with columns: and groups:; take the upright strokes out here", "|"}
	formQuote   = markdownForm{"a quotation", "put it into quotation marks, “like this”, and take the sign out", ">"}
	formCode    = markdownForm{"code", "take the backticks, tildes or blanks out: there is one typeface", "`"}
	formStruck  = markdownForm{"words struck through", "take them out, with the tildes", "~"}
	formHTML    = markdownForm{"HTML", "take the tags out; *slanted* and **bold** are written with stars", "<"}
	formAddress = markdownForm{"an address in angle brackets", "write it as a link, [words](https://example.org)", "<"}
	formRule    = markdownForm{"a rule across the page", "take the line out", "-"}
	formBreak   = markdownForm{"a line end that is meant to stay", "write another text of the list, or a paragraph of its own behind an empty line; take the blanks or the backslash at the line's end out", ""}
	formTarget  = markdownForm{"the target of a link, apart from it", "write it with its words, [words](https://example.org)", "["}
)

// remedies are what to write instead of a form.
func (f markdownForm) remedies() []string {
	out := []string{f.remedy}
	if f.sign != "" {
		out = append(out, "where the sign itself is meant, write a backslash before it: \\"+f.sign)
	}
	return out
}

// mayHaveForms says that a text could have one of the forms. It saves reading Markdown for nearly all texts.
func mayHaveForms(src []byte) bool {
	if bytes.ContainsAny(src, "\n`~<|") {
		return true
	}
	s := bytes.TrimLeft(src, " ")
	if len(src)-len(s) > 3 || bytes.HasPrefix(src, []byte("\t")) {
		return true
	}
	if len(s) == 0 {
		return false
	}
	return strings.IndexByte("-+*>#=_[", s[0]) >= 0 || s[0] >= '0' && s[0] <= '9'
}

// checkForms reports the forms of Markdown that a text cannot have, each kind once.
func (t *Text) checkForms(m *masked, diags *diag.List) {
	if !mayHaveForms(m.src) {
		return
	}
	f := &formFinder{text: t, masked: m, diags: diags, seen: map[markdownForm]bool{}}
	_ = ast.Walk(fullMarkdown.Parse(gtext.NewReader(m.src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && f.node(n) {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	f.rows()
}

// formFinder reports the forms in one text.
type formFinder struct {
	text   *Text
	masked *masked
	diags  *diag.List
	seen   map[markdownForm]bool
	end    int // of what was read so far
}

// reportList reports a list, with the block to write in place of it.
func (f *formFinder) reportList(form markdownForm, at int, n *ast.List) {
	if f.seen[form] {
		return
	}
	f.seen[form] = true
	form.remedy += f.pasted(n)
	f.report(form, at)
}

// report reports a form at an offset of the masked text, unless one of its kind was reported before.
func (f *formFinder) report(form markdownForm, at int) {
	if f.seen[form] {
		return
	}
	f.seen[form] = true
	if src := f.masked.src[at:]; form.what == formList.what && len(bytes.TrimSpace(src)) > 0 {
		form.sign = string(bytes.TrimLeft(src, " \t")[:1])
	}
	f.diags.Add(f.text.At(f.masked.rawOffset(at)), diag.Error, "bad-markdown", "this text has "+form.what+" in Markdown, which would be printed as its signs", form.remedies()...)
}

// node reports the form that a node of the tree is, if it is one. Skip says that the nodes below it belong to the form.
func (f *formFinder) node(n ast.Node) (skip bool) {
	src, at := f.masked.src, startOf(n)
	if at < 0 {
		at = f.end
	}
	switch n := n.(type) {
	case *ast.List:
		if form, is := listForm(n, src); is {
			f.reportList(form, lineStart(src, at), n)
			return true
		}
	case *ast.Heading:
		f.report(formHeading, lineStart(src, at))
	case *ast.Blockquote:
		if !beginsWithNumber(firstText(n, src)) {
			f.report(formQuote, lineStart(src, at))
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.CodeSpan:
		f.report(formCode, at)
		f.end = max(f.end, at)
	case *ast.HTMLBlock, *ast.RawHTML:
		f.report(formHTML, at)
		f.end = max(f.end, at)
	case *ast.AutoLink:
		if i := bytes.IndexByte(src[f.end:], '<'); i >= 0 {
			f.end += i
		}
		f.report(formAddress, f.end)
	case *ast.ThematicBreak:
		f.end = ruleAfter(src, f.end)
		f.report(formRule, f.end)
		f.end++
	case *ast.LinkReferenceDefinition:
		f.report(formTarget, at)
	case *extast.Table:
		f.report(formTable, at)
	case *extast.Strikethrough:
		f.report(formStruck, at)
	case *ast.Text:
		f.end = n.Segment.Stop
		if n.HardLineBreak() && n.NextSibling() != nil {
			f.report(formBreak, n.Segment.Stop)
		}
	}
	return false
}

// rows reports rows between upright strokes: they are meant as those of a table, with or without the line that makes it one.
func (f *formFinder) rows() {
	at := 0
	for line := range bytes.Lines(f.masked.src) {
		s := bytes.TrimSpace(line)
		if len(s) > 2 && s[0] == '|' && s[len(s)-1] == '|' && s[len(s)-2] != '\\' {
			f.report(formTable, at)
		}
		at += len(line)
	}
}

func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// startOf is where the text of a node begins; -1 where it has none.
func startOf(n ast.Node) int {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			return n.Segments.At(0).Start
		}
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if at := startOf(c); at >= 0 {
			return at
		}
	}
	return -1
}

// ruleAfter is where the next line that is a rule begins, of which the tree does not keep the place.
func ruleAfter(src []byte, from int) int {
	at := lineStart(src, from)
	for line := range bytes.Lines(src[at:]) {
		if s := bytes.TrimSpace(line); len(s) > 2 && len(bytes.Trim(s, "-*_ \t")) == 0 && at >= from {
			return at
		}
		at += len(line)
	}
	return from
}

// listForm says which form a list is. False where the text only looks like a list to Markdown: a year with a full stop,
// "2019. The year began"; a number with its sign apart, "- 5"; a dash or a star alone.
func listForm(n *ast.List, src []byte) (markdownForm, bool) {
	first := firstText(n, src)
	switch {
	case n.IsOrdered() && (n.Start > 99 || n.ChildCount() == 1 && first == ""):
		return markdownForm{}, false
	case n.IsOrdered():
		return formNumbers, true
	case n.ChildCount() == 1 && (first == "" || n.Marker != '*' && beginsWithNumber(first)):
		return markdownForm{}, false
	}
	return formList, true
}

// beginsWithNumber says that a text begins with a number or a reference, so that a sign before it may belong to that.
func beginsWithNumber(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\u202f"))
	return r >= '0' && r <= '9' || isMask(r)
}

// firstText is the first stretch of text below a node.
func firstText(n ast.Node, src []byte) string {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			return string(t.Value(src))
		}
		if s := firstText(c, src); s != "" {
			return s
		}
	}
	return ""
}

package phrase

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Text is one printed string in one language, read once when the templates are loaded and not changed afterwards.
type Text struct {
	Raw        string
	Lang       string                    // where it is not that of the library: it was not translated
	At         func(offset int) diag.Pos // place of a byte of raw
	Paragraphs [][]Segment               // most texts have one
	Use        Use
	Years      []Year // of a title: years typed by hand, by rune
	Listed     []Listed
}

// Listed is a name of the dataset's list that stands in a text.
type Listed struct {
	Name int // its number in the list
	At   int // byte of raw
}

// Segment is a run of one style: words, a reference, or the number of a footnote.
type Segment struct {
	Literal string
	Ref     *Ref
	Foot    string
	Offset  int // byte of raw where it begins
	Bold    bool
	Italic  bool
	URL     string
}

// Use says where a text is printed; it decides what a reference may ask for.
type Use uint8

// The uses of texts.
const (
	Prose   Use = iota // sentences: capitals at their beginning
	Title              // headings and titles: |round allowed, typed years are checked
	Summary            // sentences of a summary or standfirst: typed years are checked
	Number             // the number of a tile: one reference, |round allowed
	Rest               // the words under a narrow chart: the number of rows left out, and no other reference
	Label              // labels, captions, table cells: no capitals by themselves
	Class              // names of classes, such as ages: a number in one is a bound, and no figure
)

// Sentences says that a reference at the beginning of one gets a capital.
func (u Use) Sentences() bool { return u == Prose || u == Title || u == Summary }

// Dated says that years typed by hand must lie in the time of a figure beside them.
func (u Use) Dated() bool { return u == Title || u == Summary }

// Rounds says that an amount may be rounded.
func (u Use) Rounds() bool { return u == Title || u == Number }

// Pos is where the text stands.
func (t *Text) Pos() diag.Pos {
	if t == nil || t.At == nil {
		return diag.Pos{}
	}
	return t.At(0)
}

// Empty says that nothing would be printed.
func (t *Text) Empty() bool { return t == nil || len(t.Paragraphs) == 0 }

// Single returns the segments of a text of one paragraph.
func (t *Text) Single() []Segment {
	if t.Empty() {
		return nil
	}
	return t.Paragraphs[0]
}

// Characters of the private use area stand for references and footnotes while Markdown is read: to Markdown they are
// letters, so nothing inside a reference is taken for emphasis and a reference never opens or closes one.
const firstMask = '\uE000'

type mask struct {
	ref  *Ref
	foot string
	off  int
}

// masked is a text whose references are replaced by single characters.
type masked struct {
	src    []byte
	masks  []mask
	shifts []shift // in the order of their offsets
}

// shift says that offset src of the masked text is offset raw of the text as it was written, and so on up to the next shift.
type shift struct{ src, raw int }

// rawOffset is the offset in the text as it was written.
func (m *masked) rawOffset(src int) int {
	raw := src
	for _, j := range m.shifts {
		if j.src > src {
			break
		}
		raw = j.raw + src - j.src
	}
	return raw
}

// Parse reads a string: references first, Markdown then.
func Parse(raw string, at func(int) diag.Pos, u Use, diags *diag.List) *Text {
	t := &Text{Raw: raw, At: at, Use: u}
	m := t.maskRefs(diags)
	t.checkForms(m, diags)
	if m.isPlain() {
		w := &walker{text: t, masked: m, diags: diags}
		w.literal(m.src, 0, Segment{})
		t.addParagraph(w.out)
		return t
	}
	root := inline.Parse(gtext.NewReader(m.src))
	for p := root.FirstChild(); p != nil; p = p.NextSibling() {
		w := &walker{text: t, masked: m, diags: diags}
		w.children(p, Segment{})
		t.addParagraph(w.out)
	}
	return t
}

// addParagraph adds a paragraph, unless it is empty.
func (t *Text) addParagraph(para []Segment) {
	if para = trimSegs(para); len(para) > 0 {
		markSentenceStarts(para)
		t.Paragraphs = append(t.Paragraphs, para)
	}
}

// isPlain says that a text is one paragraph in which nothing has a meaning in Markdown, as nearly all are: a dataset
// has hundreds, and reading Markdown takes ten times as long.
func (m *masked) isPlain() bool {
	return !bytes.ContainsAny(m.src, "\\*_[]!&\n\r\t") && !bytes.HasPrefix(m.src, []byte(" "))
}

// inline reads paragraphs of emphasis, strong and links, and nothing else: a line that begins with "2018.", ">", "#"
// or "-" is a line of text.
var inline = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewLinkParser(), 1),
		util.Prioritized(parser.NewEmphasisParser(), 2),
	),
)

// maskRefs finds references, footnotes and escaped braces.
func (t *Text) maskRefs(diags *diag.List) *masked {
	m := &masked{}
	raw := t.Raw
	emit := func(mk mask, end int) {
		m.masks = append(m.masks, mk)
		m.src = utf8.AppendRune(m.src, firstMask+rune(len(m.masks)-1))
		m.shifts = append(m.shifts, shift{len(m.src), end})
	}
	for i := 0; i < len(raw); {
		rest := raw[i:]
		switch {
		case strings.HasPrefix(rest, `\{{`):
			// A mask of its own keeps Markdown from reading the backslash.
			emit(mask{off: i}, i+3)
			i += 3
		case strings.HasPrefix(rest, "{{"):
			end := strings.Index(rest, "}}")
			if end < 0 {
				diags.Add(t.At(i), diag.Error, "bad-reference", "a reference begins here and never ends",
					"close it with }}; a brace that is meant as one is written \\{{")
				for _, r := range rest {
					if isMask(r) {
						m.src = append(m.src, "   "...) // as many bytes
						continue
					}
					m.src = utf8.AppendRune(m.src, r)
				}
				return m
			}
			r, p := parseRef(rest[2:end])
			if p != nil {
				diags.AddProblem(t.At(i), diag.Error, p)
				r = &Ref{Kind: RefPlain, Plain: " "}
			}
			r.Offset, r.Pos = i, t.At(i)
			emit(mask{ref: r, off: i}, i+end+2)
			i += end + 2
		case strings.HasPrefix(rest, "[^") && footEnd(rest) > 0:
			end := footEnd(rest)
			emit(mask{foot: rest[2:end], off: i}, i+end+1)
			i += end + 1
		default:
			r, n := utf8.DecodeRuneInString(rest)
			if r >= firstMask && r <= '\uF8FF' {
				diags.Errorf(t.At(i), "bad-character", "the character U+%04X has no printed form", r)
				m.src = append(m.src, ' ')
				m.shifts = append(m.shifts, shift{len(m.src), i + n})
			} else {
				m.src = append(m.src, rest[:n]...)
			}
			i += n
		}
		if len(m.masks) > '\uF8FF'-firstMask-1 {
			diags.Errorf(t.At(i), "too-long", "one text holds more than %d references", len(m.masks)-1)
			return m
		}
	}
	return m
}

// footEnd returns the index of the ] that closes a footnote's name, or 0.
func footEnd(s string) int {
	end := strings.IndexByte(s, ']')
	if end < 3 || !IsID(s[2:end]) {
		return 0
	}
	return end
}

// walker flattens Markdown's tree into segments.
type walker struct {
	text   *Text
	masked *masked
	diags  *diag.List
	out    []Segment
}

func (w *walker) children(n ast.Node, style Segment) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, style)
	}
}

func (w *walker) node(n ast.Node, style Segment) {
	switch n := n.(type) {
	case *ast.Text:
		w.literal(n.Value(w.masked.src), n.Segment.Start, style)
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.add(" ", n.Segment.Stop, style)
		}
	case *ast.String:
		w.literal(n.Value, 0, style)
	case *ast.Emphasis:
		if n.Level == 2 {
			style.Bold = true
		} else {
			style.Italic = true
		}
		w.children(n, style)
	case *ast.Link:
		style.URL = string(n.Destination)
		w.checkLink(n, style.URL)
		w.children(n, style)
	case *ast.Image:
		w.diags.Add(w.text.Pos(), diag.Error, "bad-markdown", "a picture cannot stand inside a text",
			`write \! for an exclamation mark before a bracket`)
	default:
		w.children(n, style)
	}
}

func (w *walker) checkLink(n *ast.Link, url string) {
	why := source.BadLink(url)
	if strings.ContainsFunc(url, isMask) {
		why = "it holds a reference"
	}
	if why == "" {
		return
	}
	w.diags.Add(w.text.Pos(), diag.Error, "bad-link", "a link leads to "+source.Quote(url)+", which is no web address: "+why,
		"links begin with https://; a block of the same brief is pointed to with {{see:BLOCK}}")
}

func isMask(r rune) bool { return r >= firstMask && r <= '\uF8FF' }

// literal splits a run of masked text at its masks. Backslash escapes and named characters are resolved here, which
// Markdown leaves to its writer.
func (w *walker) literal(b []byte, start int, style Segment) {
	from := 0
	flush := func(to int) {
		if from < to {
			s := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b[from:to])))
			w.add(string(s), start+from, style)
		}
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if isMask(r) && int(r-firstMask) < len(w.masked.masks) {
			flush(i)
			mk := w.masked.masks[r-firstMask]
			s := style
			s.Ref, s.Foot, s.Offset = mk.ref, mk.foot, mk.off
			if mk.ref == nil && mk.foot == "" {
				s.Literal = "{{"
			}
			w.out = append(w.out, s)
			from = i + n
		}
		i += n
	}
	flush(len(b))
}

func (w *walker) add(lit string, src int, style Segment) {
	style.Literal, style.Offset = lit, w.masked.rawOffset(src)
	w.out = append(w.out, style)
}

// trimSegs drops empty runs and the blanks around a paragraph.
func trimSegs(segs []Segment) []Segment {
	kept := segs[:0]
	for _, s := range segs {
		if s.Ref != nil || s.Foot != "" || s.Literal != "" {
			kept = append(kept, s)
		}
	}
	if n := len(kept); n > 0 && kept[n-1].Ref == nil && kept[n-1].Foot == "" {
		if kept[n-1].Literal = strings.TrimRight(kept[n-1].Literal, " \n"); kept[n-1].Literal == "" {
			kept = kept[:n-1]
		}
	}
	return kept
}

// markSentenceStarts marks the references that begin a sentence, so that their first letter becomes a capital by itself.
func markSentenceStarts(segs []Segment) {
	if !slices.ContainsFunc(segs, func(s Segment) bool { return s.Ref != nil }) {
		return
	}
	before := make([]rune, 0, 128)
	for _, s := range segs {
		switch {
		case s.Ref != nil:
			s.Ref.Begins = startsSentence(before)
			before = append(before, MaskOther)
		case s.Foot == "":
			before = append(before, []rune(s.Literal)...)
		}
	}
}

func startsSentence(before []rune) bool {
	i := len(before)
	blanks := 0
	for i > 0 && strings.ContainsRune(" \n\u00a0\u202f“‘\"'(«„", before[i-1]) {
		i--
		if before[i] == ' ' || before[i] == '\n' || before[i] == '\u00a0' {
			blanks++
		}
	}
	if i == 0 {
		return true
	}
	if blanks == 0 {
		return false
	}
	for i > 0 && strings.ContainsRune("”’\"')»", before[i-1]) {
		i--
	}
	if i == 0 || !strings.ContainsRune(".!?", before[i-1]) {
		return false
	}
	// "e.g." and "i.e." end no sentence: one letter alone before the full stop.
	if i >= 3 && before[i-1] == '.' && unicode.IsLetter(before[i-2]) && (before[i-3] == '.' || before[i-3] == ' ') {
		return false
	}
	return true
}

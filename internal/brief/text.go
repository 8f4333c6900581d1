package brief

import (
	"bytes"
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

// text is one printed string in one language, read once when the templates are loaded. It is never changed after.
type text struct {
	raw   string
	lang  string                    // where it is not that of the library: it was not translated
	at    func(offset int) diag.Pos // place of a byte of raw
	paras [][]seg                   // most texts have one
	use   use
	years []typedYear // of a title: years typed by hand, by rune
}

// seg is a run of one style: words, a reference, or the number of a footnote.
type seg struct {
	lit    string
	ref    *ref
	foot   string
	off    int // byte of raw where it begins
	bold   bool
	italic bool
	url    string
}

// use says where a text is printed; it decides what a reference may ask for.
type use uint8

const (
	useProse   use = iota // sentences: capitals at their beginning
	useTitle              // headings and titles: |round allowed, typed years are checked
	useSummary            // sentences of a summary or standfirst: typed years are checked
	useFigure             // the number of a tile: one reference, |round allowed
	useRest               // the words under a narrow chart: the number of rows left out, and no other reference
	useLabel              // labels, captions, table cells: no capitals by themselves
)

func (u use) sentences() bool { return u == useProse || u == useTitle || u == useSummary }

// dated says that years typed by hand must lie in the time of a figure beside them.
func (u use) dated() bool { return u == useTitle || u == useSummary }

func (u use) rounds() bool { return u == useTitle || u == useFigure }

// pos is where the text stands.
func (t *text) pos() diag.Pos {
	if t == nil || t.at == nil {
		return diag.Pos{}
	}
	return t.at(0)
}

// empty says that nothing would be printed.
func (t *text) empty() bool { return t == nil || len(t.paras) == 0 }

// single returns the segments of a text of one paragraph.
func (t *text) single() []seg {
	if t.empty() {
		return nil
	}
	return t.paras[0]
}

// Characters of the private use area stand for references and footnotes while Markdown is read: to Markdown they are
// letters, so nothing inside a reference is taken for emphasis and a reference never opens or closes one.
const firstMask = '\uE000'

type mask struct {
	ref  *ref
	foot string
	off  int
}

// masked is a text whose references are replaced by single characters.
type masked struct {
	src   []byte
	masks []mask
	jumps []jump // where offsets of src and raw drift apart
}

type jump struct{ src, raw int }

func (m *masked) rawOffset(src int) int {
	raw := src
	for _, j := range m.jumps {
		if j.src > src {
			break
		}
		raw = j.raw + src - j.src
	}
	return raw
}

// parseText reads a string: references first, Markdown then.
func parseText(raw string, at func(int) diag.Pos, u use, diags *diag.List) *text {
	t := &text{raw: raw, at: at, use: u}
	m := t.maskRefs(diags)
	t.checkForms(m, diags)
	if m.isPlain() {
		w := &walker{t: t, m: m, diags: diags}
		w.literal(m.src, 0, seg{})
		t.add(w.out)
		return t
	}
	root := inline.Parse(gtext.NewReader(m.src))
	for p := root.FirstChild(); p != nil; p = p.NextSibling() {
		w := &walker{t: t, m: m, diags: diags}
		w.children(p, seg{})
		t.add(w.out)
	}
	return t
}

// add adds a paragraph, if anything would be printed.
func (t *text) add(para []seg) {
	if para = trimSegs(para); len(para) > 0 {
		markStarts(para)
		t.paras = append(t.paras, para)
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
func (t *text) maskRefs(diags *diag.List) *masked {
	m := &masked{}
	raw := t.raw
	emit := func(mk mask, end int) {
		m.masks = append(m.masks, mk)
		m.src = utf8.AppendRune(m.src, firstMask+rune(len(m.masks)-1))
		m.jumps = append(m.jumps, jump{len(m.src), end})
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
				diags.Add(t.at(i), diag.Error, "bad-reference", "a reference begins here and never ends",
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
				diags.Add(t.at(i), diag.Error, p.id, p.message, p.hint)
				r = &ref{kind: refPlain, plain: " "}
			}
			r.off, r.pos = i, t.at(i)
			emit(mask{ref: r, off: i}, i+end+2)
			i += end + 2
		case strings.HasPrefix(rest, "[^") && footEnd(rest) > 0:
			end := footEnd(rest)
			emit(mask{foot: rest[2:end], off: i}, i+end+1)
			i += end + 1
		default:
			r, n := utf8.DecodeRuneInString(rest)
			if r >= firstMask && r <= '\uF8FF' {
				diags.Errorf(t.at(i), "bad-character", "the character U+%04X has no printed form", r)
				m.src = append(m.src, ' ')
				m.jumps = append(m.jumps, jump{len(m.src), i + n})
			} else {
				m.src = append(m.src, rest[:n]...)
			}
			i += n
		}
		if len(m.masks) > '\uF8FF'-firstMask-1 {
			diags.Errorf(t.at(i), "too-long", "one text holds more than %d references", len(m.masks)-1)
			return m
		}
	}
	return m
}

// footEnd returns the index of the ] that closes a footnote's name, or 0.
func footEnd(s string) int {
	end := strings.IndexByte(s, ']')
	if end < 3 || !isID(s[2:end]) {
		return 0
	}
	return end
}

// walker flattens Markdown's tree into segments.
type walker struct {
	t     *text
	m     *masked
	diags *diag.List
	out   []seg
}

func (w *walker) children(n ast.Node, style seg) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, style)
	}
}

func (w *walker) node(n ast.Node, style seg) {
	switch n := n.(type) {
	case *ast.Text:
		w.literal(n.Value(w.m.src), n.Segment.Start, style)
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.add(" ", n.Segment.Stop, style)
		}
	case *ast.String:
		w.literal(n.Value, 0, style)
	case *ast.Emphasis:
		if n.Level == 2 {
			style.bold = true
		} else {
			style.italic = true
		}
		w.children(n, style)
	case *ast.Link:
		style.url = string(n.Destination)
		w.checkLink(n, style.url)
		w.children(n, style)
	case *ast.Image:
		w.diags.Add(w.t.pos(), diag.Error, "bad-markdown", "a picture cannot stand inside a text",
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
	w.diags.Add(w.t.pos(), diag.Error, "bad-link", "a link leads to "+source.Quote(url)+", which is no web address: "+why,
		"links begin with https://; a block of the same brief is pointed to with {{see:BLOCK}}")
}

func isMask(r rune) bool { return r >= firstMask && r <= '\uF8FF' }

// literal splits a run of masked text at its masks. Backslash escapes and named characters are resolved here, which
// Markdown leaves to its writer.
func (w *walker) literal(b []byte, start int, style seg) {
	from := 0
	flush := func(to int) {
		if from < to {
			s := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b[from:to])))
			w.add(string(s), start+from, style)
		}
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if isMask(r) && int(r-firstMask) < len(w.m.masks) {
			flush(i)
			mk := w.m.masks[r-firstMask]
			s := style
			s.ref, s.foot, s.off = mk.ref, mk.foot, mk.off
			if mk.ref == nil && mk.foot == "" {
				s.lit = "{{"
			}
			w.out = append(w.out, s)
			from = i + n
		}
		i += n
	}
	flush(len(b))
}

func (w *walker) add(lit string, src int, style seg) {
	style.lit, style.off = lit, w.m.rawOffset(src)
	w.out = append(w.out, style)
}

// trimSegs drops empty runs and the blanks around a paragraph.
func trimSegs(segs []seg) []seg {
	kept := segs[:0]
	for _, s := range segs {
		if s.ref != nil || s.foot != "" || s.lit != "" {
			kept = append(kept, s)
		}
	}
	if n := len(kept); n > 0 && kept[n-1].ref == nil && kept[n-1].foot == "" {
		if kept[n-1].lit = strings.TrimRight(kept[n-1].lit, " \n"); kept[n-1].lit == "" {
			kept = kept[:n-1]
		}
	}
	return kept
}

// markStarts marks the references that begin a sentence, so that their first letter becomes a capital by itself.
func markStarts(segs []seg) {
	before := make([]rune, 0, 128)
	for _, s := range segs {
		switch {
		case s.ref != nil:
			s.ref.first = startsSentence(before)
			before = append(before, maskOther)
		case s.foot == "":
			before = append(before, []rune(s.lit)...)
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

// Package doc is the document model: what a brief says, in order, before anything has a size or a page.
//
// In: nothing; packages compose and cite fill it. Out: what layout and the writers of flowing formats read. Every string in it
// is final: references are resolved, numbers formatted, claims chosen. It has no behaviour but Dump, so that two
// writers cannot disagree about what a document says.
package doc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
)

// Document is one brief.
type Document struct {
	Written
	ID         string // "factsheet"
	Lang       string // BCP 47 with region: "en-GB"
	Format     Format
	Paper      Paper
	Most       Most
	Title      Span   // of the file and the cover, plain
	ShortTitle Span   // footer
	Kind       Span   // "Factsheet"
	Topic      string // "Migration and security"
	Date       string // "March 2019"
	DateISO    string // last day of the edition: "2019-03-31", the file's date
	Author     string
	Subject    Span // the file's description: the summary as plain text, or else the title
	Keywords   []string
	Blocks     []Block
	Incomplete bool   // something could not be composed, which was told
	Notice     Span   // under the brand's name: that the dataset is an example; empty where it is none
	Notes      []Note // numbered in order of first reference; drawn by a NotesBlock or by the imprint
	Charts     []ChartData
	Sources    []ChartSource // every publication a figure or date comes from, in full; made for web pages only
	Messages   Messages
	Uses       []Use
	Foreign    Foreign
}

// Foreign gives the language of plain strings of a document that is not the document's own: alternative texts, labels,
// heads of columns, words of the tool. A string that is not in it is in the document's language. Spans tell their
// language themselves. It is a BCP 47 tag, as in "en".
type Foreign map[string]string

// Line gives the language of a line that a plain string may have been broken into; empty for the document's.
func (f Foreign) Line(s string) string {
	s = strings.TrimSpace(s)
	if lang := f[s]; lang != "" {
		return lang
	}
	// What has a figure is most often a date or a value, which are the document's own.
	if !strings.ContainsFunc(s, unicode.IsLetter) || strings.ContainsFunc(s, unicode.IsNumber) {
		return ""
	}
	found := ""
	for whole, lang := range f {
		if (found == "" || lang < found) && len(whole) <= longestLabel && hasWords(whole, s) {
			found = lang
		}
	}
	return found
}

// longestLabel is longer than any label that is drawn on several lines, in bytes, and shorter than most sentences.
const longestLabel = 120

// hasWords says that words stand in a text between blanks or its ends.
func hasWords(text, words string) bool {
	i := strings.Index(text, words)
	return i >= 0 && (i == 0 || text[i-1] == ' ') && (i+len(words) == len(text) || text[i+len(words)] == ' ')
}

// Format is the page form.
type Format string

// The page forms of briefs.
const (
	Pages   Format = "pages"    // flowing, cover on page 1
	OnePage Format = "one-page" // one dense page
	Deck    Format = "deck"     // slides, 16:9: its blocks are all *Slide
)

// Paper is the sheet that pages are made for, in portrait. Slides have a form of their own; their handout stands on paper.
type Paper string

// The papers. None is A4.
const (
	A4     Paper = "a4"     // 210 × 297 mm
	Letter Paper = "letter" // 8.5 × 11 inches
)

// Size is the width and the height of the sheet, in mm.
func (p Paper) Size() (w, h float64) {
	if p == Letter {
		return 215.9, 279.4
	}
	return 210, 297
}

// Most is how many pages a brief may have.
type Most struct {
	Pages int // 0: any number
	Pos   diag.Pos
}

// Messages are the tool's own words on pages, in the document's language.
type Messages struct {
	Table          string // "Table"
	Continued      string // "(continued)"
	ContinuesOn    string // "Table %d continues on page %d" with {table} and {page}
	NotesHeading   string
	PageOf         string
	NoteWord       string // "Note"
	EmblemAlt      string
	ReferenceLabel string // contents of a link to a note: "Note {n}"
	BackLabel      string // contents of the link back: "Back to reference {n}"
	SlideLabel     string // of a handout: "Slide {n}"
	Handout        string // running head of a handout: "Handout: {title}"
	Figures        string // "Figures on this slide"
	Sources        string // "Sources"
	OwnNotes       string // "Your notes"
	FactsSubject   string // of a slide: head of the column of what a fact is about, "Subject"
	FactsText      string // of a slide: head of the column of facts, "What to know"
	Evidence       string // "Evidence"
	Web            WebMessages
}

// WebMessages are the words of a web page around a document.
type WebMessages struct {
	Contents  string // over the list of findings: "On this page"
	Skip      string // first link of a page: "Skip to the text"
	DataTable string // opens a chart's data
	DataFile  string // link to a chart's data as a file: "Data as CSV"
	ChartPage string // link to a chart's own page: "Share or embed"
	Sources   string // heading of the list of sources in full
	Briefs    string // label of the links to other briefs
	Files     string // label of the links to other forms of this brief
}

// Use records that a value stands in this document: for explain, the attached dataset and the manifest.
type Use struct {
	Ref   string // indicator or derived or action id as referred to: "visits@2018-05"
	Block string // "key figures", "Table 1", ...
	File  string
	Line  int
}

// Block is one of the types below.
type Block interface {
	At() *diag.Pos
	Origin() *Written
}

// Written is where a block is written in its template, so that what later stages find can name the place. It is part of
// every block and of the document, and empty in what was not written but made.
type Written struct {
	Pos diag.Pos

	// What package cite makes notes, sources and uses of.
	Part     string    `json:"-"` // of the brief, for the record of uses: "section ...", "chart ..."
	Claims   []Mention `json:"-"` // what its titles claim, without printing it
	Mentions []Mention `json:"-"` // what its plain strings speak of: labels, heads of columns, text alternatives
}

// At returns the place.
func (w *Written) At() *diag.Pos { return &w.Pos }

// Origin returns all of it.
func (w *Written) Origin() *Written { return w }

// Cover is the title band.
type Cover struct {
	Written
	Title      []Span
	Standfirst []Span
}

// Summary is what a brief comes to, in two to four sentences. It stands in a tinted box, beside its label; on a slide
// the title says what it is.
type Summary struct {
	Written
	Label     Span // "In brief"
	Sentences [][]Span
}

// KeyFigures is the row of tiles under the cover. Further rows of tiles are the same block with Small set (20 pt).
type KeyFigures struct {
	Written
	Tiles []Tile
	Small bool // 20 pt instead of 24
	Six   bool // six across, 17 pt
}

// Tile is one big number.
type Tile struct {
	Kicker    Span // over the number: who and when; empty in most
	Qualifier Span // "more than"
	Number    Span // "€471", "13 000", "98%"
	Unit      Span // "million"
	Label     []Span

	Of       Mention   // the figure
	Mentions []Mention // what the kicker speaks of
}

// LabelLines is how many lines more than other labels that of a tile may have: those of its changes, two each.
func (t *Tile) LabelLines() int {
	n := 0
	for i := range t.Label {
		if t.Label[i].Break {
			n += 2
		}
	}
	return n
}

// Heading starts a section. Level 2 is a finding over the full width, 3 over a column.
type Heading struct {
	Written
	Level int
	Text  []Span
	ID    string // for links and outline
}

// Prose is running text. Columns is 1 or 2; two columns are balanced, the left one longer.
type Prose struct {
	Written
	Columns    int
	Paragraphs [][]Span
	Lead       bool // one introductory line under a heading, full width, in body type
	Follows    bool // it speaks of the block before it, and never stands before that to fill a page
}

// Columns are blocks side by side. Widths are in grid columns of six and sum to six.
type Columns struct {
	Written
	Widths []int
	Cols   [][]Block
}

// Box is a tinted box with a heading and numbered items side by side, or prose.
type Box struct {
	Written
	Heading []Span
	Items   []BoxItem // numbered 1..n, up to four across
	Body    []Block   // instead of items
}

// BoxItem is one numbered point.
type BoxItem struct {
	Heading []Span
	Text    []Span
}

// Chart is a figure: accent bar, title, subtitle, plot, note, source.
type Chart struct {
	Written
	ID       string
	Title    []Span // empty: the heading above is its title
	Subtitle []Span
	Plot     kit.Plot
	Note     []Span
	Source   []Span
	Alt      Span
	Notice   Span // of a chart on its own: what Document.Notice says
	NoAccent bool
	Level    int // heading level of the title: 3 by default

	Data   *ChartData    `json:"-"` // nil of a chart alone
	Shows  Shown         `json:"-"` // from which package cite makes note and source line
	Listed []SlideFigure `json:"-"` // on a slide: its figures, for the handout
}

// Shown is what a chart draws.
type Shown struct {
	Drawn    []Mention // what the drawing and its labels speak of, in the order of the template
	Values   []string  // references of the values, in the order they are drawn
	Actions  []string  // ids of what stands on a timeline
	Computed bool      // sums were made here
	Shared   bool      // the values share an axis or a bar
	Unlike   bool      // panels of lines that have each a scale of their own
	Remarks  []Span    // sentences that the drawing needs to be read
}

// Table is a table with groups of rows.
type Table struct {
	Written
	ID      string
	Number  int // "Table 1."
	Caption []Span
	Unit    []Span // "(million EUR)"
	Columns []TableColumn
	Groups  []TableGroup
	Total   []Cell // nil: no total
	Note    []Span

	Legend   []Span        // what signs and brackets beside its figures mean; package cite puts it into the note
	Computed bool          // it prints sums
	Made     bool          // it is made from figures: one line below says which are sums, and no note does of each
	Changes  []string      // what it prints with both values, by id: elsewhere these changes need no note
	Listed   []SlideFigure // on a slide: its figures, for the handout
}

// TableColumn is a column. Width is in 1/100 mm; 0 shares what is left.
type TableColumn struct {
	Head     Span
	Width    int
	Right    bool // figures: right-aligned, what stands beside the numbers outside
	Fit      bool // without a width: as wide as its cells need, and wider where there is room
	Mentions []Mention
}

// TableGroup is a labelled block of rows. An empty label draws no group row.
type TableGroup struct {
	Label []Span
	Sum   []Span
	Rows  [][]Cell
	Of    []Mention // by row, the value it is about; without a reference where its cells name their own
}

// Cell is one table cell. Faint is for "not named" and "not stated".
type Cell struct {
	Spans []Span
	Faint bool
	Head  bool // row header
	Again bool // it names what the row above names, which is printed once for both
}

// Reach is over how many rows the first cell of a row reaches: its own, and those below that name the same again. It is
// 0 for these.
func (g *TableGroup) Reach(row int) int {
	again := func(row int) bool { return len(g.Rows[row]) > 0 && g.Rows[row][0].Again }
	if row > 0 && again(row) {
		return 0
	}
	end := row + 1
	for end < len(g.Rows) && again(end) {
		end++
	}
	return end - row
}

// NotesBlock prints Document.Notes, then the imprint. Inline is the foot of a one-pager: heading, notes and Text run on in
// two columns; More, which leads to what is said elsewhere, and the imprint stand below them.
type NotesBlock struct {
	Written
	Heading []Span
	Text    [][]Span // inline
	More    [][]Span // inline
	Imprint [][]Span
	Inline  bool
}

// Facts is a short list of bold leads with a sentence each ("What to know"). On a slide it has no heading.
type Facts struct {
	Written
	Heading []Span
	Items   [][]Span
	Accent  bool
}

// List is a list of points, with bullets or numbered. On a slide each point of a numbered list that has none below it has a
// row of its own, with a large number.
type List struct {
	Written
	Numbered bool
	Items    []ListItem
}

// ListItem is a point of a list, and the points of the second level that stand below it.
type ListItem struct {
	Text  []Span
	Below [][]Span
}

// Deep says that a point of the list has points below it.
func (b *List) Deep() bool {
	return slices.ContainsFunc(b.Items, func(it ListItem) bool { return len(it.Below) > 0 })
}

// The labels of the points of a list without numbers, by their level. In numbered lists they are 1, 2, 3 and a, b, c.
const (
	Bullet      = "•"
	BulletBelow = "◦"
)

// MostBelow is how many points may stand below one: as many as the letters that label them.
const MostBelow = 26

// Label is the label of a point, by its number from 0 among those of its level.
func (b *List) Label(level, number int) string {
	switch {
	case b.Numbered && level > 1:
		return string(rune('a' + number))
	case b.Numbered:
		return strconv.Itoa(number + 1)
	case level > 1:
		return BulletBelow
	}
	return Bullet
}

// Numbering is what a tagged PDF says of the labels of a level (ISO 32000-1, table 347).
func (b *List) Numbering(level int) string {
	switch {
	case b.Numbered && level > 1:
		return "LowerAlpha"
	case b.Numbered:
		return "Decimal"
	case level > 1:
		return "Circle"
	}
	return "Disc"
}

// PageBreak has what follows begin a new page.
type PageBreak struct{ Written }

// Slide is one slide of a deck: one message, in its title. Blocks stand under the title in reading order; blocks side
// by side are Columns. No text of a slide carries reference numbers: what they would lead to is its evidence.
type Slide struct {
	Written
	ID       string // unique in the deck; names the slide in messages and links
	Title    []Span
	Opening  bool   // the title slide
	Method   bool   // the slide of sources and method
	Subtitle []Span // opening: the line under the title; others: what is shown, unit and period
	Blocks   []Block
	Foot     []Span        // source line at the foot of the slide
	Speaker  [][]Span      // what is spoken, paragraph by paragraph
	Evidence [][]Span      // what bears the slide out, in the notes under a heading; in a handout it is an annex
	Beside   []Span        // closes the evidence: names of sources beside the main one. A handout has them in full in Sources
	Figures  []SlideFigure // every figure of the slide, for the handout
	Sources  [][]Span      // of the figures, for the handout; full titles and addresses
}

// SlideFigure is one figure of a slide in the handout's list.
type SlideFigure struct {
	Label Span
	Part  bool   // a part of the figure above: set in
	Value Span   // as printed on the slide; empty where only the parts have one
	Unit  string // "EUR m"; figures of one unit stand together

	Of []string // references of the values it shows
}

// Span is a run of text of one style; see package span.
type Span = span.Span

// Mention is one thing of the dataset that a text speaks of; see package span.
type Mention = span.Mention

// The kinds of mentions.
const (
	Named    = span.Named
	Figure   = span.Figure
	About    = span.About
	Dated    = span.Dated
	Compared = span.Compared
	Foot     = span.Foot
)

// Note is one numbered note.
type Note struct {
	Number int
	ID     string
	Text   []Span
}

// ChartData is a chart's data: for programs, as the CSV that travels with the document, and for people.
type ChartData struct {
	ID    string
	Title Span
	Rows  [][]string // first row: column names
	Table *DataTable // as people read it; made for web pages only
}

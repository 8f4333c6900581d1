package pipeline_test

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/pipeline"
)

// unit is what a reader takes in at once: a paragraph, a tile, a table row, a bar with its label.
type unit struct {
	where string   // "factsheet, Table 1"
	text  string   // spaces are plain ones
	notes []string // what the numbers in it lead to
}

// all is the text with its notes.
func (u unit) all() string {
	if len(u.notes) == 0 {
		return u.text
	}
	return u.text + " [note: " + strings.Join(u.notes, " ") + "]"
}

// sentences cuts the text.
func (u unit) sentences() []string { return sentenceEnd.Split(u.text, -1) }

var sentenceEnd = regexp.MustCompile(`[.?!;]\s+`)

// unitsOf lists what a document prints, in reading order: words, tables, the labels of its charts, alt texts, notes.
func unitsOf(d *doc.Document) []unit {
	w := &unitWalker{d: d, notes: map[int]string{}}
	for _, n := range d.Notes {
		w.notes[n.Number] = plainOf(n.Text)
	}
	w.add("head", []doc.Span{{S: d.Title.S + ". " + d.ShortTitle.S + ". " + d.Subject.S}})
	w.blocks(d.Blocks)
	for _, n := range d.Notes {
		w.add("notes", n.Text)
	}
	return w.out
}

type unitWalker struct {
	d     *doc.Document
	notes map[int]string
	out   []unit

	subtitle []doc.Span // of the slide, which stands over its charts
}

// add joins runs of text to one unit; empty ones are nothing.
func (w *unitWalker) add(where string, parts ...[]doc.Span) {
	u := unit{where: w.d.ID + ", " + where}
	var words []string
	for _, spans := range parts {
		if s := strings.TrimSpace(plainOf(spans)); s != "" {
			words = append(words, s)
		}
		for _, s := range spans {
			if s.Note > 0 {
				u.notes = append(u.notes, w.notes[s.Note])
			}
		}
	}
	if u.text = strings.Join(words, " | "); u.text != "" {
		w.out = append(w.out, u)
	}
}

func plainOf(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.String())
}

func words(s ...string) []doc.Span { return []doc.Span{{S: strings.Join(s, " ")}} }

func (w *unitWalker) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Cover:
			w.add("cover", b.Title, b.Standfirst)
		case *doc.KeyFigures:
			for _, t := range b.Tiles {
				w.add("tile", append(words(t.Kicker.S, t.Qualifier.S, t.Number.S, t.Unit.S, ""), t.Label...))
			}
		case *doc.Heading:
			w.add("heading", b.Text)
		case *doc.Prose:
			for _, p := range b.Paragraphs {
				w.add("text", p)
			}
		case *doc.Summary:
			for _, s := range b.Sentences {
				w.add("summary", s)
			}
		case *doc.Slide:
			w.add("slide "+b.ID, b.Title, b.Subtitle)
			w.subtitle = b.Subtitle
			w.blocks(b.Blocks)
			w.subtitle = nil
			w.add("slide "+b.ID, b.Foot)
			for _, p := range slices.Concat(b.Speaker, b.Evidence, [][]doc.Span{b.Beside}) {
				w.add("notes of slide "+b.ID, p)
			}
			for _, f := range b.Figures {
				w.add("figures of slide "+b.ID, words(f.Label.S, f.Value.S, f.Unit))
			}
			for _, p := range b.Sources {
				w.add("sources of slide "+b.ID, p)
			}
		case *doc.Columns:
			for _, c := range b.Cols {
				w.blocks(c)
			}
		case *doc.Box:
			w.add("box", b.Heading)
			for _, it := range b.Items {
				w.add("box", it.Heading, it.Text)
			}
			w.blocks(b.Body)
		case *doc.Facts:
			w.add("facts", b.Heading)
			for _, it := range b.Items {
				w.add("facts", it)
			}
		case *doc.List:
			for _, it := range b.Items {
				w.add(b.Part, append([][]doc.Span{it.Text}, it.Below...)...)
			}
		case *doc.Table:
			w.table(b)
		case *doc.Chart:
			w.add("chart "+b.ID, b.Title, b.Subtitle, b.Note, b.Source)
			w.add("alt text of "+b.ID, words(b.Alt.S))
			w.drawing("chart "+b.ID, b)
		case *doc.NotesBlock:
			for _, p := range slices.Concat(b.Text, b.More) {
				w.add("notes", p)
			}
			for _, p := range b.Imprint {
				w.add("imprint", p)
			}
		}
	}
}

func (w *unitWalker) table(t *doc.Table) {
	where := fmt.Sprintf("Table %d", t.Number)
	w.add(where, t.Caption, t.Unit, t.Note)
	cells := func(label []doc.Span, row []doc.Cell) {
		parts := [][]doc.Span{label}
		for _, c := range row {
			parts = append(parts, c.Spans)
		}
		w.add(where, parts...)
	}
	for _, g := range t.Groups {
		w.add(where, g.Label, g.Sum)
		for _, r := range g.Rows {
			cells(g.Label, r)
		}
	}
	cells(nil, t.Total)
}

// drawing lists the labels of a chart, each with what a reader sees it beside.
func (w *unitWalker) drawing(where string, c *doc.Chart) {
	part := func(p kit.Part, key string) string {
		s := p.Caption.S + " " + p.Value.S
		if p.Fill == kit.Outlined {
			s += " (" + key + ")"
		}
		return s
	}
	switch s := c.Plot.(type) {
	case *bars.Chart:
		for _, g := range s.Groups {
			for _, r := range g.Rows {
				parts := [][]doc.Span{words(r.Label.S, r.Detail.S, r.Value.S, r.Aside.S)}
				for _, p := range r.Parts {
					parts = append(parts, words(part(p, s.OutlinedKey.S)))
				}
				w.add(where, parts...)
			}
		}
	case *whole.Chart:
		w.add(where, c.Subtitle, words(part(s.Part, "")), words(part(s.Rest, "")))
	case *panels.Chart:
		for _, p := range s.Panels {
			w.add(where, words(p.When.S), words(p.Kicker.S), words(p.Qualifier.S, p.Number.S, p.Label.S))
		}
	case *timeline.Chart:
		for _, b := range s.Bars {
			w.add(where, words(b.Label.S))
		}
		for i, list := range s.Events {
			for _, e := range list {
				w.add(where, words(e.Date.S, fmt.Sprint(s.FirstYear+i), e.Text.S))
			}
		}
	case *steps.Chart:
		for _, p := range s.Panels {
			parts := [][]doc.Span{w.subtitle, c.Subtitle, words(p.Title.S)}
			for _, x := range p.Points {
				if x.Label.S != "" {
					parts = append(parts, words(x.Label.S, x.Date.S))
				}
			}
			w.add(where, parts...)
		}
	}
}

// material is what word checks look at.
type material struct {
	project *pipeline.Project
	docs    []*doc.Document // by name
	pages   []unit
	charts  []unit // of the charts that stand on their own
	data    []unit // lines of the data files, without comments
}

func materialOf(t *testing.T, f files) *material {
	t.Helper()
	p, diags := pipeline.Load(f.options("eu"))
	if p == nil {
		t.Fatalf("the files do not load:\n%s", diags.Text())
	}
	m := &material{project: p}
	for _, name := range p.Library.Names() {
		d, found := p.Document(name)
		if d == nil || found.HasErrors() {
			t.Fatalf("%s:\n%s", name, found.Text())
		}
		m.docs = append(m.docs, d)
		m.pages = append(m.pages, unitsOf(d)...)
	}
	for _, id := range p.Library.ChartIDs() {
		page, found := p.Chart(id)
		if page == nil || found.HasErrors() {
			t.Fatalf("%s:\n%s", id, found.Text())
		}
		m.charts = append(m.charts, unitsOfChart(page)...)
	}
	for name, text := range f {
		if !strings.HasPrefix(name, "data/") {
			continue
		}
		for i, line := range strings.Split(text, "\n") {
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") {
				m.data = append(m.data, unit{where: fmt.Sprintf("%s:%d", name, i+1), text: line})
			}
		}
	}
	sort.Slice(m.data, func(i, j int) bool { return m.data[i].where < m.data[j].where })
	return m
}

// reach is how much a word check looks at together.
type reach string

const (
	inSentence reach = "sentence" // of a unit, without its notes
	inUnit     reach = "unit"     // with its notes
	inBrief    reach = "brief"    // all units of one brief
)

// wordCheck is a rule about words. It either says what must never stand, or what must stand beside something, or what
// every brief must say; or it is a check of the data by fields. Each brings the proof that it can fail: a sentence
// that breaks it, or an edit of the shipped files.
type wordCheck struct {
	name       string
	says       string
	data       bool // looks at the lines of the data files too
	butMonthly bool // passes over the monthly brief
	charts     bool // looks at the charts that stand on their own too: words, table, file of data
	in         reach
	strip      string // taken out before
	never      string // must not match, unless `unless` does
	unless     string
	when       string // where this matches, then must match too
	then       string
	rests      bool                       // what `when` is about need not be printed; of all others something must be
	breaks     string                     // text that breaks it
	fields     func(m *material) []string // in place of the above: what is wrong
	edit       [3]string                  // of a check by fields: file, old, new
}

// run lists what is wrong.
func (c *wordCheck) run(m *material) []string {
	if c.fields != nil {
		return c.fields(m)
	}
	met := false
	units := m.pages
	units = slices.DeleteFunc(slices.Clone(units), func(u unit) bool { return c.butMonthly && strings.HasPrefix(u.where, "monthly, ") })
	if c.charts {
		units = append(units, m.charts...)
	}
	if c.data {
		units = append(units, m.data...)
	}
	if c.in == inBrief {
		units = nil
		for _, d := range m.docs {
			var all []string
			for _, u := range unitsOf(d) {
				all = append(all, u.text)
			}
			units = append(units, unit{where: d.ID, text: strings.Join(all, "\n")})
		}
	}
	var wrong []string
	for _, u := range units {
		texts := []string{u.all()}
		if c.in == inSentence {
			texts = u.sentences()
		}
		for _, s := range texts {
			met = met || c.when != "" && regexp.MustCompile(c.when).MatchString(s)
			if bad := c.find(s); bad != "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s, in: %s", u.where, bad, cut(s)))
			}
		}
	}
	if c.when != "" && !met && !c.rests {
		wrong = append(wrong, fmt.Sprintf("nothing is there that matches %q, so nothing was tried", c.when))
	}
	return wrong
}

func cut(s string) string {
	if r := []rune(s); len(r) > 300 {
		return string(r[:300]) + "..."
	}
	return s
}

// find says what is wrong with a text; "" if nothing is.
func (c *wordCheck) find(s string) string {
	if c.strip != "" {
		s = regexp.MustCompile(c.strip).ReplaceAllString(s, "")
	}
	if c.never != "" {
		if found := regexp.MustCompile(c.never).FindString(s); found != "" && (c.unless == "" || !regexp.MustCompile(c.unless).MatchString(s)) {
			return fmt.Sprintf("%q must not stand", found)
		}
	}
	if c.then != "" && (c.when == "" || regexp.MustCompile(c.when).MatchString(s)) && !regexp.MustCompile(c.then).MatchString(s) {
		return fmt.Sprintf("%q is missing", c.then)
	}
	return ""
}

func checkOf(name string) *wordCheck {
	for _, c := range wordChecks() {
		if c.name == name {
			return &c
		}
	}
	return nil
}

// TestComparabilityByWords holds the shipped data and pages against every word check.
func TestComparabilityByWords(t *testing.T) {
	m := materialOf(t, shippedFiles())
	for _, c := range wordChecks() {
		t.Run(c.name, func(t *testing.T) {
			for _, wrong := range c.run(m) {
				t.Errorf("%s\n%s", c.says, wrong)
			}
		})
	}
}

// TestWordChecksCanFail sees that every word check refuses what it is meant to refuse.
func TestWordChecksCanFail(t *testing.T) {
	for _, c := range wordChecks() {
		t.Run(c.name, func(t *testing.T) {
			if c.fields == nil {
				if c.find(c.breaks) == "" {
					t.Errorf("lets through: %s", c.breaks)
				}
				return
			}
			file, from, to := c.edit[0], c.edit[1], c.edit[2]
			text := shippedFiles()[file]
			if !strings.Contains(text, from) {
				t.Fatalf("%s does not hold %q", file, from)
			}
			edited := shippedFiles().with(file, strings.Replace(text, from, to, 1))
			if len(c.run(materialOf(t, edited))) == 0 {
				t.Errorf("lets %q through", to)
			}
		})
	}
}

// unitsOfChart lists what the page of a chart prints and its file of data holds.
func unitsOfChart(page *doc.ChartPage) []unit {
	w := &unitWalker{d: &doc.Document{ID: "chart " + page.Chart.ID}}
	w.blocks([]doc.Block{&page.Chart})
	for _, g := range page.Table.Groups {
		for _, row := range g.Rows {
			cells := []string{g.Label.S}
			for _, c := range row {
				cells = append(cells, c.S)
			}
			w.add("table", words(strings.Join(cells, " | ")))
		}
	}
	for _, row := range page.Rows {
		w.add("data", words(strings.Join(row, " | ")))
	}
	return w.out
}

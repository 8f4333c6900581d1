package pipeline_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/internal/pipeline"
	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

// TestStructure keeps what a screen reader is told of each brief, as another program reads it from the file, and holds
// its order to that of the template's blocks.
func TestStructure(t *testing.T) {
	golden.NeedTool(t, "pdfinfo")
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	for _, name := range p.Library.Names() {
		data, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatalf("%s:\n%s", name, diags.Text())
		}
		told := golden.Tool(t, data, "pdfinfo", "-struct-text", "{}")
		// Which number an object has says nothing about the structure.
		golden.Text(t, "testdata/pages/"+name+".struct.golden", objectNumber.ReplaceAllString(told, "Object"))
		want := templateBlocks(t, shippedFiles(), "templates/briefs/"+name+".yaml")
		if wrong := compareBlocks(want, toldBlocks(told)); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
	}
}

// TestStructureOrderCanFail exchanges two blocks of what is told, leaves one out and puts one in.
func TestStructureOrderCanFail(t *testing.T) {
	golden.NeedTool(t, "pdfinfo")
	p, _ := pipeline.Load(shippedFiles().options("eu"))
	data, _ := p.PDF("factsheet")
	told := toldBlocks(golden.Tool(t, data, "pdfinfo", "-struct-text", "{}"))
	want := templateBlocks(t, shippedFiles(), "templates/briefs/factsheet.yaml")
	swapped := slices.Clone(told)
	swapped[12], swapped[13] = swapped[13], swapped[12]
	for name, blocks := range map[string][]toldBlock{
		"exchanged": swapped,
		"left out":  slices.Delete(slices.Clone(told), 20, 21),
		"put in":    slices.Insert(slices.Clone(told), 20, toldBlock{"P", "Another paragraph."}),
		"cut off":   told[:len(told)/2],
	} {
		if compareBlocks(want, blocks) == "" {
			t.Errorf("%s: not noticed", name)
		}
	}
}

var objectNumber = regexp.MustCompile(`Object \d+ \d+`)

// toldBlock is a heading, paragraph, list item, figure or table with its words, without references to notes.
type toldBlock struct{ kind, text string }

// toldBlocks reads the outline that pdfinfo prints: an element a line, indented by its depth, with its attributes and
// its text on lines of their own below.
func toldBlocks(told string) []toldBlock {
	type level struct {
		indent, block int // block is -1 above all blocks
		mute          bool
	}
	var out []toldBlock
	open := []level{{-1, -1, false}}
	for line := range strings.Lines(told) {
		text := strings.TrimLeft(strings.TrimRight(line, "\n"), " ")
		indent := len(strings.TrimRight(line, "\n")) - len(text)
		for open[len(open)-1].indent >= indent {
			open = open[:len(open)-1]
		}
		at := open[len(open)-1]
		switch {
		case text == "" || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "Object "):
		case strings.HasPrefix(text, `"`):
			switch {
			case at.block >= 0 && !at.mute:
				out[at.block].text += strings.Trim(text, `"`)
			case at.block >= 0 && strings.HasSuffix(text, ` "`):
				out[at.block].text += " " // a reference that ends a line carries the line's space
			}
		default:
			kind := strings.TrimRight(strings.Fields(text)[0], ":")
			next := level{indent, at.block, at.mute}
			switch {
			case slices.Contains([]string{"Reference", "Lbl", "THead", "TBody", "TFoot"}, kind):
				next.mute = true
			case at.block >= 0: // a part of a block
				if kind == "P" && out[at.block].text != "" {
					out[at.block].text += " "
				}
			case slices.Contains([]string{"H1", "H2", "H3", "P", "LI", "Figure", "Table"}, kind):
				next.block = len(out)
				out = append(out, toldBlock{kind: kind})
			}
			open = append(open, next)
		}
	}
	for i := range out {
		out[i].text = strings.TrimRight(plainSpaces(out[i].text), ",") // between two references that end it
	}
	return out
}

func plainSpaces(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)), " ")
}

// wantBlock is a block of the template: its kind and what its words may be.
type wantBlock struct {
	kind  string // "H": a heading of any level; "P?": a paragraph that may be missing; "rest": all that is left
	texts []string
}

func (w wantBlock) String() string { return w.kind + " " + strings.Join(w.texts, " | ") }

func (w wantBlock) matches(b toldBlock) bool {
	if w.kind != b.kind && !(w.kind == "H" && strings.HasPrefix(b.kind, "H")) {
		return false
	}
	return len(w.texts) == 0 || slices.ContainsFunc(w.texts, func(s string) bool {
		return pattern(s).MatchString(b.text)
	})
}

var reference = regexp.MustCompile(`\\\{\\\{.*?\\\}\\\}`)

// pattern is a template's text as what it may come to: anything may stand for a reference.
func pattern(s string) *regexp.Regexp {
	s = regexp.QuoteMeta(plainSpaces(strings.ReplaceAll(s, "*", "")))
	s = strings.ReplaceAll(reference.ReplaceAllString(s, ".+"), "…", ".*")
	return regexp.MustCompile("(?i)^" + s + "$") // a figure in words at the start of a sentence is capitalised
}

func compareBlocks(want []wantBlock, told []toldBlock) string {
	want = slices.Clone(want)
	i := -1
	for n, b := range told {
		if i++; i < len(want) && want[i].kind == "P?" {
			if want[i].kind = "P"; !want[i].matches(b) {
				i++
			}
		}
		switch {
		case i < len(want) && want[i].kind == "rest":
			return ""
		case i >= len(want):
			return fmt.Sprintf("block %d is more than the template has: %s %q", n+1, b.kind, b.text)
		case !want[i].matches(b):
			return fmt.Sprintf("block %d is %s %q, the template has %s", n+1, b.kind, b.text, want[i])
		}
	}
	if i+1 < len(want) {
		return fmt.Sprintf("%s and all that follows is missing", want[i+1])
	}
	return ""
}

// exampleNotice is what the shipped dataset says under the brand's name.
const exampleNotice = "An example made from a public document, no official publication"

// blockReader lists what a brief's blocks must come to, in the template's order.
type blockReader struct {
	charts  map[string]*source.Node
	sources bool // chart notes and sources stand under the charts
	deck    bool
	opening []string // titles of the title slide
	out     []wantBlock
}

func templateBlocks(t *testing.T, f files, name string) []wantBlock {
	t.Helper()
	parse := func(name string) *source.Node {
		file, diags := source.Bytes([]byte(f[name]), name)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		root, diags := source.Parse(file)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		return root
	}
	r := &blockReader{charts: map[string]*source.Node{}}
	for _, c := range parse("templates/charts.yaml").Get("charts").Items {
		r.charts[c.Get("id").Value] = c
	}
	root := parse(name)
	head := root.Get("brief")
	r.sources = valueOf(head, "sources") != "notes"
	if r.deck = valueOf(head, "format") == "deck"; r.deck {
		r.sources = false
		r.opening = titlesOf(head)
		r.blocks(root.Get("blocks"))
		return r.out
	}
	r.out = append(r.out, wantBlock{"Figure", []string{""}}, wantBlock{"P", nil}, wantBlock{"P", nil}, wantBlock{"P", []string{exampleNotice}},
		wantBlock{"P", []string{valueOf(head, "kind")}}, wantBlock{"P", nil}, wantBlock{"H1", titlesOf(head)})
	r.blocks(root.Get("blocks"))
	return r.out
}

func (r *blockReader) add(kind string, texts ...string) {
	r.out = append(r.out, wantBlock{kind, texts})
}

func (r *blockReader) blocks(list *source.Node) {
	for _, b := range list.Items {
		f := b.Fields[0]
		r.block(f.Key, f.Value)
	}
}

func (r *blockReader) block(kind string, n *source.Node) {
	switch kind {
	case "slide":
		r.slide(n)
	case "cover":
		if s := valueOf(n, "standfirst"); s != "" {
			r.add("P", s)
		}
	case "summary":
		if !r.deck {
			r.add("H", "In brief")
		}
		for _, s := range n.Items {
			r.add("P", valueOf(s, "text"))
		}
	case "key_figures", "tiles":
		for _, tile := range n.Get("tiles").Items {
			r.add("LI", "… "+valueOf(tile, "label"))
		}
	case "section":
		if id := valueOf(n, "title_of"); id != "" {
			r.add("H", titlesOf(r.charts[id])...)
		} else {
			r.add("H", titlesOf(n)...)
		}
		r.blocks(n.Get("blocks"))
	case "columns":
		for _, c := range n.Items {
			r.blocks(c.Get("blocks"))
		}
	case "lead":
		r.add("P", n.Value)
	case "list", "numbered":
		for _, it := range n.Items {
			if it.Kind == source.Map {
				it = it.Get("text")
			}
			r.add("LI", it.Value)
		}
	case "page_break":
	case "prose":
		if n.Kind == source.Map {
			n = n.Get("text")
		}
		for _, p := range n.Items {
			r.add("P", p.Value)
		}
		if len(n.Items) == 0 {
			r.add("P", n.Value)
		}
	case "box", "facts":
		if !r.deck {
			r.add("H", titlesOf(n)...)
		} else if kind == "facts" { // on the whole width of a slide a table
			r.add("Table", "")
			return
		}
		for _, it := range n.Get("items").Items {
			if it.Kind == source.Map {
				r.add("LI", valueOf(it, "title")+" "+valueOf(it, "text"))
			} else {
				r.add("LI", it.Value)
			}
		}
	case "chart":
		r.chart(n)
	case "table":
		unit := valueOf(n, "unit")
		if unit != "" {
			unit = " (" + unit + ")"
		}
		r.add("Table", "Table … "+valueOf(n, "caption")+unit)
		r.add("P", valueOf(n, "note")+" …")
	case "changes":
		r.add("Table", "Table … What changed since the …")
		r.add("P", "…Corrections: …")
	case "notes":
		if valueOf(n, "inline") != "true" {
			r.add("H", "Notes and sources")
		}
		r.add("rest")
	default:
		r.add("no block that this test knows: " + kind)
	}
}

func (r *blockReader) chart(n *source.Node) {
	id := n.Value
	if n.Kind == source.Map {
		id = valueOf(n, "id")
	}
	c := r.charts[id]
	if valueOf(n, "title") != "false" && !r.deck {
		r.add("H", titlesOf(c)...)
	}
	if s := valueOf(c, "subtitle"); s != "" && valueOf(n, "subtitle") != "false" {
		r.add("P", s)
	}
	r.add("Figure")
	if s := valueOf(c, "note"); s != "" && valueOf(n, "note") != "false" && r.sources {
		r.add("P", "Note: "+s+"…")
	} else if s == "" && !r.deck {
		r.add("P?", "Note: …") // what must be known of its figures
	}
	if r.sources {
		r.add("P", "Source: …")
	}
}

// slide is a heading, what is shown under it, and the source line. Notes for the speaker stand in no slide.
func (r *blockReader) slide(n *source.Node) {
	if valueOf(n, "opening") == "true" {
		r.add("H1", r.opening...)
		r.add("P", valueOf(n, "subtitle"))
		r.out = append(r.out, wantBlock{"Figure", []string{""}}, wantBlock{"P", nil}, wantBlock{"P", nil}, wantBlock{"P", []string{exampleNotice}}, wantBlock{"P", nil})
		return
	}
	if id := valueOf(n, "title_of"); id != "" {
		r.add("H2", titlesOf(r.charts[id])...)
	} else {
		r.add("H2", titlesOf(n)...)
	}
	if s := valueOf(n, "subtitle"); s != "" {
		r.add("P", s)
	}
	r.blocks(n.Get("blocks"))
	foot := "Source: … "
	if valueOf(n, "method") == "true" {
		foot = ""
	}
	r.add("P", foot+valueOf(n, "foot"))
}

// valueOf is a field's text, empty if there is none.
func valueOf(n *source.Node, key string) string {
	if n == nil || n.Kind != source.Map {
		return ""
	}
	if v := n.Get(key); v != nil {
		return v.Value
	}
	return ""
}

// titlesOf are the titles that a block may have.
func titlesOf(n *source.Node) []string {
	if one := valueOf(n, "title"); one != "" {
		return []string{one}
	}
	var out []string
	for _, t := range n.Get("titles").Items {
		out = append(out, valueOf(t, "text"))
	}
	return out
}

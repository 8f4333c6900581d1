package brief

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
	"briefing/internal/source/schema"
	"briefing/internal/testkit/golden"
)

// The schemas that editors check templates with are made from the types that decode templates, so they cannot fall
// behind: after a change, run the tests with -update.
func TestSchemas(t *testing.T) {
	dir := filepath.Join("..", "..", "templates", "schema")
	golden.Text(t, filepath.Join(dir, "brief.schema.json"), string(briefSchema()))
	golden.Text(t, filepath.Join(dir, "charts.schema.json"), string(chartsSchema()))
}

func briefSchema() []byte {
	g := newSchemaMaker()
	return g.encode("A brief", g.Struct(reflect.TypeFor[briefForm]()))
}

func chartsSchema() []byte {
	g := newSchemaMaker()
	retired := schema.New("type", "object", "propertyNames", refTo("id"), "additionalProperties", refTo("id"))
	return g.encode("The charts of a set of templates", schema.New(
		"type", "object", "additionalProperties", false, "required", []string{"charts"},
		"properties", schema.New(
			"charts", schema.New("type", "array", "items", g.charts()),
			"retired", schema.Described("Charts that are no longer made, each with the one that continues it. Their lasting addresses keep the last page, with a link.", retired),
		),
	))
}

// help is what an editor shows for a key.
var help = map[string]string{
	"id":             "Small letters, digits and hyphens. Of a brief it is the file's name.",
	"format":         "a4: pages that flow, with a cover; one-pager: one dense page; deck: slides, 16:9.",
	"title":          "The heading, with holds: beside it.",
	"titles":         "Several headings, tried in order: the first whose claim is true is printed. The last says holds: none.",
	"title_of":       "A chart whose titles are used as heading.",
	"holds":          "What the title claims, in a form that is tested: emsc-arrests > 500 and count(actions@2016) > 0. none: it claims nothing that data can prove wrong.",
	"sources":        "Where notes and sources of charts are printed: below each chart, or gathered in the notes block.",
	"footnotes":      "Notes by name; a text refers to one with [^name].",
	"blocks":         "What the brief or section is made of, in reading order.",
	"value":          "One reference and nothing else: \"{{emsc-arrests}}\". An amount may be rounded: \"{{ID|round}}\".",
	"label":          "The words to a number, bar or panel. The period belongs to it: {{ID.period}}.",
	"text":           "Text with references and Markdown's emphasis, strong and links.",
	"columns":        "Columns: of prose 1 or 2; of a table the list of them.",
	"width":          "Of a column of blocks in grid columns, six in all; of a table's column in millimetres.",
	"of":             "The id of the figure or action, without braces.",
	"cells":          "One for each column, a text or the list of its lines. Short for the figure of the row's of: .amount .figure .payer .status .period .purpose .name .short",
	"sum":            "Figures in the group's head. They must cover the rows of the group, each once.",
	"scale":          "millions: amounts of money are printed in millions.",
	"decimals":       "Decimals of the figures; without it as many as they need.",
	"mixes":          "Ways of counting that may stand together here. The note then says so.",
	"unit":           "Of a chart the id of the unit; of a table the words in its head, which .amount and {{ID.number}} need.",
	"area":           "The reference area that every part of the row must have.",
	"alt":            "What the chart shows, in words, for readers who cannot see it.",
	"subtitle":       "What is shown, in which unit, for which period.",
	"note":           "What must be known to read it. Sources and numbered notes are added by the tool. Where a chart is placed: false leaves its words out.",
	"marks":          "shared: units of which there are several panels have marks of one size; all: a unit with one panel has them, too.",
	"panels":         "The panels in the order to be read, one figure each; of step lines one indicator each.",
	"noun":           "The word after the number in the key of the panel's unit, instead of the dataset's own.",
	"at":             "Year, month or day of a point: 2018-05",
	"extra":          "Lines before the imprint; with inline: what must be known, before the notes.",
	"more":           "With inline: lines below the notes: where more is said.",
	"inline":         "true: the foot of a one-pager, with title, extra and notes run on in two columns, and more and the imprint below.",
	"captions":       "false: no captions under the parts of bars.",
	"events":         "Events under the years. Where a chart is placed: false leaves them out.",
	"key_figures":    "The row of big numbers under the cover.",
	"cover":          "The title band; its title is the brief's.",
	"lead":           "One introductory line.",
	"notes":          "Numbered notes, sources and imprint. The last block.",
	"right":          "true: figures, set to the right.",
	"none_named":     "Words for a row of a region in which no payer is named.",
	"kicker":         "A word or two above the number: who.",
	"short":          "A shorter form, for when there is no room.",
	"summary":        "Two to four sentences with figures: what the brief comes to. Each has its claim, and one that does not hold is left out. It is the file's description, too.",
	"short_title":    "For the foot of the page.",
	"first_year":     "The first year shown.",
	"last_year":      "The last year shown. What runs past it is left open at the right.",
	"kind":           "Of a brief the words on its cover (Factsheet); of a chart its kind.",
	"place":          "Where the point's label stands; below where nothing is said.",
	"standfirst":     "One or two lines under the title. One that prints figures has text: and holds:, as titles do.",
	"accent":         "false: no accent bar.",
	"level":          "Of the title as a heading: 2 or 3. Without it 3 in a section, else 2.",
	"outlined":       "Key of the outlined parts: payer not named.",
	"solid":          "Key of the solid parts: payer named.",
	"embed":          "false: the chart is for one place in a brief and is not offered to embed.",
	"topic":          "A word or two for lists of charts; without it the kind of figures decides.",
	"outlined_short": "For when the keys would meet.",
	"solid_short":    "For when the keys would meet.",
	"slide":          "One slide of a deck: one message, in its title, and what bears it out.",
	"opening":        "true: the title slide, the first. Its title is the brief's.",
	"method":         "true: the slide of sources and method, the last. Its notes hold the imprint.",
	"foot":           "Words behind the source line, which the tool makes.",
	"speaker":        "What the speaker says, at most 90 words. Sources and limits of every figure follow by themselves, under a heading.",
	"order":          "Of rows and of the parts in them: size, the largest first; given, as they stand here; label, by name. Of a row: of its parts.",
	"narrow":         "Where room is small (slides, cards, narrow screens): of a chart, its largest rows alone; of a row, its words there. Table, data and text alternative keep all rows.",
	"largest":        "How many rows are shown, the largest ones.",
	"first":          "How many panels are shown on slides and cards, the first ones.",
	"side":           "Of whose money the largest rows are shown: named, not-named or all-donors. May be left out where all rows are of one side.",
	"rest":           "Words under the bars: {{rest}} is the number of rows left out. \"{{rest}} other amounts: see the data\"",
	"numbered":       "A numbered list of texts, or of texts with their claim; one whose claim does not hold is left out. On a slide each point has a row of its own.",
	"detail":         "A line under a bar's name: who pays, status, purpose.",
}

// schemaMaker makes the schemas of templates; sections says that one of them holds blocks.
type schemaMaker struct {
	schema.Maker
	sections bool
}

func newSchemaMaker() *schemaMaker {
	g := &schemaMaker{}
	g.Maker = schema.Maker{Of: g.describe, Group: titled, Help: func(k source.Key) string { return help[k.Name] }}
	return g
}

func (g *schemaMaker) encode(title string, o schema.Object) []byte {
	o = append(schema.New("$schema", schema.Draft, "title", title), o...)
	return schema.EncodeSorted(o.With("definitions", g.definitions()))
}

func (g *schemaMaker) definitions() schema.Object {
	defs := schema.New(
		"text", schema.Described("A text, or one for each language.", schema.New("oneOf", []any{
			// Unquoted numbers and words such as yes are texts here; the tool reads them as they are written.
			schema.New("type", []string{"string", "number", "boolean"}),
			schema.New(
				"type", "object", "minProperties", 1, "propertyNames", schema.New("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
				"additionalProperties", schema.New("type", "string", "minLength", 1),
			),
		})),
		"id", schema.New("type", "string", "pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"),
		"word", schema.New("type", []string{"string", "number"}),
	)
	if !g.sections {
		return defs
	}
	var kinds []any
	for _, k := range blockKinds() {
		kinds = append(kinds, schema.New(
			"type", "object", "additionalProperties", false, "required", []string{k.name},
			"properties", schema.New(k.name, schema.Described(help[k.name], g.block(k.make()))),
		))
	}
	return defs.With("block", schema.New("oneOf", kinds))
}

func refTo(name string) schema.Object { return schema.Ref("#/definitions/" + name) }

// block is a kind of block with its short forms.
func (g *schemaMaker) block(b block) schema.Object {
	one := g.Struct(reflect.TypeFor[rawTitle]())
	texts := schema.New("type", "array", "items", refTo("text"))
	switch b.(type) {
	case *leadBlock:
		return refTo("text")
	case *proseBlock:
		return schema.New("anyOf", []any{refTo("text"), texts, g.Struct(reflect.TypeFor[proseBlock]())})
	case *summaryBlock:
		return schema.New("type", "array", "minItems", fewestSentences, "maxItems", mostSentences, "items", one)
	case *numberedBlock:
		return schema.New("type", "array", "minItems", 1, "items", schema.New("anyOf", []any{refTo("text"), one}))
	case *chartBlock:
		return schema.New("oneOf", []any{refTo("id"), g.Struct(reflect.TypeFor[chartBlock]())})
	case *columnsBlock:
		return schema.New("type", "array", "minItems", 2, "items", g.Struct(reflect.TypeFor[columnForm]()))
	}
	return g.Struct(reflect.TypeOf(b).Elem())
}

func (g *schemaMaker) charts() schema.Object {
	var kinds []any
	for _, k := range chartKinds() {
		s := g.Struct(reflect.TypeOf(k.make()).Elem())
		s = s.With("properties", s.Get("properties").(schema.Object).With("kind", schema.New("const", k.name)))
		if k.subtitled {
			s = s.With("required", append(s.Get("required").([]string), "subtitle"))
		}
		kinds = append(kinds, s)
	}
	return schema.New("oneOf", kinds)
}

// titled says of what has a title that it has a claim for it, or takes both from a chart.
func titled(t reflect.Type, o schema.Object) schema.Object {
	if o.Get("properties").(schema.Object).Get("titles") == nil {
		return o
	}
	needs := func(keys ...string) schema.Object { return schema.New("required", keys) }
	ways := []any{needs("titles"), needs("title", "holds"), needs("title_of")}
	switch t {
	case reflect.TypeFor[notesBlock](): // the tool has a heading for notes
		return o
	case reflect.TypeFor[boxBlock](), reflect.TypeFor[factsBlock](): // on a slide they have none
		return o
	case reflect.TypeFor[slideBlock](): // the title slide has that of the brief
		ways = append(ways, needs("opening"))
	}
	return o.With("anyOf", ways)
}

// describe says what types of templates look like that read themselves.
func (g *schemaMaker) describe(t reflect.Type, k source.Key) schema.Object {
	switch t {
	case reflect.TypeFor[rawText]():
		return refTo("text")
	case reflect.TypeFor[standfirstForm]():
		one := g.Struct(reflect.TypeFor[rawTitle]())
		return schema.New("anyOf", []any{refTo("text"), one, schema.New("type", "array", "minItems", 1, "items", one)})
	case reflect.TypeFor[tableRowForm]():
		row := g.Struct(t)
		cells := row.Get("properties").(schema.Object).Get("cells").(schema.Object)
		return schema.New("anyOf", []any{schema.New("type", "array", "minItems", 1, "items", cells.Get("items")), row})
	case reflect.TypeFor[rawTexts]():
		return schema.New("anyOf", []any{refTo("text"), schema.New("type", "array", "items", refTo("text"))})
	case reflect.TypeFor[namedTexts]():
		return schema.New("type", "object", "additionalProperties", refTo("text"))
	case reflect.TypeFor[blockForm]():
		g.sections = true
		return refTo("block")
	case reflect.TypeFor[source.String]():
		switch {
		case k.Enum != nil:
			return nil
		case (k.ID || k.DotID) && !k.Word && k.Field.Type == t:
			return refTo("id")
		}
		return refTo("word")
	}
	return nil
}

// The shipped templates are what the schemas say, and what the tool refuses the schemas refuse.
func TestSchemasAgreeWithTheTool(t *testing.T) {
	compiled := map[string]*jsonschema.Schema{}
	for _, name := range []string{"brief", "charts"} {
		s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "templates", "schema", name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		compiled[name] = s
	}
	root := filepath.Join("..", "..", "templates")
	briefs, _ := filepath.Glob(filepath.Join(root, "briefs", "*.yaml"))
	if len(briefs) == 0 {
		t.Fatal("no briefs")
	}
	for _, path := range append(briefs, filepath.Join(root, "charts.yaml")) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := "brief"
		if filepath.Base(path) == "charts.yaml" {
			name = "charts"
		}
		if err := compiled[name].Validate(tree(t, string(data))); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		rel := strings.TrimPrefix(first, "# yaml-language-server: $schema=")
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), rel)); rel == first || err != nil {
			t.Errorf("%s: the first line does not name its schema: %s", path, first)
		}
	}
	bad := map[string]string{
		"unknown block":    testHead + "blocks: [{sektion: x}]",
		"unknown key":      testHead + "blocks: [{tiles: {tiles: [], smal: true}}]",
		"no blocks":        testHead,
		"title, no claim":  testHead + "blocks: [{section: {title: x}}]",
		"two kinds":        testHead + "blocks: [{prose: x, lead: y}]",
		"bad format":       strings.Replace(testHead, "a4", "a5", 1) + "blocks: [{prose: x}]",
		"text in language": testHead + "blocks: [{lead: {English: y}}]",
		"chart id":         testHead + "blocks: [{chart: A Chart}]",
	}
	for what, s := range bad {
		if compiled["brief"].Validate(tree(t, s)) == nil {
			t.Errorf("the schema lets through: %s", what)
		}
	}
	for what, s := range map[string]string{
		"no kind":      "charts: [{id: a, title: x, holds: none, alt: x}]",
		"unknown kind": "charts: [{id: a, kind: pie, title: x, holds: none, alt: x}]",
		"no subtitle":  "charts: [{id: a, kind: panels, title: x, holds: none, alt: x, marks: {dot: d, square: s, ring: r}, columns: [{panels: [{of: b, label: x}]}]}]",
		"no alt text":  strings.Replace(noCharts, "alt:", "note:", 1),
		"key of other": noCharts + "  unit: eur\n",
	} {
		if compiled["charts"].Validate(tree(t, s)) == nil {
			t.Errorf("the schema lets through: %s", what)
		}
	}
	if err := compiled["charts"].Validate(tree(t, noCharts)); err != nil {
		t.Error(err)
	}
}

// tree turns YAML into what JSON would be.
func tree(t *testing.T, s string) any {
	t.Helper()
	f, diags := source.Bytes([]byte(s), "x")
	if f == nil {
		t.Fatal(diags.Text())
	}
	root, diags := source.Parse(f)
	if root == nil {
		t.Fatal(diags.Text())
	}
	return plainTree(root)
}

func plainTree(n *source.Node) any {
	switch n.Kind {
	case source.Map:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = plainTree(f.Value)
		}
		return m
	case source.Seq:
		list := []any{}
		for _, i := range n.Items {
			list = append(list, plainTree(i))
		}
		return list
	}
	if n.Plain {
		if b, l := n.Bool(); len(l) == 0 {
			return b
		}
		if i, l := n.Int(); len(l) == 0 {
			return float64(i)
		}
	}
	return n.Value
}

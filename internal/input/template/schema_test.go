package template

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

// The schemas that editors check templates with are made from the types that decode templates, so they cannot fall
// behind: after a change, run the tests with -update.
func TestSchemas(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "templates", "schema")
	g := &schemaMaker{}
	brief := g.object(reflect.TypeFor[briefForm]())
	write(t, filepath.Join(dir, "brief.schema.json"), "A brief", brief, g.definitions())
	g = &schemaMaker{}
	charts := map[string]any{
		"type": "object", "additionalProperties": false, "required": []string{"charts"},
		"properties": map[string]any{
			"charts": map[string]any{"type": "array", "items": g.charts()},
			"retired": map[string]any{
				"type": "object", "propertyNames": refTo("id"), "additionalProperties": refTo("id"),
				"description": "Charts that are no longer made, each with the one that continues it. Their lasting addresses keep the last page, with a link.",
			},
		},
	}
	write(t, filepath.Join(dir, "charts.schema.json"), "The charts of a set of templates", charts, g.definitions())
}

func write(t *testing.T, path, title string, schema, definitions map[string]any) {
	t.Helper()
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = title
	schema["definitions"] = definitions
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(schema); err != nil {
		t.Fatal(err)
	}
	if golden.Updating() {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	golden.Text(t, path, b.String())
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

type schemaMaker struct{ sections bool }

func (g *schemaMaker) definitions() map[string]any {
	defs := map[string]any{
		"text": map[string]any{
			"description": "A text, or one for each language.",
			"oneOf": []any{
				// Unquoted numbers and words such as yes are texts here; the tool reads them as they are written.
				map[string]any{"type": []string{"string", "number", "boolean"}},
				map[string]any{
					"type": "object", "minProperties": 1, "propertyNames": map[string]any{"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
					"additionalProperties": map[string]any{"type": "string", "minLength": 1},
				},
			},
		},
		"id":   map[string]any{"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
		"word": map[string]any{"type": []string{"string", "number"}},
	}
	if g.sections {
		var kinds []any
		for _, k := range blockKinds() {
			kinds = append(kinds, map[string]any{
				"type": "object", "additionalProperties": false, "required": []string{k.name},
				"properties": map[string]any{k.name: described(k.name, g.block(k.make()))},
			})
		}
		defs["block"] = map[string]any{"oneOf": kinds}
	}
	return defs
}

func refTo(name string) map[string]any { return map[string]any{"$ref": "#/definitions/" + name} }

func described(key string, s map[string]any) map[string]any {
	h, ok := help[key]
	if !ok {
		return s
	}
	if _, isRef := s["$ref"]; isRef { // draft-07 ignores what stands beside $ref
		return map[string]any{"description": h, "allOf": []any{s}}
	}
	s["description"] = h
	return s
}

// block is a kind of block with its short forms.
func (g *schemaMaker) block(b form) map[string]any {
	switch b.(type) {
	case *leadForm:
		return refTo("text")
	case *proseForm:
		texts := map[string]any{"type": "array", "items": refTo("text")}
		return map[string]any{"anyOf": []any{refTo("text"), texts, g.object(reflect.TypeFor[proseForm]())}}
	case *summaryForm:
		return map[string]any{"type": "array", "minItems": FewestSentences, "maxItems": mostSentences, "items": g.object(reflect.TypeFor[rawTitle]())}
	case *numberedListForm:
		return map[string]any{"type": "array", "minItems": 1, "items": map[string]any{"anyOf": []any{refTo("text"), g.object(reflect.TypeFor[rawTitle]())}}}
	case *placedForm:
		return map[string]any{"oneOf": []any{refTo("id"), g.object(reflect.TypeFor[placedForm]())}}
	case *columnsForm:
		return map[string]any{"type": "array", "minItems": 2, "items": g.object(reflect.TypeFor[columnForm]())}
	}
	return g.object(reflect.TypeOf(b).Elem())
}

func (g *schemaMaker) charts() map[string]any {
	var kinds []any
	for _, k := range chartKinds() {
		s := g.object(reflect.TypeOf(k.make()).Elem())
		s["properties"].(map[string]any)["kind"] = map[string]any{"const": k.name}
		if k.subtitled {
			s["required"] = append(s["required"].([]string), "subtitle")
		}
		kinds = append(kinds, s)
	}
	return map[string]any{"oneOf": kinds}
}

func (g *schemaMaker) object(t reflect.Type) map[string]any {
	props := map[string]any{}
	g.fields(t, props)
	v := reflect.New(t).Interface()
	s := map[string]any{"type": "object", "additionalProperties": false, "properties": props}
	if req := source.RequiredKeys(v); len(req) > 0 {
		s["required"] = req
	}
	if _, titled := props["titles"]; titled {
		s["anyOf"] = []any{
			map[string]any{"required": []string{"titles"}}, map[string]any{"required": []string{"title", "holds"}},
			map[string]any{"required": []string{"title_of"}},
		}
		switch t {
		case reflect.TypeFor[notesForm](): // the tool has a heading for notes
			delete(s, "anyOf")
		case reflect.TypeFor[boxForm](), reflect.TypeFor[factsForm](): // on a slide they have none
			delete(s, "anyOf")
		case reflect.TypeFor[slideForm](): // the title slide has that of the brief
			s["anyOf"] = append(s["anyOf"].([]any), map[string]any{"required": []string{"opening"}})
		}
	}
	return s
}

func (g *schemaMaker) fields(t reflect.Type, props map[string]any) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		if !ok {
			continue
		}
		name, opts, _ := strings.Cut(tag, ",")
		switch {
		case strings.Contains(opts, "inline"):
			g.fields(f.Type, props)
		case name == "" || strings.Contains(opts, "gone"):
		default:
			props[name] = described(name, g.value(f.Type, opts))
		}
	}
}

func (g *schemaMaker) value(t reflect.Type, opts string) map[string]any {
	for _, o := range strings.Split(opts, ",") {
		if list, ok := strings.CutPrefix(o, "enum="); ok {
			return map[string]any{"enum": strings.Split(list, "|")}
		}
	}
	switch t {
	case reflect.TypeFor[rawText]():
		return refTo("text")
	case reflect.TypeFor[standfirstForm]():
		one := g.object(reflect.TypeFor[rawTitle]())
		return map[string]any{"anyOf": []any{refTo("text"), one, map[string]any{"type": "array", "minItems": 1, "items": one}}}
	case reflect.TypeFor[tableRowForm]():
		row := g.object(t)
		cells := row["properties"].(map[string]any)["cells"].(map[string]any)
		return map[string]any{"anyOf": []any{map[string]any{"type": "array", "minItems": 1, "items": cells["items"]}, row}}
	case reflect.TypeFor[rawTexts]():
		return map[string]any{"anyOf": []any{refTo("text"), map[string]any{"type": "array", "items": refTo("text")}}}
	case reflect.TypeFor[namedTexts]():
		return map[string]any{"type": "object", "additionalProperties": refTo("text")}
	case reflect.TypeFor[blockForm]():
		g.sections = true
		return refTo("block")
	case reflect.TypeFor[source.String]():
		if strings.Contains(opts, "id") && !strings.Contains(opts, "word") {
			return refTo("id")
		}
		return refTo("word")
	}
	switch t.Kind() {
	case reflect.Pointer:
		return g.value(t.Elem(), "")
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Slice:
		s := map[string]any{"type": "array", "items": g.value(t.Elem(), "")}
		if strings.Contains(opts, "nonempty") {
			s["minItems"] = 1
		}
		return s
	case reflect.Struct:
		return g.object(t)
	}
	panic("no schema for " + t.String())
}

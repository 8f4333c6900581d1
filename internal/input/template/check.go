package template

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// check looks through a text for typed figures and for references that name nothing.
func (l *loader) check(t *phrase.Text) {
	for i := range t.Paragraphs {
		l.checkFigures(t, t.Paragraphs[i])
	}
	if t.Use == phrase.Rest {
		l.checkRest(t)
		return
	}
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil:
				l.checkRef(t, s.Ref)
			case s.Foot != "":
				l.checkFoot(t, s)
			}
		}
	}
	if t.Use == phrase.Number {
		if p := t.Single(); len(t.Paragraphs) != 1 || len(p) != 1 || p[0].Ref == nil || p[0].Ref.Kind != phrase.RefValue || p[0].Ref.Part != "" {
			l.diags.Add(t.Pos(), diag.Error, "bad-tile", "the value of a tile is one reference and nothing else, found "+source.Quote(t.Raw),
				`write value: "{{emsc-arrests}}" and put the words into label:`)
		}
	}
	l.prints(t)
}

func (l *loader) checkFigures(t *phrase.Text, para []phrase.Segment) {
	if t.Use == phrase.Class {
		return
	}
	f := phrase.Flatten(para)
	rules := l.rules(t.Lang)
	found, years := rules.Find(f.Runes)
	if t.Use.Dated() {
		t.Years = append(t.Years, years...)
	}
	for i, x := range found {
		if i == phrase.MostFindings {
			break
		}
		l.typedFigure(f.Pos(t, x.From), string(f.Runes[x.From:x.To]), x)
	}
	for _, s := range para {
		if s.Ref == nil {
			continue
		}
		for _, form := range s.Ref.Forms {
			for _, x := range rules.Only([]rune(form.Text)) {
				l.typedFigure(t.At(s.Offset), string([]rune(form.Text)[x.From:x.To]), x)
			}
		}
	}
}

func (l *loader) typedFigure(pos diag.Pos, figure string, x phrase.Typed) {
	figure = strings.Map(func(r rune) rune {
		if r == phrase.MaskOther || r == phrase.MaskNoun {
			return -1
		}
		return r
	}, figure)
	if x.Noun {
		l.diags.Add(pos, diag.Error, "typed-figure", source.Quote(figure)+" is typed by hand, and what follows makes it a number and not a year",
			"if it is a year, put a comma after it or turn the sentence round; if it is a number, refer to the value: {{ID}}")
		return
	}
	l.diags.Add(pos, diag.Error, "typed-figure", source.Quote(figure)+" is a figure typed by hand; figures are references to the data",
		l.suggest(figure),
		"a number that is no figure of the data is written {{plain:"+figure+"|why=REASON}}; a name that holds a number is listed under names in the dataset")
}

// suggest names the indicators that have the typed value, so that the remedy can be pasted.
func (l *loader) suggest(figure string) string {
	n, ok := source.ParseNumber(strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(figure))
	if !ok {
		for i := 1; i <= 12; i++ {
			if w, _ := l.lib.Catalog.Word(i); w == strings.ToLower(figure) {
				n, ok = decimal.New(int64(i), 0), true
			}
		}
	}
	var refs []string
	if ok {
		millions := n.Shift(6)
		for _, ind := range l.lib.Dataset.Indicators {
			for _, o := range ind.Observations {
				if !o.Missing && (o.Value.Equal(n) || o.Value.Equal(millions)) && !slices.Contains(refs, "{{"+ind.ID+"}}") {
					refs = append(refs, "{{"+ind.ID+"}}")
				}
			}
		}
	}
	if len(refs) == 0 || len(refs) > 4 {
		// No id is offered as an example: pasted without a thought it would print another figure.
		return "refer to the value by its id, {{ID}}; briefing list shows all ids with their values"
	}
	return "if it is one of these, refer to it: " + strings.Join(refs, ", ")
}

// checkRef looks at one reference where it stands.
func (l *loader) checkRef(t *phrase.Text, r *phrase.Ref) {
	pos := t.At(r.Offset)
	fail := func(id, message string, hints ...string) { l.diags.Add(pos, diag.Error, id, message, hints...) }
	x := l.lib.Index
	switch r.Kind {
	case phrase.RefPlain:
		return
	case phrase.RefSee:
		if l.brief != nil {
			l.sees = append(l.sees, &pendingSee{r.ID, pos})
		}
		return
	case phrase.RefPages:
		if l.brief == nil || l.brief.ID == r.ID {
			fail("bad-reference", "the number of pages is that of another brief, and stands in a brief", "")
			return
		}
		l.brief.Counted = append(l.brief.Counted, r.ID)
		return
	case phrase.RefNoun:
		if !x.IsValue(r.ID) {
			message, hint := source.Unknown("figure", r.ID, x.Names(""))
			fail("unknown-reference", message, hint)
			return
		}
		categories := language.CategoriesOf(cmp.Or(t.Lang, l.lib.Lang))
		for _, f := range r.Forms {
			if !slices.Contains(categories, f.Category) {
				fail("bad-filter", "numbers of this language never take the form "+source.Quote(f.Category),
					"forms of this language: "+strings.Join(categories, ", "))
			}
		}
		return
	}
	if (r.Part == "count" || r.Part == "rows") && l.chart(r.ID) != nil {
		return
	}
	if ok, what := x.Allows(r.Part, r.ID); !ok {
		if r.Part != "" && (x.Named(r.ID) || l.lib.byID[r.ID] != nil) {
			fail("no-such-part", source.Quote(r.ID)+" has no ."+r.Part+", which belongs to "+diag.A(what))
			return
		}
		names := x.Names(r.Part)
		if r.Part == "count" || r.Part == "rows" {
			if l.noCharts || l.lostCharts[r.ID] {
				return
			}
			names = append(names, l.chartNames()...)
		}
		message, hint := source.Unknown(what, r.ID, names)
		fail("unknown-reference", message, hint)
		return
	}
	l.checkFilters(t, r)
}

// checkFilters sees that a figure can be printed as its filters say.
func (l *loader) checkFilters(t *phrase.Text, r *phrase.Ref) {
	pos, unit := t.At(r.Offset), l.lib.Index.Unit(r.ID)
	money := unit != nil && unit.Kind == dataset.UnitMoney
	switch {
	case r.Round && !t.Use.Rounds():
		l.diags.Add(pos, diag.Error, "round-here", "rounded amounts stand in key figures and titles only", "leave |round out: the exact value is printed")
	case r.Round && unit != nil && !money:
		l.diags.Add(pos, diag.Error, "bad-filter", "round is for amounts of money, and "+source.Quote(r.ID)+" is counted in "+l.lib.Pick(unit.Name), "leave |round out")
	case r.Words && r.Part == "" && unit != nil && unit.Kind != dataset.UnitCount:
		l.diags.Add(pos, diag.Error, "bad-filter", "words is for counts, and "+source.Quote(r.ID)+" is none", "leave |words out")
	}
}

func (l *loader) checkFoot(t *phrase.Text, s phrase.Segment) {
	pos := t.At(s.Offset)
	switch {
	case l.brief == nil:
		l.diags.Add(pos, diag.Error, "bad-footnote", "footnotes belong to briefs and cannot be used here", "")
	case l.brief.inFootnote:
		l.diags.Add(pos, diag.Error, "bad-footnote", "a footnote cannot have a footnote", "")
	default:
		if l.brief.Foot(s.Foot) == nil {
			if l.noFootnotes {
				return
			}
			var names []string
			for _, f := range l.brief.Footnotes {
				names = append(names, f.Name)
			}
			message, hint := source.Unknown("footnote", s.Foot, names)
			l.diags.Add(pos, diag.Error, "unknown-footnote", message, hint)
			return
		}
		l.brief.usedFoot[s.Foot] = true
	}
}

// valueRef checks a reference to a figure that stands without braces: in charts, tables and claims.
func (l *loader) valueRef(s source.String) bool {
	if s.S == "" {
		return false
	}
	if strings.HasPrefix(s.S, "{{") {
		l.diags.Add(s.Pos, diag.Error, "bad-reference", "an id stands here without braces, found "+source.Quote(s.S), "write "+strings.Trim(s.S, "{} "))
		return false
	}
	if !l.lib.Index.IsValue(phrase.RootOf(s.S)) {
		message, hint := source.Unknown("figure", phrase.RootOf(s.S), l.lib.Index.Names(""))
		l.diags.Add(s.Pos, diag.Error, "unknown-reference", message, hint)
		return false
	}
	return true
}

// RestID is the one reference that the words under a narrow chart take: the number of rows that it leaves out.
const RestID = "rest"

// checkRest sees that the words under a narrow chart name the number of rows left out, and no other figure.
func (l *loader) checkRest(t *phrase.Text) {
	const remedy = `as in rest: "{{rest}} other amounts: see the data"`
	found := false
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Target == RestID && s.Ref.IsBare():
				found = true
			case s.Ref != nil:
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-narrow", "the words under a narrow chart take no reference but {{rest}}, the number of rows that it leaves out", "write {{rest}}, "+remedy)
				found = true
			case s.Foot != "":
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-footnote", "the words under a narrow chart have no footnotes", "")
			}
		}
	}
	if !found {
		l.diags.Add(t.Pos(), diag.Error, "bad-narrow", "these words do not say how many rows are left out", "write {{rest}} where the number stands, "+remedy)
	}
}

package brief

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
)

// check looks through a text for typed figures and for references that name nothing.
func (l *loader) check(t *text) {
	for i := range t.paras {
		l.checkFigures(t, t.paras[i])
	}
	if t.use == useRest {
		l.checkRest(t)
		return
	}
	for _, para := range t.paras {
		for _, s := range para {
			switch {
			case s.ref != nil:
				l.checkRef(t, s.ref)
			case s.foot != "":
				l.checkFoot(t, s)
			}
		}
	}
	if t.use == useFigure {
		if p := t.single(); len(t.paras) != 1 || len(p) != 1 || p[0].ref == nil || p[0].ref.kind != refValue || p[0].ref.part != "" {
			l.diags.Add(t.pos(), diag.Error, "bad-tile", "the value of a tile is one reference and nothing else, found "+source.Quote(t.raw),
				`write value: "{{emsc-arrests}}" and put the words into label:`)
		}
	}
	l.gather(t)
}

// flat is a paragraph as runes in which each reference is one, and where each run began.
type flat struct {
	runes  []rune
	starts []int // index into runes of each segment
	segs   []seg
}

func flatten(segs []seg) flat {
	f := flat{segs: segs}
	for _, s := range segs {
		f.starts = append(f.starts, len(f.runes))
		switch {
		case s.ref != nil && s.ref.kind == refNoun:
			f.runes = append(f.runes, maskNoun)
		case s.ref != nil:
			f.runes = append(f.runes, maskOther)
		case s.foot == "":
			f.runes = append(f.runes, []rune(s.lit)...)
		}
	}
	return f
}

// pos is the place of a rune. Markdown's escapes shift it a little; the line stays right.
func (f flat) pos(t *text, at int) diag.Pos { return t.at(f.offset(at)) }

// offset is the place of a rune in the text as it was written, as places of references count.
func (f flat) offset(at int) int {
	i := len(f.starts) - 1
	for i > 0 && f.starts[i] > at {
		i--
	}
	return f.segs[i].off + len(string(f.runes[f.starts[i]:at]))
}

// mostFindings is how many typed figures of one paragraph are listed: a table pasted into a text is one mistake.
const mostFindings = 12

func (l *loader) checkFigures(t *text, para []seg) {
	f := flatten(para)
	rules := l.rules(t.lang)
	found, years := rules.find(f.runes)
	if t.use.dated() {
		t.years = append(t.years, years...)
	}
	for i, x := range found {
		if i == mostFindings {
			break
		}
		l.typedFigure(f.pos(t, x.from), string(f.runes[x.from:x.to]), x)
	}
	for _, s := range para {
		if s.ref == nil {
			continue
		}
		for _, form := range s.ref.forms {
			for _, x := range rules.only([]rune(form.text)) {
				l.typedFigure(t.at(s.off), string([]rune(form.text)[x.from:x.to]), x)
			}
		}
	}
}

func (f *figureRules) only(s []rune) []typed {
	found, _ := f.find(s)
	return found
}

func (l *loader) typedFigure(pos diag.Pos, figure string, x typed) {
	figure = strings.Map(func(r rune) rune {
		if r == maskOther || r == maskNoun {
			return -1
		}
		return r
	}, figure)
	if x.noun {
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
			if w, _ := l.lib.cat.Word(i); w == strings.ToLower(figure) {
				n, ok = decimal.New(int64(i), 0), true
			}
		}
	}
	var refs []string
	if ok {
		millions := n.Shift(6)
		for _, ind := range l.lib.ds.Indicators {
			for _, o := range ind.Observations {
				if !o.Missing && (o.Value.Equal(n) || o.Value.Equal(millions)) && !contains(refs, "{{"+ind.ID+"}}") {
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
func (l *loader) checkRef(t *text, r *ref) {
	pos := t.at(r.off)
	fail := func(id, message string, hints ...string) { l.diags.Add(pos, diag.Error, id, message, hints...) }
	x := l.lib.index
	switch r.kind {
	case refPlain:
		return
	case refSee:
		if l.brief != nil {
			l.sees = append(l.sees, &pendingSee{r.id, pos})
		}
		return
	case refPages:
		if l.brief == nil || l.brief.id == r.id {
			fail("bad-reference", "the number of pages is that of another brief, and stands in a brief", "")
			return
		}
		l.brief.counted = append(l.brief.counted, r.id)
		return
	case refNoun:
		if !x.isValue(r.id) {
			message, hint := source.Unknown("figure", r.id, x.names(l.lib.ds, ""))
			fail("unknown-reference", message, hint)
			return
		}
		categories := language.CategoriesOf(cmp.Or(t.lang, l.lib.lang))
		for _, f := range r.forms {
			if !contains(categories, f.category) {
				fail("bad-filter", "numbers of this language never take the form "+source.Quote(f.category),
					"forms of this language: "+strings.Join(categories, ", "))
			}
		}
		return
	}
	if (r.part == "count" || r.part == "rows") && l.chart(r.id) != nil {
		return
	}
	if ok, what := x.allows(r.part, r.id); !ok {
		if r.part != "" && (x.named(r.id) || l.lib.isChart(r.id)) {
			fail("no-such-part", source.Quote(r.id)+" has no ."+r.part+", which belongs to "+diag.A(what))
			return
		}
		names := x.names(l.lib.ds, r.part)
		if r.part == "count" || r.part == "rows" {
			if l.noCharts || l.lostCharts[r.id] {
				return
			}
			names = append(names, l.chartNames()...)
		}
		message, hint := source.Unknown(what, r.id, names)
		fail("unknown-reference", message, hint)
		return
	}
	unit := x.unit(r.id)
	money := unit != nil && unit.Kind == dataset.UnitMoney
	switch {
	case r.round && !t.use.rounds():
		fail("round-here", "rounded amounts stand in key figures and titles only", "leave |round out: the exact value is printed")
	case r.round && unit != nil && !money:
		fail("bad-filter", "round is for amounts of money, and "+source.Quote(r.id)+" is counted in "+l.lib.pickString(unit.Name), "leave |round out")
	case r.words && r.part == "" && unit != nil && unit.Kind != dataset.UnitCount:
		fail("bad-filter", "words is for counts, and "+source.Quote(r.id)+" is none", "leave |words out")
	}
}

func (l *loader) checkFoot(t *text, s seg) {
	pos := t.at(s.off)
	switch {
	case l.brief == nil:
		l.diags.Add(pos, diag.Error, "bad-footnote", "footnotes belong to briefs and cannot be used here", "")
	case l.brief.inFootnote:
		l.diags.Add(pos, diag.Error, "bad-footnote", "a footnote cannot have a footnote", "")
	default:
		if l.brief.foot(s.foot) == nil {
			if l.noFootnotes {
				return
			}
			var names []string
			for _, f := range l.brief.footnotes {
				names = append(names, f.name)
			}
			message, hint := source.Unknown("footnote", s.foot, names)
			l.diags.Add(pos, diag.Error, "unknown-footnote", message, hint)
			return
		}
		l.brief.usedFoot[s.foot] = true
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
	if !l.lib.index.isValue(rootOf(s.S)) {
		message, hint := source.Unknown("figure", rootOf(s.S), l.lib.index.names(l.lib.ds, ""))
		l.diags.Add(s.Pos, diag.Error, "unknown-reference", message, hint)
		return false
	}
	return true
}

// isChart says whether an id names a chart. Charts are known before their texts are read, so that they can name
// each other.
func (lib *Library) isChart(id string) bool { return lib.byID[id] != nil }

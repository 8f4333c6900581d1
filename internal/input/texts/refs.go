package texts

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// checkRef checks one reference where it stands.
func (r *Reader) checkRef(t *phrase.Text, ref *phrase.Ref) {
	fail := func(id, message string, hints ...string) {
		r.diags.Add(t.At(ref.Offset), diag.Error, id, message, hints...)
	}
	x := r.Texts.Index
	switch ref.Kind {
	case phrase.RefPlain:
		return
	case phrase.RefSee:
		if r.Owner != nil {
			r.Owner.Blocks = append(r.Owner.Blocks, source.String{S: ref.ID, Pos: t.At(ref.Offset)})
		}
		return
	case phrase.RefPages:
		if o := r.Owner; o == nil || !o.IsBrief || o.ID == ref.ID {
			fail("bad-reference", "the number of pages is that of another brief, and stands in a brief", "")
			return
		}
		r.Owner.Briefs = append(r.Owner.Briefs, ref.ID)
		return
	case phrase.RefEdition:
		return
	case phrase.RefWays:
		r.checkWays(ref, fail)
		return
	case phrase.RefNoun:
		if !x.IsValue(ref.ID) {
			message, hint := source.Unknown("figure", ref.ID, x.Names(""))
			fail("unknown-reference", message, hint)
			return
		}
		categories := language.CategoriesOf(cmp.Or(t.Lang, r.Texts.Lang))
		for _, f := range ref.Forms {
			if !slices.Contains(categories, f.Category) {
				fail("bad-filter", "numbers of this language never take the form "+source.Quote(f.Category),
					"forms of this language: "+strings.Join(categories, ", "))
			}
		}
		return
	}
	ofCharts := ref.Part == "count" || ref.Part == "rows"
	if ofCharts && r.Chart(ref.ID) {
		return
	}
	ok, what := x.Allows(ref.Part, ref.ID)
	switch {
	case ok:
		r.checkFilters(t, ref)
	case ref.Part != "" && (x.Named(ref.ID) || r.Charts.Has(ref.ID)):
		fail("no-such-part", source.Quote(ref.ID)+" has no ."+ref.Part+", which belongs to "+diag.A(what))
	case !ofCharts || r.Charts.Missing(ref.ID):
		names := x.Names(ref.Part)
		if ofCharts {
			names = append(names, r.Charts.IDs...)
		}
		message, hint := source.Unknown(what, ref.ID, names)
		fail("unknown-reference", message, hint)
	}
}

// checkWays sees that words for which way a change goes belong to a change.
func (r *Reader) checkWays(ref *phrase.Ref, fail func(id, message string, hints ...string)) {
	x := r.Texts.Index
	if !x.IsValue(ref.ID) {
		message, hint := source.Unknown("change", ref.ID, x.Names("since"))
		fail("unknown-reference", message, hint)
	} else if ok, _ := x.Allows("since", ref.ID); !ok {
		remedy := "write change: " + ref.ID + " with since: edition, since: year, or between: [2023, 2024] among the computed values, and name that here"
		if x.Derived[ref.ID] != nil {
			remedy = "a change is measured of an indicator: write change: ID with since: edition, since: year, or between: [2023, 2024] among the computed values, and name that here"
		}
		fail("no-change", source.Quote(ref.ID)+" is no change, and has no direction", remedy)
	}
}

// checkFilters sees that a figure can be printed as its filters say.
func (r *Reader) checkFilters(t *phrase.Text, ref *phrase.Ref) {
	pos, unit := t.At(ref.Offset), r.Texts.Index.Unit(ref.ID)
	switch {
	case ref.Round && !t.Use.Rounds():
		r.diags.Add(pos, diag.Error, "round-here", "rounded amounts stand in key figures and titles only", "leave |round out: the exact value is printed")
	case ref.Round && unit != nil && unit.Kind != dataset.UnitMoney:
		r.diags.Add(pos, diag.Error, "bad-filter", "round is for amounts of money, and "+source.Quote(ref.ID)+" is counted in "+r.Texts.pick(unit.Name), "leave |round out")
	case ref.Words && ref.Part == "" && unit != nil && unit.Kind != dataset.UnitCount:
		r.diags.Add(pos, diag.Error, "bad-filter", "words is for counts, and "+source.Quote(ref.ID)+" is none", "leave |words out")
	}
}

// checkFootnote checks a reference to a footnote.
func (r *Reader) checkFootnote(t *phrase.Text, s phrase.Segment) {
	pos, o := t.At(s.Offset), r.Owner
	switch {
	case o == nil || !o.IsBrief:
		r.diags.Add(pos, diag.Error, "bad-footnote", "footnotes belong to briefs and cannot be used here", "")
	case o.InFootnote:
		r.diags.Add(pos, diag.Error, "bad-footnote", "a footnote cannot have a footnote", "")
	case slices.Contains(o.Footnotes, s.Foot):
		o.Cited[s.Foot] = true
	case !o.MoreFootnotes:
		message, hint := source.Unknown("footnote", s.Foot, o.Footnotes)
		r.diags.Add(pos, diag.Error, "unknown-footnote", message, hint)
	}
}

// Figure checks a reference to a figure that stands without braces: in charts, tables and claims. It says whether there is
// such a figure.
func (r *Reader) Figure(s source.String) bool {
	if s.S == "" {
		return false
	}
	if strings.HasPrefix(s.S, "{{") {
		r.diags.Add(s.Pos, diag.Error, "bad-reference", "an id stands here without braces, found "+source.Quote(s.S), "write "+strings.Trim(s.S, "{} "))
		return false
	}
	if !r.Texts.Index.IsValue(phrase.RootOf(s.S)) {
		message, hint := source.Unknown("figure", phrase.RootOf(s.S), r.Texts.Index.Names(""))
		r.diags.Add(s.Pos, diag.Error, "unknown-reference", message, hint)
		return false
	}
	r.Need(kind.Need{Ref: s})
	return true
}

// restID is the one reference that the words under a narrow chart take: the number of rows that it leaves out.
const restID = "rest"

// checkRest sees that the words under a narrow chart name the number of rows left out, and no other figure.
func checkRest(t *phrase.Text, diags *diag.List) {
	const remedy = `as in rest: "{{rest}} other amounts: see the data"`
	found := false
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Target == restID && s.Ref.IsBare():
				found = true
			case s.Ref != nil:
				diags.Add(t.At(s.Offset), diag.Error, "bad-narrow", "the words under a narrow chart take no reference but {{rest}}, the number of rows that it leaves out", "write {{rest}}, "+remedy)
				found = true
			case s.Foot != "":
				diags.Add(t.At(s.Offset), diag.Error, "bad-footnote", "the words under a narrow chart have no footnotes", "")
			}
		}
	}
	if !found {
		diags.Add(t.Pos(), diag.Error, "bad-narrow", "these words do not say how many rows are left out", "write {{rest}} where the number stands, "+remedy)
	}
}

package explain

import (
	"slices"
	"strings"

	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
)

// reporter makes the parts of a report.
type reporter struct{ *compose.Composer }

// newReporter makes a reporter for an edition, with the words of the library's language.
func newReporter(lib *template.Library, set *figures.Set) reporter {
	return reporter{compose.NewComposer(lib, set, nil, &diag.List{}, compose.Options{})}
}

// Indicator explains what a reference names: "ID", "ID@period", "ID/CODE" or a derived value. An indicator with
// dimensions, named without codes, is explained with all its series. The problem of a reference that names
// nothing gives the nearest valid name. Uses are all places where briefs use figures; the report keeps its own.
func Indicator(lib *template.Library, set *figures.Set, ref string, uses []Use) (*Report, *diag.Problem) {
	t := newReporter(lib, set)
	v, problem := set.Value(ref)
	ind := set.Dataset.Indicator(ref)
	switch {
	case problem != nil && problem.ID == "dimension-codes" && ind != nil:
		return t.dimension(ind, uses), nil
	case problem != nil && problem.ID == "dimension-codes" && set.Dataset.DerivedValue(ref) != nil:
		return t.derivedBy(set.Dataset.DerivedValue(ref), uses), nil
	case problem != nil:
		return nil, problem
	}
	r := t.newReport(ref, v)
	if ind != nil {
		t.addSeries(r, ind)
	}
	if v.Indicator != nil {
		t.addObserved(r, v)
	} else {
		t.addDerivation(r, v)
	}
	t.addCaveats(r, v, "")
	t.addRelations(r, v)
	r.Uses = t.uses(v, uses)
	return r, nil
}

// addCaveats adds a value's own caveats, then those of its parts, each once and with the parts it belongs to.
func (t reporter) addCaveats(r *Report, v *figures.Value, of string) {
	own := v.Caveats
	if v.Derived != nil {
		own = v.Derived.Caveats
	}
	if of == "" && v.MadeOfIntervals() {
		r.Caveats = append(r.Caveats, Caveat{Text: t.Cat.Msg(language.KeyIntervalParts), Print: true})
	}
	for _, c := range own {
		text := t.text(c.Text)
		i := slices.IndexFunc(r.Caveats, func(x Caveat) bool { return x.Text == text })
		switch {
		case i < 0 && of == "":
			r.Caveats = append(r.Caveats, Caveat{Text: text, Print: c.Print})
		case i < 0:
			r.Caveats = append(r.Caveats, Caveat{text, c.Print, []string{of}})
		case len(r.Caveats[i].Of) > 0 && !slices.Contains(r.Caveats[i].Of, of):
			r.Caveats[i].Of = append(r.Caveats[i].Of, of)
		}
	}
	for _, p := range v.Parts {
		t.addCaveats(r, p, refOf(p))
	}
}

// newReport begins a report with what all values have.
func (t reporter) newReport(ref string, v *figures.Value) *Report {
	r := &Report{
		Ref: ref, Name: t.name(v), Unit: v.Unit.ID, Currency: v.Unit.Currency,
		AsOf: t.Set.AsOf.String(), AsOfText: t.Cat.Date(words.Day(t.Set.AsOf)),
		Printed: t.printed(v), Counting: v.Counting, PayerID: v.Payer, PayerSide: string(v.PayerSide),
	}
	if c := t.Data.CountOf(v.Counts); c != nil {
		r.Counts = t.text(c.Name)
	}
	if !v.Start.IsZero() {
		r.Start = v.Start.String()
	}
	r.Value = number(v)
	for _, u := range t.Data.Unused {
		if u.ID == v.ID {
			r.Unused = u.Reason
		}
	}
	switch {
	case v.NotExact:
		r.State = t.Cat.Msg(language.KeyNotComparable)
	case v.Missing:
		r.State = t.Cat.Msg(language.KeyNotStated)
		if v.Since != nil {
			r.State = t.NoNumber(v.Since.Movement)
		}
	default:
		r.Qualifier = v.Qualifier
	}
	if v.HasInterval() {
		low, high := t.Ends(v)
		r.Low, r.High, r.Interval = number(v.End(false)), number(v.End(true)), t.text(v.Indicator.Interval)
		r.IntervalText = words.Flat(t.Message(language.KeyIntervalLine, "words", r.Interval, "low", low, "high", high))
	}
	if len(v.Problems) > 0 {
		r.Why = v.Problems[0].Message
		if _, ok := RuleText(v.Problems[0].ID); ok {
			r.Rule = v.Problems[0].ID
		}
	}
	switch {
	case v.Derived != nil && v.Period.NotStated:
		r.PeriodText = t.Cat.Msg(language.KeyNotStated)
		if slices.ContainsFunc(v.Parts, func(p *figures.Value) bool { return !p.Period.NotStated }) {
			r.PeriodText = "differs by part, see below"
		}
	case !v.Missing || v.Obs != nil:
		r.Period, r.PeriodText = v.Period.String(), t.period(v.Period)
	}
	if !v.Published.IsZero() {
		r.Published, r.PublishedText = v.Published.String(), t.Cat.Date(words.Day(v.Published))
	}
	return r
}

// number is a value's exact decimal, nil where it has none.
func number(v *figures.Value) *Number {
	if v.Missing || v.NotExact {
		return nil
	}
	n := Number(v.Number.String())
	return &n
}

func (t reporter) name(v *figures.Value) string {
	var name string
	if v.Derived != nil {
		name = t.text(v.Derived.Name)
	} else {
		name = t.text(v.Indicator.Name)
	}
	for i, code := range v.Codes {
		name += map[bool]string{true: ": ", false: ", "}[i == 0] + t.text(code.Name)
	}
	return name
}

// addObserved adds what an indicator and its observation have.
func (t reporter) addObserved(r *Report, v *figures.Value) {
	t.addIndicator(r, v.Indicator)
	if o := v.Obs; o != nil {
		r.Inferred, r.Confidence, r.AsPrinted, r.Note = o.Inferred, o.Confidence, o.Printed, t.text(o.Noted())
		r.ObsStatus = o.Status
		r.Source = t.source(o.Source)
		place := o.Pos.Place()
		r.WrittenIn, r.writtenIn = &place, o.Pos
	}
	for _, x := range t.Set.Rejected(v) {
		r.NotChosen = append(r.NotChosen, t.observation(v, x))
	}
}

// addIndicator adds what does not depend on the observation.
func (t reporter) addIndicator(r *Report, ind *dataset.Indicator) {
	r.Kind, r.Status, r.Purpose = ind.Kind, t.text(ind.FundingStatus), t.text(ind.Purpose)
	if a := t.Data.Area(ind.ReferenceArea); a != nil {
		r.Area = t.text(a.Name)
	}
	if p := t.Data.Payer(ind.Payer); p != nil {
		r.Payer = t.text(p.Name)
	}
}

func (t reporter) source(l dataset.Locator) *Source {
	s := t.Data.Source(l.Source)
	if s == nil {
		return nil
	}
	out := &Source{
		ID: s.ID, Title: s.Title, Publisher: s.Publisher, Address: s.Address, DateNote: t.text(s.DateNote), Line: l.Line,
		Outside: !s.Main && t.Data.MainSource() != nil,
	}
	if !s.Date.IsZero() {
		out.Date, out.dateText = s.Date.String(), t.Cat.Date(words.Day(s.Date))
	}
	for _, sec := range s.Sections {
		if sec.ID == l.Section {
			out.Section = sec.Heading
		}
	}
	return out
}

func (t reporter) observation(v *figures.Value, x figures.Rejection) Observation {
	o := x.Obs
	out := Observation{
		Period: o.TimePeriod.String(), Published: o.Published.String(), Source: o.Source.Source, Why: x.Why,
		Revised: slices.Contains(v.Revised, o), periodText: t.period(o.TimePeriod),
	}
	if s := t.Data.Source(o.Source.Source); s != nil {
		out.Publisher = s.Publisher
	}
	value := &figures.Value{Number: o.Value, Qualifier: o.Qualifier, Missing: o.Missing, Unit: v.Unit}
	out.Value, out.Printed = number(value), t.printed(value)
	return out
}

// dimension explains an indicator that has one value for each code of its dimensions, and none for all of them.
func (t reporter) dimension(ind *dataset.Indicator, uses []Use) *Report {
	unit := t.Data.Unit(ind.Unit)
	r := &Report{Ref: ind.ID, Name: t.text(ind.Name), Unit: ind.Unit, Counting: ind.Counting,
		AsOf: t.Set.AsOf.String(), AsOfText: t.Cat.Date(words.Day(t.Set.AsOf)),
		Why: "it has one value for each " + strings.Join(ind.By, " and ") + " and none for all of them"}
	if unit != nil {
		r.Currency = unit.Currency
		if unit.Kind == dataset.UnitMoney {
			r.PayerID = ind.Payer
		}
	}
	if c := t.Data.CountOf(ind.Counts); c != nil {
		r.Counts = t.text(c.Name)
	}
	if !ind.CountingStart.IsZero() {
		r.Start = ind.CountingStart.String()
	}
	t.addIndicator(r, ind)
	for _, c := range ind.Caveats {
		r.Caveats = append(r.Caveats, Caveat{Text: t.text(c.Text), Print: c.Print})
	}
	r.Uses = []Use{}
	t.addRelations(r, &figures.Value{Ref: ind.ID, ID: ind.ID, Indicator: ind})
	for _, v := range t.addSeries(r, ind) {
		r.Uses = append(r.Uses, t.uses(v, uses)...)
	}
	return r
}

// derivedBy explains a computed value that is computed for each code of its dimensions.
func (t reporter) derivedBy(d *dataset.Derived, uses []Use) *Report {
	r := &Report{Ref: d.ID, Name: t.text(d.Name), AsOf: t.Set.AsOf.String(), AsOfText: t.Cat.Date(words.Day(t.Set.AsOf)),
		Why: "it is computed for each " + strings.Join(d.By, " and "), Uses: []Use{}}
	for _, c := range d.Caveats {
		r.Caveats = append(r.Caveats, Caveat{Text: t.text(c.Text), Print: c.Print})
	}
	for _, one := range t.Data.Instances(d) {
		if v, problem := t.Set.Value(dataset.Ref{ID: d.ID, Key: one.Key}.String()); problem == nil {
			t.addOne(r, v)
			r.Uses = append(r.Uses, t.uses(v, uses)...)
		}
	}
	return r
}

// addOne adds a value of one series.
func (t reporter) addOne(r *Report, v *figures.Value) {
	var names []string
	for _, code := range v.Codes {
		names = append(names, t.text(code.Name))
	}
	r.Series = append(r.Series, Series{v.Ref, strings.Join(names, ", "), number(v), t.printed(v)})
}

// addSeries adds the values of an indicator for each code of its dimensions.
func (t reporter) addSeries(r *Report, ind *dataset.Indicator) (of []*figures.Value) {
	for _, key := range t.Data.Keys(ind) {
		if key == "" {
			continue
		}
		v, problem := t.Set.Value(dataset.Ref{ID: ind.ID, Key: key}.String())
		if problem != nil {
			continue
		}
		of = append(of, v)
		t.addOne(r, v)
	}
	return of
}

// addRelations adds the declared relations in both directions, and the derived values that a figure is part of.
func (t reporter) addRelations(r *Report, v *figures.Value) {
	for _, rel := range t.Data.Relations {
		switch {
		case rel.From == v.ID || rel.From == refOf(v):
			r.Relations = append(r.Relations, Relation{rel.Kind, rel.To, t.printedValue(rel.To), t.text(rel.Note), relationWords(rel.Kind, true)})
		case rel.To == v.ID || rel.To == refOf(v):
			r.Relations = append(r.Relations, Relation{rel.Kind, rel.From, t.printedValue(rel.From), t.text(rel.Note), relationWords(rel.Kind, false)})
		}
	}
	for _, d := range t.Data.Derived {
		for _, ref := range d.Of {
			if id, _, _ := strings.Cut(ref, "@"); id == refOf(v) && !slices.Contains(r.UsedBy, d.ID) {
				r.UsedBy = append(r.UsedBy, d.ID)
			}
		}
	}
}

// refOf is a value's reference without its period.
func refOf(v *figures.Value) string {
	ref, _, _ := strings.Cut(v.Ref, "@")
	return ref
}

// printedValue prints another figure's value; empty if the reference has none of its own.
func (t reporter) printedValue(ref string) string {
	v, problem := t.Set.Value(ref)
	if problem != nil {
		return ""
	}
	return t.printed(v)
}

// relationWords is a relation in words, read from its first figure to its second (forth) or from the second to the first.
func relationWords(kind dataset.RelationKind, forth bool) string {
	type pair struct{ forth, back string }
	p, ok := map[dataset.RelationKind]pair{
		dataset.PartOf:         {"is part of", "contains"},
		dataset.AdditionalTo:   {"comes on top of", "does not include"},
		dataset.MayContain:     {"may contain", "may be contained in"},
		dataset.ResultOf:       {"is a result of", "led to"},
		dataset.InAdditionTo:   {"stands beside, not among,", "stands beside, not among,"},
		dataset.Attended:       {"attended", "were attended by"},
		dataset.SameSentenceAs: {"stands in one sentence with", "stands in one sentence with"},
	}[kind]
	switch {
	case !ok:
		return strings.ReplaceAll(string(kind), "_", " ")
	case forth:
		return p.forth
	default:
		return p.back
	}
}

// uses keeps the places where a figure stands: under its own reference, or within a derived value. Asked for one
// period, it keeps those that print the same observation.
func (t reporter) uses(v *figures.Value, all []Use) []Use {
	kept := []Use{}
	_, _, dated := strings.Cut(v.Ref, "@")
	for _, u := range all {
		w, problem := t.Set.Value(u.Ref)
		switch {
		case problem != nil:
			continue // an action, or a period that this edition does not have
		case refOf(w) == refOf(v):
			if dated && w.Obs != v.Obs {
				continue
			}
		case isMadeOf(w, v, dated):
			u.Through = w.ID
		default:
			continue
		}
		kept = append(kept, u)
	}
	return kept
}

// isMadeOf says that a derived value is made of a figure, directly or through others.
func isMadeOf(w, v *figures.Value, dated bool) bool {
	for _, p := range w.Parts {
		if refOf(p) == refOf(v) && (!dated || p.Obs == v.Obs) || isMadeOf(p, v, dated) {
			return true
		}
	}
	return false
}

package compose

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// chartMaker resolves one kind of chart: what is drawn with the values it shows, and its data as a table that people read.
type chartMaker struct {
	draw  func(d *drawing, t *template.Placed) *result
	table func(d *drawing, body any, res *result) doc.DataTable
}

// chartMakers is the table of kinds of charts.
func chartMakers() map[string]chartMaker {
	return map[string]chartMaker{
		"bars":          {bars, barsTable},
		"part-to-whole": {partOfWhole, partOfWholeTable},
		"panels":        {panels, panelsTable},
		"timeline":      {timeline, timelineTable},
		"step-lines":    {steps, stepsTable},
		"tiles":         {tileChart, tileChartTable},
	}
}

// drawing resolves one chart.
type drawing struct {
	labels
	at place
}

func (c *Composer) drawing(at place) *drawing { return &drawing{labels{Composer: c}, at} }

// quietly is the same drawing for words that are not shown: what they speak of is kept apart.
func (d *drawing) quietly() *drawing { return d.drawing(d.at) }

// result is a chart resolved.
type result struct {
	spec     *charts.Spec
	scale    *words.Scale
	values   []*figures.Value
	rows     [][]string        // data, first the names of columns
	printed  []string          // what stands in the drawing for each of rows but the first
	actions  []*dataset.Action // of a timeline, in the order of rows
	labels   []doc.Span        // of these
	listed   []doc.SlideFigure // the figures in words, for the handout of a slide
	tiles    []doc.Tile        // of a chart of tiles
	computed bool              // sums were made here
	shared   bool              // the values share an axis or a bar
	unlike   bool              // panels of lines that have each a scale of its own
}

// expect takes memory for so many rows of data under a row of names.
func (r *result) expect(names []string, rows int) {
	r.rows, r.printed = append(make([][]string, 0, rows+1), names), make([]string, 0, rows)
}

// row adds a row of data and what is drawn for it.
func (r *result) row(printed string, cells []string) {
	r.rows = append(r.rows, cells)
	r.printed = append(r.printed, printed)
}

// list adds a line to the figures of a slide.
func (d *drawing) list(r *result, f doc.SlideFigure, of ...*figures.Value) {
	if !d.at.slide {
		return
	}
	for _, v := range of {
		f.Of = append(f.Of, v.Ref)
	}
	r.listed = append(r.listed, f)
}

// draw resolves a chart of any kind; nil after an error of ours.
func (d *drawing) draw(t *template.Placed) *result {
	maker, ok := d.chartMakers[t.Chart.Kind]
	if !ok {
		d.Diags.Add(t.Chart.Pos, diag.Error, "internal", "no document has a chart of the kind "+source.Quote(t.Chart.Kind), "")
		return nil
	}
	res := maker.draw(d, t)
	noFormulas(d.Composer, t.Chart, res)
	return res
}

// shown is what the document says of the drawing.
func (d *drawing) shown(res *result) doc.Shown {
	s := doc.Shown{Drawn: d.said, Computed: res.computed, Shared: res.shared, Unlike: res.unlike}
	for _, v := range res.values {
		s.Values = append(s.Values, v.Ref)
	}
	for _, a := range res.actions {
		s.Actions = append(s.Actions, a.ID)
	}
	return s
}

// chart places a chart in a brief.
func chart(c *Composer, at place, t *template.Placed) []doc.Block {
	if t.Chart == nil {
		return nil
	}
	out := &doc.Chart{ID: t.Chart.ID, NoAccent: !t.Accent || at.slide, Level: t.Level}
	out.Part = "chart " + out.ID
	if out.Level == 0 { // one deeper than its section; outside of sections it begins one
		out.Level = min(at.level, 3)
	}
	d := c.drawing(at.in(out.Part))
	res := d.draw(t)
	if res == nil {
		return nil
	}
	out.Spec, out.Shows, out.Listed, out.Tiles = res.spec, d.shown(res), res.listed, res.tiles
	name := ""
	if t.Title == nil && !at.slide || t.Title != nil && *t.Title { // a slide's title is that of its chart
		var chosen *template.Title
		if chosen, out.Claims = c.choose(t.Chart.Titles); chosen != nil {
			out.Title = c.heading(chosen.Text)
			name = c.Plainly(merged(out.Title))
		}
	} else {
		name, out.Claims = c.firstTrue(t.Chart.Titles)
	}
	if t.Subtitle {
		out.Subtitle = c.inScale(t.Chart.Subtitle, res.scale)
	}
	if t.Note {
		out.Note = c.inScale(t.Chart.Note, res.scale)
	}
	out.Alt = c.heardText(t.Chart.Alt, res.scale)
	out.Said = out.Alt.Of
	out.Data = dataOf(c, t.Chart, res, name, out)
	return []doc.Block{out}
}

// dataOf is a chart's figures for the file that travels with the document, and for people.
func dataOf(c *Composer, t *template.Chart, res *result, title string, out *doc.Chart) *doc.ChartData {
	data := &doc.ChartData{ID: t.ID, Title: c.Own(title), Rows: res.rows}
	if !c.opt.Tables {
		return data
	}
	d := c.drawing(place{})
	table := c.chartMakers[t.Kind].table(d, t.Body, res)
	subtitle := c.inScale(t.Subtitle, res.scale) // the caption, also where the chart stands without it
	table.Caption = c.Own(c.Plainly(merged(subtitle)))
	if table.Caption.S == "" {
		table.Caption = c.Own(title)
	}
	data.Table = &table
	out.Said = append(append(out.Said, merely(d.said)...), merely(mentions(subtitle))...)
	return data
}

// merged holds the sums in spans together, as they are printed.
func merged(spans []doc.Span) []doc.Span {
	out := words.JoinedAlike(spans)
	for i := range out {
		out[i].S = words.Glue(out[i].S)
	}
	return out
}

// chartData lists the data of the charts of a document, once a chart.
func chartData(c *Composer, list []doc.Block) (out []doc.ChartData) {
	known := map[string]bool{}
	var walk func(list []doc.Block)
	walk = func(list []doc.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *doc.Chart:
				if b.Data != nil && !known[b.ID] {
					known[b.ID] = true
					out = append(out, *b.Data)
				}
			case *doc.Columns:
				for _, col := range b.Cols {
					walk(col)
				}
			case *doc.Box:
				walk(b.Body)
			case *doc.Slide:
				walk(b.Blocks)
			}
		}
	}
	walk(list)
	return out
}

// chartValue resolves a value of a chart and checks its unit.
func (d *drawing) chartValue(ref source.String, unit string) *figures.Value {
	v := d.value(ref.S, ref.Pos)
	if v == nil {
		return nil
	}
	if v.Unit == nil || v.Unit.ID == "" {
		d.Diags.Add(ref.Pos, diag.Error, "no-unit", source.Quote(ref.S)+" has no unit", "name a unit in the data")
		return nil
	}
	if unit != "" && v.Unit.ID != unit {
		d.Diags.Add(ref.Pos, diag.Error, "one-unit", source.Quote(ref.S)+" is in "+d.Pick(v.Unit.Name)+", but the chart in "+unit,
			"show it in a chart of its own")
		return nil
	}
	return v
}

// together asks the rules whether values may stand together.
func together(c *Composer, kind figures.Comparison, mixes []dataset.Counting, pos diag.Pos, values ...*figures.Value) {
	if len(values) < 2 {
		return
	}
	for _, p := range c.Set.Compare(kind, mixes, values...) {
		c.Diags.AddProblem(pos, diag.Error, p)
	}
}

// valueColumns are the columns of a chart's data, in plain English whatever the document's language: they are read
// by programs.
func valueColumns() []string {
	return []string{"row", "part", "value", "qualifier", "unit", "period", "payer", "source", "address"}
}

// periodColumn is the place of the period among them.
const periodColumn = 5

// groupColumn stands before the others where the rows of a chart have labelled groups.
const groupColumn = "group"

// dataRow is one value as a row of data. The value is in the unit itself.
func dataRow(c *Composer, row, part string, v *figures.Value) []string {
	value, period := "", ""
	if !v.Missing && !v.NotExact {
		value = language.Plain(v.Number)
	}
	unit := v.Unit.ID
	if words.IsMoney(v) {
		unit = v.Unit.Currency
	}
	names, addresses := "", ""
	for _, s := range words.SourcesOf(c.Printer, v) {
		names = joined(names, "; ", words.SourceName(c.Printer, s))
		if s.Address != "" {
			addresses = joined(addresses, " ", s.Address)
		}
	}
	if v.Obs != nil {
		period = v.Obs.TimePeriod.String()
	} else {
		period = v.Period.String()
	}
	return []string{row, part, value, string(v.Qualifier), unit, period, string(v.PayerKind), names, addresses}
}

// joined adds an entry to a list in words.
func joined(list, between, s string) string {
	if list == "" {
		return s
	}
	return list + between + s
}

// thousandths turns a value into the plain number that charts draw with.
func thousandths(n decimal.Decimal, millions bool) int64 {
	if millions {
		return n.Shift(-3).Round(0).IntPart()
	}
	return n.Shift(3).Round(0).IntPart()
}

func itoa(n int) string { return strconv.Itoa(n) }

func anyMoney(values []*figures.Value) bool { return slices.ContainsFunc(values, words.IsMoney) }

package compose

import (
	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// maker makes charts where a brief, or a page of its own, has them.
func (c *Composer) maker(t *template.Placed, slide bool) *kind.Maker {
	return &kind.Maker{
		Labels: *c.labels(), Index: c.Lib.Texts.Index, Diags: c.Diags, Date: c.Date,
		Pos: t.Chart.Pos, Mixes: t.Chart.Mixes, Captions: t.Captions, Events: t.Events, Slide: slide, Alone: c.alone(),
	}
}

// bodyOf is a chart as the edition has it. Where nothing of it is left, it is as it was written, and says itself what it lacks.
func (c *Composer) bodyOf(t *template.Chart) kind.Body {
	if body, _ := t.Body.For(c.Set); body != nil {
		return body
	}
	return t.Body
}

// draw makes a chart.
func draw(c *Composer, m *kind.Maker, t *template.Chart) *kind.Result {
	body, left := t.Body.For(c.Set)
	for _, l := range left {
		if body != nil {
			c.leftOut(l.Pos, l.What, l.Why)
		}
	}
	res := c.bodyOf(t).Draw(m)
	res.DropEmpty()
	checkParts(c, t.Pos, "the chart "+source.Quote(t.ID), res.Values)
	if signs := statusRemark(c, res); signs.S != "" {
		res.Remarks = append(res.Remarks, signs)
	}
	noFormulas(c, t, res)
	return res
}

// shown is what the document says of a drawing.
func shown(m *kind.Maker, res *kind.Result) doc.Shown {
	s := doc.Shown{Drawn: m.Mentions, Computed: res.Computed, Shared: res.Shared, Unlike: res.Unlike, Remarks: res.Remarks}
	for _, v := range res.Values {
		s.Values = append(s.Values, v.Ref)
	}
	for _, a := range res.Actions {
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
	m := c.maker(t, at.slide)
	res := draw(c, m, t.Chart)
	out.Plot, out.Shows, out.Listed = res.Plot, shown(m, res), res.Listed
	name := ""
	if t.Title == nil && !at.slide || t.Title != nil && *t.Title { // a slide's title is that of its chart
		var chosen *template.Title
		if chosen, out.Claims = c.choose(t.Chart.Titles); chosen != nil {
			out.Title = c.heading(chosen.Text)
			name = c.PlainString(merged(out.Title))
		}
	} else {
		name, out.Claims = c.firstTrue(t.Chart.Titles)
	}
	if t.Subtitle {
		out.Subtitle = c.inScale(t.Chart.Subtitle, res.Scale)
	}
	if t.Note {
		out.Note = c.inScale(t.Chart.Note, res.Scale)
	}
	out.Alt = c.altText(t.Chart.Alt, res.Scale)
	out.Mentions = out.Alt.Of
	out.Data = dataOf(c, t.Chart, res, name, out)
	return []doc.Block{out}
}

// dataOf is a chart's figures for the file that travels with the document, and for people.
func dataOf(c *Composer, t *template.Chart, res *kind.Result, title string, out *doc.Chart) *doc.ChartData {
	data := &doc.ChartData{ID: t.ID, Title: c.Span(title), Rows: res.Data}
	if !c.opt.Tables {
		return data
	}
	m := c.maker(t.Whole(), false)
	table := c.bodyOf(t).Table(m, res)
	subtitle := c.inScale(t.Subtitle, res.Scale) // the caption, also where the chart stands without it
	table.Caption = c.Span(c.PlainString(merged(subtitle)))
	if table.Caption.S == "" {
		table.Caption = c.Span(title)
	}
	data.Table = &table
	out.Mentions = append(append(out.Mentions, kind.Unprinted(m.Mentions)...), kind.Unprinted(mentions(subtitle))...)
	return data
}

// merged joins spans of one style and puts no-break spaces into sums, as they are printed.
func merged(spans []doc.Span) []doc.Span {
	out := words.JoinedAlike(spans)
	for i := range out {
		out[i].S = words.NoBreakSums(out[i].S)
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

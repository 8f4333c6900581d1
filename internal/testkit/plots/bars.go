package plots

import (
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

func barsKind() Kind {
	return Kind{
		Name:      bars.Name,
		Samples:   []Sample{{"bars", kit.Page, frame.MM(174), Funding(false)}, {"bars-plain", kit.OnePage, frame.MM(114), Funding(true)}},
		Varieties: []Variety{{Name: "bars", Make: Generator.Bars}, {Name: "many-bars", Make: Generator.ManyBars}},
		Least:     94,
		Grows:     true,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, found diag.List) {
			x := In(name, p.(*bars.Chart), f, d)
			CheckBars(t, x, Captioned(x.Chart, x.Sizes) && !Says(found, "chart-captions"))
		},
		Words: func(p kit.Plot) (out []string) {
			for _, g := range p.(*bars.Chart).Groups {
				out = append(out, g.Label.S)
				for _, r := range g.Rows {
					out = append(out, r.Label.S, r.Value.S, r.Detail.S, r.Aside.S)
				}
			}
			return append(out, p.(*bars.Chart).Rest.S)
		},
		Values: func(p kit.Plot) (out []string) {
			for _, g := range p.(*bars.Chart).Groups {
				for _, r := range g.Rows {
					out = append(out, r.Label.S, r.Value.S)
				}
			}
			return out
		},
		Captioned: func(p kit.Plot, f kit.FormName) bool {
			b := p.(*bars.Chart)
			return Captioned(b, b.Sizes(kit.FormOf(f)))
		},
		Shown: func(p kit.Plot, f kit.FormName) (kit.Plot, string) {
			b := p.(*bars.Chart)
			if !b.Sizes(kit.FormOf(f)).Small || b.Narrow == nil {
				return b, ""
			}
			return b.Narrow, b.Narrow.Rest.S
		},
	}
}

// Captioned says whether bars of some sizes are to have captions.
func Captioned(b *bars.Chart, m bars.Sizes) bool {
	if b.NoCaptions || m.NoCaptions {
		return false
	}
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			for _, p := range r.Parts {
				if p.Caption.S != "" || p.Value.S != "" {
					return true
				}
			}
		}
	}
	return false
}

// Funding is the funding of the factsheet by region, in bars of parts; plain: without their captions.
func Funding(plain bool) *bars.Chart {
	return &bars.Chart{
		SolidKey: span.Plain("payer named: EU or EU Trust Fund"), SolidKeyShort: span.Plain("payer named"),
		OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named"),
		NoCaptions: plain,
		Groups: []bars.Group{
			{Rows: []bars.Row{
				{Label: span.Plain("North Africa"), Value: span.Plain("231.3 + 15.0"), Parts: []kit.Part{
					{Size: 140000, Caption: span.Plain("Morocco"), Value: span.Plain("140")},
					{Size: 91300, Caption: span.Plain("Libya"), Value: span.Plain("91.3")},
					{Size: 15000, Caption: span.Plain("regional"), Value: span.Plain("15"), Fill: kit.Outlined}}},
				{Label: span.Plain("Sahel"), Value: span.Plain("231.0"), Parts: []kit.Part{
					{Size: 125000, Caption: span.Plain("G5 Sahel, Dec 2018"), Value: span.Plain("125")},
					{Size: 100000, Caption: span.Plain("G5 Sahel, Feb 2018"), Value: span.Plain("100")},
					{Size: 6000, Caption: span.Plain("team in Niger"), Value: span.Plain("6")}}},
				{Label: span.Plain("Horn of Africa"), Value: span.Plain("46.0"), Parts: []kit.Part{{Size: 46000, Caption: span.Plain("Better Migration Management"), Fill: kit.Outlined}}},
				{Label: span.Plain("West Africa"), Value: span.Plain("9.0"), Parts: []kit.Part{{Size: 9000, Caption: span.Plain("partnership with Senegal")}}},
			}},
			{Label: span.Plain("Not tied to one region"), Rows: []bars.Row{
				{Label: span.Plain("Awareness-raising"), Value: span.Plain("more than 23"), MoreThan: true, Parts: []kit.Part{{Size: 23000, Caption: span.Plain("countries of origin and transit"), Fill: kit.Outlined}}},
				{Label: span.Plain("Global action"), Value: span.Plain("11.0"), Parts: []kit.Part{{Size: 11000, Caption: span.Plain("13 countries, joint with UNODC"), Fill: kit.Outlined}}},
			}},
		},
	}
}

// Bars are up to three groups of bars of up to four parts, with captions, keys, words under labels and after values.
func (g Generator) Bars() kit.Plot {
	b := &bars.Chart{NoCaptions: g.IntN(3) == 0, OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named")}
	if g.IntN(3) > 0 {
		b.SolidKey, b.SolidKeyShort = span.Plain("payer named: EU or EU Trust Fund"), span.Plain(g.maybe("payer named"))
	}
	parts := 1 + g.IntN(4)
	caption := func() string { return g.Words(1 + g.IntN(9)) }
	if parts == 1 {
		caption = g.label
	}
	// In half of the charts values are of one order, so that parts have room for their captions.
	size := g.magnitude
	if g.IntN(2) == 0 {
		size = func() int64 { return 200 + int64(g.IntN(800)) }
	}
	for i, rows := range g.split(1+g.IntN(30), 3) {
		bg := bars.Group{Label: span.Plain(g.maybe(g.label()))}
		if i == 0 {
			bg.Label = span.Plain("")
		}
		for range rows {
			bg.Rows = append(bg.Rows, g.bar(1+g.IntN(parts), size, caption))
		}
		b.Groups = append(b.Groups, bg)
	}
	if g.IntN(3) == 0 {
		b.Narrow = g.narrow(b)
	}
	return b
}

// narrow is some of the rows of bars, with words about the others.
func (g Generator) narrow(b *bars.Chart) *bars.Chart {
	out := *b
	out.Groups, out.Rest = nil, span.Plain(g.label())
	for _, bg := range b.Groups {
		var rows []bars.Row
		for _, r := range bg.Rows {
			if g.IntN(3) == 0 || len(out.Groups) == 0 && len(rows) == 0 {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			out.Groups = append(out.Groups, bars.Group{Label: bg.Label, Rows: rows})
		}
	}
	return &out
}

func (g Generator) bar(parts int, size func() int64, caption func() string) bars.Row {
	r := bars.Row{Label: span.Plain(g.label())}
	if g.IntN(3) == 0 {
		r.Detail, r.Aside = span.Plain(g.maybe(g.brief())), span.Plain(g.maybe("payer not named"))
	}
	if r.Missing = g.IntN(8) == 0; r.Missing {
		r.Value = span.Plain("not stated")
		return r
	}
	r.MoreThan = g.IntN(5) == 0
	var sums [2]int64
	for i := range parts {
		p := kit.Part{Size: 1000 * size(), Caption: span.Plain(g.maybe(caption())), Fill: kit.Fill(g.IntN(4))}
		if i == 0 {
			p.Fill = kit.Solid
			if g.IntN(12) == 0 {
				p.Size = 0
			}
		}
		if p.Caption.S != "" {
			p.Short = span.Plain(g.maybe("x"))
		}
		p.Value = span.Plain(g.maybe(printed(p.Size / 1000)))
		sums[min(i, 1)] += p.Size / 1000
		r.Parts = append(r.Parts, p)
	}
	r.Value = span.Plain(printed(sums[0]))
	if parts > 1 {
		r.Value.S += " + " + printed(sums[1])
	}
	if r.MoreThan {
		r.Value = span.Plain("more than " + r.Value.S)
	}
	return r
}

// ManyBars are bars of one part each in one group: a plain list.
func (g Generator) ManyBars() kit.Plot {
	bg := bars.Group{}
	for range 1 + g.IntN(30) {
		r := g.bar(1, g.magnitude, func() string { return "" })
		r.Detail, r.Aside = span.Plain(""), span.Plain("")
		for i := range r.Parts {
			r.Parts[i].Value = span.Plain("")
		}
		bg.Rows = append(bg.Rows, r)
	}
	return &bars.Chart{NoCaptions: true, Groups: []bars.Group{bg}}
}

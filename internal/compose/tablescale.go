package compose

import (
	"strconv"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
)

// tableScale gives a column as many decimals as its figures need. Fewer would round what the source printed.
func tableScale(c *Composer, t *template.Table) *words.Scale {
	var values []*figures.Value
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			if r.Free() {
				values = append(values, bareNumbers(c, &r)...)
			} else if v, p := c.Set.Value(r.Of.S); p == nil {
				values = append(values, v)
			}
		}
	}
	sc := &words.Scale{Millions: t.Millions, Table: true}
	sc.Decimals = words.Decimals(values, sc.Millions)
	if t.Decimals != nil {
		if *t.Decimals < sc.Decimals {
			c.Diags.Add(t.Pos, diag.Error, "bad-decimals", "the table has "+strconv.Itoa(*t.Decimals)+" decimals, but its figures need "+strconv.Itoa(sc.Decimals), "write decimals: "+strconv.Itoa(sc.Decimals))
		}
		sc.Decimals = *t.Decimals
	}
	return sc
}

// bareNumbers are the values that the cells of a free row print without their unit: {{ID.number}}.
func bareNumbers(c *Composer, r *template.TableRow) (values []*figures.Value) {
	for _, cell := range r.Cells {
		for _, line := range cell {
			for _, s := range line.Single() {
				if s.Ref == nil || s.Ref.Part != "number" {
					continue
				}
				if v, p := c.Set.Value(s.Ref.Target); p == nil {
					values = append(values, v)
				}
			}
		}
	}
	return values
}

// ownScales are the scales of a table that is made from figures, by the id of the figure: figures of one unit, which may share a
// column, have as many decimals as the values of all of them need. Nil for tables that are written by hand, which have one scale.
func ownScales(c *Composer, t *template.Table) map[string]*words.Scale {
	if t.Made == nil {
		return nil
	}
	values := map[string][]*figures.Value{} // by unit
	var all []*figures.Value
	take := func(r *template.TableRow) {
		for _, v := range bareNumbers(c, r) {
			all = append(all, v)
			values[v.Unit.ID] = append(values[v.Unit.ID], v)
		}
	}
	for i := range t.Groups {
		for j := range t.Groups[i].Rows {
			take(&t.Groups[i].Rows[j])
		}
	}
	take(&template.TableRow{Cells: [][]*phrase.Text{t.Total}})
	own := map[string]*words.Scale{}
	for _, v := range all {
		if own[v.ID] == nil {
			own[v.ID] = &words.Scale{Millions: t.Millions, Table: true, Decimals: words.Decimals(values[v.Unit.ID], t.Millions)}
		}
	}
	return own
}

// scaleOf is the scale of a line: that of the figure which it prints, or of the table.
func (r *tableRow) scaleOf(t *phrase.Text) *words.Scale {
	for _, s := range t.Single() {
		if s.Ref != nil && r.own[s.Ref.ID] != nil {
			return r.own[s.Ref.ID]
		}
	}
	return r.scale
}

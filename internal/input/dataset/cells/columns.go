package cells

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/mend"
	"briefing/internal/source/sheet"
)

// Keys of observations that cells are treated by; period is short for the second.
const (
	period, timePeriod = "period", "time_period"
	value, low, high   = "value", "low", "high"
	printed, note      = "printed", "note"
	status             = "status"
)

// Of is what the rows of a file are observations of.
type Of struct {
	ID         string   // of the indicator
	By         []string // the ids of its dimensions
	Dimensions []string // of all that the dataset has
	Percent    bool     // its unit is percent: cells may show a percent sign
	Said       []string // the keys that defaults say for all rows
}

// column is what a column of a table stands for.
type column struct {
	key  string // of an observation; empty where the column is left out
	head string // wide: the period or code of its values
}

// columns says what each column of a table stands for.
type columns struct {
	t    *sheet.Table
	form Form
	of   Of
	keys []string // that a column may have
	list []column
	wide bool
	l    diag.List
}

func newColumns(t *sheet.Table, form Form, of Of) *columns {
	c := &columns{t: t, form: form, of: of, keys: slices.Concat(of.By, []string{period}, source.Keys(dataset.Observation{})), wide: form.Wide.S != ""}
	c.checkWide()
	c.checkMap()
	at := map[string]int{} // the first column of each key
	for col := range t.Columns() {
		x, known := c.column(col)
		if !known {
			c.list = append(c.list, column{})
			continue
		}
		if first, twice := at[x.key]; twice && x.key != "" && x.head == "" {
			c.l.Add(t.Pos(0, col), diag.Error, "column-twice", "the column "+source.Quote(c.heading(col))+" stands for "+x.key+", as the column "+source.Quote(c.heading(first))+" does",
				"leave one of the two out: "+c.skipAlso(c.heading(col)))
		} else if !twice {
			at[x.key] = col
		}
		c.list = append(c.list, x)
	}
	c.checkMissingColumns(at)
	return c
}

func (c *columns) heading(col int) string { return c.t.At(0, col).Value }

func (c *columns) headings() []string {
	var list []string
	for col := range c.t.Columns() {
		list = append(list, c.heading(col))
	}
	return list
}

// checkWide checks what the headings of a wide table are.
func (c *columns) checkWide() {
	w := c.form.Wide
	if allowed := append(slices.Clone(c.of.By), period); c.wide && w.S != timePeriod && !slices.Contains(allowed, w.S) {
		message, hint := source.Unknown("dimension", w.S, allowed)
		c.l.Add(w.Pos, diag.Error, "wide", message, hint)
	}
}

// checkMap checks that map: and skip: name headings that are there, and keys that an observation has.
func (c *columns) checkMap() {
	heads := c.headings()
	for _, x := range c.form.Map {
		if !slices.Contains(heads, x.Text.S) {
			message, hint := source.Unknown("column", x.Text.S, heads)
			c.l.Add(x.Text.Pos, diag.Error, "unknown-column", message, hint)
		}
		if !slices.Contains(c.keys, x.Means.S) && !c.notBy(x.Means) {
			message, hint := source.Unknown("key", x.Means.S, c.keys)
			c.l.Add(x.Means.Pos, diag.Error, "unknown-key", message, hint)
		}
	}
	for _, s := range c.form.Skip {
		if !slices.Contains(heads, s.S) {
			message, hint := source.Unknown("column", s.S, heads)
			c.l.Add(s.Pos, diag.Error, "unknown-column", message, hint)
		}
	}
}

// notBy tells a text that names a dimension which the indicator is not by.
func (c *columns) notBy(s source.String) bool {
	if !slices.Contains(c.of.Dimensions, s.S) {
		return false
	}
	by := s.S
	if len(c.of.By) > 0 {
		by = "[" + strings.Join(append(slices.Clone(c.of.By), s.S), ", ") + "]"
	}
	head := s.S
	for _, x := range c.form.Map {
		if x.Means.S == s.S {
			head = x.Text.S
		}
	}
	c.l.Add(s.Pos, diag.Error, "not-by", "the column is that of "+s.S+", but "+c.of.ID+" is not by it", "write by: "+by+" at "+c.of.ID, "or leave the column out, where it says the same in all rows: "+c.skipAlso(head))
	return true
}

// column is what a column stands for; known is false where that cannot be said, which is reported.
func (c *columns) column(col int) (x column, known bool) {
	head := c.heading(col)
	if c.skipped(head) {
		return column{}, true
	}
	key := head
	if means, mapped := c.form.Map.meaning(head); mapped {
		key = means.S
	} else if c.wide && !slices.Contains(c.keys, head) {
		return column{key: value, head: head}, c.isHeading(col)
	}
	if key == c.form.Wide.S && c.wide {
		c.l.Add(c.t.Pos(0, col), diag.Error, "wide", "the headings are "+c.plainKey(key)+" (wide: "+key+"), but a column is, too", "take wide: out, or leave the column out: "+c.skipAlso(head))
		return column{}, false
	}
	if slices.Contains(c.keys, key) {
		if key == period {
			key = timePeriod
		}
		return column{key: key}, true
	}
	if key == head && !c.notBy(source.String{S: head, Pos: c.t.Pos(0, col)}) {
		message, hint := source.Unknown("column", head, c.keys)
		wide := ""
		if _, err := dataset.ParsePeriod(head); err == nil && !c.wide {
			wide = "where each column is a period, add wide: period"
		}
		c.l.Add(c.t.Pos(0, col), diag.Error, "unknown-column", message, wide, hint, "or say what it stands for: "+c.mapAlso(head), "or leave it out: "+c.skipAlso(head))
	}
	return column{}, false
}

// isHeading reports a heading of a wide table that is no period, before the cells below it are read: they may hold something else.
func (c *columns) isHeading(col int) bool {
	if c.form.Wide.S != period && c.form.Wide.S != timePeriod {
		return true // codes are known to the dimension
	}
	head := c.heading(col)
	_, err := dataset.ParsePeriod(head)
	if err != nil {
		c.l.Add(c.t.Pos(0, col), diag.Error, "period", err.Error(), "correct the heading, or leave the column out: "+c.skipAlso(head))
	}
	return err == nil
}

// skipped says that the column of a heading is left out.
func (c *columns) skipped(head string) bool {
	return slices.ContainsFunc(c.form.Skip, func(s source.String) bool { return s.S == head })
}

// skipAlso is the key skip with a heading more.
func (c *columns) skipAlso(head string) string {
	var list []string
	for _, s := range c.form.Skip {
		list = append(list, mend.Quoted(s.S))
	}
	return "skip: [" + strings.Join(append(list, mend.Quoted(head)), ", ") + "]"
}

// mapAlso is the key map with all headings more that are nearly a key, such as Country or Time-period, and with one that is none.
func (c *columns) mapAlso(head string) string {
	var list []string
	for _, x := range c.form.Map {
		list = append(list, mend.Quoted(x.Text.S)+": "+x.Means.S)
	}
	for _, h := range c.headings() {
		_, mapped := c.form.Map.meaning(h)
		if mapped || h == "" || slices.Contains(c.keys, h) || c.skipped(h) {
			continue
		}
		if near := source.Nearest(h, c.keys); near != "" {
			list = append(list, mend.Quoted(h)+": "+near)
		} else if h == head {
			list = append(list, mend.Quoted(h)+": value")
		}
	}
	return "map: {" + strings.Join(list, ", ") + "}"
}

// plainKey says in words what the headings of a wide table are.
func (c *columns) plainKey(key string) string {
	if key == period || key == timePeriod {
		return "periods"
	}
	return "codes of " + key
}

// checkMissingColumns reports what no column, no heading and no default says.
func (c *columns) checkMissingColumns(at map[string]int) {
	if c.l.HasErrors() {
		return
	}
	need := append([]string{timePeriod, value}, c.of.By...)
	for _, key := range need {
		_, has := at[key]
		if has || c.wide && (key == c.form.Wide.S || key == timePeriod && c.form.Wide.S == period) || slices.Contains(c.of.Said, key) {
			continue
		}
		shown := key
		if key == timePeriod {
			shown = period
		}
		hint := "say which column it is: map: {HEADING: " + shown + "}"
		if len(c.form.Skip) > 0 {
			hint = "take its heading out of skip:, and say which column it is, as in map: {" + mend.Quoted(c.form.Skip[0].S) + ": " + shown + "}"
		}
		if key == timePeriod {
			hint = "say which column it is: map: {HEADING: period}; where each column is a period, wide: period; where all rows are of one, defaults: {time_period: 2024}"
		} else if slices.Contains(c.of.By, key) {
			hint = "say which column it is: map: {HEADING: " + key + "}; where each column is a code of it, wide: " + key
		}
		c.l.Add(c.t.Pos(0, 0), diag.Error, "missing-column", "no column is the "+shown+" of the observations", hint)
	}
}

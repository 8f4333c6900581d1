package texts

import (
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Owner is the brief or the chart that texts belong to, with a record of what they refer to.
type Owner struct {
	IsBrief       bool     // else it is a chart, which has no footnotes
	ID            string   // of the brief
	Footnotes     []string // their names
	MoreFootnotes bool     // there may be others, which could not be read
	InFootnote    bool     // one of them is being read, which can have none itself

	Charts  []string        // that its texts and claims speak of, each once
	Blocks  []source.String // that its texts point to: {{see:BLOCK}}
	Briefs  []string        // whose number of pages it prints: {{pages:BRIEF}}
	Figures []string        // references to figures that it prints, in their order
	Cited   map[string]bool // footnotes that a text refers to
	Exempt  []Exempt        // what is no figure because somebody says so
	Others  []string        // its texts in languages that are not read, where the dataset lists names that may stand in them
	Shown   Shown
}

// Charts are the charts that texts and claims may speak of. All are known before the first is read, since charts speak of
// each other.
type Charts struct {
	IDs  []string                  // in the order of charts.yaml
	Rows map[string]*kind.FormRows // of each chart by its id; nil where its kind has none
	Lost map[string]bool           // they are there, but nothing else is known of them
	More bool                      // there may be others, which could not be read
}

// Has says whether there is a chart of an id.
func (c *Charts) Has(id string) bool {
	_, ok := c.Rows[id]
	return ok
}

// Missing says whether there is certainly no chart of an id.
func (c *Charts) Missing(id string) bool { return !c.Has(id) && !c.More && !c.Lost[id] }

// adds says whether a chart adds up figures in a row.
func (c *Charts) adds(id string) bool {
	rows := c.Rows[id]
	return rows != nil && rows.Adds
}

// Chart says whether there is a chart of an id, and records that the owner of the texts speaks of it.
func (r *Reader) Chart(id string) bool {
	if !r.Charts.Has(id) {
		return false
	}
	if o := r.Owner; o != nil && !slices.Contains(o.Charts, id) {
		o.Charts = append(o.Charts, id)
	}
	return true
}

// NoChart reports an id that names no chart, unless it may be one that could not be read.
func (r *Reader) NoChart(id string, pos diag.Pos) {
	if r.Charts.Missing(id) {
		message, hint := source.Unknown("chart", id, r.Charts.IDs)
		r.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
	}
}

// Shows records that a drawing or a table shows something of the dataset.
func (r *Reader) Shows(of source.String) {
	if r.Owner != nil && of.S != "" {
		r.Owner.Shown.add(phrase.RootOf(of.S), of.Pos)
	}
}

// ShowsText records that a text of the dataset is printed, where the template has none of its own.
func (r *Reader) ShowsText(t dataset.Text) {
	d := r.Texts.Datum(t)
	r.needsOf(d)
	if r.Owner != nil && d != nil {
		r.Owner.Shown.words = append(r.Owner.Shown.words, r.Texts.flatWords(d, 0))
	}
}

// Draws checks a reference to a figure that a chart draws, and records it for the block being read.
func (r *Reader) Draws(of source.String) {
	r.Figure(of)
	r.Shows(of)
	r.blocks.draws(of)
}

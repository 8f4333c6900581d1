package texts

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Two rules of fair words are kept for headlines, in every language they are written in:
//
// A computed figure is ours. No title, heading, label of a tile or sentence of a summary that prints one may name a
// source, since a reader takes the figure for the source's own.
//
// A figure that mixes several ways of counting is no headline.

// Headline is something that a reader takes in alone, such as a title or a tile.
type Headline struct {
	What  string        // as messages call it: "title"
	Of    source.String // the figure it shows beside its words; empty: none
	Texts []*phrase.Text
	// Beside says that it may print a figure that mixes ways of counting where the parts stand beside it, which the block
	// sees to.
	Beside bool
}

// Versions are a text in the languages it is written in, the one that was read first. What is wrong with the others is
// reported when they are read.
func Versions(raw phrase.Raw, t *phrase.Text, u phrase.Use) []*phrase.Text {
	if t == nil {
		return nil
	}
	list := []*phrase.Text{t}
	for _, v := range raw.Versions {
		if v.Node.Value != t.Raw {
			list = append(list, phrase.Parse(v.Node.Value, v.Node.At, u, &diag.List{}))
		}
	}
	return list
}

// FairTitle checks a title or what is read like one, each version by itself.
func (r *Reader) FairTitle(what string, raw phrase.Raw, t *phrase.Text, beside bool) {
	for _, v := range Versions(raw, t, phrase.Title) {
		r.Fair(Headline{What: what, Texts: []*phrase.Text{v}, Beside: beside})
	}
}

// Fair reports a computed figure that a headline gives to a source, and a mixed one that it prints.
func (r *Reader) Fair(h Headline) {
	found := r.computedIn(h)
	if len(found) == 0 {
		return
	}
	named := ""
	for _, t := range h.Texts {
		if named == "" {
			named = r.names.sourceIn(r.Texts, t)
		}
	}
	x := r.Texts.Index
	told := map[computed]bool{}
	for _, c := range found {
		if told[c] {
			continue
		}
		told[c] = true
		if x.Derived[c.id] == nil { // the rows of a chart
			if named != "" {
				r.diags.Add(c.pos, diag.Error, "figure-of-source", "this "+h.What+" gives {{"+c.id+".rows}}, sums that are computed here, to the source "+source.Quote(named),
					"leave the source out: it stands under the chart")
			}
			continue
		}
		if named != "" {
			r.diags.Add(c.pos, diag.Error, "figure-of-source", "this "+h.What+" gives {{"+c.id+"}}, which is computed here, to the source "+source.Quote(named)+", which does not print it",
				"leave the source out, since notes name it; or print what it gives itself: "+r.Texts.partsOf(c.id))
		}
		if x.Mixed(c.id) && !h.Beside {
			r.diags.Add(c.pos, diag.Error, "mixed-figure", "this "+h.What+" prints {{"+c.id+"}}, which mixes amounts that are counted in different ways",
				"print one of its parts: "+r.Texts.partsOf(c.id), "the figure itself may stand in a table, list or text that prints its parts, too: {{"+c.id+".sum}} = {{"+c.id+".number}}")
		}
	}
}

// computed is a computed figure, or a chart whose rows are sums, where a headline prints it.
type computed struct {
	id  string
	pos diag.Pos
}

// computedIn finds what of a headline is computed here.
func (r *Reader) computedIn(h Headline) []computed {
	var found []computed
	derived := r.Texts.Index.Derived
	if derived[h.Of.S] != nil {
		found = append(found, computed{h.Of.S, h.Of.Pos})
	}
	for _, t := range h.Texts {
		if !h.Beside {
			r.blocks.headlines[t] = true
		}
		r.Texts.EachRef(t, func(at, x *phrase.Ref) {
			if phrase.PrintsValue(x) && derived[x.ID] != nil || x.Part == "rows" && r.Charts.adds(x.ID) {
				found = append(found, computed{x.ID, t.At(at.Offset)})
			}
		})
	}
	return found
}

package dataset

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/source/mend"
)

// This file reads ids that may stand in the place of a group of keys.

// UnmarshalSource reads where something stands: the id of a source, or a group of keys.
func (l *Locator) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Scalar {
		type group Locator
		return source.Decode(n, (*group)(l))
	}
	id, found := n.ID(false)
	*l = Locator{Source: id, Pos: n.Pos}
	return found
}

// UnmarshalSource reads the id of a payer, and says how what stood in its place before is written now.
func (p *PayerID) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		id, l := n.ID(false)
		*p = PayerID(id)
		return l
	}
	id, name := "ministry", "Ministry of Health"
	if k := n.Get("kind"); k != nil {
		if s, l := k.Word(); !l.HasErrors() {
			id = strings.ReplaceAll(s, "_", "-")
		}
	}
	if k := n.Get("name"); k != nil {
		if s, l := k.Word(); !l.HasErrors() {
			name = s
		}
	}
	var l diag.List
	l.Add(n.Pos, diag.Error, "old-form", "a payer is named by its id, and described once for all figures", "write payer: "+id,
		"add to the vocabulary: payers: [{id: "+id+", name: "+mend.Quoted(name)+", side: "+id+"}]",
		"add to the vocabulary: sides: [{id: "+id+", name: "+mend.Quoted("money of "+name)+"}]")
	return l
}

// MarshalSource writes the id.
func (p PayerID) MarshalSource() *source.Node {
	if p == "" {
		return nil
	}
	return source.NewText(string(p))
}

package reading

import "briefing/internal/source"

// laterCharts are kinds of charts that later versions draw.
var laterCharts = []source.Later{
	{Name: "kind: lines", Use: "write kind: step-lines, with a panel for each figure: panels: [{title: ..., of: ID}]"},
	{Name: "kind: dots", Use: "write kind: bars, with a row for each value: groups: [{rows: [{label: ..., parts: [{of: ID}]}]}]"},
	{Name: "kind: map", Use: "write kind: bars, with a row for each area: groups: [{rows: [{label: ..., parts: [{of: ID}]}]}]"},
}

// laterBlocks are blocks that later versions print.
var laterBlocks = []source.Later{
	{Name: "image", Use: "take it out; a drawing of figures is a chart: ID"},
	{Name: "quote", Use: "write it as prose: with who said it in the text"},
	{Name: "contents", Use: "take it out; a document's outline has its sections"},
}

// NotYet lists the forms of the head of a brief that later versions read.
func (*headForm) NotYet() []source.Later {
	return []source.Later{
		{Name: "each", Use: "write a brief for each area, in a file of its own"},
		{Name: "name", Use: "take it out; what is built has the name of the file"},
		{Name: "notes", Use: "take it out; notes stand where the block notes: is, at the end"},
	}
}

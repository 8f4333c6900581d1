package kind

import "briefing/internal/source"

// NotYet lists the keys of charts that later versions read. A kind that has such a key reads it.
func (*Head) NotYet() []source.Later {
	const one = "name the figure of each code where the chart names figures: of: ID/CODE"
	return []source.Later{
		{Name: "of: {}", Use: "write the ids of the figures"},
		{Name: "of", Use: "name each figure where the chart draws it: of: ID, below panels: or parts:"},
		{Name: "by", Use: one},
		{Name: "multiples", Use: one},
		{Name: "only", Use: one},
		{Name: "compare", Use: "name a figure for each period: of: ID@2015 and of: ID@2024"},
		{Name: "at", Use: "write the period behind the figure: of: ID@2024"},
		{Name: "periods", Use: "take it out: the chart shows all periods of the edition; of columns, list what is shown: of: [ID@2023, ID@2024]"},
		{Name: "top", Use: "list only the rows that are to be shown"},
		{Name: "highlight", Use: "take it out; only a chart of kind: columns has it"},
		{Name: "point_labels", Use: "take it out; a chart of kind: step-lines names points by labels: [{at: 2024}] of a panel"},
		{Name: "interval_as", Use: "take it out; tables print intervals behind their values"},
		{Name: "stacked", Use: "list the parts of each bar: parts: [{of: A}, {of: B}]"},
	}
}

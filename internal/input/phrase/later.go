package phrase

import "briefing/internal/source"

// laterFunctions are functions of claims that later versions have.
var laterFunctions = []source.Later{
	{Name: "first", Use: "name the figure with its period, as in ID@2015"},
	{Name: "last", Use: "name the figure: ID is its latest value"},
	{Name: "change", Use: "compare the two values: ID@2024 > ID@2023, or compute a change among the derived values"},
	{Name: "rank", Use: "compare with the largest: ID/max:DIMENSION = CODE"},
}

package datafiles

import "briefing/internal/source"

// NotYet lists the forms of a dataset's files that later versions read.
func (*part) NotYet() []source.Later {
	return []source.Later{
		{Name: "accept", Use: "take it out, and mend what the finding is about"},
	}
}

// laterUnits are units that later versions have without a description.
var laterUnits = []source.Later{
	{Name: "unit: count", Use: "leave unit: out: whole numbers of the noun"},
	{Name: "unit: points", Use: "describe it: units: [{id: points, kind: points, noun: {one: percentage point, other: percentage points}}]"},
}

package dataset

import "briefing/internal/source"

// NotYet lists the keys of the head of a dataset that later versions read.
func (*Head) NotYet() []source.Later {
	return []source.Later{
		{Name: "languages", Use: "write language: and the one language of plain texts: language: en"},
	}
}

package texts

import "briefing/internal/input/phrase"

// Check checks a text that was parsed elsewhere.
func (r *Reader) Check(t *phrase.Text) { r.check(t) }

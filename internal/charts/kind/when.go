package kind

import (
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// When is a condition on an edition: that it has the figures of an entry. Nil is none.
type When struct {
	Pos   diag.Pos
	Needs []Need
}

// Need is a figure that an entry prints or draws; and, of words for which way a change goes, these.
type Need struct {
	Ref      source.String
	Way      *phrase.Ref
	Interval bool // an end of the interval around it is printed
}

// Left is an entry that an edition does not have.
type Left struct {
	Pos  diag.Pos
	What string // "row"
	Why  string
}

// Standing are the entries of a list that an edition has; the others are added to left. why says why it does not have one; empty
// where it does.
func Standing[T any](list []T, left *[]Left, what string, why func(T) (diag.Pos, string)) []T {
	var out []T
	for _, e := range list {
		if pos, because := why(e); because != "" {
			*left = append(*left, Left{pos, what, because})
		} else {
			out = append(out, e)
		}
	}
	return out
}

// Condition is the key of an entry that has one.
type Condition struct {
	When source.String `yaml:"when,enum=available" help:"available: it is left out of editions that do not have its figures."`
}

// Read reads an entry with f, and returns its condition. What an entry with a condition needs, nothing around it needs.
func (c *Condition) Read(r Needy, f func()) *When {
	if c.When.S == "" {
		f()
		return nil
	}
	return &When{c.When.Pos, r.Needs(f)}
}

// Needy keeps what the texts and figures that it reads need of an edition.
type Needy interface {
	// Needs reads with f and returns what that needs, but for entries that have conditions of their own.
	Needs(f func()) []Need
}

// Why says why an edition does not have what is asked for; empty where it has.
func (w *When) Why(set *figures.Set) string {
	if w == nil {
		return ""
	}
	for _, n := range w.Needs {
		if why := n.why(set); why != "" {
			return why
		}
	}
	return ""
}

func (n *Need) why(set *figures.Set) string {
	v, problem := set.Value(n.Ref.S)
	switch {
	case problem != nil && NotYet(problem):
		return problem.Message
	case problem != nil:
		return "" // a fault, which is told where the entry is made
	case n.Way != nil && words.SaysWay(v, n.Way):
		return ""
	case !v.Missing && n.Interval && !v.HasInterval():
		return v.Ref + " is stated without an interval"
	case !v.Missing:
		return ""
	case len(v.Problems) > 0:
		return v.Problems[0].Message
	}
	return v.Ref + " is not stated"
}

// NotYet says that a reference names a figure that an edition does not have yet.
func NotYet(p *diag.Problem) bool { return p.ID == "not-yet-published" || p.ID == "low-confidence" }

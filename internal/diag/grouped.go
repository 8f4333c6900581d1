package diag

import (
	"fmt"
	"strconv"
	"strings"
)

// group is findings that are printed as one: those that say the same of several places, or the rest of a kind of which
// there are too many.
type group struct {
	Diagnostic
	also  []Pos // places beside the first
	count int   // of findings: more than the places where a long list did not keep them all
}

// How many findings of a kind are printed in full, and how many places beside the first.
const (
	textFindings = 20
	textPlaces   = 3
	jsonPlaces   = 100
)

// grouped sorts the list and puts findings together: those that say the same of more than two places, and of a kind with
// more than so many findings those after the first.
func (l List) grouped(findings int) []group {
	sorted := l.Sorted()
	says := make([]string, len(sorted))
	times := map[string]int{}
	for i, d := range sorted {
		says[i] = strings.Join(append([]string{d.Severity.String(), d.ID, d.Message}, d.Hints...), "\x00")
		times[says[i]]++
	}
	var all []group
	same := map[string]int{} // index by what is said
	perKind := map[kind]int{}
	more := map[kind]int{}
	for i, d := range sorted {
		k := kind{d.Severity, d.ID}
		more[k] += d.More
		if first, known := same[says[i]]; known && times[says[i]] > 2 { // two places are printed one by one
			all[first].also = append(all[first].also, d.Pos)
			all[first].count++
			continue
		}
		same[says[i]] = len(all)
		all = append(all, group{Diagnostic: d, count: 1})
		perKind[k]++
	}
	var out []group
	seen := map[kind]int{}
	rest := map[kind]int{} // index into out of what stands for the others of a kind
	for _, t := range all {
		k := kind{t.Severity, t.ID}
		i, known := rest[k]
		switch {
		case known:
			out[i].also = append(append(out[i].also, t.Pos), t.also...)
			out[i].count += t.count
		case seen[k] < findings || perKind[k] == findings+1 && more[k] == 0: // one alone is printed rather than counted
			out = append(out, t)
		default:
			rest[k] = len(out)
			out = append(out, t)
		}
		// What a long list did not keep is counted with the rest of its kind, behind the last that it kept.
		if seen[k]++; seen[k] == perKind[k] && more[k] > 0 {
			if i, known = rest[k]; !known {
				i = len(out)
				rest[k] = i
				out = append(out, group{Diagnostic: t.Diagnostic})
			}
			out[i].count += more[k]
		}
	}
	for _, i := range rest {
		out[i].Message = thousands(out[i].count) + " more findings of this kind, the first of them here"
		if len(out[i].also) == 0 {
			out[i].Message = thousands(out[i].count) + " more findings of this kind"
		}
		out[i].Hints = []string{"correct what is told of this kind and run the command again"}
	}
	return out
}

// places lists some places, and how many more there are.
func (t *group) places(most int) string {
	var b strings.Builder
	shown := t.also[:min(len(t.also), most)]
	for i, p := range shown {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.String())
	}
	if more := t.count - 1 - len(shown); more > 0 {
		fmt.Fprintf(&b, " and %s more", thousands(more))
	}
	return b.String()
}

// thousands prints a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Text prints the sorted list, one finding after the other. What is said of several places is printed once, with the first
// of them; of one kind twenty findings are printed in full.
func (l List) Text() string {
	var b strings.Builder
	for _, t := range l.grouped(textFindings) {
		b.WriteString(t.String())
		if len(t.also) > 0 {
			b.WriteString("\n  also: ")
			b.WriteString(t.places(textPlaces))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

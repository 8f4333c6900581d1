package golden

import (
	"fmt"
	"strings"
)

// Lines of the same text kept around a difference, and the largest table of line pairs that is worth computing:
// above it the middle is shown as removed and added whole.
const (
	diffContext  = 3
	diffMaxCells = 4_000_000
)

// Diff shows how got differs from want: unchanged lines behind two spaces, lines only in want behind "- ", lines
// only in got behind "+ ", long equal stretches left out. It is empty if both are equal.
func Diff(want, got string) string {
	if want == got {
		return ""
	}
	a, b := splitLines(want), splitLines(got)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var edits []edit
	for i, l := range a[:head] {
		edits = append(edits, edit{' ', i + 1, l})
	}
	edits = append(edits, middle(a[head:len(a)-tail], b[head:len(b)-tail], head)...)
	for i, l := range a[len(a)-tail:] {
		edits = append(edits, edit{' ', len(a) - tail + i + 1, l})
	}
	return render(edits)
}

type edit struct {
	kind byte // ' ', '-' or '+'
	line int  // in want
	text string
}

// splitLines keeps the line ends visible where they matter: a missing last one is marked.
func splitLines(s string) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(s, "\n")
	if lines[len(lines)-1] == "" {
		return lines[:len(lines)-1]
	}
	lines[len(lines)-1] += " (no line end)"
	return lines
}

// middle is the classic longest common subsequence over what is left between the equal ends.
func middle(a, b []string, offset int) []edit {
	var out []edit
	if len(a)*len(b) > diffMaxCells {
		for i, l := range a {
			out = append(out, edit{'-', offset + i + 1, l})
		}
		for _, l := range b {
			out = append(out, edit{'+', offset + len(a), l})
		}
		return out
	}
	w := len(b) + 1
	lcs := make([]int32, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				lcs[i*w+j] = lcs[(i+1)*w+j+1] + 1
			} else {
				lcs[i*w+j] = max(lcs[(i+1)*w+j], lcs[i*w+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, edit{' ', offset + i + 1, a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && lcs[(i+1)*w+j] >= lcs[i*w+j+1]:
			out = append(out, edit{'-', offset + i + 1, a[i]})
			i++
		default:
			out = append(out, edit{'+', offset + i, b[j]})
			j++
		}
	}
	return out
}

func render(edits []edit) string {
	near := make([]bool, len(edits))
	for i, e := range edits {
		if e.kind != ' ' {
			for k := max(0, i-diffContext); k <= min(len(edits)-1, i+diffContext); k++ {
				near[k] = true
			}
		}
	}
	var sb strings.Builder
	for i, e := range edits {
		if !near[i] {
			continue
		}
		if i == 0 || !near[i-1] {
			fmt.Fprintf(&sb, "@@ line %d\n", e.line)
		}
		fmt.Fprintf(&sb, "%c %s\n", e.kind, e.text)
	}
	return sb.String()
}

// Package diag holds what the tool has to say about its input.
//
// In: findings of every stage, each with the place it was found at. Out: one sorted list, printed as text or as
// JSON lines. It never decides whether a run goes on, never logs and knows no stage; a stage returns its value
// together with a List, so that all faults of an input are reported at once and never just the first.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Severity says how grave a finding is.
type Severity int

// The severities, gravest first.
const (
	Error   Severity = iota // the input cannot be used
	Warning                 // usable, but probably not what was meant
	Note                    // worth knowing
)

// String returns the word that is printed.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "note"
	}
}

// Pos is a place in an input file. Line and Col count from 1, columns in characters; 0 means not known. In a CSV file, Line is
// that in which a row begins and Col counts cells. In a spreadsheet they are the row and the column of a cell.
type Pos struct {
	File  string
	Line  int
	Col   int
	Sheet string // of a spreadsheet; empty in all other files
}

// String prints file:line:col and leaves out what is not known; of a spreadsheet file:'sheet'!C7, as spreadsheet programs do.
func (p Pos) String() string {
	s := Visible(p.File)
	if p.Sheet != "" {
		s += ":'" + strings.ReplaceAll(Visible(p.Sheet), "'", "''") + "'"
		if p.Line > 0 {
			s += "!" + p.Cell()
		}
		return s
	}
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Col > 0 {
			s += ":" + strconv.Itoa(p.Col)
		}
	}
	return s
}

// Cell names the row and column of a place in a spreadsheet as spreadsheet programs do: C7; without a column it is the row, 7.
func (p Pos) Cell() string {
	var name []byte
	for n := p.Col; n > 0; n = (n - 1) / 26 {
		name = append(name, byte('A'+(n-1)%26))
	}
	slices.Reverse(name)
	return string(name) + strconv.Itoa(p.Line)
}

// Short names the place to whoever looks at its file: line 7, or cell C7 of a spreadsheet.
func (p Pos) Short() string {
	if p.Sheet != "" && p.Col > 0 {
		return "cell " + p.Cell()
	}
	if p.Sheet != "" {
		return "row " + strconv.Itoa(p.Line)
	}
	return "line " + strconv.Itoa(p.Line)
}

// IsZero says that nothing is known of the place.
func (p Pos) IsZero() bool { return p == Pos{} }

// Diagnostic is one finding. Message is lower case without a full stop and says what was found and what is
// allowed; each hint is one remedy.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	ID       string // short and stable, in kebab case: "unknown-key"
	Message  string
	Hints    []string
	// About says what of its place a finding is about, where several stages can find it: "its title". Not printed.
	About string
	// Stack is the call stack of a fault of the program, for developers. Text leaves it out.
	Stack string
	// More is how many findings of the same kind were not kept, because there were too many (see List.Add).
	More int
}

// Unreadable is the id of findings about files that exist and that the operating system does not let us read: a missing
// permission, a fault of the disk, too many open files. No change of the input helps.
const Unreadable = "file-unreadable"

// String prints the finding as it stands on standard error, hints on lines of their own, no final newline.
func (d Diagnostic) String() string {
	var b strings.Builder
	if p := d.Pos.String(); p != "" {
		b.WriteString(p)
		b.WriteString(": ")
	}
	b.WriteString(d.Severity.String())
	b.WriteString(": ")
	b.WriteString(Visible(d.Message))
	if d.ID != "" {
		b.WriteString(" [")
		b.WriteString(d.ID)
		b.WriteString("]")
	}
	for _, h := range d.Hints {
		b.WriteString("\n  hint: ")
		b.WriteString(Visible(h))
	}
	return b.String()
}

// List is what a stage found. The zero value is an empty list.
type List []Diagnostic

// Errorf adds an error without hints.
func (l *List) Errorf(pos Pos, id, format string, args ...any) {
	l.Add(pos, Error, id, fmt.Sprintf(format, args...))
}

// Add adds a finding; empty hints are dropped. Texts that the message quotes are clipped, and words of unlikely length
// everywhere. Of a kind of finding that is there more than a thousand times the first are kept and the others counted.
func (l *List) Add(pos Pos, sev Severity, id, message string, hints ...string) {
	d := Diagnostic{Pos: pos, Severity: sev, ID: id, Message: clipWords(clipQuoted(message))}
	for _, h := range withoutEmpty(hints) {
		d.Hints = append(d.Hints, clipWords(h))
	}
	l.thinOut(1)
	*l = append(*l, d)
}

// During runs f and returns the findings that f added; the list itself is as it was before. It is the way to ask what a
// call found: an index into the list does not hold, because a long list is thinned out when it grows.
func (l *List) During(f func()) List {
	before := *l
	*l = nil
	defer func() { *l = before }()
	f()
	return *l
}

// Append adds all findings of another list.
func (l *List) Append(other List) {
	l.thinOut(len(other))
	*l = append(*l, other...)
}

// maxPerKind is how many findings of one kind, of one severity and id, a long list keeps.
const maxPerKind = 1000

// kind is a severity and an id: findings of one kind are limited and counted together.
type kind struct {
	severity Severity
	id       string
}

// thinOut drops findings beyond maxPerKind of a kind from a long list before its memory would grow by more entries. A file
// of three megabytes can have a fault in every tenth byte.
func (l *List) thinOut(more int) {
	if len(*l) < 4*maxPerKind || len(*l)+more <= cap(*l) {
		return
	}
	count := map[kind]int{}
	last := map[kind]int{}
	out := make(List, 0, len(*l))
	for _, d := range *l {
		k := kind{d.Severity, d.ID}
		if count[k]++; count[k] <= maxPerKind {
			last[k] = len(out)
			out = append(out, d)
			continue
		}
		out[last[k]].More += 1 + d.More
	}
	*l = out
}

// HasErrors says whether the value that came with the list must not be used.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count is how many findings of a severity there are, also those that a long list did not keep.
func (l List) Count(severity Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == severity {
			n += 1 + d.More
		}
	}
	return n
}

// OnlyUnreadable says that there are errors, and that all are files that the operating system does not let us read.
func (l List) OnlyUnreadable() bool {
	other := func(d Diagnostic) bool { return d.Severity == Error && d.ID != Unreadable }
	return l.HasErrors() && !slices.ContainsFunc(l, other)
}

// Sorted returns the findings by file, line, column, severity, id and message, without repetitions.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	once := out[:0]
	for i, d := range out {
		if i > 0 && compare(out[i-1], d) == 0 {
			once[len(once)-1].More += d.More
			continue
		}
		once = append(once, d)
	}
	return once
}

// A puts the article before a noun in small letters: "a list", "an action", "a unit".
func A(noun string) string {
	consonant := strings.HasPrefix(noun, "uni") || strings.HasPrefix(noun, "use") || strings.HasPrefix(noun, "one") || strings.HasPrefix(noun, "eu")
	if !consonant && noun != "" && strings.IndexByte("aeiou", noun[0]) >= 0 {
		return "an " + noun
	}
	return "a " + noun
}

// compare orders findings as Sorted lists them.
func compare(a, b Diagnostic) int {
	return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Sheet, b.Pos.Sheet), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col),
		cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Message, b.Message))
}

// Package migrate rewrites files of a dataset and of templates from forms of earlier versions to those of today.
//
// In: the bytes of the files, as somebody wrote them. Out: their bytes in today's forms, the list of lines that differ, and a
// writer that replaces them on the disk, all or none. It never decodes and prints a file anew: it replaces pieces of its text,
// so that comments, order, quotes, blank lines and line ends stay as they are. What it does not understand it leaves, for the
// ordinary reading of the files to tell. A form that it does not know is no fault here.
package migrate

import (
	"cmp"
	"path"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Kind is what a file holds.
type Kind uint8

// The kinds of files that have old forms.
const (
	Data     Kind = iota // a file of a dataset; the first of them is its entry file
	Messages             // a message file of a language
	Charts               // charts.yaml
	Briefs               // a brief
)

// Input is a file as it stands on the disk.
type Input struct {
	Kind  Kind
	Shown string // as messages name it; it is the file's path from the current folder, with slashes
	Data  []byte
}

// Rewriting is one change of a form.
type Rewriting struct {
	Old, New string // the forms, as people write them
	// Reports are the Go files below internal that tell of the old form with a finding old-form, each with a part of the
	// message. Empty where the form is refused otherwise.
	Reports []Report
	// do rewrites all files. Nil: it is left to a person, and New says what to do.
	do func(p *project)
}

// Report is a finding old-form of a reader: the file below internal, and words of its message.
type Report struct{ File, Says string }

// Rewritings lists them in the order in which they are done. A new one is a row and a function.
func Rewritings() []Rewriting {
	return []Rewriting{
		{"status: normal", "status: final, or nothing", []Report{{"input/dataset/status.go", "the status normal is called final"}}, rewriteStatus},
		{"payer: {kind: KIND, name: NAME}", "payer: ID, with payers: and sides:", []Report{{"input/dataset/ids.go", "a payer is named by its id"}}, rewritePayers},
		{"operation: OPERATION, of: [a, b]", "sum: [a, b]; share: a, whole: b; difference: [a, b]", []Report{{"input/dataset/datafiles/check_verbs.go", "the way of computing is a key of its own, found operation"}, {"input/dataset/datafiles/check_verbs.go", "the way of computing is a key of its own, which names"}}, rewriteDerived},
		{"dimension: ID, members: [...]", "by: ID, with dimensions:", []Report{{"input/dataset/datafiles/entry.go", "a dimension is described once"}}, rewriteDimensions},
		{"names: [NAME]", "names: {NAME: REASON}; the reason is the comment behind the name, or else \"a proper name\"", []Report{{"input/dataset/names.go", "names are a group, each with what it is the name of"}}, rewriteNames},
		{"texts named_sum, sign_note and others of message files", "texts of_side, sign_means", nil, rewriteMessages},
		{"marks: {...} of panels", "nothing", []Report{{"charts/panels/form.go", "all marks are squares"}}, rewriteMarks},
		{"columns: of panels", "panels: in one list", []Report{{"charts/panels/form.go", "panels stand in one list"}}, rewritePanels},
		{"format: a4; format: one-pager", "format: pages; format: one-page, with paper: a4", []Report{{"input/template/reading/brief.go", "is called"}}, rewriteFormats},
		{"charts of the kind tiles", "tiles: as a block of the brief that places the chart", []Report{{"input/template/reading/charts.go", "no chart is of the kind"}}, nil},
	}
}

// Result is a set of files in today's forms.
type Result struct {
	Files []Changed // those that differ, in the order of the input
}

// Changed is a file that differs from what it was.
type Changed struct {
	Shown    string
	Was, Now []byte
	Changes  []Change
}

// Change is a stretch of lines that differs.
type Change struct {
	Line int      `json:"line"` // of the file as it was, from 1: the first line that goes, or the one before which lines come in
	Old  []string `json:"old"`  // without line ends
	New  []string `json:"new"`
}

// Files rewrites files. All files of a dataset must be among them, since what one of them says is described in another. With
// an error in the list, which says what in a file cannot be read, there is no result: nothing may be written.
func Files(inputs []Input) (*Result, diag.List) {
	p, l := read(inputs)
	if l.HasErrors() {
		return nil, l.Sorted()
	}
	for _, r := range Rewritings() {
		if r.do != nil {
			r.do(p)
		}
		if p.faults.HasErrors() {
			return nil, p.faults.Sorted()
		}
	}
	out := new(Result)
	for i, f := range p.files {
		if changes := f.changes(); len(changes) > 0 {
			out.Files = append(out.Files, Changed{f.shown, inputs[i].Data, f.bytes(), changes})
		}
	}
	return out, nil
}

// project is the set of files while they are rewritten.
type project struct {
	files  []*file
	faults diag.List // pieces of text that became no YAML
}

func read(inputs []Input) (*project, diag.List) {
	p := new(project)
	var l diag.List
	for _, in := range inputs {
		f, found := newFile(in)
		l.Append(found)
		p.files = append(p.files, f)
	}
	return p, l
}

// of are the files of a kind.
func (p *project) of(k Kind) (list []*file) {
	for _, f := range p.files {
		if f.kind == k {
			list = append(list, f)
		}
	}
	return list
}

// apply makes the edits that were collected.
func (p *project) apply() {
	for _, f := range p.files {
		p.faults.Append(f.apply())
	}
}

// vocabulary is the file that describes words for all others: the one with units or things counted, else the entry file.
func (p *project) vocabulary() *file {
	files := p.of(Data)
	for _, key := range []string{"units", "counts"} {
		for _, f := range files {
			if f.root.Get(key) != nil {
				return f
			}
		}
	}
	if len(files) == 0 {
		return nil
	}
	return files[0]
}

// language is that of the dataset's plain texts; empty where the entry file does not say.
func (p *project) language() string {
	for _, f := range p.of(Data) {
		if n := f.root.Get("dataset").Get("language"); n != nil {
			return n.Value
		}
	}
	return ""
}

// found is an entry of a list with the file that it stands in.
type found struct {
	*file
	*source.Node
}

// entries are the groups of keys of a list that files of the dataset have at their top.
func (p *project) entries(list string) (out []found) {
	for _, f := range p.of(Data) {
		n := f.root.Get(list)
		if n == nil {
			continue
		}
		for _, item := range n.Items {
			if item.Kind == source.Map && len(item.Fields) > 0 {
				out = append(out, found{f, item})
			}
		}
	}
	return out
}

// word is the text of a scalar under a key; empty where there is none.
func word(n *source.Node, key string) string {
	if v := n.Get(key); v != nil && v.Kind == source.Scalar && !v.Null {
		return v.Value
	}
	return ""
}

// field is a key of a group with its value, and its number.
func field(n *source.Node, key string) (f source.Field, at int, ok bool) {
	at = slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == key })
	if at < 0 {
		return source.Field{}, 0, false
	}
	return n.Fields[at], at, true
}

// base is a file's name without its folder and ending: the language of a message file.
func base(shown string) string {
	name := path.Base(shown)
	return cmp.Or(name[:len(name)-len(path.Ext(name))], name)
}

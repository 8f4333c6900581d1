package datafiles

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/cells"
	"briefing/internal/source"
	"briefing/internal/source/sheet"
)

// row is the observation of a row, without its codes.
func (i *indicatorEntry) row(k int) *source.Node {
	var l diag.List // a row has no key twice, which is all that completed finds
	return completed(i.rows.Node(k), &l, i.Defaults, i.ofFile)
}

// readRows reads the observations of a CSV file or a spreadsheet. Those that have the same attributes share them.
func (i *indicatorEntry) readRows() (l diag.List) {
	n := i.rows.Len()
	i.list, i.notes = make([]dataset.Observation, 0, n), make([]observationNotes, 0, n)
	shared := map[string]*dataset.Attributes{}
	for k := range n {
		i.add(observationNotes{node: i.row(k)}, &l)
		o := &i.list[k]
		i.notes[k].node = nil
		if o.Printed == "" {
			o.Printed = i.rows.Displayed(k)
		}
		o.Printed = strings.Clone(o.Printed)
		key := attributesKey(o.Attributes)
		if same := shared[key]; same != nil {
			o.Attributes = same
		} else {
			shared[strings.Clone(key)] = o.Attributes
		}
	}
	return l
}

// attributesKey is the same of two observations with the same attributes, wherever they are written.
func attributesKey(a *dataset.Attributes) string {
	note := a.Noted()
	parts := []string{a.Source.Source, a.Source.Section, fmt.Sprint(a.Source.Line), string(a.Confidence), a.Status.String()}
	for _, v := range note.Values {
		parts = append(parts, v.Lang, v.S)
	}
	return strings.Join(parts, "\x00")
}

// table reads the file that an indicator's observations stand in.
func (ld *loader) table(i *indicatorEntry, form cells.Form, units []entry[dataset.Unit], dimensions []string) (*cells.Rows, diag.List) {
	var l diag.List
	name := form.File.S
	ld.named[name] = true
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		l.Add(form.File.Pos, diag.Error, "file", source.Quote(name)+" cannot be read", "name a file beside or below the dataset, with / between folders: figures/visits.csv")
		return nil, l
	}
	if _, err := fs.Stat(ld.fsys, path.Join(ld.dir, name)); err != nil && isMissing(err) {
		_, hint := source.Unknown("file", name, ld.filesOf(tableEndings...))
		if len(ld.filesOf(tableEndings...)) == 0 {
			hint = "put it into the folder of the dataset or below it: there is no CSV file and no spreadsheet"
		}
		l.Add(form.File.Pos, diag.Error, "file-missing", fmt.Sprintf("the file %s does not exist", source.Quote(name)), hint)
		return nil, l
	}
	t, l := ld.open(form)
	if t == nil {
		return nil, l
	}
	percent := func(id string) bool {
		return slices.ContainsFunc(units, func(u entry[dataset.Unit]) bool { return u.Model.ID == id && u.Model.Kind == dataset.UnitPercent })
	}
	known := dataset.KnownUnit(i.Model.Unit)
	of := cells.Of{ID: i.Model.ID, By: i.Model.By, Dimensions: dimensions, Percent: percent(i.Model.Unit) || known != nil && known.Kind == dataset.UnitPercent}
	for _, d := range []*source.Node{i.Defaults, i.ofFile} {
		if d == nil {
			continue
		}
		for _, f := range d.Fields {
			if f.Key == period {
				f.Key = timePeriod
			}
			of.Said = append(of.Said, f.Key)
		}
	}
	rows, more := cells.Read(t, form, of)
	if l.Append(more); l.HasErrors() {
		for _, note := range t.Notes() { // what was found out about the file is a likely cause
			l.Add(t.Pos(0, -1), diag.Note, "table-read", "the file was read as "+note)
		}
	}
	return rows, l
}

// tableEndings are the endings of files that observations may stand in.
var tableEndings = []string{".csv", ".tsv", ".xlsx"}

// open reads a CSV file or a spreadsheet once for all indicators that name it.
func (ld *loader) open(form cells.Form) (*sheet.Table, diag.List) {
	key := strings.Join([]string{form.File.S, form.Sheet.S, form.Range.S, form.Separator.S}, "\x00")
	if t, known := ld.tables[key]; known {
		return t, nil
	}
	t, l := cells.Open(ld.fsys, path.Join(ld.dir, form.File.S), path.Join(ld.opt.Shown, form.File.S), form)
	ld.tables[key] = t
	if t != nil && !slices.ContainsFunc(ld.files, func(f dataset.File) bool { return f.Path == form.File.S }) {
		ld.files = append(ld.files, dataset.File{Path: form.File.S, SHA256: t.SHA256})
	}
	return t, l
}

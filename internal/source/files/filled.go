package files

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Filled is a folder in which what is missing comes from another one: single files, or folders as a whole, so that the parts of one
// thing are never mixed.
type Filled struct {
	Own, Rest fs.FS
	// Units are the patterns (path.Match) of what is filled in: "messages/*" each file of a folder, "brands/*" each folder of it,
	// "pptx" one folder as a whole. A path outside of all units is the own folder's alone.
	Units []string
}

// unit is the unit that a path is, or lies in; "" for none. Inside says that the path holds units.
func (f *Filled) unit(name string) (unit string, holds bool) {
	parts := strings.Split(name, "/")
	for _, u := range f.Units {
		n := strings.Count(u, "/") + 1
		if n <= len(parts) {
			if ok, _ := path.Match(u, strings.Join(parts[:n], "/")); ok {
				return strings.Join(parts[:n], "/"), false
			}
		} else if ok, _ := path.Match(path.Join(strings.Split(u, "/")[:len(parts)]...), name); ok {
			holds = true
		}
	}
	return "", holds || name == "."
}

// of is the folder that a path is read from.
func (f *Filled) of(name string) fs.FS {
	unit, holds := f.unit(name)
	if unit == "" && !holds {
		return f.Own
	}
	if _, err := fs.Stat(f.Own, cmp.Or(unit, name)); Missing(err) {
		return f.Rest
	}
	return f.Own
}

// Open opens a file where it is.
func (f *Filled) Open(name string) (fs.File, error) { return f.of(name).Open(name) }

// Stat asks for a file without opening it.
func (f *Filled) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.of(name), name) }

// ReadDir lists a folder; one that holds units, with those of both.
func (f *Filled) ReadDir(name string) ([]fs.DirEntry, error) {
	_, holds := f.unit(name)
	own, err := fs.ReadDir(f.of(name), name)
	if err != nil || !holds {
		return own, err
	}
	rest, err := fs.ReadDir(f.Rest, name)
	if err != nil {
		return own, nil
	}
	for _, e := range rest {
		unit, deeper := f.unit(path.Join(name, e.Name()))
		if (unit != "" || deeper) && !slices.ContainsFunc(own, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			own = append(own, e)
		}
	}
	slices.SortFunc(own, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return own, nil
}

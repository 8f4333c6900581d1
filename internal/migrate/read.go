package migrate

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// Dataset reads the entry file of a dataset and the files that it includes. Shown is put before their names; from the current
// folder it leads to the folder of fsys. Files that are not there are passed over: the ordinary reading tells of them.
func Dataset(fsys fs.FS, entry, shown string) (list []Input, l diag.List) {
	read := func(name string) []byte {
		data, err := files.Read(fsys, name, files.YAML)
		at := path.Join(shown, name)
		if err != nil {
			if !files.Missing(err) || name == entry {
				l.Append(source.ReadFault(diag.Pos{File: at}, "", fsys, name, err))
			}
			return nil
		}
		list = append(list, Input{Data, at, data})
		return data
	}
	data := read(entry)
	f, found := source.Bytes(data, path.Join(shown, entry))
	if l.HasErrors() || found.HasErrors() {
		return list, append(l, found...)
	}
	root, found := source.Parse(f)
	if found.HasErrors() {
		return list, append(l, found...)
	}
	seen := []string{entry}
	for _, name := range included(fsys, path.Dir(entry), root.Get("include")) {
		if fs.ValidPath(name) && !slices.Contains(seen, name) {
			seen = append(seen, name)
			read(name)
		}
	}
	return list, l
}

// included are the names of a list of files, in which some may be patterns.
func included(fsys fs.FS, dir string, n *source.Node) (names []string) {
	if n == nil {
		return nil
	}
	for _, i := range n.Items {
		name := path.Join(dir, i.Value)
		if !strings.ContainsAny(name, "*?[") {
			names = append(names, name)
			continue
		}
		several, _ := fs.Glob(fsys, name) // a pattern that is none matches nothing
		names = append(names, several...)
	}
	return names
}

// Templates reads the files of a folder of templates that have old forms: briefs, charts and messages.
func Templates(fsys fs.FS, shown string) (list []Input, l diag.List) {
	names, _ := fs.Glob(fsys, "messages/*.yaml")
	briefs, _ := fs.Glob(fsys, "briefs/*.yaml")
	for _, name := range slices.Concat(names, briefs, []string{"charts.yaml"}) {
		data, err := files.Read(fsys, name, files.YAML)
		at := path.Join(shown, name)
		switch {
		case err == nil && name == "charts.yaml":
			list = append(list, Input{Charts, at, data})
		case err == nil && slices.Contains(briefs, name):
			list = append(list, Input{Briefs, at, data})
		case err == nil:
			list = append(list, Input{Messages, at, data})
		case !files.Missing(err):
			l.Append(source.ReadFault(diag.Pos{File: at}, "", fsys, name, err))
		}
	}
	return list, l
}

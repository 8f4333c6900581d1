// Package scaffold puts files into a project that somebody goes on with.
//
// In: files of the templates, and the folder of the project. Out: these files in it, under the names they have, and the
// list of them. All are written or none, and a file that exists is never written over, nor one outside the project
// through a link. It knows no kind of file and prints nothing.
package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"briefing/internal/source/files"
)

// Exists is the error about files that are there already. Nothing was written.
type Exists struct {
	Names []string // below the project, with slashes
}

func (e *Exists) Error() string { return strings.Join(e.Names, ", ") + ": there already" }

// Write writes the files of a tree into the folder dir, which must exist, and returns their names, sorted. Folders between
// are made. Errors are *Exists and those of the operating system.
func Write(dir string, tree fs.FS) (names []string, err error) {
	names, err = list(tree)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if err := vacant(root, names); err != nil {
		return nil, err
	}
	w := writer{root: root}
	for _, name := range names {
		if err := w.write(tree, name); err != nil {
			w.undo()
			return nil, err
		}
	}
	return names, nil
}

// list names all files of a tree, sorted.
func list(tree fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

// vacant says whether nothing stands where files are to be written.
func vacant(root *os.Root, names []string) error {
	var there []string
	for _, name := range names {
		_, err := root.Lstat(name)
		switch {
		case err == nil:
			there = append(there, name)
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	if there != nil {
		return &Exists{there}
	}
	return nil
}

// writer writes below a folder and knows what it made.
type writer struct {
	root *os.Root
	made []string // files and folders, in the order in which they were made
}

// write writes one file of a tree. The system creates it only if nothing stands there, whoever else writes at the same time.
func (w *writer) write(tree fs.FS, name string) error {
	data, err := files.Read(tree, name, files.Start)
	if err != nil {
		return err
	}
	if err := w.folder(path.Dir(name)); err != nil {
		return err
	}
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &Exists{[]string{name}}
	}
	if err != nil {
		return err
	}
	w.made = append(w.made, name)
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// folder makes a folder, and those above it, where there is none.
func (w *writer) folder(name string) error {
	if name == "." {
		return nil
	}
	if err := w.folder(path.Dir(name)); err != nil {
		return err
	}
	switch err := w.root.Mkdir(name, 0o755); {
	case err == nil:
		w.made = append(w.made, name)
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	return nil
}

// undo removes what was made. A folder into which somebody else has put something stays.
func (w *writer) undo() {
	for _, name := range slices.Backward(w.made) {
		_ = w.root.Remove(name)
	}
}

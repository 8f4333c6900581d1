package migrate

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"briefing/internal/source/files"
)

// Changed files are written beside those that they replace and then take their names, one after the other; if one cannot, those
// before it get their old bytes back. So a run that is cut off leaves each file whole, in the old or the new form, and the next
// run does the rest.

// disk is what Write does to the file system, so that a test can let any of it fail.
type disk struct {
	rename func(from, to string) error
}

// Write replaces the files of a result. With an error no file is changed, unless the error says so.
func (r *Result) Write() error { return r.write(disk{os.Rename}) }

func (r *Result) write(d disk) (err error) {
	var list []replacement
	defer func() {
		for _, x := range list {
			_ = os.Remove(x.beside) // it is gone where it took the file's name
		}
	}()
	for _, c := range r.Files {
		x, err := prepare(c)
		if err != nil {
			return err
		}
		list = append(list, x)
	}
	for i, x := range list {
		if err := d.rename(x.beside, x.path); err != nil {
			return errors.Join(err, restore(d, list[:i]))
		}
	}
	return nil
}

// replacement is a file that was written beside the one whose name it will take.
type replacement struct {
	path, beside string
	was          []byte
	mode         fs.FileMode
}

// prepare writes what a file becomes beside it. A link is followed, so that it stays one.
func prepare(c Changed) (x replacement, err error) {
	if x.path, err = filepath.EvalSymlinks(filepath.FromSlash(c.Shown)); err != nil {
		return x, err
	}
	info, err := os.Stat(x.path)
	if err != nil {
		return x, err
	}
	now, err := files.ReadPath(x.path, files.YAML)
	if err != nil {
		return x, err
	}
	if !bytes.Equal(now, c.Was) {
		return x, fmt.Errorf("%s was changed by somebody else meanwhile", c.Shown)
	}
	x.was, x.mode = c.Was, info.Mode().Perm()
	x.beside, err = writeBeside(x.path, c.Now, x.mode)
	return x, err
}

// writeBeside writes a file with a name of its own into the folder of another, and waits until it is on the disk.
func writeBeside(name string, data []byte, mode fs.FileMode) (beside string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// restore gives files their old bytes back.
func restore(d disk, list []replacement) (err error) {
	for _, x := range list {
		beside, e := writeBeside(x.path, x.was, x.mode)
		if e == nil {
			e = d.rename(beside, x.path)
		}
		if e != nil {
			_ = os.Remove(beside)
			err = errors.Join(err, fmt.Errorf("%s is in its new form, and could not be brought back: %w", x.path, e))
		}
	}
	return err
}

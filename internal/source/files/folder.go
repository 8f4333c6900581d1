package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// Folder is a folder of the user's as a file system. Links in it are followed as long as they stay in it.
type Folder struct {
	root  *os.Root
	below string // names count from this folder of the root
	named string // this file was named by the user and may be a link that leads out
	path  string // of the named file
}

// Open opens a folder. The path itself may lead through links.
func Open(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root: root, below: "."}, nil
}

// OpenBeside opens the folder in which a file stands and returns the file's name in it. The file itself may be a link to
// anywhere, because the user named it; the files beside it may not.
func OpenBeside(file string) (*Folder, string, error) {
	f, err := Open(filepath.Dir(file))
	if err != nil {
		return nil, "", err
	}
	f.named, f.path = filepath.Base(file), file
	return f, f.named, nil
}

// Close lets go of the folder; the files opened in it stay open.
func (f *Folder) Close() error { return f.root.Close() }

// LeadsOut says that a name in a folder leads through a link out of it, or through one that does not count from where
// it stands.
type LeadsOut struct {
	Name   string // that was asked for
	Link   string // the link in it or behind it, by its name in the folder
	Target string // where the link leads, as it is written there
}

func (e *LeadsOut) Error() string {
	return fmt.Sprintf("%s: the link %s leads out of the folder, to %s", e.Name, e.Link, e.Target)
}

// Open opens a file or folder for reading. It does not wait for the other end of a named pipe.
func (f *Folder) Open(name string) (fs.File, error) {
	full, err := f.full("open", name)
	if err != nil {
		return nil, err
	}
	var file *os.File
	if full == f.named {
		file, err = os.OpenFile(f.path, os.O_RDONLY|nonblock, 0)
	} else {
		file, err = f.root.OpenFile(full, os.O_RDONLY|nonblock, 0)
	}
	if err != nil {
		return nil, f.fault("open", name, full, err)
	}
	return file, nil
}

// Stat says what stands at the end of a name, without opening it.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	full, err := f.full("stat", name)
	if err != nil {
		return nil, err
	}
	var info fs.FileInfo
	if full == f.named {
		info, err = os.Stat(f.path)
	} else {
		info, err = f.root.Stat(full)
	}
	if err != nil {
		return nil, f.fault("stat", name, full, err)
	}
	return info, nil
}

// Sub returns a folder of the folder. Its links may lead to anywhere in the whole.
func (f *Folder) Sub(dir string) (fs.FS, error) {
	full, err := f.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root: f.root, below: full}, nil
}

func (f *Folder) full(op, name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return path.Join(f.below, name), nil
}

// fault names the link that a name fails at, where it does, and otherwise the name as it was asked for.
func (f *Folder) fault(op, name, full string, err error) error {
	var errno syscall.Errno
	if !errors.As(err, &errno) && !errors.Is(err, fs.ErrNotExist) {
		if link, target := f.leadsOut(full); link != "" {
			if below, ok := strings.CutPrefix(link, f.below+"/"); ok {
				link = below
			}
			return &LeadsOut{Name: name, Link: link, Target: target}
		}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// leadsOut follows a name part by part and returns the first link that leaves the folder.
func (f *Folder) leadsOut(name string) (link, target string) {
	const most = 40 // links followed; a loop has no end
	for followed := 0; followed < most; {
		next := ""
		parts := strings.Split(name, "/")
		for i := range parts {
			at := path.Join(parts[:i+1]...)
			info, err := f.root.Lstat(at)
			if err != nil {
				return "", ""
			}
			if info.Mode()&fs.ModeSymlink == 0 {
				continue
			}
			if target, err = f.root.Readlink(at); err != nil {
				return "", ""
			}
			to := filepath.ToSlash(target)
			if filepath.IsAbs(target) || path.IsAbs(to) || filepath.VolumeName(target) != "" {
				return at, target
			}
			next = path.Join(append([]string{path.Dir(at), to}, parts[i+1:]...)...)
			if next == ".." || strings.HasPrefix(next, "../") {
				return at, target
			}
			// What follows the link may lead back inside what the link itself has left.
			if alone := path.Join(path.Dir(at), to); alone == ".." || strings.HasPrefix(alone, "../") {
				return at, target
			}
			break
		}
		if next == "" {
			return "", ""
		}
		name = next
		followed++
	}
	return "", ""
}

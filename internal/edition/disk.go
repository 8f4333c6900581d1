package edition

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// disk makes every change that this package makes to the file system, so that a test can let any of them fail, or end
// the process before it.
type disk struct {
	before   func(change, name string) error // asked before each change; nil: nothing is asked
	swap     func(a, b string) error         // exchanges two folders in one step, or errors.ErrUnsupported
	patience time.Duration                   // how long to wait for another run
	shared   fs.FileMode                     // rights to write that the output folder gives to its group and to all
}

// writable are the rights to write of the group and of all.
const writable = fs.FileMode(0o022)

// ask asks before a change, and returns an error if it must not be made.
func (d *disk) ask(change, name string) error {
	if d.before == nil {
		return nil
	}
	return d.before(change, name)
}

// mkdir makes a folder that does not exist yet. A link of that name is not followed: the name is taken then.
func (d *disk) mkdir(name string) error {
	if err := d.ask("mkdir", name); err != nil {
		return err
	}
	if err := os.Mkdir(name, 0o777); err != nil {
		return err
	}
	return d.share(name)
}

// mkdirAll makes a folder and those it stands in, as far as they do not exist.
func (d *disk) mkdirAll(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fs.PathError{Op: "mkdir", Path: name, Err: fs.ErrExist}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if parent := filepath.Dir(name); parent != name {
		if err := d.mkdirAll(parent); err != nil {
			return err
		}
	}
	err = d.mkdir(name)
	if errors.Is(err, fs.ErrExist) {
		if info, statErr := os.Stat(name); statErr == nil && info.IsDir() {
			return nil // another run was faster
		}
	}
	return err
}

// write makes a file that does not exist yet and syncs it.
func (d *disk) write(name string, data []byte) error {
	if err := d.ask("write", name); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), d.share(name))
}

// share gives a new folder or file the rights that the output folder gives to its group and to all, whatever the umask is.
func (d *disk) share(name string) error {
	if d.shared == 0 {
		return nil
	}
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	mode := info.Mode() | d.shared | d.shared<<1 // who may write may read
	if info.IsDir() {
		mode |= d.shared >> 1 // and enter
	}
	// Chmod takes these bits alone; without them a folder would no longer hand its group down.
	return os.Chmod(name, mode&(fs.ModePerm|fs.ModeSetgid|fs.ModeSetuid|fs.ModeSticky))
}

func (d *disk) rename(from, to string) error {
	if err := d.ask("rename", from); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (d *disk) exchange(a, b string) error {
	if err := d.ask("exchange", b); err != nil {
		return err
	}
	return d.swap(a, b)
}

// sync makes the names in a folder survive a power cut.
func (d *disk) sync(dir string) error {
	if err := d.ask("sync", dir); err != nil {
		return err
	}
	return syncDir(dir)
}

// remove removes a folder with all that is in it, one that was made read-only too, or what else has the name. A link is
// removed and not followed. A name that nothing has is no error.
func (d *disk) remove(name string) error {
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := d.ask("remove", name); err != nil {
		return err
	}
	err := os.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(name, func(name string, entry fs.DirEntry, _ error) error {
		if entry != nil && entry.IsDir() {
			_ = os.Chmod(name, 0o700) // before its entries are read
		}
		return nil
	})
	return os.RemoveAll(name)
}

// isFolder says whether a name stands for a folder itself, not for a link to one.
func isFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

// isThere says whether anything has the name.
func isThere(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

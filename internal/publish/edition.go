package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/gofrs/flock"
)

// folder is a unit of publication: a folder that is only ever replaced as a whole.
type folder struct {
	dir     string                  // out/2019-03
	staging string                  // out/.2019-03.staging: the next version, complete before it is shown
	old     string                  // out/.2019-03.old: the last version, only between two renames
	away    string                  // out/.2019-03.left: an earlier version that could not be removed
	swap    func(a, b string) error // exchanges two folders in one step, or errors.ErrUnsupported
	remove  func(dir string) error  // removes a folder with all that is in it
}

const stagingSuffix, oldSuffix, awaySuffix = ".staging", ".old", ".left"

func folderIn(parent, name string) folder {
	return folder{
		dir:     filepath.Join(parent, name),
		staging: filepath.Join(parent, "."+name+stagingSuffix),
		old:     filepath.Join(parent, "."+name+oldSuffix),
		away:    filepath.Join(parent, "."+name+awaySuffix),
		swap:    exchange,
		remove:  removeAll,
	}
}

// Edition is a locked edition folder. Only one run at a time holds it.
type Edition struct {
	folder
	lock *flock.Flock
}

// File is a finished file of a folder that is published.
type File struct {
	Path string // below the folder, slash-separated
	Data []byte
}

// ErrLocked says that another run is writing the same edition.
var ErrLocked = errors.New("another run is writing this edition")

// Open creates out if need be, locks the edition in it and finishes or undoes what an earlier run was cut off in. It
// refuses a folder that the tool has not made, or whose manifest is gone or harmed, and changes nothing then. Errors
// are Refusals.
func Open(out, edition string) (*Edition, error) {
	if out == "" {
		return nil, &Refusal{Message: "the folder for editions has no name", Hint: "leave --out away for ./out, or give a folder: --out briefings"}
	}
	e := &Edition{folder: folderIn(out, edition), lock: flock.New(filepath.Join(out, "."+edition+".lock"))}
	// Asked before anything is written; what a run puts at this name later is always a whole version.
	if err := e.usable(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, fault(err, out)
	}
	held, err := e.lock.TryLock()
	if err != nil {
		return nil, fault(err, out)
	}
	if !held {
		return nil, &Refusal{Message: filepath.ToSlash(e.dir) + ": " + ErrLocked.Error(), Hint: "wait until it is done", Cause: ErrLocked}
	}
	if err := e.recover(); err != nil {
		_ = e.lock.Unlock()
		return nil, fault(err, out)
	}
	return e, nil
}

// Close gives the lock back. The lock file stays: removing it would let two runs hold two files of one name.
func (e *Edition) Close() error { return e.lock.Unlock() }

// Dir is the folder.
func (e *folder) Dir() string { return e.dir }

// FS is what is published; it may not exist yet.
func (e *folder) FS() fs.FS { return os.DirFS(e.dir) }

// Own names what stands in the folder though no run put it there: files, and folders with a slash at their end. It is
// the user's, and Publish keeps it.
func (e *folder) Own() ([]string, error) {
	o, err := e.own()
	return o.tops, err
}

func (e *folder) own() (own, error) {
	m, err := ReadManifest(e.FS())
	if err != nil {
		return own{}, e.usable() // an empty folder, or none
	}
	o, err := ownOf(e.dir, m)
	return o, fault(err, e.dir)
}

// check refuses files that cannot be published into the folder, and returns what is the user's in it.
func (e *folder) check(files []File) (own, error) {
	if err := e.usable(); err != nil {
		return own{}, err
	}
	o, err := e.own()
	if err != nil {
		return o, err
	}
	if name, blocked := o.inTheWay(files); blocked {
		return o, &Refusal{Message: filepath.ToSlash(filepath.Join(e.dir, filepath.FromSlash(name))) + " is not in the manifest, so it is yours, and a file of the build must go there; nothing was changed",
			Hint: "move it away, or delete it"}
	}
	return o, nil
}

// Left names folders beside the edition that hold an earlier version and could not be removed.
func (e *folder) Left() []string {
	var left []string
	for _, name := range e.aways() {
		left = append(left, filepath.ToSlash(name))
	}
	return left
}

// Publish replaces the folder by files and manifest in one step. It reports false, and leaves the folder
// untouched, when it holds these very bytes already. After an error the folder is what it was before. What is the
// user's in it, since the manifest does not list it, is carried over as it is; where it stands in the way of one of the
// files, nothing is published.
func (e *folder) Publish(files []File, m *Manifest) (changed bool, err error) {
	all := append([]File(nil), files...)
	all = append(all, File{Path: ManifestName, Data: m.Encode()})
	sort.Slice(all, func(i, j int) bool { return all[i].Path < all[j].Path })
	for i, f := range all {
		if !fs.ValidPath(f.Path) || i > 0 && all[i-1].Path == f.Path {
			return false, fmt.Errorf("two files, or none that can be written, are named %q", f.Path)
		}
	}
	o, err := e.check(all)
	if err != nil {
		return false, err
	}
	if e.holds(all) {
		return false, nil
	}
	if err := e.stage(all, o); err != nil {
		return false, fault(errors.Join(err, e.remove(e.staging)), e.dir)
	}
	if err := e.show(); err != nil {
		return false, fault(err, e.dir)
	}
	return true, nil
}

// holds says whether the folder has these files with these bytes. One of them is the manifest, so that it holds no
// other file of ours.
func (e *folder) holds(files []File) bool {
	for _, f := range files {
		info, err := os.Lstat(filepath.Join(e.dir, filepath.FromSlash(f.Path)))
		if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(f.Data)) {
			return false
		}
		have, err := fs.ReadFile(e.FS(), f.Path)
		if err != nil || !bytes.Equal(have, f.Data) {
			return false
		}
	}
	return true
}

// stage writes the complete next version beside the published one and syncs it to disk, first what is the user's, the
// manifest last: a staging folder with a true manifest is complete.
func (e *folder) stage(files []File, o own) error {
	if err := e.dispose(e.staging); err != nil {
		return err
	}
	if err := os.Mkdir(e.staging, 0o755); err != nil {
		return err
	}
	if err := o.carry(e.dir, e.staging); err != nil {
		return err
	}
	dirs := map[string]bool{e.staging: true}
	for _, leaf := range o.leaves {
		for d := filepath.Dir(filepath.Join(e.staging, filepath.FromSlash(leaf))); !dirs[d]; d = filepath.Dir(d) {
			dirs[d] = true
		}
	}
	var last File
	for _, f := range files {
		if f.Path == ManifestName {
			last = f
			continue
		}
		p := filepath.Join(e.staging, filepath.FromSlash(f.Path))
		for d := filepath.Dir(p); !dirs[d]; d = filepath.Dir(d) {
			dirs[d] = true
		}
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := writeSynced(p, f.Data); err != nil {
			return err
		}
	}
	if err := writeSynced(filepath.Join(e.staging, ManifestName), last.Data); err != nil {
		return err
	}
	names := make([]string, 0, len(dirs))
	for d := range dirs {
		names = append(names, d)
	}
	sort.Strings(names)
	for _, d := range names {
		if err := syncDir(d); err != nil {
			return err
		}
	}
	return nil
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// show makes the staging folder the edition.
func (e *folder) show() error {
	if _, err := os.Lstat(e.dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(e.staging, e.dir); err != nil {
			return errors.Join(err, e.remove(e.staging))
		}
		return syncDir(filepath.Dir(e.dir))
	}
	err := e.swap(e.staging, e.dir)
	switch {
	case err == nil:
		// The staging name now holds the version that was published before.
		return errors.Join(syncDir(filepath.Dir(e.dir)), e.dispose(e.staging))
	case !errors.Is(err, errors.ErrUnsupported):
		return errors.Join(err, e.remove(e.staging))
	}
	if err := os.Rename(e.dir, e.old); err != nil {
		return errors.Join(err, e.remove(e.staging))
	}
	if err := os.Rename(e.staging, e.dir); err != nil {
		return errors.Join(err, os.Rename(e.old, e.dir), e.remove(e.staging))
	}
	return errors.Join(syncDir(filepath.Dir(e.dir)), e.dispose(e.old))
}

// recover finishes or undoes what a run that was cut off left behind:
//
//	edition, no old         anything staged is a leftover, of before or after the exchange: remove it
//	edition and old         both renames were done: remove the old version
//	no edition, old         cut off between the renames: finish if the staged version is complete, else undo
//	no edition, no old      a first run was cut off: finish if complete, else remove
//
// What is the user's is in the edition by then, or is moved there before the rest is removed.
func (e *folder) recover() error {
	_, dirErr := os.Lstat(e.dir)
	_, oldErr := os.Lstat(e.old)
	_, stagedErr := os.Lstat(e.staging)
	switch {
	case dirErr == nil:
	case !errors.Is(dirErr, fs.ErrNotExist):
		return dirErr
	case stagedErr == nil && complete(os.DirFS(e.staging)):
		if err := os.Rename(e.staging, e.dir); err != nil {
			return err
		}
	case oldErr == nil:
		if err := os.Rename(e.old, e.dir); err != nil {
			return err
		}
	}
	errs := []error{e.dispose(e.staging), e.dispose(e.old)}
	for _, name := range e.aways() {
		if e.rescue(name) == nil {
			_ = e.remove(name) // where it still cannot be removed it is in nobody's way, and Left tells of it
		}
	}
	return errors.Join(errs...)
}

// dispose removes an earlier or unfinished version, after what is the user's in it was moved into the folder. One that
// cannot be removed is put aside, where it blocks no later run.
func (e *folder) dispose(dir string) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := e.rescue(dir); err == nil && e.remove(dir) == nil {
		return nil
	}
	return os.Rename(dir, free(e.away, ""))
}

// aways finds versions that were put aside.
func (e *folder) aways() []string {
	entries, _ := os.ReadDir(filepath.Dir(e.away))
	var found []string
	for _, d := range entries {
		if number, ok := strings.CutPrefix(d.Name(), filepath.Base(e.away)); ok && strings.Trim(number, "-0123456789") == "" {
			found = append(found, filepath.Join(filepath.Dir(e.away), d.Name()))
		}
	}
	return found
}

// removeAll removes a folder, one that was made read-only too.
func removeAll(dir string) error {
	err := os.RemoveAll(dir)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, _ error) error {
		if d != nil && d.IsDir() {
			_ = os.Chmod(name, 0o700) // before its entries are read
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// complete says whether a staging folder has its manifest and every file it names, unharmed.
func complete(staged fs.FS) bool {
	m, err := ReadManifest(staged)
	if err != nil {
		return false
	}
	for _, o := range m.Outputs {
		if _, ok := Intact(staged, o); !ok {
			return false
		}
	}
	return true
}

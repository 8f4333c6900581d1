package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"github.com/gofrs/flock"
)

// folder is a unit of publication: a folder that is only ever replaced as a whole.
type folder struct {
	dir     string                  // out/2019-03
	staging string                  // out/.2019-03.staging: the next version, complete before it is shown
	old     string                  // out/.2019-03.old: the last version, only between two renames
	swap    func(a, b string) error // exchanges two folders in one step, or errors.ErrUnsupported
}

const stagingSuffix, oldSuffix = ".staging", ".old"

func folderIn(parent, name string) folder {
	return folder{
		dir:     filepath.Join(parent, name),
		staging: filepath.Join(parent, "."+name+stagingSuffix),
		old:     filepath.Join(parent, "."+name+oldSuffix),
		swap:    exchange,
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

// Open creates out if need be, locks the edition in it and finishes or undoes what an earlier run was cut off in.
func Open(out, edition string) (*Edition, error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, err
	}
	e := &Edition{folder: folderIn(out, edition), lock: flock.New(filepath.Join(out, "."+edition+".lock"))}
	held, err := e.lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !held {
		return nil, fmt.Errorf("%s: %w", e.dir, ErrLocked)
	}
	if err := e.recover(); err != nil {
		_ = e.lock.Unlock()
		return nil, err
	}
	return e, nil
}

// Close gives the lock back. The lock file stays: removing it would let two runs hold two files of one name.
func (e *Edition) Close() error { return e.lock.Unlock() }

// Dir is the folder.
func (e *folder) Dir() string { return e.dir }

// FS is what is published; it may not exist yet.
func (e *folder) FS() fs.FS { return os.DirFS(e.dir) }

// Publish replaces the folder by files and manifest in one step. It reports false, and leaves the folder
// untouched, when it holds these very bytes already. After an error the folder is what it was before.
func (e *folder) Publish(files []File, m *Manifest) (changed bool, err error) {
	all := append([]File(nil), files...)
	all = append(all, File{Path: ManifestName, Data: m.Encode()})
	sort.Slice(all, func(i, j int) bool { return all[i].Path < all[j].Path })
	for i, f := range all {
		if !fs.ValidPath(f.Path) || i > 0 && all[i-1].Path == f.Path {
			return false, fmt.Errorf("two files, or none that can be written, are named %q", f.Path)
		}
	}
	if e.holds(all) {
		return false, nil
	}
	if err := e.stage(all); err != nil {
		return false, errors.Join(err, os.RemoveAll(e.staging))
	}
	return true, e.show()
}

// holds says whether the edition folder has just these files with these bytes.
func (e *folder) holds(files []File) bool {
	want := make(map[string][]byte, len(files))
	for _, f := range files {
		want[f.Path] = f.Data
	}
	n := 0
	err := fs.WalkDir(e.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		data, known := want[p]
		if !known {
			return fs.ErrInvalid
		}
		have, err := fs.ReadFile(e.FS(), p)
		if err != nil || string(have) != string(data) {
			return fs.ErrInvalid
		}
		n++
		return nil
	})
	return err == nil && n == len(files)
}

// stage writes the complete next version beside the published one and syncs it to disk, the manifest last: a
// staging folder with a true manifest is complete.
func (e *folder) stage(files []File) error {
	if err := os.RemoveAll(e.staging); err != nil {
		return err
	}
	if err := os.Mkdir(e.staging, 0o755); err != nil {
		return err
	}
	dirs := map[string]bool{e.staging: true}
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
			return errors.Join(err, os.RemoveAll(e.staging))
		}
		return syncDir(filepath.Dir(e.dir))
	}
	err := e.swap(e.staging, e.dir)
	switch {
	case err == nil:
		// The staging name now holds the version that was published before.
		return errors.Join(syncDir(filepath.Dir(e.dir)), os.RemoveAll(e.staging))
	case !errors.Is(err, errors.ErrUnsupported):
		return errors.Join(err, os.RemoveAll(e.staging))
	}
	if err := os.Rename(e.dir, e.old); err != nil {
		return errors.Join(err, os.RemoveAll(e.staging))
	}
	if err := os.Rename(e.staging, e.dir); err != nil {
		return errors.Join(err, os.Rename(e.old, e.dir), os.RemoveAll(e.staging))
	}
	return errors.Join(syncDir(filepath.Dir(e.dir)), os.RemoveAll(e.old))
}

// recover finishes or undoes what a run that was cut off left behind:
//
//	edition, no old         anything staged is a leftover, of before or after the exchange: remove it
//	edition and old         both renames were done: remove the old version
//	no edition, old         cut off between the renames: finish if the staged version is complete, else undo
//	no edition, no old      a first run was cut off: finish if complete, else remove
func (e *folder) recover() error {
	_, dirErr := os.Lstat(e.dir)
	_, oldErr := os.Lstat(e.old)
	_, stagedErr := os.Lstat(e.staging)
	if dirErr == nil {
		return errors.Join(os.RemoveAll(e.staging), os.RemoveAll(e.old))
	}
	if !errors.Is(dirErr, fs.ErrNotExist) {
		return dirErr
	}
	if stagedErr == nil && complete(os.DirFS(e.staging)) {
		if err := os.Rename(e.staging, e.dir); err != nil {
			return err
		}
		return os.RemoveAll(e.old)
	}
	if oldErr == nil {
		if err := os.Rename(e.old, e.dir); err != nil {
			return err
		}
	}
	return os.RemoveAll(e.staging)
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

package edition

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"github.com/gofrs/flock"

	"briefing/internal/diag"
)

// Edition is the output folder opened for one edition. Only one run at a time holds an edition; while one of them
// changes the output folder it holds that, too, and others wait.
type Edition struct {
	out  string
	dir  string
	lock *flock.Flock // held until Close
	disk *disk
}

// ErrLocked says that another run is writing the same edition.
var ErrLocked = errors.New("another run is writing this edition")

// Open creates the output folder if it does not exist, locks the edition in it and finishes or undoes earlier runs that were
// cut off, of any edition. It refuses a folder that the tool has not made, or whose manifest is missing or damaged, and
// changes nothing then. Errors are refusals.
func Open(out, edition string) (*Edition, error) { return openOn(out, edition, &disk{swap: exchange}) }

func openOn(out, edition string, d *disk) (*Edition, error) {
	if out == "" {
		return nil, diag.Refuse(diag.Files, "no-folder", "the folder for editions has no name", "leave --out away for ./out, or give a folder: --out briefings")
	}
	e := &Edition{out: out, dir: filepath.Join(out, edition), disk: d}
	// Asked before anything is written; what a run puts at this name later is always a whole version.
	if _, err := d.folder(out, edition).owned(); err != nil {
		return nil, err
	}
	if err := d.mkdirAll(out); err != nil {
		return nil, fault(err, out)
	}
	info, err := os.Stat(out)
	if err != nil {
		return nil, fault(err, out)
	}
	d.shared = info.Mode().Perm() & writable
	if e.lock, err = e.lockFile("." + edition + ".lock"); err != nil {
		return nil, err
	}
	held, err := e.lock.TryLock()
	if err != nil {
		return nil, fault(err, out)
	}
	if !held {
		return nil, diag.Refuse(diag.Files, "locked", filepath.ToSlash(e.dir)+": "+ErrLocked.Error(), "wait until it is done").Because(ErrLocked)
	}
	if err := e.exclusively(e.recover); err != nil {
		_ = e.lock.Unlock()
		return nil, fault(err, out)
	}
	return e, nil
}

// Close releases the lock of the edition. The lock files stay: if one were removed, two runs could each lock a file of that
// name.
func (e *Edition) Close() error { return e.lock.Unlock() }

// Dir is the edition's folder.
func (e *Edition) Dir() string { return e.dir }

// FS is what is published of the edition; it may not exist yet.
func (e *Edition) FS() fs.FS { return os.DirFS(e.dir) }

// OutFS is the output folder with all that is published in it.
func (e *Edition) OutFS() fs.FS { return os.DirFS(e.out) }

// lockFile makes the file of a lock, which all who may write in the output folder can open.
func (e *Edition) lockFile(name string) (*flock.Flock, error) {
	name = filepath.Join(e.out, name)
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Only the run that makes it can set its rights. Two runs that make it at once open the same file.
		f, err := os.OpenFile(name, os.O_RDONLY|os.O_CREATE, 0o666)
		if err != nil {
			return nil, fault(err, e.out)
		}
		_ = os.Chmod(name, 0o644|e.disk.shared|e.disk.shared<<1)
		if err := f.Close(); err != nil {
			return nil, fault(err, e.out)
		}
	case err != nil:
		return nil, fault(err, e.out)
	case !info.Mode().IsRegular():
		return nil, diag.Refuse(diag.Files, "lock", filepath.ToSlash(name)+" is no file, and runs lock the output folder by a file of that name; nothing was changed",
			"delete it, and run the command again")
	}
	return flock.New(name, flock.SetFlag(os.O_RDONLY)), nil
}

// exclusively runs do while no other run changes the output folder.
func (e *Edition) exclusively(do func() error) (err error) {
	lock, err := e.lockFile(".briefing.lock")
	if err != nil {
		return err
	}
	// Publishing takes a moment only, and every run wants it: one that comes second waits.
	if err := lock.Lock(); err != nil {
		return fault(err, e.out)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	return do()
}

const stableDir, frozenDir = "charts", "frozen"

// StablePath is the place of a chart's latest version below the output folder.
func StablePath(lang, id string) string { return stableDir + "/" + lang + "/" + id }

// FrozenPath is the place of one version of a chart below the output folder.
func FrozenPath(hash string) string { return frozenDir + "/" + hash }

// publishedPath matches the paths of published folders below the output folder: an edition, the latest version of a chart, one
// version of it.
var publishedPath = regexp.MustCompile(`^(?:\d{4}-\d{2}(?:-\d{2})?|` + stableDir + `/[^/]+/[^/]+|` + frozenDir + `/[0-9a-f]{16,64})$`)

// folder is the folder at a path below the output folder.
func (e *Edition) folder(name string) (*folder, error) {
	if !fs.ValidPath(name) || !publishedPath.MatchString(name) {
		return nil, diag.Refuse(diag.Files, "internal", "no edition and no chart can have the folder "+name, "this is a fault of the program; please report it")
	}
	p := filepath.Join(e.out, filepath.FromSlash(name))
	return e.disk.folder(filepath.Dir(p), filepath.Base(p)), nil
}

// temporaryName matches the names beside a folder while it is replaced, and after a run that was cut off.
var temporaryName = regexp.MustCompile(`^\.(.+)(?:\.staging|\.old|\.left[-0-9]*)$`)

// unfinished lists the folders that have temporary names beside them: a run may have been cut off there.
func (e *Edition) unfinished() []*folder {
	var found []*folder
	known := map[string]bool{}
	for _, pattern := range []string{".*", stableDir + "/*/.*", frozenDir + "/.*"} {
		// Only a pattern can be wrong, and these are not.
		names, _ := fs.Glob(os.DirFS(e.out), pattern)
		for _, p := range names {
			name := temporaryName.FindStringSubmatch(path.Base(p))
			if name == nil {
				continue
			}
			place := path.Join(path.Dir(p), name[1])
			if f, err := e.folder(place); err == nil && !known[place] {
				known[place] = true
				found = append(found, f)
			}
		}
	}
	return found
}

// leftovers lists the earlier versions that could not be removed, by their paths.
func (e *Edition) leftovers() []string {
	var left []string
	for _, f := range e.unfinished() {
		for _, name := range f.setAside() {
			left = append(left, filepath.ToSlash(name))
		}
	}
	return left
}

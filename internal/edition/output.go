package edition

import (
	"context"
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
// changes the output folder it holds that, too. Others wait, for Patience at most.
type Edition struct {
	output
	dir  string
	lock *flock.Flock // held until Close
}

// output is an output folder.
type output struct {
	out   string
	disk  *disk
	locks locks
}

// Open creates the output folder if it does not exist, locks the edition in it and finishes or undoes earlier runs that were
// cut off, of any edition. It waits while another run holds them. It refuses a folder that the tool has not made, or whose
// manifest is missing or damaged, and changes nothing then. Errors are refusals, or the cause for which ctx ended.
func Open(ctx context.Context, out, edition string, l Locking) (*Edition, error) {
	return openOn(ctx, out, edition, l, &disk{swap: exchange, patience: Patience})
}

func openOn(ctx context.Context, out, edition string, l Locking, d *disk) (*Edition, error) {
	if out == "" {
		return nil, diag.Refuse(diag.Files, "no-folder", "the folder for editions has no name", "leave --out away for ./out, or give a folder: --out briefings")
	}
	// Asked before anything is written; what a run puts at this name later is always a whole version.
	if _, err := d.folder(out, edition).owned(); err != nil {
		return nil, err
	}
	if err := d.mkdirAll(out); err != nil {
		return nil, fault(err, out)
	}
	o, err := outputOn(out, l, d)
	if err != nil {
		return nil, err
	}
	e := &Edition{output: *o, dir: filepath.Join(out, edition)}
	if e.lock, err = e.locks.acquire(ctx, lockName(edition), e.dir); err != nil {
		return nil, err
	}
	if err := e.exclusively(ctx, e.recover); err != nil {
		if ctx.Err() == nil {
			err = fault(err, out)
		}
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// outputOn is an output folder that exists.
func outputOn(out string, l Locking, d *disk) (*output, error) {
	info, err := os.Stat(out)
	if err != nil {
		return nil, fault(err, out)
	}
	d.shared = info.Mode().Perm() & writable
	return &output{out: out, disk: d, locks: locks{out: out, shared: d.shared, patience: d.patience, Locking: l}}, nil
}

// lockName is the file by which an edition is locked.
func lockName(edition string) string { return "." + edition + ".lock" }

// Close releases the lock of the edition.
func (e *Edition) Close() error { return e.locks.release(e.lock) }

// Dir is the edition's folder.
func (e *Edition) Dir() string { return e.dir }

// FS is what is published of the edition; it may not exist yet.
func (e *Edition) FS() fs.FS { return os.DirFS(e.dir) }

// OutFS is the output folder with all that is published in it.
func (e *Edition) OutFS() fs.FS { return os.DirFS(e.out) }

// exclusively runs do while no other run changes the output folder. Publishing takes a moment only, and every run wants it:
// one that comes second waits.
func (e *output) exclusively(ctx context.Context, do func() error) (err error) {
	lock, err := e.locks.acquire(ctx, ".briefing.lock", e.out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.locks.release(lock)) }()
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
func (e *output) folder(name string) (*folder, error) {
	if !fs.ValidPath(name) || !publishedPath.MatchString(name) {
		return nil, diag.Refuse(diag.Files, "internal", "no edition and no chart can have the folder "+name, "this is a fault of the program; please report it")
	}
	p := filepath.Join(e.out, filepath.FromSlash(name))
	return e.disk.folder(filepath.Dir(p), filepath.Base(p)), nil
}

// temporaryName matches the names beside a folder while it is replaced, and after a run that was cut off.
var temporaryName = regexp.MustCompile(`^\.(.+)(?:\.staging|\.old|\.pruned|\.left[-0-9]*)$`)

// unfinished lists the folders that have temporary names beside them: a run may have been cut off there.
func (e *output) unfinished() []*folder {
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
func (e *output) leftovers() []string {
	var left []string
	for _, f := range e.unfinished() {
		for _, name := range f.setAside() {
			left = append(left, filepath.ToSlash(name))
		}
	}
	return left
}

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"github.com/gofrs/flock"
)

// Charts are the addresses of charts that outlive an edition, below a locked folder: charts/<lang>/<id>/ holds the
// copy of the latest edition, frozen/<hash>/ one version for ever. Each of them is a folder with a manifest of its
// own, published like an edition: complete, or as it was.
type Charts struct {
	out  string
	lock *flock.Flock
	swap func(a, b string) error
}

const stableDir, frozenDir = "charts", "frozen"

// StablePath is the place of a chart's latest version below the output folder.
func StablePath(lang, id string) string { return stableDir + "/" + lang + "/" + id }

// FrozenPath is the place of one version of a chart below the output folder.
func FrozenPath(hash string) string { return frozenDir + "/" + hash }

// OpenCharts locks the addresses of charts in out, waiting for a run that holds them, and finishes or undoes what an
// earlier run was cut off in.
func OpenCharts(out string) (*Charts, error) {
	for _, dir := range []string{stableDir, frozenDir} {
		if err := os.MkdirAll(filepath.Join(out, dir), 0o755); err != nil {
			return nil, fault(err, filepath.Join(out, dir))
		}
	}
	c := &Charts{out: out, lock: flock.New(filepath.Join(out, "."+stableDir+".lock")), swap: exchange}
	// Publishing takes a moment only, and every run wants it: one that comes second waits.
	if err := c.lock.Lock(); err != nil {
		return nil, fault(err, out)
	}
	if err := c.recover(); err != nil {
		_ = c.lock.Unlock()
		return nil, fault(err, filepath.Join(out, stableDir))
	}
	return c, nil
}

// Close gives the lock back.
func (c *Charts) Close() error { return c.lock.Unlock() }

// recover looks for folders that a run was cut off in and mends each as an edition is mended. A frozen version that is
// not there yet is finished if it is complete, too: nothing speaks against it.
func (c *Charts) recover() error {
	var errs []error
	for _, p := range c.unfinished() {
		name := beside.FindStringSubmatch(path.Base(p))[1]
		f := folderIn(filepath.Join(c.out, filepath.FromSlash(path.Dir(p))), name)
		errs = append(errs, f.recover())
	}
	return errors.Join(errs...)
}

// beside is the form of the names that stand beside a folder while it is replaced, and after a run that was cut off.
var beside = regexp.MustCompile(`^\.(.+)(?:\.staging|\.old|\.left[-0-9]*)$`)

// unfinished finds what stands beside the addresses, below out.
func (c *Charts) unfinished() []string {
	var found []string
	for _, pattern := range []string{stableDir + "/*/.*", frozenDir + "/.*"} {
		// Only a pattern can be wrong, and these are not.
		names, _ := fs.Glob(os.DirFS(c.out), pattern)
		for _, p := range names {
			if beside.MatchString(path.Base(p)) {
				found = append(found, p)
			}
		}
	}
	return found
}

// Left names folders beside the addresses that hold an earlier version and could not be removed.
func (c *Charts) Left() []string {
	var left []string
	for _, p := range c.unfinished() {
		left = append(left, filepath.ToSlash(filepath.Join(c.out, filepath.FromSlash(p))))
	}
	return left
}

// Check refuses files that cannot be published at an address, StablePath or FrozenPath, before anything is. It returns
// what stands there though no run put it there, with the address before it: it is the user's and is kept.
func (c *Charts) Check(address string, files []File) ([]string, error) {
	f, err := c.folder(address)
	if err != nil {
		return nil, err
	}
	o, err := f.check(files)
	for i, name := range o.tops {
		o.tops[i] = address + "/" + name
	}
	return o.tops, err
}

func (c *Charts) folder(name string) (folder, error) {
	p := filepath.Join(c.out, filepath.FromSlash(name))
	if !fs.ValidPath(name) {
		return folder{}, fmt.Errorf("no folder can be named %q", name)
	}
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return folder{}, fault(err, filepath.Dir(p))
	}
	f := folderIn(filepath.Dir(p), filepath.Base(p))
	f.swap = c.swap
	return f, nil
}

// State says what became of a folder.
type State string

// The states: written, as it was already, or left alone because it holds a later edition.
const (
	Written   State = "written"
	Unchanged State = "unchanged"
	Later     State = "later"
)

// Stable makes files the latest version of a chart, unless the folder holds one of a later edition; then it returns
// Later and that edition's name. Editions are compared by their as-of day.
func (c *Charts) Stable(lang, id string, files []File, m *Manifest) (State, string, error) {
	f, err := c.folder(StablePath(lang, id))
	if err != nil {
		return "", "", err
	}
	if have, err := ReadManifest(f.FS()); err == nil && have.AsOf > m.AsOf {
		return Later, have.Edition, nil
	}
	changed, err := f.Publish(files, m)
	if err != nil {
		return "", "", err
	}
	if !changed {
		return Unchanged, m.Edition, nil
	}
	return Written, m.Edition, nil
}

// frozenName is the form of a hash that names a frozen version.
var frozenName = regexp.MustCompile(`^[0-9a-f]{16,64}$`)

// Freeze keeps files under their hash for ever. A version that is there and whole is never written again, whatever the
// files; one that was harmed is put back.
func (c *Charts) Freeze(hash string, files []File, m *Manifest) (State, error) {
	if !frozenName.MatchString(hash) {
		return "", fmt.Errorf("%q is no hash of 16 to 64 hexadecimal digits", hash)
	}
	f, err := c.folder(FrozenPath(hash))
	if err != nil {
		return "", err
	}
	if complete(f.FS()) {
		return Unchanged, nil
	}
	if _, err := f.Publish(files, m); err != nil {
		return "", err
	}
	return Written, nil
}

package edition

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// Pruned is what Prune did.
type Pruned struct {
	Removed  []string  `json:"removed"` // editions that were removed, or would be, the oldest first
	Kept     []string  `json:"kept"`    // editions that stay, the latest first
	Findings diag.List `json:"-"`       // old editions that stay, and why
}

// editionName matches the folders of editions.
var editionName = regexp.MustCompile(`^\d{4}-\d{2}(?:-\d{2})?$`)

// pruning is a look at the editions of an output folder.
type pruning struct {
	*output
	keep int
	Pruned
	old []oldEdition
}

// oldEdition is an edition that may go.
type oldEdition struct {
	name     string
	manifest *provenance.Manifest
}

// Prune removes all editions of an output folder but the latest, so many of them, by the as-of day in their manifests. It
// leaves alone the addresses of charts, what is no edition, and editions that hold files of the user or files that were
// changed: those are findings. It finishes or undoes runs that were cut off before. With dry it changes nothing, and says
// what it would do. An edition goes in one step; what a kill leaves of it the next run removes. After an error Pruned says
// what had been removed by then; errors are refusals, or the cause for which ctx ended.
func Prune(ctx context.Context, out string, keep int, dry bool, l Locking) (*Pruned, error) {
	return pruneOn(ctx, out, keep, dry, l, &disk{swap: exchange, patience: Patience})
}

func pruneOn(ctx context.Context, out string, keep int, dry bool, l Locking, d *disk) (*Pruned, error) {
	if keep < 1 {
		return nil, diag.Refuse(diag.Command, "keep", "at least one edition must be kept; nothing was changed", "say how many of the latest stay: --keep 24")
	}
	switch info, err := os.Stat(out); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, noFolder(out, err)
	case err != nil:
		return nil, fault(err, out)
	case !info.IsDir():
		return nil, diag.Refuse(diag.Files, "no-folder", filepath.ToSlash(out)+" is no folder", "name the folder that briefing build writes to: --out out")
	}
	o, err := outputOn(out, l, d)
	if err != nil {
		return nil, err
	}
	p := &pruning{output: o, keep: keep}
	if dry {
		err = p.look()
	} else if err = o.exclusively(ctx, o.recover); err == nil {
		err = p.run(ctx)
	}
	if err != nil && ctx.Err() == nil {
		err = fault(err, out)
	}
	p.Findings = p.Findings.Sorted()
	return &p.Pruned, err
}

// look finds which editions may go, and says why others do not.
func (p *pruning) look() error {
	p.Pruned, p.old = Pruned{Removed: []string{}, Kept: []string{}}, nil
	entries, err := os.ReadDir(p.out)
	if err != nil {
		return err
	}
	var all []oldEdition
	for _, e := range entries {
		if !e.IsDir() || !editionName.MatchString(e.Name()) {
			continue
		}
		m, err := provenance.Read(os.DirFS(filepath.Join(p.out, e.Name())))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			// The tool has not made it, and verify says so.
		case err != nil:
			p.stays(e.Name(), err.Error())
		case m.Edition != e.Name():
			p.stays(e.Name(), "its "+provenance.Name+" is that of the edition "+m.Edition)
		default:
			all = append(all, oldEdition{e.Name(), m})
		}
	}
	slices.SortFunc(all, func(a, b oldEdition) int {
		if later := strings.Compare(b.manifest.AsOf, a.manifest.AsOf); later != 0 {
			return later
		}
		return strings.Compare(b.name, a.name)
	})
	for i, e := range all {
		why := ""
		if i >= p.keep {
			why = p.precious(e)
		}
		if why != "" {
			p.stays(e.name, why)
		}
		if i < p.keep || why != "" {
			p.Kept = append(p.Kept, e.name)
			continue
		}
		p.old = append(p.old, e)
	}
	slices.Reverse(p.old)
	for _, e := range p.old {
		p.Removed = append(p.Removed, e.name)
	}
	return nil
}

func (p *pruning) stays(name, why string) {
	p.Findings.Add(diag.Pos{File: path.Join(filepath.ToSlash(p.out), name)}, diag.Warning, "not-pruned", "is left as it is: "+why,
		"move out of it what is yours, or delete the folder yourself")
}

// precious says what in an edition would be lost with it; empty: nothing that the tool could not make again.
func (p *pruning) precious(e oldEdition) string {
	dir := filepath.Join(p.out, e.name)
	mine, err := findUserFiles(dir, e.manifest)
	var r *diag.Refusal
	switch {
	case errors.As(err, &r):
		return r.Message
	case err != nil:
		return "it cannot be read: " + err.Error()
	case len(mine.topmost) > 0:
		return "it holds " + ShortList(mine.topmost) + ", which its manifest does not list"
	}
	var changed []string
	folder := os.DirFS(dir)
	for _, o := range e.manifest.Outputs {
		if _, ok := provenance.Intact(folder, o); ok {
			continue
		}
		if _, err := fs.Lstat(folder, o.Path); !errors.Is(err, fs.ErrNotExist) {
			changed = append(changed, o.Path)
		}
	}
	if provenance.CheckSums(folder, e.manifest) == "changed" {
		changed = append(changed, provenance.SumsName)
	}
	if len(changed) > 0 {
		return ShortList(changed) + " was changed since it was published"
	}
	return ""
}

// run removes what may go. Runs lock their edition before the output folder, and so does this one.
func (p *pruning) run(ctx context.Context) (err error) {
	if err := p.look(); err != nil || len(p.old) == 0 {
		return err
	}
	var held []*flock.Flock
	locked := map[string]bool{}
	defer func() {
		for _, lock := range held {
			err = errors.Join(err, p.locks.release(lock))
		}
	}()
	names := slices.Sorted(slices.Values(p.Removed))
	p.Removed = []string{} // until they are
	for _, name := range names {
		lock, err := p.locks.acquire(ctx, lockName(name), filepath.Join(p.out, name))
		if err != nil {
			return err
		}
		held = append(held, lock)
		locked[name] = true
	}
	return p.exclusively(ctx, func() error {
		// Another run may have been cut off, or have published, since.
		if err := p.recover(); err != nil {
			return err
		}
		if err := p.look(); err != nil {
			return err
		}
		p.Removed = []string{}
		for _, e := range p.old {
			if !locked[e.name] {
				continue
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := p.remove(e); err != nil {
				return fault(err, filepath.Join(p.out, e.name))
			}
		}
		return nil
	})
}

// remove removes an edition: it loses its name in one step, then its files go.
func (p *pruning) remove(e oldEdition) error {
	f := p.disk.folder(p.out, e.name)
	if err := p.disk.remove(f.pruned); err != nil {
		return err
	}
	if err := p.disk.rename(f.dir, f.pruned); err != nil {
		return err
	}
	// What came since it was looked at brings it back.
	if mine, err := findUserFiles(f.pruned, e.manifest); err != nil || len(mine.topmost) > 0 {
		p.Kept = append(p.Kept, e.name)
		p.stays(e.name, "something was put into it meanwhile")
		return p.disk.rename(f.pruned, f.dir)
	}
	if err := p.disk.sync(p.out); err != nil {
		return errors.Join(err, p.disk.rename(f.pruned, f.dir))
	}
	p.Removed = append(p.Removed, e.name)
	return f.discard(f.pruned)
}

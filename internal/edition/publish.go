package edition

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"sync"

	"briefing/internal/edition/provenance"
)

// Version is what is to stand in one folder: an edition, the latest version of a chart, or one version of it.
type Version struct {
	Path     string // below the output folder: the edition's name, StablePath or FrozenPath
	Files    []File
	Manifest *provenance.Manifest
	Keep     Keep
}

// Keep says which version that is there already stays.
type Keep int

// What stays: nothing but what is the same, what is of a later as-of day, or whatever is whole.
const (
	KeepNothing Keep = iota
	KeepLater
	KeepWhole
)

// State says what became of a folder.
type State string

// The states: written, as it was already, or left alone because it holds a later edition.
const (
	Written   State = "written"
	Unchanged State = "unchanged"
	Later     State = "later"
)

// Outcome is what became of one version.
type Outcome struct {
	State   State
	Edition string   // that the folder holds now
	Changed []string // paths below the folder of files that are new, of other bytes or gone; none where nothing was written
	Own     []string // files and folders of the user in the folder; folders with a slash at their end
}

// Report is what Publish did.
type Report struct {
	Outcomes  []Outcome // one for each version, in their order
	Leftovers []string  // folders that hold an earlier version and could not be removed
}

// Publish publishes all versions in their folders, or none: after an error, and after an interruption by ctx, every folder
// is what it was before, unless the error is a *NotUndone. Folders that hold these very bytes already are not touched.
// Files that the manifest of a folder does not list belong to the user and are kept; where one has the place of a new
// file, nothing is published. Versions are shown in the order given, those that replace none first, so versions that
// others link to must come first.
func (e *Edition) Publish(ctx context.Context, versions []Version) (*Report, error) {
	var report *Report
	err := e.exclusively(ctx, func() (err error) {
		// Another run may have been cut off since this one was opened.
		if err := e.recover(); err != nil {
			return fault(err, e.out)
		}
		report, err = e.publish(ctx, versions)
		return err
	})
	if err != nil {
		return nil, err
	}
	return report, nil
}

// change is a version on its way into its folder.
type change struct {
	folder    *folder
	files     []File // with the manifest
	userFiles userFiles
	entry     journalEntry
}

func (e *Edition) publish(ctx context.Context, versions []Version) (*Report, error) {
	report := &Report{Outcomes: make([]Outcome, len(versions))}
	changes, errs := make([]change, len(versions)), make([]error, len(versions))
	// Most of the time of a run that changes nothing goes into reading what is there.
	var wg sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, v := range versions {
		turns <- struct{}{}
		wg.Go(func() {
			changes[i], report.Outcomes[i], errs[i] = e.decide(v)
			<-turns
		})
	}
	wg.Wait()
	var create, replace []change
	for i, c := range changes {
		switch {
		case errs[i] != nil:
			return nil, errs[i]
		case report.Outcomes[i].State != Written:
		case c.entry.Replaces:
			replace = append(replace, c)
		default:
			create = append(create, c)
		}
	}
	if err := e.exchange(ctx, append(create, replace...)); err != nil {
		return nil, err
	}
	report.Leftovers = e.leftovers()
	return report, nil
}

// decide decides whether a version is written, and refuses one that cannot be published.
func (e *Edition) decide(v Version) (change, Outcome, error) {
	f, err := e.folder(v.Path)
	if err != nil {
		return change{}, Outcome{}, err
	}
	c := change{folder: f, entry: journalEntry{Path: v.Path, Replaces: isThere(f.dir)}}
	if c.files, err = withManifest(v.Files, v.Manifest); err != nil {
		return c, Outcome{}, err
	}
	have, err := f.owned()
	if err != nil {
		return c, Outcome{}, err
	}
	if c.userFiles, err = f.check(c.files, have); err != nil {
		return c, Outcome{}, err
	}
	c.noteManifest()
	outcome := Outcome{State: Written, Edition: v.Manifest.Edition, Own: c.userFiles.topmost}
	switch {
	case f.holds(c.files):
		outcome.State = Unchanged
	case v.Keep == KeepWhole && have != nil && holdsAll(f.fs(), have):
		if have.Format == provenance.Format {
			outcome.State = Unchanged
			break
		}
		// Its files stay, and their manifest is written in the way of today.
		if err := c.takeOver(have); err != nil {
			return c, Outcome{}, err
		}
		outcome.Edition, outcome.Changed = have.Edition, f.changes(c.files, have)
	case v.Keep == KeepLater && have != nil && have.AsOf > v.Manifest.AsOf:
		outcome.State, outcome.Edition = Later, have.Edition
	default:
		outcome.Changed = f.changes(c.files, have)
	}
	return c, outcome, nil
}

// noteManifest keeps in the journal's entry which manifest the new version has.
func (c *change) noteManifest() {
	for _, file := range c.files {
		if file.Path == provenance.Name {
			c.entry.Manifest = provenance.Sum(file.Data)
		}
	}
}

// takeOver makes the version that stands there, which is whole, the one to write.
func (c *change) takeOver(have *provenance.Manifest) error {
	var files []File
	for _, o := range have.Outputs {
		data, ok := provenance.Intact(c.folder.fs(), o)
		if !ok {
			return &fs.PathError{Op: "read", Path: o.Path, Err: fs.ErrNotExist} // it was there a moment ago
		}
		files = append(files, File{Path: o.Path, Data: data})
	}
	all, err := withManifest(files, have)
	c.files = all
	c.noteManifest()
	return err
}

// exchange stages all changes, writes the journal and shows them.
func (e *Edition) exchange(ctx context.Context, changes []change) error {
	if len(changes) == 0 {
		return nil
	}
	goOn := func() error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return nil
	}
	var j journal
	for _, c := range changes {
		j.Versions = append(j.Versions, c.entry)
	}
	unstage := func(err error) error {
		errs := []error{err}
		for _, c := range changes {
			errs = append(errs, c.folder.discard(c.folder.staging))
		}
		errs = append(errs, e.removeJournal(), e.disk.remove(e.journalFile()+draftSuffix))
		return errors.Join(errs...)
	}
	for _, c := range changes {
		err := e.disk.mkdirAll(filepath.Dir(c.folder.dir))
		if err == nil {
			err = c.folder.stage(c.files, c.userFiles, goOn)
		}
		if err != nil {
			return fault(unstage(err), c.folder.dir)
		}
	}
	if err := goOn(); err != nil {
		return unstage(err)
	}
	if err := e.writeJournal(j); err != nil {
		return fault(unstage(err), e.out)
	}
	// From here on only renames are left, which this run or the next one finishes, unless a folder cannot be shown.
	for _, c := range changes {
		if err := c.folder.show(); err != nil {
			return fault(e.undoAfter(j, err), c.folder.dir)
		}
	}
	if err := e.syncShown(j); err != nil {
		return fault(e.undoAfter(j, err), e.out)
	}
	// All is shown. Where the journal cannot be removed the next run finds nothing left to do.
	_ = e.disk.remove(e.journalFile())
	for _, c := range changes {
		// The staging name now holds the version that was published before, or the old name does.
		_ = c.folder.discard(c.folder.staging)
		_ = c.folder.discard(c.folder.old)
	}
	return nil
}

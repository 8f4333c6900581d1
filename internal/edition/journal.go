package edition

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"briefing/internal/diag"
	"briefing/internal/source/files"
)

// journalName is the file in the output folder that lists the versions a run is about to show. It is written when all of them
// are staged and synced, so that only renames are left: a later run finishes them, or undoes all of them.
const journalName = ".briefing.journal"

// draftSuffix ends the journal's name until it is complete.
const draftSuffix = ".new"

// journalFormat is raised when a field changes its meaning.
const journalFormat = 1

type journal struct {
	Format   int            `json:"format"`
	Versions []journalEntry `json:"versions"`
}

// journalEntry is a folder that a run shows a new version of.
type journalEntry struct {
	Path     string `json:"path"`
	Manifest string `json:"manifest"` // SHA-256 of the new version's manifest
	Replaces bool   `json:"replaces"` // whether a version stood there before
}

func (e *output) journalFile() string { return filepath.Join(e.out, journalName) }

// writeJournal puts the journal into the output folder: whole and synced, or not at all.
func (e *output) writeJournal(j journal) error {
	j.Format = journalFormat
	data, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return err
	}
	draft := e.journalFile() + draftSuffix
	if err := e.disk.remove(draft); err != nil {
		return err
	}
	// The folders that new versions stand in are as new as the journal, and must outlive a power cut with it.
	parents := map[string]bool{}
	for _, l := range j.Versions {
		for dir := filepath.Dir(filepath.Join(e.out, filepath.FromSlash(l.Path))); dir != e.out; dir = filepath.Dir(dir) {
			parents[dir] = true
		}
	}
	for dir := range parents {
		if err := e.disk.sync(dir); err != nil {
			return err
		}
	}
	err = e.disk.write(draft, append(data, '\n'))
	if err == nil {
		err = e.disk.sync(e.out) // what is staged beside the edition, before what speaks of it
	}
	if err == nil {
		err = e.disk.rename(draft, e.journalFile())
	}
	if err == nil {
		err = e.disk.sync(e.out)
	}
	return err
}

// readJournal returns the journal of a run that was cut off; nil if there is none.
func (e *output) readJournal() (*journal, error) {
	refuse := func(what string) error {
		return diag.Refuse(diag.Files, "journal", filepath.ToSlash(e.journalFile())+" "+what+", so that an unfinished run can be neither finished nor undone; nothing was changed",
			"delete it: every folder holds a whole version, of before that run or of after it")
	}
	info, err := os.Lstat(e.journalFile())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, refuse("is no file")
	}
	data, err := files.Read(os.DirFS(e.out), journalName, files.Manifest)
	if err != nil {
		return nil, err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, refuse("is damaged")
	}
	if j.Format != journalFormat {
		return nil, refuse(fmt.Sprintf("has format %d and this version reads %d", j.Format, journalFormat))
	}
	for _, l := range j.Versions {
		if _, err := e.folder(l.Path); err != nil || l.Manifest == "" {
			return nil, refuse("is damaged")
		}
	}
	return &j, nil
}

// recover finishes a run that was cut off after it wrote its journal, and undoes one that was cut off before.
func (e *output) recover() error {
	j, err := e.readJournal()
	if err != nil {
		return err
	}
	if j != nil {
		if err := e.finish(*j); err != nil {
			return err
		}
	}
	errs := []error{e.disk.remove(e.journalFile() + draftSuffix)}
	for _, f := range e.unfinished() {
		errs = append(errs, f.cleanUp())
	}
	return errors.Join(errs...)
}

// finish shows every version of a journal that is not shown yet. Where one of them is neither staged nor shown, or
// cannot be shown, all are undone.
func (e *output) finish(j journal) error {
	for _, l := range j.Versions {
		f, _ := e.folder(l.Path)
		if !f.isStaged(l.Manifest) && !f.isShown(l.Manifest) {
			return e.undo(j)
		}
	}
	for _, l := range j.Versions {
		f, _ := e.folder(l.Path)
		if !f.isStaged(l.Manifest) {
			continue
		}
		if err := f.show(); err != nil {
			return e.undoAfter(j, err)
		}
	}
	if err := e.syncShown(j); err != nil {
		return e.undoAfter(j, err)
	}
	return e.disk.remove(e.journalFile())
}

// syncShown makes the exchanges of a journal outlive a power cut.
func (e *output) syncShown(j journal) error {
	synced := map[string]bool{}
	for _, l := range j.Versions {
		dir := filepath.Dir(filepath.Join(e.out, filepath.FromSlash(l.Path)))
		if synced[dir] {
			continue
		}
		synced[dir] = true
		if err := e.disk.sync(dir); err != nil {
			return err
		}
	}
	return nil
}

// undoAfter undoes a run that failed while it showed its versions, and returns the failure with what went wrong in undoing.
func (e *output) undoAfter(j journal, failure error) error {
	err := e.undo(j)
	var n *NotUndone
	if errors.As(err, &n) {
		n.Why = errors.Join(failure, n.Why)
		return n
	}
	return errors.Join(failure, err)
}

// undo restores the folders of a journal, the last first, and removes what was staged, then the journal: without the first
// staged version no later run shows the others. Where a folder cannot be restored the error is a *NotUndone, and the
// journal stays for the next run.
func (e *output) undo(j journal) error {
	var stuck []string
	var errs []error
	for i := len(j.Versions) - 1; i >= 0; i-- {
		l := j.Versions[i]
		f, _ := e.folder(l.Path)
		if err := f.hide(l.Manifest, l.Replaces); err != nil {
			stuck = append(stuck, filepath.ToSlash(f.dir))
			errs = append(errs, err)
		}
	}
	if len(stuck) > 0 {
		return &NotUndone{Changed: stuck, Why: errors.Join(errs...)}
	}
	_ = e.syncShown(j)
	for _, l := range j.Versions {
		f, _ := e.folder(l.Path)
		errs = append(errs, f.discard(f.staging))
	}
	errs = append(errs, e.removeJournal())
	return errors.Join(errs...)
}

// removeJournal ends a run that is undone, after what was staged is removed. A journal that cannot be removed is a
// *NotUndone.
func (e *output) removeJournal() error {
	if err := e.disk.remove(e.journalFile()); err != nil {
		return &NotUndone{Why: err}
	}
	return nil
}

// NotUndone says that a run failed and that what it had shown by then could not be taken back. The next run finishes
// what this one began, or undoes it.
type NotUndone struct {
	Changed []string // the folders that hold the new version, or none; nil: only the journal could not be removed
	Why     error    // what failed, first the run and then undoing it
}

func (n *NotUndone) Error() string {
	reason := ""
	var errno syscall.Errno
	if errors.As(n.Why, &errno) {
		reason = " (" + errno.Error() + ")"
	}
	what := "could not be undone everywhere: " + ShortList(n.Changed) + " changed"
	if len(n.Changed) == 0 {
		what = "what it had prepared could not be removed: nothing has changed yet"
	}
	return "the run failed" + reason + " and " + what + "\n  hint: mend the cause and run the command again: it finishes what this run began, or undoes it"
}

// Unwrap gives what failed.
func (n *NotUndone) Unwrap() error { return n.Why }

package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
	"briefing/internal/source/files"
)

// folder is a unit of publication: a folder that is only ever replaced as a whole.
type folder struct {
	dir       string // out/2019-03
	staging   string // out/.2019-03.staging: the next version, complete before it is shown; then the last one
	old       string // out/.2019-03.old: the last version, only between two renames
	pruned    string // out/.2019-03.pruned: an edition on its way out
	asidePath string // out/.2019-03.left: an earlier version that could not be removed; others get a number behind the name
	disk      *disk
}

const stagingSuffix, oldSuffix, prunedSuffix, asideSuffix = ".staging", ".old", ".pruned", ".left"

func (d *disk) folder(parent, name string) *folder {
	return &folder{
		dir:       filepath.Join(parent, name),
		staging:   filepath.Join(parent, "."+name+stagingSuffix),
		old:       filepath.Join(parent, "."+name+oldSuffix),
		pruned:    filepath.Join(parent, "."+name+prunedSuffix),
		asidePath: filepath.Join(parent, "."+name+asideSuffix),
		disk:      d,
	}
}

// File is a finished file of a folder that is published.
type File struct {
	Path string // below the folder, slash-separated
	Data []byte
}

func (f *folder) fs() fs.FS { return os.DirFS(f.dir) }

// withManifest are the files of a version, its manifest and the sums beside it, sorted by path.
func withManifest(files []File, m *provenance.Manifest) ([]File, error) {
	manifest := m.Encode()
	all := append([]File(nil), files...)
	all = append(all, File{Path: provenance.Name, Data: manifest}, File{Path: provenance.SumsName, Data: provenance.Sums(m, manifest)})
	sort.Slice(all, func(i, j int) bool { return all[i].Path < all[j].Path })
	for i, f := range all {
		if !fs.ValidPath(f.Path) || i > 0 && all[i-1].Path == f.Path {
			return nil, fmt.Errorf("two files, or none that can be written, are named %q", f.Path)
		}
	}
	return all, nil
}

// check refuses files that cannot be published into the folder, which has this manifest or none, and returns the user's
// files in it.
func (f *folder) check(files []File, have *provenance.Manifest) (userFiles, error) {
	if have == nil {
		return userFiles{}, nil
	}
	o, err := findUserFiles(f.dir, have)
	if err != nil {
		return o, fault(err, f.dir)
	}
	if name, blocked := o.blocking(files); blocked {
		return o, diag.Refuse(diag.Files, "file-in-the-way", filepath.ToSlash(filepath.Join(f.dir, filepath.FromSlash(name)))+" is not in the manifest, so it is yours, and a file of the build must go there; nothing was changed",
			"move it away, or delete it")
	}
	return o, nil
}

// holds says whether the folder has these files with these bytes. One of them is the manifest, so that it holds no
// other file of ours.
func (f *folder) holds(all []File) bool {
	var c files.Comparer
	for _, file := range all {
		if !c.Same(f.fs(), file.Path, file.Data) {
			return false
		}
	}
	return true
}

// changes lists the paths below the folder of files that are to be other than they are: new, of other bytes, or in the
// manifest that was there, if one was, and not among all any more. They are in order.
func (f *folder) changes(all []File, have *provenance.Manifest) []string {
	paths := map[string]bool{}
	if have != nil {
		for _, o := range have.Outputs {
			paths[o.Path] = true
		}
	}
	var c files.Comparer
	for _, file := range all {
		paths[file.Path] = !c.Same(f.fs(), file.Path, file.Data)
	}
	var changed []string
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		if paths[path] {
			changed = append(changed, path)
		}
	}
	return changed
}

// stage writes the complete next version beside the published one and syncs it: first the user's files, the manifest last, so
// that a staging folder with a manifest is complete. goOn is called before each file; an error of it ends the staging.
func (f *folder) stage(files []File, o userFiles, goOn func() error) error {
	if err := f.discard(f.staging); err != nil {
		return err
	}
	if err := f.disk.mkdir(f.staging); err != nil {
		return err
	}
	if err := o.copyInto(f.disk, f.dir, f.staging); err != nil {
		return err
	}
	dirs := map[string]bool{f.staging: true}
	note := func(name string) {
		for d := filepath.Dir(name); !dirs[d]; d = filepath.Dir(d) {
			dirs[d] = true
		}
	}
	for _, leaf := range o.files {
		note(filepath.Join(f.staging, filepath.FromSlash(leaf)))
	}
	put := func(file File) error {
		if err := goOn(); err != nil {
			return err
		}
		name := filepath.Join(f.staging, filepath.FromSlash(file.Path))
		note(name)
		if err := f.disk.mkdirAll(filepath.Dir(name)); err != nil {
			return err
		}
		return f.disk.write(name, file.Data)
	}
	var manifest File
	for _, file := range files {
		if file.Path == provenance.Name {
			manifest = file
			continue
		}
		if err := put(file); err != nil {
			return err
		}
	}
	if err := put(manifest); err != nil {
		return err
	}
	names := make([]string, 0, len(dirs))
	for d := range dirs {
		names = append(names, d)
	}
	sort.Strings(names)
	for _, d := range names {
		if err := f.disk.sync(d); err != nil {
			return err
		}
	}
	return nil
}

// show makes the staged version the published one. The version that was published before then has the staging name, or the
// old name where folders cannot be exchanged in one step, until all folders of the run are shown.
func (f *folder) show() error {
	if !isThere(f.dir) {
		return f.disk.rename(f.staging, f.dir)
	}
	err := f.disk.exchange(f.staging, f.dir)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := f.disk.rename(f.dir, f.old); err != nil {
		return err
	}
	return f.disk.rename(f.staging, f.dir)
}

// hide undoes show, even one that was cut off. New is the digest of the new version's manifest; replaced says whether the
// folder held a version before.
func (f *folder) hide(new string, replaced bool) error {
	if isThere(f.old) {
		if isThere(f.dir) {
			if err := f.disk.rename(f.dir, f.staging); err != nil {
				return err
			}
		}
		return f.disk.rename(f.old, f.dir)
	}
	switch {
	case !f.isShown(new) || f.isStaged(new):
		return nil // it was not shown
	case isThere(f.staging):
		return f.disk.exchange(f.staging, f.dir)
	case !replaced:
		return f.disk.rename(f.dir, f.staging)
	}
	return nil
}

// isStaged says whether the staging folder holds a whole version with this manifest.
func (f *folder) isStaged(digest string) bool {
	return isFolder(f.staging) && manifestDigest(f.staging) == digest && complete(os.DirFS(f.staging))
}

// isShown says whether the published version has this manifest.
func (f *folder) isShown(digest string) bool {
	return isFolder(f.dir) && manifestDigest(f.dir) == digest
}

// manifestDigest is the SHA-256 of the manifest in a folder; it is empty where none can be read.
func manifestDigest(dir string) string {
	data, err := provenance.ReadFile(os.DirFS(dir))
	if err != nil {
		return ""
	}
	return provenance.Sum(data)
}

// cleanUp removes what a run that was cut off before its journal, or in pruning, left beside the folder. Files of the user in it are moved into
// the folder first.
func (f *folder) cleanUp() error {
	if !isThere(f.dir) && isThere(f.old) {
		if err := f.disk.rename(f.old, f.dir); err != nil {
			return err
		}
	}
	errs := []error{f.discard(f.staging), f.discard(f.old), f.discard(f.pruned)}
	for _, name := range f.setAside() {
		if f.moveUserFiles(name) == nil {
			_ = f.disk.remove(name) // where it cannot be removed, Report.Leftovers names it
		}
	}
	return errors.Join(errs...)
}

// discard removes an earlier or unfinished version, after it has moved the user's files in it into the folder. One that
// cannot be removed is renamed, so that it blocks no later run.
func (f *folder) discard(dir string) error {
	if !isThere(dir) {
		return nil
	}
	if err := f.moveUserFiles(dir); err == nil && f.disk.remove(dir) == nil {
		return nil
	}
	return f.disk.rename(dir, freeName(f.asidePath, ""))
}

// setAside lists the versions that could not be removed and were renamed.
func (f *folder) setAside() []string {
	entries, _ := os.ReadDir(filepath.Dir(f.asidePath))
	var found []string
	for _, d := range entries {
		if number, ok := strings.CutPrefix(d.Name(), filepath.Base(f.asidePath)); ok && strings.Trim(number, "-0123456789") == "" {
			found = append(found, filepath.Join(filepath.Dir(f.asidePath), d.Name()))
		}
	}
	return found
}

// complete says whether a folder has its manifest, every file it names, with the bytes it names, and the sums.
func complete(version fs.FS) bool {
	m, err := provenance.Read(version)
	return err == nil && holdsAll(version, m)
}

// holdsAll says whether a folder with this manifest has every file that it names, and the sums.
func holdsAll(version fs.FS, m *provenance.Manifest) bool {
	for _, o := range m.Outputs {
		if _, ok := provenance.Intact(version, o); !ok {
			return false
		}
	}
	return provenance.CheckSums(version, m) == ""
}

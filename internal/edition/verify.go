package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// Verified is what a look at an output folder found.
type Verified struct {
	Folders  int       `json:"folders"` // published folders: editions, and addresses of charts
	Files    int       `json:"files"`   // in them, by their manifests
	Findings diag.List `json:"-"`
}

// verifying is a look at one output folder.
type verifying struct {
	Verified
	out       fs.FS
	dir       string                          // the output folder
	shown     string                          // as messages name it
	manifests map[string]*provenance.Manifest // by folder
	frozen    func(sums map[string]string) string
	missing   map[string]bool // addresses that are not there
}

// Verify compares every published folder below an output folder with its manifest, by size and SHA-256. It finds files that
// are missing, that were changed, that no manifest lists, addresses of charts that are missing or that a later edition in the
// same folder has passed, and what a run that was cut off left. Frozen names a chart's version by the SHA-256 of its files.
// Hidden files beside published folders, such as .gitignore, are passed over. It writes nothing; a run that publishes meanwhile may be seen in the middle. An output folder that cannot be read is a
// refusal.
func Verify(out string, frozen func(sums map[string]string) string) (*Verified, error) {
	v := &verifying{out: os.DirFS(out), dir: out, shown: filepath.ToSlash(out), manifests: map[string]*provenance.Manifest{}, frozen: frozen, missing: map[string]bool{}}
	entries, err := fs.ReadDir(v.out, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noFolder(out, err)
	}
	if err != nil {
		return nil, fault(err, out)
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == journalName, name == journalName+draftSuffix:
			v.find(name, "unfinished", "a run was cut off while it published", "run briefing build again: it finishes or undoes that run first")
		case name == stableDir && e.IsDir():
			err = errors.Join(err, v.below(name, 2))
		case name == frozenDir && e.IsDir():
			err = errors.Join(err, v.below(name, 1))
		default:
			err = errors.Join(err, v.entry(name, e))
		}
	}
	if err != nil {
		return nil, fault(err, out)
	}
	v.findAddresses()
	v.Findings = v.Findings.Sorted()
	return &v.Verified, nil
}

// noFolder is the refusal of an output folder that is not there.
func noFolder(out string, why error) error {
	return diag.Refuse(diag.Files, "no-folder", filepath.ToSlash(out)+" is not there", "name the folder that briefing build writes to: out, or that of --out").Because(why)
}

// below looks at the folders that lie so many levels below a folder.
func (v *verifying) below(dir string, levels int) error {
	entries, err := fs.ReadDir(v.out, dir)
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if levels > 1 && e.IsDir() {
			err = errors.Join(err, v.below(name, levels-1))
			continue
		}
		err = errors.Join(err, v.entry(name, e))
	}
	return err
}

// entry looks at what stands in the place of a published folder.
func (v *verifying) entry(name string, e fs.DirEntry) error {
	switch {
	case temporaryName.MatchString(e.Name()):
		v.find(name, "left-over", "is left of a run that was cut off, or could not be removed", "run briefing build again: it removes what it can")
	case e.IsDir() && publishedPath.MatchString(name):
		return v.folder(name)
	case strings.HasPrefix(e.Name(), "."): // our locks, and what tools keep in a folder: .gitignore, .DS_Store
	default:
		v.find(name, "stray", "is not part of any edition", "move it out of "+v.shown)
	}
	return nil
}

// folder compares a published folder with its manifest.
func (v *verifying) folder(name string) error {
	v.Folders++
	below, err := fs.Sub(v.out, name)
	if err != nil {
		return err
	}
	m, err := provenance.Read(below)
	if errors.Is(err, fs.ErrNotExist) {
		v.find(name, "no-manifest", "has no "+provenance.Name+", so that nothing says what belongs here", "build the edition again, or move the folder out of "+v.shown)
		return nil
	}
	var newer *provenance.Newer
	if errors.As(err, &newer) {
		v.find(path.Join(name, provenance.Name), "newer-manifest", err.Error(), newer.Hint())
		return nil
	}
	if err != nil {
		v.find(path.Join(name, provenance.Name), "bad-manifest", err.Error(), "move "+path.Join(v.shown, name)+" away and build the edition again")
		return nil
	}
	v.manifests[name] = m
	v.findSums(name, provenance.CheckSums(below, m))
	v.Files += len(m.Outputs)
	for _, o := range m.Outputs {
		if _, ok := provenance.Intact(below, o); ok {
			continue
		}
		file := path.Join(name, o.Path)
		if _, err := fs.Lstat(v.out, file); errors.Is(err, fs.ErrNotExist) {
			v.find(file, "missing", "is in the manifest, but not there", "build the edition again")
		} else {
			v.find(file, "changed", "is not what was published", "build the edition again")
		}
	}
	mine, err := findUserFiles(filepath.Join(v.dir, filepath.FromSlash(name)), m)
	var special *diag.Refusal
	if errors.As(err, &special) {
		v.find(name, special.ID, special.Message, special.Hints...)
		return nil
	}
	for _, stray := range mine.topmost {
		v.find(path.Join(name, stray), "stray", "is not in the manifest", "move it out of "+path.Join(v.shown, name))
	}
	return err
}

// findSums finds sums that are missing, or are not those of the manifest.
func (v *verifying) findSums(folder, what string) {
	file := path.Join(folder, provenance.SumsName)
	switch what {
	case "missing":
		v.find(file, what, "belongs beside the manifest, but is not there", "build the edition again")
	case "changed":
		v.find(file, what, "does not say what the manifest says", "build the edition again")
	}
}

// chartOf parts the path of a file of an edition into a chart's language, its id and the file below its folder.
func chartOf(file string) (lang, id, below string, ok bool) {
	parts := strings.SplitN(file, "/", 4)
	if len(parts) < 4 || parts[1] != stableDir {
		return "", "", "", false
	}
	return parts[0], parts[2], parts[3], true
}

// findAddresses finds addresses of the editions' charts that are not there, and lasting ones that hold an earlier edition than
// the latest that has the chart.
func (v *verifying) findAddresses() {
	latest := map[string]*provenance.Manifest{} // by the chart's lasting address
	for _, name := range slices.Sorted(maps.Keys(v.manifests)) {
		if strings.Contains(name, "/") {
			continue
		}
		m := v.manifests[name]
		sums := map[string]map[string]string{} // of the chart's files, by its lasting address
		for _, o := range m.Outputs {
			lang, id, file, ok := chartOf(o.Path)
			if !ok {
				continue
			}
			at := StablePath(lang, id)
			if latest[at] == nil || latest[at].AsOf < m.AsOf {
				latest[at] = m
			}
			if sums[at] == nil {
				sums[at] = map[string]string{}
			}
			sums[at][file] = o.SHA256
		}
		for _, files := range sums {
			v.findMissing(FrozenPath(v.frozen(files)), m)
		}
	}
	for at, m := range latest {
		v.findMissing(at, m)
		if have := v.manifests[at]; have != nil && have.AsOf < m.AsOf {
			v.find(at, "stale", fmt.Sprintf("holds the edition %s, and %s has the chart, too", have.Edition, m.Edition), "build charts of that edition again: --as-of "+m.Edition)
		}
	}
}

// findMissing finds an address of a chart that is not there.
func (v *verifying) findMissing(at string, m *provenance.Manifest) {
	if _, err := fs.Lstat(v.out, at); errors.Is(err, fs.ErrNotExist) && !v.missing[at] {
		v.missing[at] = true
		v.find(at, "missing", "is the address of a chart of the edition "+m.Edition+", but not there", "build charts of that edition again: --as-of "+m.Edition)
	}
}

func (v *verifying) find(name, id, message string, hints ...string) {
	v.Findings.Add(diag.Pos{File: path.Join(v.shown, name)}, diag.Error, id, message, hints...)
}

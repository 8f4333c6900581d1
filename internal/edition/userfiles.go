package edition

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// userFiles are files and folders in a published folder that its manifest does not list: they belong to the user, and no run
// may lose them.
type userFiles struct {
	topmost []string // those to name in messages: the topmost of them, a folder with a slash at its end
	files   []string // files and links, slash-separated
	dirs    []string // folders that hold nothing of ours, each before what is in it
}

// findUserFiles finds the user's files below dir. A folder belongs to the tool if a file of the manifest stands below it.
func findUserFiles(dir string, m *provenance.Manifest) (userFiles, error) {
	listed, ours := places(append(m.OwnFiles(), m.Outputs...), func(o provenance.Output) string { return o.Path })
	var o userFiles
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || rel == "." {
			return err
		}
		p := filepath.ToSlash(rel)
		switch {
		case d.IsDir() && ours[p], !d.IsDir() && listed[p]:
			return nil
		case d.IsDir():
			o.dirs = append(o.dirs, p)
		case !d.Type().IsRegular() && d.Type()&fs.ModeSymlink == 0:
			return diag.Refuse(diag.Files, "special-file", filepath.ToSlash(name)+" is neither file nor folder nor link, and cannot be kept when the folder is replaced",
				"move it out of "+filepath.ToSlash(dir))
		default:
			o.files = append(o.files, p)
		}
		if parent := path.Dir(p); parent == "." || ours[parent] {
			if d.IsDir() {
				p += "/"
			}
			o.topmost = append(o.topmost, p)
		}
		return nil
	})
	return o, err
}

// places are the names of files, and the folders they stand in.
func places[T any](files []T, name func(T) string) (names, dirs map[string]bool) {
	names, dirs = map[string]bool{}, map[string]bool{}
	for _, f := range files {
		names[name(f)] = true
		for d := path.Dir(name(f)); d != "." && !dirs[d]; d = path.Dir(d) {
			dirs[d] = true
		}
	}
	return names, dirs
}

// blocking finds a file or folder of the user in the place that one of files, or its folder, needs.
func (o userFiles) blocking(files []File) (string, bool) {
	names, dirs := places(files, func(f File) string { return f.Path })
	for _, leaf := range o.files {
		if names[leaf] || dirs[leaf] {
			return leaf, true
		}
	}
	for _, p := range append(o.dirs, o.files...) {
		for d := p; d != "."; d = path.Dir(d) {
			if names[d] {
				return d, true
			}
		}
	}
	return "", false
}

// copyInto adds the user's files in one folder to another. Where the file system can do that, a file gets a second name
// instead of a copy, so that what is written to it meanwhile is in both folders. Links are not followed.
func (o userFiles) copyInto(d *disk, from, to string) error {
	for _, dir := range o.dirs {
		if err := d.mkdirAll(filepath.Join(to, filepath.FromSlash(dir))); err != nil {
			return err
		}
	}
	for _, leaf := range o.files {
		src, dst := filepath.Join(from, filepath.FromSlash(leaf)), filepath.Join(to, filepath.FromSlash(leaf))
		// Its folder may be one of ours that this version has no file in.
		if err := d.mkdirAll(filepath.Dir(dst)); err != nil {
			return err
		}
		if err := d.ask("carry", dst); err != nil {
			return err
		}
		if err := linkOrCopy(src, dst); err != nil {
			return err
		}
	}
	// Inner folders first, and after they are filled: a folder may be read-only.
	for i := len(o.dirs) - 1; i >= 0; i-- {
		name := filepath.FromSlash(o.dirs[i])
		info, err := os.Stat(filepath.Join(from, name))
		if err != nil {
			return err
		}
		dst := filepath.Join(to, name)
		if err := errors.Join(d.sync(dst), os.Chtimes(dst, info.ModTime(), info.ModTime()), os.Chmod(dst, info.Mode().Perm())); err != nil {
			return err
		}
	}
	return nil
}

// linkOrCopy makes dst the same as src: of a link a link to the same target, of a file a second name, or else a copy.
func linkOrCopy(src, dst string) error {
	info, err := os.Lstat(src)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		leads, err := os.Readlink(src)
		if err != nil {
			return err
		}
		return os.Symlink(leads, dst)
	}
	if os.Link(src, dst) == nil {
		return nil
	}
	return copyFile(src, dst, info)
}

func copyFile(src, dst string, info fs.FileInfo) error {
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm()|0o200)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close(), os.Chmod(dst, info.Mode().Perm()), os.Chtimes(dst, info.ModTime(), info.ModTime()))
}

// moveUserFiles moves files of the user from an earlier version of the folder into the folder, if they came or changed after
// they were copied. A changed file is kept beside the copy, as NAME.earlier.
func (f *folder) moveUserFiles(earlier string) error {
	if !isFolder(earlier) {
		return nil // whatever has the name was not put there by a run, which makes folders; a link is not followed
	}
	m, err := provenance.Read(os.DirFS(earlier))
	if err != nil {
		// The manifest is staged last and no folder without one is ever replaced: this one was never finished, and
		// holds nothing but what a run put there.
		return nil
	}
	o, err := findUserFiles(earlier, m)
	if err != nil {
		return err
	}
	for _, d := range o.dirs {
		// Where a file of that name is in the way, what is in the folder cannot move and the error says so.
		if err := f.disk.mkdirAll(filepath.Join(f.dir, filepath.FromSlash(d))); err != nil {
			return err
		}
	}
	for _, leaf := range o.files {
		src, dst := filepath.Join(earlier, filepath.FromSlash(leaf)), filepath.Join(f.dir, filepath.FromSlash(leaf))
		if sameFile(src, dst) {
			continue
		}
		if err := f.disk.mkdirAll(filepath.Dir(dst)); err != nil {
			return err
		}
		if err := f.disk.rename(src, freeName(dst, ".earlier")); err != nil {
			return err
		}
	}
	return nil
}

// sameFile says whether two names are the same file, equal files or links with the same target.
func sameFile(a, b string) bool {
	x, errX := os.Lstat(a)
	y, errY := os.Lstat(b)
	switch {
	case errX != nil || errY != nil || x.Mode().Type() != y.Mode().Type():
		return false
	case x.Mode()&fs.ModeSymlink != 0:
		p, errP := os.Readlink(a)
		q, errQ := os.Readlink(b)
		return errP == nil && errQ == nil && p == q
	case os.SameFile(x, y):
		return true
	case x.Size() != y.Size():
		return false
	}
	p, errP := os.ReadFile(a)
	q, errQ := os.ReadFile(b)
	return errP == nil && errQ == nil && bytes.Equal(p, q)
}

// freeName is a name that no file has yet: the name itself, with the ending, or with the ending and a number.
func freeName(name, ending string) string {
	try := name
	for n := 1; ; n++ {
		if _, err := os.Lstat(try); err != nil {
			return try
		}
		try = name + ending
		if n > 1 {
			try += "-" + strconv.Itoa(n)
		}
	}
}

// owned reads the manifest of the folder; nil where the folder is empty or not there. It refuses a folder that the tool has
// not made, and leaves it as it is.
func (f *folder) owned() (*provenance.Manifest, error) {
	shown := filepath.ToSlash(f.dir)
	info, err := os.Lstat(f.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fault(err, filepath.Dir(f.dir))
	case info.Mode()&fs.ModeSymlink != 0:
		leads, _ := os.Readlink(f.dir)
		return nil, diag.Refuse(diag.Files, "folder-is-link", fmt.Sprintf("%s is a symbolic link to %s, and a published folder must be a folder of its own; nothing was changed", shown, filepath.ToSlash(leads)),
			"move the link away, or choose another folder with --out")
	case !info.IsDir():
		return nil, diag.Refuse(diag.Files, "folder-is-file", shown+" is a file, and a published folder must have that name; nothing was changed",
			"move the file away, or choose another folder with --out")
	}
	m, err := provenance.Read(f.fs())
	if err == nil {
		return m, nil
	}
	return nil, f.notOwned(err)
}

// notOwned is the refusal of a folder whose manifest cannot be read; nil where the folder is empty.
func (f *folder) notOwned(err error) error {
	shown := filepath.ToSlash(f.dir)
	var newer *provenance.Newer
	if errors.As(err, &newer) {
		return diag.Refuse(diag.Files, "manifest-newer", fmt.Sprintf("%s: %s; nothing was changed", shown, err), newer.Hint()+", or choose another folder with --out")
	}
	entries, dirErr := os.ReadDir(f.dir)
	switch {
	case dirErr != nil:
		return fault(dirErr, f.dir)
	case len(entries) == 0:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return diag.Refuse(diag.Files, "manifest-missing", fmt.Sprintf("%s holds %s but no %s, so that none can tell whose files they are; nothing was changed", shown, entryNames(entries), provenance.Name),
			"move "+shown+" away, or delete it if nothing in it is yours; or choose another folder with --out")
	}
	return diag.Refuse(diag.Files, "manifest-unreadable", fmt.Sprintf("%s: %s, so that none can tell which files are yours; nothing was changed", shown, err),
		"move "+shown+" away, or delete it if nothing in it is yours; what is built is then made anew")
}

// entryNames names the first entries of a folder, for a message.
func entryNames(entries []fs.DirEntry) string {
	names := make([]string, len(entries))
	for i, d := range entries {
		names[i] = d.Name()
		if d.IsDir() {
			names[i] += "/"
		}
	}
	return ShortList(names)
}

// ShortList joins names for a message: up to six, or the first five and how many more there are.
func ShortList(names []string) string {
	const few = 6
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few-1], ", "), len(names)-few+1)
}

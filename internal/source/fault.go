package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"syscall"

	"briefing/internal/diag"
	"briefing/internal/source/files"
)

// ReadFault says why a file could not be read. Name is its name in fsys, in which similar names are looked for. Where the
// finding is placed in another file, named is the unreadable file's name in quotes; otherwise it is empty.
func ReadFault(pos diag.Pos, named string, fsys fs.FS, name string, err error) diag.List {
	if named == "" {
		return faultOf(pos, "the file", "this", fsys, name, err)
	}
	return faultOf(pos, "the file "+named, named, fsys, name, err)
}

// FolderFault says why a folder could not be listed.
func FolderFault(pos diag.Pos, err error) diag.List {
	return faultOf(pos, "the folder", "this", nil, "", err)
}

func faultOf(pos diag.Pos, subject, short string, fsys fs.FS, name string, err error) (l diag.List) {
	add := func(id, message, hint string) { l.Add(pos, diag.Error, id, message, hint) }
	var (
		special *files.NotRegular
		large   *files.TooLarge
		out     *files.LeadsOut
	)
	switch {
	case errors.As(err, &special) && special.Mode.IsDir():
		add("file-is-folder", short+" is a folder, but a file is needed", "name a file in it")
	case errors.As(err, &special):
		add("file-not-regular", short+" is "+special.What()+", but a file is needed", "put a file in its place")
	case errors.As(err, &large):
		add("file-too-large", fmt.Sprintf("%s is larger than %s", subject, large.Kind.Size()), smaller(large.Kind))
	case errors.As(err, &out):
		add("file-link-out", fmt.Sprintf("the link %s leads to %s, and links are followed only as far as they stay in the folder", Quote(out.Link), Quote(out.Target)),
			"put a copy of what it leads to into the folder, in the link's place")
	case files.Missing(err):
		hint := ""
		if near := nearestFile(fsys, name); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		if short == "this" {
			short = "such file"
		} else {
			short = "file " + short
		}
		add("file-missing", "there is no "+short, hint)
	case errors.Is(err, syscall.ELOOP):
		add("file-link-loop", subject+" is a link that leads back to itself", "put the file itself in the link's place")
	case errors.Is(err, fs.ErrPermission):
		add(diag.Unreadable, subject+" may not be read", "give yourself the permission to read it")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		add(diag.Unreadable, subject+" cannot be read: too many files are open", "close other programs, or allow more open files (ulimit -n 1024), and run the command again")
	default:
		// The system's own words help here; those of other file systems may hold anything and are left out.
		reason := ""
		var errno syscall.Errno
		if errors.As(err, &errno) {
			reason = ": " + errno.Error()
		}
		add(diag.Unreadable, subject+" cannot be read"+reason, "run the command again; if it stays so, the disk or the way to it has a fault: copy the file from elsewhere")
	}
	return l
}

// smaller says how a file of a kind is brought below its limit.
func smaller(k files.Kind) string {
	switch k {
	case files.YAML:
		return "split it into several files: a dataset lists them under \"include\""
	case files.Logo:
		return "save it smaller: 600 pixels high are enough"
	case files.CSV:
		return "split it into several files, or leave out columns and rows that are not needed"
	case files.Workbook:
		return "save the sheet that is needed in a workbook of its own, without pictures"
	case files.Font:
		return "take characters out of it that are not needed, or use another typeface"
	}
	return ""
}

// nearestFile looks beside a missing file for one whose name is close.
func nearestFile(fsys fs.FS, name string) string {
	if fsys == nil {
		return ""
	}
	dir := path.Dir(name)
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && e.Name() != path.Base(name) { // a link that leads nowhere is no help
			names = append(names, e.Name())
		}
	}
	near := Nearest(path.Base(name), names)
	if near == "" {
		return ""
	}
	return path.Join(dir, near)
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"briefing/internal/diag"
	"briefing/internal/source/files"
)

// fault words an error of the operating system about a file or folder that was named on the command line; doing is
// "read" or "written".
func fault(name, doing string, err error) *diag.Refusal {
	f := func(what, hint string) *diag.Refusal {
		return diag.Refuse(diag.Files, diag.Unreadable, diag.Visible(name)+" cannot be "+doing+": "+what, hint)
	}
	var (
		special *files.NotRegular
		large   *files.TooLarge
		out     *files.LeadsOut
	)
	switch {
	case errors.As(err, &special):
		return f("it is "+special.What()+", but a file is needed", "name the file itself")
	case errors.As(err, &large):
		return f("it is larger than "+large.Kind.Size()+", the most that a "+large.Kind.String()+" may have", smaller(large.Kind))
	case errors.As(err, &out):
		return f(fmt.Sprintf("its link %q leads to %q, and links are followed only as far as they stay in the folder", out.Link, out.Target),
			"put a copy of what it leads to into the folder, or name that itself")
	case errors.Is(err, fs.ErrNotExist) && doing == "read":
		return f("there is no such file or folder", "correct the name; it is looked for from the folder you are in")
	case errors.Is(err, fs.ErrNotExist):
		return f("its folder does not exist", "make the folder first, or give another name")
	case errors.Is(err, fs.ErrPermission):
		return f("permission is missing", "give yourself the permission, or name another place")
	case errors.Is(err, syscall.ENOTDIR):
		return f("a part of that path is a file, not a folder", "correct the name")
	case errors.Is(err, syscall.EISDIR):
		return f("it is a folder", "name a file in it")
	case errors.Is(err, syscall.ENOSPC):
		return f("the disk is full", "free some space and run the command again")
	case errors.Is(err, syscall.EROFS):
		return f("the disk is read-only", "name another place")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return f("too many files are open", "close other programs, or allow more open files (ulimit -n 1024), and run the command again")
	case errors.Is(err, syscall.ELOOP):
		return f("it is a link that leads back to itself", "name the file or folder itself")
	case errors.Is(err, syscall.EIO):
		return f("the disk or the way to it has a fault", "run the command again, or name a copy elsewhere")
	}
	what := err.Error()
	var p *fs.PathError
	if errors.As(err, &p) {
		what = p.Err.Error()
	}
	return f(what, "name another file or folder")
}

// smaller says how a file of a kind is brought below its limit.
func smaller(k files.Kind) string {
	if k == files.Template {
		return "take pictures out of its masters, or make them smaller"
	}
	return "name the file that is meant"
}

package main

import (
	"errors"
	"io/fs"
	"syscall"
)

// fault words an error of the operating system about a file or folder that was named on the command line; doing is
// "read" or "written".
func fault(name, doing string, err error) *failure {
	f := func(what, hint string) *failure {
		return &failure{exitIO, name + " cannot be " + doing + ": " + what + "\n  hint: " + hint}
	}
	switch {
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
	}
	what := err.Error()
	var p *fs.PathError
	if errors.As(err, &p) {
		what = p.Err.Error()
	}
	return f(what, "name another file or folder")
}

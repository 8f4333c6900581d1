package edition

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"briefing/internal/diag"
)

// fault makes a refusal of an error of the operating system. It names the user's folder and never a hidden name of the tool.
// Nil and refusals stay as they are.
func fault(err error, about string) error {
	var r *diag.Refusal
	var n *NotUndone
	switch {
	case errors.As(err, &n):
		return &NotUndone{Changed: n.Changed, Why: err}
	case err == nil, errors.As(err, &r):
		return err
	}
	shown := filepath.ToSlash(about)
	for _, f := range []struct {
		is            error
		message, hint string
	}{
		{fs.ErrPermission, "may not be written", openHint + "give yourself permission to write in it and in what it holds, or choose another folder with --out"},
		{inUse, "is open in another program", "close it there, and run the command again; nothing that was published is harmed"},
		{syscall.EROFS, "stands on a disk that is read-only", "choose another folder with --out"},
		{syscall.ENOSPC, "cannot be written: the disk is full", "free some space; nothing that was published is harmed"},
		{syscall.EMFILE, "cannot be written: too many files are open at once", "allow more, as with ulimit -n 1024, and run the command again"},
		{syscall.ENFILE, "cannot be written: the system has too many files open", "end other programs, and run the command again"},
		{syscall.ENOTDIR, "cannot be made: a part of that path is a file", "move the file away, or choose another folder with --out"},
		{fs.ErrExist, "cannot be made: a file has that name", "move the file away, or choose another folder with --out"},
		{syscall.ENAMETOOLONG, "is too long a path", "choose a shorter folder with --out"},
		{fs.ErrNotExist, "was moved or removed meanwhile", "run the command again"},
	} {
		if errors.Is(err, f.is) {
			return diag.Refuse(diag.Files, "folder-unwritable", shown+" "+f.message, f.hint).Because(err)
		}
	}
	cause := err
	var p *fs.PathError
	if errors.As(err, &p) {
		cause = p.Err
	}
	return diag.Refuse(diag.Files, "folder-unwritable", shown+" cannot be written: "+cause.Error(), "choose another folder with --out; nothing that was published is harmed").Because(err)
}

package edition

import "syscall"

// inUse is what the system answers where a file cannot be renamed or removed because a program has it open.
const inUse = syscall.Errno(32) // ERROR_SHARING_VIOLATION

// openHint is the remedy beyond permission where permission seems to be missing: that is also what Windows answers for a
// folder in which a file is open.
const openHint = "close the programs that have something in it open; "

// syncDir has nothing to do: Windows does not sync folders, its file system keeps a journal of names.
func syncDir(string) error { return nil }

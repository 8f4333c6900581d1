//go:build !windows

package edition

import (
	"errors"
	"os"
	"syscall"
)

// inUse is what the system answers where a file cannot be renamed or removed because a program has it open: here for folders
// that a disk is mounted on alone, since files that are open can be renamed and removed.
const inUse = syscall.EBUSY

// openHint is the remedy beyond permission where permission seems to be missing.
const openHint = ""

// syncDir makes the names in a folder survive a power cut.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

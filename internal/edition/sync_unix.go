//go:build !windows

package edition

import (
	"errors"
	"os"
)

// syncDir makes the names in a folder survive a power cut.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

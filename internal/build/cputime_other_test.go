//go:build !unix

package build

import "time"

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }

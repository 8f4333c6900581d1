// Command briefing turns a YAML dataset into branded, printable, accessible briefings.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// garbage is how much more memory may be waiting to be collected than is in use, in percent. A run is over in a fraction
// of a second and uses a few megabytes: at Go's own 100 it would spend a fifth of its time on collecting.
const garbage = 400

// Command briefing turns a YAML dataset into branded, printable, accessible briefings.
package main

import (
	"os"
	"runtime/debug"

	"briefing/internal/build"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(build.Garbage)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

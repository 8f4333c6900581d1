// Command briefing turns a YAML dataset into branded, printable, accessible briefings.
package main

import (
	"os"

	"briefing/internal/build"
)

func main() {
	collect(build.Garbage)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

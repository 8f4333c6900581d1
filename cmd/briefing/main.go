// Command briefing turns a YAML dataset into branded, printable, accessible briefings.
package main

import (
	"os"

	"briefing/internal/pipeline"
)

func main() {
	setGarbageCollection(pipeline.Garbage)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

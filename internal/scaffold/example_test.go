package scaffold_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"briefing/internal/scaffold"
)

// A tree of files is written into a project once; a second time it is refused, whatever was made of the files meanwhile.
func ExampleWrite() {
	project, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(project)
	tree := fstest.MapFS{
		"Dockerfile":               {Data: []byte("FROM scratch\n")},
		".github/workflows/do.yml": {Data: []byte("name: do\n")},
	}
	for range 2 {
		fmt.Println(scaffold.Write(project, tree))
	}
	// Output:
	// [.github/workflows/do.yml Dockerfile] <nil>
	// [] .github/workflows/do.yml, Dockerfile: there already
}

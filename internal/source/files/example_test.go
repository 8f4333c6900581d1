package files_test

import (
	"fmt"
	"testing/fstest"

	"briefing/internal/source/files"
)

// Only a regular file is read, and only up to the limit of its kind.
func ExampleRead() {
	fsys := fstest.MapFS{"data/dataset.yaml": {Data: []byte("dataset: {}\n")}}
	data, _ := files.Read(fsys, "data/dataset.yaml", files.YAML)
	fmt.Printf("%q of at most %s\n", data, files.YAML.Size())
	_, err := files.Read(fsys, "data", files.YAML)
	fmt.Println(err)
	// Output:
	// "dataset: {}\n" of at most 4 MiB
	// data is a folder and no file
}

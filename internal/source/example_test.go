package source_test

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// A tree holds what stands in the file and where; 010 stays as it is written.
func ExampleParse() {
	file, _ := source.Bytes([]byte("title: Arrests\nline: 010\n"), "data/test.yaml")
	root, _ := source.Parse(file)
	for _, f := range root.Fields {
		fmt.Printf("%s: %s is %q\n", f.Value.Pos, f.Key, f.Value.Value)
	}
	// Output:
	// data/test.yaml:1:8: title is "Arrests"
	// data/test.yaml:2:7: line is "010"
}

// The tags of a struct say which keys there are. What is wrong is told all at once, and what could be read is set.
func ExampleDecode() {
	var entry struct {
		Pos   diag.Pos `yaml:",pos"`
		ID    string   `yaml:"id,required,id"`
		Title string   `yaml:"title,required"`
		Line  int      `yaml:"line,natural"`
	}
	file, _ := source.Bytes([]byte("id: arrests\ntitel: Arrests\nline: 0\n"), "data/test.yaml")
	root, _ := source.Parse(file)
	fmt.Print(source.Decode(root, &entry).Text())
	fmt.Println("read:", entry.ID)
	// Output:
	// data/test.yaml:2:1: error: unknown key "titel" [unknown-key]
	//   hint: did you mean "title"? allowed: id, line, title
	// data/test.yaml:3:7: error: expected a whole number from 1 on, found 0 [number]
	// read: arrests
}

package edition_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"briefing/internal/edition"
	"briefing/internal/edition/provenance"
)

// The files of an edition appear together, with a manifest that names each by its hash. The same bytes again change nothing.
func ExampleEdition_Publish() {
	out, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(out)
	file := edition.File{Path: "en/factsheet.pdf", Data: []byte("%PDF")}
	version := edition.Version{Path: "2019-03", Files: []edition.File{file}, Manifest: &provenance.Manifest{
		Edition: "2019-03", AsOf: "2019-03-31",
		Outputs: []provenance.Output{{Path: file.Path, SHA256: provenance.Sum(file.Data), Bytes: len(file.Data)}},
	}}

	e, err := edition.Open(context.Background(), out, "2019-03", edition.Locking{})
	if err != nil {
		panic(err)
	}
	defer e.Close()
	for range 2 {
		report, err := e.Publish(context.Background(), []edition.Version{version})
		if err != nil {
			panic(err)
		}
		fmt.Println(report.Outcomes[0].State)
	}
	_ = fs.WalkDir(e.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			fmt.Println(name)
		}
		return err
	})
	// Output:
	// written
	// unchanged
	// SHA256SUMS
	// en/factsheet.pdf
	// manifest.json
}

package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
)

// A run reads data and templates, makes what was asked for and publishes it. The same run again finds nothing to change.
func ExampleRun() {
	out, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(out)
	request := pipeline.Request{
		Options: smallFiles().options("plain"), // data and templates as file systems, and the brand
		Plan:    plan.Request{Brand: "plain", Languages: []string{"en"}, Names: []string{"report", "page"}, Formats: []string{"pdf", "html"}},
		Out:     out,
		Version: "1",
	}
	for range 2 {
		result, found, err := pipeline.Run(context.Background(), request, nil)
		if err != nil || found.HasErrors() {
			panic(fmt.Sprint(err, found.Text()))
		}
		fmt.Println(filepath.Base(result.Folder), "changed:", result.Changed)
		for _, f := range result.Files {
			fmt.Println("-", f.Path)
		}
	}
	// Output:
	// 2019-06 changed: true
	// - en/page.html
	// - en/page.pdf
	// - en/report.html
	// - en/report.pdf
	// 2019-06 changed: false
	// - en/page.html
	// - en/page.pdf
	// - en/report.html
	// - en/report.pdf
}

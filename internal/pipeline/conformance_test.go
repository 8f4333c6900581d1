package pipeline_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"

	"briefing/internal/check"
	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
)

// Every shipped brief keeps every rule of the independent reader, in every brand, with and without attachments.
func TestShippedBriefsConform(t *testing.T) {
	for _, brand := range []string{"eu", "plain"} {
		for _, bare := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s without attachments %v", brand, bare), func(t *testing.T) {
				t.Parallel()
				out := t.TempDir()
				result, diags, err := pipeline.Run(t.Context(), pipeline.Request{
					Options: pipeline.Options{
						Brand:     brand,
						Data:      pipeline.Folder{FS: os.DirFS("../../data/eu-counter-smuggling"), Entry: "dataset.yaml", Shown: "data"},
						Templates: pipeline.Folder{FS: os.DirFS("../../templates"), Shown: "templates"},
					},
					Plan: plan.Request{NoAttachments: bare, Formats: []string{"pdf"}},
					Out:  out, Version: "test",
				}, nil)
				if err != nil || len(diags) > 0 {
					t.Fatalf("%v\n%s", err, diags.Text())
				}
				if len(result.Files) < 2 {
					t.Fatalf("only %d files were made", len(result.Files))
				}
				for _, f := range result.Files {
					if path.Ext(f.Path) != ".pdf" {
						continue
					}
					data, err := os.ReadFile(filepath.Join(out, result.Edition, f.Path))
					if err != nil {
						t.Fatal(err)
					}
					if found := check.PDF(data); len(found) > 0 {
						t.Errorf("%s:\n%s", f.Path, found.Text())
					}
				}
			})
		}
	}
}

package pipeline_test

import (
	"io/fs"
	"sync/atomic"
	"testing"

	"briefing/internal/edition"
	"briefing/internal/edition/plan"
	"briefing/internal/embed"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// vanishing is a file system in which a file is gone when it is opened, the one of that number, and stays gone. Until then it
// is listed like any.
type vanishing struct {
	fs.FS
	opened *atomic.Int64
	at     int64
	gone   *atomic.Pointer[string]
}

func (v vanishing) Open(name string) (fs.File, error) {
	info, err := fs.Stat(v.FS, name)
	if err != nil || info.IsDir() {
		return v.FS.Open(name)
	}
	if v.opened.Add(1) == v.at {
		v.gone.Store(&name)
	}
	if gone := v.gone.Load(); gone != nil && *gone == name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.FS.Open(name)
}

// An input file that vanishes while a run reads it, whichever it is, is a finding, and the edition stays what it was. The run
// reads everything twice, since the edition also holds a file of another brand.
func TestInputsVanish(t *testing.T) {
	out := t.TempDir()
	run := func(brand, name string, o pipeline.Options) (*pipeline.Result, string, error) {
		o.Brand = brand
		r, diags, err := pipeline.Run(t.Context(), pipeline.Request{Options: o, Out: out, Version: "0", Plan: plan.Request{Names: []string{name}, Formats: []string{"pdf"}}}, nil)
		if diags.HasErrors() {
			return r, diags.Text(), err
		}
		return r, "", err
	}
	if _, told, err := run("plain", "one-pager", shippedFiles().options("plain")); told != "" || err != nil {
		t.Fatal(told, err)
	}
	before := treeOf(t, out)
	step := int64(golden.Amount(15, 40, 40))
	refused := 0
	for n := int64(1); ; n += step {
		o := shippedFiles().with("data/dataset.yaml", shippedFiles()["data/dataset.yaml"]+"\n# another dataset\n").options("eu")
		var opened atomic.Int64
		var gone atomic.Pointer[string]
		o.Data.FS = vanishing{o.Data.FS, &opened, n, &gone}
		o.Templates.FS = vanishing{o.Templates.FS, &opened, n, &gone}
		r, told, err := run("eu", "factsheet", o)
		if gone.Load() == nil {
			if r == nil || told != "" || err != nil {
				t.Fatalf("nothing vanished: %s, %v", told, err)
			}
			break
		}
		if err != nil {
			t.Errorf("%s vanished: %v", *gone.Load(), err)
		}
		// The template of a brief that is not asked for may be missing, as if it had never been there.
		if r == nil {
			refused++
			if got := treeOf(t, out); got != before {
				t.Errorf("%s vanished, and the folder holds\n%s", *gone.Load(), got)
			}
		} else {
			before = treeOf(t, out)
		}
		if v, err := edition.Verify(out, embed.Hash); err != nil || len(v.Findings) > 0 {
			t.Errorf("%s vanished: %v, %+v", *gone.Load(), err, v)
		}
	}
	if refused < 2 {
		t.Errorf("only %d runs were refused: the files vanish at the wrong time", refused)
	}
}

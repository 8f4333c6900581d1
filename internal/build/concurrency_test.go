package build_test

import (
	"bytes"
	"sync"
	"testing"

	"briefing/internal/build"
)

// TestParallelDocuments builds 100 documents at once from one project and finds the bytes that building one after the
// other gives: a project is never changed by what is made of it. With -race it also shows that nothing is shared that
// is written to.
func TestParallelDocuments(t *testing.T) {
	p, diags := build.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	names := p.Library.Names()
	want := map[string][]byte{}
	for _, name := range names {
		data, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatalf("%s:\n%s", name, diags.Text())
		}
		want[name] = data
		if again, _ := p.PDF(name); !bytes.Equal(again, data) {
			t.Fatalf("%s: built twice from one project, it differs", name)
		}
	}
	read := p.Shown()
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range 100 {
		name := names[i%len(names)]
		wg.Go(func() {
			<-start // all at once, not each when the one before has run
			data, diags := p.PDF(name)
			if diags.HasErrors() || !bytes.Equal(data, want[name]) {
				t.Errorf("document %d, %s: differs from the one built alone\n%s", i, name, diags.Text())
			}
		})
	}
	close(start)
	wg.Wait()
	if p.Shown() != read {
		t.Error("building reads files that loading did not")
	}

	// Another project of the same files gives the same bytes too.
	other, diags := build.Load(shippedFiles().options("eu"))
	if other == nil {
		t.Fatal(diags.Text())
	}
	for _, name := range names {
		if data, _ := other.PDF(name); !bytes.Equal(data, want[name]) {
			t.Errorf("%s: another project of the same files differs", name)
		}
	}
}

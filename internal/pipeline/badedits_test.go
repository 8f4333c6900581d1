package pipeline_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// TestRandomEdits harms the shipped files by one character or line at a time, as fingers do, and builds the briefs, the
// deck or the charts over an older edition: there is always a whole new edition, or the old one untouched and a finding
// on a line of a shipped file.
func TestRandomEdits(t *testing.T) {
	count := golden.Amount(200, 20, 20)
	f := shippedFiles()
	if diags := runOver(t, t.TempDir(), f, "eu", "factsheet", "one-pager", "deck", "charts"); diags.HasErrors() {
		t.Fatalf("the shipped files do not build:\n%s", diags.Text())
	}
	edits := randomEdits(f, count, 3, "factsheet", "one-pager")
	// Findings in a part of the built-in presentation name the presentation, not the part: they are left to its own tests.
	written, own := files{}, files{}
	for name, text := range f {
		if !strings.HasPrefix(name, "templates/pptx/") {
			written[name] = text
		}
	}
	for _, name := range []string{"templates/charts.yaml", "templates/briefs/deck.yaml"} {
		own[name] = f[name]
	}
	edits = append(edits, randomEdits(written, count/8, 4, "deck")...)
	edits = append(edits, randomEdits(written, count/20, 5, "charts")...)
	edits = append(edits, randomEdits(own, count/20, 6, "deck", "charts")...)
	var built, refused int
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := make(chan edit)
	for range 2 {
		wg.Go(func() {
			for e := range next {
				out, err := os.MkdirTemp("", "briefing-edits-")
				if err != nil {
					t.Error(err)
					continue
				}
				diags, wrong := try(t, out, f, e)
				if err := os.RemoveAll(out); err != nil {
					t.Error(err)
				}
				mu.Lock()
				if diags.HasErrors() {
					refused++
				} else {
					built++
				}
				mu.Unlock()
				if wrong != "" {
					t.Errorf("%s: %s\n%s", e, wrong, diags.Text())
				}
			}
		})
	}
	for _, e := range edits {
		next <- e
	}
	close(next)
	wg.Wait()
	// Most slips fall into words and comments, and most others into keys, ids and references; a run in which only one
	// of the two ever happens tries nothing.
	if built < count/10 || refused < count/10 {
		t.Errorf("of %d edits %d were built and %d refused", len(edits), built, refused)
	}
	t.Logf("of %d edits %d were built and %d refused", len(edits), built, refused)
}

// edit is one character or line of a file dropped, doubled or swapped with the next.
type edit struct {
	file, what, how string
	at              int
	names           []string // what is built
}

func (e edit) String() string {
	return fmt.Sprintf("%v: %s, %s %d %s", e.names, e.file, e.what, e.at+1, e.how)
}

// pieces cuts a text into what is edited.
func (e edit) pieces(text string) []string {
	if e.what == "line" {
		return strings.SplitAfter(text, "\n")
	}
	return strings.Split(text, "")
}

func (e edit) apply(text string) string {
	p := e.pieces(text)
	switch e.how {
	case "dropped":
		p = slices.Delete(p, e.at, e.at+1)
	case "doubled":
		p = slices.Insert(p, e.at, p[e.at])
	default:
		p[e.at], p[e.at+1] = p[e.at+1], p[e.at]
	}
	return strings.Join(p, "")
}

// randomEdits picks edits of characters, and a quarter more of lines, that change something; the same ones in every
// run. Every file is picked equally often, because the small ones hold more that can break.
func randomEdits(f files, count int, seed uint64, build ...string) []edit {
	var names []string
	for name := range f {
		names = append(names, name)
	}
	sort.Strings(names)
	random := rand.New(rand.NewPCG(2019, seed))
	var out []edit
	for len(out) < count+count/4 {
		e := edit{file: names[random.IntN(len(names))], what: "character", how: []string{"dropped", "doubled", "swapped"}[random.IntN(3)], names: build}
		if len(out) >= count {
			e.what = "line"
		}
		e.at = random.IntN(len(e.pieces(f[e.file])) - 1)
		if e.apply(f[e.file]) != f[e.file] {
			out = append(out, e)
		}
	}
	return out
}

// try builds an edit over an older edition and says what is wrong with the outcome.
func try(t *testing.T, out string, f files, e edit) (diag.List, string) {
	t.Helper()
	f = f.with(e.file, e.apply(f[e.file]))
	brand := "eu"
	if strings.HasPrefix(e.file, "templates/brands/plain/") {
		brand = "plain"
	}
	older(t, out)
	before := treeOf(t, out)
	diags := runOver(t, out, f, brand, e.names...)
	after := treeOf(t, out)
	switch wrong := wholeEdition(out, e.names); {
	case diags.HasErrors() && after != before:
		return diags, "a failed run changed the folder:\n" + after
	case !diags.HasErrors() && after == before:
		return diags, "a run without errors published nothing"
	case !diags.HasErrors() && wrong != "":
		return diags, "the new edition is not whole: " + wrong
	}
	for _, d := range diags {
		switch wrong := outOf(f, d); {
		case d.ID == "internal":
			return diags, "the program has a fault"
		case d.ID == "no-base-url": // of the command, not of a file
		case wrong != "":
			return diags, wrong + ": " + d.String()
		case d.Pos.Line == 0 && !ofWholeFiles[d.ID]:
			return diags, "a finding without a line: " + d.String()
		}
		if wrong := jargonIn(d); wrong != "" {
			return diags, wrong + ": " + d.String()
		}
	}
	return diags, ""
}

// ofWholeFiles are the findings that name a file and no line.
var ofWholeFiles = map[string]bool{"unknown-language": true, "unknown-brand": true, "file-too-large": true, "file-missing": true, "not-included": true}

func runOver(t *testing.T, out string, f files, brand string, names ...string) diag.List {
	t.Helper()
	_, diags, err := pipeline.Run(t.Context(), pipeline.Request{
		Options: f.options(brand), Plan: plan.Request{Names: names}, Out: out, Version: "0",
	}, nil)
	if err != nil {
		if u, ok := err.(*diag.Refusal); ok { // a brief lost its name
			diags.Add(diag.Pos{File: "templates/briefs/" + names[0] + ".yaml", Line: 1}, diag.Error, "usage", u.Message)
			return diags
		}
		t.Errorf("%v", err)
	}
	return diags
}

// older publishes an edition that an earlier version of the tool could have left: one file that is still asked for.
func older(t *testing.T, out string) {
	t.Helper()
	e, err := edition.Open(t.Context(), out, "2019-03", edition.Locking{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	data := []byte("an older factsheet\n")
	m := &provenance.Manifest{Tool: provenance.Tool{Name: "briefing", Version: "older"}, Edition: "2019-03", AsOf: "2019-03-31",
		Outputs: []provenance.Output{{Path: "en/factsheet.pdf", SHA256: provenance.Sum(data), Bytes: len(data), Inputs: "older",
			Parameters: provenance.Parameters{Target: "factsheet", Language: "en", Format: "pdf", Brand: "eu"}}}}
	if _, err := e.Publish(t.Context(), []edition.Version{{Path: "2019-03", Files: []edition.File{{Path: "en/factsheet.pdf", Data: data}}, Manifest: m}}); err != nil {
		t.Fatal(err)
	}
}

// treeOf lists what stands below a folder, with hashes.
func treeOf(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprintf(&b, "%s %x\n", filepath.ToSlash(rel), sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return b.String()
}

// wholeEdition sees that an edition holds the files of its manifest, with the bytes it names, and no others; and that
// nothing stands beside it but the lock and, with charts, their lasting addresses.
func wholeEdition(out string, names []string) string {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err.Error()
	}
	folder := os.DirFS(out)
	found := ""
	for _, e := range entries {
		if slices.Contains(names, "charts") && (e.Name() == "charts" || e.Name() == "frozen") {
			continue
		}
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			if found != "" {
				return "two folders: " + found + " and " + e.Name()
			}
			found = e.Name()
		} else if e.IsDir() {
			return "left behind: " + e.Name()
		}
	}
	sub, err := fs.Sub(folder, found)
	if err != nil {
		return err.Error()
	}
	m, err := provenance.Read(sub)
	if err != nil {
		return err.Error()
	}
	listed := map[string]bool{provenance.Name: true, provenance.SumsName: true}
	for _, o := range m.Outputs {
		listed[o.Path] = true
		if _, ok := provenance.Intact(sub, o); !ok {
			return o.Path + " is not what the manifest says"
		}
	}
	wrong := ""
	err = fs.WalkDir(sub, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !listed[name] {
			wrong = name + " is not in the manifest"
		}
		return err
	})
	if err != nil {
		return err.Error()
	}
	made := map[string]bool{}
	for _, o := range m.Outputs {
		made[o.Parameters.Target+" "+o.Parameters.Format] = true
	}
	for _, name := range names {
		for _, format := range formatsOf[name] {
			if !made[name+" "+format] {
				return name + " as " + format + " is missing"
			}
		}
	}
	return wrong
}

// formatsOf are the formats of what the edits build.
var formatsOf = map[string][]string{"factsheet": {"pdf", "html"}, "one-pager": {"pdf", "html"}, "deck": {"pdf", "pptx"}, "charts": {plan.Web}}

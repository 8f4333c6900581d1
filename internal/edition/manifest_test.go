package edition

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
	"briefing/internal/embed"
)

// These types are the fields of in-toto Statement v1 and SLSA provenance v1, written from the two specifications and not
// from what writes manifests: a field that is in neither, but for the two extensions, fails to decode.
type (
	specStatement struct {
		Type          string           `json:"_type"`
		Subject       []specDescriptor `json:"subject"`
		PredicateType string           `json:"predicateType"`
		Predicate     specProvenance   `json:"predicate"`
		Format        int              `json:"format"` // extension
		Tool          map[string]string
	}
	specDescriptor struct {
		Name             string            `json:"name"`
		URI              string            `json:"uri"`
		Digest           map[string]string `json:"digest"`
		Content          []byte            `json:"content"`
		DownloadLocation string            `json:"downloadLocation"`
		MediaType        string            `json:"mediaType"`
		Annotations      map[string]any    `json:"annotations"`
	}
	specProvenance struct {
		BuildDefinition struct {
			BuildType            string           `json:"buildType"`
			ExternalParameters   map[string]any   `json:"externalParameters"`
			InternalParameters   map[string]any   `json:"internalParameters"`
			ResolvedDependencies []specDescriptor `json:"resolvedDependencies"`
		} `json:"buildDefinition"`
		RunDetails struct {
			Builder struct {
				ID                  string            `json:"id"`
				Version             map[string]string `json:"version"`
				BuilderDependencies []specDescriptor  `json:"builderDependencies"`
			} `json:"builder"`
			Metadata struct {
				InvocationID string `json:"invocationId"`
				StartedOn    string `json:"startedOn"`
				FinishedOn   string `json:"finishedOn"`
			} `json:"metadata"`
			Byproducts []specDescriptor `json:"byproducts"`
		} `json:"runDetails"`
	}
)

// fullManifest has every field.
func fullManifest() *provenance.Manifest {
	pdf := provenance.Parameters{Target: "factsheet", Language: "en", Format: "pdf", Brand: "eu", NoAttachments: true, PrintMarks: true}
	web := provenance.Parameters{Target: "charts/money", Language: "en", Format: "web", Brand: "eu", BaseURL: "https://example.org/briefings"}
	return &provenance.Manifest{
		Tool: provenance.Tool{Name: "briefing", Version: "0.1.0"}, Edition: "2019-03", AsOf: "2019-03-31",
		Data: provenance.Dataset{ID: "eu", SHA256: provenance.Sum([]byte("data"))}, Origin: provenance.Origin{Data: "folder", Templates: "embedded"},
		Inputs: []provenance.Input{{Path: "data/a.yaml", SHA256: provenance.Sum([]byte("a"))}, {Path: "templates/b.yaml", SHA256: provenance.Sum([]byte("b"))}},
		Outputs: []provenance.Output{
			{Path: "en/charts/money/chart.svg", SHA256: provenance.Sum([]byte("1")), Bytes: 1, Inputs: provenance.Sum([]byte("i")), Silent: true, Parameters: web},
			{Path: "en/charts/money/index.html", SHA256: provenance.Sum([]byte("22")), Bytes: 2, Inputs: provenance.Sum([]byte("i")), Silent: true, Parameters: web},
			{Path: "en/factsheet.pdf", SHA256: provenance.Sum([]byte("333")), Bytes: 3, Pages: 8, Inputs: provenance.Sum([]byte("j")), Parameters: pdf},
		},
	}
}

// A manifest is a Statement of in-toto about every output, with the provenance of SLSA, as their specifications have them.
func TestManifestIsAStatement(t *testing.T) {
	m := fullManifest()
	dec := json.NewDecoder(bytes.NewReader(m.Encode()))
	dec.DisallowUnknownFields()
	var s specStatement
	if err := dec.Decode(&s); err != nil {
		t.Fatal(err)
	}
	if s.Type != "https://in-toto.io/Statement/v1" || s.PredicateType != "https://slsa.dev/provenance/v1" || len(s.Subject) != len(m.Outputs) {
		t.Errorf("got %+v", s)
	}
	build := s.Predicate.BuildDefinition
	sha256 := regexp.MustCompile(`^[0-9a-f]{64}$`)
	names := map[string]bool{}
	for _, d := range append(s.Subject, build.ResolvedDependencies...) {
		if d.Name == "" || names[d.Name] || len(d.Digest) != 1 || !sha256.MatchString(d.Digest["sha256"]) {
			t.Errorf("the descriptor %+v", d)
		}
		names[d.Name] = true
	}
	for _, in := range m.Inputs {
		if !names[in.Path] {
			t.Errorf("%s is no dependency", in.Path)
		}
	}
	for _, uri := range []string{s.Type, s.PredicateType, build.BuildType, s.Predicate.RunDetails.Builder.ID} {
		if u, err := url.Parse(uri); err != nil || u.Scheme == "" {
			t.Errorf("%q is no URI: %v", uri, err)
		}
	}
	if got := s.Predicate.RunDetails.Builder.Version; got["briefing"] != "0.1.0" || build.ExternalParameters["edition"] != "2019-03" || s.Predicate.RunDetails.Metadata.StartedOn != "" {
		t.Errorf("got %+v", s.Predicate)
	}
}

// What is written is read again, whole, and written as the same bytes.
func TestManifestRoundTrip(t *testing.T) {
	for _, m := range []*provenance.Manifest{fullManifest(), {Inputs: []provenance.Input{}}} {
		data := m.Encode()
		got, err := provenance.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		want := *m
		want.Format = provenance.Format
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("got %+v\nwant %+v", got, &want)
		}
		if !bytes.Equal(got.Encode(), data) {
			t.Errorf("written again, it is\n%s", got.Encode())
		}
	}
}

func TestDamagedManifests(t *testing.T) {
	whole := string(fullManifest().Encode())
	if len(whole) < 500 {
		t.Fatal(whole)
	}
	for _, c := range []struct{ old, new, want string }{
		{"{", "[", "is damaged"},
		{`"format": 2`, `"format": 0`, "names no format"},
		{`"format": 2`, `"format": "2"`, "is damaged"},
		{"/Statement/v1", "/Statement/v0.1", "no statement of provenance"},
		{"provenance/v1", "provenance/v0.2", "no statement of provenance"},
		{`"name": "en/factsheet.pdf"`, `"name": "en/charts/money/chart.svg"`, "nothing says how"},
		{`"files": [`, `"files": ["x", `, "3 subjects, and its targets have 4 files"},
		{`"annotations"`, `"notes"`, "nothing says how"},
		{"en/factsheet.pdf", "../factsheet.pdf", "impossible file"},
		{"en/factsheet.pdf", provenance.SumsName, "impossible file"},
	} {
		if c.old != "{" && !strings.Contains(whole, c.old) {
			t.Fatalf("%q is not there", c.old)
		}
		n := 1
		if strings.HasPrefix(c.want, "impossible") {
			n = -1
		}
		if _, err := provenance.Decode([]byte(strings.Replace(whole, c.old, c.new, n))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: got %v", c.new, c.old, err)
		}
	}
}

// A folder of a later version of the tool is refused by name of that version, and verify says so, too.
func TestNewerManifests(t *testing.T) {
	for _, c := range []struct{ manifest, by, hint string }{
		{`{"format": 3, "tool": {"name": "briefing", "version": "9.1.0"}, "subject": 7}`, "briefing 9.1.0", "use version 9.1.0 or a later one"},
		{`{"format": 12}`, "a later version", "use that version, or a later one"},
	} {
		out := tempDir(t)
		mkdir(t, out, "2019-03")
		write(t, filepath.Join(out, "2019-03", provenance.Name), []byte(c.manifest))
		before := everything(t, out)
		_, err := Open(t.Context(), out, "2019-03", Locking{})
		var r *diag.Refusal
		if !errors.As(err, &r) || r.ID != "manifest-newer" || !strings.Contains(err.Error(), "was written by "+c.by+", in format ") || !strings.Contains(err.Error(), c.hint) {
			t.Errorf("got %v", err)
		}
		if got := everything(t, out); got != before {
			t.Errorf("got\n%s", got)
		}
		v, err := Verify(out, frozenAs)
		if err != nil || len(v.Findings) != 1 || v.Findings[0].ID != "newer-manifest" || v.Findings[0].Hints[0] != c.hint {
			t.Errorf("verify: %v, %v", v, err)
		}
	}
}

// format1Out is an output folder as version 0.1.0 made it, with manifests of format 1: an edition with a brief and a chart,
// and the chart's lasting and frozen address. testdata/format1 has the three manifests, and their files by hash.
func format1Out(t *testing.T) (out string, folders []string) {
	t.Helper()
	out = tempDir(t)
	const from = "testdata/format1"
	folders = []string{"2019-06", "charts/en/visits-bars", "frozen/3676b123f4c55181a7645465"}
	for _, folder := range folders {
		manifest, err := os.ReadFile(filepath.Join(from, strings.ReplaceAll(folder, "/", "_")+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var m struct {
			Outputs []struct{ Path, SHA256 string }
		}
		if err := json.Unmarshal(manifest, &m); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(out, filepath.FromSlash(folder))
		mkdir(t, dir)
		write(t, filepath.Join(dir, provenance.Name), manifest)
		for _, o := range m.Outputs {
			data, err := os.ReadFile(filepath.Join(from, "files", o.SHA256[:16]))
			if err != nil {
				t.Fatal(err)
			}
			mkdir(t, filepath.Dir(filepath.Join(dir, o.Path)))
			write(t, filepath.Join(dir, o.Path), data)
		}
	}
	return out, folders
}

// again is the version that stands in a folder, to be published once more.
func again(t *testing.T, out, folder string, keep Keep) Version {
	t.Helper()
	below := os.DirFS(filepath.Join(out, filepath.FromSlash(folder)))
	m, err := provenance.Read(below)
	if err != nil {
		t.Fatal(err)
	}
	v := Version{Path: folder, Keep: keep, Manifest: m}
	for _, o := range m.Outputs {
		data, ok := provenance.Intact(below, o)
		if !ok {
			t.Fatalf("%s/%s is harmed", folder, o.Path)
		}
		v.Files = append(v.Files, File{o.Path, data})
	}
	return v
}

// What an earlier version made is whole as it is; the next build keeps every file and replaces manifests alone, those of
// lasting and frozen addresses, too; the one after it writes nothing.
func TestFormat1IsReplaced(t *testing.T) {
	out, folders := format1Out(t)
	if v, err := Verify(out, embed.Hash); err != nil || v.Folders != 3 || v.Files < 25 || len(v.Findings) != 0 {
		t.Fatalf("as it was made: %+v, %v", v, err)
	}
	e, err := Open(t.Context(), out, "2019-06", Locking{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	versions := []Version{again(t, out, folders[2], KeepWhole), again(t, out, folders[1], KeepLater), again(t, out, folders[0], KeepNothing)}
	// A frozen version keeps its own manifest, whatever edition comes by.
	frozen := *versions[0].Manifest
	frozen.Edition, frozen.AsOf = "2019-07", "2019-07-31"
	versions[0].Manifest = &frozen
	for i, o := range publish(t, e, versions...) {
		if want := []string{provenance.SumsName, provenance.Name}; o.State != Written || o.Edition != "2019-06" || !reflect.DeepEqual(o.Changed, want) {
			t.Errorf("%s: got %+v", versions[i].Path, o)
		}
	}
	for _, folder := range folders {
		m, err := provenance.Read(os.DirFS(filepath.Join(out, folder)))
		if err != nil || m.Format != provenance.Format || m.Edition != "2019-06" || m.Tool.Version != "0.1.0" || m.Data.ID != "aldermoor-libraries" {
			t.Errorf("%s: %+v, %v", folder, m, err)
		}
	}
	if v, err := Verify(out, embed.Hash); err != nil || len(v.Findings) != 0 {
		t.Errorf("got %+v, %v", v, err)
	}
	for i, o := range publish(t, e, versions...) {
		if o.State != Unchanged {
			t.Errorf("%s: once more, got %+v", versions[i].Path, o)
		}
	}
}

// A frozen version of format 1 that is harmed is put back from the run's files, as any.
func TestFormat1Harmed(t *testing.T) {
	out, folders := format1Out(t)
	e, err := Open(t.Context(), out, "2019-06", Locking{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	v := again(t, out, folders[2], KeepWhole)
	write(t, filepath.Join(out, folders[2], "chart.svg"), []byte("harmed"))
	if o := publish(t, e, v)[0]; o.State != Written || !reflect.DeepEqual(o.Changed, []string{provenance.SumsName, "chart.svg", provenance.Name}) {
		t.Errorf("got %+v", o)
	}
}

// The sums are those that sha256sum reads, for names with odd characters, too, and it finds what is harmed.
func TestSumsAreReadBySha256sum(t *testing.T) {
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("skipped: sha256sum is not installed")
	}
	out := tempDir(t)
	names := []string{"plain.txt", "en/with space.txt", "back\\slash", "line\nfeed", "re\rturn", "*star", "Größe.svg"}
	publish(t, open(t, out), version("2019-03", "one", KeepNothing, names...))
	check := func() (string, error) {
		c := exec.Command(program, "--check", "--strict", provenance.SumsName)
		c.Dir = filepath.Join(out, "2019-03")
		c.Env = append(os.Environ(), "LC_ALL=C")
		said, err := c.CombinedOutput()
		return string(said), err
	}
	if said, err := check(); err != nil || strings.Count(said, ": OK\n") != len(names)+1 {
		t.Errorf("%v: %s", err, said)
	}
	for _, name := range append(names, provenance.Name) {
		file := filepath.Join(out, "2019-03", filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, append([]byte(" "), data...))
		if said, err := check(); err == nil || strings.Count(said, "FAILED") != 1 {
			t.Errorf("%q harmed: %v: %s", name, err, said)
		}
		write(t, file, data)
	}
}

// A manifest that was changed by hand, and still can be read, is not that of the sums.
func TestVerifyChangedManifest(t *testing.T) {
	out := publishedRun(t)
	name := filepath.Join(out, "2019-03", provenance.Name)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, name, bytes.Replace(data, []byte("2019-03-31"), []byte("2019-03-30"), 1))
	if got := found(t, out); !reflect.DeepEqual(got, []string{"changed 2019-03/" + provenance.SumsName}) {
		t.Errorf("got %q", got)
	}
	var missing fs.FS = os.DirFS(filepath.Join(out, "2019-04"))
	if _, err := provenance.Read(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

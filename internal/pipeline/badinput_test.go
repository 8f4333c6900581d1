package pipeline_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/pipeline"
)

// The templates that bad input is tried on, beside the shipped brand and messages: a chart of each form that has
// figures of its own, and a brief with a table.
const (
	badCharts = `- id: regions
  kind: bars
  title: Amounts by region
  holds: round(border-support) > 1000000
  subtitle: Amounts by region, million EUR
  unit: eur
  scale: millions
  mixes: [single_year, stock]
  narrow: {largest: 1, rest: "{{rest}} more: see the data"}
  groups:
  - rows:
    - area: north-africa
      parts:
      - {of: border-support, caption: Borders}
    - label: Programmes
      parts:
      - {of: fund-programmes}
  alt: "Bars: {{regions.rows}}."
- id: results
  kind: panels
  title: Results
  holds: none
  subtitle: Each panel has its own unit
  marks: all
  panels:
  - {of: niger-rescued, kicker: Niger, label: people}
  alt: Panels.
- id: years
  kind: timeline
  titles:
  - {text: Years, holds: count(actions@2015) > 0}
  - {text: More years, holds: none}
  first_year: 2015
  last_year: 2019
  bars: [{of: plan-runs}]
  events: [{of: operation-launched}]
  alt: Timeline.
`
	badBlocks = `- cover: {standfirst: What there is.}
- key_figures:
    tiles:
    - value: "{{border-support|round}}"
      label: for border authorities
- section:
    title: What was done
    holds: centre-arrests > 600
    blocks:
    - chart: regions
    - chart: results
    - chart: years
    - prose:
        columns: 2
        text: ["By May it was {{sea-vessels@2018-05}}, then {{sea-vessels}}.", Much remains to be said here.]
    - table:
        id: amounts
        caption: Amounts
        unit: million EUR
        decimals: 1
        columns: [{head: What}, {head: Amount, width: 16, right: true}]
        groups:
        - label: North Africa
          rows:
          - {of: border-support, cells: [.name, .amount]}
- notes: {}
`
)

func badWorld() files { return worldWith("", badCharts, badBlocks) }

// inputs are the kinds of files there are, each with one that is read.
func inputs() map[string]string {
	return map[string]string{
		"dataset": "data/dataset.yaml", "figures": "data/figures.yaml", "charts": "templates/charts.yaml",
		"brief": "templates/briefs/case.yaml", "brand": "templates/brands/eu/_brand.yml", "messages": "templates/messages/en.yaml",
	}
}

// outcome builds all briefs of the files and returns what was found.
func outcome(o pipeline.Options) diag.List {
	p, diags := pipeline.Load(o)
	if p == nil {
		return diags
	}
	for _, name := range p.Library.Names() {
		_, found := p.Document(name)
		diags.Append(found)
	}
	return diags
}

func TestBadInputBaseIsSound(t *testing.T) {
	if diags := outcome(badWorld().options("eu")); len(diags) > 0 {
		t.Fatal(diags.Text())
	}
}

// TestBadBytes tries on every kind of file what can be wrong with a file as such.
func TestBadBytes(t *testing.T) {
	bomb := "za: &a [x, x]\n"
	for _, c := range "bcdefghi" {
		bomb += fmt.Sprintf("z%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 8), c-1)
	}
	after := func(more string) func(string) string { return func(s string) string { return s + more } }
	cases := []struct {
		name string
		edit func(string) string
		id   string
		at   string // end: on the first line after the text; top: on line 1; file: no line
	}{
		{"unknown key", after("zzz: 1\n"), "unknown-key", "end"},
		{"duplicate key", after("KEY: 1\n"), "duplicate-key", "end"},
		{"second document", after("---\nx: 1\n"), "second-document", "end"},
		{"tab", after("\tx: 1\n"), "tab", "end"},
		{"anchor", after("zzz: &a 1\n"), "anchor", "end"},
		{"alias bomb", after(bomb), "anchor", "end"},
		{"200 levels", after("zzz: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "\n"), "too-deep", "end"},
		{"invalid UTF-8", after("# caf\xe9\n"), "invalid-utf8", "end"},
		{"control character", after("# bell \x07\n"), "control-character", "end"},
		{"unclosed quote", after("zzz: \"never closed\n"), "yaml", "end"},
		{"5 MiB", func(s string) string { return s + strings.Repeat("# "+strings.Repeat("x", 1021)+"\n", 5<<10) }, "file-too-large", "file"},
		{"empty", func(string) string { return "" }, "file-empty", "top"},
		{"blank", func(string) string { return " \n\n" }, "file-empty", "top"},
		{"only a comment", func(string) string { return "# nothing\n" }, "file-empty", "top"},
		{"a list", func(string) string { return "- x\n" }, "wrong-type", "top"},
		{"a word", func(string) string { return "x\n" }, "wrong-type", "top"},
		{"UTF-16, low byte first", func(s string) string { return utf16Text(s, false) }, "not-utf8", "top"},
		{"UTF-16, high byte first", func(s string) string { return utf16Text(s, true) }, "not-utf8", "top"},
	}
	for kind, file := range inputs() {
		sound := badWorld()[file]
		key := firstKey.FindString(sound)
		for _, c := range cases {
			t.Run(kind+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				text := strings.Replace(c.edit(sound), "KEY:", key, 1)
				diags := outcome(badWorld().with(file, text).options("eu"))
				want := diag.Pos{File: file}
				switch c.at {
				case "end":
					want.Line = strings.Count(sound, "\n") + 1
				case "top":
					want.Line = 1
				}
				wantFinding(t, diags, c.id, want)
				inside(t, badWorld().with(file, text), diags)
				plainWords(t, diags)
				if c.at != "end" || c.name == "invalid UTF-8" {
					return
				}
				// A byte order mark and the line ends of Windows move no position.
				for _, same := range []string{"\ufeff" + text, strings.ReplaceAll(text, "\n", "\r\n")} {
					again := outcome(badWorld().with(file, same).options("eu"))
					if again.Text() != diags.Text() {
						t.Errorf("with a byte order mark or CRLF:\n%swithout:\n%s", again.Text(), diags.Text())
					}
				}
			})
		}
		t.Run(kind+"/CRLF and byte order mark", func(t *testing.T) {
			if diags := outcome(badWorld().with(file, "\ufeff"+strings.ReplaceAll(sound, "\n", "\r\n")).options("eu")); len(diags) > 0 {
				t.Error(diags.Text())
			}
		})
	}
}

var firstKey = regexp.MustCompile(`(?m)^[a-z]+:`)

func utf16Text(s string, high bool) string {
	var b strings.Builder
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		if lo, hi := byte(u), byte(u>>8); high {
			b.WriteByte(hi)
			b.WriteByte(lo)
		} else {
			b.WriteByte(lo)
			b.WriteByte(hi)
		}
	}
	return b.String()
}

// TestBadFiles tries on every kind of file what a file system can hold in its place.
func TestBadFiles(t *testing.T) {
	for kind, file := range inputs() {
		cases := map[string]func(t *testing.T, o *pipeline.Options) (id string){
			"missing": func(_ *testing.T, o *pipeline.Options) string {
				delete(fsOf(o, file), short(file))
				return "file-missing"
			},
			"folder": func(_ *testing.T, o *pipeline.Options) string {
				m := fsOf(o, file)
				delete(m, short(file))
				m[short(file)+"/x.yaml"] = &fstest.MapFile{Data: []byte("x: 1\n")}
				return "file-is-folder"
			},
			"unreadable": func(_ *testing.T, o *pipeline.Options) string {
				setFS(o, file, refusing{fsOf(o, file), short(file)})
				return "file-unreadable"
			},
			"link that leads to itself": func(t *testing.T, o *pipeline.Options) string {
				if runtime.GOOS == "windows" {
					t.Skip("links need a right on Windows that few users have")
				}
				dir := onDisk(t, fsOf(o, file))
				name := filepath.Join(dir, filepath.FromSlash(short(file)))
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(filepath.Base(name), name); err != nil {
					t.Fatal(err)
				}
				setFS(o, file, os.DirFS(dir))
				return "file-link-loop"
			},
		}
		for name, harm := range cases {
			t.Run(kind+"/"+name, func(t *testing.T) {
				o := badWorld().options("eu")
				id := harm(t, &o)
				at := file
				switch gone := name == "missing"; {
				case kind == "figures" && name == "missing": // told where the list of files names it
					at = "data/dataset.yaml"
				case kind == "brief" && name == "missing": // no other is left
					at, id = "templates/briefs", "no-briefs"
				case kind == "charts" && gone: // briefs without charts need none; those that place one say so
					at, id = "templates/briefs/case.yaml", "unknown-reference"
				case kind == "brand" && gone: // a folder without the file is no brand
					at, id = "templates/brands", "unknown-brand"
				case kind == "messages" && name != "unreadable" && name != "link that leads to itself": // nor is it a language
					at, id = "templates/messages", "unknown-language"
				}
				diags := outcome(o)
				wantFinding(t, diags, id, diag.Pos{File: at})
				plainWords(t, diags)
			})
		}
	}
}

func short(file string) string {
	_, s, _ := strings.Cut(file, "/")
	return s
}

func fsOf(o *pipeline.Options, file string) fstest.MapFS {
	if strings.HasPrefix(file, "data/") {
		return o.Data.FS.(fstest.MapFS)
	}
	return o.Templates.FS.(fstest.MapFS)
}

func setFS(o *pipeline.Options, file string, fsys fs.FS) {
	if strings.HasPrefix(file, "data/") {
		o.Data.FS = fsys
	} else {
		o.Templates.FS = fsys
	}
}

// refusing is a file system in which one file may not be opened, as it is for those without the right: a test that
// takes the right away shows nothing when root runs it.
type refusing struct {
	fstest.MapFS
	name string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.Open(name)
}

func onDisk(t *testing.T, m fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	for name, f := range m {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// wantFinding sees that an error with that id stands at that place; no line means any, no id any error.
func wantFinding(t *testing.T, diags diag.List, id string, at diag.Pos) {
	t.Helper()
	for _, d := range diags {
		if d.Severity == diag.Error && (id == "" || d.ID == id) && d.Pos.File == at.File && (at.Line == 0 || d.Pos.Line == at.Line) {
			return
		}
	}
	t.Errorf("no error %s at %s:\n%s", id, at, diags.Text())
}

// inside sees that findings lie in files that were given, on lines and columns that these have.
func inside(t *testing.T, f files, diags diag.List) {
	t.Helper()
	for _, d := range diags {
		if wrong := outOf(f, d); wrong != "" {
			t.Errorf("%s: %s", wrong, d)
		}
	}
}

// outOf says how a finding lies outside its file; "" if it does not.
func outOf(f files, d diag.Diagnostic) string {
	text, known := f[d.Pos.File]
	switch {
	case !known:
		return "in no file that was given"
	case d.Pos.Line == 0 && d.Pos.Col == 0:
		return ""
	}
	if !utf8.ValidString(text) {
		return "" // columns are counted in characters, and there are none
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	switch {
	case d.Pos.Line < 1 || d.Pos.Line > len(lines):
		return fmt.Sprintf("on line %d of %d", d.Pos.Line, len(lines))
	case d.Pos.Col < 0 || d.Pos.Col > utf8.RuneCountInString(lines[d.Pos.Line-1])+1:
		return fmt.Sprintf("in column %d of %d", d.Pos.Col, utf8.RuneCountInString(lines[d.Pos.Line-1]))
	}
	return ""
}

// plainWords sees that messages and hints are for people: no type of ours, no word of a library, no capital letter at
// the start, no full stop at the end.
func plainWords(t *testing.T, diags diag.List) {
	t.Helper()
	for _, d := range diags {
		if wrong := jargonIn(d); wrong != "" {
			t.Errorf("%s: %s", wrong, d)
		}
	}
}

func jargonIn(d diag.Diagnostic) string {
	if d.ID == "internal" {
		return "a fault of the program"
	}
	for _, s := range append([]string{d.Message}, d.Hints...) {
		own := quoted.ReplaceAllString(s, "")
		if word := jargon.FindString(own); word != "" {
			return fmt.Sprintf("the word %q", word)
		}
		if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") {
			return "a full stop at the end"
		}
	}
	if d.Message == "" || d.Hints == nil && d.ID == "" {
		return "says nothing"
	}
	return ""
}

var (
	quoted = regexp.MustCompile(`"(\\.|[^"\\])*"`)
	jargon = regexp.MustCompile(`\b(u?int(8|16|32|64)?|float(32|64)|string|struct|interface|nil|bool|rune|slice|reflect|unmarshal|strconv|runtime|goroutine|panic|EOF|yaml\.v3|decimal\.Decimal)\b|map\[|\[\](string|int|byte)|%!|0x[0-9a-f]{4,}|\w+\.go:\d`)
)

package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"briefing/internal/source/files"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// refusing is a file system whose files exist and cannot be opened or read; permission bits would not stop root.
type refusing struct {
	fstest.MapFS
	open, read error
}

func (r refusing) Open(name string) (fs.File, error) {
	if r.open != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: r.open}
	}
	f, err := r.MapFS.Open(name)
	return refusingFile{f, r.read}, err
}

func (r refusing) Stat(name string) (fs.FileInfo, error) { return r.MapFS.Stat(name) }

type refusingFile struct {
	fs.File
	err error
}

func (f refusingFile) Read([]byte) (int, error) { return 0, f.err }

func utf16File(order string, s string) []byte {
	var b bytes.Buffer
	mark := "\xff\xfe"
	if order == "big" {
		mark = "\xfe\xff"
	}
	if order != "none" {
		b.WriteString(mark)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if order == "big" {
			b.Write([]byte{byte(u >> 8), byte(u)})
		} else {
			b.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	return b.Bytes()
}

// Every file that must be refused before YAML is looked at, with the message in full.
func TestReadRefuses(t *testing.T) {
	const good = "id: emsc\nname: Europol’s centre\n"
	have := fstest.MapFS{
		"good.yaml":    {Data: []byte(good)},
		"folder/a.txt": {Data: []byte("x")},
		"pipe":         {Mode: fs.ModeNamedPipe},
	}
	bad := map[string]string{
		"empty":             "",
		"only-spaces":       " \n\n",
		"only-mark":         "\xef\xbb\xbf",
		"too-large":         "a: " + strings.Repeat("x", 5<<20),
		"utf16-little":      string(utf16File("little", good)),
		"utf16-big":         string(utf16File("big", good)),
		"utf16-no-mark":     string(utf16File("none", "id: emsc\nname: centre\n")),
		"utf32":             "\xff\xfe\x00\x00i\x00\x00\x00",
		"invalid-utf8":      "id: emsc\nname: caf\xe9 and \xe8\n",
		"cut-utf8":          "name: a\xe2\x82",
		"surrogate":         "name: a\xed\xa0\x80b",
		"tab-indent":        "a:\n\tb: 1\n\tc: 2\n",
		"tab-in-value":      "id: emsc\nname: a\tb\n",
		"control":           "id: emsc\nname: bell\a here\n",
		"delete":            "name: a\x7fb\n",
		"c1":                "name: a\u0085b\n",
		"nul":               "name: a\x00b\n",
		"line-separator":    "name: a\u2028b\n",
		"mark-inside":       "a: 1\nname: a\ufeffb\n",
		"lone-return":       "a: 1\rb: 2\n",
		"direction":         "name: \u202eabc\n",
		"replacement":       "name: caf\ufffd\n",
		"private":           "name: \ue000\n",
		"picture":           "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"mark-then-control": "\xef\xbb\xbfname: \x01\n",
		"crlf-then-control": "a: 1\r\nb: \x01\r\n",
	}
	for name, data := range bad {
		have[name] = &fstest.MapFile{Data: []byte(data)}
	}
	dir := t.TempDir()
	if err := os.Symlink("loop", filepath.Join(dir, "loop")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	cases := []struct {
		title string
		fsys  fs.FS
		name  string
	}{
		{"folder", have, "folder"},
		{"device or pipe", have, "pipe"},
		{"missing", have, "nothing.yaml"},
		{"missing, near a name", have, "god.yaml"},
		{"outside the folder", have, "../good.yaml"},
		{"no permission", refusing{have, fs.ErrPermission, nil}, "good.yaml"},
		{"opening fails", refusing{have, errors.New("*fs.secretError"), nil}, "good.yaml"},
		{"reading fails", refusing{have, nil, errors.New("*fs.secretError")}, "good.yaml"},
		{"link loop", os.DirFS(dir), "loop"},
	}
	for _, name := range sortedKeys(bad) {
		cases = append(cases, struct {
			title string
			fsys  fs.FS
			name  string
		}{name, have, name})
	}
	var out strings.Builder
	for _, c := range cases {
		f, l := Read(c.fsys, c.name, "data/"+c.name)
		if f != nil || !l.HasErrors() {
			t.Errorf("%s: was read", c.title)
		}
		out.WriteString("## " + c.title + "\n" + l.Text() + "\n")
	}
	noJargon(t, out.String())
	golden.Text(t, "testdata/read.golden", out.String())
}

// A byte order mark and Windows line ends are accepted, and places stay those an editor shows.
func TestReadMarkAndLineEnds(t *testing.T) {
	raw := "\xef\xbb\xbfid: emsc\r\nname: 'Ünder'\r\nlast: |\r\n  one\r\n  two\r\n"
	f, l := Bytes([]byte(raw), "f.yaml")
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	if f.SHA256 != "" && len(f.SHA256) != 64 {
		t.Errorf("checksum %q", f.SHA256)
	}
	plainFile, _ := Bytes([]byte(strings.ReplaceAll(strings.TrimPrefix(raw, "\xef\xbb\xbf"), "\r\n", "\n")), "f.yaml")
	if plainFile.SHA256 == f.SHA256 {
		t.Error("the checksum must be that of the file's own bytes")
	}
	root, l := Parse(f)
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	for i, want := range []string{"f.yaml:1:1", "f.yaml:2:1", "f.yaml:3:1"} {
		if got := root.Fields[i].KeyPos.String(); got != want {
			t.Errorf("key %d stands at %s, want %s", i, got, want)
		}
	}
	if got := root.Get("id").Pos.String(); got != "f.yaml:1:5" {
		t.Errorf("first value stands at %s: the byte order mark counts as a column", got)
	}
	if got := root.Get("name").At(len("Ün")).String(); got != "f.yaml:2:10" {
		t.Errorf("third letter of the quoted text stands at %s", got)
	}
	if got := root.Get("last").Value; got != "one\ntwo\n" {
		t.Errorf("block is %q", got)
	}
	if got := root.Get("last").At(4).String(); got != "f.yaml:5:3" {
		t.Errorf("second line of the block stands at %s", got)
	}
}

// The largest allowed file is read, one byte more is not.
func TestReadLimit(t *testing.T) {
	text := "a: " + strings.Repeat("x", int(files.YAML.Limit())-3)
	if _, l := Bytes([]byte(text), "f"); l.HasErrors() {
		t.Error(l.Text())
	}
	if _, l := Bytes([]byte(text+"x"), "f"); !l.HasErrors() {
		t.Error("a file above the limit was read")
	}
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// noJargon fails on words that people who write policy cannot know.
func noJargon(t *testing.T, messages string) {
	t.Helper()
	for _, word := range []string{"yaml:", "source.", "dataset.", "fs.", "*fs", "reflect", "struct", "[]", "map[", "interface", "unmarshal", "nil", "int ", "scalar", "mapping", "sequence", "token", "node"} {
		for _, line := range strings.Split(messages, "\n") {
			if strings.Contains(line, "error: ") && strings.Contains(line[strings.Index(line, "error: "):], word) {
				t.Errorf("jargon %q in: %s", word, line)
			}
		}
	}
}

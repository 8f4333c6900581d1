package parsers

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is the built command.
var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "parsers")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "briefing")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", program, "./cmd/briefing")
	build.Dir, build.Stderr = "../..", os.Stderr
	code := 1
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "the program is not built:", err)
	} else {
		code = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// briefing runs the program in a folder and returns its exit code and what it prints.
func briefing(t *testing.T, dir string, args ...string) (code int, said string) {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command(program, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &out
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String()
}

// deployed writes the files of a kind into a new folder.
func deployed(t *testing.T, kind string) string {
	t.Helper()
	dir := t.TempDir()
	if code, said := briefing(t, dir, "new", "deploy", kind, "--example"); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	return dir
}

func read(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, text string, name ...string) {
	t.Helper()
	path := filepath.Join(name...)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// spoilt replaces the one place where a text stands.
func spoilt(t *testing.T, text, old, new string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q stands %d times", old, n)
	}
	return strings.Replace(text, old, new, 1)
}

// project puts the shipped data and templates into a folder, with one brief that can be made in every month.
func project(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"data", "templates"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "templates", "briefs")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "templates", "charts.yaml")); err != nil {
		t.Fatal(err)
	}
	write(t, `brief: {id: note, kind: Note, format: one-page, title: A note, holds: none, short_title: A note, keywords: [note]}
blocks:
- section: {title: Arrests, holds: none, blocks: [{prose: ["The centre counts {{emsc-arrests}} arrests."]}]}
- notes: {}
`, dir, "templates", "briefs", "note.yaml")
}

// made requires that a job published one edition, the note of some month, in a folder.
func made(t *testing.T, out string) {
	t.Helper()
	if found, err := fs.Glob(os.DirFS(out), "20??-??/en/note.pdf"); err != nil || len(found) != 1 {
		t.Errorf("%s holds %v: %v", out, found, err)
	}
	if code, said := briefing(t, out, "verify", "."); code != 0 {
		t.Error(said)
	}
}

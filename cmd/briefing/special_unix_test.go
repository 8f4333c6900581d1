//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"briefing/data"
	"briefing/templates"
)

// command runs the program and returns its exit code and what it printed on standard error.
func command(args ...string) (int, string) {
	var out, errs bytes.Buffer
	code := run(args, &out, &errs)
	return code, errs.String()
}

// seeded is a folder with the shipped data and templates, which becomes the current one.
func seeded(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.CopyFS("data", data.FS); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS("templates", templates.FS); err != nil {
		t.Fatal(err)
	}
}

// What the command line names is a file or a folder, or it is refused without being opened.
func TestNamedSpecialFiles(t *testing.T) {
	seeded(t)
	if err := syscall.Mkfifo("pipe", 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{3, "pipe: error: this is a named pipe, but a file is needed", []string{"list", "--data", "pipe"}},
		{3, "/dev/null: error: this is a device, but a file is needed", []string{"list", "--data", "/dev/null"}},
		{5, "pipe cannot be read: it is a named pipe, but a file is needed\n  hint: ", []string{"build", "deck", "--pptx-template", "pipe"}},
		{5, "/dev/zero cannot be read: it is a device", []string{"build", "deck", "--pptx-template", "/dev/zero"}},
		{5, "pipe cannot be read: it is a named pipe", []string{"build", "deck", "--pptx-template", "data/README.md", "--pptx-layouts", "pipe"}},
		{5, "pipe cannot be read: it is a named pipe", []string{"template", "check", "pipe"}},
		{5, "data cannot be read: it is a folder", []string{"template", "check", "data"}},
		{5, "--templates: there is no folder pipe", []string{"list", "--templates", "pipe"}},
	} {
		if code, said := command(c.args...); code != c.code || !strings.Contains(said, c.want) {
			t.Errorf("%s: exit code %d\n%swant %d and %q", strings.Join(c.args, " "), code, said, c.code, c.want)
		}
	}
}

// A path that is named may be a link to anywhere; what stands beside it may not.
func TestNamedLinks(t *testing.T) {
	seeded(t)
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, name); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := t.TempDir()
	dataset := "data/eu-counter-smuggling"
	if err := os.Rename(dataset, filepath.Join(elsewhere, "set")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename("templates", filepath.Join(elsewhere, "templates")); err != nil {
		t.Fatal(err)
	}
	link(filepath.Join(elsewhere, "set"), "set")
	link(filepath.Join(elsewhere, "templates"), "templates")
	for _, name := range []string{"set", "set/dataset.yaml"} {
		if code, said := command("list", "--data", name); code != 0 {
			t.Errorf("--data %s: exit code %d\n%s", name, code, said)
		}
	}
	// The entry file is a link out of its folder: read where it is named itself, refused where the folder is.
	if err := os.Mkdir("mixed", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS("mixed", os.DirFS("set")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("mixed/dataset.yaml"); err != nil {
		t.Fatal(err)
	}
	link(filepath.Join(elsewhere, "set", "dataset.yaml"), "mixed/dataset.yaml")
	if code, said := command("list", "--data", "mixed/dataset.yaml"); code != 0 {
		t.Errorf("a link that is named: exit code %d\n%s", code, said)
	}
	code, said := command("list", "--data", "mixed")
	if code != 3 || !strings.Contains(said, `mixed/dataset.yaml: error: the link "dataset.yaml" leads to `) || !strings.Contains(said, "[file-link-out]\n  hint: put a copy") {
		t.Errorf("a link in the folder that is named: exit code %d\n%s", code, said)
	}
	link(filepath.Join(elsewhere, "set"), dataset)
	code, said = command("list")
	if code != 5 || !strings.Contains(said, `data cannot be read: its link "eu-counter-smuggling" leads to `) {
		t.Errorf("a linked dataset: exit code %d\n%s", code, said)
	}
}

// Too many open files are no fault of the input: whatever cannot be opened, the exit code says that a file could not be read.
func TestTooManyOpenFiles(t *testing.T) {
	seeded(t)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &was); err != nil {
		t.Skip(err)
	}
	defer syscall.Setrlimit(syscall.RLIMIT_NOFILE, &was)
	seen := map[int]bool{}
	for most := uint64(3); most < 1000 && !seen[0]; most++ { // below what is open now nothing can be opened
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: most, Max: was.Max}); err != nil {
			t.Skip(err)
		}
		code, said := command("list")
		seen[code] = true
		if code != 0 && (code != 5 || !strings.Contains(said, "too many files are open")) {
			t.Errorf("with %d open files: exit code %d\n%s", most, code, said)
		}
	}
	if !seen[0] || !seen[5] {
		t.Errorf("exit codes %v: the limit was not met", seen)
	}
}

// A file that may not be read is no fault of the input either, unless the input has one, too.
func TestFilesWithoutRight(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("whoever may do everything may read everything")
	}
	seeded(t)
	if err := os.Chmod("templates/charts.yaml", 0); err != nil {
		t.Fatal(err)
	}
	if code, said := command("list"); code != 5 || !strings.Contains(said, "templates/charts.yaml: error: the file may not be read [file-unreadable]") {
		t.Errorf("exit code %d\n%s", code, said)
	}
}

// The name of a file or folder is printed as it is written: it forges no line and gives a terminal no orders.
func TestHostileNames(t *testing.T) {
	const evil = "a\nbriefing: done\x1b[2J\u202e"
	const shown = `a\nbriefing: done\x1b[2J\u202e`
	seeded(t)
	if err := os.Rename("data/eu-counter-smuggling", evil); err != nil {
		t.Skip(err) // not every file system has such names
	}
	if err := os.WriteFile(filepath.Join(evil, evil+".yaml"), []byte("x: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("templates/briefs/"+evil+".yaml", []byte("x: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("templates/brands/"+evil, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"build", "--data", evil},
		{"build", "--data", evil, "--json"},
		{"list", "--data", evil + "/none"},
		{"list", "--data", "templates/brands/" + evil},
		{"list", "--templates", evil + "x"},
		{"list", "--brand", evil},
		{"list", "--lang", evil},
		{"list", "--as-of", evil},
		{"build", evil},
		{"build", "--base-url", evil},
		{"build", "--format", evil},
		{"build", "--" + evil},
		{evil},
		{"explain", evil},
		{"template", "check", evil},
		{"template", "check", "templates/brands/" + evil + "x"},
		{"template", "export", evil},
		{"template", "export", evil + "/x.pptx"},
		{"build", "deck", "--pptx-template", evil},
	} {
		var out, errs bytes.Buffer
		code := run(args, &out, &errs)
		said := out.String() + errs.String()
		if code == 0 || strings.ContainsAny(said, "\x1b\u202e") || strings.Contains(said, "\nbriefing: done") {
			t.Errorf("%q: exit code %d\n%q", args, code, said)
		}
	}
	if _, said := command("build", "--data", evil); !strings.Contains(said, "briefing: data from ./"+shown) || !strings.Contains(said, "templates/briefs/"+shown+".yaml:1:1: error: ") {
		t.Errorf("the names are not told:\n%s", said)
	}
}

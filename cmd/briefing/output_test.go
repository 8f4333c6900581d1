package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
)

// full is a device that takes a number of bytes and then no more.
type full struct {
	left int
	err  error
}

func (f *full) Write(b []byte) (int, error) {
	if len(b) <= f.left {
		f.left -= len(b)
		return len(b), nil
	}
	n := f.left
	f.left = 0
	return n, f.err
}

// printing are the command lines that print a result, every verb among them.
func printing(dir string) [][]string {
	out := []string{"--example", "--out", filepath.Join(dir, "out")}
	return [][]string{
		{}, {"help"}, {"--help"}, {"help", "build"}, {"build", "--help"}, {"template"}, {"template", "check", "--help"},
		append([]string{"build", "one-pager", "--format", "pdf"}, out...), append([]string{"build", "one-pager", "--format", "pdf", "--json"}, out...),
		{"list", "--example"}, {"list", "--example", "--json"},
		{"explain", "--example"}, {"explain", "--example", "--json"}, {"explain", "--example", "emsc-arrests"}, {"explain", "--example", "emsc-arrests", "--json"},
		{"diff", "--example", "2018-04", "2019-03"}, {"diff", "--example", "2018-04", "2019-03", "--json"},
		{"template", "export", "--example", filepath.Join(dir, "mine.pptx")},
		{"template", "check", "--example", filepath.Join(dir, "there.pptx")}, {"template", "check", "--example", "--json", filepath.Join(dir, "there.pptx")},
		{"new"}, {"new", "deploy", "cron", "--example", "--dir", filepath.Join(dir, "project")}, {"new", "deploy", "docker", "--json", "--example", "--dir", filepath.Join(dir, "project")},
		{"new"}, {"new", "deploy", "cron", "--example", "--dir", filepath.Join(dir, "project")},
		{"new", "deploy", "docker", "--json", "--example", "--dir", filepath.Join(dir, "project")},
		{"verify", filepath.Join(dir, "out")}, {"verify", "--json", filepath.Join(dir, "out")},
		{"prune", "--keep", "9", "--out", filepath.Join(dir, "out")}, {"prune", "--keep", "9", "--dry-run", "--json", "--out", filepath.Join(dir, "out")},
		{"migrate", "--data", filepath.Join(dir, "today")}, {"migrate", "--json", "--data", filepath.Join(dir, "today")},
		{"schema"}, {"schema", "brand"}, {"version"}, {"version", "--json"},
		{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"}, {"completion", "--help"},
		{"__complete", "build", "--example", ""},
	}
}

// clear takes away what a command line of printing writes and does not write over, and makes the folders that it needs: one is
// empty, one has a dataset in the forms of today.
func clear(t *testing.T, dir string) {
	t.Helper()
	project := filepath.Join(dir, "project")
	_ = os.Remove(filepath.Join(dir, "mine.pptx"))
	today := filepath.Join(dir, "today")
	if err := errors.Join(os.RemoveAll(project), os.Mkdir(project, 0o755), os.MkdirAll(today, 0o755),
		os.WriteFile(filepath.Join(today, entryName), []byte("dataset: {id: today}\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// Every verb that the program has is among those that the tests of standard output try.
func TestPrintingIsComplete(t *testing.T) {
	tried := map[string]bool{}
	for _, args := range printing("") {
		for i := range args {
			tried[strings.Join(args[:i+1], " ")] = true
		}
	}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		if name := strings.TrimPrefix(c.CommandPath(), "briefing "); c.HasParent() && !tried[name] {
			t.Errorf("the verb %q is not tried", name)
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(rootCommand(newApp(nil, nil, nil)))
}

// What cannot be printed is told, whichever verb prints it and wherever its output breaks off; what was made stays made,
// and the message says so.
func TestFailingOutput(t *testing.T) {
	dir := t.TempDir()
	if code := run([]string{"template", "export", "--example", "--quiet", filepath.Join(dir, "there.pptx")}, &bytes.Buffer{}, &bytes.Buffer{}); code != exitOK {
		t.Fatal("no template")
	}
	for _, args := range printing(dir) {
		for _, f := range []*full{
			{0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}},
			{100, syscall.EPIPE},
			{20, errors.New("the printer is on fire")},
		} {
			what := f.err.Error()[strings.LastIndex(f.err.Error(), ": ")+1:]
			clear(t, dir)
			var told bytes.Buffer
			code := run(args, f, &told)
			if f.left > 0 {
				continue // it was short enough
			}
			if code != exitIO || !strings.Contains(told.String(), "briefing: standard output cannot be written: "+strings.TrimSpace(what)+"\n") {
				t.Errorf("%v: exit code %d and %q, with %v", args, code, told.String(), f.err)
			}
			if n := strings.Count(told.String(), strings.TrimSpace(what)); n != 1 {
				t.Errorf("%v: told %d times: %q", args, n, told.String())
			}
			made := ""
			if len(args) > 1 && args[0] == "build" && args[1] != "--help" {
				made = "are made; only what tells of it could not be printed"
				if _, err := os.Stat(filepath.Join(dir, "out", "2019-03", "en", "one-pager.pdf")); err != nil {
					t.Errorf("%v: %v", args, err)
				}
			}
			if len(args) > 1 && args[1] == "export" {
				made = "mine.pptx is written; only what tells of it could not be printed"
				if _, err := os.Stat(filepath.Join(dir, "mine.pptx")); err != nil {
					t.Errorf("%v: %v", args, err)
				}
			}
			if len(args) > 1 && args[0] == "new" {
				made = "the files in " + filepath.Join(dir, "project") + " are written; only what tells of it could not be printed"
			}
			if !strings.Contains(told.String(), made) {
				t.Errorf("%v: got %q, want %q", args, told.String(), made)
			}
		}
	}
}

// A verb that fails keeps its own exit code, whether or not what it printed before arrived.
func TestFailuresKeepTheirCode(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"build", "none", "--example"}, exitUsage},
		{[]string{"explain", "none", "--example"}, exitUsage},
		{[]string{"template", "check", "--example", filepath.Join(t.TempDir(), "none.pptx")}, exitIO},
		{[]string{"version", "1"}, exitUsage},
		{[]string{"nonsense"}, exitUsage},
		{[]string{"completion", "bash", "1"}, exitUsage},
	} {
		if code := run(c.args, &full{0, syscall.ENOSPC}, &bytes.Buffer{}); code != c.code {
			t.Errorf("%v: exit code %d, want %d", c.args, code, c.code)
		}
	}
}

// Only what cobra refuses is a mistake in the command line: an error of a verb that names no exit code is a failure.
func TestErrorsOfVerbsAreNoUsageErrors(t *testing.T) {
	root := &cobra.Command{Use: "briefing"}
	sub := &cobra.Command{Use: "a"}
	sub.AddCommand(&cobra.Command{Use: "b", RunE: func(*cobra.Command, []string) error { return errors.New("it broke") }})
	root.AddCommand(sub)
	wrapErrors(root)
	root.SetArgs([]string{"a", "b"})
	root.SilenceErrors, root.SilenceUsage = true, true
	var r *diag.Refusal
	if err := root.Execute(); !errors.As(err, &r) || r.Matter != diag.Program || r.Message != "it broke" {
		t.Errorf("got %v", err)
	}
}

// The same with a process and a device of the system: a full one, and a reader that has left.
func TestFullDevice(t *testing.T) {
	device, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("skipped: this system has no /dev/full")
	}
	defer device.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The test program is briefing where it is called by that name.
	program := filepath.Join(t.TempDir(), "briefing")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if out, err := exec.Command(program, "template", "export", "--example", filepath.Join(dir, "there.pptx")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, args := range printing(dir) {
		clear(t, dir)
		var told bytes.Buffer
		c := exec.Command(program, args...)
		c.Dir, c.Stdout, c.Stderr = dir, device, &told
		_ = c.Run()
		if c.ProcessState.ExitCode() != exitIO || !strings.Contains(told.String(), "standard output cannot be written: no space left on device\n") {
			t.Errorf("%v: exit code %d and %q", args, c.ProcessState.ExitCode(), told.String())
		}
	}

	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	var told bytes.Buffer
	c := exec.Command(program, "version")
	c.Stdout, c.Stderr = w, &told
	_ = c.Run()
	w.Close()
	if s, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || !s.Signaled() || s.Signal() != syscall.SIGPIPE || told.Len() > 0 {
		t.Errorf("with a reader that has left it ends with %v and says %q", c.ProcessState, told.String())
	}
}

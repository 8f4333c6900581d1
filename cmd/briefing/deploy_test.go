package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"briefing/data"
	"briefing/templates"
)

// outside is the path of a tool of the system. Without it the test is skipped, but in CI it fails.
func outside(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") != "" {
			t.Fatalf("%s is not installed, and BRIEFING_REQUIRE_TOOLS is set", name)
		}
		t.Skipf("skipped: %s is not installed", name)
	}
	return path
}

// deployed writes the files of a kind into a new folder.
func deployed(t *testing.T, kind string) string {
	t.Helper()
	dir := t.TempDir()
	var out, told bytes.Buffer
	if code := run([]string{"new", "deploy", kind, "--example", "--dir", dir}, &out, &told); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &told)
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

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// systemd reads the units without a word, hardly anything is open to the service, and each slip would be told.
func TestDeployUnits(t *testing.T) {
	analyze := outside(t, "systemd-analyze")
	dir := filepath.Join(deployed(t, "systemd"), "deploy", "systemd")
	service, timer := filepath.Join(dir, "briefing.service"), filepath.Join(dir, "briefing.timer")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	units := map[string]string{service: strings.ReplaceAll(read(t, service), "/usr/local/bin/briefing", self), timer: read(t, timer)}
	for name, text := range units {
		write(t, name, text)
	}
	verify := func() string {
		said, err := exec.Command(analyze, "verify", "--man=no", service, timer).CombinedOutput()
		if err != nil && len(said) == 0 {
			return err.Error()
		}
		return string(said)
	}
	if said := verify(); said != "" {
		t.Errorf("systemd says of the units:\n%s", said)
	}
	for _, c := range []struct{ name, old, new string }{
		{service, "ProtectSystem=strict", "ProtectSistem=strict"},
		{service, "StateDirectory=briefing", "StateDirectory=/briefing"},
		{service, "SystemCallFilter=@system-service", "SystemCallFilter=@system-servise"},
		{service, "TimeoutStartSec=30min", "TimeoutStartSec=30 minute-s"},
		{timer, "OnCalendar=monthly", "OnCalendar=monthy"},
		{timer, "OnCalendar=*-*-02", "OnCalendar=*-*-42"},
		{timer, "Persistent=true", "Persistent=ture"},
	} {
		if !strings.Contains(units[c.name], c.old) {
			t.Errorf("%s has no %s", c.name, c.old)
		}
		write(t, c.name, strings.Replace(units[c.name], c.old, c.new, 1))
		if verify() == "" {
			t.Errorf("systemd takes %s", c.new)
		}
		write(t, c.name, units[c.name])
	}
	// The threshold is a tenth of what is printed: 0.5 of 10.
	if said, err := exec.Command(analyze, "security", "--offline=true", "--threshold=5", service).CombinedOutput(); err != nil {
		t.Errorf("the service is not closed enough: %v\n%s", err, said)
	}
}

// commandLines are the commands of the program in a file: what follows its name up to the end of the line or a sign of the
// shell.
var commandLines = regexp.MustCompile(`(?m)(?:^|[ =/"])briefing"? ((?:build|verify) [^|&>)\n]*)`)

// Every command in the files, and in what is said to do with them, is one that the program takes, and each makes last month's
// edition by the clock of a zone.
func TestDeployCommands(t *testing.T) {
	commands := map[string]int{}
	err := fs.WalkDir(templates.FS, deployFolder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templates.FS, name)
		for _, m := range commandLines.FindAllStringSubmatch(string(text), -1) {
			verb, rest, _ := strings.Cut(m[1], " ")
			c, _, err := rootCommand(newApp(nil, nil, nil)).Find([]string{verb})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.ParseFlags(strings.Fields(rest)); err != nil {
				t.Errorf("%s: %s: %v", name, m[1], err)
			}
			if verb == "build" && (said(c, "as-of") != previousMonth || said(c, "time-zone") == "") {
				t.Errorf("%s: %s", name, m[1])
			}
			commands[strings.Split(strings.TrimSuffix(name, ".txt"), "/")[1]+" "+verb]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"systemd build", "systemd verify", "cron build", "cron verify", "github build", "github verify"} {
		if commands[want] == 0 {
			t.Errorf("there is no command %q: %v", want, commands)
		}
	}
}

// said is what a command line says of a flag.
func said(c *cobra.Command, flag string) string { return c.Flags().Lookup(flag).Value.String() }

// note is a brief that can be made in every month.
const note = `brief: {id: note, kind: Note, format: one-page, title: A note, holds: none, short_title: A note, keywords: [note]}
blocks:
- section:
    title: Arrests
    holds: none
    blocks:
    - prose: ["The centre counts {{emsc-arrests}} arrests."]
- notes: {}
`

// project puts the shipped data and templates into a folder, with no brief but the note.
func project(t *testing.T, dir string) {
	t.Helper()
	for name, fsys := range map[string]fs.FS{"data": data.FS, "templates": templates.FS} {
		if err := os.CopyFS(filepath.Join(dir, name), fsys); err != nil {
			t.Fatal(err)
		}
	}
	briefs := filepath.Join(dir, "templates", "briefs")
	for _, name := range []string{briefs, filepath.Join(dir, "templates", "charts.yaml")} {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(briefs, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(briefs, "note.yaml"), note)
}

// The commands of the service and of the crontab line run twice in a project as they stand, but for the folders.
func TestDeployJobsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: the jobs are for systems with a POSIX shell")
	}
	if testing.Short() {
		t.Skip("skipped: other tests run builds under the race detector")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for kind, file := range map[string]string{"systemd": "deploy/systemd/briefing.service", "cron": "deploy/cron/briefing.crontab"} {
		dir, state := deployed(t, kind), t.TempDir()
		project(t, dir)
		if err := os.Symlink(self, filepath.Join(state, "briefing")); err != nil { // the test program is briefing by that name
			t.Fatal(err)
		}
		text := strings.NewReplacer("/usr/local/bin/briefing", "briefing", "/srv/briefing", dir, "%S/briefing", state).Replace(read(t, dir, filepath.FromSlash(file)))
		var jobs []string
		for line := range strings.Lines(text) {
			if job, ok := strings.CutPrefix(line, "ExecStart="); ok {
				jobs = append(jobs, job)
			}
			if _, job, ok := strings.Cut(line, " * * "); ok {
				jobs = append(jobs, job)
			}
		}
		if len(jobs) == 0 {
			t.Fatalf("%s has no job", file)
		}
		for range 2 {
			for _, job := range jobs {
				c := exec.Command("sh", "-c", job)
				c.Dir, c.Env = dir, []string{"PATH=" + state + string(os.PathListSeparator) + os.Getenv("PATH")}
				told, err := c.CombinedOutput()
				if err != nil {
					t.Fatalf("%s: %v\n%s", job, err, told)
				}
				if kind == "cron" && len(told) > 0 {
					t.Errorf("cron would mail\n%s", told)
				}
			}
		}
		made, err := filepath.Glob(filepath.Join(map[string]string{"systemd": state, "cron": dir}[kind], "out", "20*", "en", "note.pdf"))
		if err != nil || len(made) != 1 {
			t.Errorf("%s: %v %v", kind, made, err)
		}
	}
}

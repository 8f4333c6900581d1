package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"briefing/data"
	"briefing/internal/testkit/golden"
	"briefing/templates"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"briefing": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScript runs the program as a user does. Besides the commands of testscript there are:
//
//	seed                    put the shipped ./data and ./templates into the current folder
//	embed ID ...            of the charts in ./templates, make no others to embed: each takes its time
//	edit FILE OLD NEW       replace the one place where OLD stands; @NAME is the text of a file
//	exits CODE COMMAND ...  run and require the exit code
//	[!tool:NAME] skip        leave the script where an outside tool is missing; in CI that is a failure
//	lines FILE|stdout N     require that many lines
//	success FILE            require a time of the last success in a file for monitoring, the same each time
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"seed": func(ts *testscript.TestScript, _ bool, _ []string) {
				ts.Check(os.CopyFS(ts.MkAbs("data"), data.FS))
				ts.Check(os.CopyFS(ts.MkAbs("templates"), templates.FS))
			},
			"embed": func(ts *testscript.TestScript, _ bool, args []string) {
				const file = "templates/charts.yaml"
				entries := strings.Split(ts.ReadFile(file), "\n- id: ")
				for i, entry := range entries[1:] {
					id, rest, _ := strings.Cut(entry, "\n")
					if !slices.Contains(args, id) && !strings.Contains(rest, "embed: false") {
						entries[i+1] = id + "\n  embed: false\n" + rest
					}
				}
				ts.Check(os.WriteFile(ts.MkAbs(file), []byte(strings.Join(entries, "\n- id: ")), 0o644))
			},
			"edit": func(ts *testscript.TestScript, _ bool, args []string) {
				if len(args) != 3 {
					ts.Fatalf("usage: edit FILE OLD NEW")
				}
				for i := 1; i < 3; i++ {
					if name, ok := strings.CutPrefix(args[i], "@"); ok {
						args[i] = ts.ReadFile(name)
					}
				}
				text := ts.ReadFile(args[0])
				if n := strings.Count(text, args[1]); n != 1 {
					ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
			},
			"exits": func(ts *testscript.TestScript, _ bool, args []string) {
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got := 0
				if err := ts.Exec(args[1], args[2:]...); err != nil {
					var exit *exec.ExitError
					if !errors.As(err, &exit) {
						ts.Fatalf("%v", err)
					}
					got = exit.ExitCode()
				}
				if got != want {
					ts.Fatalf("exit code %d, want %d\n%s", got, want, ts.ReadFile("stderr"))
				}
			},
			"success": func(ts *testscript.TestScript, _ bool, args []string) {
				_, after, found := strings.Cut(ts.ReadFile(args[0]), "\n"+lastSuccess+"{")
				line, _, _ := strings.Cut(after, "\n")
				was := ts.Getenv("SUCCESS")
				if !found || strings.HasSuffix(line, " 0") || was != "" && was != line {
					ts.Fatalf("the last success is %q and was %q", line, was)
				}
				ts.Setenv("SUCCESS", line)
			},
			"lines": func(ts *testscript.TestScript, _ bool, args []string) {
				if got := strings.Count(ts.ReadFile(args[0]), "\n"); strconv.Itoa(got) != args[1] {
					ts.Fatalf("%s has %d lines, want %s", args[0], got, args[1])
				}
			},
		},
		Condition: func(cond string) (bool, error) {
			if tool, ok := strings.CutPrefix(cond, "tool:"); ok {
				_, err := exec.LookPath(tool)
				if err != nil && os.Getenv("BRIEFING_REQUIRE_TOOLS") != "" {
					return false, errors.New(tool + " is not installed, and BRIEFING_REQUIRE_TOOLS is set")
				}
				return err == nil, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		RequireExplicitExec: true,
	})
}

// The embedded files are those of the folders: embedding leaves out names that begin with _ or . unless told not to.
func TestEmbeddedFilesAreTheFolders(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"data": data.FS, "templates": templates.FS} {
		list := func(fsys fs.FS) string {
			var names []string
			err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() && filepath.Ext(p) != ".go" {
					names = append(names, p)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return strings.Join(names, "\n") + "\n"
		}
		if embedded, folder := list(fsys), list(os.DirFS("../../"+name)); embedded != folder {
			t.Errorf("%s differs:\n%s", name, golden.Diff(folder, embedded))
		}
	}
}

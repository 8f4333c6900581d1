package parsers

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// stages reads a Dockerfile as BuildKit does, with all that its linter says of it.
func stages(text io.Reader) (all []instructions.Stage, said []string, err error) {
	file, err := parser.Parse(text)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range file.Warnings {
		said = append(said, w.Short)
	}
	all, _, err = instructions.Parse(file.AST, linter.New(&linter.Config{Warn: func(rule, _, _, message string, _ []parser.Range) {
		said = append(said, rule+": "+message)
	}}))
	return all, said, err
}

func TestDockerfile(t *testing.T) {
	text := read(t, deployed(t, "docker"), "Dockerfile")
	all, said, err := stages(strings.NewReader(text))
	if err != nil || len(said) > 0 {
		t.Fatal(err, said)
	}
	last := all[len(all)-1]
	if len(all) != 3 || all[1].Name != "build" || !strings.HasPrefix(all[1].BaseName, "golang:") || last.BaseName != "scratch" {
		t.Errorf("stages are %v", all)
	}
	var entry, cmd []string
	user := ""
	copied := map[string]bool{}
	for _, c := range last.Commands {
		switch c := c.(type) {
		case *instructions.UserCommand:
			user = c.User
		case *instructions.EntrypointCommand:
			entry = c.CmdLine
			if c.PrependShell {
				t.Error("the image has no shell to start the program")
			}
		case *instructions.CmdCommand:
			cmd = c.CmdLine
		case *instructions.CopyCommand:
			copied[c.DestPath] = true
		case *instructions.RunCommand:
			t.Error("nothing can run in an image without a shell")
		}
	}
	if id, err := strconv.Atoi(strings.Split(user, ":")[0]); err != nil || id == 0 {
		t.Errorf("the user is %q", user)
	}
	if len(entry) != 1 || !copied[entry[0]] || !copied["/project/data"] || !copied["/project/templates"] {
		t.Errorf("the program is %q, copied are %v", entry, copied)
	}
	dir := t.TempDir()
	project(t, dir)
	for i, arg := range cmd {
		if arg == "/out" {
			cmd[i] = dir + "/out"
		}
	}
	if code, said := briefing(t, dir, cmd...); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	made(t, dir+"/out")

	for _, c := range [][2]string{{"\nUSER ", "\nUSSER "}, {"AS build", "ASS build"}, {"COPY data /project/data", "COPY data"}} {
		if _, said, err := stages(strings.NewReader(spoilt(t, text, c[0], c[1]))); err == nil && len(said) == 0 {
			t.Errorf("%q instead of %q is taken", c[1], c[0])
		}
	}
}

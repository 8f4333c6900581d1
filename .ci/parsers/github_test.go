package parsers

import (
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"sigs.k8s.io/yaml"
)

// lint returns what actionlint says of a workflow.
func lint(t *testing.T, text string) []string {
	t.Helper()
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := linter.Lint("briefing.yml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.Error())
	}
	return all
}

func TestWorkflow(t *testing.T) {
	text := read(t, deployed(t, "github"), ".github", "workflows", "briefing.yml")
	if all := lint(t, text); all != nil {
		t.Error(all)
	}
	for _, c := range [][2]string{
		{"runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04"},
		{`cron: "17 4 2-4 * *"`, `cron: "17 4 2-44 * *"`},
		{"go-version-file: ", "go-version-fil: "},
		{"contents: read", "contents: reed"},
		{"          EDITION: ${{ steps.build.outputs.edition }}", "          EDITION: ${{ steps.built.outputs.edition }}"},
		{"uses: actions/checkout@v6", "uses: actions/checkout"},
	} {
		if all := lint(t, spoilt(t, text, c[0], c[1])); all == nil {
			t.Errorf("%s instead of %s is taken", c[1], c[0])
		}
	}
}

// runner runs the steps of the workflow that are shell scripts, in a clone of a repository, as GitHub would: those with a
// condition only where something has changed.
type runner struct {
	clone, temp string
	env         map[string]string
	steps       []struct {
		Name, Run, If string
		Env           map[string]string
	}
}

// run runs all steps and says whether something was published.
func (r *runner) run(t *testing.T) (published bool) {
	t.Helper()
	outputs := filepath.Join(r.temp, "outputs")
	write(t, "", outputs)
	r.env["GITHUB_OUTPUT"] = outputs
	for _, s := range r.steps {
		changed := strings.Contains(read(t, outputs), "changed=true\n")
		if s.Run == "" || s.Name == "Build the program" || s.If != "" && !changed {
			continue
		}
		published = published || s.If != ""
		env := maps.Clone(r.env)
		for name, value := range s.Env {
			for line := range strings.Lines(read(t, outputs)) {
				key, is, _ := strings.Cut(strings.TrimSpace(line), "=")
				value = strings.ReplaceAll(value, "${{ steps.build.outputs."+key+" }}", is)
			}
			env[name] = value
		}
		c := exec.Command("bash", "-e", "-c", s.Run)
		c.Dir = r.clone
		for name, value := range env {
			c.Env = append(c.Env, name+"="+value)
		}
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", s.Name, err, said)
		}
	}
	return published
}

// The scripts of the workflow publish an edition on its branch when something has changed, and nothing when not, each time in a
// fresh clone.
func TestWorkflowRuns(t *testing.T) {
	for _, tool := range []string{"bash", "git", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("BRIEFING_REQUIRE_TOOLS") != "" {
				t.Fatal(err)
			}
			t.Skip("skipped: ", err)
		}
	}
	var workflow struct {
		Env  map[string]string
		Jobs map[string]struct {
			Steps []struct {
				Name, Run, If string
				Env           map[string]string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, deployed(t, "github"), ".github", "workflows", "briefing.yml")), &workflow); err != nil {
		t.Fatal(err)
	}
	home, work := t.TempDir(), t.TempDir()
	git := func(dir string, args ...string) string {
		t.Helper()
		c := exec.Command("git", args...)
		c.Dir, c.Env = dir, []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org"}
		said, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, said)
		}
		return string(said)
	}
	origin, first := filepath.Join(work, "origin"), filepath.Join(work, "first")
	git(work, "init", "--quiet", "--bare", origin)
	git(work, "clone", "--quiet", origin, first)
	project(t, first)
	git(first, "add", "--all")
	git(first, "commit", "--quiet", "--message", "project")
	git(first, "push", "--quiet", "origin", "HEAD")
	run := func(name string) bool {
		t.Helper()
		r := runner{clone: filepath.Join(work, name), temp: t.TempDir(), steps: workflow.Jobs["build"].Steps}
		git(work, "clone", "--quiet", "--depth", "1", "file://"+origin, r.clone)
		r.env = map[string]string{"HOME": home, "PATH": os.Getenv("PATH"), "RUNNER_TEMP": r.temp, "ZONE": workflow.Env["ZONE"]}
		if err := os.Symlink(program, filepath.Join(r.temp, "briefing")); err != nil {
			t.Fatal(err)
		}
		return r.run(t)
	}
	commits := func() []string { return strings.Fields(git(origin, "log", "--format=%H", "editions")) }
	if !run("a") || len(commits()) != 1 {
		t.Error("nothing was published")
	}
	if run("b") || len(commits()) != 1 {
		t.Error("nothing had changed, and something was published")
	}
	brief := filepath.Join(first, "templates", "briefs", "note.yaml")
	write(t, strings.Replace(read(t, brief), "title: Arrests", "title: All arrests", 1), brief)
	git(first, "commit", "--quiet", "--all", "--message", "another title")
	git(first, "push", "--quiet", "origin", "HEAD")
	if !run("c") || len(commits()) != 2 {
		t.Error("a change was not published")
	}
	if files := strings.Fields(git(origin, "ls-tree", "-r", "--name-only", "editions")); !slices.ContainsFunc(files, func(f string) bool { return strings.HasSuffix(f, "/en/note.pdf") }) {
		t.Errorf("published are %v", files)
	}
}

//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/data"
	"briefing/internal/testkit/golden"
	"briefing/templates"
)

// chartsWorld is a folder with the shipped data and templates, in which charts are added until there are so many to embed:
// copies of the shipped ones under other names.
func chartsWorld(t testing.TB, charts int) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "templates", "charts.yaml")
	err := errors.Join(os.CopyFS(filepath.Join(dir, "data"), data.FS), os.CopyFS(filepath.Join(dir, "templates"), templates.FS))
	text, readErr := os.ReadFile(file)
	if err = errors.Join(err, readErr); err != nil {
		t.Fatal(err)
	}
	var shipped []string
	for _, entry := range regexp.MustCompile(`(?m)^- id: `).Split(string(text), -1)[1:] {
		if !strings.Contains(entry, "embed: false") {
			shipped = append(shipped, entry)
		}
	}
	if len(shipped) == 0 || len(shipped) > charts {
		t.Fatalf("%s has %d charts to embed, %d are wanted", file, len(shipped), charts)
	}
	for i := len(shipped); i < charts; i++ {
		entry := shipped[i%len(shipped)]
		id, _, _ := strings.Cut(entry, "\n")
		name := fmt.Sprintf("%s-%d", id, i)
		text = append(text, "- id: "+name+strings.NewReplacer("{{"+id+".", "{{"+name+".", "("+id+")", "("+name+")").Replace(strings.TrimPrefix(entry, id))...)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// used is what a process took.
type used struct {
	peak int // bytes of memory at most
	cpu  time.Duration
}

// fullBuild runs the command in a world: every brief, deck and chart, and the gallery.
func fullBuild(t testing.TB, dir string, charts int) used {
	t.Helper()
	out := filepath.Join(dir, "out")
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("briefing", "build", "--base-url", "https://example.org/briefings")
	c.Dir, c.Env = dir, append(os.Environ(), "GOGC=", "GOMEMLIMIT=")
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if made, _ := filepath.Glob(filepath.Join(out, "*", "en", "charts", "*", "card-1080x1080@2x.png")); len(made) != charts {
		t.Fatalf("%d charts were made, not %d", len(made), charts)
	}
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok || usage.Maxrss == 0 {
		t.Skip("the memory of a process is not known here")
	}
	peak := int(usage.Maxrss)
	if runtime.GOOS != "darwin" {
		peak *= 1024 // elsewhere it is counted in kibibytes
	}
	return used{peak, c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
}

// TestMemoryDoesNotGrowWithCharts builds the shipped charts and, in a long run, four times as many. Each chart may take what its files come to, which wait to be published
// together, and no canvases of its own: those would be 60 MB.
func TestMemoryDoesNotGrowWithCharts(t *testing.T) {
	if testing.Short() {
		t.Skip("35 charts")
	}
	if instrumented() {
		t.Skip("a race detector or a meter of coverage takes memory itself")
	}
	const few, many = 7, 28
	small := fullBuild(t, chartsWorld(t, few), few)
	t.Logf("%d charts: %d MB", few, small.peak/1e6)
	if promised := 150_000_000; small.peak > promised {
		t.Errorf("%d charts take %d bytes of memory, at most %d are promised", few, small.peak, promised)
	}
	if !golden.Long() {
		return
	}
	large := fullBuild(t, chartsWorld(t, many), many)
	t.Logf("%d charts: %d MB", many, large.peak/1e6)
	if each := (large.peak - small.peak) / (many - few); each > 1_500_000 {
		t.Errorf("%d charts take %d bytes of memory, %d charts %d: %d more for each chart, at most 1,500,000 are meant", few, small.peak, many, large.peak, each)
	}
}

// instrumented says whether this test binary, which is the command too, was built to watch itself.
func instrumented() bool {
	info, _ := debug.ReadBuildInfo()
	for _, s := range info.Settings {
		if (s.Key == "-race" || s.Key == "-msan" || s.Key == "-asan") && s.Value == "true" {
			return true
		}
	}
	return testing.CoverMode() != ""
}

// BenchmarkCharts is a full build by the command: its memory at most, and its processor time.
func BenchmarkCharts(b *testing.B) {
	for _, charts := range []int{7, 100} {
		b.Run(fmt.Sprint(charts), func(b *testing.B) {
			dir := chartsWorld(b, charts)
			var most used
			for b.Loop() {
				u := fullBuild(b, dir, charts)
				most.peak, most.cpu = max(most.peak, u.peak), most.cpu+u.cpu
			}
			b.ReportMetric(float64(most.peak)/1e6, "peak-MB")
			b.ReportMetric(most.cpu.Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}

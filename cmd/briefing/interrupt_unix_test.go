//go:build !windows

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A build that a signal ends says so by its exit code, to monitoring as well, and leaves nothing behind; one that was so far that it came to its
// end has made everything. The next build makes the edition whatever became of the one before.
func TestSignals(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, metrics := filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "run.prom")
	run := func(stop func(p *os.Process)) (int, string) {
		t.Helper()
		c := exec.Command(program, "build", "factsheet", "--format", "pdf", "--example", "--out", out, "--metrics-file", metrics)
		c.Args[0] = "briefing" // as which the test program is the command
		stderr, err := c.StderrPipe()
		if err == nil {
			err = c.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(stderr)
		first, err := lines.ReadString('\n') // says where the data come from; by then signals are listened to
		if err != nil {
			t.Fatal(err)
		}
		if stop != nil {
			stop(c.Process)
		}
		rest, _ := io.ReadAll(lines)
		err = c.Wait()
		var ended *exec.ExitError
		if err != nil && !errors.As(err, &ended) {
			t.Fatal(err)
		}
		return c.ProcessState.ExitCode(), first + string(rest)
	}
	holds := func() string {
		var names []string
		_ = filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.HasSuffix(p, ".lock") {
				rel, _ := filepath.Rel(out, p)
				names = append(names, filepath.ToSlash(rel))
			}
			return err
		})
		return strings.Join(names, " ")
	}
	const edition = "2019-03/SHA256SUMS 2019-03/en/factsheet.pdf 2019-03/manifest.json"
	codes := map[int]int{}
	for _, s := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}} {
		for n := range 12 {
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
			code, said := run(func(p *os.Process) {
				time.Sleep(time.Duration(12*n) * time.Millisecond)
				_ = p.Signal(s.signal)
			})
			codes[code]++
			if told := read(t, metrics); !strings.Contains(told, fmt.Sprintf("exit_code{name=\"run\"} %d\n", code)) {
				t.Errorf("the exit code is %d, and monitoring is told\n%s", code, told)
			}
			switch got := holds(); {
			case code == 0 && got == edition:
			case code == s.code && got == "" && strings.Contains(said, "nothing was changed"):
			default:
				t.Errorf("%v after %d pauses: exit code %d, %q, and the folder holds %q", s.signal, n, code, said, got)
			}
		}
	}
	t.Logf("exit codes: %v", codes)
	if codes[129] == 0 || codes[130] == 0 || codes[143] == 0 {
		t.Errorf("exit codes: %v: a signal was never heard", codes)
	}
	if code, said := run(nil); code != 0 || holds() != edition {
		t.Errorf("the next build: exit code %d, %s, and the folder holds %s", code, said, holds())
	}
}

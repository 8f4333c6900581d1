//go:build unix

package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/internal/diag"
)

// TestPipes puts a named pipe in the place of each kind of file. Opening one waits for somebody who writes, so it must
// be refused unopened.
func TestPipes(t *testing.T) {
	for kind, file := range inputs() {
		t.Run(kind, func(t *testing.T) {
			o := badWorld().options("eu")
			dir := onDisk(t, fsOf(&o, file))
			name := filepath.Join(dir, filepath.FromSlash(short(file)))
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(name, 0o600); err != nil {
				t.Skipf("no named pipes here: %v", err)
			}
			setFS(&o, file, os.DirFS(dir))
			done := make(chan diag.List, 1)
			go func() { done <- outcome(o) }()
			select {
			case diags := <-done:
				found := false
				for _, d := range diags {
					found = found || d.Severity == diag.Error && (d.Pos.File == file || strings.HasPrefix(file, d.Pos.File+"/"))
				}
				if !found {
					t.Errorf("no error at %s:\n%s", file, diags.Text())
				}
			case <-time.After(2 * time.Second):
				// Let the reader go, so that the test ends.
				if w, err := os.OpenFile(name, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
					w.Close()
				}
				t.Errorf("%s is waited for", file)
			}
		})
	}
}

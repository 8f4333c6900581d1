//go:build unix

package files_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"briefing/internal/source/files"
)

// Nothing but regular files is read, and nothing else is waited for.
func TestSpecialFiles(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // the name of a socket must be short
	socket, err := net.Listen("unix", "socket")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "device")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	folder, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for name, want := range map[string]string{"pipe": "a named pipe", "link": "a named pipe", "socket": "a socket", "device": "a device"} {
		_, err := files.ReadPath(filepath.Join(dir, name), files.YAML)
		var special *files.NotRegular
		if !errors.As(err, &special) || special.What() != want {
			t.Errorf("the path of %s: %v", name, err)
		}
		_, err = files.Read(folder, name, files.YAML)
		if name == "device" {
			var out *files.LeadsOut
			if !errors.As(err, &out) || out.Target != "/dev/zero" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if special = nil; !errors.As(err, &special) || special.What() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A pipe that took a file's place after it was asked what it is: opening returns, and what was opened is refused.
	f, err := folder.Open("pipe")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
}

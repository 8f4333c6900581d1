package edition

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// Disks of many sizes, and with room for few names, are full in mid-course: nothing changes then, nothing is left lying
// about, and with more room the next run publishes all.
func TestFullDisks(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can make disks")
	}
	big := func(name string) []Version {
		all := run(name)
		for i := range all {
			v := &all[i]
			for j := range v.Files {
				v.Files[j].Data = []byte(strings.Repeat(string(v.Files[j].Data), 700))
				v.Manifest.Outputs[j].SHA256, v.Manifest.Outputs[j].Bytes = provenance.Sum(v.Files[j].Data), len(v.Files[j].Data)
			}
		}
		return all
	}
	one, both := treeOf(t, big("one")), treeOf(t, big("one"), big("two"))
	full, fits := 0, 0
	for n := range 48 {
		dir := tempDir(t)
		limit := func(flags uintptr, options string) error {
			return unix.Mount("none", dir, "tmpfs", flags, options)
		}
		if err := limit(0, ""); err != nil {
			t.Skipf("disks cannot be made here: %v", err)
		}
		t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
		out := filepath.Join(dir, "out")
		e := open(t, out)
		publish(t, e, big("one")...)
		var used unix.Statfs_t
		if err := unix.Statfs(dir, &used); err != nil {
			t.Fatal(err)
		}
		options := fmt.Sprintf("nr_blocks=%d", used.Blocks-used.Bfree+uint64(n))
		if n%2 == 1 {
			options = fmt.Sprintf("nr_inodes=%d", used.Files-used.Ffree+uint64(n/2))
		}
		if err := limit(unix.MS_REMOUNT, options); err != nil {
			t.Fatalf("%s: %v", options, err)
		}
		_, err := e.Publish(t.Context(), big("two"))
		got := tree(t, out)
		switch {
		case err == nil && got == both:
			fits++
		case errors.Is(err, syscall.ENOSPC) && got == one && strings.Contains(err.Error(), "the disk is full"):
			full++
		default:
			t.Errorf("%s: got %v and\n%.600s", options, err, got)
		}
		if err := limit(unix.MS_REMOUNT, "nr_blocks=0,nr_inodes=0"); err != nil {
			t.Fatal(err)
		}
		publish(t, e, big("two")...)
		if got := tree(t, out); got != both {
			t.Errorf("%s: with room again, got\n%.600s", options, got)
		}
		_ = e.Close()
	}
	t.Logf("%d disks were full, %d had room", full, fits)
	if full < 20 || fits < 5 {
		t.Errorf("%d disks were full and %d had room: the sizes are wrong", full, fits)
	}
}

// The same with a thousand files: disks without room for half of them, for all but the last, and for all.
func TestThousandFilesOnFullDisks(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can make disks")
	}
	for _, c := range []struct {
		room uint64 // names more than are used
		want string
	}{{500, "one"}, {1040, "one"}, {1200, "two"}} {
		dir := tempDir(t)
		if err := unix.Mount("none", dir, "tmpfs", 0, ""); err != nil {
			t.Skipf("disks cannot be made here: %v", err)
		}
		t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
		out := filepath.Join(dir, "out")
		e := open(t, out)
		publish(t, e, thousand("one"))
		var used unix.Statfs_t
		if err := unix.Statfs(dir, &used); err != nil {
			t.Fatal(err)
		}
		if err := unix.Mount("none", dir, "tmpfs", unix.MS_REMOUNT, fmt.Sprintf("nr_inodes=%d", used.Files-used.Ffree+c.room)); err != nil {
			t.Fatal(err)
		}
		_, err := e.Publish(t.Context(), []Version{thousand("two")})
		_ = e.Close()
		if (err == nil) != (c.want == "two") || err != nil && !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("room for %d: %v", c.room, err)
		}
		if got := holdsThousand(t, out, fmt.Sprintf("room for %d", c.room)); got != c.want {
			t.Errorf("room for %d: the folder holds %s", c.room, got)
		}
	}
}

// Two users of one group share an output folder: each can publish what the other has, whatever their umask. Where the
// folder is not shared, the second is refused with the reason.
func TestTwoUsersShareAFolder(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can be two users")
	}
	dir := tempDir(t)
	program := filepath.Join(dir, "publish.test")
	if data, err := os.ReadFile("/proc/self/exe"); err != nil || os.WriteFile(program, data, 0o755) != nil {
		t.Fatal("the test cannot be copied for other users")
	}
	for d := dir; d != os.TempDir() && d != "/dev/shm" && d != "/"; d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const group = 4100
	as := func(user uint32, out string, umask int) string {
		c := exec.Command("/bin/sh", "-c", fmt.Sprintf("umask %03o; exec %s -test.run='^TestChild$' -test.v", umask, program))
		c.Dir = "/"
		c.Env = append(os.Environ(), "PUBLISH_CHILD="+out, "PUBLISH_WAY=in one step", "PUBLISH_EDITION=2019-03", "PUBLISH_STEP=0", "TMPDIR=/tmp")
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: user, Gid: 4000 + user%10, Groups: []uint32{group}}}
		said, _ := c.CombinedOutput()
		return string(said)
	}
	for _, umask := range []int{0o022, 0o077, 0o002} {
		for _, shared := range []bool{true, false} {
			out := filepath.Join(dir, fmt.Sprintf("out-%03o-%v", umask, shared))
			if err := os.Mkdir(out, 0o755); err != nil {
				t.Fatal(err)
			}
			mode := os.FileMode(0o755)
			if shared {
				mode = 0o775 | os.ModeSetgid
			}
			if err := errors.Join(os.Chown(out, 4101, group), os.Chmod(out, mode)); err != nil {
				t.Fatal(err)
			}
			if said := as(4101, out, umask); !strings.Contains(said, "PASS: TestChild") {
				t.Fatalf("umask %03o, shared %v: the first user: %s", umask, shared, said)
			}
			// The edition is harmed, so that the second user has something to write.
			if err := os.WriteFile(filepath.Join(out, "2019-03", "en", "factsheet.pdf"), []byte("harmed"), 0o644); err != nil {
				t.Fatal(err)
			}
			said := as(4102, out, umask)
			if ok := strings.Contains(said, "PASS: TestChild"); ok != shared {
				t.Errorf("umask %03o, shared %v: the second user: %s", umask, shared, said)
			}
			if !shared && !strings.Contains(said, "may not be written") {
				t.Errorf("umask %03o: the second user is told %s", umask, said)
			}
			if left := tree(t, out); shared && (strings.Contains(left, "harmed") || strings.Contains(left, ".left")) {
				t.Errorf("umask %03o: got\n%s", umask, left)
			}
		}
	}
}

// A lock, a journal, a manifest or a published file that is a named pipe is refused or replaced, and nothing waits for
// its other end.
func TestPipesAreNotRead(t *testing.T) {
	for _, at := range []string{".2019-03.lock", ".briefing.lock", journalName, "2019-03/" + provenance.Name, "2019-03/en/factsheet.pdf", "charts/en/money/" + provenance.Name} {
		out := tempDir(t)
		e := open(t, out)
		publish(t, e, run("one")...)
		_ = e.Close()
		name := filepath.Join(out, filepath.FromSlash(at))
		_ = os.Remove(name)
		if err := unix.Mkfifo(name, 0o644); err != nil {
			t.Fatal(err)
		}
		e, err := Open(t.Context(), out, "2019-03", Locking{})
		if err == nil {
			_, err = e.Publish(t.Context(), run("two"))
			_ = e.Close()
		}
		var r *diag.Refusal
		if !errors.As(err, &r) && at != "2019-03/en/factsheet.pdf" {
			t.Errorf("%s: got %v", at, err)
		}
		if at == "2019-03/en/factsheet.pdf" && err != nil {
			t.Errorf("%s: got %v", at, err)
		}
	}
}

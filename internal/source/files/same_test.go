package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/source/files"
)

// Same tells a file with these bytes from every other thing of that name.
func TestSame(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("0123456789", 20_000) // more than is read at once
	for name, text := range map[string]string{"empty": "", "short": "abc", "long": long} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("short", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	var compare files.Comparer
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"empty", "", true}, {"empty", "a", false}, {"short", "abc", true}, {"short", "abd", false}, {"short", "ab", false}, {"short", "abcd", false},
		{"long", long, true}, {"long", long[:len(long)-1] + "x", false}, {"long", "x" + long[1:], false},
		{"link", "abc", false}, {"folder", "", false}, {"none", "", false},
	} {
		if got := compare.Same(os.DirFS(dir), c.name, []byte(c.text)); got != c.want {
			t.Errorf("%s and %.10q of %d bytes: got %v", c.name, c.text, len(c.text), got)
		}
	}
}

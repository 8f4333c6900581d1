package golden

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder stands in for a test whose failure is what is tested; the rest of testing.TB comes from the real one.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, strings.TrimSpace(format))
}

func TestTextTellsSameFromDifferent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.golden")
	if err := os.WriteFile(path, []byte("one\r\ntwo\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := &recorder{TB: t}
	Text(r, path, "one\ntwo\n")
	if len(r.failures) != 0 {
		t.Errorf("equal text failed: %v", r.failures)
	}
	Text(r, path, "one\n2\n")
	Text(r, path+".missing", "one\n")
	Bytes(r, path, []byte("one\ntwo\n"))
	if len(r.failures) != 3 {
		t.Errorf("want 3 failures, got %q", r.failures)
	}
}

func TestUpdateWritesTheFile(t *testing.T) {
	*update = true
	defer func() { *update = false }()
	path := filepath.Join(t.TempDir(), "deep", "a.golden")
	Text(t, path, "new\n")
	if b, err := os.ReadFile(path); err != nil || string(b) != "new\n" {
		t.Errorf("got %q, %v", b, err)
	}
}

func TestDiffShowsTheLines(t *testing.T) {
	want := "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"
	got := "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\nk"
	const diff = "@@ line 2\n  b\n  c\n  d\n- e\n+ E\n  f\n  g\n  h\n  i\n  j\n+ k (no line end)\n"
	if d := Diff(want, got); d != diff {
		t.Errorf("got\n%s", d)
	}
	if d := Diff("x\n", "x\n"); d != "" {
		t.Errorf("equal texts give %q", d)
	}
}

func TestOrphans(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"used.golden", "stale.golden", "page.golden.png", "case.txtar", "input.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := findOrphans(map[string]bool{filepath.Join(dir, "used.golden"): true}, []string{dir, filepath.Join(dir, "none")})
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i] = filepath.Base(got[i])
	}
	if s := strings.Join(got, " "); s != "case.txtar page.golden.png stale.golden" {
		t.Errorf("got %s", s)
	}
}

func TestCompareImages(t *testing.T) {
	grey := func(v uint8) *image.Gray {
		im := image.NewGray(image.Rect(0, 0, 10, 10))
		for i := range im.Pix {
			im.Pix[i] = v
		}
		return im
	}
	a, b := grey(100), grey(104)
	if !CompareImages(a, b, Tolerance{Channel: 4}).Within(Tolerance{Channel: 4}) {
		t.Error("a difference of 4 is within 4")
	}
	b.SetGray(3, 3, color.Gray{Y: 200})
	d := CompareImages(a, b, Tolerance{Channel: 4})
	if d.Differing != 1 || d.Largest != 100 || d.Within(Tolerance{Channel: 4}) || !d.Within(Tolerance{Channel: 4, Share: 0.01}) {
		t.Errorf("got %d differing, largest %d", d.Differing, d.Largest)
	}
	if r, _, _, _ := d.Picture.At(3, 3).RGBA(); r>>8 != 220 {
		t.Error("the differing pixel is not marked")
	}
	if !CompareImages(a, image.NewGray(image.Rect(0, 0, 10, 11)), Tolerance{}).SizesDiffer {
		t.Error("different sizes pass")
	}
}

func TestNeedToolFailsWhereToolsAreRequired(t *testing.T) {
	NeedTool(t, "go") // the program that runs this test
	t.Setenv(RequireTools, "1")
	f := &fatal{TB: t}
	func() {
		defer func() { _ = recover() }()
		NeedTool(f, "no-such-program-anywhere")
	}()
	if !f.failed {
		t.Error("a missing tool does not fail")
	}
}

type fatal struct {
	testing.TB
	failed bool
}

func (f *fatal) Helper() {}
func (f *fatal) Fatalf(string, ...any) {
	f.failed = true
	panic("stop")
}

func TestTxtarMergeKeepsOrder(t *testing.T) {
	ar := parseArchive("about\n-- in --\nx\n-- --\n-- want --\nold")
	if len(ar.files) != 2 || ar.files[0].data != "x\n-- --\n" || ar.files[1].data != "old\n" {
		t.Fatalf("got %+v", ar)
	}
	ar.files[0].data = "x\n"
	got := merge(ar, map[string]string{"want": "new", "extra": "e\n"}).String()
	if got != "about\n-- in --\nx\n-- want --\nnew\n-- extra --\ne\n" {
		t.Errorf("got %q", got)
	}
}

func TestTxtar(t *testing.T) {
	path := filepath.Join(t.TempDir(), "upper.txtar")
	if err := os.WriteFile(path, []byte("-- in --\nabc\n-- out --\nABC\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	Txtar(t, path, func(_ *testing.T, files map[string]string) map[string]string {
		return map[string]string{"out": strings.ToUpper(files["in"])}
	})
}

// All cases are tried when they are asked for, few under -short, and some else.
func TestAmount(t *testing.T) {
	for value, want := range map[string]int{"": 20, "1": 1000} {
		t.Setenv(longRun, value)
		if testing.Short() {
			want = 3
		}
		if got := Amount(1000, 20, 3); got != want {
			t.Errorf("with %s=%q: %d, want %d", longRun, value, got, want)
		}
	}
}

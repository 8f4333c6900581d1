package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"runtime"
	"sync"
	"testing"

	"briefing/internal/testkit/golden"
)

// other is a document with other characters, pictures and pages than the sample.
func other(t testing.TB, n int) *builder {
	b := newBuilder(t)
	b.para(b.doc.Root, "H1", fmt.Sprintf("Document %d – Ωmega", n))
	b.table(b.doc.Root, 5+n, 3)
	return b
}

// Equal documents are equal bytes: with a fresh Writer, with one that has written others, whatever the number of
// processors, and in many goroutines at once (run with -race).
func TestSameBytes(t *testing.T) {
	b := sample(t)
	want := mustWrite(t, b, Options{})
	check := func(how string, data []byte) {
		t.Helper()
		if string(data) != string(want) {
			t.Errorf("%s: the bytes differ", how)
		}
	}
	check("again", mustWrite(t, b, Options{}))
	check("an equal document", mustWrite(t, sample(t), Options{}))
	w := new(Writer)
	for n := range 30 {
		o := other(t, n)
		o.fonts.Face(0)
		if _, list := w.Write(o.doc, o.fonts, Options{}); list.HasErrors() {
			t.Fatal(list.Text())
		}
	}
	data, _ := w.Write(b.doc, b.fonts, Options{})
	check("after 30 others", data)
	for _, procs := range []int{1, 4} {
		old := runtime.GOMAXPROCS(procs)
		data, _ := new(Writer).Write(b.doc, b.fonts, Options{})
		runtime.GOMAXPROCS(old)
		check(fmt.Sprintf("%d processors", procs), data)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for n := range 3 {
				o := other(t, g*3+n)
				if _, list := Write(o.doc, o.fonts, Options{}); list.HasErrors() {
					t.Error(list.Text())
				}
				data, list := Write(b.doc, b.fonts, Options{})
				if list.HasErrors() || string(data) != string(want) {
					t.Errorf("goroutine %d: the bytes differ\n%s", g, list.Text())
				}
			}
		})
	}
	wg.Wait()
}

// The file's hash stands in the tests, so that a change of any byte, on any machine or with any release of Go, is seen
// and meant.
func TestHash(t *testing.T) {
	sum := sha256.Sum256(mustWrite(t, sample(t), Options{}))
	golden.Text(t, "testdata/sample.sha256.golden", hex.EncodeToString(sum[:])+"\n")
}

// The profile's parts lie inside it, and its primaries and white are those of sRGB: they add up to white.
func TestProfile(t *testing.T) {
	p := profile()
	at := func(i int) int { return int(p[i])<<24 | int(p[i+1])<<16 | int(p[i+2])<<8 | int(p[i+3]) }
	if at(0) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " || at(8) != 0x04200000 {
		t.Fatalf("head %q", p[:40])
	}
	sum := [3]int{}
	white := [3]int{}
	tags := map[string]bool{}
	for i := range at(128) {
		e := 132 + 12*i
		tag, off, size := string(p[e:e+4]), at(e+4), at(e+8)
		tags[tag] = true
		if off < 132 || off+size > len(p) || off%4 != 0 {
			t.Errorf("%s lies at %d to %d of %d", tag, off, off+size, len(p))
			continue
		}
		for c := range 3 {
			switch tag {
			case "rXYZ", "gXYZ", "bXYZ":
				sum[c] += at(off + 8 + 4*c)
			case "wtpt":
				white[c] = at(off + 8 + 4*c)
			case "rTRC", "gTRC", "bTRC":
				if string(p[off:off+4]) != "para" || at(off+8) != 3<<16 || size != 32 {
					t.Errorf("%s is no curve", tag)
					continue
				}
				var v [5]float64
				for i := range v {
					v[i] = float64(at(off+12+4*i)) / 65536
				}
				for _, c := range []struct{ in, want float64 }{{0, 0}, {0.02, 0.02 / 12.92}, {0.5, 0.21404}, {0.8, 0.60383}, {1, 1}} {
					out := v[3] * c.in
					if c.in >= v[4] {
						out = math.Pow(v[1]*c.in+v[2], v[0])
					}
					if math.Abs(out-c.want) > 1e-4 {
						t.Errorf("%s leads from %g to %g, want %g", tag, c.in, out, c.want)
					}
				}
			}
		}
	}
	for c := range 3 {
		// The tables of adapted primaries take 0.8252 for the third part of the white, the profile format 0.8249.
		if d := sum[c] - white[c]; d < -24 || d > 24 {
			t.Errorf("the primaries add up to %v, white is %v", sum, white)
		}
	}
	for _, want := range []string{"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !tags[want] {
			t.Errorf("no %s", want)
		}
	}
}

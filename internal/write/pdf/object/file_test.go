package object

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

func TestUnits(t *testing.T) {
	for u, want := range map[frame.Unit]string{0: "0", 5: "0.05", 50: "0.5", 100: "1", 84189: "841.89", -1234: "-12.34", -10: "-0.1", 1440000: "14400"} {
		if got := string(AppendUnit(nil, u)); got != want {
			t.Errorf("%d: %s, want %s", u, got, want)
		}
	}
}

func TestTexts(t *testing.T) {
	for s, want := range map[string]string{
		"plain":      "(plain)",
		"":           "()",
		`a(b)\c`:     `(a\(b\)\\c)`,
		"größer":     "(\xFE\xFF\x00g\x00r\x00\xF6\x00\xDF\x00e\x00r)",
		"1\u202f000": "(\xFE\xFF\x001\x20\x2F\x000\x000\x000)",
		"\U0001F600": "(\xFE\xFF\xD8\x3D\xDE\x00)",
		"a\tb":       "(\xFE\xFF\x00a\x00\t\x00b)",
		"\x7f":       "(\xFE\xFF\x00\x7F)",
		"bad \xff":   "(\xFE\xFF\x00b\x00a\x00d\x00 \xFF\xFD)",
		// Bytes of a character may look like a bracket, a backslash or a line end.
		"č":   "(\xFE\xFF\x01\\r)",
		"Ĩ(ĩ": "(\xFE\xFF\x01\\(\x00\\(\x01\\))",
		"Ŝ":   "(\xFE\xFF\x01\\\\)",
	} {
		if got := string(AppendText(nil, s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[string]string{"Data": "/Data", "text/csv": "/text#2Fcsv", "a b#(c)": "/a#20b#23#28c#29", "é": "/#C3#A9"} {
		if got := Name(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// Names in other alphabets come after all ASCII names, as their strings begin with FE FF.
func TestTreeKeys(t *testing.T) {
	if !(TreeKey("a") < TreeKey("b") && TreeKey("z") < TreeKey("é") && TreeKey("é") < TreeKey("Ω")) {
		t.Error("the keys are out of order")
	}
	if TreeKey("é") != "\xFE\xFF\x00\xE9" {
		t.Errorf("%q", TreeKey("é"))
	}
}

func TestBoxIsMeasuredFromTheFoot(t *testing.T) {
	f := NewFile(new(Deflater))
	f.Object(f.Ref())
	f.PutBox(frame.Rect{X: 1000, Y: 2000, W: 300, H: 400}, 10000)
	if got := string(f.objects); got != "[10 76 13 80]" {
		t.Errorf("got %s", got)
	}
}

// fill writes n objects and a stream in between.
func fill(d *Deflater, n int) []byte {
	f := NewFile(d)
	root := f.Ref()
	for i := range n {
		f.Object(f.Ref())
		f.PutInt(i)
		f.End()
		if i == n/2 {
			f.Stream(f.Ref(), "/Type /Test", bytes.Repeat([]byte("data "), 50))
		}
	}
	f.Object(root)
	f.Put("<</Type /Catalog>>")
	f.End()
	f.Close(root, root)
	return f.Bytes()
}

func TestFileDependsOnItsObjectsOnly(t *testing.T) {
	var d Deflater
	const objects = 2*perObjectStream + 50
	want := fill(&d, objects)
	fill(&d, 7)
	if !bytes.Equal(fill(&d, objects), want) {
		t.Error("a file hangs on the one before")
	}
	if !bytes.Equal(fill(new(Deflater), objects), want) {
		t.Error("a file of a fresh deflater differs")
	}
	if bytes.Equal(fill(&d, objects+1), want) {
		t.Error("another object makes no difference")
	}
	if n := strings.Count(string(want), "/ObjStm"); n != 3 {
		t.Errorf("%d objects stand in %d streams, want 3", objects, n)
	}
	if !bytes.HasSuffix(want, []byte("\n%%EOF\n")) {
		t.Errorf("the file ends in %q", want[len(want)-10:])
	}
}

// What the deflater makes is what every reader inflates, in parts and after other data.
func TestPack(t *testing.T) {
	var d Deflater
	d.Pack([]byte("something else"))
	z, err := zlib.NewReader(bytes.NewReader(d.Pack([]byte("one "), nil, []byte("two"))))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil || string(got) != "one two" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestObjectInsideObject(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an object inside an object passes")
		}
	}()
	f := NewFile(new(Deflater))
	f.Object(f.Ref())
	f.Object(f.Ref())
}

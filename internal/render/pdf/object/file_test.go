package object

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"briefing/internal/frame"
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
		"plain":          "(plain)",
		"":               "()",
		`a(b)\c`:         `(a\(b\)\\c)`,
		"größer":         "<FEFF0067007200F600DF00650072>",
		"13\u202f000":    "<FEFF00310033202F003000300030>",
		"\U0001F600":     "<FEFFD83DDE00>",
		"tab\there":      "<FEFF00740061006200090068006500720065>",
		"\x7f":           "<FEFF007F>",
		"not UTF-8 \xff": "<FEFF006E006F00740020005500540046002D00380020FFFD>",
	} {
		if got := string(AppendText(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
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
	var f File
	f.Reset()
	f.Object(f.Ref())
	f.PutBox(frame.Rect{X: 1000, Y: 2000, W: 300, H: 400}, 10000)
	if got := string(f.objects); got != "[10 76 13 80]" {
		t.Errorf("got %s", got)
	}
}

// fill writes n objects and a stream in between.
func fill(f *File, n int) []byte {
	f.Reset()
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
	return bytes.Clone(f.Bytes())
}

func TestFileDependsOnItsObjectsOnly(t *testing.T) {
	var f File
	want := fill(&f, 450)
	fill(&f, 7)
	if !bytes.Equal(fill(&f, 450), want) {
		t.Error("a file hangs on the one before")
	}
	if !bytes.Equal(fill(new(File), 450), want) {
		t.Error("a file of a fresh writer differs")
	}
	if bytes.Equal(fill(&f, 451), want) {
		t.Error("another object makes no difference")
	}
	if n := strings.Count(string(want), "/ObjStm"); n != 3 {
		t.Errorf("451 objects stand in %d streams, want 3", n)
	}
	if !bytes.HasSuffix(want, []byte("\n%%EOF\n")) {
		t.Errorf("the file ends in %q", want[len(want)-10:])
	}
}

// What the deflater makes is what every reader inflates, in parts and after other data.
func TestPack(t *testing.T) {
	var f File
	f.Pack([]byte("something else"))
	z, err := zlib.NewReader(bytes.NewReader(f.Pack([]byte("one "), nil, []byte("two"))))
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
	var f File
	f.Reset()
	f.Object(f.Ref())
	f.Object(f.Ref())
}

package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

const minimal = Header + `<Types xmlns="` + nsTypes + `"><Default Extension="xml" ContentType="application/xml"/></Types>`

func archive(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: pairs[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample() *Package {
	p := New()
	a := p.Add(&Part{Name: "ppt/a.xml", Type: "application/a+xml", Data: []byte("<a/>")})
	p.Add(&Part{Name: "ppt/media/b c.png", Type: "image/png", Data: []byte("png")})
	p.Add(&Part{Name: "lost.xml", Type: "application/x+xml", Data: []byte("<x/>")})
	p.Relate("type/a", a.Name)
	a.Relate("type/image", "ppt/media/b c.png", false)
	a.Relate("type/link", "https://example.org/?a=1&b=2", true)
	return p
}

func TestWriteAndRead(t *testing.T) {
	p := sample()
	first, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Pack(); err != nil {
		t.Fatal(err)
	}
	second, err := p.Clone().Write()
	if err != nil || len(second) > len(first) {
		t.Errorf("a package whose parts were packed before is larger: %d bytes, not %d: %v", len(second), len(first), err)
	}
	if third, err := p.Write(); err != nil || !bytes.Equal(second, third) {
		t.Errorf("a copy of it gives other bytes: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.ModifiedDate != 1<<5|1 || f.ModifiedTime != 0 || len(f.Extra) > 0 || f.Flags&8 != 0 {
			t.Errorf("%s: date %x, time %x, %d extra bytes, flags %x", f.Name, f.ModifiedDate, f.ModifiedTime, len(f.Extra), f.Flags)
		}
	}
	if got := strings.Join(names, " "); got != "[Content_Types].xml _rels/.rels lost.xml ppt/_rels/a.xml.rels ppt/a.xml ppt/media/b c.png" {
		t.Errorf("the order is %s", got)
	}
	back, err := Read(first, Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	a := back.Part("ppt/a.xml")
	if a == nil || string(a.Data) != "<a/>" || a.Type != "application/a+xml" || len(a.Rels) != 2 || a.Rels[0].Target != "ppt/media/b c.png" || a.Rels[1].Target != "https://example.org/?a=1&b=2" {
		t.Errorf("got %+v", a)
	}
	if back.Part("lost.xml") != nil || back.Unread["lost.xml"] != "application/x+xml" || len(back.Unread) != 1 {
		t.Errorf("what no relationship reaches: %v", back.Unread)
	}
	if gone := p.Sweep(); strings.Join(gone, " ") != "lost.xml" {
		t.Errorf("swept %v", gone)
	}
	first, err = p.Write()
	if err != nil {
		t.Fatal(err)
	}
	again, err := back.Write()
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("read and written again it differs: %v", err)
	}
}

func TestSetForgetsWhatWasPacked(t *testing.T) {
	p := sample()
	if err := p.Pack(); err != nil {
		t.Fatal(err)
	}
	p.Part("ppt/a.xml").Set([]byte("<b/>"))
	data, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(data, Usual, nil)
	if err != nil || string(back.Part("ppt/a.xml").Data) != "<b/>" {
		t.Errorf("got %v", err)
	}
}

func TestReadRefuses(t *testing.T) {
	rels := func(targets ...string) string {
		s := Header + `<Relationships xmlns="` + nsRels + `">`
		for i, to := range targets {
			s += fmt.Sprintf(`<Relationship Id="rId%d" Type="t" Target="%s"/>`, i+1, to)
		}
		return s + `</Relationships>`
	}
	many := []string{contentTypes, minimal}
	for i := range 20 {
		many = append(many, fmt.Sprint(i, ".xml"), "<a/>")
	}
	small := Limits{Parts: 10, Part: 1000, Total: 1500}
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"leads up", "could lead out of it", archive(t, contentTypes, minimal, "../a.xml", "<a/>")},
		{"leads up inside", "could lead out of it", archive(t, contentTypes, minimal, "ppt/../../a.xml", "<a/>")},
		{"backslash", "could lead out of it", archive(t, contentTypes, minimal, `ppt\a.xml`, "<a/>")},
		{"drive", "could lead out of it", archive(t, contentTypes, minimal, `C:/a.xml`, "<a/>")},
		{"twice", "two files of one name", archive(t, contentTypes, minimal, "a.xml", "<a/>", "A.xml", "<a/>")},
		{"too many", "at most 10 are allowed", archive(t, many...)},
		{"too large", "more than is allowed", archive(t, contentTypes, minimal, "_rels/.rels", rels("a.xml"), "a.xml", strings.Repeat("a", 1001))},
		{"too large together", "more than is allowed", archive(t, contentTypes, minimal, "_rels/.rels", rels("a.xml", "b.xml"), "a.xml", strings.Repeat("a", 900), "b.xml", strings.Repeat("a", 900))},
		{"dangling", `_rels/.rels is damaged: the relationship rId1 leads to "a.xml", which is not in the file`, archive(t, contentTypes, minimal, "_rels/.rels", rels("a.xml"))},
		{"leads to itself", "which is not in the file", archive(t, contentTypes, minimal, "_rels/.rels", rels("_rels/.rels"))},
		{"leads to the list of types", "which is not in the file", archive(t, contentTypes, minimal, "_rels/.rels", rels("%5BContent_Types%5D.xml"))},
		{"one id twice", `two relationships have the id "rId1"`, archive(t, contentTypes, minimal, "_rels/.rels", strings.Replace(rels("a.xml", "a.xml"), "rId2", "rId1", 1), "a.xml", "<a/>")},
		{"bad rels", "_rels/.rels is damaged: line 1, column 3: ", archive(t, contentTypes, minimal, "_rels/.rels", "<x")},
		{"bad rels of a part", "_rels/a.xml.rels is damaged: line 1, column 3: ", archive(t, contentTypes, minimal, "_rels/.rels", rels("a.xml"), "a.xml", "<a/>", "_rels/a.xml.rels", "<x")},
		{"bad types", "[Content_Types].xml is damaged", archive(t, contentTypes, "<Types/>")},
		{"types cut off", "[Content_Types].xml is damaged: line 2, column ", archive(t, contentTypes, minimal[:len(minimal)-9])},
		{"no types", "no Office file", archive(t, "a.xml", "<a/>")},
		{"protected", ErrProtected.Error(), append([]byte(compoundFile), utf16LE("EncryptedPackage")...)},
		{"old", ErrOld.Error(), append([]byte(compoundFile), utf16LE("PowerPoint Document")...)},
		{"empty", ErrEmpty.Error(), nil},
		{"blanks", ErrEmpty.Error(), []byte(" \n")},
		{"cut off", ErrCutOff.Error(), []byte("PK")},
		{"PDF", "is a PDF document", []byte("%PDF-1.7\n%\xE2\xE3")},
		{"picture", "is a PNG picture", []byte("\x89PNG\r\n\x1a\n\x00")},
		{"text", "is a text file", []byte("name: value\n")},
		{"page", "is a web page", []byte("\ufeff<!DOCTYPE html><title>Log in")},
		{"unknown", "is no zip archive", []byte("\x00\x01\x02")},
		{"Keynote", "those of Keynote", archive(t, "Index/Document.iwa", "x")},
		{"Writer", "an OpenDocument file", archive(t, "mimetype", "application/vnd.oasis.opendocument.text")},
	} {
		if _, err := Read(c.data, small, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// A file that says it is small and is not.
func TestBomb(t *testing.T) {
	rels := Header + `<Relationships xmlns="` + nsRels + `"><Relationship Id="rId1" Type="t" Target="a.xml"/></Relationships>`
	data := archive(t, contentTypes, minimal, "_rels/.rels", rels, "a.xml", strings.Repeat("a", 100_000))
	// The size in the directory, where readers look first.
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	copy(data[at+24:], []byte{10, 0, 0, 0})
	if _, err := Read(data, Limits{Parts: 10, Part: 1000, Total: 5000}, nil); err == nil {
		t.Error("it was unpacked")
	}
}

// Many times its own size an archive may unpack to only while that is little.
func TestRatio(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short leaves out what unpacks to 70 MB")
	}
	types := strings.Replace(minimal, "</Types>", `<Default Extension="emf" ContentType="image/x-emf"/></Types>`, 1)
	for _, c := range []struct {
		name   string
		size   int
		refuse bool
	}{{"a blank picture", 30 << 20, false}, {"a bomb", 40 << 20, true}} {
		rels := Header + `<Relationships xmlns="` + nsRels + `"><Relationship Id="rId1" Type="t" Target="a.emf"/></Relationships>`
		data := archive(t, contentTypes, types, "_rels/.rels", rels, "a.emf", strings.Repeat("\x00", c.size))
		if _, err := Read(data, Usual, nil); (err != nil) != c.refuse || err != nil && err.Error() != "a.emf unpacks to more than is allowed" {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

// What no relationship that stays reaches is never judged: whatever it holds, and however large it is.
func TestUnreadIsNotJudged(t *testing.T) {
	rels := Header + `<Relationships xmlns="` + nsRels + `"><Relationship Id="rId1" Type="stays" Target="a.xml"/>` +
		`<Relationship Id="rId2" Type="goes" Target="b.xml"/><Relationship Id="rId3" Type="goes" Target="NULL"/><Relationship Id="rId4" Type="goes" Target="#_ftn1"/>` +
		`<Relationship Id="rId5" Type="goes" Target="file:///etc" TargetMode="External"/></Relationships>`
	data := archive(t, contentTypes, minimal, "_rels/.rels", rels, "a.xml", "<a/>", "b.xml", strings.Repeat("<", 2000),
		"_rels/b.xml.rels", "<x", "c.bin", "", "c/_rels/d.xml.rels", "<y")
	var asked []string
	p, err := Read(data, Limits{Parts: 10, Part: 1000, Total: 2000}, func(owner string, r *Rel) (bool, error) {
		asked = append(asked, owner+" "+r.ID+" "+r.Target)
		return r.Type == "stays", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.Names(), " "); got != "a.xml" || len(p.Rels) != 1 || len(p.Unread) != 2 {
		t.Errorf("got %s, %v, unread %v", got, p.Rels, p.Unread)
	}
	if got := strings.Join(asked, ","); got != " rId1 a.xml, rId2 b.xml, rId3 , rId4 , rId5 file:///etc" {
		t.Errorf("asked %s", got)
	}
}

func TestReplaceKeepsTheRest(t *testing.T) {
	src := `<?xml version="1.0"?><x:a xmlns:x="u" xmlns:mc="v" mc:Ignorable="y"><x:b k="1">t</x:b><!-- c --><x:c/></x:a>`
	root, err := Scan([]byte(src), 1)
	if err != nil {
		t.Fatal(err)
	}
	b, c := root.Kid("b"), root.Kid("c")
	if root.Space != "u" || root.Prefix != "x:" || b.Get("k") != "1" || src[b.Start:b.End] != `<x:b k="1">t</x:b>` || src[c.Start:c.End] != `<x:c/>` {
		t.Fatalf("got %+v %+v", b, c)
	}
	got, err := Replace([]byte(src), Edit{c.Start, c.End, "<d/>"}, Edit{b.Start, b.End, ""}, Edit{c.End, c.End, "<e/>"})
	if err != nil || string(got) != `<?xml version="1.0"?><x:a xmlns:x="u" xmlns:mc="v" mc:Ignorable="y"><!-- c --><d/><e/></x:a>` {
		t.Errorf("got %s, %v", got, err)
	}
	if _, err := Replace([]byte(src), Edit{3, 9, ""}, Edit{5, 6, ""}); err == nil {
		t.Error("edits that overlap were made")
	}
}

// Whatever the bytes, reading gives a package that can be written and read again, or an error.
func FuzzRead(f *testing.F) {
	data, err := sample().Write()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(archive(f, contentTypes, minimal, "a/_rels/b.xml.rels", Header+`<Relationships xmlns="`+nsRels+`"/>`, "a/b.xml", "<a/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data, Limits{Parts: 50, Part: 1 << 16, Total: 1 << 18}, nil)
		if err != nil {
			return
		}
		for _, n := range p.Names() {
			if strings.Contains("/"+n, "/../") || strings.HasPrefix(n, "/") {
				t.Fatalf("the name %q leads out of the archive", n)
			}
			if p.Part(n).Type == "" {
				p.Part(n).Type = "application/octet-stream"
			}
		}
		p.Sweep()
		out, err := p.Write()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(out, Usual, nil); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	})
}

// Whatever the bytes, a splice changes what it names and nothing else.
func FuzzSplice(f *testing.F) {
	f.Add([]byte(`<p:a xmlns:p="u"><p:b/><c d="e">t</c></p:a>`))
	f.Add([]byte(`<a><b><c/></b><![CDATA[<x>]]><b/></a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := Scan(data, 2)
		if err != nil {
			return
		}
		var edits []Edit
		left := len(data)
		for _, k := range root.Kids {
			if k.Start < root.Open || k.End > root.End || k.Start >= k.End || data[k.Start] != '<' || data[k.End-1] != '>' {
				t.Fatalf("an element stands from %d to %d", k.Start, k.End)
			}
			edits = append(edits, Edit{Start: k.Start, End: k.End})
			left -= k.End - k.Start
		}
		out, err := Replace(data, edits...)
		if err != nil || len(out) != left {
			t.Fatalf("%d bytes are left, want %d: %v", len(out), left, err)
		}
		again, err := Scan(out, 2)
		if err != nil || len(again.Kids) != 0 {
			t.Fatalf("without its children it has %v: %v", again, err)
		}
	})
}

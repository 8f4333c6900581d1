package pdf

import (
	"strings"
	"testing"

	"briefing/internal/check"
	"briefing/internal/check/reader"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/fonts"
	"briefing/internal/testkit/golden"
)

// TestFaceWithoutHardSpaces writes texts with spaces that hold in a face that has none: the file keeps every rule, its
// widths among them, and who copies the text gets the very characters.
func TestFaceWithoutHardSpaces(t *testing.T) {
	golden.NeedTool(t, "pdftotext")
	whole, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	poor := &font.Set{}
	for i, f := range whole.Faces {
		if poor.Faces[i], err = font.Parse(f.Name(), fonts.Without(f.TTF(), '\u00a0', '\u202f', '\u2011')); err != nil {
			t.Fatal(err)
		}
	}
	const text = "More than 13\u202f000 people, €231\u00a0million, in a follow\u2011up of the Sahel"
	for _, many := range []bool{false, true} {
		b := newBuilder(t)
		b.fonts = poor
		said := text
		if many { // more letters than fit one byte make a composite font
			for r := rune(0x100); r < 0x250; r++ {
				if poor.Faces[0].Has(r) {
					said += string(r)
				}
			}
		}
		n := &frame.Node{Type: "P"}
		b.doc.Root.Kids = append(b.doc.Root.Kids, frame.Kid{Node: n})
		b.mark(n, &frame.Text{At: frame.Point{X: 2000, Y: 5000}, S: said + " ", Size: 1000, Color: ink, Width: frame.Unit(poor.Faces[0].Width(said, 1000))})
		data, list := Write(b.doc, poor, Options{})
		if list.HasErrors() {
			t.Fatal(list.Text())
		}
		if found := check.PDF(data); len(found) > 0 {
			t.Errorf("many letters %v: %s", many, found.Text())
		}
		f, err := reader.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Words(f.Tree.All[len(f.Tree.All)-1]); got != said {
			t.Errorf("many letters %v: the file says %q, want %q", many, got, said)
		}
		// The other reader makes one space of all kinds.
		spaces := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
		if told := spaces.Replace(golden.Tool(t, data, "pdftotext", "-raw", "-enc", "UTF-8", "{}", "-")); !strings.Contains(told, spaces.Replace(text)) {
			t.Errorf("many letters %v: the text of the page is %q", many, told)
		}
	}
}

package check

import (
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/source"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf"
)

// found says whether a file breaks a rule.
func found(data []byte, rule string) bool {
	for _, d := range PDF(data) {
		if d.ID == rule {
			return true
		}
	}
	return false
}

// A label whose last letter ends at the edge of its figure is inside, whatever blanks stand behind it for those who copy
// the text; one whose last letter is over the edge is not. A line of blanks alone paints nothing.
func TestBlanksPaintNothing(t *testing.T) {
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	for _, blanks := range []string{"", " ", "  ", "\u00a0", " \u00a0 "} {
		for _, over := range []frame.Unit{0, 400} {
			doc := sampleDocument(fonts, false)
			var figure *frame.Node
			var mark *frame.Mark
			for _, m := range doc.Pages[0].Marks {
				if m.Node != nil && m.Node.Type == "Figure" {
					figure, mark = m.Node, m
				}
			}
			if figure == nil {
				t.Fatal("the first page has no figure")
			}
			group := mark.Items[0].(*frame.Group)
			width := frame.Unit(fonts.Face(0).Width("at the edge", 1400))
			group.Items = append(group.Items,
				&frame.Text{At: frame.Point{X: figure.BBox.W - width + over, Y: 8000}, S: "at the edge" + blanks, Size: 1400, Color: ink, Width: width},
				&frame.Text{At: frame.Point{X: figure.BBox.W + 2000, Y: 8000}, S: " " + blanks, Size: 1400, Color: ink})
			data, list := pdf.Write(doc, fonts, pdf.Options{})
			if list.HasErrors() {
				t.Fatal(list.Text())
			}
			if got := found(data, "figure-box"); got != (over > 0) {
				t.Errorf("%q behind a label %d over the edge: refused is %v", blanks, over, got)
			}
		}
	}
}

// Addresses that data and templates may have are those that a finished file may have: what is let in is not refused when
// everything is done, and what could not stand in a file is refused with its place.
func TestAddressesAsLoaded(t *testing.T) {
	pieces := []string{"https://", "http://", "mailto:", "HTTPS://", "ftp://", "//", "example.org", "user@", "example.org:80", ":99999", "[::1]", "/a", "/a%20b", "%zz", "%", "#a", "#a%zz",
		"?a=1&b=2", "?", "#", "é", "a@example.org", "..", "(x)", "'", "~", "|", "^", " ", "\"", "\\"}
	r := rand.New(rand.NewPCG(5, 6))
	taken, refused, count := 0, 0, golden.Amount(600, 150, 150)
	for n := range count {
		address := ""
		if n%2 == 0 {
			address = []string{"https://example.org", "http://example.org", "mailto:a@example.org"}[r.IntN(3)]
		}
		for range r.IntN(4) {
			address += pieces[r.IntN(len(pieces))]
		}
		c := takeApart(t, good(t))
		c.dict(c.annot(0), "A")["URI"] = str(address)
		why, no := source.BadLink(address), found(c.bytes(), "link-target")
		if why == "" {
			taken++
			if no {
				t.Errorf("%q is let in, but refused in the finished file", address)
			}
			continue
		}
		refused++
		if strings.Contains(why, "% two digits") && !no {
			t.Errorf("%q is not let in (%s), but the finished file may have it", address, why)
		}
	}
	if least := count * 80 / 600; taken < least || refused < least {
		t.Errorf("%d addresses are let in, %d are not", taken, refused)
	}
}

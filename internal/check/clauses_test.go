package check

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"briefing/internal/page/font"
)

// clauses says which rules hold which requirement: first those that validators test, then those that they let pass.
var clauses = []struct {
	what  string
	rules []string
}{
	{"codes mean characters, above 255 too: one range for all codes does not do", []string{"font-unicode"}},
	{"comment of high bytes after the header", []string{"file-header"}},
	{"identifiers in the trailer", []string{"file-id"}},
	{"output intent, for RGB and for grey", []string{"color-profile"}},
	{"metadata stream in the catalogue", []string{"meta-there", "meta-readable"}},
	{"marked as tagged", []string{"doc-marked"}},
	{"structure tree", []string{"tree-there", "tree-readable"}},
	{"keys of pages, and the tree that leads back from them", []string{"owner-index", "mark-owner", "mark-there", "mark-once"}},
	{"content that is neither tagged nor decoration", []string{"content-marked"}},
	{"decoration in content, content in decoration", []string{"content-nested"}},
	{"title shown in the window", []string{"doc-title-shown"}},
	{"title in the metadata", []string{"meta-title"}},
	{"language of outline, descriptions, links, metadata and text", []string{"doc-language"}},
	{"claim of PDF/UA-1", []string{"meta-ua"}},
	{"description of the claim's vocabulary", []string{"meta-schema"}},
	{"claim of PDF/A, the right part", []string{"meta-archive"}},
	{"description of figures", []string{"figure-alt"}},
	{"scope of header cells", []string{"table-scope"}},
	{"rows with as many columns", []string{"table-columns"}},
	{"rows in tables, texts in items, nothing else in lists", []string{"table-grammar", "list-grammar", "list-numbering"}},
	{"no level of heading left out, the first is 1, none without level beside them", []string{"heading-order"}},
	{"standard types", []string{"tree-types"}},
	{"notes with ids", []string{"note-id", "tree-ids"}},
	{"flags of links", []string{"link-prints"}},
	{"words of links", []string{"link-contents"}},
	{"key of links to their elements", []string{"link-owner"}},
	{"tab order by structure", []string{"page-tabs"}},
	{"names of attachments in both forms", []string{"attachment-name"}},
	{"relation, association and type of attachments", []string{"attachment-relation", "attachment-associated", "attachment-type"}},
	{"attachments only in part 3", []string{"attachment-level", "meta-archive"}},
	{"map from codes to glyphs", []string{"font-glyph-map"}},
	{"a font with codes of its own names no standard encoding, and its program has a map for them", []string{"font-form", "font-glyph-map"}},
	{"no fonts that every reader has", []string{"font-embedded", "font-form"}},
	{"digits that are not in the subset", []string{"font-notdef", "font-widths", "font-glyphs"}},
	{"at most 28 saved graphics states", []string{"content-depth", "content-pairs"}},
	{"no spot or print colours", []string{"color-spaces"}},
	{"no characters for private use", []string{"text-private"}},
	{"links and attachments as fpdf writes them", []string{"link-contents", "link-owner", "link-object", "link-prints", "attachment-name", "attachment-type"}},
	{"no claim of PDF/A-1, which would need more", []string{"meta-archive"}},

	{"a sign for a missing character through the map to glyphs", []string{"font-notdef"}},
	{"link elements without their area", []string{"link-object"}},
	{"short metadata that contradict the full ones", []string{"meta-info", "meta-dates"}},
	{"box of figures", []string{"figure-box"}},
	{"blank descriptions, and those without a word", []string{"figure-alt"}},
	{"letters that are found as others, or not at all", []string{"font-codes"}},
	{"text that nobody sees", []string{"content-visible"}},
	{"words read out that are not printed", []string{"content-replaced"}},
	{"header cells that name the wrong direction", []string{"table-scope"}},
	{"paragraphs, headings and items without words", []string{"element-empty", "heading-text"}},
	{"two titles", []string{"heading-title"}},
	{"notes that are not tagged as such", []string{"note-reference"}},
	{"tables without head", []string{"table-head"}},
	{"wrong reading order", []string{"reading-order"}},
	{"contrast", []string{"contrast"}},

	{"no encryption", []string{"file-encrypted"}},
	{"no scripts, forms or actions", []string{"file-actions", "annotation-kinds"}},
	{"widths equal the font's advances", []string{"font-widths"}},
	{"attachments listed in order", []string{"attachment-listed"}},
	{"bookmarks lead somewhere", []string{"outline-targets", "outline-form"}},
}

// Every requirement has rules, and each of these finds a planted fault (TestFaults asks that of all rules).
func TestClauses(t *testing.T) {
	planted := map[string]bool{}
	for _, f := range allFaults() {
		planted[f.rule] = true
	}
	ids := map[string]bool{}
	for _, r := range Rules() {
		if ids[r.ID] || r.ID == "" || r.Clause == "" || r.Text == "" || r.Remedy == "" {
			t.Errorf("the rule %q stands twice or is not told in full", r.ID)
		}
		ids[r.ID] = true
	}
	for _, c := range clauses {
		if len(c.rules) == 0 {
			t.Errorf("no rule holds: %s", c.what)
		}
		for _, id := range c.rules {
			if !ids[id] || !planted[id] {
				t.Errorf("%s: the rule %s does not exist or is never tried", c.what, id)
			}
		}
	}
}

// A file as fpdf writes it by itself, without tags, breaks these rules and no others.
func TestPlainFpdf(t *testing.T) {
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.AddUTF8FontFromBytes("body", "", bytes.Clone(fonts.Face(0).TTF()))
	pdf.SetFont("body", "", 12)
	pdf.AddPage()
	pdf.Text(50, 50, "Ελλάδα – one of 40 boxes")
	for range 40 {
		pdf.RoundedRect(50, 60, 100, 20, 5, "1234", "D")
	}
	pdf.LinkString(50, 40, 60, 12, "https://example.org/")
	pdf.SetAttachments([]fpdf.Attachment{{Content: []byte("a,b\n"), Filename: "data.csv"}})
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range PDF(b.Bytes()) {
		if !slices.Contains(got, d.ID) {
			got = append(got, d.ID)
		}
	}
	want := []string{
		"file-header", "file-id", "page-tabs", "doc-marked", "doc-title-shown", "doc-language",
		"content-pairs", "content-marked", "content-depth", "tree-there", "link-contents", "link-object", "link-prints",
		"color-profile", "font-form", "font-unicode", "meta-there",
		"attachment-name", "attachment-type", "attachment-relation", "attachment-associated", "attachment-listed", "attachment-size",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), strings.Join(want, " "))
	}
}

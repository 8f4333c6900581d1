package flow

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// manyNotes is a brief whose text refers to n notes, each of words words.
func manyNotes(n, words int) *doc.Document {
	d := samples.Factsheet()
	d.Notes = nil
	var refs []doc.Span
	for i := 1; i <= n; i++ {
		refs = append(refs, doc.Span{S: "A sentence with its note.", Note: i}, doc.Span{S: " "})
		d.Notes = append(d.Notes, doc.Note{Number: i, Text: samples.Sp(fmt.Sprintf("Note %d ", i) + strings.TrimSpace(strings.Repeat("explains more ", words/2)) + ".")})
	}
	d.Blocks = []doc.Block{d.Blocks[0], samples.H2("A finding with notes", "finding"), &doc.Prose{Columns: 2, Paragraphs: [][]doc.Span{refs}}, d.Blocks[len(d.Blocks)-1]}
	return d
}

// TestManyNotesFlowOverPages: notes that no page holds flow over pages in two columns, each whole, the heading again on
// each page, and their numbers have room.
func TestManyNotesFlowOverPages(t *testing.T) {
	for _, tt := range []struct{ n, words, pages int }{{60, 24, 2}, {130, 12, 2}, {130, 40, 4}, {1000, 10, 10}} {
		d := manyNotes(tt.n, tt.words)
		l := layOut(d, samples.Brand(t))
		if l.diags.HasErrors() {
			t.Errorf("%d notes:\n%s", tt.n, l.diags.Text())
		}
		checkLaid(t, d, l)
		pages, heads := map[int]bool{}, 0
		for i, p := range l.f.Pages {
			for _, k := range p.Marks {
				if k.Node != nil && k.Node.Type == "Note" {
					pages[i] = true
				}
				if k.Node == nil && k.Artifact == frame.Header && strings.HasPrefix(markWords(k), "Notes and sources (continued)") {
					heads++
				}
			}
		}
		if len(pages) < tt.pages || heads != len(pages)-1 {
			t.Errorf("%d notes stand on %d pages, at least %d are expected; the heading is repeated on %d", tt.n, len(pages), tt.pages, heads)
		}
		for n, fs := range fragments(l.f) {
			if n.Type == "Note" && len(fs) > 1 {
				t.Errorf("%d notes: “%s” is parted", tt.n, typeset.Clip(samples.MarkText(n)))
			}
		}
	}
}

func markWords(k *frame.Mark) string {
	s := ""
	for _, x := range samples.Flat(k) {
		s += x.S
	}
	return s
}

// TestLongNoteIsDivided: a note that no column can hold goes on in the next.
func TestLongNoteIsDivided(t *testing.T) {
	for _, words := range []int{700, 1500, 4000} {
		d := manyNotes(2, words)
		l := layOut(d, samples.Brand(t))
		if l.diags.HasErrors() {
			t.Errorf("notes of %d words:\n%s", words, l.diags.Text())
		}
		checkLaid(t, d, l)
	}
}

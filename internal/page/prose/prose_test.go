package prose

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// everyDivision is balance by trying every line: the definition that the quick search is held to.
func (p *Prose) everyDivision() (mid int, balanced bool) {
	best, bestCost := -1, frame.Unit(0)
	for k := p.from + 1; k <= p.to; k++ {
		if k < p.to && !(p.holds(p.from, k) && p.holds(k, p.to)) {
			continue
		}
		cost := p.cost(k, p.heightOf(p.from, k)-p.heightOf(k, p.to))
		if best < 0 || cost < bestCost {
			best, bestCost = k, cost
		}
	}
	return max(best, p.from), best < 0 || bestCost < uneven
}

func TestBalanceIsTheBestOfAllDivisions(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	divided := 0
	for seed := range uint64(300) {
		g := samples.Seeded(seed)
		b := &doc.Prose{Columns: 2}
		for n := 1 + g.Next(9); n > 0; n-- {
			b.Paragraphs = append(b.Paragraphs, g.Spans(1, 1+g.Next(90)))
		}
		p := New(m, b, mm(typeset.LiveW))
		if p.cols != 2 {
			continue
		}
		for range 20 {
			q := *p
			q.from = g.Next(p.to)
			q.to = q.from + g.Next(p.to-q.from+1)
			mid, balanced := q.everyDivision()
			if q.balance(); q.rightFrom != mid || q.balanced != balanced {
				t.Fatalf("document %d, lines %d to %d of %d: the right column begins with line %d (even: %t), the best is %d (%t)",
					seed, q.from, q.to, p.to, q.rightFrom, q.balanced, mid, balanced)
			}
			divided++
		}
	}
	if divided < 2000 {
		t.Errorf("only %d texts were divided", divided)
	}
}

func TestTwoColumnsComeOutEven(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	for n := 8; n < 120; n++ {
		text := strings.TrimSpace(strings.Repeat("some words of text ", n/2))
		p := New(m, samples.Prose2(samples.Sp(text), samples.Sp(text)), mm(typeset.LiveW))
		left, right := p.heightOf(p.from, p.rightFrom), p.heightOf(p.rightFrom, p.to)
		if p.cols == 2 && (left < right || left > right+p.lead) {
			t.Errorf("%d words: %d lines left, %d right", n, p.rightFrom-p.from, p.to-p.rightFrom)
		}
	}
}

// TestColumnsAreMendedByANarrowerMeasure: paragraphs whose lines cannot be parted evenly are broken again.
func TestColumnsAreMendedByANarrowerMeasure(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	mended := 0
	for n := 30; n < 120; n++ {
		text := strings.TrimSpace(strings.Repeat("some words of text ", n)[:5*n])
		whole := Column(m, [][]doc.Span{samples.Sp(text)}, &m.Styles.Body, mm(84), 0)
		p := New(m, samples.Prose2(samples.Sp(text), samples.Sp(text), samples.Sp(text)), mm(typeset.LiveW))
		if p.balanced && p.to > 3*whole.Lines() {
			mended++
		}
	}
	if mended == 0 {
		t.Error("no paragraph was broken again")
	}
}

// sentences is n paragraphs of twelve short sentences, in two columns.
func sentences(n int) *doc.Prose {
	p := &doc.Prose{Columns: 2}
	for i := range n {
		s := ""
		for k := range 12 {
			s += fmt.Sprintf("Sentence %d of paragraph %d is short. ", k+1, i+1)
		}
		p.Paragraphs = append(p.Paragraphs, samples.Sp(s))
	}
	return p
}

// parted divides a long text over pages and counts them, and the divisions of its columns that were looked at.
func parted(m *typeset.Layout, b *doc.Prose) (tried, pages int) {
	p := New(m, b, mm(typeset.LiveW))
	var rest typeset.Piece = p
	for rest != nil {
		_, rest = rest.(*Prose).Cut(mm(typeset.AreaTop), mm(typeset.AreaBottom))
		pages++
	}
	return *p.tried, pages
}

// TestLongColumnsTakeTimeByTheirLength counts the divisions that are looked at: four times the text, hardly more than four
// times the work.
func TestLongColumnsTakeTimeByTheirLength(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	for _, n := range []int{100, 400, 1600} {
		tried, pages := parted(m, sentences(n))
		if pages < n/20 {
			t.Errorf("%d paragraphs fill only %d pages", n, pages)
		}
		if tried == 0 || tried > 200*pages {
			t.Errorf("%d paragraphs on %d pages: %d divisions were looked at, at most 200 a page are expected", n, pages, tried)
		}
	}
}

func BenchmarkColumns(b *testing.B) {
	m := typeset.New(samples.Factsheet(), samples.Brand(b))
	for _, n := range []int{100, 400, 1600} {
		p := sentences(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parted(m, p)
			}
		})
	}
}

package flow

import (
	"fmt"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/samples"
)

// everyDivision is balance by trying every line: the definition that the quick search is held to.
func (p *Prose) everyDivision() (mid int, balanced bool) {
	best, bestCost := -1, frame.Unit(0)
	for k := p.from + 1; k <= p.to; k++ {
		if k < p.to && !(p.holds(p.from, k) && p.holds(k, p.to)) {
			continue
		}
		cost := p.cost(k, p.tall(p.from, k)-p.tall(k, p.to))
		if best < 0 || cost < bestCost {
			best, bestCost = k, cost
		}
	}
	return max(best, p.from), best < 0 || bestCost < uneven
}

func TestBalanceIsTheBestOfAllDivisions(t *testing.T) {
	m := newMaker(samples.Factsheet(), samples.Brand(t))
	divided := 0
	for seed := range uint64(300) {
		g := samples.Seeded(seed)
		b := &doc.Prose{Columns: 2}
		for n := 1 + g.Next(9); n > 0; n-- {
			b.Paragraphs = append(b.Paragraphs, g.Spans(1, 1+g.Next(90)))
		}
		p := newProse(m, b, mm(LiveW))
		if p.cols != 2 {
			continue
		}
		for range 20 {
			q := *p
			q.from = g.Next(p.to)
			q.to = q.from + g.Next(p.to-q.from+1)
			mid, balanced := q.everyDivision()
			if q.balance(); q.mid != mid || q.balanced != balanced {
				t.Fatalf("document %d, lines %d to %d of %d: the right column begins with line %d (even: %t), the best is %d (%t)",
					seed, q.from, q.to, p.to, q.mid, q.balanced, mid, balanced)
			}
			divided++
		}
	}
	if divided < 2000 {
		t.Errorf("only %d texts were divided", divided)
	}
}

// sentences is text in two columns, of n paragraphs of twelve short sentences.
func sentences(n int) *doc.Document {
	p := &doc.Prose{Columns: 2}
	for i := range n {
		s := ""
		for k := range 12 {
			s += fmt.Sprintf("Sentence %d of paragraph %d is short. ", k+1, i+1)
		}
		p.Paragraphs = append(p.Paragraphs, samples.Sp(s))
	}
	return blocks(samples.H2("A long text in two columns", ""), p)
}

// TestLongColumnsTakeTimeByTheirLength counts the divisions that are looked at: four times the text, hardly more than four
// times the work.
func TestLongColumnsTakeTimeByTheirLength(t *testing.T) {
	b := samples.Brand(t)
	count := func(n int) (tried, pages int) {
		m := newMaker(sentences(n), b)
		f := newFlow(m)
		for _, blk := range m.Doc.Blocks {
			f.add(blk)
		}
		f.paginate()
		return m.tried, f.page + 1
	}
	for _, n := range []int{100, 400, 1600} {
		tried, pages := count(n)
		if tried == 0 || tried > 200*pages {
			t.Errorf("%d paragraphs on %d pages: %d divisions were looked at, at most 200 a page are expected", n, pages, tried)
		}
	}
}

func BenchmarkColumns(b *testing.B) {
	br := samples.Brand(b)
	for _, n := range []int{100, 400, 1600} {
		d := sentences(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Pages(d, br)
			}
		})
	}
}

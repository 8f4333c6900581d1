package world

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/testkit/outline"
)

// Case builds the templates of a case and prints what a test of cases compares: "findings" if there are any; without
// errors among them "document", "drawn" if charts draw something, and "uses" where the case asks for them.
func Case(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	d, diags := Build(t, files)
	out := map[string]string{}
	if len(diags) > 0 {
		out["findings"] = diags.Text()
	}
	if d == nil || diags.HasErrors() {
		return out
	}
	out["document"] = Dump(t, d)
	if s := Drawn(d.Blocks); s != "" {
		out["drawn"] = s
	}
	if _, ok := files["uses"]; ok {
		var b strings.Builder
		for _, u := range d.Uses {
			fmt.Fprintf(&b, "%s in %s, %s:%d\n", u.Ref, u.Block, u.File, u.Line)
		}
		out["uses"] = b.String()
	}
	return out
}

// Dump prints a document without what is the same in every case: the head, and the uses, which have cases of their own.
func Dump(t testing.TB, d *doc.Document) string {
	t.Helper()
	var keep []string
	head := true
	for _, line := range strings.SplitAfter(DumpWhole(t, d), "\n") {
		if head && (strings.HasPrefix(line, "document ") || strings.HasPrefix(line, "  ")) {
			continue
		}
		head = false
		if !strings.HasPrefix(line, "uses ") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "")
}

// DumpWhole prints a document.
func DumpWhole(t testing.TB, d *doc.Document) string {
	t.Helper()
	var s strings.Builder
	if err := outline.Document(&s, d); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

// Flat joins what spans say.
func Flat(spans []doc.Span) string {
	var s strings.Builder
	for _, x := range spans {
		s.WriteString(x.S)
	}
	return s.String()
}

// Paragraphs lists the running text of a document.
func Paragraphs(d *doc.Document) [][]doc.Span {
	var out [][]doc.Span
	for _, b := range d.Blocks {
		if p, ok := b.(*doc.Prose); ok {
			out = append(out, p.Paragraphs...)
		}
	}
	return out
}

// Drawn prints what the charts of blocks draw.
func Drawn(blocks []doc.Block) string {
	var w specWriter
	w.blocks(blocks)
	return w.String()
}

// specWriter prints specifications of charts as lines of text.
type specWriter struct{ strings.Builder }

func (w *specWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *specWriter) blocks(blocks []doc.Block) {
	for _, block := range blocks {
		switch x := block.(type) {
		case *doc.Chart:
			w.plot(x.ID, x.Plot)
		case *doc.Slide:
			w.blocks(x.Blocks)
		case *doc.Columns:
			for _, c := range x.Cols {
				w.blocks(c)
			}
		}
	}
}

func (w *specWriter) plot(id string, plot kit.Plot) {
	w.line("%s %s", id, plot.Kind())
	switch p := plot.(type) {
	case *bars.Chart:
		w.bars(p)
	case *whole.Chart:
		w.line("  part %s", part(p.Part))
		w.line("  rest %s", part(p.Rest))
	case *panels.Chart:
		w.panels(p)
	case *timeline.Chart:
		w.timeline(p)
	case *steps.Chart:
		w.steps(p)
	default:
		w.line("  %+v", p)
	}
}

func part(x kit.Part) string {
	return fmt.Sprintf("%s %d %q %q %q", []string{"solid", "outlined", "white", "muted"}[x.Fill], x.Size, x.Caption.S, x.Short.S, x.Value.S)
}

func (w *specWriter) bars(s *bars.Chart) {
	w.line("  keys %q %q %q %q, no captions %v", s.SolidKey.S, s.SolidKeyShort.S, s.OutlinedKey.S, s.OutlinedKeyShort.S, s.NoCaptions)
	for _, g := range s.Groups {
		w.line("  group %q", g.Label.S)
		for _, r := range g.Rows {
			extra := ""
			if r.Detail.S+r.Aside.S != "" {
				extra = fmt.Sprintf(", detail %q, aside %q", r.Detail.S, r.Aside.S)
			}
			w.line("    row %q = %q, more than %v, missing %v%s", r.Label.S, r.Value.S, r.MoreThan, r.Missing, extra)
			for _, x := range r.Parts {
				w.line("      %s", part(x))
			}
		}
	}
	if s.Narrow == nil {
		return
	}
	w.line("  where room is small, then %q", s.Narrow.Rest.S)
	for _, g := range s.Narrow.Groups {
		for _, r := range g.Rows {
			detail := ""
			if r.Detail.S != "" {
				detail = fmt.Sprintf(", detail %q", r.Detail.S)
			}
			w.line("    group %q, row %q = %q%s", g.Label.S, r.Label.S, r.Value.S, detail)
		}
	}
}

func (w *specWriter) panels(s *panels.Chart) {
	w.line("  keys %q, %q, %q", s.Keys, s.PartKey.S, s.AloneKey.S)
	for _, x := range s.Panels {
		w.line("    %q %q: %q %q %q, %d marks and %d thousandths", x.Kicker.S, x.When.S, x.Qualifier.S, x.Number.S, x.Label.S, x.Marks, x.Part)
	}
	if n := s.Narrow; n != nil {
		w.line("  on slides and cards the first %d with keys %q, %q, %q, then %q", len(n.Panels), n.Keys, n.PartKey.S, n.AloneKey.S, n.Rest.S)
	}
}

func (w *specWriter) timeline(s *timeline.Chart) {
	w.line("  %d to %d, now %d %q", s.FirstYear, s.LastYear, s.Now, s.NowLabel.S)
	for _, x := range s.Bars {
		alone := ""
		if x.YearStart {
			alone += ", start by year"
		}
		if x.YearEnd {
			alone += ", end by year"
		}
		w.line("  bar %q %d to %d, no end %v, runs out %v%s", x.Label.S, x.Start, x.End, x.NoEnd, x.RunsOut, alone)
	}
	for i, list := range s.Events {
		for _, e := range list {
			w.line("  %d %q %q", s.FirstYear+i, e.Date.S, e.Text.S)
		}
	}
}

func (w *specWriter) steps(s *steps.Chart) {
	w.line("  keys %q %q", s.MainKey.S, s.OutsideKey.S)
	if d := s.Dates; d.ByMonth {
		w.line("  by month: %q", d.Months[:3])
	}
	for _, x := range s.Panels {
		w.line("  panel %q", x.Title.S)
		for _, y := range x.Gaps {
			w.line("    %q from %04d-%02d-%02d on", s.GapWords.S, y.Year, y.Month, y.Day)
		}
		for _, y := range x.Points {
			w.line("    %04d-%02d-%02d %d %q %q, place %d, more than %v, outside %v", y.Year, y.Month, y.Day, y.Value, y.Label.S, y.Date.S, y.Place, y.MoreThan, y.Outside)
		}
	}
}

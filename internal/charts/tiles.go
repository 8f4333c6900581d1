package charts

import (
	"slices"
	"strconv"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// tileRow is a row of tiles with all measures settled.
type tileRow struct {
	m      TileMetrics
	w, y   frame.Unit // of a tile, of the row
	number frame.Unit // size
	up     frame.Unit // number and label move up where no tile has a qualifier
	tiles  []Tile
	lines  [][]string
	lowest int // most lines of a label
}

func planTiles(d *desk, s *Spec, width frame.Unit) []hosted {
	if !d.checkTiles(s.Tiles) {
		return nil
	}
	all := s.Tiles.Tiles
	m := d.st.Metrics.Tiles
	if len(all) > m.Across {
		m = d.st.Metrics.Six
	}
	// Where numbers or labels have no room, fewer stand side by side, and one that has the whole width has a label of as
	// many lines as it needs.
	before := d.list
	for m.Across = m.across(len(all), width); m.Across > 0; {
		d.list = slices.Clip(before)
		if h := planTilesAs(d, all, m, width); !d.failed() {
			return h
		}
		if m.Across--; m.Across > 0 {
			m.Across = even(len(all), m.Across)
		}
	}
	return nil
}

func planTilesAs(d *desk, all []Tile, m TileMetrics, width frame.Unit) []hosted {
	h := hosted{w: width}
	y := frame.Unit(0)
	for i := 0; i < len(all); i += m.Across {
		r := &tileRow{m: m, y: y, tiles: all[i:min(i+m.Across, len(all))]}
		r.w = (width - m.Gap*frame.Unit(m.Across-1)) / frame.Unit(m.Across)
		if r.w < d.mm(10) {
			d.fail("chart-fit", "give the chart more width", "has no room for %d tiles side by side", m.Across)
			return nil
		}
		d.fitTiles(r)
		h.h = y + r.height()
		y = h.h + m.RowGap
		for k := range r.tiles {
			h.parts = append(h.parts, series{"tile", func(p *pen, _ gochart.Box, _, _ gochart.Range) { p.tile(r, k) }})
		}
	}
	return []hosted{h}
}

// across is how many tiles stand side by side. Where a form lets them be fewer, rows are as even as can be.
func (m *TileMetrics) across(tiles int, width frame.Unit) int {
	if m.Least == 0 {
		return m.Across
	}
	return even(tiles, max(1, min(tiles, m.Across, int((width+m.Gap)/(m.Least+m.Gap)))))
}

// even is how many of so many at most stand in a row, so that all rows are as long as can be.
func even(tiles, most int) int {
	rows := (tiles + most - 1) / most
	return (tiles + rows - 1) / rows
}

// fitTiles settles the size of the numbers, one for the row, and wraps the labels.
func (d *desk) fitTiles(r *tileRow) {
	r.up = r.m.NoQualifier
	for _, t := range r.tiles {
		if t.Qualifier.S != "" {
			r.up = 0
		}
		if d.width(t.Qualifier.S, frame.Regular, r.m.Qualifier.Size) > r.w {
			d.fail("chart-fit", "", "has no room for \"%s\" over %s", t.Qualifier.S, t.Number.S)
		}
		lines, ok := d.tileLabel(t, r)
		switch {
		case !ok:
			d.fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the label \"%s\"", t.Label.S)
		case r.m.Across > 1 && len(lines) > r.m.LabelLines:
			d.fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %d lines", t.Label.S, r.m.LabelLines)
		}
		r.lines = append(r.lines, lines)
		r.lowest = max(r.lowest, len(lines))
	}
	for _, size := range []frame.Unit{r.m.Number, r.m.Smaller} {
		r.number = size
		if d.tooWide(r) == "" {
			return
		}
	}
	d.fail("chart-fit", "use fewer tiles or a larger unit", "has no room for the number \"%s\" in a tile of %s", d.tooWide(r), d.long(r.w))
}

// tileLabel wraps a label. Where its reference number would run out of the tile, the lines get shorter by as much.
func (d *desk) tileLabel(t Tile, r *tileRow) ([]string, bool) {
	size := r.m.Label.Size
	lines, ok := d.wrap(t.Label.S, frame.Regular, size, r.w)
	if t.LabelNote > 0 && len(lines) > 0 {
		note := d.noteWidth(t, r.m)
		if d.width(lines[len(lines)-1], frame.Regular, size)+note > r.w {
			return d.wrap(t.Label.S, frame.Regular, size, r.w-note)
		}
	}
	return lines, ok
}

func (d *desk) tooWide(r *tileRow) string {
	for _, t := range r.tiles {
		w := d.width(t.Number.S, frame.Bold, r.number)
		if t.Unit.S != "" {
			w += d.width(" "+t.Unit.S, frame.Bold, r.m.Unit)
		}
		if w > r.w {
			return captionText(t.Number.S, t.Unit.S)
		}
	}
	return ""
}

// noteSize is the size of a reference number: a share of the text's, but never too small to read.
func (m TileMetrics) noteSize() frame.Unit {
	return max(m.Label.Size*frame.Unit(m.NotePercent)/100, m.NoteLeast)
}

func (d *desk) noteWidth(t Tile, m TileMetrics) frame.Unit {
	return d.width(strconv.Itoa(t.LabelNote), frame.Regular, m.noteSize())
}

func (r *tileRow) height() frame.Unit {
	return r.m.LabelTop - r.up + r.m.Label.Lead*frame.Unit(r.lowest)
}

func (p *pen) tile(r *tileRow, k int) {
	t, m := r.tiles[k], r.m
	x := (r.w + m.Gap) * frame.Unit(k)
	p.box(x, r.y, r.w, p.metrics.Strong, brand.Blue)
	if t.Qualifier.S != "" {
		p.text(t.Qualifier.S, x, r.y+m.QualifierBase, letters{frame.Regular, m.Qualifier.Size, brand.Secondary})
	}
	base := r.y + m.NumberBase - r.up
	w := p.text(t.Number.S, x, base, letters{frame.Bold, r.number, brand.Blue})
	if t.Unit.S != "" {
		l := letters{frame.Bold, m.Unit, brand.Blue}
		p.text(t.Unit.S, x+w+p.face(" ", l), base, l)
	}
	base = r.y + m.LabelTop - r.up + m.Label.baseline()
	for i, l := range r.lines[k] {
		words := letters{frame.Regular, m.Label.Size, brand.Body}
		if t.LabelNote == 0 || i < len(r.lines[k])-1 {
			p.text(l, x, base, words)
		} else {
			w := p.joined(l, x, base, words)
			p.text(strconv.Itoa(t.LabelNote), x+w, base-m.Label.Size*frame.Unit(m.NoteRaise)/100,
				letters{frame.Regular, m.noteSize(), brand.Blue})
		}
		base += m.Label.Lead
	}
}

package table

import (
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// topHeight is the caption with its gap and the head.
func (t *Part) topHeight() frame.Unit {
	h := max(t.captionPara().Height(), t.unit.Height())
	if h > 0 {
		h += mm(captionGap)
	}
	return h + t.headH + t.labelH()
}

// labelH is the height of the row that repeats the label of a group.
func (t *Part) labelH() frame.Unit {
	if t.groupLabel == nil {
		return 0
	}
	return mm(groupPad) + t.groupLabel.Height()
}

// continued is the label of the group that a row belongs to, for the head of the page that begins with the row. It is
// nil for the first row of a group, and where the group has no label.
func (t *Part) continued(row int) *typeset.Para {
	r := &t.rows[row]
	head := row - r.index - 1
	if r.kind != dataRow || r.index == 0 || head < 0 || t.rows[head].kind != groupRow || t.rows[head].groupSize != r.groupSize {
		return nil
	}
	m := t.m
	var spans []doc.Span
	for _, s := range t.rows[head].group.Label {
		spans = append(spans, doc.Span{S: s.S, Bold: s.Bold, Italic: s.Italic, Lang: s.Lang}) // its notes stand at the label itself
	}
	word := m.Doc.Messages.Continued
	spans = append(spans, doc.Span{S: " " + word, Lang: m.Doc.Foreign[word]})
	return m.Fit(m.Para(&m.Styles.Group, spans), t.width-2*mm(cellSide), t)
}

func (t *Part) captionPara() *typeset.Para {
	if t.from > 0 {
		return t.nextCaption
	}
	return t.firstCaption
}

// endHeight is what stands under the last row: the closing rule and note, or the line that says where it goes on.
func (t *Part) endHeight(last bool) frame.Unit {
	if !last {
		return mm(continueTop) + t.m.Styles.Note.Lead
	}
	h := mm(strongRule)
	if len(t.note.Lines) > 0 {
		h += mm(noteTop) + t.note.Height()
	}
	return h
}

func (t *tableRows) rowsHeight(from, to int) frame.Unit { return t.sums[to] - t.sums[from] }

// Height is that of the part.
func (t *Part) Height(frame.Unit) frame.Unit {
	return t.topHeight() + t.rowsHeight(t.from, t.to) + t.endHeight(!t.GoesOn)
}

// mayBreak says whether a page may end before a row: between groups, and inside a high group with two of its rows on each
// side. The rows of a block stay together unless they are as high. A total stays with the last group.
func (t *tableRows) mayBreak(row int) bool {
	r := &t.rows[row]
	switch r.kind {
	case groupRow:
		return true
	case totalRow:
		return false
	}
	if r.index == 0 {
		return t.rows[row-1].kind != groupRow
	}
	if r.rowSpan == 0 {
		first := row - r.spanOffset
		reach := t.rows[first].rowSpan
		if t.rowsHeight(first, first+reach) <= mm(longGroup) || r.spanOffset < 2 || reach-r.spanOffset < 2 {
			return false
		}
	}
	first := row - r.index
	return t.rowsHeight(first, first+r.groupSize) > mm(longGroup) && r.index >= 2 && r.groupSize-r.index >= 2
}

// Least is the height of the smallest part the table may begin with.
func (t *Part) Least() frame.Unit {
	end := t.from + 1
	for end < t.to && !t.mayBreak(end) {
		end++
	}
	return t.topHeight() + t.rowsHeight(t.from, end) + t.endHeight(end == t.to)
}

// Cut divides the table at the foot of a page, at the last place where it may be. If all places lie below the foot
// of a fresh page, it is divided between any two rows: a group that no page can hold cannot be kept whole.
func (t *Part) Cut(top, bottom frame.Unit) (first, rest typeset.Piece) {
	room := bottom - top - t.topHeight() - t.endHeight(false)
	end := t.fitting(room)
	at := end
	for at > t.from && !(at < t.to && t.mayBreak(at)) {
		at--
	}
	if at <= t.from {
		if top > mm(typeset.AreaTop)+mm(TopOnPage) || t.to-t.from < 2 {
			return nil, nil
		}
		if end == t.from {
			t.m.Errorf("does-not-fit", []string{"shorten its text or give its column more width"},
				"%s: the row that begins “%s” is higher than a page", t.Name(), t.rowWords(end))
			end++
		}
		at = min(end, t.to-1)
		if at-1 > t.from && t.rows[at-1].kind == groupRow {
			at--
		}
	}
	a, b := *t, *t
	a.to, b.from = at, at
	b.groupLabel, b.blockName = t.continued(at), nil
	if r := &t.rows[at]; r.spanOffset > 0 {
		b.blockName = t.rows[at-r.spanOffset].cells[0]
	}
	a.GoesOn = true
	return &a, &b
}

func (t *tableRows) rowWords(row int) string {
	for _, c := range t.rows[row].cells {
		if w := c.Words(); w != "" {
			return typeset.Clip(w)
		}
	}
	return ""
}

// fitting returns the end of the rows that fit a height. It looks only at as many rows as fit, so that a long table
// costs no more than its length.
func (t *Part) fitting(room frame.Unit) int {
	end := t.from
	for end < t.to && t.rowsHeight(t.from, end+1) <= room {
		end++
	}
	return end
}

// continues is the line under a part that goes on.
func (t *Part) continues(page int) string {
	return strings.NewReplacer("{table}", strconv.Itoa(t.Table.Number), "{page}", strconv.Itoa(page)).Replace(t.m.Doc.Messages.ContinuesOn)
}

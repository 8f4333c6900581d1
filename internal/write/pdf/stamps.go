package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"github.com/go-pdf/fpdf"

	"briefing/internal/page/frame"
	"briefing/internal/write/pdf/tag"
)

// stamp is a drawing that stands at one place of several pages, as the emblem of the running heads does: a form XObject (ISO
// 32000-1, 8.10) as large as the page, so that its coordinates are the page's. It is written once and used on each page.
type stamp struct {
	stampKey
	content []byte // deflated
}

type stampKey struct {
	group *frame.Group
	sheet
}

func stampName(i int) string { return "Fm" + strconv.Itoa(i+1) }

// drawStamps draws the groups that stand on more than one page, or finds that it has done so for a document before. Only
// shapes are drawn ahead: texts and pictures would need resources.
func (w *Writer) drawStamps(e *engine, doc *frame.Document) {
	count := map[stampKey]int{}
	for i, page := range doc.Pages {
		e.number = i
		for _, mark := range page.Marks {
			for _, item := range mark.Items {
				g, ok := item.(*frame.Group)
				if !ok {
					continue
				}
				key := stampKey{g, sheetOf(page)}
				if count[key]++; count[key] == 2 && onlyShapes(g) && tag.PageFits(page) {
					e.stamps = append(e.stamps, stamp{key, w.drawStamp(e, key)})
				}
			}
		}
	}
}

func onlyShapes(g *frame.Group) bool {
	for _, item := range g.Items {
		if path, ok := item.(*frame.Path); !ok || path.Fill == nil || path.Stroke != nil {
			return false
		}
	}
	return true
}

func (w *Writer) drawStamp(e *engine, key stampKey) []byte {
	hash := key.hash()
	if content := w.stamps[hash]; content != nil {
		return content
	}
	faults := len(e.faults)
	content := w.deflater.Pack(tighten(e.template(key.sheet, func(pdf *fpdf.Fpdf) {
		e.painter.pdf, e.height, e.state = pdf, key.h, state{}
		e.item(key.group, frame.Point{X: key.around, Y: key.around})
	}).Bytes()))
	if len(e.faults) == faults {
		if w.stamps == nil || len(w.stamps) >= maxParts {
			w.stamps = map[[32]byte][]byte{}
		}
		w.stamps[hash] = content
	}
	return content
}

// hash tells drawings of shapes apart by all that is drawn of them.
func (k stampKey) hash() [32]byte {
	b := make([]byte, 0, 2048)
	put := func(values ...frame.Unit) {
		for _, v := range values {
			b = binary.AppendVarint(b, int64(v))
		}
	}
	put(k.w, k.h, k.around, k.group.At.X, k.group.At.Y)
	for _, item := range k.group.Items {
		path := item.(*frame.Path) // onlyShapes says so
		b = append(b, path.Fill.R, path.Fill.G, path.Fill.B)
		put(frame.Unit(len(path.Segs)))
		for i := range path.Segs {
			s := &path.Segs[i]
			b = append(b, byte(s.Op))
			for _, p := range s.P {
				put(p.X, p.Y)
			}
		}
	}
	return sha256.Sum256(b)
}

// useStamp places a group that is drawn already, or says that it is not.
func (e *engine) useStamp(g *frame.Group) bool {
	for i, s := range e.stamps {
		if s.stampKey == (stampKey{g, e.sheet}) {
			e.painter.pdf.RawWriteStr("/" + stampName(i) + " Do")
			return true
		}
	}
	return false
}

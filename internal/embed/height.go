package embed

import (
	"strings"

	"briefing/internal/page/frame"
)

// height is how high the page of a chart is from a width on, with its table closed.
type height struct{ width, height int }

// heights are those of all widths, from the narrowest on.
type heights []height

// narrowest is the least width that code to copy holds; widest is where the page stops growing.
const narrowest, widest = 320, 880

// The sizes of embed.css, in px.
const (
	sidePad, sidePadNarrow = 20, 14
	narrowBelow            = 420
	middleBelow            = 600
	pageWidth              = 840
	markPercent            = 45
	emblemHeight           = 26
)

// measure says how high the page is at each width, by the same ruler that charts are drawn with. Heights are those of
// the faces that the page asks for first; lines are broken at blanks only, so that a browser that knows more places to
// break never needs more lines.
func measure(ch *chart, forms []form) heights {
	var out heights
	step := 10 // a narrow drawing is high, and grows by as much of it as of its width
	for w := narrowest; w <= widest; w += step {
		if w >= narrowBelow {
			step = 20
		}
		// Between two of these widths a page is at most as high as at one of them: texts get shorter as it gets wider,
		// drawings higher. Both are taken at the worse end.
		h := 0
		for _, at := range []int{w, min(w+step-1, widest)} {
			h = max(h, heightAt(ch, forms, at, w))
		}
		out = append(out, height{w, h})
	}
	return out
}

// heightAt is the height of the page with the drawing as wide as at one width and the texts as at another.
func heightAt(ch *chart, forms []form, width, textWidth int) int {
	pad, title, titleLead, subtitle := sidePad, 23, 28, 15
	top, bottom := 18, 20
	if width < narrowBelow {
		pad, title, titleLead, subtitle = sidePadNarrow, 19, 24, 14
		top, bottom = 14, 14
	}
	room := min(textWidth, pageWidth) - 2*pad
	y := top + 6 + 12
	y += lines(ch, ch.title, frame.Bold, title, room) * titleLead
	if ch.subtitle != "" {
		y += 4 + lines(ch, ch.subtitle, frame.Regular, subtitle, room)*20
	}
	f := formFor(forms, width)
	drawn := min(width, pageWidth) - 2*pad
	y += 14 + (f.height*drawn+f.width-1)/f.width
	y += 14 + 1 + 44
	if ch.note != "" {
		y += 4 + lines(ch, ch.note, frame.Regular, 13, room)*18
	}
	y += 10 + 1 + 10
	const links, gap = 24, 20
	emblem := 0
	if ch.brand.Logo != nil {
		emblem = 9 + int(ch.brand.Logo.Width(frame.Pt(emblemHeight))+99)/100
	}
	name := emblem + widthOf(ch, ch.page.Author, frame.Bold, 13)
	if width >= narrowBelow {
		name = min(name, room*markPercent/100)
	} else {
		name = min(name, room)
	}
	mark := max(emblemHeight, lines(ch, ch.page.Author, frame.Bold, 13, name-emblem)*18)
	if width < narrowBelow {
		y += sourceHeight(ch, room) + links + 8 + mark
	} else {
		y += max(sourceHeight(ch, room-gap-name)+links, mark)
	}
	return y + bottom
}

// formFor is the form of the drawing that a page shows at a width.
func formFor(forms []form, width int) form {
	switch {
	case width < narrowBelow:
		return forms[0]
	case width < middleBelow:
		return forms[1]
	}
	return forms[2]
}

// widthOf measures a text in px, rounded up.
func widthOf(ch *chart, s string, style frame.FontStyle, size int) int {
	return (ch.brand.Fonts.Face(int(style)).Width(s, 100*size) + 99) / 100
}

// rounding is by how many px a browser's line may be narrower than is reckoned: it rounds letters and boxes by its own rules,
// and a line more is better reckoned than missed.
const rounding = 2

// lines counts the lines of a text.
func lines(ch *chart, s string, style frame.FontStyle, size, room int) int {
	face := ch.brand.Fonts.Face(int(style))
	blank, limit := face.Width(" ", 100*size), 100*max(room-rounding, size)
	n, at := 0, 0
	// Hard spaces break no line: strings.Fields would split there.
	for word := range strings.SplitSeq(s, " ") {
		w := face.Width(word, 100*size)
		switch {
		case n == 0 || at+blank+w > limit:
			n++
			at = w
			// A word that is wider than the line is broken anywhere.
			for ; at > limit; at -= limit {
				n++
			}
		default:
			at += blank + w
		}
	}
	return max(n, 1)
}

// slack is added to heights: a frame that is a little too high shows nothing, one that is too low a scroll bar.
const slack = 4

// tallest is a height that holds the page at every width.
func (all heights) tallest() int {
	most := 0
	for _, h := range all {
		most = max(most, h.height)
	}
	return most + slack
}

// sourceHeight is the height of the source line and the notice in a width.
func sourceHeight(ch *chart, width int) int {
	n := lines(ch, ch.source, frame.Regular, 13, width)
	if notice := ch.page.Chart.Notice.S; notice != "" {
		n += lines(ch, notice, frame.Regular, 13, width)
	}
	return n * 18
}

package check

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"briefing/internal/check/reader"
)

// The rules on colours.

// allowedSpaces are the colour spaces that an sRGB profile covers, those that stand for themselves, and those built
// on others, which are looked at in turn.
var allowedSpaces = []string{"DeviceRGB", "DeviceGray", "CalRGB", "CalGray", "Lab", "ICCBased", "Indexed", "Pattern"}

func colorSpaces(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, s := range p.Spaces {
			if !slices.Contains(allowedSpaces, s) {
				r.add("page %d uses colours of the kind %s; red, green and blue or grey are allowed", p.Number, quote(s))
			}
		}
	}
}

func colorProfile(f *reader.File, r *report) {
	device := false
	for _, p := range f.Pages {
		device = device || slices.Contains(p.Spaces, "DeviceRGB") || slices.Contains(p.Spaces, "DeviceGray")
	}
	intents := f.Array(f.Catalog, "OutputIntents")
	found := false
	for i := range intents {
		if f.Name(intents, i, "S") != "GTS_PDFA1" {
			continue
		}
		found = true
		if blank(f.Text(intents, i, "OutputConditionIdentifier")) {
			r.add("the colour profile has no name")
		}
		s := f.Stream(intents, i, "DestOutputProfile")
		if s == nil {
			r.add("the colour profile is named but not in the file")
			continue
		}
		if n, _ := f.Int(s, "N"); n != 3 {
			r.add("the colour profile has %d channels by the file; 3 are wanted", n)
		}
		data, err := s.Bytes()
		if err != nil {
			r.add("the colour profile is damaged")
			continue
		}
		if why := badProfile(data); why != "" {
			r.add("the colour profile %s", why)
		}
	}
	if !found && device {
		r.add("the file does not say in which colour space its colours are meant")
	} else if !found {
		r.add("the file has no colour profile")
	}
}

// badProfile looks at the head and the list of contents of an ICC profile (ICC.1:2004-10, 7.2 and 7.3).
func badProfile(b []byte) string {
	const head = 128
	if len(b) < head+4 || string(b[36:40]) != "acsp" {
		return "is no ICC profile"
	}
	count := int(binary.BigEndian.Uint32(b[head:]))
	switch kind := string(b[12:16]); {
	case int(binary.BigEndian.Uint32(b)) != len(b):
		return "has another length than it says"
	case b[8] != 2 && b[8] != 4:
		return "is of a version that is neither 2 nor 4"
	case string(b[16:20]) != "RGB ":
		return "is not for red, green and blue"
	case kind != "mntr" && kind != "prtr" && kind != "scnr" && kind != "spac":
		return "is for no device that shows colours"
	case count > 100 || len(b) < head+4+12*count:
		return "is cut off"
	}
	need := map[string]bool{"wtpt": true, "rXYZ": true, "gXYZ": true, "bXYZ": true, "rTRC": true, "gTRC": true, "bTRC": true}
	for i := range count {
		row := b[head+4+12*i:]
		if uint64(binary.BigEndian.Uint32(row[4:]))+uint64(binary.BigEndian.Uint32(row[8:])) > uint64(len(b)) {
			return "is cut off"
		}
		delete(need, string(row[:4]))
	}
	if len(need) > 0 && len(need) < 7 { // none at all: a profile made of tables
		return "lacks a part of its colours"
	}
	return ""
}

// Contrast limits of WCAG 2.1, success criterion 1.4.3: for text, and for large text.
const (
	textContrast  = 4.5
	largeContrast = 3.0
)

func contrast(f *reader.File, r *report) {
	for _, p := range f.Pages {
		for _, t := range p.Texts {
			words := wordsOf(t)
			if t.Color == nil || blank(words) {
				continue
			}
			need := textContrast
			if t.Size >= 18 || t.Size >= 14 && strings.Contains(t.Font.Name, "Bold") {
				need = largeContrast
			}
			if c, known := worstContrast(p, t); known && c < need-0.01 {
				r.add("page %d: the text %s stands out from its ground by %.1f to 1; at least %.1f is needed", p.Number, quote(words), c, need)
			}
		}
	}
}

func wordsOf(t *reader.Text) string {
	var b strings.Builder
	for _, c := range t.Codes {
		s, _ := t.Font.Unicode(c)
		b.WriteString(s)
	}
	return b.String()
}

// worstContrast looks at the ground under three places of a text, at half the height of small letters. A place on a
// picture is not known.
func worstContrast(p *reader.Page, t *reader.Text) (worst float64, known bool) {
	dx, dy := t.EndX-t.X, t.EndY-t.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return 0, false
	}
	up := t.Size * 0.25 / length
	worst = math.Inf(1)
	for _, at := range []float64{0.1, 0.5, 0.9} {
		x, y := t.X+at*dx-up*dy, t.Y+at*dy+up*dx
		ground := &reader.Color{1, 1, 1}
		for i := len(p.Shapes) - 1; i >= 0; i-- {
			if s := p.Shapes[i]; s.Order < t.Order && s.Covers(x, y) {
				ground = s.Color
				break
			}
		}
		if ground == nil {
			continue
		}
		known = true
		worst = min(worst, ratio(*t.Color, *ground))
	}
	return worst, known
}

// ratio is the contrast of two colours (WCAG 2.1, definition of contrast ratio).
func ratio(a, b reader.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c reader.Color) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := c[i]
		if v <= 0.03928 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += float64(weight * v)
	}
	return sum
}

package pdf

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

const profileName = "sRGB IEC61966-2.1"

// packedProfile is the colour profile, deflated once.
func (w *Writer) packedProfile() []byte {
	if w.profile == nil {
		w.profile = w.deflater.Pack(profile())
	}
	return w.profile
}

// profile makes the sRGB profile that the colours of the document are meant in: the smallest form that ICC.1:2004-10 (version
// 4.2, which PDF 1.7 goes by) allows for a display, primaries and the standard's own formula for the tone curve. It is made
// here because profiles on the web carry licences of their own.
func profile() []byte {
	// Primaries of IEC 61966-2-1, adapted to the D50 white of the profile space (Bradford), that white, and the adaptation.
	parts := []struct {
		tag, kind string
		values    []float64
	}{
		{"wtpt", "XYZ ", white[:]},
		{"chad", "sf32", []float64{1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316}},
		{"rXYZ", "XYZ ", []float64{0.4360747, 0.2225045, 0.0139322}},
		{"gXYZ", "XYZ ", []float64{0.3850649, 0.7168786, 0.0971045}},
		{"bXYZ", "XYZ ", []float64{0.1430804, 0.0606169, 0.7141733}},
	}
	const count = 10
	offset := 128 + 4 + 12*count
	var body []byte
	directory := binary.BigEndian.AppendUint32(nil, count)
	at, size := 0, 0
	add := func(tag string, data []byte) {
		if data != nil {
			at, size = offset+len(body), len(data)
			body = append(body, data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		directory = append(directory, tag...)
		directory = binary.BigEndian.AppendUint32(directory, uint32(at))
		directory = binary.BigEndian.AppendUint32(directory, uint32(size))
	}
	add("desc", profileText(profileName))
	add("cprt", profileText("No copyright, use freely"))
	for _, p := range parts {
		add(p.tag, appendFixed([]byte(p.kind+"\x00\x00\x00\x00"), p.values...))
	}
	add("rTRC", toneCurve())
	add("gTRC", nil) // the same data
	add("bTRC", nil)

	out := make([]byte, 128, offset+len(body))
	binary.BigEndian.PutUint32(out, uint32(offset+len(body)))
	binary.BigEndian.PutUint32(out[8:], 0x04200000)
	copy(out[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{1999, 10, 18, 0, 0, 0} { // of the standard, not of the run
		binary.BigEndian.PutUint16(out[24+2*i:], v)
	}
	copy(out[36:], "acsp")
	copy(out[68:], appendFixed(nil, white[:]...))
	return append(append(out, directory...), body...)
}

// white is D50, the white of all profiles (ICC.1:2004-10, 7.2.16).
var white = [3]float64{0.9642, 1.0, 0.8249}

// appendFixed writes numbers in 1/65536 (s15Fixed16Number).
func appendFixed(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// profileText is a text in one language (multiLocalizedUnicodeType).
func profileText(s string) []byte {
	text := utf16.Encode([]rune(s))
	b := []byte("mluc\x00\x00\x00\x00")
	for _, v := range []int{1, 12} { // one language, its entry of twelve bytes
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	b = append(b, "enUS"...)
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(text)))
	b = binary.BigEndian.AppendUint32(b, uint32(len(b)+4)) // the text follows
	for _, u := range text {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}

// toneCurve is the transfer function of IEC 61966-2-1 as a formula (parametricCurveType, function 3): (ax + b) to the power of g
// from d on, cx below; in the order g, a, b, c, d.
func toneCurve() []byte {
	return appendFixed([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
}

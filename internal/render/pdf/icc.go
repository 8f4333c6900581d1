package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
)

const profileName = "sRGB IEC61966-2.1"

// packedProfile is the colour profile, deflated once.
func (w *Writer) packedProfile() []byte {
	if w.profile == nil {
		w.profile = bytes.Clone(w.file.Pack(profile()))
	}
	return w.profile
}

// curvePoints is the number of samples of the tone curve: one for each value of an 8-bit colour.
const curvePoints = 256

// profile makes the sRGB profile that the colours of the document are meant in: the smallest form that ICC.1:2001-04
// (version 2.1) allows for a display, primaries and one tone curve. It is made here because profiles on the web carry
// licences of their own.
func profile() []byte {
	// Primaries of IEC 61966-2-1, adapted to the D50 white of the profile space (Bradford), and that white.
	xyz := map[string][3]float64{
		"rXYZ": {0.4360747, 0.2225045, 0.0139322},
		"gXYZ": {0.3850649, 0.7168786, 0.0971045},
		"bXYZ": {0.1430804, 0.0606169, 0.7141733},
		"wtpt": {0.9642, 1.0, 0.8249},
	}
	var body []byte
	const count = 9
	directory := binary.BigEndian.AppendUint32(nil, count)
	offset := 128 + 4 + 12*count
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
	add("desc", describeProfile(profileName))
	add("cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...))
	for _, tag := range []string{"wtpt", "rXYZ", "gXYZ", "bXYZ"} {
		data := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range xyz[tag] {
			data = binary.BigEndian.AppendUint32(data, uint32(math.Round(v*65536)))
		}
		add(tag, data)
	}
	add("rTRC", toneCurve())
	add("gTRC", nil) // the same data
	add("bTRC", nil)

	out := make([]byte, 128, offset+len(body))
	binary.BigEndian.PutUint32(out, uint32(offset+len(body)))
	binary.BigEndian.PutUint32(out[8:], 0x02100000)
	copy(out[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{1999, 10, 18, 0, 0, 0} { // of the standard, not of the run
		binary.BigEndian.PutUint16(out[24+2*i:], v)
	}
	copy(out[36:], "acsp")
	for i, v := range xyz["wtpt"] {
		binary.BigEndian.PutUint32(out[68+4*i:], uint32(math.Round(v*65536)))
	}
	return append(append(out, directory...), body...)
}

// describeProfile is a text in the form "desc": ASCII, then empty forms in Unicode and in Macintosh code.
func describeProfile(s string) []byte {
	data := []byte("desc\x00\x00\x00\x00")
	data = binary.BigEndian.AppendUint32(data, uint32(len(s)+1))
	data = append(append(data, s...), 0)
	return append(data, make([]byte, 4+4+2+1+67)...)
}

// toneCurve samples the transfer function of IEC 61966-2-1.
func toneCurve() []byte {
	data := []byte("curv\x00\x00\x00\x00")
	data = binary.BigEndian.AppendUint32(data, curvePoints)
	for i := range curvePoints {
		data = binary.BigEndian.AppendUint16(data, uint16(math.Round(toneSample(i))))
	}
	return data
}

func toneSample(i int) float64 {
	v := float64(i) / (curvePoints - 1)
	if v <= 0.04045 {
		return float64(float64(v/12.92) * 65535)
	}
	return float64(math.Pow(float64(v+0.055)/1.055, 2.4) * 65535)
}

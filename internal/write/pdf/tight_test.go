package pdf

import (
	"bytes"
	"testing"
)

// What fpdf writes, and the same in fewer bytes. Strings are left alone, whatever they hold.
func TestTighten(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"0 J\n0 j\n0.57 w\n0.000 G\n", "0\nJ\n0\nj\n.57\nw\n0\nG"},
		{"/F1 9 Tf\nBT 51.02 764.36 Td (\x00a) Tj ET\n", "/F1\n9\nTf\nBT\n51.02\n764.36\nTd(\x00a)Tj\nET"},
		{"BT /Other 10.50 Tf ET", "BT/Other\n10.5\nTf\nET"},
		{"(BT /F1 0.00 ET  [ )Tj", "(BT /F1 0.00 ET  [ )Tj"},
		{`(\)\\\( 1.00) Tj (x) Tj`, `(\)\\\( 1.00)Tj(x)Tj`},
		{"q 1.0000 0 0 1.0000 0.0000 -0.5000 cm\n/Fm1 Do Q\n", "q\n1\n0\n0\n1\n0\n-.5\ncm/Fm1\nDo\nQ"},
		{"-0.00 -0.10 0.05 -12.50 100 200.00 0.00 10.01 m", "0\n-.1\n.05\n-12.5\n100\n200\n0\n10.01\nm"},
		{"[0.00 4.93] 0.00 d\n[] 0.00 d", "[0\n4.93]0\nd[]0\nd"},
		{"/TD<</MCID 12>> BDC\nEMC\n/Artifact BMC\nEMC", "/TD<</MCID\n12>>BDC\nEMC/Artifact\nBMC\nEMC"},
		{"(never closed", "(never closed"},
		{`(never closed\`, `(never closed\`},
	} {
		in := []byte(c.in)
		got := tighten(in)
		if string(got) != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
		if again := tighten(bytes.Clone(got)); string(again) != c.want {
			t.Errorf("%q: a second time gives %q", c.in, again)
		}
	}
}

// Whatever stands in a stream, it is read to its end and never becomes longer.
func FuzzTighten(f *testing.F) {
	f.Add([]byte("BT /F1 9.00 Tf ET\nBT 51.02 764.36 Td (\x00a\\)) Tj ET\n-0.00 0.50 m [0.00 4.93] 0.00 d"))
	f.Fuzz(func(t *testing.T, in []byte) {
		before := len(in)
		got := tighten(in)
		if len(got) > before {
			t.Errorf("%d bytes became %d", before, len(got))
		}
	})
}

// BenchmarkTighten is a stream like that of a page of charts.
func BenchmarkTighten(b *testing.B) {
	one := []byte("BT 51.02 764.36 Td (Amounts listed in the sources) Tj ET\n0.149 0.196 0.294 rg\n52.75 469.38 m\n98.35 469.38 l\n104.60 469.00 m\n" +
		"150.20 469.38 l\n156.45 469.38 l\nS\n12.00000 0.50000 100.25000 7.12500 0.00000 3.10000 c\n/P<</MCID 12>> BDC\nEMC\n")
	page := bytes.Repeat(one, 80)
	work := make([]byte, len(page))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		tighten(work[:copy(work, page)])
	}
}

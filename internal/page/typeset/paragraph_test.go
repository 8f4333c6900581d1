package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/testkit/samples"
)

type test string

func (n test) Name() string { return string(n) }

// lineTexts returns the lines of a paragraph as they are drawn, without their trailing space.
func lineTexts(m *Layout, p *Para) []string {
	var out []string
	for i := range p.Lines {
		m.OpenArtifact(0, frame.Decoration)
		m.Lines(p, i, i+1, Spot{}, nil)
		s := ""
		for _, it := range m.Items {
			s += it.(*frame.Text).S
		}
		m.Items = m.Items[:0]
		out = append(out, strings.TrimSuffix(s, " "))
	}
	return out
}

func TestLines(t *testing.T) {
	m := New(samples.Factsheet(), samples.Brand(t))
	bold := func(s string) doc.Span { return doc.Span{S: s, Bold: true} }
	plain := func(s string) doc.Span { return doc.Span{S: s} }
	tests := []struct {
		name  string
		spans []doc.Span
		mm    float64
		want  string // lines divided by |
	}{
		{"fits", []doc.Span{plain("two words")}, 50, "two words"},
		{"breaks at spaces", []doc.Span{plain("the money the operations and the results")}, 30, "the money the|operations and the|results"},
		{"no-break space holds", []doc.Span{plain("worth of aid €91.3\u00a0million")}, 30, "worth of aid|€91.3\u00a0million"},
		{"narrow no-break space holds", []doc.Span{plain("people trained 13\u202f000")}, 27, "people trained|13\u202f000"},
		{"spaces collapse", []doc.Span{plain("  two \n\t words  ")}, 50, "two words"},
		{"space at a change of style", []doc.Span{bold("Sahel. "), plain(" The EU pledged")}, 50, "Sahel. The EU pledged"},
		{"space of the second span", []doc.Span{bold("Sahel."), plain(" The EU pledged")}, 50, "Sahel. The EU pledged"},
		{"a space of its own", []doc.Span{bold("Sahel."), plain(" "), plain("The EU pledged")}, 50, "Sahel. The EU pledged"},
		{"line ends at a change of style", []doc.Span{bold("North Africa."), plain(" Investigation")}, 24, "North Africa.|Investigation"},
		{"a word of two styles is one word", []doc.Span{plain("some inter"), bold("national"), plain(" work")}, 27, "some|international|work"},
		{"hyphen is not used without need", []doc.Span{plain("information and awareness-raising")}, 34, "information and|awareness-raising"},
		{"hyphen is used in need", []doc.Span{plain("awareness-raising campaign")}, 22, "awareness-|raising|campaign"},
		{"en dash is used in need", []doc.Span{plain("2015–2020")}, 11, "2015–|2020"},
		{"a sign is not a hyphen", []doc.Span{plain("-5 to -7")}, 4.9, "-5|to|-7"},
		{"non-breaking hyphen holds", []doc.Span{plain("a b c d e f g h i-\u00a0j")}, 12, "a b c d|e f g h|i-\u00a0j"},
		{"reference stays with its word", []doc.Span{{S: "partner regions", Note: 1}, plain(" and more")}, 17, "partner|regions1|and more"},
		{"two references are divided", []doc.Span{{S: "regions", Note: 1}, {Note: 2}}, 50, "regions1,2"},
		{"reference alone", []doc.Span{{Note: 3}}, 50, "3"},
		{"empty", nil, 50, ""},
		{"only spaces", []doc.Span{plain("   ")}, 50, ""},
	}
	for _, tt := range tests {
		p := m.Fit(m.Para(&m.Styles.Body, tt.spans), mm(tt.mm), test(tt.name))
		if got := strings.Join(lineTexts(m, p), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if len(m.Found) > 0 {
		t.Errorf("unexpected findings:\n%s", m.Found.Text())
	}
}

// TestLineEnds: a line ends with a space, so that extracted words stay apart, but not behind a dash inside a word.
func TestLineEnds(t *testing.T) {
	m := New(samples.Factsheet(), samples.Brand(t))
	p := m.Fit(m.Para(&m.Styles.Body, samples.Sp("new awareness-raising campaign")), mm(22), test("paragraph"))
	m.OpenArtifact(0, frame.Decoration)
	m.Text(p, Spot{}, nil)
	got := ""
	for _, it := range m.Items {
		got += it.(*frame.Text).S + "|"
	}
	if want := "new |awareness-|raising |campaign |"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWordWiderThanItsMeasure(t *testing.T) {
	m := New(samples.Factsheet(), samples.Brand(t))
	m.Fit(m.Para(&m.Styles.Body, samples.Sp("a Donaudampfschifffahrtsgesellschaft b")), mm(30), test("the box “Ships”"))
	got := m.Found.Text()
	want := "error: the box “Ships”: the word “Donaudampfschifffahrtsgesellschaft” is 55.9 mm wide, the column only 30.0 mm [word-too-wide]\n" +
		"  hint: use a shorter word, or put a hyphen where it may be parted\n"
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// A reference number is never too small to be read, whatever the size of its text.
func TestReferenceNumbersCanBeRead(t *testing.T) {
	m := New(samples.Factsheet(), samples.Brand(t))
	for _, st := range []*text.Style{&m.Styles.Body, &m.Styles.Small, &m.Styles.Note, &m.Styles.ChartNote, &m.Styles.Cell, &m.Styles.Label} {
		runs := m.Para(st, samples.SpNote("Text", 12)).runs
		if size := runs[len(runs)-1].Size; size < frame.Pt(5.5) || runs[len(runs)-1].S != "12" {
			t.Errorf("in text of %v the number has the size %v", st.Size, size)
		}
	}
}

// FuzzLines breaks any text at any measure: nothing is lost, nothing breaks at a no-break space, and no line of
// several words is wider than the measure.
func FuzzLines(f *testing.F) {
	f.Add("How the EU counters smuggling and trafficking networks", "in 2018", 40)
	f.Add("€91.3\u00a0million – 13\u202f000", "-5 a-b-c", 3)
	f.Add("  ", "", 0)
	f.Add("word\u00a0 \u00a0word - – --", "x\n\ty", 10)
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || len(a)+len(b) > 2000 {
			t.Skip()
		}
		measure := frame.Unit(width&0x1FF) * 100
		m := New(samples.Factsheet(), samples.Brand(t))
		p := m.Para(&m.Styles.Body, []doc.Span{{S: a}, {S: b, Bold: true}})
		m.Fit(p, measure, test("text"))
		tooWide := len(m.Found) > 0
		var got strings.Builder
		for i, s := range lineTexts(m, p) {
			got.WriteString(s)
			l := p.Lines[i]
			if text.Units(l.W) > measure && !tooWide {
				t.Errorf("line %d is %d wide, the measure %d", i, text.Units(l.W), measure)
			}
			if text.Units(l.W) > measure && strings.Contains(s, " ") {
				t.Errorf("line %d of several words runs over: %q", i, s)
			}
			if i > 0 {
				prev := p.Atoms[l.From-1]
				r := p.runs[prev.Run].S[:prev.To]
				if prev.After == text.Glued || prev.After == text.AtHyphen && !strings.HasSuffix(r, "-") && !strings.HasSuffix(r, "–") {
					t.Errorf("line %d begins after %q", i, r)
				}
			}
		}
		strip := func(s string) string {
			return strings.NewReplacer(" ", "", "\n", "", "\t", "", "\r", "").Replace(s)
		}
		if strip(got.String()) != strip(a+b) {
			t.Errorf("text changed: %q from %q", got.String(), a+b)
		}
	})
}

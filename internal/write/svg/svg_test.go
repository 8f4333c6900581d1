package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
	"briefing/internal/write/svg"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// libraries are the projects of the small dataset, by brand.
var libraries = sync.OnceValues(func() (map[string]*pipeline.Project, error) {
	out := map[string]*pipeline.Project{}
	for _, name := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(pipeline.Options{
			Data: pipeline.Folder{FS: small.Data(), Entry: small.Entry}, Templates: pipeline.Folder{FS: small.Templates()}, Brand: name,
		})
		if p == nil {
			return nil, errors.New(diags.Text())
		}
		out[name] = p
	}
	return out, nil
})

type sample struct {
	name  string
	brand *brand.Brand
	page  *doc.ChartPage
	svg.Drawing
}

// samples are all charts of the small dataset in the colours of every shipped brand.
func samples(t testing.TB) []sample {
	t.Helper()
	projects, err := libraries()
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for _, name := range []string{"eu", "plain"} {
		p := projects[name]
		for _, id := range p.Library.ChartIDs() {
			page, diags := p.Chart(id)
			if page == nil {
				t.Fatal(diags.Text())
			}
			out = append(out, sample{name + "/" + id, p.Brand, page, both(t, page.Chart.Plot, p.Brand)})
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d charts", len(out))
	}
	return out
}

// both draws a chart in both schemes.
func both(t testing.TB, spec kit.Plot, b *brand.Brand) svg.Drawing {
	t.Helper()
	var out svg.Drawing
	for i, colors := range []brand.Palette{b.Light, b.Dark} {
		d, list := spec.Draw(kit.Style{Colors: colors, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
		if list.HasErrors() {
			t.Fatal(list.Text())
		}
		out.W, out.H = d.W, d.H
		if i == 0 {
			out.Light = d.Group
		} else {
			out.Dark = d.Group
		}
	}
	return out
}

func (s sample) options(inline bool) svg.Options {
	return svg.Options{
		ID: s.page.Chart.ID, Title: words(s.page.Chart.Title), Desc: s.page.Chart.Alt.S, Lang: s.page.Lang,
		Inline: inline, Tokens: svg.Tokens(s.brand.Light, s.brand.Dark),
	}
}

func words(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return b.String()
}

func write(t testing.TB, d svg.Drawing, o svg.Options) []byte {
	t.Helper()
	out, list := svg.Write(d, o)
	if len(list) > 0 {
		t.Fatal(list.Text())
	}
	return out
}

// element is what a reader of XML finds.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

// known are the elements that may occur, with their attributes.
var known = map[string][]string{
	"svg":   {"xmlns", "id", "class", "viewBox", "width", "role", "aria-labelledby", "aria-hidden", "lang", "font-family"},
	"title": {"id"}, "desc": {"id"}, "style": {},
	"g":     {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray", "stroke-miterlimit", "class", "font-size", "font-weight", "font-style"},
	"path":  {"d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray", "stroke-miterlimit", "class"},
	"text":  {"x", "y", "textLength", "lengthAdjust", "fill", "class", "font-size", "font-weight", "font-style"},
	"image": {"x", "y", "width", "height", "preserveAspectRatio", "href"},
}

// parse reads an SVG strictly and fails on anything that is not known.
func parse(t testing.TB, b []byte) []element {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(b))
	var out []element
	var open []int
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, b)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			allowed, ok := known[tok.Name.Local]
			if !ok {
				t.Fatalf("unknown element %s in\n%s", tok.Name.Local, b)
			}
			e := element{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				name := a.Name.Local
				if !slices.Contains(allowed, name) {
					t.Fatalf("unknown attribute %s of %s", name, e.name)
				}
				if _, twice := e.attrs[name]; twice && name != "lang" {
					t.Fatalf("attribute %s of %s twice", name, e.name)
				}
				e.attrs[name] = a.Value
			}
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(tok)
			} else if strings.TrimSpace(string(tok)) != "" {
				t.Fatalf("text outside of the drawing: %q", tok)
			}
		default:
			t.Fatalf("unexpected %T in\n%s", tok, b)
		}
	}
	if len(out) == 0 || out[0].name != "svg" {
		t.Fatalf("no SVG: %s", b)
	}
	return out
}

func TestShippedCharts(t *testing.T) {
	for _, s := range samples(t) {
		for _, inline := range []bool{false, true} {
			o := s.options(inline)
			b := write(t, s.Drawing, o)
			// One of bars and one of lines and circles stand for all.
			if kept := s.name == "eu/money-by-district" || s.name == "eu/counts"; kept && !inline {
				golden.Text(t, "testdata/"+s.page.Chart.ID+".svg", string(b))
			}
			els := parse(t, b)
			root := els[0].attrs
			if root["role"] != "img" || root["lang"] != s.page.Lang || root["viewBox"] != fmt.Sprintf("0 0 %s %s", px(s.W), px(s.H)) {
				t.Errorf("%s: the root says %v", s.name, root)
			}
			ids := map[string]string{}
			var texts []string
			for _, e := range els {
				if id := e.attrs["id"]; id != "" {
					if _, twice := ids[id]; twice {
						t.Errorf("%s: the id %s stands twice", s.name, id)
					}
					ids[id] = e.text
				}
				if e.name == "text" {
					texts = append(texts, e.text)
				}
				if inline && e.name == "style" {
					t.Errorf("%s: a style element in a piece of a page", s.name)
				}
			}
			var said []string
			for _, id := range strings.Fields(root["aria-labelledby"]) {
				said = append(said, ids[id])
			}
			if want := []string{o.Title, o.Desc}; !slices.Equal(said, want) {
				t.Errorf("%s is read as %q", s.name, said)
			}
			// Every label is text, in reading order.
			var want []string
			for _, run := range drawings.Texts(s.Light.Items) {
				want = append(want, strings.TrimSuffix(run, " "))
			}
			if !slices.Equal(texts, want) {
				t.Errorf("%s: the texts are\n%q\nwant\n%q", s.name, texts, want)
			}
			outside := strings.ReplaceAll(string(b), `xmlns="http://www.w3.org/2000/svg"`, "")
			for _, bad := range []string{"http", "url(", "@import", "script", "javascript", "onload", "NaN"} {
				if strings.Contains(outside, bad) {
					t.Errorf("%s holds %q", s.name, bad)
				}
			}
		}
	}
}

func px(u frame.Unit) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", u.Points()), "0"), ".")
}

func TestSizeOfABarChart(t *testing.T) {
	for _, s := range samples(t) {
		for _, inline := range []bool{false, true} {
			if n := len(write(t, s.Drawing, s.options(inline))); n > 15<<10 {
				t.Errorf("%s takes %d bytes", s.name, n)
			} else {
				t.Logf("%s, inline %v: %d bytes", s.name, inline, n)
			}
		}
	}
}

// Both schemes are legible: text 4.5 to 1 on what it stands on, marks 3 to 1, by the pairs that a drawing really uses.
func TestContrastInBothSchemes(t *testing.T) {
	for _, s := range samples(t) {
		for i, colors := range []brand.Palette{s.brand.Light, s.brand.Dark} {
			scheme := [...]string{"light", "dark"}[i]
			items := s.Light.Items
			if i == 1 {
				items = s.Dark.Items
			}
			surface := colors.Color(brand.White)
			flat := drawings.Flatten(items)
			for k, item := range flat {
				switch it := item.(type) {
				case *frame.Text:
					ground := groundOf(flat[:k], drawings.TextBox(it), surface)
					if c := brand.Contrast(it.Color, ground); c < brand.MinText {
						t.Errorf("%s, %s: %q has %.2f to 1", s.name, scheme, it.S, c)
					}
				case *frame.Path:
					mark := it.Fill
					if it.Stroke != nil {
						mark = it.Stroke // an outlined part is told by its outline
					}
					if *mark == colors.Color(brand.Rule) || *mark == surface || it.Stroke == nil && *mark == colors.Color(brand.Pale) {
						continue // hairlines, gaps, and the fill whose outline is a path of its own
					}
					if c := brand.Contrast(*mark, surface); c < brand.MinMark {
						t.Errorf("%s, %s: a mark has %.2f to 1", s.name, scheme, c)
					}
				}
			}
		}
	}
}

// groundOf is the colour of the last fill that holds the middle of a box.
func groundOf(under []frame.Item, box frame.Rect, surface frame.Color) frame.Color {
	x, y := box.X+box.W/2, box.Y+box.H/2
	ground := surface
	for _, item := range under {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil {
			if b := drawings.PathBox(p); x >= b.X && x <= b.X+b.W && y >= b.Y && y <= b.Y+b.H {
				ground = *p.Fill
			}
		}
	}
	return ground
}

// simple is a drawing of one text, one bar and one line.
func simple(label string, light, dark frame.Color) svg.Drawing {
	group := func(c frame.Color) frame.Group {
		return frame.Group{Items: []frame.Item{
			&frame.Text{At: frame.Point{X: 100, Y: 1205}, S: label + " ", Size: 1250, Style: frame.Bold, Color: c, Width: 5010},
			&frame.Path{Fill: &c, Segs: []frame.Seg{
				{Op: frame.MoveTo, P: [3]frame.Point{{X: 0, Y: 2000}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: 5050, Y: 2000}}},
				{Op: frame.LineTo, P: [3]frame.Point{{X: 5050, Y: 3000}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: 0, Y: 3000}}}, {Op: frame.Close}}},
			&frame.Path{Stroke: &c, Width: 150, Dash: []frame.Unit{0, 300}, Cap: frame.RoundCap, Segs: []frame.Seg{
				{Op: frame.MoveTo, P: [3]frame.Point{{X: -50, Y: 4005}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: 7, Y: 4010}}}}},
		}}
	}
	return svg.Drawing{Light: group(light), Dark: group(dark), W: 32000, H: 5050}
}

var blue, pale = frame.Color{R: 0, G: 0x33, B: 0x99}, frame.Color{R: 0xa6, G: 0xc1, B: 0xff}

func TestWrite(t *testing.T) {
	d := simple("R&D <1>", blue, pale)
	got := string(write(t, d, svg.Options{ID: "My chart!", Title: "A & B", Desc: `"quoted"`, Lang: "en-GB"}))
	want := `<svg xmlns="http://www.w3.org/2000/svg" id="my-chart" class="my-chart" viewBox="0 0 320 50.5" width="100%" role="img" aria-labelledby="my-chart-t my-chart-d" lang="en-GB" xml:lang="en-GB" font-family="&#39;Liberation Sans&#39;,Arial,Helvetica,sans-serif"><title id="my-chart-t">A &amp; B</title><desc id="my-chart-d">&quot;quoted&quot;</desc><style>.my-chart{max-width:320px}.my-chart text{font-family:'Liberation Sans',Arial,Helvetica,sans-serif;letter-spacing:0;word-spacing:0;text-transform:none}@media screen and (prefers-color-scheme:dark){.my-chart-f0{fill:#a6c1ff}.my-chart-s0{stroke:#a6c1ff}}</style>
<text fill="#039" class="my-chart-f0" font-size="12.5" font-weight="700" x="1" y="12.05" textLength="50.1" lengthAdjust="spacingAndGlyphs">R&amp;D &lt;1&gt;</text>
<path fill="#039" class="my-chart-f0" d="M0 20H50.5V30H0z"/>
<path fill="none" stroke="#039" stroke-width="1.5" stroke-linecap="round" stroke-dasharray="0 3" stroke-miterlimit="10" class="my-chart-s0" d="M-.5 40.05L.07 40.1"/>
</svg>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got = string(write(t, d, svg.Options{ID: "c", Inline: true, Hidden: true, Class: "wide", Tokens: []svg.Token{{"blue", blue, pale}}}))
	if head := `<svg id="c" class="wide" viewBox="0 0 320 50.5" width="100%" aria-hidden="true" font-family="&#39;Liberation Sans&#39;,Arial,Helvetica,sans-serif">` + "\n" + `<text fill="var(--blue,#039)"`; !strings.HasPrefix(got, head) {
		t.Errorf("inline:\n%s", got)
	}
}

func TestWithoutDarkColours(t *testing.T) {
	d := simple("a", blue, blue)
	d.Dark = frame.Group{}
	if got := string(write(t, d, svg.Options{ID: "c"})); strings.Contains(got, "@media") || strings.Contains(got, `class="c-`) {
		t.Errorf("colours change with the scheme:\n%s", got)
	}
}

func TestPathData(t *testing.T) {
	p := func(x, y frame.Unit) [3]frame.Point { return [3]frame.Point{{X: x, Y: y}} }
	c := frame.Color{}
	d := svg.Drawing{W: 100, H: 100, Light: frame.Group{At: frame.Point{X: 100, Y: -100}, Items: []frame.Item{&frame.Group{At: frame.Point{X: 10}, Items: []frame.Item{
		&frame.Path{Fill: &c, Segs: []frame.Seg{
			{Op: frame.MoveTo, P: p(0, 100)}, {Op: frame.LineTo, P: p(100, 100)}, {Op: frame.LineTo, P: p(100, 250)}, {Op: frame.LineTo, P: p(-200, 1)}, {Op: frame.LineTo, P: p(3, 4)}, {Op: frame.Close},
			{Op: frame.LineTo, P: p(-110, 100)}, {Op: frame.MoveTo, P: p(1, 1)}, {Op: frame.CurveTo, P: [3]frame.Point{{X: 1, Y: 2}, {X: 3, Y: 4}, {X: -5, Y: 600}}}, {Op: frame.LineTo, P: p(-5, 700)},
		}},
	}}}}}
	if got := string(write(t, d, svg.Options{ID: "c"})); !strings.Contains(got, `d="M1.1 0H2.1V1.5L-.9-.99 1.13-.96zH0M1.11-.99C1.11-.98 1.13-.96 1.05 5V6"`) {
		t.Errorf("got\n%s", got)
	}
}

func TestImageIsInTheFile(t *testing.T) {
	d := svg.Drawing{W: 100, H: 100, Light: frame.Group{Items: []frame.Item{&frame.Image{Key: "logo", Box: frame.Rect{X: 100, W: 200, H: 150}, Data: []byte("png")}}}}
	b := write(t, d, svg.Options{ID: "c"})
	if !strings.Contains(string(b), `<image x="1" y="0" width="2" height="1.5" preserveAspectRatio="none" href="data:image/png;base64,cG5n"/>`) {
		t.Errorf("got %s", b)
	}
	parse(t, b)
}

func TestFaults(t *testing.T) {
	other := func(change func(*svg.Drawing)) svg.Drawing {
		d := simple("a", blue, pale)
		change(&d)
		return d
	}
	for want, d := range map[string]svg.Drawing{
		"svg-schemes: it has 3 items in light colours and 2 in dark": other(func(d *svg.Drawing) { d.Dark.Items = d.Dark.Items[:2] }),
		"svg-schemes: item 0 is not the same":                        other(func(d *svg.Drawing) { d.Dark.Items[0].(*frame.Text).At.X++ }),
		"svg-schemes: item 1 is not the same":                        other(func(d *svg.Drawing) { d.Dark.Items[1].(*frame.Path).Segs[2].P[0].Y++ }),
		"svg-schemes: item 2 is not the same":                        other(func(d *svg.Drawing) { d.Dark.Items[2] = d.Dark.Items[1] }),
		"svg-schemes: the drawing stands in another place":           other(func(d *svg.Drawing) { d.Dark.At.X = 5 }),
		"svg-text: the text \"a\" has no size":                       other(func(d *svg.Drawing) { d.Light.Items[0].(*frame.Text).Size, d.Dark.Items[0].(*frame.Text).Size = 0, 0 }),
		"svg-path: a line has no width, or dashes without":           other(func(d *svg.Drawing) { d.Light.Items[2].(*frame.Path).Width, d.Dark.Items[2].(*frame.Path).Width = 0, 0 }),
		"svg-path: a shape does not begin with a starting": other(func(d *svg.Drawing) {
			d.Light.Items = []frame.Item{&frame.Path{Fill: &blue, Segs: []frame.Seg{{Op: frame.Close}}}}
			d.Dark = frame.Group{}
		}),
		"svg-image: the picture \"x\" has no size":                    {Light: frame.Group{Items: []frame.Item{&frame.Image{Key: "x"}}}},
		"svg-colour: the colour #039, in dark #a6c1ff, has no name":   other(func(*svg.Drawing) {}),
		"svg-schemes: item 0 is not the same in light and dark colou": {Light: frame.Group{Items: []frame.Item{&frame.Group{}}}, Dark: frame.Group{Items: []frame.Item{&frame.Group{At: frame.Point{X: 1}}}}},
	} {
		id, message, _ := strings.Cut(want, ": ")
		b, list := svg.Write(d, svg.Options{ID: "c", Inline: id == "svg-colour"})
		if b != nil || len(list) == 0 || list[0].ID != id || !strings.Contains(list[0].Message, message) {
			t.Errorf("want %s, got %s", want, list.Text())
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{"funding-by-region": "funding-by-region", "": "c", "7 up": "c-7-up", `"><script>`: "script", "Größe/2": "gr--e-2", "--": "c"} {
		if got := svg.Name(in); got != want {
			t.Errorf("Name(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"": "Arial,Helvetica,sans-serif", "Inter": "Inter,Arial,Helvetica,sans-serif", "Source Sans 3": "'Source Sans 3',Arial,Helvetica,sans-serif",
		`x'}</style><script>`: "'x/stylescript',Arial,Helvetica,sans-serif",
	} {
		if got := svg.Stack(in); got != want {
			t.Errorf("Stack(%q) = %q, want %q", in, got, want)
		}
	}
}

var hostile = []string{
	`R&D <script>alert(1)</script>`, `"quotes" 'and' more`, "]]>", "<!-- -->", "&#0;&amp;", "a\x00b\x1b[31m\x7f\u0085c", "\xff\xfe bad \xc3", "tab\tline\nend\r",
	"שלום עולם", "مرحبا\u200f بالعالم", "\u202eevil\u202c", "\u2066iso\u2069", "\uFEFF\uFFFE\uFFFF", "\U0001F600 emoji", strings.Repeat("long label ", 46) + "x", "</svg>", "javascript:alert(1)", "${x}{{y}}",
}

func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		for _, inline := range []bool{false, true} {
			b := write(t, simple(s, blue, pale), svg.Options{
				ID: s, Title: s, Desc: s, Lang: s, Family: s, Class: s, Inline: inline, Tokens: []svg.Token{{s, blue, pale}}})
			els := parse(t, b)
			for _, e := range els {
				if e.name == "text" && e.text != visible(strings.TrimSuffix(s, " ")) {
					t.Errorf("%q became %q", s, e.text)
				}
			}
		}
	}
}

// visible is what must be left of a text: written again here, so that the test does not ask the code it tests.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r == 0xfeff || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s, "c")
		f.Add("label", s, s)
	}
	f.Fuzz(func(t *testing.T, label, words, name string) {
		for _, inline := range []bool{false, true} {
			b, list := svg.Write(simple(label, blue, pale), svg.Options{
				ID: name, Title: words, Desc: label, Lang: name, Family: words, Class: words, Inline: inline, Tokens: []svg.Token{{name, blue, pale}}})
			if len(list) > 0 {
				t.Fatal(list.Text())
			}
			for _, e := range parse(t, b) {
				switch e.name {
				case "style":
					if strings.ContainsAny(e.text, "<>&\\") || strings.Count(e.text, "{") != strings.Count(e.text, "}") {
						t.Fatalf("style: %q", e.text)
					}
				case "text":
					if e.text != visible(strings.TrimSuffix(label+" ", " ")) {
						t.Fatalf("%q became %q", label, e.text)
					}
				}
			}
		}
	})
}

// The result does not depend on what was written before or beside it.
func TestWriteFromManyGoroutines(t *testing.T) {
	all := samples(t)
	want := make([][]byte, len(all))
	for i, s := range all {
		want[i] = write(t, s.Drawing, s.options(false))
	}
	var wg sync.WaitGroup
	for range 4 {
		for i, s := range all {
			wg.Go(func() {
				if got, _ := svg.Write(s.Drawing, s.options(false)); !bytes.Equal(got, want[i]) {
					t.Errorf("%s differs when written beside others", s.name)
				}
			})
		}
	}
	wg.Wait()
}

func BenchmarkWrite(b *testing.B) {
	for _, s := range samples(b)[:5] {
		b.Run(s.page.Chart.ID, func(b *testing.B) {
			o := s.options(false)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				out, _ := svg.Write(s.Drawing, o)
				n = len(out)
			}
			b.ReportMetric(float64(n), "bytes")
		})
	}
}

package embed

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
)

// The words of the smaller files, for review.
func TestTextFiles(t *testing.T) {
	for _, p := range libraries().pages {
		for name, o := range map[string]Options{"bare": bare, "full": full} {
			files := folder(t, p, o)
			for _, f := range []string{dataFile, packageFile, readmeFile, oembedFile} {
				if data, ok := files[f]; ok {
					// The version's address follows from every byte of its drawing; here it is the words that count.
					text := frozenAddress.ReplaceAllString(string(data), "frozen/HASH/")
					if f != oembedFile || p.Chart.ID == "years" {
						golden.Text(t, "testdata/"+name+"/"+p.Chart.ID+"-"+f+".golden", text)
					}
				}
			}
			if _, ok := files[oembedFile]; ok != (o.Base != "") {
				t.Errorf("%s, %s: there is an oembed.json: %v", p.Chart.ID, name, ok)
			}
		}
	}
}

var frozenAddress = regexp.MustCompile(`frozen/[0-9a-f]{24}/`)

// What is printed in the table, in the data and in the text alternative is what is drawn, to the letter.
func TestValuesAreTheSameStrings(t *testing.T) {
	for _, p := range libraries().pages {
		files := folder(t, p, bare)
		drawn := drawnTexts(t, files[drawingFile])
		page := parse(t, files[pageFile])
		table := cells(page)
		printed := map[string]bool{}
		rows, err := readCSV(files[dataFile])
		if err != nil {
			t.Fatal(err)
		}
		at := slices.Index(rows[0], "printed")
		for _, r := range rows[1:] {
			printed[r[at]] = true
		}
		values := valuesOf(p.Table)
		if len(values) < 3 {
			t.Fatalf("%s: only %d values", p.Chart.ID, len(values))
		}
		for _, v := range values {
			if !slices.Contains(table, v) {
				t.Errorf("%s: the table of the page lacks %q", p.Chart.ID, v)
			}
		}
		// Every value in the data is in the table, and every one in the table but sums of parts is in the data.
		for v := range printed {
			if !slices.Contains(values, v) {
				t.Errorf("%s: the data print %q, the table does not", p.Chart.ID, v)
			}
		}
		for _, v := range valuesDrawn(p) {
			if !slices.Contains(drawn, v) {
				t.Errorf("%s: %q is not drawn; drawn is %q", p.Chart.ID, v, drawn)
			}
			// Few figures are drawn with their unit, which the table has in its head.
			if !slices.Contains(table, v) && !slices.Contains(table, strings.TrimSuffix(strings.TrimPrefix(v, "€"), "\u00a0million")) {
				t.Errorf("%s: %q is drawn, but not in the table", p.Chart.ID, v)
			}
		}
		for _, v := range spoken(p) {
			if !strings.Contains(p.Chart.Alt.S, v) {
				t.Errorf("%s: the text alternative lacks %q", p.Chart.ID, v)
			}
		}
	}
}

// readCSV reads a file of data as a program does that knows the mark it begins with.
func readCSV(data []byte) ([][]string, error) {
	rest, marked := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	if !marked {
		return nil, errors.New("the file does not begin with a byte order mark")
	}
	return csv.NewReader(bytes.NewReader(rest)).ReadAll()
}

// valuesOf lists the values of a table, those of its groups first.
func valuesOf(t doc.DataTable) []string {
	var out []string
	for _, g := range t.Groups {
		if g.Value.S != "" {
			out = append(out, g.Value.S)
		}
		for _, r := range g.Rows {
			out = append(out, r[len(r)-1].S)
		}
	}
	return out
}

// valuesDrawn lists the values that a drawing prints whole, as labels of their own.
func valuesDrawn(p *doc.ChartPage) []string {
	var out []string
	switch s := p.Chart.Plot.(type) {
	case *bars.Chart:
		for _, g := range s.Groups {
			for _, r := range g.Rows {
				out = append(out, r.Value.S)
			}
		}
	case *whole.Chart:
		out = append(out, s.Part.Value.S, s.Rest.Value.S)
	case *steps.Chart:
		for _, panel := range s.Panels {
			for _, x := range panel.Points {
				if x.Label.S != "" {
					out = append(out, x.Label.S)
				}
			}
		}
	}
	return out
}

// spoken lists the values that a text alternative gives one by one.
func spoken(p *doc.ChartPage) []string {
	var out []string
	switch s := p.Chart.Plot.(type) {
	case *bars.Chart:
		for _, g := range s.Groups {
			for _, r := range g.Rows {
				for part := range strings.SplitSeq(r.Value.S, "\u00a0+\u00a0") {
					value, _, _ := strings.Cut(part, ", ")
					out = append(out, value)
				}
			}
		}
	case *steps.Chart:
		for _, panel := range s.Panels {
			out = append(out, panel.Points[0].Label.S, panel.Points[len(panel.Points)-1].Label.S)
		}
	case *panels.Chart:
		return valuesOf(p.Table)
	}
	return out
}

// drawnTexts lists the texts of an SVG, and fails where it is no well-formed XML.
func drawnTexts(t *testing.T, svg []byte) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(bytes.NewReader(svg))
	in := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			in = tok.Name.Local == "text"
		case xml.CharData:
			if in {
				out = append(out, string(tok))
			}
		case xml.EndElement:
			in = false
		}
	}
}

func parse(t *testing.T, page []byte) *xhtml.Node {
	t.Helper()
	n, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func text(n *xhtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == xhtml.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func all(n *xhtml.Node, tag string) []*xhtml.Node {
	var out []*xhtml.Node
	for c := range n.Descendants() {
		if c.Type == xhtml.ElementNode && c.Data == tag {
			out = append(out, c)
		}
	}
	return out
}

func attr(n *xhtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func cells(n *xhtml.Node) []string {
	var out []string
	for _, tag := range []string{"td", "th"} {
		for _, c := range all(n, tag) {
			out = append(out, text(c))
		}
	}
	return out
}

// No text becomes markup, in any file: pages hold the elements they would hold with harmless texts, data and code
// read back as the very texts.
func TestHostileTexts(t *testing.T) {
	harmless := hostile()
	raw, err := json.Marshal(harmless)
	if err != nil {
		t.Fatal(err)
	}
	quoted, _ := json.Marshal(hostileText)
	raw = bytes.ReplaceAll(raw, quoted[1:len(quoted)-1], []byte("calm"))
	calm := doc.ChartPage{Chart: doc.Chart{Plot: &bars.Chart{}}} // of the kind that the hostile one is
	if err := json.Unmarshal(raw, &calm); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{bare, full} {
		got, want := folder(t, hostile(), o), folder(t, &calm, o)
		for name := range got {
			switch {
			case strings.HasSuffix(name, ".html"):
				if a, b := tags(parse(t, got[name])), tags(parse(t, want[name])); a != b {
					t.Errorf("%s: texts became other elements:\n%s", name, golden.Diff(b, a))
				}
				for _, n := range all(parse(t, got[name]), "textarea") {
					if code := text(n); !strings.Contains(code, "```") && strings.Contains(code, "<script>alert") && attr(n, "id") != "cite" {
						t.Errorf("%s: the code to copy in %q holds a text as markup:\n%s", name, attr(n, "id"), code)
					}
				}
			case strings.HasSuffix(name, ".json"):
				var v any
				if err := json.Unmarshal(got[name], &v); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		rows, err := readCSV(got[dataFile])
		if err != nil || len(rows) != 3 || rows[1][0] != hostileText || rows[2][1] != "comma, \"quote\"" {
			t.Errorf("data.csv reads back as %q, %v", rows, err)
		}
		// Inside the block of BibTeX nothing is markup.
		md, _, _ := strings.Cut(string(got[readmeFile]), "```bibtex")
		if strings.Contains(md, "<script>") || regexp.MustCompile(`[^\\\\]\]\(javascript:`).MatchString(md) {
			t.Errorf("README.md holds a text as markup:\n%s", md)
		}
		drawnTexts(t, got[drawingFile])
		a, b := tags(parse(t, galleryOf(t, []*doc.ChartPage{hostile()}, o))), tags(parse(t, galleryOf(t, []*doc.ChartPage{&calm}, o)))
		if a != b {
			t.Errorf("the gallery: texts became other elements:\n%s", golden.Diff(b, a))
		}
	}
}

// tags lists the elements of a page in order with the names of their attributes.
func tags(n *xhtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == xhtml.ElementNode {
			b.WriteString(c.Data)
			for _, a := range c.Attr {
				b.WriteString(" " + a.Key)
			}
			b.WriteByte('\n')
		} else if c.Type == xhtml.CommentNode {
			b.WriteString("comment\n")
		}
	}
	return b.String()
}

// Nothing that needs an address is there without one, and all of it is with one.
func TestWithoutAndWithBase(t *testing.T) {
	p := libraries().pages[0]
	without, with := folder(t, p, bare), folder(t, p, full)
	for _, want := range []string{`rel="canonical"`, `property="og:image"`, `name="twitter:card"`, `application/json+oembed`, "https://example.org/briefings/charts/en/" + p.Chart.ID + "/"} {
		if strings.Contains(string(without[pageFile]), want) || !strings.Contains(string(with[pageFile]), want) {
			t.Errorf("%s: without a base %v, with one %v", want, strings.Contains(string(without[pageFile]), want), strings.Contains(string(with[pageFile]), want))
		}
	}
	ids := func(page []byte) (out []string) {
		for _, n := range all(parse(t, page), "textarea") {
			out = append(out, attr(n, "id"))
		}
		return out
	}
	if got := ids(without[shareFile]); !slices.Equal(got, []string{"inline", "picture", "markdown", "cite"}) {
		t.Errorf("without a base: %q", got)
	}
	if got := ids(with[shareFile]); !slices.Equal(got, []string{"frame", "fitted", "frozen", "inline", "picture", "markdown", "oembed", "cite"}) {
		t.Errorf("with a base: %q", got)
	}
	if !strings.Contains(string(without[shareFile]), "--base-url") || strings.Contains(string(with[shareFile]), "--base-url") {
		t.Error("the page of code says why there is no frame if and only if there is none")
	}
	// schema.org stands there either way.
	for _, page := range [][]byte{without[pageFile], with[pageFile]} {
		found := false
		for _, n := range all(parse(t, page), "script") {
			if attr(n, "type") != "application/ld+json" {
				t.Error("the embed page holds a script")
				continue
			}
			var v map[string]any
			if err := json.Unmarshal([]byte(text(n)), &v); err != nil || v["@type"] != "Dataset" || v["distribution"] == nil || v["license"] == nil {
				t.Errorf("%v: %v", err, v)
			}
			if d := v["description"].(string); len(d) < 50 || len(d) > 5000 {
				t.Errorf("the description has %d bytes, search engines ask for 50 to 5000", len(d))
			}
			found = true
		}
		if !found {
			t.Error("the data are not described to search engines")
		}
	}
}

// The frame to copy, in the page and in the answer for oEmbed.
func TestFrameCode(t *testing.T) {
	p := libraries().pages[0]
	files := folder(t, p, full)
	var answer struct {
		Type, Version, HTML string
		Height              int
	}
	if err := json.Unmarshal(files[oembedFile], &answer); err != nil || answer.Type != "rich" || answer.Version != "1.0" {
		t.Fatalf("%v: %+v", err, answer)
	}
	code := map[string]string{}
	for _, n := range all(parse(t, files[shareFile]), "textarea") {
		code[attr(n, "id")] = text(n)
	}
	if answer.HTML != code["frame"] {
		t.Errorf("oEmbed's frame is another one:\n%s\n%s", answer.HTML, code["frame"])
	}
	for name, address := range map[string]string{
		"frame": full.Base + "/charts/en/" + p.Chart.ID + "/index.html", "fitted": full.Base + "/charts/en/" + p.Chart.ID + "/index.html",
	} {
		frames := all(parse(t, []byte(code[name])), "iframe")
		if len(frames) != 1 {
			t.Fatalf("%s: %d frames in %s", name, len(frames), code[name])
		}
		for key, want := range map[string]string{
			"src": address, "title": plain(p.Chart.Title), "loading": "lazy", "width": "100%", "referrerpolicy": "no-referrer",
			"sandbox": "allow-downloads allow-popups allow-popups-to-escape-sandbox",
		} {
			if got := attr(frames[0], key); got != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
		// Rules of a site overrule attributes, so that the style says the same.
		if height, style := attr(frames[0], "height"), attr(frames[0], "style"); height == "" || style != "border:0;width:100%;height:"+height+"px" {
			t.Errorf("%s: the height is %q, the style %q", name, height, style)
		}
	}
	var list []File
	for name, data := range files {
		list = append(list, File{name, data})
	}
	if !strings.Contains(code["frozen"], full.Base+"/frozen/"+hashOf(list)+"/index.html") {
		t.Errorf("the frozen frame does not lead to the version's address:\n%s", code["frozen"])
	}
}

// The hash hangs on every file but those that name it.
func TestHash(t *testing.T) {
	files := []File{{"a.svg", []byte("1")}, {readmeFile, []byte("2")}, {shareFile, []byte("3")}}
	h := hashOf(files)
	if len(h) != 24 || h != hashOf([]File{files[2], files[0]}) || h != hashOf([]File{files[0], {readmeFile, []byte("x")}}) {
		t.Error("order or README change the hash")
	}
	if h == hashOf([]File{{"a.svg", []byte("2")}}) || h == hashOf([]File{{"b.svg", []byte("1")}}) {
		t.Error("content or name do not change the hash")
	}
}

// What a validator of Data Packages asks, by the rules of the standard (version 2): names, types, and rows that keep
// their schema, in which an empty cell is no value and breaks nothing but "required".
func TestDataPackage(t *testing.T) {
	name := regexp.MustCompile(`^([-a-z0-9._/])+$`)
	for _, p := range libraries().pages {
		files := folder(t, p, full)
		var d dataPackage
		dec := json.NewDecoder(bytes.NewReader(files[packageFile]))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		r := d.Resources[0]
		if !name.MatchString(d.Name) || !name.MatchString(r.Name) || len(d.Sources) == 0 || d.Licenses[0].Path == "" || r.Bytes != len(files[r.Path]) {
			t.Errorf("%s: %+v", p.Chart.ID, d)
		}
		rows, err := readCSV(files[r.Path])
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range r.Schema.Fields {
			if rows[0][i] != f.Name || f.Description == "" {
				t.Errorf("%s: column %d is %q, the schema says %q", p.Chart.ID, i, rows[0][i], f.Name)
			}
			for _, row := range rows[1:] {
				v := row[i]
				if c := f.Constraints; c != nil && (c.Required && v == "" || c.Enum != nil && v != "" && !slices.Contains(c.Enum, v)) {
					t.Errorf("%s: %q breaks the constraints of %s", p.Chart.ID, v, f.Name)
				}
				if f.Type == "number" && v != "" && !regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`).MatchString(v) {
					t.Errorf("%s: %q is no number", p.Chart.ID, v)
				}
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	all := libraries().pages
	for _, p := range all[:golden.Amount(len(all), len(all), 2)] {
		a, b := folder(t, p, full), folderAnew(t, p, full)
		for name := range a {
			if !bytes.Equal(a[name], b[name]) {
				t.Errorf("%s/%s differs from run to run", p.Chart.ID, name)
			}
		}
	}
	if !bytes.Equal(galleryOf(t, libraries().pages, full), galleryOf(t, libraries().pages, full)) {
		t.Error("the gallery differs from run to run")
	}
}

// A brand's emblem that is a PNG file is shown by the pages that have it, which allow such pictures; the page of code
// has none and allows none.
func TestEmblemThatIsAPicture(t *testing.T) {
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	b := *libraries().brand
	show := func(h frame.Unit) frame.Group {
		return frame.Group{Items: []frame.Item{&frame.Image{Box: frame.Rect{W: 2 * h, H: h}, Key: "logo", Data: data.Bytes()}}}
	}
	b.Logo = &brand.Logo{Alt: "mark", Ratio: [2]int{2, 1}, Drawing: show, OnColor: show}
	pages := libraries().pages[:1]
	list, diags := Folder(pages[0], &b, libraries().cat, full)
	gallery, more := Gallery(pages, &b, libraries().cat, full)
	if diags.Append(more); diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	files := map[string][]byte{"gallery": gallery}
	for _, f := range list {
		files[f.Path] = f.Data
	}
	for name, want := range map[string]bool{"gallery": true, pageFile: true, shareFile: false} {
		shown, allowed := len(all(parse(t, files[name]), "image")) > 0, strings.Contains(string(files[name]), "; img-src data:;")
		if shown != want || allowed != want {
			t.Errorf("%s: an emblem is shown: %v, its policy allows it: %v; want %v", name, shown, allowed, want)
		}
	}
	for name, page := range map[string][]byte{"gallery": galleryOf(t, pages, full), pageFile: folder(t, pages[0], full)[pageFile]} {
		if strings.Contains(string(page), "img-src") {
			t.Errorf("%s: an emblem that is drawn needs no picture, but the policy allows some", name)
		}
	}
}

// TestNoticeOnWebPages: each page around a chart, its drawing and the gallery say that the dataset is an example, in 13 px
// or more.
func TestNoticeOnWebPages(t *testing.T) {
	const notice = "All of it is invented"
	w := libraries()
	files := folder(t, w.pages[0], full)
	gallery, diags := Gallery(w.pages, w.brand, w.cat, full)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	for name, data := range map[string][]byte{pageFile: files[pageFile], shareFile: files[shareFile], "the gallery": gallery} {
		at := regexp.MustCompile(`<p class="([a-z]+)">` + notice + `</p>`).FindSubmatch(data)
		if at == nil {
			t.Errorf("%s does not say it", name)
			continue
		}
		size := regexp.MustCompile(`(?m)^\.` + string(at[1]) + ` \{[^}]*font-size: (\d+)px`).FindSubmatch(data)
		if size == nil || len(size[1]) != 2 || string(size[1]) < "13" {
			t.Errorf("%s says it in %q px", name, size)
		}
	}
	if text := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(files[drawingFile]), " ")), " "); !strings.Contains(text, notice) {
		t.Errorf("the drawing does not say it: %s", text)
	}
	other := *w.pages[0]
	other.Chart.Notice, other.Imprint.Notice = span.Plain(""), span.Plain("")
	for name, data := range folder(t, &other, bare) {
		if strings.Contains(string(data), notice) {
			t.Errorf("%s of a chart that is no example says that it is one", name)
		}
	}
}

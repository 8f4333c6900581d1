package pipeline_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	xhtml "golang.org/x/net/html"

	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/browser"
	"briefing/internal/testkit/golden"
)

// webPages are the pages of the shipped briefs.
func webPages(t testing.TB) map[string][]byte {
	t.Helper()
	pages, err := madePages()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// madePages makes the page of each shipped brief as a whole build does, with links to the other files.
var madePages = sync.OnceValues(func() (map[string][]byte, error) {
	p := shipped()
	var all []plan.Target
	for _, n := range p.Existing().Names {
		for _, f := range n.Formats {
			all = append(all, plan.Target{Name: n.ID, Language: "en", Format: f, Brand: "eu"})
		}
	}
	pages := map[string][]byte{}
	for _, target := range all {
		if target.Format != "html" {
			continue
		}
		data, diags := p.HTML(target.Name, all...)
		if len(diags) > 0 {
			return nil, fmt.Errorf("%s:\n%s", target.Name, diags.Text())
		}
		pages[target.Name] = data
	}
	if len(pages) < 2 {
		return nil, fmt.Errorf("only %d pages are made", len(pages))
	}
	return pages, nil
})

func TestWebPagesAreValid(t *testing.T) {
	files := map[string][]byte{}
	for name, data := range webPages(t) {
		files[name+".html"] = data
	}
	browser.Valid(t, files)
}

// TestWebPages opens every page as its readers do: on a phone, a tablet and a screen, in light and dark colours.
func TestWebPages(t *testing.T) {
	t.Parallel() // it waits for another program
	b := browser.Start(t)
	for name, data := range webPages(t) {
		p := b.Open(t, browser.ServePage(t, data), browser.View{})
		for _, v := range []browser.View{{Width: 320}, {Width: 320, Dark: true}, {Width: 600}, {Width: 1100}, {Width: 1100, Dark: true}} {
			// The pages share their rules and colours: a usual run looks at one of them in every way, at the others at both ends.
			if !golden.Long() && name != "one-pager" && (v.Dark || v.Width == 600) {
				continue
			}
			p.Look(v)
			p.Overflow()
			p.SmallText(12)
			p.SmallTargets(40)
			if golden.Long() && v.Width != 600 {
				p.Axe()
			}
			// With everything open that can be.
			p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
			p.Overflow()
			p.SmallText(12)
			// The colours matter to axe, and the width, but hardly both at once.
			if v.Width == 320 && v.Dark || v.Width == 1100 && !v.Dark || v.Width != 600 && golden.Long() {
				p.Axe()
			}
			p.Eval(`document.querySelectorAll("details").forEach(d => d.open = false)`, nil)
			// The pages share their colours, so that one shows what dark ones are.
			if v.Width != 600 && (!v.Dark || name == "one-pager") {
				scheme := map[bool]string{false: "light", true: "dark"}[v.Dark]
				p.Picture("", fmt.Sprintf("testdata/web/%s-%d-%s.png", name, v.Width, scheme))
			}
			p.Clean()
		}
	}
}

// TestWebPagesWithoutScript holds a page to work where scripts are off: nothing is missing, nothing moves.
func TestWebPagesWithoutScript(t *testing.T) {
	t.Parallel() // it waits for another program
	b := browser.Start(t)
	for name, data := range webPages(t) {
		p := b.Open(t, browser.ServePage(t, data), browser.View{Width: 320, NoScript: true})
		p.Overflow()
		p.Clean()
		p.Picture("", "testdata/web/"+name+"-320-light.png")
	}
}

// TestWebKeyboard walks through a page by the Tab key and keeps what a screen reader tells at each stop.
func TestWebKeyboard(t *testing.T) {
	b := browser.Start(t)
	for name, data := range webPages(t) {
		p := b.Open(t, browser.ServePage(t, data), browser.View{})
		var told strings.Builder
		for _, s := range p.Walk(200) {
			if !s.Ring || s.Name == "" {
				t.Errorf("%s: the keyboard comes to %s", name, s)
			}
			told.WriteString(s.String() + "\n")
		}
		golden.Text(t, "testdata/web/"+name+".keys.golden", told.String())
	}
}

// TestWebCurrentSection scrolls through a page: the contents mark where the reader is, and the marks move.
func TestWebCurrentSection(t *testing.T) {
	p := browser.Start(t).Open(t, browser.ServePage(t, webPages(t)["factsheet"]), browser.View{})
	const current = `[...document.querySelectorAll("nav.contents [aria-current]")].map(a => a.hash)`
	at := func(scroll string) []string {
		var marked []string
		p.Eval(scroll+`; new Promise(r => setTimeout(r, 200)).then(() => `+current+`)`, &marked)
		return marked
	}
	top, bottom := at("scrollTo(0, 0)"), at("scrollTo(0, 1e6)")
	var second []string
	p.Eval(`(() => { const h = document.querySelectorAll("h2")[1]; h.scrollIntoView(); return ["#" + h.id]; })()`, &second)
	if len(top) != 0 || !slices.Equal(bottom, []string{"#sources"}) {
		t.Errorf("marked at the top: %q, at the end: %q", top, bottom)
	}
	if got := at("0"); !slices.Equal(got, second) {
		t.Errorf("marked at the second finding: %q, want %q", got, second)
	}
}

// TestWebPrint prints each page in the browser and finds its headings in the page's order, and the data of its charts,
// which are behind a disclosure on the screen.
func TestWebPrint(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "pdftotext")
	b := browser.Start(t)
	for name, data := range webPages(t) {
		p := b.Open(t, browser.ServePage(t, data), browser.View{})
		pdf := p.PDF()
		told := squeeze(golden.Tool(t, pdf, "pdftotext", "-raw", "{}", "-"))
		page := parse(t, data)
		at := 0
		heads := elementTexts(page, isHeading)
		for _, h := range heads {
			i := strings.Index(told[at:], squeeze(h))
			if i < 0 {
				t.Errorf("%s: printed, %q does not follow the heading before it", name, h)
				continue
			}
			at += i
		}
		for _, caption := range elementTexts(page, func(n *xhtml.Node) bool { return n.Data == "caption" }) {
			if !strings.Contains(told, squeeze(caption)) {
				t.Errorf("%s: the table %q is not printed", name, caption)
			}
		}
		for _, left := range []string{"On this page", "Data as CSV", "Skip to the text"} {
			if strings.Contains(told, squeeze(left)) {
				t.Errorf("%s: %q is printed", name, left)
			}
		}
	}
}

// squeeze takes out all blanks: where a line ends says nothing about what is said.
func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u202f", " ")), "")
}

func parse(t testing.TB, data []byte) *xhtml.Node {
	t.Helper()
	n, err := xhtml.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func isHeading(n *xhtml.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

// elementTexts are the words of the elements that are asked for, in order, without numbers of notes.
func elementTexts(root *xhtml.Node, want func(*xhtml.Node) bool) []string {
	var out []string
	for n := range root.Descendants() {
		if n.Type == xhtml.ElementNode && want(n) {
			out = append(out, elementWords(n, "sup"))
		}
	}
	return out
}

// elementWords are the words of an element but for those of some elements in it.
func elementWords(n *xhtml.Node, but ...string) string {
	var b strings.Builder
	var walk func(*xhtml.Node)
	walk = func(n *xhtml.Node) {
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if c.Type != xhtml.ElementNode || !slices.Contains(but, c.Data) {
				walk(c)
			}
		}
	}
	walk(n)
	return strings.TrimSpace(b.String())
}

func attribute(n *xhtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var (
	figure      = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	toldHeading = regexp.MustCompile(`(?m)^ *(H[1-6])`)
)

// TestWebSaysWhatThePDFSays holds the two editions of a brief to the same headings at the same levels in the same
// order, and to the same figures: every figure that the PDF prints stands in the page, and the page prints no other.
func TestWebSaysWhatThePDFSays(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "pdfinfo")
	p, _ := pipeline.Load(shippedFiles().options("eu"))
	for name, data := range webPages(t) {
		pdf, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		page := parse(t, data)
		var want, got []string
		for _, b := range toldBlocks(golden.Tool(t, pdf, "pdfinfo", "-struct-text", "{}")) {
			if toldHeading.MatchString(b.kind) {
				want = append(want, b.kind+" "+squeeze(b.text))
			}
		}
		for n := range page.Descendants() {
			if n.Type == xhtml.ElementNode && isHeading(n) && attribute(n, "id") != "sources" {
				got = append(got, strings.ToUpper(n.Data)+" "+squeeze(elementWords(n, "sup")))
			}
		}
		if !slices.Equal(got, want) || len(want) < 5 {
			t.Errorf("%s: the page has the headings\n%s\nthe PDF has\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}

		told := structureText(golden.Tool(t, pdf, "pdfinfo", "-struct-text", "{}"))
		printed, shown, all := figuresIn(told), figuresIn(pageText(page, true)), figuresIn(pageText(page, false))
		for f := range printed {
			if !all[f] {
				t.Errorf("%s: the PDF prints %q, the page does not", name, f)
			}
		}
		for f := range shown {
			if !printed[f] {
				t.Errorf("%s: the page shows %q, the PDF does not", name, f)
			}
		}
		if len(printed) < 25 {
			t.Errorf("%s: only %d figures were found", name, len(printed))
		}
	}
}

// pageText is what a page says, notes and drawings included. own leaves out what only the page has: the links to
// files, the sources in full, the data of the charts.
func pageText(page *xhtml.Node, own bool) string {
	var b strings.Builder
	var walk func(*xhtml.Node)
	walk = func(n *xhtml.Node) {
		if n.Type == xhtml.ElementNode {
			class := attribute(n, "class")
			switch {
			case n.Data == "head" || n.Data == "script" || n.Data == "style":
				return
			case n.Data == "sup" || class == "number" || class == "address":
				return // numbers of notes, and links
			case own && (n.Data == "details" || class == "files" || class == "strip" || class == "sources" || class == "plot"):
				return
			}
			b.WriteByte('\n')
		}
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(page)
	return b.String()
}

// structureText is all that the structure of a PDF holds, as pdfinfo tells it, but for numbers of notes.
func structureText(told string) string {
	var b strings.Builder
	mute := -1 // indent of an element whose words do not count
	for line := range strings.Lines(told) {
		text := strings.TrimLeft(strings.TrimRight(line, "\n"), " ")
		indent := len(strings.TrimRight(line, "\n")) - len(text)
		if mute >= 0 && indent <= mute {
			mute = -1
		}
		switch {
		case mute >= 0:
		case strings.HasPrefix(text, "Reference") || strings.HasPrefix(text, "Lbl") || strings.HasPrefix(text, "Link"):
			mute = indent
		case strings.HasPrefix(text, `"`):
			b.WriteString(strings.Trim(text, `"`))
		default:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func figuresIn(s string) map[string]bool {
	out := map[string]bool{}
	for _, f := range figure.FindAllString(plainSpaces(s), -1) {
		out[f] = true
	}
	return out
}

// TestWebLinks builds an edition and follows every link of its pages: to a place in the page or a file of the edition,
// or to an address of the web that the dataset gives.
func TestWebLinks(t *testing.T) {
	out := t.TempDir()
	for _, marks := range []bool{false, true} {
		r := pipeline.Request{Options: shippedFiles().options("eu"), Plan: plan.Request{PrintMarks: marks}, Out: out, Version: "0"}
		if _, diags, err := pipeline.Run(t.Context(), r, nil); err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Text())
		}
	}
	names, err := filepath.Glob(filepath.Join(out, "2019-03", "en", "*.html"))
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page := parse(t, data)
		ids := map[string]bool{}
		for n := range page.Descendants() {
			if id := attribute(n, "id"); id != "" {
				ids[id] = true
			}
		}
		kinds := map[string]int{}
		for n := range page.Descendants() {
			href := attribute(n, "href")
			switch fragment, inside := strings.CutPrefix(href, "#"); {
			case href == "":
			case inside:
				kinds["inside"]++
				if !ids[fragment] {
					t.Errorf("%s: %s leads nowhere", filepath.Base(name), href)
				}
			case strings.HasPrefix(href, "data:text/csv"):
				kinds["data"]++
			case strings.HasPrefix(href, "http"):
				kinds["web"]++
				if !strings.Contains(shippedFiles()["data/sources.yaml"], href) {
					t.Errorf("%s: %s is no address of a source", filepath.Base(name), href)
				}
			default:
				kinds["files"]++
				if _, err := os.Stat(filepath.Join(filepath.Dir(name), filepath.FromSlash(href))); err != nil {
					t.Errorf("%s: %s is not there: %v", filepath.Base(name), href, err)
				}
			}
		}
		if kinds["inside"] < 12 || kinds["data"] < 1 || kinds["files"] < 3 {
			t.Errorf("%s: too few links were found: %v", filepath.Base(name), kinds)
		}
	}
}

package embed

import (
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"briefing/internal/testkit/browser"
)

// crop is the upper left part of a picture.
func crop(im image.Image, w, h int) image.Image {
	b := im.Bounds()
	return im.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(b.Min.X, b.Min.Y, b.Min.X+min(w, b.Dx()), b.Min.Y+min(h, b.Dy())))
}

// asked is the state of a gallery: the charts that are shown, what is said of their number, and what is said of none.
type asked struct {
	Shown []string
	Count string
	None  string
}

func state(p *browser.Page) asked {
	var s asked
	p.Eval(`({Shown: [...document.querySelectorAll(".cards > li")].filter(c => c.checkVisibility()).map(c => c.querySelector("article").getAttribute("aria-labelledby").replace(/-name$/, "")),
		Count: document.querySelector(".line [role=status]").textContent, None: document.getElementById("none").checkVisibility() ? document.getElementById("none").textContent.trim() : ""})`, &s)
	return s
}

// Search and filters, from a server and from a file.
func TestGallerySearch(t *testing.T) {
	b := browser.Start(t)
	base, _ := serve(t, libraries().pages)
	dir := t.TempDir()
	site(t, dir, libraries().pages, bare)
	for _, address := range []string{base + "/2019-03/en/charts/index.html", "file://" + filepath.ToSlash(dir) + "/2019-03/en/charts/index.html"} {
		p := b.Open(t, address, browser.View{Width: 1200})
		all := state(p).Shown
		if len(all) != len(libraries().pages) || len(all) < 5 {
			t.Fatalf("%q are shown", all)
		}
		ask := func(js string) asked {
			t.Helper()
			p.Eval(`document.getElementById("q").value = ""; for (const s of document.querySelectorAll("select")) s.value = ""; document.querySelector(".chips button").click()`, nil)
			p.Eval(js+`; document.getElementById("find").dispatchEvent(new Event("input", {bubbles: true}))`, nil)
			return state(p)
		}
		search := func(s string) string { return `document.getElementById("q").value = "` + s + `"` }
		for js, want := range map[string][]string{
			search(""):                     all,
			search("COAST bus"):            {"money-by-district", "years"},
			search("devices"):              {"results", "counts"},
			search("roof networks"):        {},
			search("stáff school devices"): {"results", "counts"},
			`document.getElementById("unit").value = "eur"`:                                                                  {"money-by-district", "gala"},
			`document.getElementById("region").value = "hill"`:                                                               {"money-by-district", "years"},
			`document.getElementById("programme").value = "staff-school"`:                                                    {"results", "counts", "years"},
			`document.getElementById("unit").value = "persons"; document.getElementById("programme").value = "staff-school"`: {"results", "counts"},
			`document.querySelectorAll(".chips button")[1].click()`:                                                          {"money-by-district"},
			`document.querySelectorAll(".chips button")[4].click()`:                                                          {"counts"},
			`document.querySelectorAll(".chips button")[2].click(); document.getElementById("unit").value = "visits"`:        {"visits-bars", "visits-by-year"},
		} {
			if got := ask(js); !slices.Equal(got.Shown, want) {
				t.Errorf("%s: %q are shown, want %q", js, got.Shown, want)
			}
		}
		one := ask(search("desk dates"))
		if !strings.HasPrefix(one.Count, "1 chart, ") || one.None != "" {
			t.Errorf("one chart is counted as %q", one.Count)
		}
		none := ask(search("<b>zebra$&</b>"))
		if len(none.Shown) > 0 || none.None != "No chart matches “<b>zebra$&</b>”. Clear the search." || !strings.HasPrefix(none.Count, "0 charts, ") {
			t.Errorf("nothing found: %+v", none)
		}
		p.Axe()
		p.Eval(`document.querySelector("#none button").click()`, nil)
		var focus string
		p.Eval(`document.activeElement.id`, &focus)
		if got := state(p); !slices.Equal(got.Shown, all) || focus != "q" {
			t.Errorf("after clearing: %+v, the keyboard is at %q", got, focus)
		}
		p.Clean()
	}
}

// Copying: by the clipboard where there is one, by a selection where there is none, and what is said of it.
func TestGalleryCopies(t *testing.T) {
	b := browser.Start(t)
	base, o := serve(t, libraries().pages)
	code := codes(t, folder(t, libraries().pages[0], o)[shareFile])["frame"]
	for _, way := range []string{
		`Clipboard.prototype.writeText = async t => { self.__copied = t; }`,
		`Object.defineProperty(navigator, "clipboard", {value: undefined}); document.addEventListener("copy", () => { self.__copied = document.activeElement.value; })`,
	} {
		p := b.Open(t, base+"/2019-03/en/charts/index.html", browser.View{Width: 1200})
		p.Eval(way, nil)
		// By the keyboard, as a person does it: the old way of copying asks for that.
		p.Eval(`document.querySelector("button[data-copy]").focus()`, nil)
		p.Key(kb.Enter)
		p.Eval(`new Promise(done => { const look = () => document.getElementById("said").textContent ? done() : setTimeout(look, 20); look(); })`, nil)
		var got struct{ Copied, Label, Class, Said string }
		p.Eval(`(() => { const b = document.querySelector("button[data-copy]"); return {Copied: self.__copied, Label: b.firstElementChild.textContent, Class: b.className, Said: document.getElementById("said").textContent}; })()`, &got)
		if got.Copied != code || got.Label != "Copied" || !strings.Contains(got.Class, "chosen") || !strings.HasPrefix(got.Said, "Copied: ") {
			t.Errorf("%s: %+v", way, got)
		}
		// It goes back by itself.
		p.Eval(`new Promise(done => { const b = document.querySelector("button[data-copy]"); const look = () => b.classList.contains("chosen") ? setTimeout(look, 100) : done(); look(); })`, nil)
		p.Clean()
	}
	// Where no address is known, the drawing is copied.
	dir := t.TempDir()
	site(t, dir, libraries().pages, bare)
	p := b.Open(t, "file://"+filepath.ToSlash(dir)+"/2019-03/en/charts/index.html", browser.View{})
	p.Eval(`Clipboard.prototype.writeText = async t => { self.__copied = t; }; document.querySelector("button[data-copy]").click(); new Promise(done => { const look = () => self.__copied ? done() : setTimeout(look, 20); look(); })`, nil)
	var copied string
	p.Eval(`self.__copied`, &copied)
	if want := codes(t, folder(t, libraries().pages[0], bare)[shareFile])["inline"]; copied != want || !strings.Contains(copied, "<svg") {
		t.Errorf("without an address %q was copied", cut(copied))
	}
}

// The keyboard goes through a page in the order it is read, and shows where it is.
func TestKeyboard(t *testing.T) {
	b := browser.Start(t)
	base, _ := serve(t, libraries().pages[:1])
	title := plain(libraries().pages[0].Chart.Title)
	for address, want := range map[string][]string{
		"/2019-03/en/charts/index.html": {
			"link “Skip to the charts”", "button “Dark colours”", "searchbox “Search charts”", "button “All 1”", "button “Money of libraries 1”",
			"combobox “Region”", "combobox “Programme”", "combobox “Unit”", "link “" + title + "”", "button “Copy embed code " + title + "”",
			"link “SVG: " + title + "”", "link “PNG: " + title + "”", "link “CSV: " + title + "”",
		},
		"/charts/en/money-by-district/index.html": {"DisclosureTriangle “Data table”", "link “Get the data”", "link “Share or embed”"},
	} {
		p := b.Open(t, base+address, browser.View{})
		var got []string
		for _, s := range p.Walk(40) {
			got = append(got, s.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the keyboard comes to\n%s\nwant\n%s", address, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	// The table opens by the keyboard.
	p := b.Open(t, base+"/charts/en/money-by-district/index.html", browser.View{})
	p.Key(kb.Tab)
	p.Key(kb.Enter)
	var open bool
	p.Eval(`document.querySelector("details").open && document.querySelector("table").checkVisibility()`, &open)
	if !open {
		t.Error("Enter does not open the table")
	}
}

// The button changes the colours against the reader's system, both ways.
func TestColoursByButton(t *testing.T) {
	b := browser.Start(t)
	base, _ := serve(t, libraries().pages[:1])
	for _, dark := range []bool{false, true} {
		p := b.Open(t, base+"/2019-03/en/charts/index.html", browser.View{Dark: dark})
		ground := func() (s string) {
			p.Eval(`getComputedStyle(document.documentElement).backgroundColor`, &s)
			return s
		}
		mark := func() (s string) {
			p.Eval(`getComputedStyle(document.querySelector(".thumb path[fill^='var(--blue']")).fill`, &s)
			return s
		}
		grounds, marks := []string{ground()}, []string{mark()}
		for range 2 {
			p.Eval(`document.getElementById("theme").click()`, nil)
			grounds, marks = append(grounds, ground()), append(marks, mark())
		}
		if grounds[0] == grounds[1] || grounds[0] != grounds[2] || marks[0] == marks[1] || marks[0] != marks[2] {
			t.Errorf("dark %v: the ground goes %q, the marks %q", dark, grounds, marks)
		}
		p.Axe()
		p.Clean()
	}
}

// Pages look as they were reviewed.
func TestPictures(t *testing.T) {
	b := browser.Start(t)
	base, _ := serve(t, libraries().pages)
	gallery, chart := base+"/2019-03/en/charts/index.html", base+"/charts/en/money-by-district/index.html"
	for name, c := range map[string]struct {
		address string
		view    browser.View
		open    bool
	}{
		"gallery":        {gallery, browser.View{Width: 1200}, false},
		"gallery-dark":   {gallery, browser.View{Width: 1200, Dark: true}, false},
		"gallery-mobile": {gallery, browser.View{Width: 360}, false},
		"embed-600":      {chart, browser.View{Width: 600}, true},
		"embed-320":      {chart, browser.View{Width: 320}, true},
		"embed-dark":     {chart, browser.View{Width: 600, Dark: true}, false},
		"snippets":       {base + "/charts/en/gala/snippets.html", browser.View{Width: 900}, false},
	} {
		p := b.Open(t, c.address, c.view)
		// The addresses of a test's server change from run to run.
		p.Eval(`for (const t of document.querySelectorAll("textarea")) t.value = t.value.replace(/http:..127.0.0.1:\d+/g, "https://example.org").replace(/frozen.[0-9a-f]+/g, "frozen/0123456789abcdef01234567")`, nil)
		if c.open {
			p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
		}
		// The grip of a field is drawn by the browser, by each version in its own way.
		p.Eval(`for (const t of document.querySelectorAll("textarea")) t.style.resize = "none"`, nil)
		p.Picture("", "testdata/pictures/"+name+".png")
	}
}

// Without a script everything is there but what needs one.
func TestGalleryWithoutScript(t *testing.T) {
	page := parse(t, galleryOf(t, libraries().pages, full))
	for _, n := range all(page, "div") {
		if attr(n, "role") == "search" && !has(n.Attr, "hidden") {
			t.Error("the search is shown, but does nothing without a script")
		}
	}
	copies, links := 0, 0
	for _, n := range all(page, "button") {
		if attr(n, "data-copy") != "" {
			copies++
			if !has(n.Attr, "hidden") {
				t.Error("a button to copy is shown, but does nothing without a script")
			}
		}
	}
	for _, n := range all(page, "a") {
		if strings.HasSuffix(attr(n, "href"), "/"+shareFile) && !has(n.Attr, "hidden") {
			links++
		}
	}
	if copies != len(libraries().pages) || links != copies {
		t.Errorf("%d buttons, and %d links in their place", copies, links)
	}
}

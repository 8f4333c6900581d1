package embed

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/yuin/goldmark"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/browser"
	"briefing/internal/testkit/golden"
)

// served is the folder that the web server of these tests has.
var served atomic.Pointer[string]

// webServer is its address. It is one for all tests, so that charts that know it are drawn once and not for each test.
var webServer = sync.OnceValue(func() string {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.FileServer(http.Dir(*served.Load())).ServeHTTP(w, r)
	})).URL
})

// serve puts charts where the web server has them, with pages that know its address, in the place of those of the test before.
func serve(t *testing.T, pages []*doc.ChartPage) (base string, o Options) {
	t.Helper()
	dir := t.TempDir()
	o = full
	o.Base = webServer()
	site(t, dir, pages, o)
	served.Store(&dir)
	return o.Base, o
}

var hostilePage = sync.OnceValue(hostile)

func withHostile() []*doc.ChartPage {
	return append(slices.Clone(libraries().pages), hostilePage())
}

// Every page, at each width and in both colour schemes: nothing is refused by its policy, no request leaves it, nothing
// reaches over its edge, no text and no control is too small, and axe finds nothing.
func TestPagesInTheBrowser(t *testing.T) {
	b := browser.Start(t)
	pages := withHostile()
	base, _ := serve(t, pages)
	addresses := []string{base + "/2019-03/en/charts/index.html", base + "/charts/en/hostile/snippets.html", base + "/charts/en/" + pages[0].Chart.ID + "/snippets.html"}
	for i, p := range pages {
		// They are made in one way: a usual run looks at every third and at the hostile one.
		if golden.Long() || i%3 == 0 || p.Chart.ID == "hostile" {
			addresses = append(addresses, base+"/charts/en/"+p.Chart.ID+"/index.html")
		}
	}
	for _, address := range addresses {
		t.Run(strings.TrimPrefix(address, base+"/"), func(t *testing.T) {
			p := b.Open(t, address, browser.View{})
			for _, dark := range []bool{false, true} {
				for _, width := range []int{320, 600, 1200} {
					p.Look(browser.View{Width: width, Dark: dark})
					p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
					p.Overflow()
					p.SmallText(12)
					p.SmallTargets(40)
					// The colours matter to axe, and the width, but hardly both at once.
					if width == 320 && !dark || width == 1200 && dark || width != 600 && golden.Long() {
						p.Axe()
					}
				}
			}
			p.Look(browser.View{Width: 280})
			p.Overflow()
			p.Clean()
		})
	}
}

// The HTML is valid.
func TestValidHTML(t *testing.T) {
	pages := map[string][]byte{}
	for name, o := range map[string]Options{"bare": bare, "full": full} {
		for _, p := range withHostile() {
			files := folder(t, p, o)
			for _, f := range []string{pageFile, shareFile} {
				pages[name+"-"+p.Chart.ID+"-"+f] = files[f]
			}
		}
		pages[name+"-gallery.html"] = galleryOf(t, withHostile(), o)
	}
	browser.Valid(t, pages)
}

// The heights that are written into code to copy are those the browser comes to, a little more at most: a page in a
// frame of that height has no scroll bar at any width, with its table closed.
func TestHeights(t *testing.T) {
	b := browser.Start(t)
	pages := withHostile()
	base, o := serve(t, pages)
	for i, page := range pages {
		t.Run(page.Chart.ID, func(t *testing.T) {
			ch := newChart(page, libraries().brand, libraries().cat, o)
			var found diag.List
			high := measure(ch, formsOf(ch, &found))
			view := b.Open(t, base+"/charts/en/"+page.Chart.ID+"/index.html", browser.View{})
			at := func(width int) int {
				h := high[0].height
				for _, x := range high {
					if x.width <= width {
						h = x.height
					}
				}
				return h + slack
			}
			for j, width := range []int{320, 333, 360, 375, 414, 419, 420, 480, 560, 599, 600, 640, 768, 840, 900, 1200, 1600} {
				if !golden.Long() && j%3 != i%3 {
					continue
				}
				view.Look(browser.View{Width: width, Height: at(width)})
				var h struct{ Need, Have, Wide, Room int }
				view.Eval(`({Need: Math.ceil(document.querySelector("main").getBoundingClientRect().height), Have: innerHeight, Wide: document.documentElement.scrollWidth, Room: document.documentElement.clientWidth})`, &h)
				if h.Need > h.Have || h.Wide > h.Room {
					t.Errorf("at %d px the page needs %d by %d px, the frame has %d by %d", width, h.Wide, h.Need, h.Room, h.Have)
				}
				// Between the measured widths a drawing grows, and a browser breaks at more places than blanks.
				if page.Chart.ID != "hostile" && h.Have-h.Need > 60 {
					t.Errorf("at %d px the frame is %d px higher than the page", width, h.Have-h.Need)
				}
				if h.Need > high.tallest() {
					t.Errorf("at %d px the page is %d px high, the fixed height is %d", width, h.Need, high.tallest())
				}
			}
		})
	}
}

// codes are the pieces of code of a page of code, by id.
func codes(t *testing.T, page []byte) map[string]string {
	t.Helper()
	code := map[string]string{}
	for _, n := range all(parse(t, page), "textarea") {
		code[attr(n, "id")] = text(n)
	}
	return code
}

// A page in an empty folder that holds a piece of code as it was copied shows the chart.
func TestSnippetsAsCopied(t *testing.T) {
	b := browser.Start(t)
	pages := libraries().pages
	base, o := serve(t, pages)
	for i, page := range pages {
		code := codes(t, folder(t, page, o)[shareFile])
		host := t.TempDir()
		for id, c := range code {
			body := c
			switch id {
			case "markdown":
				var md bytes.Buffer
				if err := goldmark.Convert([]byte(c), &md); err != nil {
					t.Fatal(err)
				}
				body = md.String()
			case "oembed", "cite":
				continue
			}
			html := "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><title>A page of somebody else</title><body style=\"margin:0\">" + body + "</body></html>"
			if err := os.WriteFile(filepath.Join(host, id+".html"), []byte(html), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		other := browser.Serve(t, host)
		for _, id := range []string{"frame", "fitted", "frozen"} {
			widths := []int{320, 600, 1200}
			if id != "frame" {
				widths = []int{320, 1200} // the same page at another address or height
			}
			if !golden.Long() { // of the first chart every kind of frame; that all charts fit theirs is seen in TestHeights, too
				widths = widths[:1]
				if i > 0 && (id != "frame" || i > 1) {
					continue
				}
			}
			for _, width := range widths {
				t.Run(fmt.Sprintf("%s %s at %d", page.Chart.ID, id, width), func(t *testing.T) {
					p := b.Open(t, other+"/"+id+".html", browser.View{Width: width, Height: 1400})
					var h struct{ W, H, Wide int }
					p.Eval(`(() => { const r = document.querySelector("iframe").getBoundingClientRect(); return {W: r.width, H: r.height, Wide: document.documentElement.scrollWidth}; })()`, &h)
					if h.W != width || h.Wide != width {
						t.Errorf("the frame is %d px wide, the page %d", h.W, h.Wide)
					}
					// What the frame shows is what the page shows in a window of its size: all of it, no scroll bar.
					address := base + "/charts/en/" + page.Chart.ID + "/index.html"
					direct := b.Open(t, address, browser.View{Width: width, Height: h.H})
					want := direct.Screenshot("main")
					if want.Bounds().Dy() > h.H {
						t.Errorf("the page needs %d px, the frame has %d", want.Bounds().Dy(), h.H)
					}
					// A lazy frame is filled after the page is loaded, and in a process of its own.
					var d golden.Difference
					for range 100 {
						got := p.Screenshot("iframe")
						d = golden.CompareImages(want, crop(got, want.Bounds().Dx(), want.Bounds().Dy()), golden.Rendering)
						if d.Within(golden.Rendering) {
							break
						}
						p.Eval(`new Promise(done => setTimeout(done, 50))`, nil)
					}
					if !d.Within(golden.Rendering) {
						t.Errorf("the frame shows something else than the page: %d of %d pixels differ", d.Differing, d.Total)
					}
					for _, c := range p.Console() {
						t.Errorf("console: %s", c)
					}
				})
			}
		}
		for j, width := range []int{320, 1200} {
			// Code is made of all charts in one way: a usual run looks at every third, by turns at one of the widths.
			if !golden.Long() && (i%3 != 0 || i > 0 && j != i/3%2) {
				continue
			}
			p := b.Open(t, other+"/inline.html", browser.View{Width: width})
			p.Overflow()
			p.SmallText(12)
			var shown []string
			p.Eval(`[...document.querySelectorAll("svg[role=img]")].filter(s => s.checkVisibility()).map(s => s.querySelector("title").textContent)`, &shown)
			if len(shown) != 1 || shown[0] != plain(page.Chart.Title) {
				t.Errorf("%s inline at %d px: %q is shown", page.Chart.ID, width, shown)
			}
			p.Clean()
			for _, id := range []string{"picture", "markdown"} {
				p := b.Open(t, other+"/"+id+".html", browser.View{Width: width})
				var pic struct {
					Natural int
					Source  string
					Alt     string
				}
				p.Eval(`new Promise(done => { const i = document.querySelector("img"), tell = () => done({Natural: i.naturalWidth, Source: i.currentSrc, Alt: i.alt}); i.complete ? tell() : i.addEventListener("load", tell); })`, &pic)
				want := "card-1200x675.png"
				if id == "picture" && width == 320 {
					want = "card-1080x1080.png"
				}
				if pic.Natural == 0 || !strings.HasSuffix(pic.Source, want) || strings.ReplaceAll(pic.Alt, "\u00a0", " ") != strings.ReplaceAll(page.Chart.Alt.S, "\u00a0", " ") {
					t.Errorf("%s as %s at %d px: %+v", page.Chart.ID, id, width, pic)
				}
				if id == "picture" {
					p.Overflow()
				}
			}
		}
	}
}

// Code copied into a page whose own rules change frames, as themes have them, shows the whole chart.
func TestFramesInAHostPage(t *testing.T) {
	host, err := os.ReadFile("testdata/host.html")
	if err != nil {
		t.Fatal(err)
	}
	b := browser.Start(t)
	page := libraries().pages[0]
	base, o := serve(t, []*doc.ChartPage{page})
	code := codes(t, folder(t, page, o)[shareFile])
	dir := t.TempDir()
	for _, id := range []string{"frame", "fitted"} {
		if err := os.WriteFile(filepath.Join(dir, id+".html"), bytes.ReplaceAll(host, []byte("CODE"), []byte(code[id])), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := browser.Serve(t, dir)
	for _, id := range []string{"frame", "fitted"} {
		for _, width := range []int{360, 1200} {
			p := b.Open(t, other+"/"+id+".html", browser.View{Width: width})
			var frames []struct{ W, H int }
			p.Eval(`[...document.querySelectorAll("iframe")].map(f => ({W: f.clientWidth, H: f.clientHeight}))`, &frames)
			if len(frames) != 5 {
				t.Fatalf("the page has %d frames", len(frames))
			}
			for i, f := range frames {
				if f.W < 200 {
					t.Errorf("%s at %d, frame %d: it is %d px wide", id, width, i+1, f.W)
				}
				direct := b.Open(t, base+"/charts/en/"+page.Chart.ID+"/index.html", browser.View{Width: f.W, Height: f.H})
				var need int
				direct.Eval(`Math.ceil(document.querySelector("main").getBoundingClientRect().height)`, &need)
				if f.W >= narrowest && need > f.H || f.H < 200 {
					t.Errorf("%s at %d, frame %d: the chart needs %d px, the frame has %d", id, width, i+1, need, f.H)
				}
			}
		}
	}
}

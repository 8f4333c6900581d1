package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"briefing/internal/testkit/golden"
)

// Clean fails the test for everything that a finished page must not do: what its policy refused, what it wrote to the
// console as an error or a warning, a request to another origin than its own.
func (p *Page) Clean() {
	p.t.Helper()
	for _, r := range p.Refused() {
		p.t.Errorf("%s: refused by the page's policy: %s", p.url, r)
	}
	for _, c := range p.Console() {
		p.t.Errorf("%s: console: %s", p.url, c)
	}
	home, err := url.Parse(p.url)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, r := range p.Requests() {
		u, err := url.Parse(r)
		if err != nil || u.Scheme != "data" && u.Scheme != "blob" && (u.Host != home.Host || u.Scheme != home.Scheme) {
			p.t.Errorf("%s: a request leaves the page's origin: %s", p.url, r)
		}
	}
}

// Refused lists what the page's policy refused, of the page itself.
func (p *Page) Refused() []string {
	p.t.Helper()
	if p.view.NoScript {
		return nil // told by script; the log entries of Console tell it too
	}
	var list []string
	p.Eval("self.__refused || []", &list)
	return list
}

// Console lists errors and warnings of the page and of the browser about it.
func (p *Page) Console() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.console)
}

// Requests lists the address of every request since the page was opened.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.requests)
}

// Overflow fails the test where the page can be scrolled sideways, and names the elements that reach over its edge.
func (p *Page) Overflow() {
	p.t.Helper()
	var found struct {
		Wide    int
		Window  int
		Culprit []string
	}
	p.Eval(`(() => {
		const room = document.documentElement.clientWidth, out = [];
		for (const e of document.body.querySelectorAll("*")) {
			const r = e.getBoundingClientRect();
			if (r.width > 0 && r.height > 0 && r.right > room + 0.5 && r.left < room + 4000 && getComputedStyle(e).clipPath === "none")
				out.push(e.tagName + "." + (e.getAttribute("class") || "") + " to " + r.right.toFixed(1) + ": " + e.textContent.trim().slice(0, 40));
		}
		return {Wide: document.documentElement.scrollWidth, Window: room, Culprit: out.slice(0, 5)};
	})()`, &found)
	if found.Wide > found.Window || len(found.Culprit) > 0 {
		p.t.Errorf("%s at %d px: the page is %d px wide:\n%s", p.url, found.Window, found.Wide, strings.Join(found.Culprit, "\n"))
	}
}

// SmallText fails the test where text that is shown is smaller than so many CSS pixels, drawn text of a picture in
// SVG included; raised reference numbers are left out.
func (p *Page) SmallText(least float64) {
	p.t.Helper()
	var found []string
	p.Eval(fmt.Sprintf(`(() => {
		const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let n; n = walk.nextNode();) {
			const e = n.parentElement;
			if (!n.data.trim() || e.closest("sup, .away, script, style, title, desc") || !e.checkVisibility()) continue;
			let size = parseFloat(getComputedStyle(e).fontSize);
			if (e.ownerSVGElement) { const m = e.getScreenCTM(); if (!m) continue; size *= Math.hypot(m.a, m.b); }
			if (size < %g - 0.05) out.push(size.toFixed(1) + " px: " + n.data.trim().slice(0, 50));
		}
		return out;
	})()`, least), &found)
	for _, f := range found {
		p.t.Errorf("%s at %d px: text smaller than %g px: %s", p.url, p.view.Width, least, f)
	}
}

// SmallTargets fails the test where a control is less high than so many CSS pixels. Links inside a sentence are not
// controls: they are as high as its line.
func (p *Page) SmallTargets(least float64) {
	p.t.Helper()
	var found []string
	p.Eval(fmt.Sprintf(`[...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary, a.button, nav a")]
		.filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect().height, e.textContent.trim() || e.tagName])
		.filter(([h]) => h < %g - 0.05).map(([h, s]) => h + " px: " + s)`, least), &found)
	for _, f := range found {
		p.t.Errorf("%s at %d px: a control is less than %g px high: %s", p.url, p.view.Width, least, f)
	}
}

// axeRun starts the check; what cannot be decided is left to people and to the other tests.
const axeRun = `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then(r => r.violations.map(v => v.id + " (" + v.impact + "): " + v.help + "\n" + v.nodes.map(n => "  " + n.html.slice(0, 200) + "\n    " + n.failureSummary.replaceAll("\n", "\n    ")).join("\n")))`

// Axe runs axe-core on the page as it stands and fails the test for every violation.
func (p *Page) Axe() {
	p.t.Helper()
	script, err := os.ReadFile(golden.NPM(p.t, "axe-core/axe.min.js"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.Eval(string(script)+"\ntrue", nil) // by the remote control: the page's policy need not allow it
	var found []string
	p.Eval(axeRun, &found)
	for _, f := range found {
		p.t.Errorf("%s at %d px%s: axe: %s", p.url, p.view.Width, map[bool]string{true: ", dark"}[p.view.Dark], f)
	}
}

// Screenshot draws the whole page, or what an element covers if a selector is given.
func (p *Page) Screenshot(selector string) image.Image {
	p.t.Helper()
	var box struct{ X, Y, W, H float64 }
	p.Eval(fmt.Sprintf(`(() => {
		const e = %q ? document.querySelector(%q) : document.documentElement, r = e.getBoundingClientRect();
		return {X: r.x + scrollX, Y: r.y + scrollY, W: r.width, H: r.height};
	})()`, selector, selector), &box)
	data := call(p, page.CaptureScreenshot, page.CaptureScreenshotParams{
		CaptureBeyondViewport: new(true),
		Clip:                  &page.Viewport{X: box.X, Y: box.Y, Width: box.W, Height: box.H, Scale: 1},
	}).Data
	im, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	return im
}

// Picture compares a screenshot of the page, or of an element, with a golden picture. A page of the web is as high as
// ten of paper, so that fewer of its pixels may differ: about as many as those of a short word.
func (p *Page) Picture(selector, path string) {
	p.t.Helper()
	tolerance := golden.Rendering
	tolerance.Share /= 5
	golden.Image(p.t, path, p.Screenshot(selector), tolerance)
}

// PDF prints the page on A4 with the browser's own print function.
func (p *Page) PDF() []byte {
	p.t.Helper()
	return call(p, page.PrintToPDF, page.PrintToPDFParams{
		PaperWidth: 8.27, PaperHeight: 11.69, MarginTop: new(0.6), MarginBottom: new(0.6), MarginLeft: new(0.6), MarginRight: new(0.6),
		GenerateTaggedPDF: new(true), GenerateDocumentOutline: new(true),
	}).Data
}

// Key presses keys, such as kb.Tab.
func (p *Page) Key(keys string) {
	p.t.Helper()
	p.Do(chromedp.KeyEvent(keys))
}

// Stop is a place the keyboard comes to: the role and the name that a screen reader tells, and whether the ring that
// shows the place can be seen.
type Stop struct {
	Role, Name string
	Ring       bool
}

// String is "link “Data”".
func (s Stop) String() string {
	out := s.Role + " “" + s.Name + "”"
	if !s.Ring {
		out += " without a ring"
	}
	return out
}

// Walk presses Tab from the top of the page until it has been round, or most times, and returns where it came to.
func (p *Page) Walk(most int) []Stop {
	p.t.Helper()
	p.Eval(`document.activeElement.blur(); window.getSelection().removeAllRanges(); scrollTo(0, 0)`, nil)
	var stops []Stop
	for range most {
		p.Key(kb.Tab)
		var at struct {
			Done bool
			Ring bool
		}
		p.Eval(`(() => {
			const e = document.activeElement;
			if (!e || e === document.body || e.__seen) return {Done: true};
			e.__seen = true;
			const s = getComputedStyle(e);
			return {Ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2};
		})()`, &at)
		if at.Done {
			break
		}
		role, name := p.told("document.activeElement")
		stops = append(stops, Stop{role, name, at.Ring})
	}
	p.Eval(`document.querySelectorAll("*").forEach(e => delete e.__seen)`, nil)
	return stops
}

// told is what the browser tells a screen reader of an element.
func (p *Page) told(expression string) (role, name string) {
	p.t.Helper()
	object := call(p, runtime.Evaluate, runtime.EvaluateParams{Expression: expression})
	node := call(p, dom.DescribeNode, dom.DescribeNodeParams{ObjectID: object.Result.ObjectID})
	tree := call(p, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{
		BackendNodeID: node.Node.BackendNodeID, FetchRelatives: new(false),
	})
	if len(tree.Nodes) == 0 {
		return "", ""
	}
	return axString(tree.Nodes[0].Role), axString(tree.Nodes[0].Name)
}

func axString(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	if json.Unmarshal(v.Value, &s) != nil {
		return ""
	}
	return s
}

// Valid runs html-validate on pages, by name, with the configuration of this package (testdata/htmlvalidate.json, where
// each rule that is off has its reason) and fails the test for everything it says.
func Valid(t testing.TB, pages map[string][]byte) {
	t.Helper()
	golden.NeedTool(t, "node")
	program := golden.NPM(t, "html-validate/bin/html-validate.mjs")
	dir := t.TempDir()
	args := []string{program, "--config", configFile(t, dir), "--formatter", "text"}
	for name, data := range pages {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command("node", args...).CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%s", err, strings.ReplaceAll(string(out), dir+string(filepath.Separator), ""))
	}
}

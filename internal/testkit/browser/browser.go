// Package browser opens web pages in a real browser and tells what it found.
//
// In: a folder of files that a test made. Out: pages in Chromium, each with what it was refused by its policy, what it
// wrote to the console, every request it made, what a screen reader is told, and pictures of it. It is for tests only
// and must never be imported by anything that ships: the browser's remote control is a library of the tests alone.
// Tests that use it are skipped where there is no Chromium, and fail there if golden.RequireTools is 1.
package browser

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"briefing/internal/testkit/golden"
)

// patience is how long one thing may take before a test gives up: much longer than it takes on a slow machine.
const patience = 2 * time.Minute

// Browser is a running Chromium. It is one for all tests of a binary, since it takes seconds to start and a page knows
// nothing of the pages before it; pages end with their tests.
type Browser struct{ ctx context.Context }

// Program is the browser's program: where it is installed, the one without windows, which opens a page in less than half the
// time and draws it alike.
func Program() string {
	const shell = "chromium-headless-shell"
	if _, err := exec.LookPath(shell); err == nil {
		return shell
	}
	return "chromium"
}

// Start returns the browser, started where no test has done so yet, or skips the test where there is none. The package's
// tests must run under golden.Main, which ends it.
func Start(t testing.TB) *Browser {
	t.Helper()
	golden.NeedTool(t, Program())
	ctx, err := running()
	if err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	return &Browser{ctx}
}

var running = sync.OnceValues(func() (context.Context, error) {
	profile, err := os.MkdirTemp("", "briefing-chromium-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(Program()),
		chromedp.NoSandbox, // the tests open their own files only, and often run as root
		chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("disable-lcd-text", true),
		chromedp.Flag("force-color-profile", "srgb"),
	)
	alloc, endAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {}))
	golden.AtEnd(func() {
		// Close it by its own command and wait: its folder is removed next.
		_ = chromedp.Cancel(ctx)
		end()
		endAlloc()
		_ = os.RemoveAll(profile)
	})
	return ctx, chromedp.Do(ctx)
})

// Serve serves a folder on the loopback interface until the test ends and returns its address without a slash. Each
// call is an origin of its own.
func Serve(t testing.TB, dir string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(http.FileServer(http.Dir(dir)))
	s.Listener = l
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Start()
	t.Cleanup(s.Close)
	return s.URL
}

// ServePage serves one page as index.html and returns its address.
func ServePage(t testing.TB, html []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), html, 0o600); err != nil {
		t.Fatal(err)
	}
	return Serve(t, dir) + "/"
}

// View is how a page is looked at. The zero value is 1100 by 900 in light colours.
type View struct {
	Width, Height int // CSS pixels
	Dark          bool
	Print         bool // as on paper
	NoScript      bool
	Scale         float64 // device pixels a CSS pixel; 0: 1
	Touch         bool
}

// Page is an open page.
type Page struct {
	t    testing.TB
	ctx  context.Context
	url  string
	view View

	mu       sync.Mutex
	requests []string
	console  []string
}

// Open opens an address, waits until everything is loaded, and closes the page with the test.
func (b *Browser) Open(t testing.TB, address string, v View) *Page {
	t.Helper()
	ctx, end := chromedp.NewContext(b.ctx)
	p := &Page{t: t, ctx: ctx, url: address}
	t.Cleanup(end)
	if err := chromedp.Listen(ctx, p.note); err != nil {
		t.Fatal(err)
	}
	limited, stop := context.WithTimeout(ctx, patience)
	t.Cleanup(stop)
	p.ctx = limited
	call(p, network.Enable, network.EnableParams{})
	call(p, cdplog.Enable, cdp.Empty{})
	call(p, runtime.Enable, cdp.Empty{})
	// A policy's refusals are told to the page; they are kept from the first line on.
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	p.Look(v)
	p.Do(chromedp.Navigate(address))
	return p
}

// watchPolicy keeps what the page's policy refused.
const watchPolicy = `self.__refused = [];
document.addEventListener("securitypolicyviolation", e => self.__refused.push(
	e.effectiveDirective + " " + (e.blockedURI || "inline") + (e.sample ? " " + e.sample : "")));`

// note keeps what the browser tells.
func (p *Page) note(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, ev.Request.URL)
	case *cdplog.EventEntryAdded:
		if ev.Entry.Level == cdplog.EntryLevelError || ev.Entry.Level == cdplog.EntryLevelWarning {
			p.console = append(p.console, string(ev.Entry.Level)+": "+ev.Entry.Text+" "+ev.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			var words []string
			for _, a := range ev.Args {
				words = append(words, string(a.Value))
			}
			p.console = append(p.console, string(ev.Type)+": "+strings.Join(words, " "))
		}
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, "exception: "+ev.ExceptionDetails.Text)
	}
}

// Do runs actions of the browser's remote control and fails the test on an error.
func (p *Page) Do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatalf("%s: %v", p.url, err)
	}
}

// call sends one command of the remote control and returns its answer.
func call[P, R any](p *Page, cmd cdp.Command[P, R], params P) R {
	p.t.Helper()
	answer, err := chromedp.Call(p.ctx, cmd, params)
	if err != nil {
		p.t.Fatalf("%s: %s: %v", p.url, cmd.Method, err)
	}
	return answer
}

// Look changes how the page is looked at.
func (p *Page) Look(v View) {
	p.t.Helper()
	if v.Width == 0 {
		v.Width = 1100
	}
	if v.Height == 0 {
		v.Height = 900
	}
	if v.Scale == 0 {
		v.Scale = 1
	}
	p.view = v
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: map[bool]string{false: "light", true: "dark"}[v.Dark]},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if v.Print {
		media.Media = "print"
	}
	call(p, emulation.SetEmulatedMedia, media)
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(v.Width), Height: int64(v.Height), DeviceScaleFactor: v.Scale, Mobile: v.Touch,
	})
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: v.Touch})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.NoScript})
}

// Eval runs an expression in the page, by the remote control and so past its policy, and reads its value into out, as
// JSON; out may be nil. A promise is waited for.
func (p *Page) Eval(expression string, out any) {
	p.t.Helper()
	answer := call(p, runtime.Evaluate, runtime.EvaluateParams{
		Expression: expression, ReturnByValue: new(true), AwaitPromise: new(true),
	})
	if fault := answer.ExceptionDetails; fault != nil {
		p.t.Fatalf("%s: %s: %v", p.url, expression, fault)
	}
	if out == nil {
		return
	}
	if err := json.Unmarshal(answer.Result.Value, out); err != nil {
		p.t.Fatalf("%s: %s: %v", p.url, expression, err)
	}
}

package browser

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// recorder is a test that keeps what would fail it.
type recorder struct {
	testing.TB
	said []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

const good = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-hash'">
<title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<main>
<h1>A page</h1>
<p>Text with <a href="#one">a link</a>.</p>
<p id="one"><button type="button">Press</button></p>
</main>
</body>
</html>
`

// TestChecksCanFail opens a page without fault and, for each check, a page with the fault that the check is for.
func TestChecksCanFail(t *testing.T) {
	b := Start(t)
	other := ServePage(t, []byte(good))
	checks := map[string]func(*Page){
		"clean":    (*Page).Clean,
		"axe":      (*Page).Axe,
		"overflow": (*Page).Overflow,
		"text":     func(p *Page) { p.SmallText(12) },
		"targets":  func(p *Page) { p.SmallTargets(20) },
	}
	run := func(html, check string) []string {
		p := b.Open(t, ServePage(t, []byte(html)), View{Width: 320})
		said := &recorder{TB: t}
		p.t = said
		checks[check](p)
		p.t = t
		return said.said
	}
	for check := range checks {
		if said := run(good, check); len(said) > 0 {
			t.Errorf("%s: a page without fault is said to have one: %s", check, strings.Join(said, "\n"))
		}
	}
	const strict = "default-src 'none'; style-src 'sha256-hash'"
	with := func(policy, more string) string {
		return strings.Replace(strings.Replace(good, strict, policy, 1), "</main>", more+"</main>", 1)
	}
	const open = "default-src * 'unsafe-inline' data:"
	for _, c := range []struct{ check, want, html string }{
		{"clean", "refused by the page's policy: style-src-attr", with(strict, `<p style="color:red">Red</p>`)},
		{"clean", "refused by the page's policy: script-src-elem", with(strict, `<script>1</script>`)},
		{"clean", "refused by the page's policy: img-src", with(strict, `<img src="x.png" alt="">`)},
		{"clean", "a request leaves the page's origin", with(open, `<img src="`+other+`x.png" alt="">`)},
		{"clean", `console: error: "no"`, with(open, `<script>console.error("no")</script>`)},
		{"clean", "console: exception", with(open, `<script>nothing()</script>`)},
		{"axe", "color-contrast", with(open, `<p style="color:#ddd">Faint</p>`)},
		{"axe", "image-alt", with(open, `<img src="data:,">`)},
		{"overflow", "the page is 602 px wide", with(open, `<hr width="592">`)},
		{"text", "smaller than 12 px: 9.0 px", with(open, `<svg width="90" height="20" viewBox="0 0 180 40"><text y="20" font-size="18">Small</text></svg>`)},
		{"targets", "less than 20 px high", with(open, `<nav><a href="#one"><font size="1">x</font></a></nav>`)},
	} {
		if said := strings.Join(run(c.html, c.check), "\n"); !strings.Contains(said, c.want) {
			t.Errorf("%s does not say %q but:\n%s", c.check, c.want, said)
		}
	}
}

func TestValidCanFail(t *testing.T) {
	Valid(t, map[string][]byte{"good.html": []byte(good)})
	said := &recorder{TB: t}
	Valid(said, map[string][]byte{"bad.html": []byte(strings.Replace(good, "</p>\n<p id", "</div>\n<p id", 1))})
	if len(said.said) != 1 || !strings.Contains(said.said[0], "bad.html:12:") {
		t.Errorf("a wrong end tag is not told of: %q", said.said)
	}
}

func TestWalk(t *testing.T) {
	p := Start(t).Open(t, ServePage(t, []byte(good)), View{})
	var got []string
	for _, s := range p.Walk(10) {
		got = append(got, s.String())
	}
	if want := []string{"link “a link” without a ring", "button “Press” without a ring"}; !slices.Equal(got, want) {
		t.Errorf("the keyboard comes to %q, want %q", got, want)
	}
}

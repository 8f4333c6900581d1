package html

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/browser"
)

// withPicture is the test brand with a red PNG file for an emblem.
func withPicture(t testing.TB) *brand.Brand {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for i := range 40 * 20 {
		img.Set(i%40, i/40, color.NRGBA{R: 255, A: 255})
	}
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	b := testBrand(t)
	show := func(h frame.Unit) frame.Group {
		return frame.Group{Items: []frame.Item{&frame.Image{Box: frame.Rect{W: 2 * h, H: h}, Key: "logo", Data: data.Bytes()}}}
	}
	b.Logo = &brand.Logo{Alt: "emblem", Ratio: [2]int{2, 1}, Drawing: show, OnColor: show}
	return b
}

// policyOf returns the policy that a page is under.
func policyOf(t testing.TB, page []byte) string {
	t.Helper()
	_, rest, found := strings.Cut(string(page), `http-equiv="Content-Security-Policy" content="`)
	policy, _, closed := strings.Cut(rest, `"`)
	if !found || !closed {
		t.Fatal("the page has no policy")
	}
	return policy
}

// TestPolicyOfPictures holds a page to allow pictures that stand in it if, and only if, it has one; that a text speaks
// of one is no picture.
func TestPolicyOfPictures(t *testing.T) {
	const data = "data:image/png;base64,iVBORw0KGgo="
	for name, c := range map[string]struct {
		body []Part
		want bool
	}{
		"no picture":            {List{El("p", Text("Text."))}, false},
		"a text about one":      {List{El("p", Text(`<image href="`+data+`"/>`), El("textarea", Text(`<img src="`+data+`">`)))}, false},
		"a link to one":         {List{El("a", Href(data), Text("Picture"))}, false},
		"a picture of the site": {List{El("img", At("src", "a.png"), At("alt", ""))}, false},
		"a drawing":             {List{El("div", Markup(`<svg><path d="M0 0"/><text>&lt;image href="`+data+`"</text></svg>`))}, false},
		"a picture":             {List{El("div", List{El("img", At("src", data), At("alt", ""))})}, true},
		"one of a set":          {List{El("picture", El("source", At("srcset", "a.png, "+data+" 2x")))}, true},
		"one in a drawing":      {List{El("div", El("span", nil, Markup(`<svg><image x="0" href="`+data+`"/></svg>`)))}, true},
		"one below nothing":     {List{nil, (*Element)(nil), El("img", At("src", data), At("alt", ""))}, true},
	} {
		p := Page{Brand: testBrand(t), Lang: "en", Title: "Title", Body: c.body}
		out, err := p.Bytes()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		policy := policyOf(t, out)
		if got := strings.Contains(policy, "; img-src data:; "); got != c.want {
			t.Errorf("%s: the policy allows pictures: %v, want %v: %s", name, got, c.want, policy)
		}
		if n := strings.Count(policy, "-src "); n > 3 || !strings.HasPrefix(policy, "default-src 'none'; ") {
			t.Errorf("%s: the policy allows more than it must: %s", name, policy)
		}
	}
}

// TestEmblemThatIsAPicture opens a page whose brand has a PNG file for an emblem: the browser shows it.
func TestEmblemThatIsAPicture(t *testing.T) {
	out, diags := Write(sample(), withPicture(t), sampleOptions())
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if !strings.Contains(policyOf(t, out), "; img-src data:; ") {
		t.Errorf("the policy does not allow the emblem: %s", policyOf(t, out))
	}
	b := browser.Start(t)
	for _, v := range []browser.View{{}, {Width: 320, Dark: true}} {
		p := b.Open(t, browser.ServePage(t, out), v)
		p.Clean()
		shot := p.Screenshot(".emblem")
		r, g, bl, _ := shot.At(shot.Bounds().Min.X+shot.Bounds().Dx()/2, shot.Bounds().Min.Y+shot.Bounds().Dy()/2).RGBA()
		if r < 0xf000 || g > 0x1000 || bl > 0x1000 {
			t.Errorf("%+v: the middle of the emblem is not red but %x %x %x", v, r>>8, g>>8, bl>>8)
		}
	}
}

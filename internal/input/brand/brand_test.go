package brand

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

func templates() fs.FS { return os.DirFS("../../../templates") }

func load(t *testing.T, name string) *Brand {
	t.Helper()
	b, l := Load(templates(), name, "en")
	if len(l) > 0 {
		t.Fatalf("brand %s has findings:\n%s", name, l.Text())
	}
	return b
}

func TestShippedBrands(t *testing.T) {
	if got := strings.Join(Names(templates()), " "); got != "eu plain" {
		t.Errorf("brands: %s", got)
	}
	eu, plain := load(t, "eu"), load(t, "plain")
	if eu.Name != "EU briefing" || eu.Topic != "Migration and security" || eu.Lang != "en" || eu.ID != "eu" {
		t.Errorf("eu: %+v", eu)
	}
	if eu.Logo == nil || eu.Logo.Alt != "European Union emblem" || eu.Logo.Width(frame.MM(10)) != frame.MM(15) {
		t.Errorf("emblem: %+v", eu.Logo)
	}
	if plain.Logo != nil {
		t.Error("the brand plain has an emblem")
	}
	if eu.Light.Color(Blue) == plain.Light.Color(Blue) {
		t.Error("both brands have one colour, so nothing shows that a brand is data")
	}
	for _, r := range "Aé€−–≥Ωж\u202f\u00a0" {
		if !eu.Covers(r) {
			t.Errorf("%q is not covered", r)
		}
	}
	if eu.Covers('🙂') || eu.Covers('漢') {
		t.Error("an emoji or another script counts as covered")
	}
}

// TestDesignPalette keeps the EU brand to the design's table: colour and contrast on white, tint and blue, both
// palettes. A dash is a pair the table leaves out.
func TestDesignPalette(t *testing.T) {
	eu := load(t, "eu")
	for _, tt := range []struct {
		palette   Palette
		token     Token
		hex       string
		onWhite   string
		onTint    string
		onBlue    string
		paletteID string
	}{
		{eu.Light, Blue, "#003399", "10.86", "9.96", "-", "light"},
		{eu.Light, Ink, "#051036", "18.52", "16.99", "1.71", "light"},
		{eu.Light, Body, "#26324B", "12.80", "11.75", "1.18", "light"},
		{eu.Light, Secondary, "#4A5670", "7.35", "6.74", "1.48", "light"},
		{eu.Light, Context, "#6C85D1", "3.55", "3.26", "3.06", "light"},
		{eu.Light, Orange, "#B35000", "5.17", "4.74", "2.10", "light"},
		{eu.Light, Rule, "#B9C5E9", "1.72", "1.58", "6.32", "light"},
		{eu.Light, Tint, "#F3F5FB", "1.09", "-", "9.96", "light"},
		{eu.Light, Pale, "#D8E0FB", "1.31", "1.21", "8.26", "light"},
		{eu.Light, Gold, "#FFCC00", "1.51", "1.39", "7.18", "light"},
		{eu.Light, White, "#FFFFFF", "-", "1.09", "10.86", "light"},
		{eu.Light, Control, "#6B7BA8", "4.18", "3.83", "2.60", "light"},
		{eu.Light, Error, "#B0132B", "7.06", "6.48", "1.54", "light"},
		{eu.Dark, White, "#0B1433", "-", "1.14", "10.06", "dark"},
		{eu.Dark, Tint, "#141F49", "1.14", "-", "8.85", "dark"},
		{eu.Dark, Ink, "#F4F6FF", "16.76", "14.73", "1.67", "dark"},
		{eu.Dark, Body, "#D3DBF2", "13.07", "11.49", "1.30", "dark"},
		{eu.Dark, Secondary, "#A9B5DA", "8.87", "7.80", "1.13", "dark"},
		{eu.Dark, Blue, "#A6C1FF", "10.06", "8.85", "-", "dark"},
		{eu.Dark, Context, "#4964B4", "3.24", "2.85", "3.11", "dark"},
		{eu.Dark, Orange, "#E5862E", "6.70", "5.89", "1.50", "dark"},
		{eu.Dark, Rule, "#35447C", "1.95", "1.72", "5.15", "dark"},
		{eu.Dark, Pale, "#25356F", "1.56", "1.37", "6.43", "dark"},
		{eu.Dark, Control, "#7183BD", "4.89", "4.30", "2.06", "dark"},
		{eu.Dark, Error, "#FF8A94", "8.02", "7.05", "1.26", "dark"},
		{eu.Dark, Gold, "#FFCC00", "11.95", "-", "-", "dark"},
	} {
		c := tt.palette.Color(tt.token)
		if hexOf(c) != tt.hex {
			t.Errorf("%s %s is %s, want %s", tt.paletteID, tt.token, hexOf(c), tt.hex)
		}
		for _, on := range []struct {
			token Token
			want  string
		}{{White, tt.onWhite}, {Tint, tt.onTint}, {Blue, tt.onBlue}} {
			if got := fmt.Sprintf("%.2f", Contrast(c, tt.palette.Color(on.token))); on.want != "-" && got != on.want {
				t.Errorf("%s %s on %s: %s, want %s", tt.paletteID, tt.token, on.token, got, on.want)
			}
		}
	}
	if got := fmt.Sprintf("%.2f", Contrast(eu.Light.Color(Ink), eu.Light.Color(Context))); got != "5.22" {
		t.Errorf("ink on context: %s", got)
	}
}

func TestContrastFormula(t *testing.T) {
	black, white := frame.Color{}, frame.Color{R: 255, G: 255, B: 255}
	if got := Contrast(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white: %v", got)
	}
	if got := Contrast(white, white); got != 1 {
		t.Errorf("white on white: %v", got)
	}
	// #767676 is the lightest grey that white text may stand on, #777777 is not.
	grey := func(v uint8) frame.Color { return frame.Color{R: v, G: v, B: v} }
	if Contrast(grey(0x76), white) < MinText || Contrast(grey(0x77), white) >= MinText {
		t.Errorf("%v, %v", Contrast(grey(0x76), white), Contrast(grey(0x77), white))
	}
	if got := shownRatio(4.4999); got != "4.49" {
		t.Errorf("a ratio that fails reads %s", got)
	}
	for _, p := range Pairs() {
		if p.Use == "" || p.Fore == p.Back {
			t.Errorf("pair without a use: %+v", p)
		}
	}
}

// Colours that a finding proposes make the brand readable, all of them together: for random brands, light and dark, with
// roles that share a colour.
func TestProposedColours(t *testing.T) {
	base, err := os.ReadFile("testdata/base.yml")
	if err != nil {
		t.Fatal(err)
	}
	colours := regexp.MustCompile(`"#[0-9A-Fa-f]{6}"`)
	proposal := regexp.MustCompile(`(#[0-9A-F]{6}) instead of (#[0-9A-F]{6})`)
	own := regexp.MustCompile(`((?:\w+\.)+)(\w+: \{light: "#[0-9A-F]{6}", dark: "#[0-9A-F]{6}"\}) instead of`)
	place := regexp.MustCompile(`(?:stands in|then) brands/test/_brand.yml:(\d+):(\d+)`)
	r := rand.New(rand.NewPCG(3, 4))
	mended, hopeless, count := 0, 0, golden.Amount(160, 60, 60)
	for n := range count {
		// Most brands are near a good one; some are colours by chance.
		text := colours.ReplaceAllStringFunc(string(base), func(c string) string {
			v, _ := strconv.ParseUint(c[2:8], 16, 32)
			shift := []int{20, 60, 120, 256}[n%4]
			out := ""
			for _, k := range []uint{16, 8, 0} {
				x := int(v>>k&255) + r.IntN(2*shift+1) - shift
				out += fmt.Sprintf("%02X", min(max(x, 0), 255))
			}
			return `"#` + out + `"`
		})
		load := func(text string) diag.List {
			_, l := Load(fstest.MapFS{"brands/test/_brand.yml": {Data: []byte(text)}}, "test", "en")
			return l
		}
		if n%2 == 1 { // dark colours of their own only for what others stand on
			text = strings.Replace(text, `background: "#FFF"`, `background: {light: "#FFFFFF", dark: "#0B1433"}`, 1)
		} else {
			text = strings.Replace(text, `background: "#FFF"`, `background: "#FFFFFF"`, 1)
		}
		first := load(text)
		if !first.HasErrors() {
			continue
		}
		lines := strings.Split(text, "\n")
		put := func(line, col int, to, from string) {
			at := lines[line-1]
			if i := strings.Index(at[col-1:], to); i >= 0 && i < 3 {
				return // two findings propose it
			}
			i := strings.Index(at[col-1:], from)
			if i < 0 || i > 2 {
				t.Fatalf("%s does not stand at %d:%d: %s\n%s", from, line, col, at, first.Text())
			}
			lines[line-1] = at[:col-1+i] + to + at[col-1+i+len(from):]
		}
		whole, owns := true, [][]string(nil)
		for _, d := range first {
			if d.ID != "contrast" {
				t.Fatalf("found %s", d.Message)
			}
			all := 0
			for _, h := range d.Hints {
				found, there := proposal.FindAllStringSubmatch(h, -1), place.FindStringSubmatch(h)
				all += len(found)
				owns = append(owns, own.FindAllStringSubmatch(h, -1)...)
				all += len(own.FindAllString(h, -1))
				for i, p := range found {
					line, col := d.Pos.Line, d.Pos.Col
					if i == 1 || strings.Contains(h, "there "+p[0]) || strings.HasPrefix(h, "then ") {
						line, _ = strconv.Atoi(there[1])
						col, _ = strconv.Atoi(there[2])
					}
					put(line, col, p[1], p[2])
				}
			}
			whole = whole && all > 0
		}
		if !whole {
			hopeless++
			continue
		}
		for _, p := range owns { // a value for a role, whatever it had
			key, _, _ := strings.Cut(p[2], ":")
			role := regexp.MustCompile(`^(  )` + key + `: .*`)
			if p[1] != "color." {
				role = regexp.MustCompile(`^(    tokens:.*[ {])` + key + `: (?:"[^"]*"|\{[^}]*\})`)
			}
			for i := range lines {
				lines[i] = role.ReplaceAllString(lines[i], "${1}"+p[2])
			}
		}
		mended++
		if again := load(strings.Join(lines, "\n")); again.HasErrors() {
			t.Fatalf("brand %d, with all that was proposed:\n%s\nproposed was\n%s", n, again.Text(), first.Text())
		}
	}
	if mended < count/2 || hopeless > count/20 {
		t.Errorf("%d brands were mended, %d could not be", mended, hopeless)
	}
}

// The notice of an example is set in the secondary colour on the page: as large as captions, and as readable.
func TestNoticeIsReadable(t *testing.T) {
	for _, name := range []string{"eu", "plain"} {
		b, l := Load(os.DirFS("../../../templates"), name, "en")
		if b == nil || l.HasErrors() {
			t.Fatal(l.Text())
		}
		for scheme, p := range map[string]Palette{"light": b.Light, "dark": b.Dark} {
			if c := Contrast(p.Color(Secondary), p.Color(White)); c < 4.5 {
				t.Errorf("%s, %s: %.2f, at least 4.5 is readable", name, scheme, c)
			}
		}
	}
}

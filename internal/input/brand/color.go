package brand

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
	"briefing/internal/source"
)

// placedColor is a colour with the place of its digits: in the palette, where a role only names the colour.
type placedColor struct {
	color frame.Color
	pos   diag.Pos
}

// role is one of our tokens with the key that sets it.
type role struct {
	token Token
	key   string
	value colorValue
}

// roles maps our tokens to the roles of the convention, and to keys of our own where it has none.
func (f *brandForm) roles() []role {
	c, t := f.Color, f.Defaults.Briefing.Tokens
	return []role{
		{Blue, "color.primary", c.Primary},
		{Ink, "color.dark", c.Dark},
		{Body, "color.foreground", c.Foreground},
		{Secondary, "color.secondary", c.Secondary},
		{Context, "color.tertiary", c.Tertiary},
		{Orange, "color.warning", c.Warning},
		{Rule, "defaults.briefing.tokens.rule", t.Rule},
		{Tint, "color.light", c.Light},
		{Pale, "defaults.briefing.tokens.pale", t.Pale},
		{Gold, "defaults.briefing.tokens.gold", t.Gold},
		{White, "color.background", c.Background},
		{Control, "defaults.briefing.tokens.control", t.Control},
		{Error, "color.danger", c.Danger},
	}
}

// Tokens lists every token, in the order of the design's table.
func Tokens() []Token {
	var out []Token
	for _, r := range (&brandForm{}).roles() {
		out = append(out, r.token)
	}
	return out
}

// palettes resolves every colour of the file and checks the contrast of every pair in use.
func (f *brandForm) palettes() (light, dark Palette, l diag.List) {
	r := newResolver(f.Color.Names.Palette)
	r.partial = f.Color.Names.Broken
	l.Append(r.checkAll())
	lights, darks := map[Token]placedColor{}, map[Token]placedColor{}
	for _, v := range f.roles() {
		lights[v.token] = r.resolve(v.value.light, &l)
		darks[v.token] = r.resolve(v.value.dark, &l)
	}
	for _, v := range []colorValue{f.Color.Success, f.Color.Info, f.Color.Link} {
		r.resolve(v.light, &l)
		r.resolve(v.dark, &l)
	}
	pairs, more := f.pairs()
	l.Append(more)
	if l.HasErrors() {
		return light, dark, l
	}
	reported := map[[2]diag.Pos]bool{}
	proposed := f.proposeColors(pairs, lights, darks)
	l.Append(f.checkContrast(pairs, lights, "", reported, proposed))
	l.Append(f.checkContrast(pairs, darks, " in the dark palette", reported, proposed))
	if n := len(l); n > 0 {
		l[n-1].Hints = append(l[n-1].Hints, proposed.others()...)
	}
	return paletteOf(lights), paletteOf(darks), l
}

// paletteOf is a palette of colours without their places.
func paletteOf(m map[Token]placedColor) Palette {
	colors := map[Token]frame.Color{}
	for t, p := range m {
		colors[t] = p.color
	}
	return NewPalette(colors)
}

// pairs are those of our own drawings and those that the brand adds.
func (f *brandForm) pairs() ([]Pair, diag.List) {
	var l diag.List
	pairs := Pairs()
	names := make([]string, 0, len(Tokens()))
	for _, t := range Tokens() {
		names = append(names, string(t))
	}
	token := func(s source.String) Token {
		if s.S == "" {
			return "" // which the decoder has reported
		}
		if slices.Contains(names, s.S) {
			return Token(s.S)
		}
		msg, hint := source.Unknown("colour token", s.S, names)
		l.Add(s.Pos, diag.Error, "unknown-token", msg, hint)
		return ""
	}
	for _, p := range f.Defaults.Briefing.Pairs {
		if p.Broken {
			continue
		}
		if (p.Text.S == "") == (p.Mark.S == "") {
			l.Add(p.Pos, diag.Error, "pair", "a pair has either \"text\" or \"mark\", and \"on\"", "write for example {text: orange, on: tint}")
			continue
		}
		fore := p.Text
		if fore.S == "" {
			fore = p.Mark
		}
		pairs = append(pairs, Pair{token(fore), token(p.On), p.Text.S != "", "a pair this brand names itself"})
	}
	return pairs, l
}

// checkContrast reports every pair with too little contrast. Two colours are reported once, for text before marks, which is
// the order of pairs. Reported holds the pairs that were reported before: the dark palette often has colours of the light
// one.
func (f *brandForm) checkContrast(pairs []Pair, colors map[Token]placedColor, where string, reported map[[2]diag.Pos]bool, r *proposals) diag.List {
	var l diag.List
	keys := map[Token]string{}
	for _, r := range f.roles() {
		keys[r.token] = r.key
	}
	for _, p := range pairs {
		fore, back := colors[p.Fore], colors[p.Back]
		if fore.pos.IsZero() || back.pos.IsZero() {
			continue // not set, which the decoder has reported
		}
		ratio := Contrast(fore.color, back.color)
		if ratio >= p.Min() || reported[[2]diag.Pos{fore.pos, back.pos}] || reported[[2]diag.Pos{back.pos, fore.pos}] {
			continue
		}
		reported[[2]diag.Pos{fore.pos, back.pos}] = true
		need := "marks need 3.0"
		if p.Text {
			need = "text needs 4.5"
		}
		hint := fmt.Sprintf("used for %s; the other colour stands in %s", p.Use, back.pos)
		switch one, other := r.replacement(p.Fore, fore), r.replacement(p.Back, back); {
		case one != "" && other != "":
			hint += "; " + one + ", and there " + other + ", would reach it"
		case other != "":
			hint += "; there " + other + " would reach it"
		case one != "":
			hint += "; " + one + " would reach it"
		}
		l.Add(fore.pos, diag.Error, "contrast",
			fmt.Sprintf("%s %s on %s %s has a contrast of %s%s, but %s", keys[p.Fore], hexOf(fore.color), keys[p.Back], hexOf(back.color), shownRatio(ratio), where, need),
			hint, "contrast by WCAG 2.1: (L1 + 0.05) / (L2 + 0.05) of the relative luminances")
	}
	return l
}

// maxNames is how many names may lead to a colour, one through the other.
const maxNames = 20

// proposals are colours to write instead of those of the brand, by place. With all of them every pair has the contrast it
// needs.
type proposals struct {
	light, dark   map[diag.Pos]frame.Color // proposed in each palette
	lights, darks map[diag.Pos]frame.Color // as they are
	keys          map[Token]string
	tokens        map[diag.Pos][]Token
	shown         map[diag.Pos]bool
}

// proposeColors looks for colours that are right for both palettes, or, where there are none, for each palette by itself.
func (f *brandForm) proposeColors(pairs []Pair, lights, darks map[Token]placedColor) *proposals {
	r := &proposals{keys: map[Token]string{}, tokens: map[diag.Pos][]Token{}, shown: map[diag.Pos]bool{}}
	for _, x := range f.roles() {
		r.keys[x.token] = x.key
		for _, pos := range []diag.Pos{lights[x.token].pos, darks[x.token].pos} {
			if !slices.Contains(r.tokens[pos], x.token) {
				r.tokens[pos] = append(r.tokens[pos], x.token)
			}
		}
	}
	faint := false
	gather := func(colors map[Token]placedColor) (from map[diag.Pos]frame.Color, all []requirement) {
		from = map[diag.Pos]frame.Color{}
		for _, p := range pairs {
			fore, back := colors[p.Fore], colors[p.Back]
			if fore.pos.IsZero() || back.pos.IsZero() {
				continue
			}
			from[fore.pos], from[back.pos] = fore.color, back.color
			all = append(all, requirement{fore.pos, back.pos, p.Min()})
			faint = faint || Contrast(fore.color, back.color) < p.Min()
		}
		return from, all
	}
	var inLight, inDark []requirement
	r.lights, inLight = gather(lights)
	r.darks, inDark = gather(darks)
	if !faint {
		return r
	}
	both := maps.Clone(r.lights)
	maps.Copy(both, r.darks)
	if r.light = adjustColors(both, append(slices.Clone(inLight), inDark...)); r.light != nil {
		r.dark = r.light
		return r
	}
	r.light, r.dark = adjustColors(r.lights, inLight), adjustColors(r.darks, inDark)
	return r
}

// replacement says what to write instead of a colour; empty where it may stay.
func (r *proposals) replacement(t Token, c placedColor) string {
	light, mendLight := r.light[c.pos]
	dark, mendDark := r.dark[c.pos]
	if !mendLight && !mendDark {
		return ""
	}
	r.shown[c.pos] = true
	inLight, inDark := r.lights[c.pos], r.darks[c.pos]
	_, hasLight := r.lights[c.pos]
	_, hasDark := r.darks[c.pos]
	if !mendLight {
		light = inLight
	}
	if !mendDark {
		dark = inDark
	}
	switch {
	case !hasDark || hasLight && light == dark:
		return fmt.Sprintf("%s instead of %s", hexOf(light), hexOf(c.color))
	case !hasLight:
		return fmt.Sprintf("%s instead of %s", hexOf(dark), hexOf(c.color))
	}
	return fmt.Sprintf("%s: {light: %q, dark: %q} instead of %s", r.keys[t], hexOf(light), hexOf(dark), hexOf(c.color))
}

// others are the proposals for colours that no finding names, but that must change together with the others.
func (r *proposals) others() []string {
	var out []string
	for _, from := range []map[diag.Pos]frame.Color{r.lights, r.darks} {
		for pos, c := range from {
			if r.shown[pos] {
				continue
			}
			for _, t := range r.tokens[pos] {
				if s := r.replacement(t, placedColor{c, pos}); s != "" {
					out = append(out, fmt.Sprintf("then %s must change as well: %s", pos, s))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// resolver follows names through the palette.
type resolver struct {
	palette paletteForm
	byName  map[string]source.String
	names   []string
	checked bool // the palette's own faults have been reported
	partial bool // the palette may have names that could not be read
}

func newResolver(p paletteForm) *resolver {
	r := &resolver{palette: p, byName: map[string]source.String{}}
	for _, e := range p {
		r.byName[e.name] = e.value
		r.names = append(r.names, e.name)
	}
	return r
}

// checkAll reports every palette entry that is no colour, used or not.
func (r *resolver) checkAll() diag.List {
	var l diag.List
	for _, e := range r.palette {
		r.resolve(e.value, &l)
	}
	r.checked = true
	return l
}

// resolve follows a value to its digits. A value without a place was missing, which the decoder has reported.
func (r *resolver) resolve(v source.String, l *diag.List) placedColor {
	start := v
	for seen := 0; !v.Pos.IsZero(); seen++ {
		if c, ok := parseHex(v.S); ok {
			return placedColor{c, v.Pos}
		}
		next, ok := r.byName[v.S]
		switch {
		case !ok && len(v.S) > 0 && v.S[0] == '#':
			l.Add(v.Pos, diag.Error, "color", fmt.Sprintf("%s is no colour", source.Quote(v.S)), `write # and six digits from 0 to 9 and A to F: "#003399"`)
			return placedColor{}
		case !ok && r.partial:
			return placedColor{}
		case !ok:
			msg, hint := source.Unknown("colour", v.S, r.names)
			l.Add(v.Pos, diag.Error, "color", msg, hint, `write the name of a colour of the palette, or # and six digits in quotes: "#003399"`)
			return placedColor{}
		case seen > maxNames && r.checked:
			return placedColor{}
		case seen > maxNames:
			l.Add(start.Pos, diag.Error, "color", fmt.Sprintf("%s names a colour that leads back to itself, or through more than %d names", source.Quote(start.S), maxNames), "give one of the names a colour of its own")
			return placedColor{}
		}
		v = next
	}
	return placedColor{}
}

// parseHex reads #RRGGBB or #RGB.
func parseHex(s string) (frame.Color, bool) {
	if len(s) == 4 && s[0] == '#' {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 || s[0] != '#' {
		return frame.Color{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return frame.Color{}, false
	}
	return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}, true
}

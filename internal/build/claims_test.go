package build_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefing/internal/doc"
	"briefing/internal/source"
)

// change changes an observation.
type change struct{ file, from, to string }

// TestShippedClaims makes every claimed title of the shipped templates false by a changed observation and sees that
// its words stand nowhere on the page any more, and that what stands there instead claims nothing or has a case of its
// own. Each title is also seen to stand: on the data as shipped, or on observations changed so that it is true. The
// table must name every claim of the templates.
func TestShippedClaims(t *testing.T) {
	const funding, inside, sea, partner = "data/indicators/funding.yaml", "data/indicators/inside-eu.yaml", "data/indicators/at-sea.yaml", "data/indicators/partner-countries.yaml"
	lessLibya := change{funding, "value: 91300000\n    qualifier: exact\n    printed: €91.3 million", "value: 51300000\n    qualifier: exact\n    printed: €51.3 million"}
	moreLibya := change{funding, lessLibya.from, "value: 191300000\n    qualifier: exact\n    printed: €191.3 million"}
	mostSenegal := change{funding, "value: 9000000\n    qualifier: exact\n    printed: €9 million", "value: 900000000\n    qualifier: exact\n    printed: €900 million"}
	arrests := func(n string) change {
		return change{inside, "value: 607\n    qualifier: exact\n    printed: \"607\"", "value: " + n + "\n    qualifier: exact\n    printed: \"" + n + "\""}
	}
	cases := []struct {
		claim, brief string
		words        string // that the title prints while it holds
		edits        []change
		holds        []change // what makes it true; none: it is true of the data as shipped
	}{
		{"round(funding-north-africa) = round(funding-sahel)", "factsheet", "North Africa and the Sahel have", []change{lessLibya}, nil},
		{"round(funding-north-africa) = round(funding-sahel)", "one-pager", "North Africa and the Sahel have", []change{moreLibya}, nil},
		{"max(funding-by-region) = north-africa", "factsheet", "North Africa has the largest", []change{lessLibya}, []change{moreLibya}},
		{"max(funding-by-region) = north-africa", "one-pager", "North Africa has the largest", []change{moreLibya, mostSenegal}, []change{moreLibya}},
		{"max(funding-by-region) = sahel", "factsheet", "The Sahel has the largest", []change{moreLibya}, []change{lessLibya}},
		{"max(funding-by-region) = sahel", "deck", "The Sahel has the largest", []change{lessLibya, mostSenegal}, []change{lessLibya}},
		{"g5-conference-eu < g5-conference-all-donors", "claims", "announced for the Sahel", []change{
			{funding, "value: 414000000\n    qualifier: exact\n    printed: €414 million", "value: 100000000\n    qualifier: exact\n    printed: €100 million"}}, nil},
		{"emsc-arrests > 600", "claims", "Operations report", []change{arrests("600")}, nil},
		{"sophia-vessels@2018-05 < sophia-vessels", "factsheet", "vessels counted to date", []change{
			{sea, "value: 545", "value: 551"}, {sea, "printed: 545 vessels", "printed: 551 vessels"}}, nil},
		{"count(actions@2015) > 0 and count(actions@2016) > 0 and count(actions@2017) > 0 and count(actions@2018) > 0 and count(actions@2019) > 0",
			"one-pager", "Measures have built up every year", []change{{"data/actions.yaml", "  time: 2016\n", "  time: 2017\n"}}, nil},
		{"action-plan-priorities = 4", "factsheet", "The action plan sets", []change{
			{inside, "value: 4\n    qualifier: exact\n    printed: 4 PRIORITIES", "value: 5\n    qualifier: exact\n    printed: 5 PRIORITIES"}}, nil},
		{"emsc-priority-cases > 100", "factsheet", "smuggling centre backed", []change{
			{inside, "value: 101\n    qualifier: exact\n    printed: \"101\"", "value: 99\n    qualifier: exact\n    printed: \"99\""}}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0", "factsheet", "vessels removed at sea", []change{arrests("0")}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0", "one-pager", "vessels removed at sea", []change{arrests("0")}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0", "deck", "and, at sea,", []change{arrests("0")}, nil},
		{"round(funding-north-africa) = round(funding-sahel)", "deck", "North Africa and the Sahel have", []change{lessLibya}, nil},
		{"sophia-vessels@2018-05 < sophia-vessels", "deck", "vessels counted to date", []change{
			{sea, "value: 545", "value: 551"}, {sea, "printed: 545 vessels", "printed: 551 vessels"}}, nil},
		{"bmm-fronts = 4", "deck", "tasks in the Horn of Africa", []change{
			{partner, "value: 4\n    qualifier: exact\n    printed: four fronts", "value: 5\n    qualifier: exact\n    printed: five fronts"}}, nil},
		{"morocco-border-support > libya-eutf-programmes and morocco-border-support > 0", "deck", "The EU mobilised", []change{moreLibya}, nil},
		{"g5-eu-pledges < funding-sahel and g5-eu-pledges > jit-niger-funding", "deck", "was pledged to the G5 Sahel", []change{
			{funding, "value: 6000000\n    qualifier: exact\n    printed: €6 million", "value: 300000000\n    qualifier: exact\n    printed: €300 million"}}, nil},
	}
	shipped := shippedFiles().with("templates/briefs/claims.yaml", strings.Replace(caseHead, "id: case", "id: claims", 1)+
		"- chart: sahel-conference\n- chart: outcomes\n- notes: {}\n")
	all := shippedTitles(t)
	claimed := map[string]bool{}
	for _, c := range cases {
		claimed[c.claim] = true
	}
	for _, c := range cases {
		t.Run(c.claim+" in "+c.brief, func(t *testing.T) {
			if held := text(t, shipped.edited(t, c.holds), c.brief); !strings.Contains(held, c.words) {
				t.Errorf("%q is not printed while %s holds: the case tests nothing", c.words, c.claim)
			}
			changed := text(t, shipped.edited(t, c.edits), c.brief)
			if strings.Contains(changed, c.words) {
				t.Errorf("%q is printed although %s is false", c.words, c.claim)
			}
			printed := 0
			for _, other := range besides(all, c.claim, c.words) {
				if other.shape.MatchString(changed) {
					printed++
					if other.claim != "none" && !claimed[other.claim] {
						t.Errorf("%q stands instead, and no case tests its claim %q", other.text, other.claim)
					}
				}
			}
			if printed == 0 {
				t.Errorf("no other title stands where %q stood", c.words)
			}
		})
	}
	for name, content := range shippedFiles() {
		if !strings.HasPrefix(name, "templates/briefs/") && name != "templates/charts.yaml" {
			continue
		}
		for _, m := range holds.FindAllStringSubmatch(content, -1) {
			claim := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(m[1]), ">-")), " ")
			if claim = strings.TrimRight(claim, "}"); claim != "none" && !claimed[claim] {
				t.Errorf("%s: no case makes the claim %q false", name, claim)
			}
		}
	}
}

// A title without a condition claims nothing: it holds no word that compares or counts, and where it follows titles
// with conditions no figure of the data either.
func TestUnclaimedTitles(t *testing.T) {
	n := 0
	for _, list := range shippedTitles(t) {
		for i, one := range list {
			if one.claim != "none" {
				continue
			}
			n++
			if word := claimingWord(one.text); word != "" {
				t.Errorf("%s: %q stands without a condition, and %q claims something", one.file, one.text, word)
			}
			if i > 0 && strings.ContainsFunc(one.text, func(r rune) bool { return r == '{' || unicode.IsDigit(r) }) {
				t.Errorf("%s: %q is a last resort and holds a figure", one.file, one.text)
			}
		}
		if last := list[len(list)-1]; len(list) > 1 && last.claim != "none" {
			t.Errorf("%s: after %q there is no last resort", last.file, last.text)
		}
	}
	if n < 20 {
		t.Errorf("only %d titles without a condition are found", n)
	}
	for _, s := range []string{"Operation Sophia’s counts rose with every report", "Amounts differ widely between regions", "Europol’s smuggling centre backs priority cases",
		"Arrests doubled", "Most of it is for Libya", "Fewer boats came", "The largest amount is for the Sahel", "Libya has received money", "It is up by a third"} {
		if claimingWord(s) == "" {
			t.Errorf("%q passes for a title that claims nothing", s)
		}
	}
}

// An adverse case: two counts that were told apart become equal, and what stood as a last resort said that they rose.
func TestEqualCountsHaveNotRisen(t *testing.T) {
	equal := shippedFiles().edited(t, []change{
		{"data/indicators/at-sea.yaml", "value: 545", "value: 551"},
		{"data/indicators/at-sea.yaml", "printed: 545 vessels", "printed: 551 vessels"},
	})
	for _, brief := range []string{"factsheet", "deck"} {
		got := text(t, equal, brief)
		if !strings.Contains(got, "What Operation Sophia counts at sea") {
			t.Errorf("%s: the neutral title is not printed", brief)
		}
		if strings.Contains(got, "rose with") || strings.Contains(got, "vessels counted to date") {
			t.Errorf("%s: a heading still says that the counts rose", brief)
		}
	}
	none := shippedFiles().edited(t, []change{{"data/indicators/inside-eu.yaml", "value: 101\n    qualifier: exact\n    printed: \"101\"", "value: 0\n    qualifier: exact\n    printed: \"0\""}})
	if got := text(t, none, "factsheet"); !strings.Contains(got, "What Europol’s smuggling centre reports") {
		t.Error("factsheet: without a priority case the neutral title is not printed")
	}
}

// claiming are beginnings of words that say how much, how many, more or less, or that something came about; claimWords
// are such words as a whole.
var (
	claiming = []string{"rise", "rising", "grow", "grew", "increas", "decreas", "declin", "doubl", "tripl", "halv", "differ", "exceed", "outnumber", "surpass",
		"larg", "small", "great", "high", "low", "few", "major", "minor", "equal", "record", "widely", "backs", "backed", "receiv", "achiev", "improv", "succe"}
	claimWords = []string{"rose", "fell", "fall", "falls", "fallen", "up", "down", "more", "most", "less", "least", "every", "each", "all", "none", "no", "always", "never",
		"many", "much", "half", "twice", "same", "over", "under", "above", "below", "than", "first", "last", "top", "best", "worst", "only", "still", "half", "third", "quarter"}
	// What these words claim is no figure.
	harmless = []string{"different crimes in law", "over the years", "back up", "sum up"}
)

// claimingWord is the first word of a title that claims something of the data; references are not read.
func claimingWord(title string) string {
	title = strings.ToLower(references.ReplaceAllString(title, " "))
	for _, h := range harmless {
		title = strings.ReplaceAll(title, h, " ")
	}
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(claimWords, w) || slices.ContainsFunc(claiming, func(b string) bool { return strings.HasPrefix(w, b) }) {
			return w
		}
	}
	return ""
}

var references = regexp.MustCompile(`\{\{.*?\}\}`)

// shippedTitle is a title of the shipped templates.
type shippedTitle struct {
	file, text, claim string
	shape             *regexp.Regexp // of what it prints
}

// shippedTitles are all headings of the shipped templates that have a condition or say that they need none, each as the
// list of titles that may stand there.
func shippedTitles(t *testing.T) (all [][]shippedTitle) {
	t.Helper()
	for name, content := range shippedFiles() {
		if !strings.HasPrefix(name, "templates/briefs/") && name != "templates/charts.yaml" {
			continue
		}
		root, diags := source.Parse(&source.File{Path: name, Data: []byte(content)})
		if root == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		one := func(n *source.Node, key string) shippedTitle {
			parts := references.Split(valueOf(n, key), -1)
			for i := range parts {
				parts[i] = regexp.QuoteMeta(parts[i])
			}
			return shippedTitle{name, valueOf(n, key), strings.Join(strings.Fields(valueOf(n, "holds")), " "), regexp.MustCompile(strings.Join(parts, ".+?"))}
		}
		var walk func(n *source.Node)
		walk = func(n *source.Node) {
			if n == nil {
				return
			}
			if n.Kind == source.Map && valueOf(n, "title") != "" && valueOf(n, "holds") != "" {
				all = append(all, []shippedTitle{one(n, "title")})
			}
			if n.Kind == source.Map {
				if titles := n.Get("titles"); titles != nil {
					var list []shippedTitle
					for _, item := range titles.Items {
						list = append(list, one(item, "text"))
					}
					all = append(all, list)
				}
			}
			for _, item := range n.Items {
				walk(item)
			}
			for _, f := range n.Fields {
				walk(f.Value)
			}
		}
		walk(root)
	}
	return all
}

// besides are the titles that may stand where a claimed one with these words does not.
func besides(all [][]shippedTitle, claim, words string) (others []shippedTitle) {
	for _, list := range all {
		if i := slices.IndexFunc(list, func(one shippedTitle) bool { return one.claim == claim && strings.Contains(one.text, words) }); i >= 0 {
			others = append(others, slices.Delete(slices.Clone(list), i, i+1)...)
		}
	}
	return others
}

// edited changes observations, each of which must stand once.
func (f files) edited(t *testing.T, edits []change) files {
	t.Helper()
	for _, e := range edits {
		if strings.Count(f[e.file], e.from) != 1 {
			t.Fatalf("%q stands %d times in %s", e.from, strings.Count(f[e.file], e.from), e.file)
		}
		f = f.with(e.file, strings.Replace(f[e.file], e.from, e.to, 1))
	}
	return f
}

// holds finds a condition of a template: to the end of its line or flow, or the folded lines below it.
var holds = regexp.MustCompile(`(?m)^[^#\n]*\bholds: (>-\n(?:\s{6,}.*\n)+|[^\n]+)`)

// text is everything a brief says, as a dump.
func text(t *testing.T, f files, name string) string {
	t.Helper()
	d, diags := f.document(name)
	if d == nil || diags.HasErrors() {
		t.Fatalf("%s is not built:\n%s", name, diags.Text())
	}
	var b bytes.Buffer
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

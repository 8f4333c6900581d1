package pipeline_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefing/internal/source"
	"briefing/internal/testkit/outline"
)

// change changes an observation.
type change struct{ file, from, to string }

// TestShippedClaims makes every claimed title of the shipped templates false by a changed observation and sees that
// its words stand nowhere on the page any more, and that what stands there instead claims nothing or has a case of its
// own. Each title is also seen to stand: on the data as shipped, or on observations changed so that it is true. The
// table must name every claim of the templates.
func TestShippedClaims(t *testing.T) {
	const funding, inside, sea, partner = "data/indicators/funding.yaml", "data/indicators/inside-eu.yaml", "data/indicators/at-sea.yaml", "data/indicators/partner-countries.yaml"
	amount := func(from, to, name string) change {
		return change{funding, "value: " + from + "000000\n    qualifier: exact\n    printed: €" + name, "value: " + to + "000000\n    qualifier: exact\n    printed: €" + to + " million"}
	}
	moreLibya := change{funding, "value: 91300000\n    qualifier: exact\n    printed: €91.3 million", "value: 191300000\n    qualifier: exact\n    printed: €191.3 million"}
	lessLibya := change{funding, moreLibya.from, "value: 5000000\n    qualifier: exact\n    printed: €5 million"}
	lessDecember, lessFebruary := amount("125", "3", "125 million"), amount("100", "4", "100 million")
	moreSenegal, moreTeam := amount("9", "900", "9 million"), amount("6", "600", "6 million")
	zero := func(file, value, printed string) change {
		return change{file, "value: " + value + "\n    qualifier: exact\n    printed: " + printed, "value: 0\n    qualifier: exact\n    printed: \"0\""}
	}
	noArrests, noCases := zero(inside, "607", `"607"`), zero(inside, "101", `"101"`)
	noVessels, noSuspects := zero(sea, "551", "551 vessels"), zero(sea, "151", "151 suspected traffickers and smugglers")
	noSanctions := zero(sea, "6", "six human traffickers and smugglers")
	notStated := change{partner, "value: 13000\n    qualifier: more_than\n    printed: more than 13,000\n", "value: not stated\n"}
	four := func(file, printed, other string) change {
		return change{file, "value: 4\n    qualifier: exact\n    printed: " + printed, "value: 5\n    qualifier: exact\n    printed: " + other}
	}
	sameVessels := change{sea, "value: 551\n    qualifier: exact\n    printed: 551 vessels", "value: 545\n    qualifier: exact\n    printed: 545 vessels"}
	sameSuspects := change{sea, "value: 151\n    qualifier: exact\n    printed: 151 suspected traffickers and smugglers", "value: 143\n    qualifier: exact\n    printed: \"143\""}
	moreTrained := change{sea, "value: 325\n    qualifier: more_than\n    printed: More than 325 personnel", "value: 335\n    qualifier: exact\n    printed: 335 personnel"}
	noneTrained := change{sea, moreTrained.from, "value: 0\n    qualifier: exact\n    printed: \"0\""}
	february := change{"data/dataset.yaml", "edition: 2019-03", "edition: 2019-02"}
	const (
		threeLargest = "morocco-border-support > cop-senegal-funding and morocco-border-support > jit-niger-funding" +
			" and g5-december-pledge > cop-senegal-funding and g5-december-pledge > jit-niger-funding" +
			" and g5-conference-eu > cop-senegal-funding and g5-conference-eu > jit-niger-funding" +
			" and libya-eutf-programmes > cop-senegal-funding and libya-eutf-programmes > jit-niger-funding"
		twoLargest = "morocco-border-support > libya-eutf-programmes and morocco-border-support > cop-senegal-funding and morocco-border-support > jit-niger-funding" +
			" and g5-december-pledge > libya-eutf-programmes and g5-december-pledge > cop-senegal-funding and g5-december-pledge > jit-niger-funding" +
			" and g5-conference-eu > libya-eutf-programmes and g5-conference-eu > cop-senegal-funding and g5-conference-eu > jit-niger-funding"
		oneLargest = "morocco-border-support > g5-december-pledge and morocco-border-support > g5-conference-eu and morocco-border-support > libya-eutf-programmes" +
			" and morocco-border-support > cop-senegal-funding and morocco-border-support > jit-niger-funding"
	)
	cases := []struct {
		claim, brief string
		words        string // that the title prints while it holds
		edits        []change
		holds        []change // what makes it true; none: it is true of the data as shipped
	}{
		{threeLargest, "factsheet", "Morocco, the Sahel and Libya have", []change{moreTeam}, nil},
		{threeLargest, "one-pager", "Morocco, the Sahel and Libya have", []change{lessDecember}, nil},
		{threeLargest, "deck", "Morocco, the Sahel and Libya have", []change{lessLibya}, nil},
		{twoLargest, "factsheet", "Morocco and the Sahel have", []change{moreSenegal}, []change{lessLibya}},
		{twoLargest, "deck", "Morocco and the Sahel have", []change{lessLibya, lessFebruary}, []change{lessLibya}},
		{oneLargest, "factsheet", "Morocco has the largest EU or", []change{moreSenegal}, []change{lessDecember}},
		{oneLargest, "one-pager", "Morocco has the largest EU or", []change{moreLibya, lessFebruary, lessDecember}, []change{lessFebruary}},
		{"morocco-border-support > libya-eutf-programmes", "factsheet", "In 2018 the EU mobilised €140~million for Morocco", []change{moreLibya}, nil},
		{"morocco-border-support > libya-eutf-programmes", "claims", "The EU mobilised", []change{moreLibya}, nil},
		{"morocco-border-support > libya-eutf-programmes", "deck", "In North Africa, Morocco has the largest", []change{moreLibya}, nil},
		{"g5-conference-eu@2018-02-23 > jit-niger-funding and g5-december-pledge@2018-12 > jit-niger-funding", "deck", "and then a further", []change{moreTeam}, nil},
		{"g5-conference-eu@2018-02-23 > jit-niger-funding and g5-december-pledge@2018-12 > jit-niger-funding", "claims", "and then a further", []change{lessDecember}, nil},
		{"g5-conference-eu < g5-conference-all-donors", "claims", "are from the EU alone", []change{amount("414", "100", "414 million")}, nil},
		{"niger-migrants-rescued > 0", "factsheet", "13‿000 migrants rescued in Niger", []change{notStated}, nil},
		{"niger-migrants-rescued > 0", "deck", "13‿000 migrants rescued in Niger", []change{notStated}, nil},
		{"sophia-vessels > 0 and sophia-suspects > 0", "factsheet", "and apprehended 151~suspects", []change{noSuspects}, nil},
		{"sophia-vessels > 0 and sophia-suspects > 0", "deck", "and apprehended 151~suspects", []change{noVessels}, nil},
		{"count(actions@2015) = 3", "factsheet", "and global action date from", []change{{"data/actions.yaml", "Operation Sophia launched\n  time: 2015\n", "Operation Sophia launched\n  time: 2016\n"}}, nil},
		{"count(actions@2015) = 3", "deck", "and global action date from", []change{{"data/actions.yaml", "  time: 2016\n", "  time: 2015\n"}}, nil},
		{"action-plan-priorities = 4", "factsheet", "priorities against smuggling", []change{four(inside, "4 PRIORITIES", "5 PRIORITIES")}, nil},
		{"action-plan-priorities = 4", "factsheet", "has four priorities", []change{four(inside, "4 PRIORITIES", "5 PRIORITIES")}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0", "factsheet", "551 vessels removed so far", []change{noArrests}, nil},
		{"libya-sanctions-persons@2018-06-14 > 0", "factsheet", "became EU law", []change{noSanctions}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0", "deck", "551 vessels removed so far", []change{noArrests}, nil},
		{"emsc-arrests > 0 and sophia-vessels > 0 and niger-migrants-rescued > 0", "deck", "people** rescued", []change{noArrests}, nil},
		{"emsc-priority-cases > 0", "deck", "supported 101 priority cases", []change{noCases}, nil},
		{"vessels-since-edition > 0 and suspects-since-edition > 0", "monthly", "and 8 more suspects since", []change{sameSuspects}, nil},
		{"vessels-since-edition > 0", "monthly", "6 more vessels since", []change{sameSuspects, sameVessels}, []change{sameSuspects}},
		{"suspects-since-edition > 0", "monthly", "8 more suspects since", []change{sameSuspects, sameVessels}, []change{sameVessels}},
		{"trained-since-edition > 0", "monthly", "more Libyan personnel trained since", []change{sameSuspects, sameVessels}, []change{sameSuspects, sameVessels, moreTrained}},
		{"sahel-approvals-since-edition > 0", "monthly", "approvals for the Sahel rose", []change{sameSuspects, sameVessels}, []change{february}},
		{"vessels-in-a-year > 0", "monthly", "Vessels removed rose by 14", []change{sameSuspects, {sea, sameVessels.from, "value: 537\n    qualifier: exact\n    printed: 537 vessels"}}, nil},
		{"sophia-coastguard-trained > 0", "monthly", "325 Libyan personnel trained by Operation Sophia until", []change{noneTrained}, nil},
		{"bmm-fronts = 4", "deck", "fronts in the Horn of Africa", []change{four(partner, "four fronts", "five fronts")}, nil},
	}
	shipped := shippedFiles().with("templates/briefs/claims.yaml", strings.Replace(caseHead, "id: case", "id: claims", 1)+
		"- chart: sahel-conference\n- chart: sahel-amounts\n- chart: north-africa-amounts\n- notes: {}\n")
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
			printed, others := 0, besides(all, c.claim, c.words)
			for _, other := range others {
				if other.shape.MatchString(changed) {
					printed++
					if other.claim != "none" && !claimed[other.claim] {
						t.Errorf("%q stands instead, and no case tests its claim %q", other.text, other.claim)
					}
				}
			}
			if printed == 0 && len(others) > 0 { // a sentence in a list is left out
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

// saidByData is what a title says of a change by the data themselves, and dates of the edition.
var saidByData = regexp.MustCompile(`(?s)\{\{edition:[a-z]+\}\}|\{\{[^}]*\|up=[^}]*\}\}`)

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
			text := saidByData.ReplaceAllString(one.text, "")
			if word := claimingWord(text); word != "" {
				t.Errorf("%s: %q stands without a condition, and %q claims something", one.file, one.text, word)
			}
			if i > 0 && strings.ContainsFunc(text, func(r rune) bool { return r == '{' || unicode.IsDigit(r) }) {
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

// Two counts that were told apart become equal: nothing says that they rose.
func TestEqualCountsHaveNotRisen(t *testing.T) {
	equal := shippedFiles().edited(t, []change{
		{"data/indicators/at-sea.yaml", "value: 545", "value: 551"},
		{"data/indicators/at-sea.yaml", "printed: 545 vessels", "printed: 551 vessels"},
	})
	rose := regexp.MustCompile(`(?i)vessels[^.\n]*\b(rose|risen|increased|grew)\b|of the 551`)
	for _, brief := range []string{"factsheet", "deck"} {
		if said := rose.FindString(text(t, equal, brief)); said != "" {
			t.Errorf("%s: a text still says that the counts rose: %s", brief, said)
		}
	}
	if !rose.MatchString("By May 2018 it had removed 545 of the 551 vessels") {
		t.Error("what is looked for is not found")
	}
	none := shippedFiles().edited(t, []change{{"data/indicators/inside-eu.yaml", "value: 101\n    qualifier: exact\n    printed: \"101\"", "value: 0\n    qualifier: exact\n    printed: \"0\""}})
	if got := text(t, none, "deck"); !strings.Contains(got, "Police work inside the EU") {
		t.Error("deck: without a priority case the neutral title is not printed")
	}
}

// topics are the first titles that claim nothing, and may: a brief's own, the summary, tables for looking things up, what
// opens, closes and explains a deck, and what must be known beside a chart. Every other first title has a finding.
var topics = map[string][]string{
	"templates/briefs/factsheet.yaml": {"How the EU counters smuggling and trafficking networks", "Who does what"},
	"templates/briefs/one-pager.yaml": {"How the EU counters smuggling and trafficking networks", "What to know", "Read with care"},
	"templates/briefs/deck.yaml":      {"How the EU counters smuggling and trafficking networks", "In brief", "What to take away", "Sources and method"},
}

// Every first title of the shipped templates claims something that the data bear out.
func TestFirstTitlesClaim(t *testing.T) {
	found, claims := map[string][]string{}, 0
	for _, list := range shippedTitles(t) {
		if first := list[0]; first.claim == "none" {
			found[first.file] = append(found[first.file], first.text)
		} else {
			claims++
		}
	}
	for file, list := range topics {
		slices.Sort(list)
		slices.Sort(found[file])
		if !slices.Equal(found[file], list) {
			t.Errorf("%s: the first titles %q claim nothing; those that may are %q", file, found[file], list)
		}
		delete(found, file)
	}
	for file, list := range found {
		t.Errorf("%s: the first titles %q claim nothing", file, list)
	}
	if claims < 15 {
		t.Errorf("only %d first titles with a claim are found", claims)
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
	harmless = []string{"different crimes in law"}
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
var holds = regexp.MustCompile(`(?m)^[^#\n]*\bholds: (>-\n(?:\s{6,}[a-z].*\n)+|[^\n]+)`)

// text is everything a brief says, as a dump.
func text(t *testing.T, f files, name string) string {
	t.Helper()
	d, diags := f.document(name)
	if d == nil || diags.HasErrors() {
		t.Fatalf("%s is not built:\n%s", name, diags.Text())
	}
	var b bytes.Buffer
	if err := outline.Document(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

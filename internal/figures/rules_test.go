package figures

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// The rules of choosing leave no id in an answer: these files are their tests.
var choosingTests = map[string]string{
	"as-of": "as_of.txtar", "latest-period": "latest_period.txtar", "latest-publication": "one_period.txtar", "confidence": "one_period.txtar",
}

func TestEveryRuleIsSeenAtWork(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var answers strings.Builder
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		_, answer, _ := strings.Cut(string(data), "-- answer --")
		answers.WriteString(answer)
	}
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("rule %s is listed twice", r.ID)
		}
		seen[r.ID] = true
		if len(r.Text) < 40 || !strings.HasSuffix(r.Text, ".") {
			t.Errorf("rule %s is not told in a sentence: %q", r.ID, r.Text)
		}
		if file := choosingTests[r.ID]; file != "" {
			if _, err := os.Stat(filepath.Join("testdata", file)); err != nil {
				t.Error(err)
			}
			continue
		}
		if r.ID == "cycle" {
			continue // TestCycle
		}
		if !strings.Contains(answers.String(), "["+r.ID+"]") {
			t.Errorf("no test breaks rule %s", r.ID)
		}
	}
	// Whatever a comparison answers must be a rule that explain can tell.
	for _, line := range strings.Split(answers.String(), "\n") {
		if id, ok := strings.CutPrefix(line, "["); ok {
			id, message, _ := strings.Cut(id, "] ")
			if !seen[id] && !lookupAnswers[id] {
				t.Errorf("%s is no rule", id)
			}
			if strings.HasSuffix(message, ".") {
				t.Errorf("message ends with a full stop: %s", message)
			}
		}
	}
}

// What Value answers to a reference that names nothing.
var lookupAnswers = map[string]bool{
	"unknown-value": true, "unknown-code": true, "no-such-period": true, "not-yet-published": true, "low-confidence": true, "bad-reference": true,
}

// A value never turns up under two ids, in another order or with another figure: two runs agree.
func TestResolveTwiceIsTheSame(t *testing.T) {
	ds := loadCase(t, "money")
	dumpAll := func() string {
		s, l := Resolve(ds, dataset.Date{Year: 2019, Month: 3})
		var b strings.Builder
		b.WriteString(l.Text())
		for _, v := range s.All() {
			dump(&b, s, v, "")
		}
		return b.String()
	}
	first := dumpAll()
	for range 20 {
		if again := dumpAll(); again != first {
			t.Fatal("two runs differ")
		}
	}
}

// The order in which a file lists observations decides nothing but a tie between sources, which the order of the
// sources decides.
func TestOrderOfObservationsDecidesNothing(t *testing.T) {
	for _, name := range []string{"one_period", "latest_period", "series", "as_of"} {
		ds := loadCase(t, name)
		s, _ := Resolve(ds, dataset.Date{})
		want := map[string]string{}
		for _, v := range s.All() {
			want[v.Ref] = s.say(v)
		}
		for _, ind := range ds.Indicators {
			for i, j := 0, len(ind.Observations)-1; i < j; i, j = i+1, j-1 {
				ind.Observations[i], ind.Observations[j] = ind.Observations[j], ind.Observations[i]
			}
		}
		ds.Complete(ds.Language)
		s, _ = Resolve(ds, dataset.Date{})
		for _, v := range s.All() {
			if got := s.say(v); got != want[v.Ref] {
				t.Errorf("%s: %s, turned round %s", name, want[v.Ref], got)
			}
		}
	}
}

// The caveats of a sum are its own and those of its parts, each once.
func TestCaveatsOfParts(t *testing.T) {
	ds := loadCase(t, "money")
	text := func(s string) dataset.Caveat {
		return dataset.Caveat{Text: dataset.Text{Values: []dataset.LangText{{Lang: "en", S: s}}}}
	}
	for _, ind := range ds.Indicators {
		switch ind.ID {
		case "morocco":
			ind.Caveats = []dataset.Caveat{text("not paid"), text("one year")}
		case "libya":
			ind.Caveats = []dataset.Caveat{text("not paid"), text("a stock")}
		}
	}
	for _, d := range ds.Derived {
		if d.ID == "north" {
			d.Caveats = []dataset.Caveat{text("two amounts")}
		}
	}
	s, _ := Resolve(ds, dataset.Date{})
	v, _ := s.Value("north")
	var got []string
	for _, c := range v.Caveats {
		got = append(got, textIn(c.Text, "en"))
	}
	if want := "two amounts|not paid|one year|a stock"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	ind, _ := s.Value("morocco")
	if len(ind.Caveats) != 2 {
		t.Errorf("the sum changed its part's caveats: %v", ind.Caveats)
	}
}

// A chart may ask with a value it did not get; there is nothing to refuse then, and nothing to fall over.
func TestCompareWithoutValues(t *testing.T) {
	s, _ := Resolve(loadCase(t, "money"), dataset.Date{})
	if p := s.Compare(OnAxis, nil, nil, nil); len(p) != 0 {
		t.Error(p)
	}
	if p := s.Compare(InShare, nil, nil); len(p) != 1 || p[0].ID != "two-values" {
		t.Error(p)
	}
}

// The loader refuses a circle; resolving must not run round one that is made by hand.
func TestCycle(t *testing.T) {
	ds := loadCase(t, "derived")
	sum := func(id string, of ...string) {
		ds.Derived = append(ds.Derived, &dataset.Derived{ID: id, Operation: "sum", Of: of})
	}
	ds.Derived = nil
	sum("self", "a", "self")
	sum("x", "a", "y")
	sum("y", "z")
	sum("z", "x")
	sum("leads-in", "a", "x")
	sum("fine", "a")
	ds.Relations = nil
	s, l := Resolve(reindexed(ds), dataset.Date{})
	var got []string
	for _, d := range l {
		if d.ID == "cycle" {
			got = append(got, d.Message)
		} else if d.Severity == diag.Error {
			t.Errorf("one circle, two findings: %s", d)
		}
	}
	want := "self is computed from itself: self needs self|x is computed from itself: x needs y needs z needs x"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	for _, ref := range []string{"self", "x", "y", "z", "leads-in"} {
		v, p := s.Value(ref)
		if p != nil || !v.Missing || len(v.Problems) == 0 || v.Problems[0].ID != "cycle" {
			t.Errorf("%s: %v %v", ref, v, p)
		}
	}
	if v, _ := s.Value("fine"); v.Missing || v.Number.String() != "10" {
		t.Errorf("what stands beside a circle is hurt by it: %v", v)
	}
}

// reindexed is a dataset made by hand from a loaded one: without the loader's index, which knows the old lists.
func reindexed(ds *dataset.Dataset) *dataset.Dataset {
	return &dataset.Dataset{Head: dataset.Head{Language: ds.Language, Edition: ds.Edition}, Units: ds.Units, Counts: ds.Counts, Sources: ds.Sources,
		Indicators: ds.Indicators, Derived: ds.Derived, Relations: ds.Relations}
}

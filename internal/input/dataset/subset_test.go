package dataset

import (
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

// everything keeps all there is.
func everything(d *Dataset) Keep {
	var k Keep
	for _, i := range d.Indicators {
		k.Indicators = append(k.Indicators, KeepIndicator{ID: i.ID})
	}
	for _, x := range d.Derived {
		k.Derived = append(k.Derived, x.ID)
	}
	for _, x := range d.Actions {
		k.Actions = append(k.Actions, x.ID)
	}
	for _, x := range d.Actors {
		k.Actors = append(k.Actors, x.ID)
	}
	for _, x := range d.Lists {
		k.Lists = append(k.Lists, x.ID)
	}
	for _, x := range d.Statements {
		k.Statements = append(k.Statements, x.ID)
	}
	return k
}

// strip takes places and derived fields away, so that two datasets can be compared.
func strip(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			strip(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			strip(v.Index(i))
		}
	case reflect.Struct:
		if p, ok := v.Addr().Interface().(*diag.Pos); ok {
			*p = diag.Pos{}
			return
		}
		if d, ok := v.Addr().Interface().(*Dataset); ok {
			d.index, d.Files = nil, nil
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				strip(v.Field(i))
			}
		}
	}
}

func used(d *Dataset) *Dataset {
	strip(reflect.ValueOf(d))
	return d
}

// A subset of everything is the dataset again, less what nothing uses: no field is lost on the way.
func TestSubsetRoundTrip(t *testing.T) {
	d := mustLoad(t, base(t))
	text := string(d.Subset(everything(d)))
	again := used(mustLoad(t, text))
	d = used(d)
	// In the sound dataset everything is used, except names of countries and such that no kept thing mentions.
	d.Names = again.Names
	if !reflect.DeepEqual(d, again) {
		a, b := reflect.ValueOf(*d), reflect.ValueOf(*again)
		for i := range a.NumField() {
			if a.Type().Field(i).IsExported() && !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				t.Errorf("%s: %+v\n\nbecame\n%+v", a.Type().Field(i).Name, a.Field(i), b.Field(i))
			}
		}
	}
	golden.Text(t, "testdata/subset_all.golden", text)
}

// A subset holds what is shown, what that needs, and nothing else.
func TestSubsetOfDocument(t *testing.T) {
	d := mustLoad(t, base(t))
	k := Keep{
		Indicators: []KeepIndicator{
			{ID: "council-count", Observations: []*Observation{&d.Indicator("council-count").Observations[0]}},
			{ID: "arrests", Observations: []*Observation{&d.Indicator("arrests").Observations[0], nil}},
			{ID: "gone"},
		},
		Derived: []string{"rest", "gone"},
		Actions: []string{"centre-founded"},
	}
	text := string(d.Subset(k))
	golden.Text(t, "testdata/subset_document.golden", text)
	s := mustLoad(t, text)
	if n := len(s.Indicator("council-count").Observations); n != 1 {
		t.Errorf("%d observations of an indicator that a caveat mentions are kept, one is shown", n)
	}
	if len(s.Indicator("arrests").Observations) != 1 || s.Indicator("referral-change") != nil || s.DerivedValue("part") != nil || s.Action("mission") != nil || s.Source("undated") != nil {
		t.Error("something is kept that is not shown")
	}
	if s.DerivedValue("both") == nil || s.Indicator("border-support") == nil || s.Actor("europol") == nil {
		t.Error("something is missing that is needed")
	}
	// The order in which things are named does not matter.
	k.Indicators[0], k.Indicators[1] = k.Indicators[1], k.Indicators[0]
	k.Derived = []string{"both", "rest"}
	if got := string(d.Subset(k)); got != text {
		t.Error(golden.Diff(text, got))
	}
	// Named once without observations, and once with them: those named count, in either order.
	k.Indicators = append([]KeepIndicator{{ID: "arrests"}}, append(k.Indicators, KeepIndicator{ID: "council-count"})...)
	if got := string(d.Subset(k)); got != text {
		t.Error(golden.Diff(text, got))
	}
	// A reference to one period brings that observation, beside those shown.
	s = mustLoad(t, string(d.Subset(Keep{Derived: []string{"part"}, Indicators: []KeepIndicator{{ID: "council-count", Observations: []*Observation{&d.Indicator("council-count").Observations[3]}}}})))
	if n := len(s.Indicator("council-count").Observations); n != 3 {
		t.Errorf("%d observations, want those of the two parts and the one shown", n)
	}
}

// Texts may refer to figures; a backslash takes the meaning away; two texts may refer to each other.
func TestSubsetFollowsTexts(t *testing.T) {
	text := strings.NewReplacer("contact: A contact", "contact: A contact", "sentence: A centre.", `sentence: "With {{mission.date}} and \\{{border-support}}"`,
		"note: Only four months.", `note: "see {{council-count@2018-05}}"`, "name: Suspects counted by the Council", `name: "Beside {{arrests@2018}} in {{two-countries.count}}"`).Replace(base(t))
	d := mustLoad(t, text)
	s := mustLoad(t, string(d.Subset(Keep{Actors: []string{"emsc"}})))
	if s.Action("mission") == nil || s.Indicator("border-support") != nil {
		t.Error("references in a sentence are not followed as written")
	}
	s = mustLoad(t, string(d.Subset(Keep{Indicators: []KeepIndicator{{ID: "arrests", Observations: []*Observation{&d.Indicator("arrests").Observations[1]}}}})))
	if s.List("two-countries") == nil || len(s.Indicator("arrests").Observations) != 2 {
		t.Error("references between texts are not followed")
	}
}

// The shipped data load without a word, and so does every subset of one figure.
func TestShippedData(t *testing.T) {
	d, l := Load(os.DirFS("../../../data/eu-counter-smuggling"), "dataset.yaml", LoadOptions{Shown: "data/eu-counter-smuggling"})
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	all := string(d.Subset(everything(d)))
	again := mustLoad(t, all)
	if got := string(again.Subset(everything(again))); got != all {
		t.Error(golden.Diff(all, got))
	}
	for _, i := range d.Indicators {
		one, l := loadText(string(d.Subset(Keep{Indicators: []KeepIndicator{{ID: i.ID, Observations: []*Observation{&i.Observations[0]}}}})))
		if l.HasErrors() {
			t.Errorf("%s: %s", i.ID, l.Text())
			continue
		}
		if one.Indicator(i.ID) == nil {
			t.Errorf("%s is missing in its own subset", i.ID)
		}
	}
	for _, x := range d.Derived {
		if _, l := loadText(string(d.Subset(Keep{Derived: []string{x.ID}}))); l.HasErrors() {
			t.Errorf("%s: %s", x.ID, l.Text())
		}
	}
}

// The worked example of the README is read when it is put where the README says.
func TestReadmeExample(t *testing.T) {
	readme, err := os.ReadFile("../../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := os.DirFS("../../../data/eu-counter-smuggling")
	files := fstest.MapFS{}
	err = fs.WalkDir(folder, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, p)
		files[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)In `([a-z/.-]+)`,[^`]*```yaml\n(.*?)\n *```").FindAllStringSubmatch(strings.ReplaceAll(string(readme), "\r\n", "\n"), -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of YAML name their file, want 2", len(blocks))
	}
	for _, b := range blocks {
		if files[b[1]] == nil {
			t.Fatalf("there is no file %s", b[1])
		}
		lines := strings.Split(b[2], "\n")
		indent := len(lines[0]) - len(strings.TrimLeft(lines[0], " "))
		for _, line := range lines {
			files[b[1]].Data = append(files[b[1]].Data, (strings.TrimPrefix(line, strings.Repeat(" ", indent)) + "\n")...)
		}
	}
	d, l := Load(files, "dataset.yaml", LoadOptions{Shown: "data"})
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	if i := d.Indicator("eucap-mali-trainees"); i == nil || i.Observations[0].Qualifier != "more_than" {
		t.Error("the example's figure is not there")
	}
}

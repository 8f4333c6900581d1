package subset_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
	"briefing/internal/testkit/sound"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

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
		if d, ok := v.Addr().Interface().(*dataset.Dataset); ok {
			d.Files = nil
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				strip(v.Field(i))
			}
		}
	}
}

func used(d *dataset.Dataset) *dataset.Dataset {
	strip(reflect.ValueOf(d))
	return d
}

// A subset of everything is the dataset again, less what nothing uses: no field is lost on the way.
func TestSubsetRoundTrip(t *testing.T) {
	d := sound.Must(t, sound.Text())
	text := sound.Whole(d)
	again := used(sound.Must(t, text))
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

// Names that stand in a subset are kept, each with what it is the name of.
func TestSubsetKeepsNames(t *testing.T) {
	d := sound.Must(t, strings.Replace(sound.Text(), "short: suspects arrested", "short: suspects of the G5 Sahel", 1))
	names := sound.Must(t, sound.Whole(d)).Names
	if len(names) != 1 || names[0].S != "G5 Sahel" || names[0].Reason != "a group of states" {
		t.Errorf("names are %+v, want %+v", names, d.Names)
	}
}

// A subset holds what is shown, what that needs, and nothing else.
func TestSubsetOfDocument(t *testing.T) {
	d := sound.Must(t, sound.Text())
	k := subset.Selection{
		Indicators: []subset.Indicator{
			{ID: "council-count", Observations: []*dataset.Observation{&d.Indicator("council-count").Observations[0]}},
			{ID: "arrests", Observations: []*dataset.Observation{&d.Indicator("arrests").Observations[0], nil}},
			{ID: "gone"},
		},
		Derived: []string{"rest", "gone"},
		Actions: []string{"centre-founded"},
	}
	text := string(subset.New(d).Append(nil, k))
	golden.Text(t, "testdata/subset_document.golden", text)
	s := sound.Must(t, text)
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
	if got := string(subset.New(d).Append(nil, k)); got != text {
		t.Error(golden.Diff(text, got))
	}
	// Named once without observations, and once with them: those named count, in either order.
	k.Indicators = append([]subset.Indicator{{ID: "arrests"}}, append(k.Indicators, subset.Indicator{ID: "council-count"})...)
	if got := string(subset.New(d).Append(nil, k)); got != text {
		t.Error(golden.Diff(text, got))
	}
	// A reference to one period brings that observation, beside those shown.
	s = sound.Must(t, string(subset.New(d).Append(nil, subset.Selection{Derived: []string{"part"}, Indicators: []subset.Indicator{{ID: "council-count", Observations: []*dataset.Observation{&d.Indicator("council-count").Observations[3]}}}})))
	if n := len(s.Indicator("council-count").Observations); n != 3 {
		t.Errorf("%d observations, want those of the two parts and the one shown", n)
	}
}

// Texts may refer to figures; a backslash takes the meaning away; two texts may refer to each other.
func TestSubsetFollowsTexts(t *testing.T) {
	text := strings.NewReplacer("contact: A contact", "contact: A contact", "sentence: A centre.", `sentence: "With {{mission.date}} and \\{{border-support}}"`,
		"note: Only four months.", `note: "see {{council-count@2018-05}}"`, "name: Suspects counted by the Council", `name: "Beside {{arrests@2018}} in {{two-countries.count}}"`).Replace(sound.Text())
	d := sound.Must(t, text)
	s := sound.Must(t, string(subset.New(d).Append(nil, subset.Selection{Actors: []string{"emsc"}})))
	if s.Action("mission") == nil || s.Indicator("border-support") != nil {
		t.Error("references in a sentence are not followed as written")
	}
	s = sound.Must(t, string(subset.New(d).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "arrests", Observations: []*dataset.Observation{&d.Indicator("arrests").Observations[1]}}}})))
	if s.List("two-countries") == nil || len(s.Indicator("arrests").Observations) != 2 {
		t.Error("references between texts are not followed")
	}
}

// A whole dataset loads without a word when it is written anew, and so does every subset of one figure.
func TestWholeDataset(t *testing.T) {
	d, l := datafiles.Load(small.Data(), small.Entry, datafiles.Options{Shown: "data"})
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	all := sound.Whole(d)
	again := sound.Must(t, all)
	if got := sound.Whole(again); got != all {
		t.Error(golden.Diff(all, got))
	}
	for _, i := range d.Indicators {
		one, l := sound.Load(string(subset.New(d).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: i.ID, Observations: []*dataset.Observation{&i.Observations[0]}}}})))
		if l.HasErrors() {
			t.Errorf("%s: %s", i.ID, l.Text())
			continue
		}
		if one.Indicator(i.ID) == nil {
			t.Errorf("%s is missing in its own subset", i.ID)
		}
	}
	for _, x := range d.Derived {
		if _, l := sound.Load(string(subset.New(d).Append(nil, subset.Selection{Derived: []string{x.ID}}))); l.HasErrors() {
			t.Errorf("%s: %s", x.ID, l.Text())
		}
	}
}

// BenchmarkSubset writes all of the small dataset the first time, when every entry is brought into its form.
func BenchmarkSubset(b *testing.B) {
	b.ReportAllocs()
	d, l := datafiles.Load(small.Data(), small.Entry, datafiles.Options{})
	if d == nil {
		b.Fatal(l.Text())
	}
	k := sound.All(d)
	for range b.N {
		subset.New(d).Append(nil, k)
	}
}

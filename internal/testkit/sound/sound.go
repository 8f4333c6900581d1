// Package sound is a dataset without fault that has something of everything: tests change one thing of it. No product code
// imports it.
//
// In: nothing, or an edited text of it. Out: the dataset, and what keeps all of one in a subset.
package sound

import (
	_ "embed"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
)

//go:embed testdata/base.yaml
var base string

// Text is the dataset as one file.
func Text() string { return strings.ReplaceAll(base, "\r\n", "\n") }

// Load reads a dataset of one file, which findings call data/dataset.yaml.
func Load(text string) (*dataset.Dataset, diag.List) {
	return datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(text)}}, "dataset.yaml", datafiles.Options{Shown: "data", Covers: covers})
}

// Must is Load of a text without fault.
func Must(t testing.TB, text string) *dataset.Dataset {
	t.Helper()
	d, l := Load(text)
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	return d
}

// covers is a face with Western letters.
func covers(r rune) bool { return r < 0x250 || strings.ContainsRune("€’–“”", r) }

// All keeps all there is.
func All(d *dataset.Dataset) subset.Selection {
	var k subset.Selection
	for _, i := range d.Indicators {
		k.Indicators = append(k.Indicators, subset.Indicator{ID: i.ID})
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

// Whole is a dataset as one file that holds all of it.
func Whole(d *dataset.Dataset) string { return string(subset.New(d).Append(nil, All(d))) }

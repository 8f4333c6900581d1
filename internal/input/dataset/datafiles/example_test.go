package datafiles_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"briefing/internal/input/dataset/datafiles"
)

// entry is the smallest dataset that holds a figure.
const entry = `
dataset:
  id: test
  title: Test data
  language: en
  edition: 2019-03
  publication: {publisher: Somebody, contact: test@example.org, status: draft, reuse: free}
units:
- {id: persons, kind: count, name: persons, noun: {one: person, other: persons}}
counts:
- {id: arrests, name: suspects arrested}
areas:
- {id: none, name: Not tied to one region}
sources:
- {id: sheet, title: A sheet, short: Sheet, publisher: Somebody, date: 2019-03, kind: factsheet}
include: [figures.yaml]
`

const indicators = `
indicators:
- id: arrests
  name: Suspects arrested
  kind: outcome
  unit: persons
  counts: arrests
  counting: single_year
  counting_start: 2018
  reference_area: none
  observations:
  - {value: 607, printed: "607", time_period: 2018, published: 2019-03, source: {source: sheet}, confidence: high}
`

// A dataset is read whole or not at all: a reference that leads to nothing is an error with its place and the nearest name.
func ExampleLoad() {
	fsys := fstest.MapFS{"dataset.yaml": {Data: []byte(entry)}, "figures.yaml": {Data: []byte(indicators)}}
	ds, _ := datafiles.Load(fsys, "dataset.yaml", datafiles.Options{Shown: "data"})
	o := ds.Indicator("arrests").Observations[0]
	fmt.Println(o.Value, "in", o.TimePeriod, "from", o.Source.Source)

	fsys["figures.yaml"].Data = []byte(strings.Replace(indicators, "unit: persons", "unit: person", 1))
	ds, found := datafiles.Load(fsys, "dataset.yaml", datafiles.Options{Shown: "data"})
	fmt.Println("no dataset:", ds == nil)
	fmt.Print(found.Text())
	// Output:
	// 607 in 2018 from sheet
	// no dataset: true
	// data/figures.yaml:6:9: error: unknown unit "person" [unknown-unit]
	//   hint: did you mean "persons"? allowed: persons
}

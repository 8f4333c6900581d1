package texts_test

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/texts"
	"briefing/internal/source"
	"briefing/internal/testkit/world"
)

// A text is read and checked by itself; what it refers to is kept for the brief that it belongs to.
func ExampleReader() {
	lib, _ := world.Sample("- prose: Words.\n")
	var found diag.List
	r := texts.NewReader(lib.Texts.Catalog, lib.Texts.Dataset, nil, &found)
	r.Owner = &texts.Owner{ID: "test", IsBrief: true}
	text := func(s string) phrase.Raw { return phrase.Raw{Versions: []phrase.RawVersion{{Node: source.NewText(s)}}} }

	t := r.Line(text("{{arrests}} arrests, see {{see:chart}}."), phrase.Prose)
	fmt.Println(t.Paragraphs[0][0].Ref.ID, r.Owner.Figures, r.Owner.Blocks[0].S)
	r.Line(text("{{arests}} arrests in 12 countries."), phrase.Prose)
	for _, d := range found {
		fmt.Println(d.Message)
	}
	// Output:
	// arrests [arrests] chart
	// "12" is a figure typed by hand; figures are references to the data
	// unknown figure "arests"
}

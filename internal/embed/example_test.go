package embed_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/embed"
	"briefing/internal/testkit/world"
)

// A chart becomes a folder of plain files: a page to embed, the drawing, cards, the data with their description.
func ExampleFolder() {
	page := &doc.ChartPage{
		Kind: whole.Name, Lang: "en-GB", Author: "Somebody", Date: "March 2019", DateISO: "2019-03-31", Topic: span.Plain("Money"),
		Chart: doc.Chart{
			ID: "pledges", Title: []doc.Span{{S: "The EU pledged a quarter"}}, Source: []doc.Span{{S: "Source: EU factsheet."}}, Alt: span.Plain("One bar."),
			Plot: &whole.Chart{
				Part: kit.Part{Size: 100_000, Caption: span.Plain("EU"), Value: span.Plain("100")},
				Rest: kit.Part{Size: 314_000, Caption: span.Plain("others"), Value: span.Plain("314"), Fill: kit.White},
			},
		},
		Fields: []doc.DataField{{Name: "row", Type: "string"}, {Name: "value", Type: "number"}},
		Rows:   [][]string{{"EU", "100"}, {"others", "314"}},
	}
	lib, _ := world.Sample("")
	files, found := embed.Folder(page, world.Brand(), lib.Texts.Catalog, embed.Options{Version: "1", Edition: "2019-03", Language: "en"})
	fmt.Println(len(found), "findings")
	for _, f := range files {
		fmt.Println(f.Path)
	}
	// Output:
	// 0 findings
	// README.md
	// card-1080x1080.png
	// card-1080x1080@2x.png
	// card-1200x628.png
	// card-1200x628@2x.png
	// card-1200x675.png
	// card-1200x675@2x.png
	// card-800x450.png
	// card-800x450@2x.png
	// chart.svg
	// data.csv
	// datapackage.json
	// index.html
	// snippets.html
}

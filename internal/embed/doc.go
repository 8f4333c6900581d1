// Package embed makes a chart into a folder that a web editor can take as it is, and the gallery that lists them.
//
// In: a chart on its own (doc.ChartPage), a checked brand, the words of a language, and the web address the output
// will have, if it is known. Out: plain files for any web server: a page to embed, the drawing, cards, the data with
// their description, code to copy. No file needs a script or asks for anything outside its folder; every value in
// table, data and text alternative is the string that is drawn. It decides nothing about the chart: words and numbers
// are settled in the document, drawings in page/card. It writes nothing to disk.
package embed

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/input/language"
	"briefing/internal/page/card"
	"briefing/internal/write/png"
)

// File is a finished file.
type File struct {
	Path string // below the chart's folder
	Data []byte
}

// Options are what is not the chart's own.
type Options struct {
	Base     string // web address of the output folder, without a slash at its end; empty: not known
	Version  string // of the tool
	Edition  string // "2019-03"
	Language string // code of the folder that holds the charts: "en"

	Canvases *png.Canvases // that cards are drawn on, shared by the charts of a run; nil: new ones for each chart
}

// The names of the files in a chart's folder.
const (
	pageFile    = "index.html"
	drawingFile = "chart.svg"
	dataFile    = "data.csv"
	packageFile = "datapackage.json"
	oembedFile  = "oembed.json"
	readmeFile  = "README.md"
	shareFile   = "snippets.html"
)

// chart is a chart on its own with all that its files are made from.
type chart struct {
	page  *doc.ChartPage
	brand *brand.Brand
	cat   *language.Catalog
	opt   Options

	title, subtitle, note, source string // plain
}

func newChart(page *doc.ChartPage, b *brand.Brand, cat *language.Catalog, opt Options) *chart {
	c := page.Chart
	return &chart{page: page, brand: b, cat: cat, opt: opt, title: plain(c.Title), subtitle: plain(c.Subtitle), note: plain(c.Note), source: plain(c.Source)}
}

// plain joins what spans say.
func plain(spans []doc.Span) string {
	var s strings.Builder
	for _, x := range spans {
		s.WriteString(x.S)
	}
	return s.String()
}

// Folder makes all files of a chart, in the order of their names. With errors in the list there are none.
func Folder(page *doc.ChartPage, b *brand.Brand, cat *language.Catalog, opt Options) ([]File, diag.List) {
	ch := newChart(page, b, cat, opt)
	var found diag.List
	files, drawing, pageHeights := content(ch, &found)
	// What names the address of this version comes last: the address is made of all the rest.
	frozen := address(opt.Base, "frozen/"+hashOf(files)+"/"+pageFile)
	files = append(files, File{readmeFile, readme(ch, frozen)}, File{shareFile, share(ch, drawing, pageHeights, frozen, &found)})
	if found.HasErrors() {
		return nil, found
	}
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	return files, found
}

// content makes the files that the hash of the version covers, and returns the drawing among them and the heights of the
// page, too.
func content(ch *chart, found *diag.List) (files []File, drawing []byte, pageHeights heights) {
	forms := formsOf(ch, found)
	if found.HasErrors() {
		return nil, nil, nil
	}
	drawing = figure(ch, "", card.FigureWidth, found)
	files = []File{{drawingFile, drawing}, {dataFile, data(ch.page)}}
	files = append(files, File{packageFile, dataPackageOf(ch, files[1].Data, found)})
	pageHeights = measure(ch, forms)
	files = append(files, File{pageFile, embedPage(ch, forms, found)})
	if ch.opt.Base != "" {
		files = append(files, File{oembedFile, oembed(ch, pageHeights, found)})
	}
	return append(files, cards(ch, found)...), drawing, pageHeights
}

// Hash names a version of a chart by its content: the first 24 hexadecimal digits of the SHA-256 over name and
// SHA-256 of every file but README and the code to copy, which name the address that is made of it. Sums are the SHA-256 of
// all files, in hexadecimal, by name.
func Hash(sums map[string]string) string {
	var lines []string
	for name, sum := range sums {
		if name != readmeFile && name != shareFile {
			lines = append(lines, name+" "+sum+"\n")
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:12])
}

// hashOf is the Hash of files.
func hashOf(files []File) string {
	sums := map[string]string{}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		sums[f.Path] = hex.EncodeToString(sum[:])
	}
	return Hash(sums)
}

// latestAddress is the address of a file of the chart's latest edition; empty without a base.
func (ch *chart) latestAddress(file string) string {
	return address(ch.opt.Base, "charts/"+ch.opt.Language+"/"+ch.page.Chart.ID+"/"+file)
}

func address(base, rest string) string {
	if base == "" {
		return ""
	}
	return base + "/" + rest
}

func (ch *chart) msg(key language.Key, args ...string) string { return ch.cat.Msg(key, args...) }

// addError adds a fault of the program to the findings; nil is none.
func addError(ch *chart, err error, found *diag.List) {
	if err != nil {
		found.Add(diag.Pos{}, diag.Error, "chart-page", "the chart \""+ch.page.Chart.ID+"\" could not be written: "+err.Error(), "")
	}
}

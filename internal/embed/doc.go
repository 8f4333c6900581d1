// Package embed makes a chart into a folder that a web editor can take as it is, and the gallery that lists them.
//
// In: a chart on its own (doc.ChartPage), a checked brand, the words of a language, and the web address the output
// will have, if it is known. Out: plain files for any web server: a page to embed, the drawing, cards, the data with
// their description, code to copy. No file needs a script or asks for anything outside its folder; every value in
// table, data and text alternative is the string that is drawn. It decides nothing about the chart: words and numbers
// are settled in the document, drawings are chart's. It writes nothing to disk.
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

// pack is a chart's folder while it is made.
type pack struct {
	page  *doc.ChartPage
	brand *brand.Brand
	cat   *language.Catalog
	opt   Options

	title, subtitle, note, source string // of the chart, plain
	hash                          string // of the version; set when all files that it covers are made
	heights                       []height
	diags                         diag.List
}

func newPack(page *doc.ChartPage, b *brand.Brand, cat *language.Catalog, opt Options) *pack {
	c := page.Chart
	return &pack{page: page, brand: b, cat: cat, opt: opt, title: plain(c.Title), subtitle: plain(c.Subtitle), note: plain(c.Note), source: plain(c.Source)}
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
	p := newPack(page, b, cat, opt)
	files := p.content()
	// What names the address of this version comes last: the address is made of all the rest.
	p.hash = Hash(files)
	files = append(files, File{readmeFile, p.readme()}, File{shareFile, p.share(files)})
	if p.diags.HasErrors() {
		return nil, p.diags
	}
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	return files, p.diags
}

// content makes the files that the hash of the version covers.
func (p *pack) content() []File {
	forms := p.forms()
	if p.diags.HasErrors() {
		return nil
	}
	files := []File{{drawingFile, p.drawing()}, {dataFile, p.csv()}}
	files = append(files, File{packageFile, p.dataPackage(files[1].Data)})
	p.heights = p.measure(forms)
	files = append(files, File{pageFile, p.embed(forms)})
	if p.opt.Base != "" {
		files = append(files, File{oembedFile, p.oembed()})
	}
	return append(files, p.cards()...)
}

// Hash names a version of a chart by its content: the first 24 hexadecimal digits of the SHA-256 over name and
// SHA-256 of every file but README and the code to copy, which name the address that is made of it.
func Hash(files []File) string {
	var lines []string
	for _, f := range files {
		if f.Path != readmeFile && f.Path != shareFile {
			sum := sha256.Sum256(f.Data)
			lines = append(lines, f.Path+" "+hex.EncodeToString(sum[:])+"\n")
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:12])
}

// stable is the address of the chart's latest edition, frozen that of this version; empty without a base.
func (p *pack) stable(file string) string {
	return address(p.opt.Base, "charts/"+p.opt.Language+"/"+p.page.Chart.ID+"/"+file)
}

func (p *pack) frozen(file string) string { return address(p.opt.Base, "frozen/"+p.hash+"/"+file) }

func address(base, rest string) string {
	if base == "" {
		return ""
	}
	return base + "/" + rest
}

// fail notes a fault of the program.
func (p *pack) fail(err error) {
	if err != nil {
		p.diags.Add(diag.Pos{}, diag.Error, "chart-page", "the chart \""+p.page.Chart.ID+"\" could not be written: "+err.Error(), "")
	}
}

func (p *pack) msg(key language.Key, args ...string) string { return p.cat.Msg(key, args...) }

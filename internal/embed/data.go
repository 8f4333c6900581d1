package embed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
)

// data is what the chart shows as a file of rows, the names of the fields first.
func data(page *doc.ChartPage) []byte {
	var head []string
	for _, f := range page.Fields {
		head = append(head, f.Name)
	}
	return doc.CSV(append([][]string{head}, page.Rows...))
}

// The parts of a Data Package (Frictionless, version 2) that describe one table.
type dataPackage struct {
	Schema       string            `json:"$schema"`
	Name         string            `json:"name"`
	ID           string            `json:"id,omitempty"`
	Title        string            `json:"title"`
	Description  string            `json:"description"`
	Homepage     string            `json:"homepage,omitempty"`
	Image        string            `json:"image"`
	Version      string            `json:"version"`
	Keywords     []string          `json:"keywords,omitempty"`
	Contributors []packageRole     `json:"contributors"`
	Licenses     []packageLicense  `json:"licenses,omitempty"`
	Sources      []packageSource   `json:"sources"`
	Units        []packageUnit     `json:"units,omitempty"`
	Coverage     string            `json:"temporalCoverage,omitempty"`
	Resources    []packageResource `json:"resources"`
}

type packageRole struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

type packageLicense struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

type packageSource struct {
	Title     string `json:"title"`
	Path      string `json:"path,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Date      string `json:"date,omitempty"`
}

type packageUnit struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type packageResource struct {
	Name      string      `json:"name"`
	Path      string      `json:"path"`
	Title     string      `json:"title"`
	Format    string      `json:"format"`
	MediaType string      `json:"mediatype"`
	Encoding  string      `json:"encoding"`
	Bytes     int         `json:"bytes"`
	Hash      string      `json:"hash"`
	Dialect   csvDialect  `json:"dialect"`
	Schema    tableSchema `json:"schema"`
}

// csvDialect says how the table is written. The standard's "utf-8" is that of the web: a byte order mark is no part of
// the first name.
type csvDialect struct {
	Header      bool   `json:"header"`
	Delimiter   string `json:"delimiter"`
	QuoteChar   string `json:"quoteChar"`
	DoubleQuote bool   `json:"doubleQuote"`
	LineEnd     string `json:"lineTerminator"`
}

type tableSchema struct {
	Schema        string       `json:"$schema"`
	Fields        []tableField `json:"fields"`
	MissingValues []string     `json:"missingValues"`
}

type tableField struct {
	Name        string            `json:"name"`
	Type        string            `json:"type"`
	Description string            `json:"description,omitempty"`
	Unit        string            `json:"unit,omitempty"`
	Constraints *fieldConstraints `json:"constraints,omitempty"`
}

type fieldConstraints struct {
	Required bool     `json:"required,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// dataPackageOf describes the data for programs. The terms of use of a dataset are words, so the licence points to the
// file that has them: the standard's names are for licences of the Open Definition.
func dataPackageOf(ch *chart, data []byte, found *diag.List) []byte {
	c := ch.page
	sum := sha256.Sum256(data)
	d := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   c.Chart.ID, ID: ch.latestAddress(packageFile), Title: ch.title, Description: c.Chart.Alt.S, Homepage: ch.latestAddress(pageFile),
		Image: cardName(1200, 675, 1), Version: ch.opt.Edition, Coverage: c.PeriodISO,
		Contributors: []packageRole{{c.Author, []string{"creator"}}},
		Resources: []packageResource{{
			Name: "data", Path: dataFile, Title: c.Table.Caption.S, Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
			Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:]),
			Dialect: csvDialect{Header: true, Delimiter: ",", QuoteChar: `"`, DoubleQuote: true, LineEnd: "\n"},
			Schema:  tableSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", Fields: fieldsOf(c), MissingValues: []string{""}},
		}},
	}
	if c.Imprint.Publisher.S != "" {
		d.Contributors = append(d.Contributors, packageRole{c.Imprint.Publisher.S, []string{"publisher"}})
	}
	if c.Imprint.Reuse.S != "" {
		d.Licenses = []packageLicense{{readmeFile, c.Imprint.Reuse.S}}
	}
	d.Keywords = append(d.Keywords, c.Topic.S)
	for _, list := range [][]doc.Facet{c.Regions, c.Programmes} {
		for _, f := range list {
			d.Keywords = append(d.Keywords, f.Name.S)
		}
	}
	for _, s := range c.Sources {
		d.Sources = append(d.Sources, packageSource{s.Title, s.Address, s.Publisher, s.DateISO})
	}
	for _, u := range c.Units {
		d.Units = append(d.Units, packageUnit{u.ID, u.Name.S})
	}
	return encoded(ch, d, found)
}

func fieldsOf(page *doc.ChartPage) []tableField {
	var fields []tableField
	for i, f := range page.Fields {
		t := tableField{Name: f.Name, Type: f.Type, Description: f.Description}
		if f.Name == "qualifier" {
			// The row of a year without a value has none.
			t.Constraints = &fieldConstraints{Required: filled(page, i), Enum: dataset.Exact.Values()}
		} else if filled(page, i) {
			t.Constraints = &fieldConstraints{Required: true}
		}
		if f.Name == "value" {
			// One unit for all rows is said of the field; of several, each row's own column tells.
			if unit := oneUnit(page); unit != "" {
				t.Unit = unit
			}
		}
		fields = append(fields, t)
	}
	return fields
}

// filled says whether a column has a value in every row.
func filled(page *doc.ChartPage, i int) bool {
	for _, r := range page.Rows {
		if r[i] == "" {
			return false
		}
	}
	return len(page.Rows) > 0
}

// oneUnit is the unit of all rows; empty where there are several.
func oneUnit(page *doc.ChartPage) string {
	at := slices.IndexFunc(page.Fields, func(f doc.DataField) bool { return f.Name == "unit" })
	if at < 0 || len(page.Rows) == 0 {
		return ""
	}
	for _, r := range page.Rows {
		if r[at] != page.Rows[0][at] {
			return ""
		}
	}
	return page.Rows[0][at]
}

// encoded is a value as JSON.
func encoded(ch *chart, v any, found *diag.List) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	addError(ch, enc.Encode(v), found)
	return b.Bytes()
}

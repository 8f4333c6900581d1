package language

import "github.com/shopspring/decimal"

// Words of a web page around a brief. They stand in the section "web" of a message file.
const (
	KeyWebContents  Key = "web.contents"
	KeyWebSkip      Key = "web.skip"
	KeyWebDataTable Key = "web.data_table"
	KeyWebDataFile  Key = "web.data_file"
	KeyWebChartPage Key = "web.chart_page"
	KeyWebSources   Key = "web.sources"
	KeyWebBriefs    Key = "web.briefs"
	KeyWebFiles     Key = "web.files"
	KeyWebPrint     Key = "web.for_print"
	keyWebPagesOne  Key = "web.pages_one"
	keyWebPagesFew  Key = "web.pages_few"
	keyWebPages     Key = "web.pages_other"
)

// webRows are the rows of keyRows for these words.
func webRows() []keyRow {
	return []keyRow{
		{KeyWebContents, "", ""}, {KeyWebSkip, "", ""}, {KeyWebDataTable, "", ""}, {KeyWebDataFile, "", ""}, {KeyWebChartPage, "", ""},
		{KeyWebSources, "", ""}, {KeyWebBriefs, "", ""}, {KeyWebFiles, "", ""}, {KeyWebPrint, "", ""},
		{keyWebPagesOne, "count", ""}, {keyWebPagesFew, "count", ""}, {keyWebPages, "count", ""},
	}
}

// Pages is a number of pages in words: "4 pages". Languages differ in how many forms they have; the form "few" is that
// of Slavic and Baltic languages for small numbers, and all others are "other".
func (c *Catalog) Pages(n int) string {
	key := keyWebPages
	switch c.Plural(decimal.NewFromInt(int64(n))) {
	case "one":
		key = keyWebPagesOne
	case "few":
		key = keyWebPagesFew
	}
	return c.Msg(key, "count", c.Integer(n))
}

// FileSize is a size as people read it, in units of a thousand bytes, never smaller than it is: "60 KB", "1.3 MB".
func (c *Catalog) FileSize(bytes int) string {
	const kilo, mega = 1000, 1000 * 1000
	if bytes < mega {
		return c.Integer((bytes+kilo-1)/kilo) + "\u00a0KB"
	}
	tenths := (bytes + mega/10 - 1) / (mega / 10)
	return c.Number(decimal.New(int64(tenths), -1), 1) + "\u00a0MB"
}

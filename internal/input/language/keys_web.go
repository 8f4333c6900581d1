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
		{key: KeyWebContents}, {key: KeyWebSkip}, {key: KeyWebDataTable}, {key: KeyWebDataFile}, {key: KeyWebChartPage},
		{key: KeyWebSources}, {key: KeyWebBriefs}, {key: KeyWebFiles}, {key: KeyWebPrint},
		{key: keyWebPagesOne, must: "count"}, {key: keyWebPagesFew, must: "count"}, {key: keyWebPages, must: "count"},
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

package language

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
	keyWebPagesOne  Key = "web.pages_one {count}"
	keyWebPagesFew  Key = "web.pages_few {count}"
	keyWebPages     Key = "web.pages_other {count}"
)

func webKeys() []Key {
	return []Key{
		KeyWebContents, KeyWebSkip, KeyWebDataTable, KeyWebDataFile, KeyWebChartPage, KeyWebSources, KeyWebBriefs, KeyWebFiles,
		KeyWebPrint, keyWebPagesOne, keyWebPagesFew, keyWebPages,
	}
}

package embed

import (
	"bytes"
	"regexp"

	"briefing/internal/input/language"
	"briefing/internal/write/html"
)

// Successor is the chart that continues one that is no longer made.
type Successor struct {
	ID    string
	Title string // as it is printed now
}

// earlierMark is what Retire has put into a page.
var earlierMark = regexp.MustCompile(`\n<link rel="successor-version" href="[^"<>]*">|\n<p class="note" data-successor="[^"<>]*">(?s:.*?)</p>`)

var mainTag = regexp.MustCompile(`<main[^<>]*>`)

// Retire marks a page of a chart's folder as no longer updated, with a link to the chart that continues it, whose folder
// stands beside its own. It needs nothing but the page, of whatever version of the tool; a page that is marked already
// is marked anew, so that marking twice changes nothing. Other files, and pages that it does not know, come back as they are.
func Retire(f File, s Successor, cat *language.Catalog) File {
	if f.Path != pageFile && f.Path != shareFile {
		return f
	}
	page := earlierMark.ReplaceAll(f.Data, nil)
	main, head := mainTag.FindIndex(page), bytes.Index(page, []byte("</head>"))
	if main == nil || head < 0 || head > main[0] {
		return f
	}
	address := "../" + s.ID + "/" + f.Path // ids need no escaping
	var out bytes.Buffer
	out.Write(page[:head])
	out.WriteString("\n<link rel=\"successor-version\" href=\"" + address + "\">")
	out.Write(page[head:main[1]])
	out.WriteString("\n<p class=\"note\" data-successor=\"" + s.ID + "\"><strong>" + html.Escape(cat.Msg(language.KeyRetired)) +
		"</strong> <a href=\"" + address + "\">" + html.Escape(cat.Msg(language.KeyRetiredNext, "title", s.Title)) + "</a></p>")
	out.Write(page[main[1]:])
	return File{f.Path, out.Bytes()}
}

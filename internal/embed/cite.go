package embed

import (
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/language"
)

// shortCitation and longCitation say whom a chart is from and what it rests on; the long one ends with the address of
// this very version, frozen, if it has one.
func shortCitation(ch *chart) string {
	return ch.msg(language.KeyCiteShort, "author", ch.page.Author, "title", ch.title, "date", ch.page.Date)
}

func longCitation(ch *chart, frozen string) string {
	about := ch.subtitle
	if about == "" {
		about = ch.page.UnitLine.S
	}
	s := ch.msg(language.KeyCiteLong, "author", ch.page.Author, "title", ch.title, "about", about, "date", ch.page.Date, "sources", sourceNames(ch.page))
	if frozen != "" {
		s += " " + frozen
	}
	return s
}

func sourceNames(page *doc.ChartPage) string {
	var names []string
	for _, s := range page.Sources {
		names = append(names, s.Name)
	}
	return strings.Join(names, "; ")
}

// months are BibTeX's own names, which need no quotes.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibTeX is an entry for a list of references.
func bibTeX(ch *chart, frozen string) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = " + value)
		}
	}
	text := func(s string) string {
		if s == "" {
			return ""
		}
		return "{{" + bibTeXText.Replace(undirected(s)) + "}}"
	}
	b.WriteString("@misc{" + ch.page.Chart.ID + "-" + ch.opt.Edition)
	field("author", text(ch.page.Author))
	field("title", text(ch.title))
	year, rest, _ := strings.Cut(ch.page.DateISO, "-")
	field("year", year)
	if m, _, _ := strings.Cut(rest, "-"); len(m) == 2 && m >= "01" && m <= "12" {
		field("month", months[int(m[0]-'0')*10+int(m[1]-'0')-1])
	}
	field("publisher", text(ch.page.Imprint.Publisher.S))
	field("howpublished", text(ch.page.UnitLine.S))
	field("note", text(ch.source))
	if frozen != "" {
		field("url", "{"+frozen+"}")
	}
	b.WriteString("\n}")
	return b.String()
}

// bibTeXText keeps BibTeX and LaTeX from taking signs of a text as theirs.
var bibTeXText = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`, `&`, `\&`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`"`, `''`, "\u00a0", "~", "\u202f", `\,`, "\n", " ", "\r", " ",
)

// markdownText keeps Markdown from taking signs of a text as its own, and any reader of it from seeing markup.
var markdownText = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;",
	"#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "\n", " ", "\r", " ",
)

func markdown(s string) string { return markdownText.Replace(undirected(s)) }

// undirected drops the marks that turn the direction of the text around them by force, which a page's writer drops too.
func undirected(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}

// readme is a text about the folder for people. frozen is the address of this very version, if it has one.
func readme(ch *chart, frozen string) []byte {
	var b strings.Builder
	para := func(s string) {
		if s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	head := func(key language.Key) { para("## " + markdown(ch.msg(key))) }
	c := ch.page
	para("# " + markdown(ch.title))
	para(markdown(ch.subtitle))
	para("![" + markdown(c.Chart.Alt.S) + "](" + cardName(1200, 675, 1) + ")")
	para(markdown(ch.note))
	para(markdown(ch.source))
	head(language.KeyReadmeFiles)
	for _, f := range fileList(ch) {
		b.WriteString("- [" + f[0] + "](" + f[0] + "): " + markdown(f[1]) + "\n")
	}
	b.WriteString("\n")
	head(language.KeyReadmeData)
	b.WriteString("| " + dataFile + " | |\n|---|---|\n")
	for _, f := range c.Fields {
		b.WriteString("| " + markdown(f.Name) + " | " + markdown(f.Description) + " |\n")
	}
	b.WriteString("\n")
	head(language.KeyReadmeSources)
	for _, s := range c.Sources {
		b.WriteString("- " + markdownSource(s) + "\n")
	}
	b.WriteString("\n")
	if c.Imprint.Reuse.S+c.Imprint.Notice.S != "" {
		head(language.KeyReadmeTerms)
		if c.Imprint.Reuse.S != "" {
			para(markdown(strings.TrimSuffix(ch.cat.Capital(c.Imprint.Reuse.S), ".") + "."))
		}
		para(markdown(c.Imprint.Notice.S))
	}
	head(language.KeyReadmeCite)
	para("**" + markdown(ch.msg(language.KeyReadmeShort)) + ":** " + markdown(shortCitation(ch)))
	para("**" + markdown(ch.msg(language.KeyReadmeLong)) + ":** " + markdown(longCitation(ch, frozen)))
	para("```bibtex\n" + strings.ReplaceAll(bibTeX(ch, frozen), "```", "'''") + "\n```")
	if ch.opt.Base != "" {
		b.WriteString("- " + markdown(ch.msg(language.KeyReadmeLatest)) + ": <" + ch.latestAddress(pageFile) + ">\n")
		b.WriteString("- " + markdown(ch.msg(language.KeyReadmeFrozen)) + ": <" + frozen + ">\n")
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

func markdownSource(s doc.ChartSource) string {
	parts := []string{markdown(s.Publisher), "*" + markdown(s.Title) + "*"}
	if s.Date != "" {
		parts = append(parts, markdown(s.Date))
	}
	if s.Address != "" {
		parts = append(parts, "<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20").Replace(s.Address)+">")
	}
	return strings.Join(parts, ", ")
}

// fileList says what the folder's files are.
func fileList(ch *chart) [][2]string {
	list := [][2]string{
		{pageFile, ch.msg(language.KeyFilePage)}, {drawingFile, ch.msg(language.KeyFileDrawing)}, {cardName(1200, 675, 1), ch.msg(language.KeyFileCards)},
		{dataFile, ch.msg(language.KeyFileData)}, {packageFile, ch.msg(language.KeyFilePackage)},
	}
	if ch.opt.Base != "" {
		list = append(list, [2]string{oembedFile, ch.msg(language.KeyFileOEmbed)})
	}
	return append(list, [2]string{shareFile, ch.msg(language.KeyFileShare)})
}

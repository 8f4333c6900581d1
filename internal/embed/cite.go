package embed

import (
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/language"
)

// shortCitation and longCitation say whom a chart is from and what it rests on; the long one ends with the address of
// this very version, if it has one.
func (p *pack) shortCitation() string {
	return p.msg(language.KeyCiteShort, "author", p.page.Author, "title", p.title, "date", p.page.Date)
}

func (p *pack) longCitation() string {
	about := p.subtitle
	if about == "" {
		about = p.page.UnitLine.S
	}
	s := p.msg(language.KeyCiteLong, "author", p.page.Author, "title", p.title, "about", about, "date", p.page.Date, "sources", p.sourceNames())
	if a := p.frozen(pageFile); a != "" {
		s += " " + a
	}
	return s
}

func (p *pack) sourceNames() string {
	var names []string
	for _, s := range p.page.Sources {
		names = append(names, s.Name)
	}
	return strings.Join(names, "; ")
}

// months are BibTeX's own names, which need no quotes.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibTeX is an entry for a list of references.
func (p *pack) bibTeX() string {
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
	b.WriteString("@misc{" + p.page.Chart.ID + "-" + p.opt.Edition)
	field("author", text(p.page.Author))
	field("title", text(p.title))
	year, rest, _ := strings.Cut(p.page.DateISO, "-")
	field("year", year)
	if m, _, _ := strings.Cut(rest, "-"); len(m) == 2 && m >= "01" && m <= "12" {
		field("month", months[int(m[0]-'0')*10+int(m[1]-'0')-1])
	}
	field("publisher", text(p.page.Imprint.Publisher.S))
	field("howpublished", text(p.page.UnitLine.S))
	field("note", text(p.source))
	if a := p.frozen(pageFile); a != "" {
		field("url", "{"+a+"}")
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

// readme is a text about the folder for people.
func (p *pack) readme() []byte {
	var b strings.Builder
	para := func(s string) {
		if s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	head := func(key language.Key) { para("## " + markdown(p.msg(key))) }
	c := p.page
	para("# " + markdown(p.title))
	para(markdown(p.subtitle))
	para("![" + markdown(c.Chart.Alt.S) + "](" + cardName(1200, 675, 1) + ")")
	para(markdown(p.note))
	para(markdown(p.source))
	head(language.KeyReadmeFiles)
	for _, f := range p.fileList() {
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
			para(markdown(strings.TrimSuffix(p.cat.Capital(c.Imprint.Reuse.S), ".") + "."))
		}
		para(markdown(c.Imprint.Notice.S))
	}
	head(language.KeyReadmeCite)
	para("**" + markdown(p.msg(language.KeyReadmeShort)) + ":** " + markdown(p.shortCitation()))
	para("**" + markdown(p.msg(language.KeyReadmeLong)) + ":** " + markdown(p.longCitation()))
	para("```bibtex\n" + strings.ReplaceAll(p.bibTeX(), "```", "'''") + "\n```")
	if p.opt.Base != "" {
		b.WriteString("- " + markdown(p.msg(language.KeyReadmeLatest)) + ": <" + p.stable(pageFile) + ">\n")
		b.WriteString("- " + markdown(p.msg(language.KeyReadmeFrozen)) + ": <" + p.frozen(pageFile) + ">\n")
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
func (p *pack) fileList() [][2]string {
	list := [][2]string{
		{pageFile, p.msg(language.KeyFilePage)}, {drawingFile, p.msg(language.KeyFileDrawing)}, {cardName(1200, 675, 1), p.msg(language.KeyFileCards)},
		{dataFile, p.msg(language.KeyFileData)}, {packageFile, p.msg(language.KeyFilePackage)},
	}
	if p.opt.Base != "" {
		list = append(list, [2]string{oembedFile, p.msg(language.KeyFileOEmbed)})
	}
	return append(list, [2]string{shareFile, p.msg(language.KeyFileShare)})
}

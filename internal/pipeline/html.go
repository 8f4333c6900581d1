package pipeline

import (
	"path"
	"slices"
	"strings"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/input/language"
	"briefing/internal/write/html"
	"briefing/internal/write/png"
)

// formatHTML is the format of a brief's page for browsers.
const formatHTML = "html"

// run is what the targets of one run share.
type run struct {
	beside []plan.Target // all that the edition will hold: what pages may link to

	canvases *png.Canvases // that all charts' cards are drawn on
}

func (p *Project) beside() []plan.Target {
	if p.run == nil {
		return nil
	}
	return p.run.beside
}

// held lists what the edition will hold after a run: what is asked for, and what the last run left in other places and
// lacks nothing to be made again.
func held(last [][]provenance.Output, asked []plan.Target, lacks func(plan.Target) (string, string)) []plan.Target {
	all := slices.Clone(asked)
	for _, group := range last {
		t := targetOf(group[0].Parameters)
		if what, _ := lacks(t); what != "" {
			continue
		}
		if !slices.ContainsFunc(all, func(a plan.Target) bool { return a.Path() == t.Path() }) {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b plan.Target) int { return strings.Compare(a.Path(), b.Path()) })
	return all
}

// linked lists the targets that a brief's page links to: what the edition will hold, in this language, of briefs that
// can be made. Nothing else may be linked to, so that no link is dead: what a page leads to is made in the same run or
// carried over by it, and a page whose links change is made again.
func (p *Project) linked(t plan.Target) (forms, briefs []plan.Target) {
	have := p.Existing()
	for _, b := range p.beside() {
		if b.Language != t.Language || b == t || !isBrief(have, b) {
			continue
		}
		// Decks have no page of their own, and are linked as files.
		deck := doc.Format(p.Library.Format(b.Name)) == doc.Deck && !b.Handout && !b.PrintMarks
		if b.Name == t.Name {
			forms = append(forms, b)
		} else if b.Format == formatHTML || deck {
			briefs = append(briefs, b)
		}
	}
	for _, list := range [][]plan.Target{forms, briefs} {
		slices.SortStableFunc(list, func(a, b plan.Target) int { return formRank(a) - formRank(b) })
	}
	return forms, briefs
}

// formRank puts pages first, then the file to read, that for the print shop last.
func formRank(t plan.Target) int {
	switch {
	case t.Format == formatHTML:
		return 0
	case t.PrintMarks:
		return 3
	case t.Format != "pdf":
		return 2
	}
	return 1
}

// isBrief says whether a target can be made, which is what an edition keeps.
func isBrief(have plan.Existing, t plan.Target) bool {
	for _, n := range have.Names {
		if n.ID == t.Name {
			return slices.Contains(n.Formats, t.Format) && slices.ContainsFunc(formats(), func(f format) bool { return f.name == t.Format })
		}
	}
	return false
}

// besideDigest is what a page's bytes depend on beyond its own inputs: the files it links to, and what is said of them.
func (p *Project) besideDigest(version string, t plan.Target) []string {
	var lines []string
	forms, briefs := p.linked(t)
	file := func(kind string, f plan.Target) {
		line := kind + " " + f.Path()
		if p.makesHere(f) {
			line += " " + p.digest(version, f)
		}
		lines = append(lines, line)
	}
	for _, f := range forms {
		file("form", f)
	}
	for _, b := range briefs {
		if b.Format != formatHTML {
			file("deck", b)
			continue
		}
		lines = append(lines, "brief "+b.Path()+" "+b.Brand+" "+p.templates.sum("briefs/"+b.Name+".yaml")) // which says what kind of brief it is
	}
	for _, b := range p.beside() {
		if strings.HasPrefix(b.Name, chartFolder) && b.Language == t.Language {
			lines = append(lines, "chart "+b.Name)
		}
	}
	return lines
}

// chartFolder begins the name of a target that is a chart's own page.
const chartFolder = "charts/"

// chartPage is where a chart's own page stands, seen from a brief; empty if the edition will hold none.
func (p *Project) chartPage(language, id string) string {
	name := chartFolder + id
	made := slices.ContainsFunc(p.beside(), func(b plan.Target) bool { return b.Name == name && b.Language == language })
	known := slices.ContainsFunc(p.Existing().Names, func(n plan.Name) bool { return n.ID == name })
	if !made || !known {
		return ""
	}
	return name + "/index.html"
}

// makesHere says whether a target is made from this project's inputs: with its brand.
func (p *Project) makesHere(t plan.Target) bool { return t.Brand == p.options.Brand }

func writeHTML(p *Project, version string, t plan.Target) ([]output, diag.List) {
	d, diags := p.resolve(t.Name, compose.Options{Tables: true})
	if d == nil || diags.HasErrors() {
		return nil, diags
	}
	o := html.Options{
		Generator: "briefing " + version,
		ChartPage: func(id string) string { return p.chartPage(t.Language, id) },
	}
	forms, briefs := p.linked(t)
	for _, f := range forms {
		o.Files = append(o.Files, html.Link{Text: p.formLabel(f), Address: path.Base(f.Path())})
	}
	for _, b := range briefs {
		// The other brief's own findings are told where it is made.
		if other, found := p.Document(b.Name); other != nil && !found.HasErrors() {
			text := other.Kind.S
			if b.Format != formatHTML {
				text += " (" + p.formLabel(b) + ")"
			}
			o.Briefs = append(o.Briefs, html.Link{Text: text, Address: path.Base(b.Path())})
		}
	}
	data, found := html.Write(d, p.Brand, o)
	diags.Append(found)
	return []output{{path: t.Path(), data: data}}, diags
}

// formLabel is the text of a link to another form of a brief: "PDF, 4 pages".
func (p *Project) formLabel(t plan.Target) string {
	name := strings.ToUpper(t.Format)
	if t.PrintMarks {
		name = p.Catalog.Msg(language.KeyWebPrint)
	}
	if t.Format != "pdf" || !p.makesHere(t) {
		return name
	}
	n := p.pageCount(t)
	if n == 0 {
		return name
	}
	return name + ", " + p.Catalog.Pages(n)
}

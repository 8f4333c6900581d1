package pipeline

import (
	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/page/card"
)

// RaceEnabled says that the race detector is on, which makes everything many times slower.
const RaceEnabled = raceEnabled

// PDF makes one brief of a project as a run would, with its attachments, for tests.
func (p *Project) PDF(name string) ([]byte, diag.List) {
	d, diags := p.Document(name)
	if d == nil || diags.HasErrors() {
		return nil, diags
	}
	data, _, found := p.pdf(d, "0", plan.Target{Name: name, Language: p.Language, Format: "pdf", Brand: p.options.Brand})
	diags.Append(found)
	return data, diags
}

// DigestOf is the digest of a target.
func (p *Project) DigestOf(t plan.Target) string { return p.digest("0", t) }

// Shown are the files and hashes of everything the project has read so far, for tests.
func (p *Project) Shown() string {
	s := ""
	for _, in := range p.Inputs() {
		s += in.Path + " " + in.SHA256 + "\n"
	}
	return s
}

// HTML makes a brief's page beside the other forms of the brief.
func (p *Project) HTML(name string, beside ...plan.Target) ([]byte, diag.List) {
	p.run = &run{beside: beside}
	files, diags := writeHTML(p, "0", plan.Target{Name: name, Language: p.Language, Format: formatHTML, Brand: p.options.Brand})
	if len(files) == 0 {
		return nil, diags
	}
	return files[0].data, diags
}

// ShareInRun makes documents once for all that ask for them, as a run does.
func (p *Project) ShareInRun() { p.run = &run{} }

// WebDocument resolves a brief as its page shows it.
func (p *Project) WebDocument(name string) (*doc.Document, diag.List) {
	return p.resolve(name, compose.Options{Tables: true})
}

// Make makes a target's files and gives them one after the other, each behind its path.
func (p *Project) Make(t plan.Target) ([]byte, diag.List) {
	m := renderOne("0", job{t, p})
	var data []byte
	for _, f := range m.files {
		data = append(append(append(data, f.path...), '\n'), f.data...)
	}
	return data, m.diags
}

// Cards resolves a chart that stands on its own and places it as pictures for social media, without drawing them: that takes
// long.
func (p *Project) Cards(t plan.Target) (diags diag.List) {
	id, _ := t.Chart()
	page, found := p.Chart(id)
	diags.Append(found)
	if page == nil {
		return diags
	}
	for _, form := range card.Forms() {
		for _, dark := range []bool{false, true} {
			stage(&diags, func() (struct{}, diag.List) {
				_, found := card.Card(&page.Chart, p.Brand, form, dark)
				return struct{}{}, found
			})
		}
	}
	return diags
}

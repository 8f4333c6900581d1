package pipeline

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/embed"
)

// Chart resolves a chart on its own, once: digest, folder and gallery all ask for it. It is nil where the list holds errors.
// Safe for concurrent use.
func (p *Project) Chart(id string) (*doc.ChartPage, diag.List) {
	return p.charts.of(id, func() found[*doc.ChartPage] {
		var diags diag.List
		page := stage(&diags, func() (*doc.ChartPage, diag.List) {
			page, diags := compose.Chart(p.Library, p.Set, id, compose.Options{Author: p.Brand.Name, Topic: p.Brand.Topic})
			if page == nil {
				return nil, diags
			}
			page, more := cite.Chart(p.Library, p.Set, page)
			diags.Append(more)
			return page, diags.Sorted()
		})
		if diags.HasErrors() {
			page = nil
		}
		return foundIn(page, diags)
	}).all()
}

// chartDigest is the SHA-256 of everything a chart's files depend on: the tool, what the chart says and draws, the
// words around it, the brand. What it says is taken as resolved, not by the files it comes from, so that a change of
// another chart or of a figure it does not show leaves it as it is. The gallery depends on all charts.
func (p *Project) chartDigest(version string, t plan.Target) string {
	lines := []string{"version " + version, "name " + t.Name, "language " + t.Language, "brand " + t.Brand, "base-url " + t.BaseURL}
	ids := p.Library.ChartIDs()
	if id, ok := t.Chart(); ok {
		ids = []string{id}
	}
	for _, id := range ids {
		lines = append(lines, "chart "+id+" "+p.chartSum(id))
	}
	for _, in := range p.Inputs() {
		for _, dir := range []string{"templates/brands/", "templates/messages/"} {
			if strings.HasPrefix(in.Path, dir) {
				lines = append(lines, in.Path+" "+in.SHA256)
			}
		}
	}
	return provenance.Digest(lines)
}

// chartSum is the SHA-256 of what a chart says and draws, made out once.
func (p *Project) chartSum(id string) string {
	return p.sums.of(id, func() string {
		page, _ := p.Chart(id)
		content, _ := json.Marshal(page) // texts, numbers and lists of them always encode
		return provenance.Sum(content)
	})
}

// writeCharts makes a chart's folder, or the gallery of all charts.
func writeCharts(p *Project, version string, t plan.Target) ([]output, diag.List) {
	opt := embed.Options{Base: t.BaseURL, Version: version, Edition: p.Edition, Language: t.Language}
	if p.run != nil {
		opt.Canvases = p.run.canvases
	}
	if id, ok := t.Chart(); ok {
		page, diags := p.Chart(id)
		if page == nil {
			return nil, diags
		}
		files, found := embed.Folder(page, p.Brand, p.Catalog, opt)
		diags = append(diags[:len(diags):len(diags)], found...)
		var out []output
		for _, f := range files {
			out = append(out, output{path: t.Path() + "/" + f.Path, data: f.Data})
		}
		return out, diags
	}
	var diags diag.List
	var pages []*doc.ChartPage
	for _, id := range p.Library.ChartIDs() {
		page, found := p.Chart(id)
		if page == nil {
			diags.Append(found) // once more where the chart is made too; a list says each finding once
			continue
		}
		pages = append(pages, page)
	}
	if diags.HasErrors() {
		return nil, diags
	}
	data, found := embed.Gallery(pages, p.Brand, p.Catalog, opt)
	diags.Append(found)
	return []output{{path: t.Path(), data: data}}, diags
}

// baseNote says once what is left out of charts whose address is not known.
func baseNote(targets []plan.Target) diag.List {
	var diags diag.List
	for _, t := range targets {
		if t.Format == plan.Web && t.BaseURL == "" {
			diags.Add(diag.Pos{}, diag.Note, "no-base-url", "the charts' web address is not known, so their pages have no iframe to copy, no oEmbed and no cards for social media",
				"give the address that the output folder will have: --base-url https://example.org/briefings")
			break
		}
	}
	return diags
}

// addresses are the versions of an edition's charts that outlive it: each under its hash for ever, and the latest under
// its name.
func addresses(targets []made, whole *provenance.Manifest) []edition.Version {
	var frozen, latest []edition.Version
	known := map[string]bool{}
	for _, m := range targets {
		id, chart := m.target.Chart()
		if !chart {
			continue
		}
		manifest := *whole
		// What the chart was made from is in its digest; the edition's inputs are those of all its files.
		manifest.Inputs, manifest.Outputs = []provenance.Input{}, nil
		var files []edition.File
		sums := map[string]string{}
		for _, o := range m.files {
			name := strings.TrimPrefix(o.path, m.target.Path()+"/")
			files = append(files, edition.File{Path: name, Data: o.data})
			sums[name] = o.hash()
			manifest.Outputs = append(manifest.Outputs, provenance.Output{
				Path: name, SHA256: sums[name], Bytes: len(o.data), Inputs: m.digest, Silent: m.silent, Parameters: parameters(m.target),
			})
		}
		// Charts with the same files are one version.
		if at := edition.FrozenPath(embed.Hash(sums)); !known[at] {
			known[at] = true
			frozen = append(frozen, edition.Version{Path: at, Files: files, Manifest: &manifest, Keep: edition.KeepWhole})
		}
		latest = append(latest, edition.Version{Path: edition.StablePath(m.target.Language, id), Files: files, Manifest: &manifest, Keep: edition.KeepLater})
	}
	return append(frozen, latest...)
}

// retired are new versions of the lasting addresses of charts that are no longer made, where there are such addresses: their
// files as they are, the pages marked with a link to the chart that continues them. They are made along with charts, from
// nothing but what is published. A successor must have an address itself, from this run or from an earlier one.
func (p *Project) retired(out fs.FS, charts []edition.Version) (versions []edition.Version, diags diag.List) {
	if len(charts) == 0 {
		return nil, nil
	}
	for _, r := range p.Library.Retired {
		at, next := edition.StablePath(p.Language, r.ID), edition.StablePath(p.Language, r.Successor)
		if info, err := fs.Lstat(out, at); err != nil || !info.IsDir() {
			continue // there is no such address
		}
		folder, err := fs.Sub(out, at)
		if err != nil {
			continue
		}
		m, err := provenance.Read(folder)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		leave := func(why, hint string) {
			diags.Add(diag.Pos{File: at}, diag.Warning, "retired-chart", "the address of the retired chart "+r.ID+" is left as it is: "+why, hint)
		}
		if err != nil {
			leave(err.Error(), "")
			continue
		}
		if _, err := fs.Stat(out, next+"/"+provenance.Name); err != nil && !slices.ContainsFunc(charts, func(v edition.Version) bool { return v.Path == next }) {
			leave("the chart that continues it, "+r.Successor+", has no address yet", "build it: briefing build "+plan.ChartName(r.Successor))
			continue
		}
		page, _ := p.Chart(r.Successor)
		if page == nil {
			leave("the chart that continues it, "+r.Successor+", cannot be made in this edition", "")
			continue
		}
		successor := embed.Successor{ID: r.Successor, Title: flat(page.Chart.Title)}
		v := edition.Version{Path: at, Manifest: m}
		for i, o := range m.Outputs {
			data, ok := provenance.Intact(folder, o)
			if !ok {
				leave(o.Path+" is gone or was changed", "put the folder back as it was, or leave it")
				v.Files = nil
				break
			}
			f := embed.Retire(embed.File{Path: o.Path, Data: data}, successor, p.Catalog)
			m.Outputs[i].SHA256, m.Outputs[i].Bytes = provenance.Sum(f.Data), len(f.Data)
			v.Files = append(v.Files, edition.File{Path: f.Path, Data: f.Data})
		}
		if v.Files != nil {
			versions = append(versions, v)
		}
	}
	return versions, diags
}

// flat joins what spans say.
func flat(spans []doc.Span) string {
	s := ""
	for _, x := range spans {
		s += x.S
	}
	return s
}

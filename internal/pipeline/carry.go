package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

	"briefing/internal/beside"
	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/input/brand"
	"briefing/internal/input/language"
)

// carry decides what becomes of the edition's files that were not asked for: those whose inputs still hold are
// taken over as they are, those whose inputs changed or that were harmed are made again with the choices they were
// made with, and those that can no longer be made are left out with a warning. Groups are the files of the last version by
// target.
func carry(first *Project, r Request, folder fs.FS, groups [][]provenance.Output, jobs []job) (all []job, kept []made, diags diag.List) {
	asked := map[plan.Target]bool{}
	for _, j := range jobs {
		asked[j.target] = true
	}
	if !r.Fresh {
		jobs, kept = unchanged(folder, groups, r, jobs)
	}
	projects := map[[2]string]*Project{{first.options.Brand, first.Language}: first}
	for _, group := range groups {
		t := targetOf(group[0].Parameters)
		if asked[t] || replaced(t, jobs) {
			continue
		}
		if lacks, hint := r.lacks(t); lacks != "" {
			diags.Add(diag.Pos{}, diag.Warning, "not-carried", fmt.Sprintf("%s is left out of the edition: %s", leftOut(group), lacks), hint)
			continue
		}
		key := [2]string{t.Brand, t.Language}
		p, known := projects[key]
		if !known {
			options := r.Options
			options.Brand, options.Language, options.AsOf, options.Briefs = t.Brand, t.Language, first.Edition, []string{t.Name}
			var found diag.List
			p, found = Load(options)
			diags.Append(found)
			if p != nil {
				p.run = first.run
			}
			projects[key] = p
		}
		if p == nil {
			continue // its findings say why; with them nothing is published
		}
		again := plan.Request{Names: []string{t.Name}, Formats: []string{t.Format}, PrintMarks: t.PrintMarks, Handout: t.Handout}
		if _, err := plan.Targets(again, p.Existing()); err != nil {
			diags.Add(diag.Pos{}, diag.Warning, "not-carried", fmt.Sprintf("%s is left out of the edition: %s", group[0].Path, err))
			continue
		}
		digest := p.digest(r.Version, t)
		if files, ok := intact(folder, group, digest); ok {
			kept = append(kept, made{target: t, digest: digest, files: files, carried: true, silent: group[0].Silent})
			continue
		}
		if t.Slides != "" && t.Slides != r.Slides.digest() {
			diags.Add(diag.Pos{}, diag.Warning, "not-carried", fmt.Sprintf("%s is left out of the edition: it was made on a PowerPoint template of yours, and what it shows has changed", group[0].Path),
				"build "+t.Name+" again with --pptx-template")
			continue
		}
		jobs = append(jobs, job{t, p})
	}
	return jobs, kept, diags
}

// lacks says what a target was made with that is not there any more; it is empty where all is.
func (r Request) lacks(t plan.Target) (message, hint string) {
	for _, c := range []struct {
		kind, name string
		have       []string
		where      string
	}{
		{"brand", t.Brand, brand.Names(r.Templates.FS), "brands/" + t.Brand},
		{"language", t.Language, language.AvailableLanguages(r.Templates.FS, "messages"), "messages/" + t.Language + ".yaml"},
	} {
		if !slices.Contains(c.have, c.name) {
			return fmt.Sprintf("there is no %s named %q any more", c.kind, c.name), "put " + path.Join(r.Templates.Shown, c.where) + " back to keep it"
		}
	}
	return "", ""
}

// leftOut names a target's files for a message: a chart by its folder.
func leftOut(group []provenance.Output) string {
	if len(group) > 1 {
		return path.Dir(group[0].Path) + "/"
	}
	return group[0].Path
}

// unchanged parts the jobs into those to do and those whose files the edition holds as they would be made: what a file is
// made from is known before it is made. A brief is made again where that has something to tell, or where the program is
// newer than the edition: it may make other files of the same inputs, while its version is still the same.
func unchanged(folder fs.FS, groups [][]provenance.Output, r Request, jobs []job) (todo []job, kept []made) {
	at := map[plan.Target][]provenance.Output{}
	for _, g := range groups {
		at[targetOf(g[0].Parameters)] = g
	}
	older := false
	if info, err := fs.Stat(folder, provenance.Name); err == nil {
		older = info.ModTime().Before(r.Built)
	}
	found := make([]made, len(jobs))
	for i, j := range jobs {
		found[i].target = j.target
		group := at[j.target]
		found[i].silent = group != nil && group[0].Silent
	}
	// Most of the time of a run that changes nothing goes into reading what is there, and into resolving charts.
	beside.Each(len(jobs), func(i int) {
		m := &found[i]
		group := at[m.target]
		if group != nil && (m.target.Format == plan.Web || m.silent && !older) {
			m.digest = jobs[i].project.digest(r.Version, m.target)
			m.files, m.carried = intact(folder, group, m.digest)
		}
	})
	for i, j := range jobs {
		if found[i].carried {
			kept = append(kept, found[i])
		} else {
			todo = append(todo, j)
		}
	}
	return todo, kept
}

// byTarget groups a manifest's files by what they were made with, in the manifest's order.
func byTarget(outputs []provenance.Output) [][]provenance.Output {
	at := map[provenance.Parameters]int{}
	var groups [][]provenance.Output
	for _, o := range outputs {
		i, known := at[o.Parameters]
		if !known {
			i = len(groups)
			at[o.Parameters] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], o)
	}
	return groups
}

// replaced says whether one of the jobs makes what a target of the last version made, with other choices: they have
// the same place in the edition.
func replaced(t plan.Target, jobs []job) bool {
	for _, j := range jobs {
		if j.target.Path() == t.Path() {
			return true
		}
	}
	return false
}

// intact returns the files of a target if all of them are what the manifest says and their inputs still hold.
func intact(folder fs.FS, group []provenance.Output, digest string) ([]output, bool) {
	var files []output
	for _, o := range group {
		if o.Inputs != digest {
			return nil, false
		}
		data, ok := provenance.Intact(folder, o)
		if !ok {
			return nil, false
		}
		files = append(files, output{path: o.Path, data: data, pages: o.Pages, sum: o.SHA256})
	}
	return files, true
}

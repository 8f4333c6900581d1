// Package pipeline runs a plan through the stages, from the files of a dataset to a published edition.
//
// In: where data and templates are, what to make, and where to put it. Out: the edition folder, replaced as a whole,
// and a list of what was made; or findings, and the folder as it was. It alone joins the stages: each hands the next
// plain data and none calls back. It reads no clock and no environment, so the same inputs give the same bytes.
package pipeline

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"briefing/internal/diag"
	"briefing/internal/edition"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/embed"
)

// Garbage is how much memory may wait to be collected in a process that only builds, in percent of what is in use. A run that makes
// no charts uses a few megabytes: each 100 beyond Go's own 100 took 6 to 7 % off its time, and the peak stayed where it was.
const Garbage = 300

// GarbageWithCharts is the same where an edition holds charts. Most of what is in use then is canvases and finished files, which
// wait to be published together. They hold no pointers, so that a collection takes a few milliseconds, and one a chart
// would keep 25 MB at 7 charts and 80 MB at 100; at half as many it takes a tenth off the run for 12 MB at 7 charts.
const GarbageWithCharts = 50

// Request says what to build and where to.
type Request struct {
	Options
	Plan    plan.Request
	Out     string // folder that holds the editions
	Fresh   bool   // make again what is unchanged
	Version string // of the tool, for files and manifest

	// Built is when the program was built. Briefs of an edition that is older are made again, though nothing else may have
	// changed. The zero time: the version alone says which program it is.
	Built time.Time

	// Locking says how the run deals with others in Out.
	Locking edition.Locking

	// Committing, if not nil, is called once, before the first file is written. Until then a run that is ended leaves
	// nothing behind; from then on only the context ends it, and Run undoes what it began, or finishes it.
	Committing func()
}

// Result is what a run did.
type Result struct {
	Origin       provenance.Origin `json:"origin"` // where data and templates came from
	Edition      string            `json:"edition"`
	Folder       string            `json:"folder"`
	Changed      bool              `json:"changed"`       // false: nothing was written, since all folders held these very bytes already
	ChangedFiles []string          `json:"changed_files"` // below the output folder: files that are new, of other bytes, or gone
	Files        []Made            `json:"files"`
	Charts       []Address         `json:"charts,omitempty"`
}

// Address is what became of an address of a chart that outlives the edition.
type Address struct {
	Path    string        `json:"path"` // below the output folder
	State   edition.State `json:"state"`
	Edition string        `json:"edition"` // that the address holds
}

// Made is one file of the edition.
type Made struct {
	Path    string `json:"path"` // below the folder
	Bytes   int    `json:"bytes"`
	Pages   int    `json:"pages,omitempty"`
	SHA256  string `json:"sha256"`
	Carried bool   `json:"carried,omitempty"` // unchanged, taken over from the last version
	Folder  string `json:"folder,omitempty"`  // of a chart: the folder whose files belong together
}

// Event tells how far a run is: Done of Total targets, the last of them Name. The first event comes when everything has been
// read and nothing is made yet; it says whether something is made for an edition with charts.
type Event struct {
	Done, Total int
	Name        string
	Charts      bool
}

// job is a target with the inputs it is made from.
type job struct {
	target  plan.Target
	project *Project
}

// made is a rendered target.
type made struct {
	target  plan.Target
	digest  string
	files   []output
	carried bool
	silent  bool // nothing was found when it was made
	diags   diag.List
}

func (j job) chart() bool {
	_, is := j.target.Chart()
	return is
}

func (m made) chart() bool {
	_, is := m.target.Chart()
	return is
}

// Run builds. Findings with errors mean that the input must change; an error means that a file could not be written
// or, as a *diag.Refusal, that the request cannot be met; a context that was cancelled is an error with its cause. In all
// these cases the output folder is what it was before, but for a *edition.NotUndone.
func Run(ctx context.Context, r Request, progress func(Event)) (*Result, diag.List, error) {
	if len(r.Plan.Names) > 0 {
		r.Briefs = r.Plan.Names
	}
	p, diags := Load(r.Options)
	if p == nil {
		return nil, diags, nil
	}
	r.Plan.Brand, r.Plan.Slides = r.Brand, r.Slides.digest()
	targets, err := plan.Targets(r.Plan, p.Existing())
	if err != nil {
		return nil, diags, err
	}
	folder, err := edition.Open(ctx, r.Out, p.Edition, r.Locking)
	if err != nil {
		return nil, diags, err
	}
	defer folder.Close()

	jobs := make([]job, len(targets))
	for i, t := range targets {
		jobs[i] = job{t, p}
	}
	last, err := provenance.Read(folder.FS())
	if err != nil {
		last = &provenance.Manifest{} // there is no edition yet: one whose manifest is gone or harmed was refused
	}
	groups := byTarget(last.Outputs)
	p.run = &run{beside: held(groups, targets, r.lacks), canvases: embed.NewCanvases()}
	jobs, kept, found := carry(p, r, folder.FS(), groups, jobs)
	diags.Append(found)
	if progress != nil {
		charts := slices.ContainsFunc(jobs, job.chart) || slices.ContainsFunc(kept, made.chart)
		progress(Event{Total: len(jobs), Charts: charts && len(jobs) > 0})
	}
	all := append(renderAll(ctx, r.Version, jobs, progress), kept...)
	if ctx.Err() != nil {
		return nil, diags, context.Cause(ctx)
	}
	diags.Append(baseNote(targets))
	told := map[subject]string{}
	for _, m := range all {
		diags.Append(once(told, m))
	}
	if diags.HasErrors() {
		return nil, diags, nil
	}
	whole, files := editionOf(p, r, all)
	result := &Result{Origin: whole.Manifest.Origin, Edition: p.Edition, Folder: filepath.ToSlash(folder.Dir()), Files: files}
	if r.Committing != nil {
		r.Committing()
	}
	found, err = publish(ctx, p, r, folder, all, whole, result)
	if diags.Append(found); err != nil {
		return nil, diags, err
	}
	return result, diags, nil
}

// editionOf is the folder of an edition with all that was made, and what is told of its files.
func editionOf(p *Project, r Request, all []made) (edition.Version, []Made) {
	manifest := &provenance.Manifest{
		Tool:    provenance.Tool{Name: "briefing", Version: r.Version},
		Edition: p.Edition,
		AsOf:    p.Set.AsOf.String(),
		Data:    provenance.Dataset{ID: p.Dataset.ID, SHA256: p.data.digest()},
		Origin:  provenance.Origin{Data: r.Data.Origin, Templates: r.Templates.Origin},
		Inputs:  p.Inputs(),
	}
	v := edition.Version{Path: p.Edition, Manifest: manifest}
	var list []Made
	for _, m := range all {
		for _, o := range m.files {
			sum := o.hash()
			v.Files = append(v.Files, edition.File{Path: o.path, Data: o.data})
			manifest.Outputs = append(manifest.Outputs, provenance.Output{
				Path: o.path, SHA256: sum, Bytes: len(o.data), Pages: o.pages, Inputs: m.digest, Silent: m.silent, Parameters: parameters(m.target),
			})
			one := Made{Path: o.path, Bytes: len(o.data), Pages: o.pages, SHA256: sum, Carried: m.carried}
			if m.chart() {
				one.Folder = m.target.Path()
			}
			list = append(list, one)
		}
	}
	return v, list
}

// publish exchanges the edition and the lasting addresses of its charts, all or none, and says in the result what became of
// them. What pages of the edition link to comes before it.
func publish(ctx context.Context, p *Project, r Request, folder *edition.Edition, all []made, whole edition.Version, result *Result) (diags diag.List, err error) {
	charts := addresses(all, whole.Manifest)
	retired, found := p.retired(folder.OutFS(), charts)
	diags.Append(found)
	versions := append(append(charts, retired...), whole)
	report, err := folder.Publish(ctx, versions)
	if err != nil {
		return diags, err
	}
	var own []string
	result.ChangedFiles = []string{}
	for i, o := range report.Outcomes {
		result.Changed = result.Changed || o.State == edition.Written
		for _, name := range o.Changed {
			result.ChangedFiles = append(result.ChangedFiles, versions[i].Path+"/"+name)
		}
		if at := versions[i].Path; at != p.Edition {
			result.Charts = append(result.Charts, Address{Path: at, State: o.State, Edition: o.Edition})
			for _, name := range o.Own {
				own = append(own, at+"/"+name)
			}
			continue
		}
		diags.Append(ownNote(folder.Dir(), o.Own))
	}
	diags.Append(ownNote(r.Out, own))
	if len(report.Leftovers) > 0 {
		diags.Add(diag.Pos{}, diag.Warning, "left-over", "an earlier version could not be removed and is left in "+edition.ShortList(report.Leftovers)+"; nothing depends on it",
			"make it writable and delete it, or leave it: each run tries again")
	}
	return diags, nil
}

// ownNote tells of things in a published folder that no run put there.
func ownNote(dir string, own []string) (diags diag.List) {
	if len(own) > 0 {
		diags.Add(diag.Pos{File: filepath.ToSlash(dir)}, diag.Warning, "not-in-manifest", "holds "+edition.ShortList(own)+", which no manifest lists: taken for yours, and kept as it is",
			"this folder is replaced as a whole by each build: files of your own are better kept outside of it")
	}
	return diags
}

// subject is what a finding is about.
type subject struct {
	name, language string // of the target
	pos            diag.Pos
	about          string
}

// once leaves out what another file of the same brief has told: a text that is too long for a slide is too long in all
// of a deck's formats, and each measures it. told says by which file's path.
func once(told map[subject]string, m made) diag.List {
	var left diag.List
	for _, d := range m.diags {
		if d.About != "" {
			s := subject{m.target.Name, m.target.Language, d.Pos, d.About}
			if by, known := told[s]; known && by != m.target.Path() {
				continue
			}
			told[s] = m.target.Path()
		}
		left = append(left, d)
	}
	return left
}

// renderAll does every job, in as many goroutines as there are processors; results keep the order of jobs. Once the
// context is cancelled no further job is begun.
func renderAll(ctx context.Context, version string, jobs []job, progress func(Event)) []made {
	results := make([]made, len(jobs))
	next := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wg.Go(func() {
			for i := range next {
				results[i] = renderOne(version, jobs[i])
				mu.Lock()
				done++
				if progress != nil {
					progress(Event{Done: done, Total: len(jobs), Name: jobs[i].target.Path()})
				}
				mu.Unlock()
			}
		})
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return results
}

func renderOne(version string, j job) (m made) {
	defer func() {
		if r := recover(); r != nil {
			m.files = nil
			m.diags.Append(diag.Caught(j.target.Path()+" could not be made", r))
		}
	}()
	m = made{target: j.target, digest: j.project.digest(version, j.target)}
	m.files, m.diags = write(j.project, version, j.target)
	// What does not fit names its block; the file says of which brief.
	for i := range m.diags {
		if m.diags[i].Pos.IsZero() {
			m.diags[i].Pos.File = j.project.templateOf(j.target)
		}
	}
	m.silent = len(m.diags) == 0
	return m
}

// parameters are a target's choices as the manifest keeps them.
func parameters(t plan.Target) provenance.Parameters {
	return provenance.Parameters{
		Target: t.Name, Language: t.Language, Format: t.Format,
		Brand: t.Brand, NoAttachments: t.NoAttachments, PrintMarks: t.PrintMarks, Handout: t.Handout, BaseURL: t.BaseURL, Slides: t.Slides,
	}
}

// targetOf is the target that was made with the choices that a manifest keeps.
func targetOf(p provenance.Parameters) plan.Target {
	return plan.Target{
		Name: p.Target, Language: p.Language, Format: p.Format,
		Brand: p.Brand, NoAttachments: p.NoAttachments, PrintMarks: p.PrintMarks, Handout: p.Handout, BaseURL: p.BaseURL, Slides: p.Slides,
	}
}

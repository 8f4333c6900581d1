package golden

import (
	"fmt"
	"html/template"
	"image"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// ReportName is the page that shows the pictures of a run that are not what they should be.
const ReportName = "pictures.html"

// failed are the pictures of this run that differ, and the folder that shows them. It is no test's own folder: those
// are gone when a person comes to look.
var failed struct {
	sync.Mutex
	dir   string
	shown []shownPair
}

type shownPair struct {
	Path, Why       string
	Want, Got, Diff string // file names; Diff is empty if the sizes differ
}

// report adds a picture to the run's report and fails the test with its place.
func report(t testing.TB, path string, want, got image.Image, d Difference) {
	t.Helper()
	why := fmt.Sprintf("%d of %d pixels differ, by up to %d of 255", d.Differing, d.Total, d.Largest)
	if d.SizesDiffer {
		why = fmt.Sprintf("want %v pixels, got %v", want.Bounds().Size(), got.Bounds().Size())
	}
	page, err := show(t, path, why, want, got, d.Picture)
	if err != nil {
		t.Errorf("%s: %s; they cannot be shown: %v", path, why, err)
		return
	}
	t.Errorf("%s: %s; see %s (-update if the change is meant)", path, why, page)
}

func show(t testing.TB, path, why string, want, got image.Image, diff *image.RGBA) (page string, err error) {
	t.Helper()
	failed.Lock()
	defer failed.Unlock()
	if failed.dir == "" {
		if failed.dir, err = os.MkdirTemp("", "briefing-pictures-"); err != nil {
			return "", err
		}
	}
	base := fmt.Sprintf("%02d-%s", len(failed.shown)+1, strings.TrimSuffix(filepath.Base(path), ".png"))
	s := shownPair{Path: path, Why: why, Want: base + "-want.png", Got: base + "-got.png"}
	files := map[string]image.Image{s.Want: want, s.Got: got}
	if diff != nil {
		s.Diff = base + "-difference.png"
		files[s.Diff] = diff
	}
	for name, im := range files {
		if err := os.WriteFile(filepath.Join(failed.dir, name), encodePNG(t, im), 0o600); err != nil {
			return "", err
		}
	}
	failed.shown = append(failed.shown, s)
	var b strings.Builder
	if err := reportPage.Execute(&b, failed.shown); err != nil {
		return "", err
	}
	page = filepath.Join(failed.dir, ReportName)
	return page, os.WriteFile(page, []byte(b.String()), 0o600)
}

var reportPage = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures that differ</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 1.5rem; background: #eee; color: #111 }
div { display: flex; gap: 1rem; align-items: flex-start; margin-bottom: 3rem }
figure { margin: 0; flex: 1 1 0; min-width: 0 }
img { width: 100%; background: #fff; box-shadow: 0 0 4px #888 }
figcaption { font-weight: bold }
</style>
<h1>Pictures that differ: {{len .}}</h1>
{{range .}}<h2>{{.Path}}</h2>
<p>{{.Why}}</p>
<div>
<figure><figcaption>Want</figcaption><a href="{{.Want}}"><img src="{{.Want}}" alt="{{.Path}} as it should be"></a></figure>
<figure><figcaption>Got</figcaption><a href="{{.Got}}"><img src="{{.Got}}" alt="{{.Path}} as it is"></a></figure>
{{if .Diff}}<figure><figcaption>Difference, in red</figcaption><a href="{{.Diff}}"><img src="{{.Diff}}" alt="where {{.Path}} differs"></a></figure>
{{end}}</div>
{{end}}</html>
`))

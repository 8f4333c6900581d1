package embed

import (
	"fmt"
	"runtime"
	"sync"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/write/png"
)

// cardName is the name of a card's file: card-1200x675.png, card-1200x675@2x.png.
func cardName(w, h, scale int) string { return scaledName(fmt.Sprintf("%dx%d", w, h), scale) }

func scaledName(form string, scale int) string {
	if scale == 1 {
		return "card-" + form + ".png"
	}
	return fmt.Sprintf("card-%s@%dx.png", form, scale)
}

// mostAtOnce is how many cards are drawn at once at most. Each takes a canvas of 19 MB, and as much again of other memory
// while it is drawn and compressed; with two, a full build stays below 150 MB however many processors there are.
const mostAtOnce = 2

// NewCanvases makes what the cards of all charts of a run are drawn on.
func NewCanvases() *png.Canvases { return png.NewCanvases(min(runtime.GOMAXPROCS(0), mostAtOnce)) }

// cards are pictures of fixed sizes, in single and double size. They are drawn side by side, as many at once as there
// are canvases.
func cards(ch *chart, found *diag.List) []File {
	canvases := ch.opt.Canvases
	if canvases == nil {
		canvases = NewCanvases()
	}
	writer, faults := png.New(ch.brand.Fonts, canvases)
	found.Append(faults)
	type job struct {
		name  string
		group frame.Group
		form  card.Form
		scale int
	}
	var jobs []job
	for _, form := range card.Forms() {
		d, faults := card.Card(&ch.page.Chart, ch.brand, form, false)
		found.Append(faults)
		for _, scale := range []int{2, 1} {
			jobs = append(jobs, job{scaledName(form.Name, scale), d.Group, form, scale})
		}
	}
	if found.HasErrors() {
		return nil
	}
	files, lists := make([]File, len(jobs)), make([]diag.List, len(jobs))
	draw := func(i int) {
		j := jobs[i]
		defer func() {
			if r := recover(); r != nil {
				lists[i].Append(diag.Caught("the card "+j.name+" could not be drawn", r))
			}
		}()
		data, faults := writer.Write(j.group, j.form.W, j.form.H, png.Options{
			Scale: j.scale, Background: ch.brand.Light.Color(brand.White),
			Texts: []png.Text{{Key: "Title", Value: ch.title}, {Key: "Description", Value: ch.page.Chart.Alt.S}, {Key: "Source", Value: ch.source}},
		})
		files[i], lists[i] = File{j.name, data}, faults
	}
	var wg sync.WaitGroup
	for i := range jobs {
		wg.Go(func() { draw(i) })
	}
	wg.Wait()
	for _, l := range lists {
		found.Append(l)
	}
	return files
}

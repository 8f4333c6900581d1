package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/source"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// Slides is what PowerPoint files are made with beside the templates: a presentation that someone brings, and which of
// its layouts to use. Empty: the built-in template.
type Slides struct {
	Template File // .pptx or .potx
	Layouts  File // YAML that names layouts for roles
}

// digest names what a deck is made on by its content; empty: the built-in template.
func (s Slides) digest() string {
	if s.Template.Name == "" {
		return ""
	}
	lines := []string{"template " + provenance.Sum(s.Template.Data)}
	if s.Layouts.Name != "" {
		lines = append(lines, "layouts "+provenance.Sum(s.Layouts.Data))
	}
	return provenance.Digest(lines)
}

// File is a file of the user's, already read.
type File struct {
	Name string
	Data []byte
}

// deckTemplate is the template of PowerPoint files: the parts of the built-in one as read, and opened when it is needed.
type deckTemplate struct {
	parts  map[string][]byte
	once   sync.Once
	opened *potx.Template
	diags  diag.List
}

// read takes in the parts of the built-in template. They are read with the other inputs, so that the digests of what is made
// know them, and opened when a deck needs them.
func (d *deckTemplate) read(templates fs.FS, shown string) {
	d.parts, d.diags = potx.ReadBuiltin(templates)
	below(shown, d.diags)
}

// SlideTemplate opens the template of PowerPoint files, once.
func (p *Project) SlideTemplate() (*potx.Template, diag.List) {
	d := &p.deck
	d.once.Do(func() {
		if d.diags.HasErrors() {
			return
		}
		d.opened = stage(&d.diags, func() (*potx.Template, diag.List) {
			if p.options.Slides.Template.Name == "" {
				return potx.Builtin(d.parts, p.Brand)
			}
			return OpenSlides(p.options.Slides)
		})
	})
	return d.opened, append(diag.List(nil), d.diags...)
}

// OpenSlides opens a template of the user's.
func OpenSlides(s Slides) (*potx.Template, diag.List) {
	var diags diag.List
	var choice *potx.Choice
	if s.Layouts.Name != "" {
		f, found := source.Bytes(s.Layouts.Data, s.Layouts.Name)
		if diags.Append(found); f == nil {
			return nil, diags
		}
		choice, found = potx.ReadChoice(f)
		if diags.Append(found); choice == nil {
			return nil, diags
		}
	}
	t, found := potx.Open(s.Template.Name, s.Template.Data, choice)
	diags.Append(found)
	return t, diags
}

// DeckTried is what a template of PowerPoint makes of a deck.
type DeckTried struct {
	Deck   string       `json:"deck"`
	Slides []pptx.Tried `json:"slides"`
}

// TryDecks lays decks out on a template of PowerPoint and says of each slide which layout it takes, which texts are scaled and,
// in the list, what would be refused. Without names, it tries all decks there are.
func (p *Project) TryDecks(t *potx.Template, names []string) ([]DeckTried, diag.List) {
	tried := []DeckTried{}
	var diags diag.List
	for _, name := range p.Library.Names() {
		if doc.Format(p.Library.Format(name)) != doc.Deck || len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		d, found := p.Document(name)
		if diags.Append(found); d == nil || found.HasErrors() {
			continue
		}
		one, found := pptx.Try(d, p.Brand, t)
		diags.Append(found)
		tried = append(tried, DeckTried{name, one})
	}
	for _, name := range names {
		if !slices.ContainsFunc(tried, func(d DeckTried) bool { return d.Deck == name }) && !diags.HasErrors() {
			diags.Add(diag.Pos{}, diag.Error, "no-deck", "there is no deck "+source.Quote(name), p.deckNames())
		}
	}
	return tried, diags.Sorted()
}

// deckNames says which decks there are.
func (p *Project) deckNames() string {
	if names := p.decks(); len(names) > 0 {
		return "the decks are: " + strings.Join(names, ", ")
	}
	return "none of the documents is a deck"
}

// decks lists the names of briefs that are decks.
func (p *Project) decks() []string {
	return slices.DeleteFunc(slices.Clone(p.Library.Names()), func(name string) bool { return doc.Format(p.Library.Format(name)) != doc.Deck })
}

func writePPTX(p *Project, version string, t plan.Target) ([]output, diag.List) {
	d, diags := p.Document(t.Name)
	if d == nil || diags.HasErrors() {
		return nil, diags
	}
	template, found := p.SlideTemplate()
	diags.Append(found)
	if template == nil {
		return nil, diags
	}
	data, slides, found := pptx.Write(d, p.Brand, template, "briefing "+version)
	diags.Append(found)
	return []output{{path: t.Path(), data: data, pages: slides}}, diags
}

// slidesPrefix and slideParts tell the inputs of PowerPoint files from those of others.
const (
	slidesPrefix = "slides/"
	slideParts   = "templates/" + potx.Folder + "/"
)

// inputs are the user's own files.
func (s Slides) inputs() []provenance.Input {
	var list []provenance.Input
	for _, f := range []File{s.Layouts, s.Template} {
		if f.Name != "" {
			list = append(list, provenance.Input{Path: slidesPrefix + path.Base(f.Name), SHA256: provenance.Sum(f.Data)})
		}
	}
	return list
}

// matters says whether an input of PowerPoint files is one of a target's: the parts of the built-in template where it is
// made on that. What the user brings is part of the target itself.
func matters(in provenance.Input, t plan.Target) bool {
	switch {
	case strings.HasPrefix(in.Path, slidesPrefix):
		return false
	case strings.HasPrefix(in.Path, slideParts):
		return t.Format == "pptx" && t.Slides == ""
	}
	return true
}

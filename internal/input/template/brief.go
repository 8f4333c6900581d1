package template

import (
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Brief is a brief that was read and checked.
type Brief struct {
	ID           string // the name of its file, which no other brief can have
	Format       string
	Pos          diag.Pos
	Kind         *phrase.Text
	ShortTitle   *phrase.Text
	Keywords     []*phrase.Text
	Titles       []Title
	Footnotes    []Footnote
	Blocks       []Block
	BlockIDs     map[string]BlockID // blocks that can be pointed to
	NotesAsBlock bool               // charts' notes and sources stand in the notes block
	Counted      []string           // briefs whose number of pages it prints

	claimed    string // the id it gives itself; another one is a fault
	summary    *Summary
	shown      shown
	placed     []*Chart // charts that stand in it
	prints     []string // references to figures in its texts, in their order
	inFootnote bool
	usedFoot   map[string]bool
	tables     int
	charts     []*Chart  // that the brief places or speaks of
	faults     diag.List // of the brief's own template
}

// Footnote is a note of the template's own.
type Footnote struct {
	Name string
	Text *phrase.Text
}

// BlockID is a block that can be pointed to.
type BlockID struct {
	Table  int // number of a table; 0 for others
	Slide  int // number of the slide it stands on; 0 outside of decks
	Titles []Title
}

// Foot returns a footnote by its name; nil if there is none.
func (t *Brief) Foot(name string) *Footnote {
	for i := range t.Footnotes {
		if t.Footnotes[i].Name == name {
			return &t.Footnotes[i]
		}
	}
	return nil
}

// BlockNames lists the blocks that can be pointed to, in alphabetical order.
func (t *Brief) BlockNames() []string {
	var names []string
	for n := range t.BlockIDs {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// briefForm checks a brief.
func (l *loader) briefForm(f briefForm, name string) {
	var t *Brief
	faults := l.diags.During(func() { t = l.briefTexts(f, name) })
	t.faults = faults
	l.lib.briefs = append(l.lib.briefs, t)
}

// briefTexts reads the texts of a brief.
func (l *loader) briefTexts(f briefForm, name string) *Brief {
	h := f.Brief
	t := &Brief{
		ID: strings.TrimSuffix(strings.TrimPrefix(name, "briefs/"), ".yaml"), claimed: h.ID.S, Format: h.Format, Pos: h.Pos,
		usedFoot: map[string]bool{}, BlockIDs: map[string]BlockID{}, NotesAsBlock: h.Sources == "notes",
	}
	if t.claimed != "" && t.claimed != t.ID {
		l.diags.Add(h.ID.Pos, diag.Error, "brief-id", "the id is "+source.Quote(t.claimed)+", but the file's name says "+source.Quote(t.ID), "give both the same name")
	}
	if t.ID == chartsName {
		l.diags.Add(h.ID.Pos, diag.Error, "brief-id", "a brief cannot have the id "+source.Quote(t.ID)+", which is what all charts are built by", "give brief and file another name")
	}
	l.brief, l.sees, l.slides = t, nil, 0
	defer func() { l.brief = nil }()
	for _, n := range f.Footnotes {
		t.Footnotes = append(t.Footnotes, Footnote{Name: n.name})
	}
	t.inFootnote = true
	for i, n := range f.Footnotes {
		l.block(func() { t.Footnotes[i].Text = l.line(n.text, phrase.Prose) })
	}
	t.inFootnote = false
	l.block(func() {
		t.Kind, t.ShortTitle = l.line(h.Kind, phrase.Label), l.line(h.ShortTitle, phrase.Label)
		t.Keywords = l.lines(h.Keywords, phrase.Label)
		t.Titles = l.titles(h.Titled, h.Pos, "the brief")
		l.fairTitle("short title", h.ShortTitle, t.ShortTitle, false)
	})
	t.Blocks = l.blocks(f.Blocks)
	for _, s := range l.sees {
		if _, ok := t.BlockIDs[s.id]; !ok && !l.noBlocks {
			message, hint := source.Unknown("block", s.id, t.BlockNames())
			l.diags.Add(s.pos, diag.Error, "unknown-block", message, hint)
		}
	}
	for _, n := range f.Footnotes {
		if !t.usedFoot[n.name] && !l.partial {
			l.diags.Add(n.pos, diag.Warning, "unused-footnote", "no text refers to the footnote "+source.Quote(n.name), "write [^"+n.name+"] where it belongs, or take it out")
		}
	}
	if k := len(f.Blocks); t.Deck() {
		l.deckForm(f.Blocks)
	} else if k > 0 && t.Format != "" {
		if _, ok := f.Blocks[k-1].form.(*notesForm); !ok && f.Blocks[k-1].form != nil {
			l.diags.Add(f.Blocks[k-1].pos, diag.Error, "no-imprint", "the last block is no notes: block, in which notes and imprint are printed", "end the list of blocks with - notes: {}")
		}
	}
	if h.Subject.Given() {
		l.noSubject(h.Subject)
	}
	return t
}

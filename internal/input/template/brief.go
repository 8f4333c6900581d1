package template

import (
	"maps"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
)

// Brief is a brief that was read and checked.
type Brief struct {
	ID           string // the name of its file, which no other brief can have
	WrittenID    string // the id that its file gives it; another one is a fault
	Format       string
	Paper        doc.Paper
	Most         doc.Most // pages that it may have
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

	Charts []*Chart  // that it places or speaks of
	Shown  []string  // ids of the dataset that its texts and tables show, in any edition
	Faults diag.List // of its own file
}

// Title is one of the titles of a heading.
type Title struct {
	Text  *phrase.Text
	Claim *phrase.Claim
	Pos   diag.Pos
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

// Deck says that a brief is made of slides; of no brief it is false.
func (t *Brief) Deck() bool { return t != nil && t.Format == string(doc.Deck) }

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
func (t *Brief) BlockNames() []string { return slices.Sorted(maps.Keys(t.BlockIDs)) }

package brief

import (
	"sync"

	"briefing/internal/doc"
)

// scratch is what a builder works with and leaves behind: memory and tables that the next document uses again. Nothing
// of it is in the document.
type scratch struct {
	pieces  []piece // of the texts being rendered, one within the other
	words   []byte  // of these pieces
	uses    []doc.Use
	usedTo  []int          // by use, the use before it of the same ref, plus one
	lastUse map[string]int // by ref, the last of uses, plus one
	noteOf  map[noteKey]int
}

// noteKey is what a note is about, or what it says.
type noteKey struct {
	kind noteKind
	of   string
}

type noteKind uint8

const (
	noteFoot    noteKind = iota // of the template, by name
	noteValue                   // arithmetic of a computed value, by ref
	noteExact                   // exact size of a rounded value, by ref
	noteCaveats                 // what must be known to read a value, by id
	noteSource                  // an outside source, by id
	noteText                    // any, by its words
)

var scratches = sync.Pool{New: func() any {
	return &scratch{lastUse: map[string]int{}, noteOf: map[noteKey]int{}}
}}

// release leaves the memory to the next builder, without what it led to.
func (b *builder) release() {
	s := b.scratch
	b.scratch = nil
	clear(s.pieces[:cap(s.pieces)])
	clear(s.uses[:cap(s.uses)])
	clear(s.lastUse)
	clear(s.noteOf)
	s.pieces, s.words, s.uses, s.usedTo = s.pieces[:0], s.words[:0], s.uses[:0], s.usedTo[:0]
	scratches.Put(s)
}

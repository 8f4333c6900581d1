package font

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// Set holds the faces of a document's one family by style: 0 regular, 1 bold, 2 italic (the order of frame.FontStyle,
// which this package does not import).
type Set struct{ Faces [3]*Face }

// Face returns the face of a style; an unknown style is regular.
func (s *Set) Face(style int) *Face {
	if style < 0 || style >= len(s.Faces) {
		style = 0
	}
	return s.Faces[style]
}

var liberation = sync.OnceValues(func() (*Set, error) {
	var s Set
	for i, f := range []struct {
		name string
		ttf  []byte
	}{
		{"Liberation Sans", liberationsansregular.TTF},
		{"Liberation Sans Bold", liberationsansbold.TTF},
		{"Liberation Sans Italic", liberationsansitalic.TTF},
	} {
		face, err := Parse(f.name, f.ttf)
		if err != nil {
			return nil, err
		}
		s.Faces[i] = face
	}
	return &s, nil
})

// Liberation returns the built-in family. Every call returns the same set, so that what is known of its widths is
// shared.
func Liberation() (*Set, error) { return liberation() }

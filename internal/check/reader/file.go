// Package reader says what stands in a finished PDF: pages with what is painted on them, the structure tree, fonts and
// metadata.
//
// In: the bytes of a file. Out: plain values. It never judges, repairs or fills in; what is damaged or missing is
// absent or stands in a list of what could not be read. It shares no code with the writer, so that a mistake of one is
// not hidden by the same mistake of the other.
package reader

import (
	"errors"

	"briefing/internal/check/object"
)

// File is an opened PDF.
type File struct {
	*object.File
	Pages  []*Page
	Tree   *Tree // nil: the file has no structure tree
	Fonts  []*Font
	Packet *Packet // nil: there is no metadata stream

	fonts map[object.Ref]*Font
	pages map[object.Ref]*Page
	marks map[MarkRef]*Mark
}

// maxDepth bounds how deep values, pages and elements may stand in each other.
const maxDepth = 100

// Open reads a file. An error means that not even its objects can be found, or is object.ErrEncrypted.
func Open(data []byte) (f *File, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errors.New("the file is damaged")
		}
	}()
	objects, err := object.Open(data)
	if err != nil {
		return nil, err
	}
	f = &File{File: objects, fonts: map[object.Ref]*Font{}, pages: map[object.Ref]*Page{}, marks: map[MarkRef]*Mark{}}
	f.readPages()
	f.readTree()
	f.readPacket()
	return f, nil
}

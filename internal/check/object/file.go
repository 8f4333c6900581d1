// Package object opens a PDF and hands out its objects as plain values.
//
// In: the bytes of a file. Out: numbers, names, strings, lists, dictionaries and streams, and ways to follow the
// references between them. It says nothing of what they mean. pdfcpu finds and parses the objects and is known only
// here; nothing it holds gets out, so that no caller can lean on its repairs.
package object

import (
	"bytes"
	"errors"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The most a stream may hold once it is expanded, and the most objects: more is not a document but an attack.
const (
	maxStream  = 256 << 20
	maxObjects = 4_000_000
)

// File is an opened PDF.
type File struct {
	Data    []byte
	Trailer Dict // as it stands where the file's last line points; nil if it cannot be read there
	Objects map[Ref]any
	Root    Ref
	Catalog Dict
	Info    Dict

	// What a reader has to mend without a word, if it can.
	Listed    bool  // the list of objects can be read
	Misplaced []Ref // objects that do not stand where the list says
	Misjudged []Ref // streams that are not as long as they say
}

// Stream is a stream object.
type Stream struct {
	Dict Dict
	Raw  []byte // as it stands in the file
	src  types.StreamDict
	data []byte
	err  error
	done bool
}

// Bytes expands the stream.
func (s *Stream) Bytes() (data []byte, err error) {
	if s.done {
		return s.data, s.err
	}
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("the stream is damaged")
		}
		s.data, s.err, s.done = data, err, true
	}()
	if err := s.src.DecodeWithLimit(maxStream); err != nil && !errors.Is(err, filter.ErrUnsupportedFilter) {
		return nil, errors.New("the stream is damaged")
	}
	return s.src.Content, nil
}

// ErrEncrypted says that a file is locked by a password, be it an empty one.
var ErrEncrypted = errors.New("the file is encrypted")

// Open reads a file. An error means that not even its objects can be found, or is ErrEncrypted.
func Open(data []byte) (f *File, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, errors.New("the file is damaged")
		}
	}()
	own := readTable(data)
	if own.trailer["Encrypt"] != nil {
		return nil, ErrEncrypted
	}
	ctx, err := pdfcpu.Read(bytes.NewReader(data), configuration())
	if err != nil {
		return nil, errors.New("its objects cannot be found")
	}
	if ctx.Encrypt != nil { // the end of the file is damaged, another place speaks of a password
		return nil, ErrEncrypted
	}
	f = &File{Data: data, Trailer: own.trailer, Listed: own.ok, Misplaced: own.misplaced(data), Objects: map[Ref]any{}}
	numbers := make([]int, 0, len(ctx.Table))
	for n := range ctx.Table {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		o, err := ctx.Dereference(*types.NewIndirectRef(n, 0))
		if err == nil && o != nil {
			f.Objects[Ref(n)] = convert(o, 0)
			if sd, ok := o.(types.StreamDict); ok && !endsWell(sd, data) {
				f.Misjudged = append(f.Misjudged, Ref(n))
			}
		}
	}
	if ctx.Root != nil {
		f.Root = Ref(ctx.Root.ObjectNumber)
	}
	f.Catalog = f.Dict(f.Root)
	if ctx.Info != nil {
		f.Info = f.Dict(Ref(ctx.Info.ObjectNumber))
	}
	return f, nil
}

// configuration is written out in full, because pdfcpu's own default makes a folder in the user's home and asks the
// clock. Relaxed, because strict reading refuses attachments that PDF/A-3 demands.
func configuration() *model.Configuration {
	limits := model.DefaultResourceLimits()
	limits.MaxStreamBytes, limits.MaxDecodeBytes = maxStream, maxStream
	limits.MaxObjectCount, limits.MaxXRefEntries = maxObjects, maxObjects
	return &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Eol:            types.EolLF,
		Offline:        true,
		Limits:         limits,
	}
}

// endsWell says whether a stream's end mark stands where its length says.
func endsWell(s types.StreamDict, data []byte) bool {
	length, ok := s.Dict["Length"].(types.Integer)
	if !ok {
		return s.Dict["Length"] != nil // a length that stands elsewhere is pdfcpu's matter
	}
	end := s.StreamOffset + int64(length)
	if length < 0 || end < 0 || end > int64(len(data)) {
		return false
	}
	rest := bytes.TrimLeft(data[end:min(int64(len(data)), end+16)], "\r\n")
	return bytes.HasPrefix(rest, []byte("endstream"))
}

const maxDepth = 100

// convert turns an object as pdfcpu holds it into a plain value.
func convert(o types.Object, depth int) any {
	if depth > maxDepth {
		return nil
	}
	switch o := o.(type) {
	case types.Boolean:
		return bool(o)
	case types.Integer:
		return int(o)
	case types.Float:
		if v := float64(o); !math.IsNaN(v) {
			return v
		}
	case types.Name:
		return Name(o)
	case types.StringLiteral:
		if b, err := types.Unescape(string(o)); err == nil {
			return String(b)
		}
	case types.HexLiteral:
		if b, err := o.Bytes(); err == nil {
			return String(b)
		}
	case types.IndirectRef:
		return Ref(o.ObjectNumber)
	case types.Array:
		out := make(Array, len(o))
		for i, v := range o {
			out[i] = convert(v, depth+1)
		}
		return out
	case types.Dict:
		return convertDict(o, depth)
	case types.StreamDict:
		return &Stream{Dict: convertDict(o.Dict, depth), Raw: o.Raw, src: o}
	}
	return nil // streams of the file's own housekeeping are of no interest
}

func convertDict(d types.Dict, depth int) Dict {
	out := make(Dict, len(d))
	for k, v := range d {
		out[k] = convert(v, depth+1)
	}
	return out
}

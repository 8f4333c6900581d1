package source

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Listed is a text type with a closed list of values, which the method Values returns. Decode takes no others.
type Listed interface{ Values() []string }

// Options are what the tag of a field says of its key (see Decode).
type Options struct {
	Required, ID, DotID, Word, Empty, NonEmpty, Natural bool
	Enum                                                []string // the values that are allowed; nil: no closed list

	gone bool
	or   string // the word that stands for the zero value
}

type boundField struct {
	name   string // "" for pos, node, broken and rest
	index  []int
	opt    Options
	pos    bool
	node   bool
	broken bool
	rest   bool
}

// fieldsOf are the fields of a struct with what their tags say. Tags are constants: those of a type are read when they are first
// asked for, as those of encoding/json are, and kept for all that is decoded.
func fieldsOf(t reflect.Type) []boundField {
	fields, read := readFields.Load(t)
	if !read {
		fields, _ = readFields.LoadOrStore(t, fieldsByTags(t))
	}
	return fields.([]boundField)
}

var readFields sync.Map // []boundField by reflect.Type

func fieldsByTags(t reflect.Type) []boundField {
	var out []boundField
	for i := 0; i < t.NumField(); i++ {
		sf := t.Field(i)
		tag, ok := sf.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		parts := strings.Split(tag, ",")
		f := boundField{name: parts[0], index: []int{i}, opt: Options{Enum: listOf(sf.Type)}}
		inline := false
		for _, p := range parts[1:] {
			inline = f.option(p) || inline
		}
		if inline {
			for _, inner := range fieldsOf(pointedAt(sf.Type)) {
				inner.index = slices.Concat([]int{i}, inner.index)
				out = append(out, inner)
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// pointedAt is what a pointer leads to; any other type is itself.
func pointedAt(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// option takes in an option of a tag, and says whether it is that the keys of the field stand inline.
func (f *boundField) option(option string) (inline bool) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "required":
		f.opt.Required = true
	case "id":
		f.opt.ID = true
	case "dotid":
		f.opt.DotID = true
	case "word":
		f.opt.Word = true
	case "empty":
		f.opt.Empty = true
	case "nonempty":
		f.opt.NonEmpty = true
	case "natural":
		f.opt.Natural = true
	case "gone":
		f.opt.gone = true
	case "enum":
		f.opt.Enum = strings.Split(value, "|")
	case "or":
		f.opt.or = value
	case "pos":
		f.pos = true
	case "node":
		f.node = true
	case "broken":
		f.broken = true
	case "rest":
		f.rest = true
	case "inline":
		return true
	default:
		panic("source: unknown option in a field tag: " + option)
	}
	return false
}

// listOf returns the values of a type that is Listed, or of which t is a list or a pointer; nil for every other.
func listOf(t reflect.Type) []string {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.String {
		return nil
	}
	if l, ok := reflect.Zero(t).Interface().(Listed); ok {
		return l.Values()
	}
	return nil
}

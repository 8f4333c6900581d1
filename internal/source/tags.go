package source

import (
	"reflect"
	"strings"
)

// Listed is a text type whose values are a closed list, which Values returns: what is decoded into the type must be one of
// it. So the list stands with the type, and in no tag.
type Listed interface{ Values() []string }

type options struct {
	required, id, dotid, word, empty, nonempty, natural bool
	gone                                                bool // earlier versions had the key: it is read and not offered
	enum                                                []string
	or                                                  string // a word that stands for the zero value
}

type boundField struct {
	name   string // "" for pos, node, broken and rest
	index  []int
	opt    options
	pos    bool
	node   bool
	broken bool
	rest   bool
}

func fieldsOf(t reflect.Type) []boundField {
	var out []boundField
	for i := 0; i < t.NumField(); i++ {
		sf := t.Field(i)
		tag, ok := sf.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		parts := strings.Split(tag, ",")
		f := boundField{name: parts[0], index: []int{i}, opt: options{enum: listOf(sf.Type)}}
		inline := false
		for _, p := range parts[1:] {
			name, value, _ := strings.Cut(p, "=")
			switch name {
			case "required":
				f.opt.required = true
			case "enum":
				f.opt.enum = strings.Split(value, "|")
			case "id":
				f.opt.id = true
			case "dotid":
				f.opt.dotid = true
			case "word":
				f.opt.word = true
			case "natural":
				f.opt.natural = true
			case "or":
				f.opt.or = value
			case "empty":
				f.opt.empty = true
			case "nonempty":
				f.opt.nonempty = true
			case "gone":
				f.opt.gone = true
			case "pos":
				f.pos, f.name = true, ""
			case "node":
				f.node, f.name = true, ""
			case "broken":
				f.broken, f.name = true, ""
			case "rest":
				f.rest, f.name = true, ""
			case "inline":
				inline = true
			default:
				panic("source: unknown option in a field tag: " + p)
			}
		}
		if inline {
			for _, inner := range fieldsOf(sf.Type) {
				inner.index = append([]int{i}, inner.index...)
				out = append(out, inner)
			}
			continue
		}
		out = append(out, f)
	}
	return out
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

// fieldsByType remembers the fields of types, so that a list of a thousand observations reads its tags once.
type fieldsByType map[reflect.Type][]boundField

func (m fieldsByType) of(t reflect.Type) []boundField {
	f, ok := m[t]
	if !ok {
		f = fieldsOf(t)
		m[t] = f
	}
	return f
}

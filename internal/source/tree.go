package source

import (
	"reflect"
	"strconv"

	"github.com/shopspring/decimal"
)

// Marshaler is a value that gives its own node; nil leaves its key out.
type Marshaler interface {
	MarshalSource() *Node
}

// Tree is the reverse of Decode: it makes, of a struct or of a list of them, the tree that Decode reads into it, by the same
// tags. Zero values and lists without entries are left out; the zero value of a field with or=WORD becomes that word.
// Identifiers, words and texts of a closed list are written without quotes, all other texts with quotes where YAML needs
// them.
//
// Types: those of Decode, and everything that is a Marshaler. The options pos, node, broken and rest write nothing.
func Tree(v any) *Node {
	return nodeOf(reflect.ValueOf(v), Options{})
}

// valueOf returns the node of a key's value; nil if the key is left out.
func valueOf(v reflect.Value, opt Options) *Node {
	if v.IsZero() && opt.or != "" {
		return NewBare(opt.or)
	}
	if v.IsZero() && !opt.Required {
		return nil
	}
	return nodeOf(v, opt)
}

func nodeOf(v reflect.Value, opt Options) *Node {
	switch x := v.Interface().(type) {
	case Marshaler:
		return x.MarshalSource()
	case *Node:
		return x
	case decimal.Decimal:
		return NewNumber(x)
	case String:
		return textOf(x.S, opt)
	}
	switch v.Kind() {
	case reflect.String:
		return textOf(v.String(), opt)
	case reflect.Bool:
		return NewBare(strconv.FormatBool(v.Bool()))
	case reflect.Int:
		return NewBare(strconv.FormatInt(v.Int(), 10))
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return nodeOf(v.Elem(), opt)
	case reflect.Slice:
		return itemsOf(v, opt)
	case reflect.Struct:
		return groupOf(v)
	default:
		panic("source: cannot make a node of " + v.Type().String())
	}
}

func groupOf(v reflect.Value) *Node {
	n := NewMap()
	for _, f := range fieldsOf(v.Type()) {
		if f.name == "" {
			continue
		}
		if field, err := v.FieldByIndexErr(f.index); err == nil { // else it stands in an inline struct that is not there
			n.Set(f.name, valueOf(field, f.opt))
		}
	}
	return n
}

func itemsOf(v reflect.Value, opt Options) *Node {
	list := NewList()
	for i := range v.Len() {
		if n := nodeOf(v.Index(i), opt); n != nil {
			list.Items = append(list.Items, n)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return list
}

func textOf(s string, opt Options) *Node {
	switch {
	case s == "":
		return nil
	case opt.ID, opt.DotID, opt.Word, opt.Enum != nil:
		return NewBare(s)
	}
	return NewText(s)
}

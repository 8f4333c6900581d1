package world

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Snapshot prints all that can be reached from a value, private fields too, so that two of them tell whether it was changed
// in between. What is met again is named by its number. Of functions only whether they are there is told.
func Snapshot(v any) string {
	s := snapshot{seen: map[seen]int{}}
	s.value(reflect.ValueOf(v))
	return s.String()
}

type snapshot struct {
	strings.Builder
	seen map[seen]int
}

type seen struct {
	typ reflect.Type
	at  uintptr
}

func (s *snapshot) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		s.WriteString("nothing\n")
	case reflect.Pointer:
		s.pointer(v)
	case reflect.Interface:
		s.value(v.Elem())
	case reflect.Struct:
		fmt.Fprintf(s, "%s {\n", v.Type())
		for i := range v.NumField() {
			s.WriteString(v.Type().Field(i).Name + ": ")
			s.value(v.Field(i))
		}
		s.WriteString("}\n")
	case reflect.Map:
		s.entries(v)
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			s.WriteString("nil\n")
			return
		}
		fmt.Fprintf(s, "%d [\n", v.Len())
		for i := range v.Len() {
			s.value(v.Index(i))
		}
		s.WriteString("]\n")
	case reflect.Func:
		fmt.Fprintf(s, "%s, nil %v\n", v.Type(), v.IsNil())
	default:
		fmt.Fprintf(s, "%#v\n", v) // numbers, strings, truth
	}
}

func (s *snapshot) pointer(v reflect.Value) {
	if v.IsNil() {
		s.WriteString("nil\n")
		return
	}
	key := seen{v.Type(), v.Pointer()}
	if n, ok := s.seen[key]; ok {
		fmt.Fprintf(s, "#%d\n", n)
		return
	}
	s.seen[key] = len(s.seen)
	s.value(v.Elem())
}

// entries prints a map in the order of its keys. Pointers in keys are told by their address, which nothing moves.
func (s *snapshot) entries(v reflect.Value) {
	type entry struct {
		key   string
		value reflect.Value
	}
	var list []entry
	for it := v.MapRange(); it.Next(); {
		key := fmt.Sprintf("%#v", it.Key())
		if it.Key().Kind() == reflect.Pointer {
			key = fmt.Sprintf("%#x", it.Key().Pointer())
		}
		list = append(list, entry{key, it.Value()})
	}
	slices.SortFunc(list, func(x, y entry) int { return cmp.Compare(x.key, y.key) })
	fmt.Fprintf(s, "%d, nil %v {\n", len(list), v.IsNil())
	for _, e := range list {
		s.WriteString(e.key + "=> ")
		s.value(e.value)
	}
	s.WriteString("}\n")
}

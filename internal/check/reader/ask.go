package reader

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"briefing/internal/check/object"
)

// PageOf is the page on which an element begins.
func (f *File) PageOf(e *Element) *Page {
	for _, k := range e.Kids {
		var p *Page
		switch {
		case k.Mark != nil:
			p = f.Page(k.Mark.Page)
		case k.Object != nil:
			p = f.Page(k.Object.Page)
		case k.Element != nil:
			p = f.PageOf(k.Element)
		}
		if p != nil {
			return p
		}
	}
	if r, ok := f.Ref(e.Dict, "Pg"); ok {
		return f.Page(r)
	}
	return nil
}

// Elements lists the elements of some types in reading order.
func (f *File) Elements(types ...string) []*Element {
	if f.Tree == nil {
		return nil
	}
	var out []*Element
	for _, e := range f.Tree.All {
		for _, t := range types {
			if e.Type == t {
				out = append(out, e)
			}
		}
	}
	return out
}

// BoundsOf is the box around all that an element paints on a page.
func (f *File) BoundsOf(e *Element, p *Page) Bounds {
	var all Bounds
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			all.Join(f.BoundsOf(k.Element, p))
		case k.Mark != nil && k.Mark.Page == p.Ref:
			if m := f.Mark(*k.Mark); m != nil {
				all.Join(m.Bounds)
			}
		}
	}
	return all
}

// Destination is the list that a destination comes to, which may stand under a name.
func Destination(f *File, v any) object.Array {
	dest := f.Get(v)
	switch name := dest.(type) {
	case object.Name:
		dest = f.Get(f.Catalog, "Dests", string(name))
	case object.String:
		keys, values, _ := f.NameTree(f.Get(f.Catalog, "Names", "Dests"))
		dest = nil
		if i := slices.Index(keys, name); i >= 0 {
			dest = f.Get(values[i])
		}
	}
	if d := f.Dict(dest); d != nil {
		dest = f.Get(d, "D")
	}
	list, _ := dest.(object.Array)
	return list
}

// Each visits every value of the file in a fixed order, with the key under which it stands.
func (f *File) Each(visit func(key string, v any)) {
	refs := make([]object.Ref, 0, len(f.Objects))
	for n := range f.Objects {
		refs = append(refs, n)
	}
	slices.Sort(refs)
	for _, n := range refs {
		eachIn("", f.Objects[n], visit)
	}
}

func eachIn(key string, v any, visit func(key string, v any)) {
	if s, ok := v.(*object.Stream); ok {
		v = s.Dict
	}
	visit(key, v)
	switch v := v.(type) {
	case object.Array:
		for _, e := range v {
			eachIn("", e, visit)
		}
	case object.Dict:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			eachIn(k, v[k], visit)
		}
	}
}

var infoForm = regexp.MustCompile(`^D:(\d{14})(Z|([+-])(\d\d)'(\d\d)'?)$`)

// InfoDate reads a date with time and zone (ISO 32000-1, 7.9.4).
func InfoDate(s string) (time.Time, bool) {
	m := infoForm.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	t, err := time.Parse("20060102150405", m[1])
	if err != nil {
		return t, false
	}
	if m[3] != "" {
		hours, _ := strconv.Atoi(m[4])
		minutes, _ := strconv.Atoi(m[5])
		offset := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
		if m[3] == "+" {
			offset = -offset
		}
		t = t.Add(offset)
	}
	return t, true
}

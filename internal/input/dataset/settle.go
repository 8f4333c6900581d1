package dataset

import (
	"fmt"
	"reflect"

	"briefing/internal/diag"
)

// Settle ends the making of a dataset: it gives every text and noun the dataset's own language, and reports those that lack
// it; it makes no difference between a list without entries and none; and it makes lookups quick. Own is empty where the
// language is not known, which was told.
func (d *Dataset) Settle(own string) diag.List {
	var l diag.List
	settle(reflect.ValueOf(d), own, &l)
	d.index = newIndex(d)
	return l
}

// settle settles what is below v.
func settle(v reflect.Value, own string, l *diag.List) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			settle(v.Elem(), own, l)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			settle(v.Index(i), own, l)
		}
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *Text:
			x.settle(own, l)
			return
		case *Plural:
			x.settle(own, l)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				settle(v.Field(i), own, l)
			}
		}
	}
}

// settle gives plain texts the dataset's language and says where that language is missing.
func (t *Text) settle(own string, l *diag.List) {
	if t.IsZero() {
		return
	}
	t.base = own
	found := t.partial
	for i := range t.Values {
		found = inOwn(&t.Values[i].Lang, own) || found
	}
	if !found {
		lacks(l, t.Pos, "text", own, "...")
	}
}

func (p *Plural) settle(own string, l *diag.List) {
	if p.IsZero() {
		return
	}
	p.base = own
	found := p.partial
	for i := range p.Forms {
		found = inOwn(&p.Forms[i].Lang, own) || found
	}
	if !found {
		lacks(l, p.Pos, "noun", own, "{other: ...}")
	}
}

// inOwn gives a version without a language the dataset's own, and says whether it is in that.
func inOwn(lang *string, own string) bool {
	if *lang == "" {
		*lang = own
	}
	return *lang == own
}

func lacks(l *diag.List, pos diag.Pos, what, own, form string) {
	if own != "" {
		l.Add(pos, diag.Error, "missing-language", fmt.Sprintf("the %s is missing in %s, the dataset's own language", what, own), "add "+own+": "+form)
	}
}

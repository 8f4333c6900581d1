package dataset

import (
	"fmt"
	"reflect"

	"briefing/internal/diag"
)

// Complete ends the making of a dataset: it gives every text and noun the dataset's own language, and reports those that lack
// it; it makes no difference between a list without entries and none; and it makes lookups quick. Own is empty where the
// language is not known, which was told.
func (d *Dataset) Complete(own string) diag.List {
	var l diag.List
	complete(reflect.ValueOf(d), own, &l)
	d.index = newIndex(d)
	return l
}

// complete settles what is below v.
func complete(v reflect.Value, own string, l *diag.List) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			complete(v.Elem(), own, l)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			complete(v.Index(i), own, l)
		}
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *Text:
			x.setLanguage(own, l)
			return
		case *Plural:
			x.setLanguage(own, l)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				complete(v.Field(i), own, l)
			}
		}
	}
}

// setLanguage gives plain texts the dataset's language and says where that language is missing.
func (t *Text) setLanguage(own string, l *diag.List) {
	if t.IsZero() {
		return
	}
	t.base = own
	found := t.partial
	for i := range t.Values {
		found = defaultLanguage(&t.Values[i].Lang, own) || found
	}
	if !found {
		reportMissing(l, t.Pos, "text", own, "...")
	}
}

func (p *Plural) setLanguage(own string, l *diag.List) {
	if p.IsZero() {
		return
	}
	p.base = own
	found := p.partial
	for i := range p.Forms {
		found = defaultLanguage(&p.Forms[i].Lang, own) || found
	}
	if !found {
		reportMissing(l, p.Pos, "noun", own, "{other: ...}")
	}
}

// defaultLanguage gives a version without a language the dataset's own, and says whether it is in that.
func defaultLanguage(lang *string, own string) bool {
	if *lang == "" {
		*lang = own
	}
	return *lang == own
}

func reportMissing(l *diag.List, pos diag.Pos, what, own, form string) {
	if own != "" {
		l.Add(pos, diag.Error, "missing-language", fmt.Sprintf("the %s is missing in %s, the dataset's own language", what, own), "add "+own+": "+form)
	}
}

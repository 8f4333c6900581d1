package dataset

import (
	"fmt"
	"reflect"

	"briefing/internal/diag"
)

// Complete prepares a dataset for use once it is read or made. It sets the dataset's own language in every text and noun
// without one, and reports those that lack that language; it makes empty lists nil; and it makes the index for lookups and sorts observations by series
// and computed values by what they are computed for.
// Own is that language, empty where it could not be read.
func (d *Dataset) Complete(own string) diag.List {
	var l diag.List
	complete(reflect.ValueOf(d), own, &l)
	d.index = newIndex(d)
	for i := range d.Dimensions {
		x := &d.Dimensions[i]
		x.places = places(x.Codes, func(c *Code) string { return string(c.ID) })
	}
	for _, i := range d.Indicators {
		i.series = newSeries(d, i)
	}
	for _, x := range d.Derived {
		x.instances = d.instances(x, nil)
	}
	return l
}

// complete does the same for what is below v, without the index.
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

// setLanguage gives plain texts the dataset's own language and reports a text that lacks it.
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

// setLanguage is that of texts for nouns.
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

// defaultLanguage sets a language that is empty to the dataset's own, and says whether it now is that one.
func defaultLanguage(lang *string, own string) bool {
	if *lang == "" {
		*lang = own
	}
	return *lang == own
}

// reportMissing reports a text or noun without a version in the dataset's own language. Form shows what to write.
func reportMissing(l *diag.List, pos diag.Pos, what, own, form string) {
	if own != "" {
		l.Add(pos, diag.Error, "missing-language", fmt.Sprintf("the %s is missing in %s, the dataset's own language", what, own), "add "+own+": "+form)
	}
}

package pptx_test

import (
	"archive/zip"
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	lint "briefing/internal/check/slides"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
)

func zipped(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// texts finds every text of a document that is printed, but not in fields of some names.
func texts(d *doc.Document, without ...string) []reflect.Value {
	var out []reflect.Value
	var walk func(v reflect.Value, name string)
	walk = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem(), name)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				part := v.Type().Field(i).Name
				if part == "S" && v.Type() == reflect.TypeFor[doc.Span]() && name != "" {
					part = name // the words of a label are known by what they label
				}
				walk(v.Field(i), part)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), name)
			}
		case reflect.String:
			// An id names things in messages; the others are no text.
			if v.CanSet() && v.String() != "" && name != "Format" && name != "DateISO" && name != "ID" && name != "Lang" && name != "Thousands" && name != "Keywords" && !slices.Contains(without, name) {
				out = append(out, v)
			}
		}
	}
	walk(reflect.ValueOf(d), "")
	return out
}

// widen gives the columns of tables room for a longer word.
func widen(d *doc.Document) {
	for _, block := range d.Blocks {
		for _, b := range block.(*doc.Slide).Blocks {
			if t, ok := b.(*doc.Table); ok {
				for i := range t.Columns {
					t.Columns[i].Width = 0
				}
			}
		}
	}
}

// What people paste: each in every text at once, then a text of 10,000 characters in the place of each alone. The result is a deck without a
// fault or a clear error.
func TestHostileText(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	for _, s := range []string{`<&>"'`, "=1+1", "a\vb\x00\x1b\x7f\u0085", "שלום \u202eabc\u202c", "\ufffe\uffff\xff\xc3", "]]>", "{{x}}", "\u2028\u2029", "\n\t", "_x0041_", "_\vx0041_"} {
		d := office.Deck()
		widen(d)
		for i, v := range texts(d, "Number", "Unit", "Qualifier", "Value", "Date", "NowLabel") {
			if strings.HasPrefix(v.String(), "https:") {
				continue
			}
			// Titles must stay different.
			v.SetString(s + string(rune('A'+i%26)) + v.String()[:min(len(v.String()), 3)])
		}
		for i, block := range d.Blocks {
			block.(*doc.Slide).Title = line(s + strings.Repeat("x", i+1))
		}
		data, _, diags := pptx.Write(d, b, tpl, "briefing test")
		if diags.HasErrors() {
			t.Errorf("%q: %s", s, diags.Text())
			continue
		}
		if found := lint.PPTX(data); found.HasErrors() {
			for _, f := range found {
				// What shows nothing is a fault of the text and is told by the stages before; here it must only do no harm.
				if f.ID != "characters" {
					t.Errorf("%q: %s", s, f.String())
				}
			}
		}
	}
	if testing.Short() {
		return // under the race detector these take minutes
	}
	refused, tried := 0, 0
	n := len(texts(office.Deck()))
	for i := 0; i < n; i += golden.Amount(1, 5, 5) {
		tried++
		{
			s := strings.Repeat("x", 5000) + strings.Repeat(" y", 2500)
			d := office.Deck()
			v := texts(d)[i]
			v.SetString(s)
			data, _, diags := pptx.Write(d, b, tpl, "briefing test")
			if diags.HasErrors() {
				refused++
				if data != nil || strings.Contains(diags.Text(), s) {
					t.Errorf("text %d: an error with a deck, or one that cannot be read: %.300s", i, diags.Text())
				}
				continue
			}
			if found := lint.PPTX(data); found.HasErrors() {
				t.Errorf("text %d: %s", i, found.Text())
			}
		}
	}
	if refused < tried/2 {
		t.Errorf("only %d of %d long texts were refused", refused, tried)
	}
}

// A name in which a workbook would read a character by its number keeps its letters, in the chart and in its workbook.
func TestNamesThatReadAsCharacters(t *testing.T) {
	tpl := office.Builtin(t, office.Brand(t, "eu"))
	for _, name := range []string{"_x0041_", "_x0041_x0042_", "_x00e9_x00E9_", "_x005F_x0041_", "__x0041__", "_X0041_", "_x004_", "_x00g1_", "_x0041", "_\vx0041_"} {
		d := office.Deck()
		s := slide(d, "bars")
		s.Blocks[0].(*doc.Chart).Plot.(*bars.Chart).Groups[0].Rows[0].Label = span.Plain(name)
		d.Blocks = []doc.Block{s}
		write(t, d, tpl)
	}
}

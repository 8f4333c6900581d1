package words_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/compose/words"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/testkit/world"
)

// Each kind of unit is printed with what makes its number readable: the words of a rate, the sign of a measure, the code of a
// currency. In tables, too, whose rows may have several; a column of bare numbers asks for .number or .amount.
func TestUnits(t *testing.T) {
	lib, set := world.Sample("")
	p := words.NewPrinter(lib.Texts.Catalog, set)
	one := 1
	text := func(s string) dataset.Text { return dataset.Text{Values: []dataset.LangText{{Lang: "en", S: s}}} }
	for _, c := range []struct {
		unit        dataset.Unit
		value       string
		text, table string
	}{
		{dataset.Unit{Kind: dataset.UnitRate, Per: 100000, Words: text("per 100,000 people")}, "14.1", "14.1\u00a0per 100,000 people", "14.1\u00a0per 100,000 people"},
		{dataset.Unit{Kind: dataset.UnitMeasure, Symbol: "°C", Decimals: &one}, "-41.25", "−41.3\u00a0°C", "−41.3\u00a0°C"},
		{dataset.Unit{Kind: dataset.UnitMeasure, Symbol: "°C", Decimals: &one}, "40", "40.0\u00a0°C", "40.0\u00a0°C"},
		{dataset.Unit{Kind: dataset.UnitIndex, Base: dataset.Date{Year: 2015}}, "104.25", "104.25", "104.25"},
		{dataset.Unit{Kind: dataset.UnitPercent, Decimals: &one}, "81", "81.0%", "81.0%"},
		{dataset.Unit{Kind: dataset.UnitMoney, Currency: "SEK"}, "1250000", "SEK\u00a01.25\u00a0million", "SEK\u00a01.25\u00a0million"},
		{dataset.Unit{Kind: dataset.UnitCount}, "1250000", "1\u202f250\u202f000", "1\u202f250\u202f000"},
	} {
		v := &figures.Value{Number: decimal.RequireFromString(c.value), Unit: &c.unit, Qualifier: dataset.Exact}
		if c.unit.Kind == dataset.UnitMoney {
			v.PayerSide = "state"
		}
		if got := p.Figure(v, words.Form{}, nil); got != c.text {
			t.Errorf("%s of kind %s is printed %q, want %q", c.value, c.unit.Kind, got, c.text)
		}
		if got := p.Figure(v, words.Form{Table: true}, nil); got != c.table {
			t.Errorf("in a table %s of kind %s is printed %q, want %q", c.value, c.unit.Kind, got, c.table)
		}
	}
}

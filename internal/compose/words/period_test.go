package words_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/compose/words"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
)

// The form of a noun hangs on the decimals that are printed: 1 tonne, but 1.0 tonnes.
func TestCategoryOf(t *testing.T) {
	one := 1
	for _, tt := range []struct {
		lang, number string
		decimals     *int
		want         string
	}{
		{"en", "1", nil, "one"}, {"en", "1", &one, "other"}, {"en", "1.0", nil, "one"}, {"en", "-1", nil, "one"}, {"en", "0.98", &one, "other"},
		{"bg", "1", &one, "one"}, {"fr", "1000000", nil, "many"}, {"fr", "1000000", &one, "other"},
	} {
		v := &figures.Value{Number: decimal.RequireFromString(tt.number), Unit: &dataset.Unit{Kind: dataset.UnitMeasure, Decimals: tt.decimals}}
		if got := words.CategoryOf(tt.lang, v); got != tt.want {
			t.Errorf("%s %s with %v decimals: %s, want %s", tt.lang, tt.number, tt.decimals != nil, got, tt.want)
		}
	}
}

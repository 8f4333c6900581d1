package dataset

import (
	"strings"
	"testing"
)

// Each code stands in the table once, and only whole codes are currencies.
func TestCurrencies(t *testing.T) {
	seen, n := map[string]bool{}, 0
	for digits, codes := range currencies {
		for code := range strings.FieldsSeq(codes) {
			if got, ok := minorUnit(code); !ok || got != digits || seen[code] || len(code) != 3 {
				t.Errorf("%s has %d digits, want %d, or stands there twice", code, got, digits)
			}
			seen[code] = true
			n++
		}
	}
	if n < 160 {
		t.Errorf("only %d currencies", n)
	}
	for _, code := range []string{"", "EU", "eur", "EURO", "UR ", "XYZ", "ABC", "D A", "123"} {
		if IsCurrency(code) {
			t.Errorf("%q is a currency", code)
		}
	}
	for code, want := range map[string]int32{"EUR": 2, "SEK": 2, "JPY": 0, "KWD": 3, "CLF": 4} {
		if got := CurrencyDigits(code); got != want {
			t.Errorf("%s has %d digits, want %d", code, got, want)
		}
	}
	if u := KnownUnit("sek"); u == nil || u.Currency != "SEK" || KnownUnit("SEK") != nil || KnownUnit("persons") != nil {
		t.Errorf("sek is %+v", u)
	}
}

package language

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/testkit/golden"
)

// shown makes the spaces and the minus that look alike visible.
var shown = strings.NewReplacer(thinSpace, "_", hardSpace, "~")

func TestNumber(t *testing.T) {
	c := english(t)
	for _, tt := range []struct {
		value    string
		decimals int
		want     string
	}{
		{"0", 0, "0"}, {"999", 0, "999"}, {"1000", 0, "1_000"}, {"13000", 0, "13_000"}, {"1234567", 0, "1_234_567"},
		{"91.3", Exact, "91.3"}, {"15.00", Exact, "15"}, {"15", 1, "15.0"}, {"140", 1, "140.0"},
		{"2.5", 0, "3"}, {"2.45", 1, "2.5"}, {"2.4499", 1, "2.4"}, {"999.95", 1, "1_000.0"}, {"0.5", 0, "1"},
		{"-5", 0, "−5"}, {"-2.5", 0, "−3"}, {"-0.04", 1, "0.0"}, {"-1234.5", Exact, "−1_234.5"},
		{"123456789012345678901234567890", 0, "123_456_789_012_345_678_901_234_567_890"},
	} {
		if got := shown.Replace(c.Number(dec(tt.value), tt.decimals)); got != tt.want {
			t.Errorf("Number(%s, %d) = %q, want %q", tt.value, tt.decimals, got, tt.want)
		}
	}
}

func TestMoney(t *testing.T) {
	c := english(t)
	for _, tt := range []struct{ amount, symbol, code string }{
		{"471300000", "€471.3~million", "EUR~471.3~million"},
		{"6000000", "€6~million", "EUR~6~million"},
		{"1326000000", "€1.326~billion", "EUR~1.326~billion"}, // three decimals keep the larger word
		{"1326100000", "€1_326.1~million", "EUR~1_326.1~million"},
		{"1000000000", "€1~billion", "EUR~1~billion"},
		{"1326123400", "€1_326_123_400", "EUR~1_326_123_400"}, // four decimals of a million
		{"999999999", "€999_999_999", "EUR~999_999_999"},
		{"1234000", "€1.234~million", "EUR~1.234~million"},
		{"1234500", "€1_234_500", "EUR~1_234_500"},
		{"12500", "€12_500", "EUR~12_500"},
		{"12500.5", "€12_500.50", "EUR~12_500.50"},
		{"0", "€0", "EUR~0"},
		{"-5000000", "−€5~million", "EUR~−5~million"},
	} {
		if got := shown.Replace(c.Money(dec(tt.amount), "EUR", Symbol)); got != tt.symbol {
			t.Errorf("symbol of %s: %q, want %q", tt.amount, got, tt.symbol)
		}
		if got := shown.Replace(c.Money(dec(tt.amount), "EUR", Code)); got != tt.code {
			t.Errorf("code of %s: %q, want %q", tt.amount, got, tt.code)
		}
	}
	for _, tt := range []struct{ amount, currency, symbol, code string }{
		{"2000000", "USD", "$2~million", "USD~2~million"},
		{"2000000", "CAD", "CA$2~million", "CAD~2~million"},
		{"2000000", "SEK", "SEK~2~million", "SEK~2~million"}, // no sign in English but the code
		{"-12", "XOF", "−F_CFA~12", "XOF~−12"},               // letters stand apart
		{"12.5", "KWD", "KWD~12.500", "KWD~12.500"},          // digits of the currency
		{"12.5", "INR", "₹12.50", "INR~12.50"},
		{"12.125", "GBP", "£12.125", "GBP~12.125"},
		{"12500", "JPY", "¥12_500", "JPY~12_500"},
	} {
		symbol, code := c.Money(dec(tt.amount), tt.currency, Symbol), c.Money(dec(tt.amount), tt.currency, Code)
		if shown.Replace(symbol) != tt.symbol || shown.Replace(code) != tt.code {
			t.Errorf("%s %s: %q, %q; want %q, %q", tt.currency, tt.amount, symbol, code, tt.symbol, tt.code)
		}
	}
	if p := c.MoneyParts(dec("471000000"), "EUR", Symbol); p.Number != "€471" || p.Unit != "million" {
		t.Errorf("parts: %+v", p)
	}
	if got := c.Millions(dec("91300000"), 1); got != "91.3" {
		t.Errorf("millions: %q", got)
	}
	if got := shown.Replace(c.MillionUnit("EUR")); got != "million~EUR" {
		t.Errorf("unit: %q", got)
	}
}

func TestRoundAmount(t *testing.T) {
	for in, want := range map[string]string{
		"471300000": "471000000", "231500000": "232000000", "231499999": "231000000", "10400000": "10000000", "12345000000": "12345000000",
		"9960000": "10000000", "1500000": "1500000", "1460000": "1500000", "6000000": "6000000", "500000": "500000", "400000": "400000", "847312": "850000",
		"999": "1000", "12": "12", "7": "7", "0": "0", "0.4": "0.4", "-500000": "-500000", "-847312": "-850000",
	} {
		if got := RoundAmount(dec(in)); !got.Equal(dec(want)) {
			t.Errorf("RoundAmount(%s) = %s, want %s", in, got, want)
		}
	}
	// What is printed is never a tenth more or less than the amount, whatever its size.
	for n := int64(1); n < 4_000_000_000; n += n/17 + 1 {
		in := decimal.New(n, 0)
		if off := RoundAmount(in).Sub(in).Abs(); off.Mul(decimal.New(10, 0)).GreaterThanOrEqual(in) {
			t.Errorf("RoundAmount(%d) is off by %s", n, off)
		}
	}
}

func TestShare(t *testing.T) {
	c := english(t)
	for _, tt := range []struct{ part, whole, want string }{
		{"225", "231", "97%"},     // 97.40
		{"1", "8", "13%"},         // 12.5 rounds up
		{"1", "12", "8.3%"},       // under 10 keeps one decimal
		{"1", "10", "10.0%"},      // ten is not over ten
		{"995", "10000", "10.0%"}, // 9.95 rounds up, once
		{"0", "5", "0.0%"},
		{"1001", "10000", "10%"},
		{"5", "0", "not comparable exactly"},
	} {
		if got := c.Share(dec(tt.part), dec(tt.whole)); got != tt.want {
			t.Errorf("Share(%s, %s) = %q, want %q", tt.part, tt.whole, got, tt.want)
		}
	}
}

// inStyle is a catalogue with English words and the figures of another language.
func inStyle(t *testing.T, lang string) *Catalog {
	t.Helper()
	s, ok := StyleOf(lang)
	if !ok {
		t.Fatalf("no style for %s", lang)
	}
	c := *english(t)
	c.lang, c.style, c.rules = lang, s, lang
	return &c
}

// TestFiguresOfEveryLanguage keeps the whole table as a page that a language editor can read.
func TestFiguresOfEveryLanguage(t *testing.T) {
	if n := len(styles); n != 24 {
		t.Errorf("the table has %d languages, the European Union 24", n)
	}
	var b strings.Builder
	b.WriteString("~ is a hard space, _ a narrow one\n")
	for _, row := range styles {
		lang := row.lang
		c := inStyle(t, lang)
		fmt.Fprintf(&b, "\n%s  %s\n", lang, LanguageName(lang))
		fmt.Fprintf(&b, "    %s  %s  %s\n", c.Number(dec("1234.5"), 1), c.Percent(dec("84"), 0), c.Money(dec("12500"), "EUR", Code))
		fmt.Fprintf(&b, "    %s  %s\n", c.Money(dec("91300000"), "EUR", Symbol), c.Money(dec("91300000"), "EUR", Code))
		fmt.Fprintf(&b, "    %s  %s\n", c.Money(dec("1000000"), "EUR", Symbol), c.Money(dec("2000000000"), "EUR", Symbol))
		fmt.Fprintf(&b, "    nouns: %s\n", strings.Join(CategoriesOf(lang), " "))
	}
	golden.Text(t, "testdata/languages.golden", shown.Replace(b.String()))
}

// TestMoneyOfEveryLanguage keeps amounts in currencies with and without cents and signs, by sign and by code, as a page to read.
func TestMoneyOfEveryLanguage(t *testing.T) {
	var b strings.Builder
	b.WriteString("~ is a hard space, _ a narrow one\n")
	for _, row := range styles {
		c := inStyle(t, row.lang)
		fmt.Fprintf(&b, "\n%s  %s\n", row.lang, row.name)
		for _, currency := range []string{"EUR", "SEK", "USD", "JPY", "KWD", "XOF"} {
			for _, form := range []MoneyForm{Symbol, Code} {
				var line []string
				for _, amount := range []string{"1", "1.5", "-12500", "1000000", "91300000", "2000000000"} {
					line = append(line, c.Money(dec(amount), currency, form))
				}
				fmt.Fprintf(&b, "    %s\n", strings.Join(line, "   "))
			}
		}
	}
	golden.Text(t, "testdata/money.golden", shown.Replace(b.String()))
}

// What stands before or behind a number is the same for every amount: a sign of the language, or the code.
func TestMoneyHasOneSign(t *testing.T) {
	for _, row := range styles {
		c := inStyle(t, row.lang)
		for _, currency := range strings.Fields("EUR USD CAD AUD NZD HKD TWD JPY CNY GBP SEK NOK DKK ISK CHF PLN CZK HUF KWD XAF XOF XPF BGN RON") {
			sign := c.CurrencySign(currency)
			if sign == "" {
				sign = currency
			}
			for _, amount := range []string{"0", "0.5", "1", "12500", "-3", "1000000", "-91300000", "1234567891"} {
				got, code := c.Money(dec(amount), currency, Symbol), c.Money(dec(amount), currency, Code)
				if strings.Count(got, sign) != 1 || strings.Count(code, currency) != 1 {
					t.Errorf("%s: %q and %q do not have %q and %q once", row.lang, got, code, sign, currency)
				}
				digits := func(s string) string {
					return strings.Map(func(r rune) rune {
						if strings.ContainsRune("0123456789,−", r) {
							return r
						}
						return -1
					}, s)
				}
				if digits(got) != digits(code) {
					t.Errorf("%s: %q and %q are two amounts", row.lang, got, code)
				}
				if strings.Contains(got, " ") {
					t.Errorf("%s: %q may break", row.lang, got)
				}
			}
		}
	}
}

// TestLanguageRules states the table's rules the other way round: by what they group, as the style guide does.
func TestLanguageRules(t *testing.T) {
	has := func(list, lang string) bool { return strings.Contains(" "+list+" ", " "+lang+" ") }
	for _, row := range styles {
		lang := row.lang
		s, _ := StyleOf(lang)
		if got, want := !s.DecimalComma, has("en ga mt", lang); got != want {
			t.Errorf("%s: decimal point %v, want %v", lang, got, want)
		}
		euro := SymbolAfter
		if has("en ga mt", lang) {
			euro = SymbolBefore
		} else if lang == "nl" {
			euro = SymbolBeforeSpace
		}
		if s.Euro != euro {
			t.Errorf("%s: euro sign %s, want %s", lang, s.Euro, euro)
		}
		if got, want := s.CodeFirst, has("en ga lv mt", lang); got != want {
			t.Errorf("%s: EUR before %v, want %v", lang, got, want)
		}
		if got, want := s.PercentSpace, has("cs da de es fi fr hr lt ro sk sl sv", lang); got != want {
			t.Errorf("%s: space before %% %v, want %v", lang, got, want)
		}
		if s.Million.Form("other") == "" || s.Billion.Form("other") == "" {
			t.Errorf("%s: no word for a million or a billion", lang)
		}
	}
}

func TestPluralCategory(t *testing.T) {
	for _, tt := range []struct{ lang, n, want string }{
		{"en", "1", "one"}, {"en", "0", "other"}, {"en", "2", "other"}, {"en", "1.5", "other"}, {"en", "1.0", "one"},
		{"en", "-1", "one"}, {"en", "101", "other"}, {"en", "1000000", "other"},
		{"fr", "0", "one"}, {"fr", "1.5", "one"}, {"fr", "2", "other"},
		{"pl", "1", "one"}, {"pl", "3", "few"}, {"pl", "5", "many"}, {"pl", "22", "few"}, {"pl", "112", "many"}, {"pl", "1.5", "other"},
		{"cs", "1.5", "many"}, {"sl", "2", "two"}, {"sl", "102", "two"}, {"lv", "0", "zero"}, {"lv", "21", "one"},
		{"ga", "7", "many"}, {"mt", "11", "many"}, {"lt", "9", "few"}, {"ro", "19", "few"}, {"ro", "20", "other"},
		{"no language", "1", "other"},
		{"fr", "1000000", "many"}, {"fr", "1500000", "other"}, {"es", "2000000", "many"}, {"it", "3000000000", "many"}, {"pt", "1000000", "many"},
		{"fr", "1000000.5", "other"}, {"ca", "1000000", "many"}, {"pt", "0", "other"}, {"pt-BR", "0", "one"},
	} {
		if got := PluralCategory(tt.lang, dec(tt.n)); got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.lang, tt.n, got, tt.want)
		}
	}
}

// Decimals that are printed count, those that are not do not.
func TestPluralPrinted(t *testing.T) {
	c := english(t)
	for _, tt := range []struct {
		lang, n  string
		decimals int
		want     string
	}{
		{"en", "1", Exact, "one"}, {"en", "1", 0, "one"}, {"en", "1", 1, "other"}, {"en", "0.96", 1, "other"}, {"en", "0.96", 0, "one"},
		{"bg", "1", 1, "one"}, {"fr", "1.96", 1, "other"}, {"fr", "1.94", 1, "one"}, {"lv", "0.11", 2, "zero"}, {"lv", "0.110", 3, "other"},
		{"cs", "3", 1, "many"}, {"cs", "3", 0, "few"}, {"fr", "1000000", 1, "other"},
	} {
		if got := PluralPrinted(tt.lang, dec(tt.n), tt.decimals); got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.lang, c.Number(dec(tt.n), tt.decimals), got, tt.want)
		}
	}
}

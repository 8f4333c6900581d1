package language

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
	"briefing/internal/page/font"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

func templates() fs.FS { return os.DirFS("../../../templates") }

func english(t *testing.T) *Catalog {
	t.Helper()
	c, l := Load(templates(), "messages", "en")
	if len(l) > 0 {
		t.Fatalf("the English messages have findings:\n%s", l.Text())
	}
	return c
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// beside puts further message files beside the real English one; an "en.yaml" takes its place.
func beside(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	real, err := fs.ReadFile(templates(), "messages/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{"messages/en.yaml": {Data: real}}
	for name, data := range files {
		m["messages/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	return m
}

// TestEnglishTexts keeps every English text, printed with its placeholders, as a page to read.
func TestEnglishTexts(t *testing.T) {
	c := english(t)
	var b strings.Builder
	for _, k := range keys() {
		fmt.Fprintf(&b, "%s = %s\n", k.Name(), c.Msg(k))
	}
	golden.Text(t, "testdata/english.golden", shown.Replace(b.String()))
	if c.Lang() != "en" || c.Tag() != "en-GB" {
		t.Errorf("got %s, %s", c.Lang(), c.Tag())
	}
}

func TestMsg(t *testing.T) {
	c := english(t)
	if got := shown.Replace(c.Msg(KeyContinuesOn, "table", "1", "page", "3")); got != "Table~1 continues on page~3" {
		t.Errorf("got %q", got)
	}
	// A value is text, never a pattern.
	if got := c.Msg(KeySourceShort, "name", "{date}", "date", "March 2019"); got != "{date}, March 2019" {
		t.Errorf("got %q", got)
	}
}

func TestWords(t *testing.T) {
	c := english(t)
	for n, want := range map[int]string{0: "", 1: "one", 2: "two", 12: "twelve", 13: "", -1: ""} {
		if got, ok := c.Word(n); got != want || ok != (want != "") {
			t.Errorf("Word(%d) = %q, %v", n, got, ok)
		}
	}
	for _, w := range []string{"two", "twenty", "half", "third", "quarter", "dozen", "double", "twice"} {
		if !slices.Contains(c.FigureWords().Words, w) {
			t.Errorf("%q is not among the figures typed by hand", w)
		}
	}
	for _, w := range []string{"third country", "third countries", "third party"} {
		if !slices.Contains(c.FigureWords().Exceptions, w) {
			t.Errorf("%q is no exception", w)
		}
	}
	for _, counting := range dataset.Countings() {
		if w, ok := c.Counting(counting); !ok || w == "" {
			t.Errorf("no word for counting %s", counting)
		}
	}
	if _, ok := c.Counting("guessing"); ok {
		t.Error("a word for a counting that does not exist")
	}
}

func TestListCapitalQualify(t *testing.T) {
	c := english(t)
	nl := *c
	nl.lang = "nl"
	for _, tt := range []struct{ got, want string }{
		{c.List(nil), ""}, {c.List([]string{"a"}), "a"}, {c.List([]string{"a", "b"}), "a and b"},
		{c.List([]string{"a", "b", "c", "d"}), "a, b, c and d"},
		{c.Capital("more than"), "More than"}, {c.Capital("éclair"), "Éclair"}, {c.Capital("“old” ways"), "“Old” ways"},
		{c.Capital("**bold** lead"), "**Bold** lead"}, {c.Capital("€5 given"), "€5 given"}, {c.Capital("98% of"), "98% of"},
		{c.Capital(""), ""}, {c.Capital("ijs"), "Ijs"}, {nl.Capital("ijs"), "IJs"},
		{c.Qualify("more_than", InText, "23"), "more than 23"}, {c.Qualify("more_than", InTable, "23.0"), ">" + thinSpace + "23.0"},
		{c.Qualify("exact", InText, "23"), "23"}, {c.Qualify("exact", InTable, "23"), "23"},
		{c.TileQualifier("more_than"), "more than"}, {c.TileQualifier("exact"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestFallbackIsSaidAtLoad(t *testing.T) {
	fr := "language: fr\ntag: fr-FR\nmessages:\n  table: Tableau\n  note: Renvoi\n"
	c, l := Load(beside(t, map[string]string{"fr.yaml": fr}), "messages", "fr")
	if c == nil || l.HasErrors() {
		t.Fatalf("not loaded:\n%s", l.Text())
	}
	if c.Msg(KeyTable) != "Tableau" || c.Msg(KeySourceWord) != "Source" || c.Month(3) != "March" {
		t.Errorf("got %q, %q, %q", c.Msg(KeyTable), c.Msg(KeySourceWord), c.Month(3))
	}
	if got := shown.Replace(c.Money(dec("91300000"), "EUR", Symbol)); got != "91,3~millions~€" {
		t.Errorf("money: %q", got)
	}
	text := l.Text()
	for _, want := range []string{"messages/fr.yaml:1:1: warning: no text for table_number, ", "no names of months in French", "no words for numbers in French"} {
		if !strings.Contains(text, want) {
			t.Errorf("no warning with %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, " table, ") || strings.Contains(text, " note, ") {
		t.Errorf("a warning about a text that is there:\n%s", text)
	}
}

// TestInflectedLanguage shows that a language may write months in three cases and set its own number style.
func TestInflectedLanguage(t *testing.T) {
	data, err := os.ReadFile("testdata/pl.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, l := Load(beside(t, map[string]string{"pl.yaml": string(data)}), "messages", "pl")
	if c == nil || l.HasErrors() {
		t.Fatalf("not loaded:\n%s", l.Text())
	}
	for _, tt := range []struct{ got, want string }{
		{c.Date(Date{2018, 6, 14}), "14~czerwca 2018"},
		{c.Date(Date{2018, 11, 0}), "listopad 2018"},
		{c.Period(Period{From: Date{2018, 11, 0}, To: Date{2018, 11, 0}}), "w listopadzie 2018"},
		{c.Period(Period{From: Date{2018, 8, 0}, To: Date{2018, 10, 0}}), "od sierpnia do października 2018"},
		{c.Period(Period{From: Date{2015, 10, 0}, OpenTo: true}), "od października 2015"},
		{c.Part(YearPart{Year: 2024, Quarter: 3}), "trzeci kwartał 2024"},
		{c.Period(onePart(YearPart{Year: 2024, Quarter: 3})), "w trzecim kwartale 2024"},
		{c.PeriodLabel(onePart(YearPart{Year: 2024, Quarter: 3})), "III kw. 2024"},
		{c.Period(Period{From: Date{2024, 7, 0}, FromPart: YearPart{Year: 2024, Quarter: 3}, OpenTo: true}), "od trzeciego kwartału 2024"},
		{c.PeriodLabel(onePart(YearPart{Year: 2024, Half: 1})), "H1 2024"}, // the file has no words for halves: the English ones
		{c.Money(dec("2000000"), "EUR", Symbol), "2~miliony~€"},
		{c.Money(dec("5000000"), "EUR", Symbol), "5~milionów~€"},
		{c.Percent(dec("84"), 0), "84~%"},
	} {
		if got := shown.Replace(tt.got); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestBadFiles: input and findings stand together in each archive. The file "load" names the language to load.
func TestBadFiles(t *testing.T) {
	golden.Txtar(t, "testdata/bad/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		given := map[string]string{}
		for name, data := range files {
			if strings.HasSuffix(name, ".yaml") {
				given[name] = data
			}
		}
		c, l := Load(beside(t, given), "messages", strings.TrimSpace(files["load"]))
		if l.HasErrors() != (c == nil) {
			t.Errorf("a catalogue with errors, or none without: %v", c)
		}
		return map[string]string{"findings": l.Text()}
	})
}

func TestCharactersTheFaceLacks(t *testing.T) {
	set, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	covers := set.Face(0).Has
	if l := english(t).CheckCharacters(covers); len(l) > 0 {
		t.Errorf("the built-in face lacks characters of the English messages:\n%s", l.Text())
	}
	fr := "language: fr\ntag: fr\nmessages:\n  table: Tab 🙂\n"
	c, _ := Load(beside(t, map[string]string{"fr.yaml": fr}), "messages", "fr")
	l := c.CheckCharacters(covers)
	if len(l) != 1 || l[0].Pos.String() != "messages/fr.yaml:4:14" {
		t.Errorf("got\n%s", l.Text())
	}
	// English texts that stand in are printed too and must be covered.
	if l := c.CheckCharacters(func(r rune) bool { return r != 'M' && covers(r) }); !strings.Contains(l.Text(), "messages/en.yaml") {
		t.Errorf("texts that fall back are not checked:\n%s", l.Text())
	}
}

// A sign that the face lacks gives way to the code; one that the message file chose is an error instead.
func TestSignsTheFaceLacks(t *testing.T) {
	set, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	covers := set.Face(0).Has
	whole := english(t)
	c := whole.SetIn(covers)
	for _, tt := range []struct{ currency, want string }{{"INR", "INR~12"}, {"USD", "$12"}, {"XOF", "F_CFA~12"}, {"EUR", "€12"}} {
		if got := shown.Replace(c.Money(dec("12"), tt.currency, Symbol)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.currency, got, tt.want)
		}
	}
	if got := whole.Money(dec("12"), "INR", Symbol); got != "₹12" {
		t.Errorf("the catalogue itself has changed: %q", got)
	}
	for _, row := range styles {
		own := inStyle(t, row.lang).SetIn(covers)
		for _, currency := range strings.Fields("EUR USD INR THB VND ILS KRW PHP BGN PLN CZK DKK SEK") {
			for _, r := range own.CurrencySign(currency) {
				if !unicode.IsSpace(r) && !covers(r) {
					t.Errorf("%s: the sign of %s cannot be printed", row.lang, currency)
				}
			}
		}
	}
	fr := "language: fr\ntag: fr\nnumbers:\n  currencies: {INR: ₹, USD: $, GBP: GBP}\n"
	own, l := Load(beside(t, map[string]string{"fr.yaml": fr}), "messages", "fr")
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	if got := own.CheckCharacters(covers); len(got) != 1 || got[0].Pos.String() != "messages/fr.yaml:4:21" {
		t.Errorf("got\n%s", got.Text())
	}
	for currency, want := range map[string]string{"USD": "12~$", "GBP": "12~GBP", "CAD": "12~$CA", "EUR": "12~€"} {
		if got := shown.Replace(own.Money(dec("12"), currency, Symbol)); got != want {
			t.Errorf("%s: %q, want %q", currency, got, want)
		}
	}
}

// A sign before a figure in a table is read out as the words that stand before it in a sentence.
func TestQualifierSign(t *testing.T) {
	c := english(t)
	for q, want := range map[dataset.Qualifier][2]string{
		"more_than": {">" + thinSpace, "more than "}, "at_least": {"≥" + thinSpace, "at least "}, "less_than": {"<" + thinSpace, "less than "},
		"at_most": {"≤" + thinSpace, "at most "}, "about": {"≈" + thinSpace, "about "}, "exact": {},
	} {
		if sign, said := c.QualifierSign(q); sign != want[0] || said != want[1] {
			t.Errorf("%s: %q, %q", q, sign, said)
		}
	}
}

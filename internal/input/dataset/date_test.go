package dataset

import (
	"fmt"
	"strings"
	"testing"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2018", "2018-05", "2018-05-14", "2016-02-29", "2000-02-29", "1900", "2199-12-31"} {
		if got := date(t, s).String(); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
	for _, s := range []string{"", "18", "02018", "2018-5", "2018-05-4", "2018-00", "2018-13", "2018-05-00", "2018-05-32", "2018-06-31", "2018-02-29", "1900-02-29", "2100-02-29",
		"1899", "2200", "2018/05", "14.05.2018", "May 2018", "2018-05-14T00:00", " 2018", "2018 ", "２０１８", "-2018", "2018-05-14-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q became %s", s, d)
		}
	}
	_, err := ParseDate("31.12.2018")
	if err == nil || !strings.HasSuffix(err.Error(), "; write 2018-12-31") {
		t.Error(err)
	}
	// 04/05/2018 is two different days in two countries: nothing is proposed.
	if _, err := ParseDate("04/05/2018"); err == nil || strings.Contains(err.Error(), "; write") {
		t.Error(err)
	}
}

func TestDateDays(t *testing.T) {
	for _, c := range [][3]string{
		{"2018", "2018-01-01", "2018-12-31"}, {"2018-02", "2018-02-01", "2018-02-28"}, {"2016-02", "2016-02-01", "2016-02-29"},
		{"2000-02", "2000-02-01", "2000-02-29"}, {"2018-04", "2018-04-01", "2018-04-30"}, {"2018-12", "2018-12-01", "2018-12-31"},
		{"2018-05-14", "2018-05-14", "2018-05-14"}, {"", "", ""},
	} {
		d := date(t, c[0])
		if d.First().String() != c[1] || d.Last().String() != c[2] {
			t.Errorf("%s is %s to %s", c[0], d.First(), d.Last())
		}
	}
	order := []string{"", "2017", "2017-12", "2017-12-31", "2018", "2018-01", "2018-01-01", "2018-02", "2019"}
	for i, a := range order {
		for k, b := range order {
			got := date(t, a).Compare(date(t, b))
			if got < 0 != (i < k) || got > 0 != (i > k) {
				t.Errorf("%q against %q gives %d", a, b, got)
			}
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"2018", "2018-05-14", true}, {"2018-05", "2018-05", true}, {"2018-05", "2018", false}, {"2018", "2019-01", false}, {"", "2018", false}, {"2018", "", false}} {
		if got := date(t, c.a).Contains(date(t, c.b)); got != c.want {
			t.Errorf("%q contains %q: %v", c.a, c.b, got)
		}
	}
}

func TestPeriod(t *testing.T) {
	published := Date{2019, 3, 0}
	for _, c := range [][2]string{
		{"2018-02-23", "2018-02-23"}, {"2018-06", "2018-06-30"}, {"2018", "2018-12-31"}, {"2015/2019", "2019-12-31"}, {"2018-08/2018-10", "2018-10-31"},
		{"2017/..", "2019-03-31"}, {"../2018-11", "2018-11-30"}, {"not stated", "2019-03-31"}, {"2018/2018-06", "2018-06-30"}, {"2018-06/2018", "2018-12-31"},
	} {
		p, err := ParsePeriod(c[0])
		if err != nil {
			t.Fatal(err)
		}
		if p.String() != c[0] || p.End(published).String() != c[1] {
			t.Errorf("%s became %s and ends on %s, want %s", c[0], p, p.End(published), c[1])
		}
	}
	if p, _ := ParsePeriod("2018/2018"); p.String() != "2018" {
		t.Errorf("an interval within one year is %s", p)
	}
	for _, s := range []string{"", "/", "../..", "..", "2018/", "/2018", "2019/2018", "2018-06/2018-05", "2018-05-14/2018-05-13", "2018-02-30/..", "../2018-13", "2018/2019/2020", "two months", "not  stated", "2018..2019"} {
		if p, err := ParsePeriod(s); err == nil {
			t.Errorf("%q became %s", s, p)
		}
	}
	words := Period{Said: &Wording{Words: Text{Values: []LangText{{Lang: "en", S: "two months"}}}}}
	if words.String() != "two months" || words.End(published).String() != "2019-03-31" {
		t.Errorf("%s ends on %s", words, words.End(published))
	}
}

// What parses is written as it was read, ends no earlier than it begins, covers the days it says, and has the same form a year before.
func checkPeriod(t *testing.T, s string) {
	p, err := ParsePeriod(s)
	if err != nil {
		if err.Error() == "" || !p.Same(Period{}) {
			t.Fatalf("%q: either a period or what is wrong with it", s)
		}
		if _, meant, ok := strings.Cut(err.Error(), "; write "); ok && !strings.Contains(meant, " ") { // what is to be written is right
			if q, err := ParsePeriod(meant); err != nil && q.String() != meant {
				t.Fatalf("%q: write %s, which is wrong: %v", s, meant, err)
			}
		}
		return
	}
	q, err := ParsePeriod(p.String())
	if err != nil || q.String() != p.String() || q.From != p.From || q.To != p.To || q.FromPart != p.FromPart || q.ToPart != p.ToPart {
		t.Fatalf("%q is %+v, written %s, read again %+v: %v", s, p, p, q, err)
	}
	if from, to, _ := strings.Cut(s, "/"); p.String() != s && p.String() != from && p.String() != to {
		t.Fatalf("%q is written %s", s, p)
	}
	if read, l := ParsePeriod(p.MarshalSource().Value); l != nil || !read.Equal(p) {
		t.Fatalf("%q is marshalled as %s", s, p.MarshalSource().Value)
	}
	if !p.Dated() {
		return
	}
	if p.From.First().Compare(p.To.Last()) > 0 || p.Days() < 1 || !p.Same(p) {
		t.Fatalf("%q goes from %s to %s", s, p.From, p.To)
	}
	if before, ok := p.YearBefore(); ok && p.From.Year > firstYear && len(before.String()) != len(p.String()) || ok && before.To.Last().Compare(p.To.Last()) >= 0 {
		t.Fatalf("a year before %q is %s", s, before)
	} else if again, err := ParsePeriod(before.String()); ok && p.From.Year > firstYear+1 && (err != nil || !again.Same(before) || again.FromPart.Week != p.FromPart.Week) {
		t.Fatalf("a year before %q is %s, which is %v: %v", s, before, again, err)
	}
	if part := p.ToPart; p.One() && !part.IsZero() {
		next := part.After(1).In()
		if n, ok := part.Until(part.After(1)); !ok || n != 1 || part.After(1).After(-1) != part || next.From.First().Compare(p.To.Last()) <= 0 || (Period{From: p.From, To: next.To}).Days() != p.Days()+next.Days() {
			t.Fatalf("after %s comes %s", part, part.After(1))
		}
	}
}

func TestPartsOfYears(t *testing.T) {
	for _, c := range [][3]string{
		{"2024-H1", "2024-01-01", "2024-06-30"}, {"2024-H2", "2024-07-01", "2024-12-31"}, {"2024-Q1", "2024-01-01", "2024-03-31"}, {"2024-Q3", "2024-07-01", "2024-09-30"},
		{"2024-W23", "2024-06-03", "2024-06-09"}, {"2020-W53", "2020-12-28", "2021-01-03"}, {"2015-W53", "2015-12-28", "2016-01-03"}, {"2026-W01", "2025-12-29", "2026-01-04"},
		{"2024-W01", "2024-01-01", "2024-01-07"}, {"2023-Q1/2024-Q3", "2023-01-01", "2024-09-30"}, {"2024-06/2024-H1", "2024-06-01", "2024-06-30"}, {"2023-W52/2024", "2023-12-25", "2024-12-31"},
	} {
		p, err := ParsePeriod(c[0])
		if err != nil || p.String() != c[0] || p.From.First().String() != c[1] || p.To.Last().String() != c[2] {
			t.Errorf("%s is %s, from %s to %s: %v", c[0], p, p.From.First(), p.To.Last(), err)
		}
	}
	for s, want := range map[string]string{"2024-Q3": "2023-Q3", "2024-H1": "2023-H1", "2024-W23": "2023-W23", "2020-W53": "", "2024-02-29": "2023-02-28", "2023-Q1/2024-Q3": "2022-Q1/2023-Q3", "2017/..": "", "not stated": ""} {
		p, _ := ParsePeriod(s)
		if before, ok := p.YearBefore(); ok != (want != "") || ok && before.String() != want {
			t.Errorf("a year before %s is %s, want %q", s, before, want)
		}
	}
	for year := firstYear; year <= lastYear; year++ {
		for n := range 60 {
			for _, form := range []string{"%d-H%d", "%d-Q%d", "%d-W%02d", "%d-%02d"} {
				checkPeriod(t, fmt.Sprintf(form, year, n))
			}
		}
		if p, err := ParsePeriod(fmt.Sprintf("%d-W53", year)); (err == nil) != (weeksIn(year) == 53) {
			t.Errorf("%d has %d weeks, and W53 is %s: %v", year, weeksIn(year), p, err)
		}
	}
	if p, _ := ParsePeriod("2024-Q3/2024-Q3"); p.String() != "2024-Q3" || !p.One() {
		t.Errorf("a span within one quarter is %s", p)
	}
	for s, want := range map[string]string{
		"Q3 2024": "2024-Q3", "2024Q3": "2024-Q3", "2024-q3": "2024-Q3", "Q3/2024": "2024-Q3", "2024-S2": "2024-H2", "H1 2024": "2024-H1", "week 23, 2024": "2024-W23", "2024W5": "2024-W05",
		"2024-W23-1": "2024-06-03", "2024M06": "2024-06", "2015-2019": "2015/2019", "14.05.2018": "2018-05-14", "2024-q5": "", "W54 2024": "", "2024-W23-8": "", "Q3": "",
	} {
		_, err := ParsePeriod(s)
		if err == nil {
			t.Fatalf("%q was read", s)
		}
		if _, meant, _ := strings.Cut(err.Error(), "; write "); meant != want {
			t.Errorf("%q: %v, want %q", s, err, want)
		}
	}
}

func FuzzPeriod(f *testing.F) {
	for _, s := range []string{"2024", "2024-H1", "2024-Q3", "2024-06", "2024-W23", "2024-06-14", "2015/2024", "2017/..", "../2019-03", "not stated", "2023-Q1/2024-W23", "Q3 2024", "2024/25"} {
		f.Add(s)
	}
	f.Fuzz(checkPeriod)
}

func TestRef(t *testing.T) {
	for s, want := range map[string]Ref{
		"a": {"a", "", ""}, "a/b": {"a", "b", ""}, "a@2018": {"a", "", "2018"}, "a/b@2018-05-14": {"a", "b", "2018-05-14"},
	} {
		got, ok := ParseRef(s)
		if !ok || got != want || got.String() != s {
			t.Errorf("%s became %+v", s, got)
		}
	}
	for _, s := range []string{"", "a/", "a@", "/b", "@2018", "a/@2018", "a/b@"} {
		if got, ok := ParseRef(s); ok {
			t.Errorf("%q became %+v", s, got)
		}
	}
}

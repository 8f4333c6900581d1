package dataset

import (
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
	words := Period{Words: Text{Values: []LangText{{Lang: "en", S: "two months"}}}}
	if words.String() != "two months" || words.End(published).String() != "2019-03-31" {
		t.Errorf("%s ends on %s", words, words.End(published))
	}
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

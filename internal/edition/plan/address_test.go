package plan

import (
	"strings"
	"testing"
)

func TestBaseURL(t *testing.T) {
	for given, want := range map[string]string{
		"":                               "",
		"https://example.org":            "https://example.org",
		"https://Example.org/briefings/": "https://example.org/briefings",
		"http://127.0.0.1:8080/a b":      "http://127.0.0.1:8080/a%20b",
		"https://example.org/\"><script": "https://example.org/%22%3E%3Cscript",
	} {
		got, err := BaseURL(given)
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", given, got, err, want)
		}
	}
	for given, want := range map[string]string{
		"example.org":              "does not begin with https:// or http://",
		"javascript:alert(1)":      "does not begin with",
		"ftp://example.org":        "does not begin with",
		"https://":                 "names no host",
		"https:///path":            "names no host",
		"https://a:b@example.org":  "holds a user name",
		"https://example.org/?a=b": "query or fragment",
		"https://example.org/#":    "query or fragment",
		"https://example.org/../x": "holds . or ..",
		"https://exa mple.org":     "no web address",
	} {
		if got, err := BaseURL(given); err == nil || !strings.Contains(err.Error(), want) || got != "" {
			t.Errorf("%q: got %q, %v; want an error with %q", given, got, err, want)
		}
	}
}

// "charts" stands for the gallery and every chart; one chart can be named too.
func TestChartTargets(t *testing.T) {
	have := Existing{Names: []Name{{ID: "factsheet", Formats: []string{"pdf"}}, {ID: Charts, Formats: []string{Web}}, {ID: ChartName("money"), Formats: []string{Web}}, {ID: ChartName("time"), Formats: []string{Web}}}, Languages: []string{"en"}}
	for _, c := range []struct {
		req  Request
		want string
	}{
		{Request{Names: []string{"charts"}}, "en/charts/index.html en/charts/money en/charts/time"},
		{Request{Names: []string{"charts/time"}}, "en/charts/time"},
		{Request{}, "en/factsheet.pdf en/charts/index.html en/charts/money en/charts/time"},
		{Request{Formats: []string{"web"}}, "en/charts/index.html en/charts/money en/charts/time"},
		{Request{PrintMarks: true}, "en/factsheet-print.pdf"},
		{Request{PrintMarks: true, Formats: []string{"pdf"}}, "en/factsheet-print.pdf"},
	} {
		c.req.NoAttachments, c.req.BaseURL = true, "https://example.org"
		targets, err := Targets(c.req, have)
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, x := range targets {
			paths = append(paths, x.Path())
			// What a chart is made with must not hang on choices that mean nothing to it.
			if web := x.Format == Web; x.NoAttachments == web || (x.BaseURL != "") != web {
				t.Errorf("%+v", x)
			}
		}
		if got := strings.Join(paths, " "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	for req, want := range map[string]string{
		"chart":       "there is no brief named \"chart\"; there are: charts, factsheet\n  hint: did you mean \"charts\"?",
		"charts/mony": "there is no brief named \"charts/mony\"; there are: charts, charts/money, charts/time, factsheet\n  hint: did you mean \"charts/money\"?",
	} {
		if _, err := Targets(Request{Names: []string{req}}, have); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

package plan

import (
	"strings"
	"testing"
)

var have = Existing{Names: []string{"factsheet", "one-pager"}, Formats: []string{"pdf"}, Languages: []string{"en", "fr"}}

func TestTargets(t *testing.T) {
	for _, c := range []struct {
		name string
		req  Request
		want string
	}{
		{"everything", Request{}, "en/factsheet.pdf en/one-pager.pdf fr/factsheet.pdf fr/one-pager.pdf"},
		{"one name, one language", Request{Names: []string{"one-pager"}, Languages: []string{"fr"}}, "fr/one-pager.pdf"},
		{"named twice and out of order", Request{Names: []string{"one-pager", "factsheet", "one-pager"}, Languages: []string{"en"}}, "en/factsheet.pdf en/one-pager.pdf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			targets, err := Targets(c.req, have)
			if err != nil {
				t.Fatal(err)
			}
			var paths []string
			for _, target := range targets {
				paths = append(paths, target.Path())
			}
			if got := strings.Join(paths, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTargetsRefusesWhatIsNotThere(t *testing.T) {
	for _, c := range []struct {
		req  Request
		want string
	}{
		{Request{Names: []string{"fatcsheet"}}, "there is no brief named \"fatcsheet\"; there are: factsheet, one-pager\n  hint: did you mean \"factsheet\"?"},
		{Request{Formats: []string{"docx"}}, "there is no format named \"docx\"; there are: pdf"},
		{Request{Languages: []string{"zz"}}, "there is no language named \"zz\"; there are: en, fr"},
	} {
		if _, err := Targets(c.req, have); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

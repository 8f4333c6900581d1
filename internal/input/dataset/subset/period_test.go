package subset_test

import (
	"strings"
	"testing"

	"briefing/internal/testkit/sound"
)

// Whatever form a period has, what is attached loads again with the same period.
func TestPeriodsRoundTrip(t *testing.T) {
	const written = "time_period: 2018-01/2018-04"
	base := sound.Text()
	if !strings.Contains(base, written) {
		t.Fatal("nothing to replace")
	}
	for _, form := range []string{"2017", "2017-H1", "2017-Q3", "2017-06", "2017-W23", "2017-06-14", "2015-W53", "2010/2016", "2016-Q1/2017-Q3", "2016-H2/2017-W05", "2017/..", "2017-Q2/..", "../2018-Q1",
		"{from: 2017-09, to: 2018-04, name: school year 2017/18}", "{from: 2017-Q3, to: 2018-Q1, name: {en: the season, de: die Saison}}", "{text: two months}", "not stated"} {
		d := sound.Must(t, strings.Replace(base, written, "time_period: "+form, 1))
		again := sound.Must(t, sound.Whole(d))
		d, again = used(d), used(again)
		for i, x := range d.Indicators {
			for k, o := range x.Observations {
				p, q := o.TimePeriod, again.Indicators[i].Observations[k].TimePeriod
				en, de := p.Wording(), q.Wording()
				if p.String() != q.String() || p.From != q.From || p.To != q.To || p.FromPart != q.FromPart || p.ToPart != q.ToPart || en.Language("de") != de.Language("de") || len(en.Values) != len(de.Values) {
					t.Errorf("%s: %s of %s became %s", form, p, x.ID, q)
				}
				for n := range en.Values {
					if en.Values[n] != de.Values[n] {
						t.Errorf("%s: the name %v became %v", form, en.Values[n], de.Values[n])
					}
				}
			}
		}
	}
}

package compose_test

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// TestClaims changes observations and looks which title stands, or what is said.
func TestClaims(t *testing.T) {
	const more = `value: 607, qualifier: exact, printed: "607" => value: 750, qualifier: exact, printed: "750"`
	const fewer = `value: 607, qualifier: exact, printed: "607" => value: 400, qualifier: exact, printed: "400"`
	const north = `value: 140000000, qualifier: exact, printed: "140" => value: 5000000, qualifier: exact, printed: "5"`
	for _, c := range []struct {
		holds, edits string
		want         string // "yes", "no", or part of a finding
	}{
		{"arrests = 607", "", "yes"},
		{"arrests = 607", more, "no"},
		{"arrests != 607", more, "yes"},
		{"arrests > 600 and arrests < 700", "", "yes"},
		{"arrests > 600 and arrests < 700", more, "no"},
		{"arrests > 600 and arrests < 700", fewer, "no"},
		{"arrests >= 607", "", "yes"},
		{"arrests <= 606.5", "", "no"},
		{"607 <= arrests", "", "yes"},
		{"removal = 98", "", "yes"},
		{"libya = 91300000", "", "yes"},
		{"libya = 91.3", "", "no"},
		{"round(libya) = 91000000", "", "yes"},
		{"round(named) = 331000000", "", "yes"},
		{"round(named) = 331000000", north, "no"},
		{"named-north > pledge", "", "yes"},
		{"named-north > pledge", north, "no"},
		{"pledge < all-donors", "", "yes"},
		{"sophia-vessels@2018-05 = 545", "", "yes"},
		{"sophia-vessels@2018-05 < sophia-vessels", "", "yes"},
		{"sophia-vessels@2018-05-14 >= 545 and sophia-vessels@2015 = 46", "", "yes"},
		{"rescued > 13000", "", "yes"},
		{"rescued >= 13000", "", "yes"},
		{"rescued > 13001", "", "no"},
		{"12999 < rescued", "", "yes"},
		{"rescued = 13000", "", "of which only > and >= can be said"},
		{"rescued < 20000", "", "of which only > and >= can be said"},
		{"rescued != 1", "", "of which only > and >= can be said"},
		{"20000 > rescued", "", "of which only > and >= can be said"},
		{"rescued = 13000", `value: 13000, qualifier: more_than => value: 13000, qualifier: exact`, "yes"},
		{"count(actions) = 5", "", "yes"},
		{"count(actions@2015) = 2", "", "yes"},
		{"count(actions@2017-06) = 1 and count(actions@2019) = 0", "", "yes"},
		{"count(actions@2019) = 0", "kind: record => kind: mission", "no"},
		{"count(actions@2018-06-14) = 1", "", "yes"},
		{"max(regions) = named-north", "", "yes"},
		{"max(regions) = named-north", north, "no"},
		{"max(regions) = north-africa", "", "yes"},
		{"max(regions) = sahel", north, "yes"},
		{"max(regions) != sahel", "", "yes"},
		{"min(regions) = sahel and min(regions) = 100000000", "", "yes"},
		{"min(regions) = horn-of-africa", "", "no"}, // no payer is named there, and that is no zero
		{"max(regions) > sahel", "", "can only be equal to max or min"},
		{"convictions = 0", "", "no"}, // missing is never zero
		{"convictions < 1", "", "no"},
		{"arrests > sophia-vessels", "", "one axis holds one unit"},
		{"arrests > rescued", "", "rescued is a “more than” value"},
		{"libya > all-donors", "", "cannot be compared"},
		{"none", "", "yes"},
		{"arrests", "", "compares nothing"},
		{"arrests > 5 >", "", "more than one sign"},
		{"arrests > > 5", "", "more than one sign"},
		{"> 5", "", "a side of the comparison is empty"},
		{"arrests > 5 and", "", "compares nothing"},
		{"arrests > 5 or arrests < 3", "", "joins two comparisons with or"},
		{"arrests > 1,000", "", "digits only"},
		{"arrests > 1_000", "", "digits only"},
		{"round(arrests) > 5", "", "no money"},
		{"round(5) > 5", "", `unknown figure "5"`},
		{"median(regions) > 5", "", `unknown function "median"`},
		{"max(regions > 5", "", "closing bracket"},
		{"max(5%) > 5", "", "names no chart"},
		{"count(things) > 5", "", "counts nothing"},
		{"arests > 5", "", `unknown figure "arests"`},
		{"sophia-vessels@2014 > 5", "", "has no value for 2014"},
	} {
		blocks := "- section:\n    titles:\n    - {text: First, holds: '" + c.holds + "'}\n"
		if c.holds != "none" {
			blocks += "    - {text: Last, holds: none}\n"
		}
		d, diags := world.Build(t, map[string]string{"edits": c.edits, "blocks": blocks, "charts": world.RegionBars})
		switch {
		case c.want == "yes" || c.want == "no":
			want := map[string]string{"yes": "First", "no": "Last"}[c.want]
			if diags.HasErrors() {
				t.Errorf("%s: %s", c.holds, diags.Text())
			} else if got := world.Flat(d.Blocks[0].(*doc.Heading).Text); got != want {
				t.Errorf("%s with %q: the title is %q, want %q", c.holds, c.edits, got, want)
			} else if told := strings.Contains(diags.Text(), "[title-changed]"); told != (c.want == "no") {
				t.Errorf("%s with %q: that another title is printed was told: %v", c.holds, c.edits, told)
			}
		case !strings.Contains(diags.Text(), c.want):
			t.Errorf("%s: findings are\n%swant %q", c.holds, diags.Text(), c.want)
		}
	}
}

// A false claim without a title to fall back on is an error that gives both values.
func TestNoTitleLeft(t *testing.T) {
	blocks := "- section:\n    titles:\n    - {text: A, holds: arrests > 700}\n    - {text: B, holds: round(named) < 5000000}\n"
	_, diags := world.Build(t, map[string]string{"blocks": blocks})
	for _, want := range []string{"arrests > 700 does not hold (607 and 700)", "round(named) < 5000000 does not hold (€331\u00a0million and 5\u202f000\u202f000)", "briefs/test.yaml:13:24"} {
		if !strings.Contains(diags.Text(), want) {
			t.Errorf("findings lack %q:\n%s", want, diags.Text())
		}
	}
}

package source

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/agext/levenshtein"

	"briefing/internal/diag"
)

// How many allowed names a hint lists before it only counts them.
const listedNames = 14

// Nearest returns the allowed name that is closest to what was found, or "" if none is near enough to be meant.
// Case, spaces, hyphens and underscores count for nothing; of names equally near the one of the nearest length,
// then the first in alphabetical order is taken, so that the answer does not depend on the order of the list.
func Nearest(got string, allowed []string) string {
	g := fold(got)
	if g == "" {
		return ""
	}
	best, bestDistance, bestLonger := "", -1, 0
	for _, name := range allowed {
		a := fold(name)
		limit := max(1, min(len(g), len(a))/3)
		longer := max(len(a)-len(g), len(g)-len(a))
		begins := len(g) >= 4 && (strings.HasPrefix(a, g) || strings.HasPrefix(g, a) && len(a) >= 4)
		if longer > limit && !begins {
			continue // the distance is no smaller than that of the lengths
		}
		d := levenshtein.Distance(g, a, nil)
		if isTransposition(g, a) {
			d = 1
		}
		if d > limit && begins {
			d = limit
		}
		if d > limit {
			continue
		}
		if bestDistance < 0 || cmp.Or(cmp.Compare(d, bestDistance), cmp.Compare(longer, bestLonger), cmp.Compare(name, best)) < 0 {
			best, bestDistance, bestLonger = name, d, longer
		}
	}
	return best
}

var withoutSeparators = strings.NewReplacer("_", "", "-", "", " ", "", ".", "")

// fold is a name without what Nearest leaves out of account.
func fold(s string) string { return withoutSeparators.Replace(strings.ToLower(strings.TrimSpace(s))) }

// isTransposition says that the names differ by two neighbouring letters that changed places, a common typing error.
func isTransposition(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// Unknown words the finding for a name that is not one of those allowed: `kind` is what the name stands for ("key",
// "unit", "brand"). The hint gives the nearest name and the names allowed.
func Unknown(kind, got string, allowed []string) (message, hint string) {
	message = fmt.Sprintf("unknown %s %s", kind, Quote(got))
	// An empty name was reported where it stands.
	names := slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return s == "" })
	var parts []string
	if near := Nearest(got, names); near != "" {
		parts = append(parts, fmt.Sprintf("did you mean %q?", near))
	}
	if len(names) <= listedNames || len(parts) == 0 {
		sort.Strings(names)
	}
	switch {
	case len(names) == 0:
		parts = append(parts, "none is defined")
	case len(names) <= listedNames:
		parts = append(parts, "allowed: "+strings.Join(names, ", "))
	case len(parts) == 0:
		parts = append(parts, fmt.Sprintf("allowed: %s and %d more", strings.Join(names[:listedNames], ", "), len(names)-listedNames))
	}
	return message, strings.Join(parts, " ")
}

// Quote prints a found value in a message: in double quotes, invisible characters escaped, long texts cut.
func Quote(s string) string {
	return fmt.Sprintf("%q", diag.Clip(s))
}

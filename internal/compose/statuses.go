package compose

import (
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// statusRemark names the values of a chart that are not final, by their status: a sign beside a label would push it out of its
// place. What the drawing says itself is left out; the string is empty where nothing is to be said.
func statusRemark(c *Composer, res *kind.Result) doc.Span {
	var said []string
	several := slices.ContainsFunc(res.Values, func(v *figures.Value) bool { return v.ID != res.Values[0].ID })
	for _, status := range dataset.FlaggedStatuses() {
		if slices.Contains(res.Says, status) {
			continue
		}
		var names []string
		for _, v := range res.Values {
			if !v.Statuses().Has(status) {
				continue
			}
			if name := valueAndTime(c, v, several); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			_, word := c.Cat.StatusSign(dataset.Statuses{status})
			said = append(said, c.Cat.Msg(language.KeyStatusOf, "status", word, "list", strings.Join(names, ", ")))
		}
	}
	if len(said) == 0 {
		return doc.Span{}
	}
	return doc.Span{S: c.Cat.Capital(strings.Join(said, "; ")) + "."}
}

// valueAndTime names a value with the time that it is of; in full where values of several figures stand together.
func valueAndTime(c *Composer, v *figures.Value, several bool) string {
	name, _ := c.NameOf(v)
	if several {
		name, _ = c.NameInFull(v)
	}
	if v.Period.NotStated {
		return name
	}
	return name + " " + c.Period(v, true)
}

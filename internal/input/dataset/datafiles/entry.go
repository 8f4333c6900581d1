package datafiles

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// entry is an entry of the model with what checks need to know of the file it stands in.
type entry[T any] struct {
	Model  T            `yaml:",inline"`
	Broken bool         `yaml:",broken"` // it could not be read in full, which was reported
	Node   *source.Node `yaml:",node"`   // the group of keys; nil if it is none
}

// indicatorEntry is an entry whose observations are read once its dimension is known.
type indicatorEntry struct {
	Model        dataset.Indicator `yaml:",inline"`
	Broken       bool              `yaml:",broken"`
	Node         *source.Node      `yaml:",node"`
	Defaults     *source.Node      `yaml:"defaults" help:"What all observations have that do not say otherwise, such as source and confidence."`
	Observations *source.Node      `yaml:"observations,required" help:"Every published value. A new value is added, none is overwritten."`

	ofFile *source.Node // the defaults of the file that it stands in

	observations []entry[dataset.Observation]
}

// valueOf is the value of a key with its place.
func valueOf(n *source.Node, key, value string) source.String { return withPos(n.Get(key), value) }

// valuesOf are the values of a list under a key, each with its place.
func valuesOf[T ~string](n *source.Node, key string, values []T) []source.String {
	list := n.Get(key)
	var out []source.String
	for i, v := range values {
		out = append(out, withPos(list.Items[i], string(v)))
	}
	return out
}

func withPos(n *source.Node, value string) source.String {
	if n == nil {
		return source.String{S: value}
	}
	return source.String{S: value, Pos: n.Pos}
}

// idsOf are the ids of entries, which stand under a key, each with its place.
func idsOf[T any](list []entry[T], key string, id func(*T) string) []source.String {
	out := make([]source.String, len(list))
	for i := range list {
		out[i] = valueOf(list[i].Node, key, id(&list[i].Model))
	}
	return out
}

// readObservations reads an indicator's observations. Where it has a dimension, the dimension's name is a key of
// each of them; it is taken out first, so that all other keys are checked as strictly as everywhere.
func (i *indicatorEntry) readObservations() diag.List {
	var l diag.List
	n := i.Observations
	switch {
	case n == nil || i.Model.Dimension == "" && slices.ContainsFunc(i.Node.Fields, meansDimension):
		return nil // missing, or with a key whose name is not known
	case n.Kind != source.Seq:
		return source.Wrong(n, "a list")
	case len(n.Items) == 0:
		l.Add(n.Pos, diag.Error, "empty-list", "the indicator has no observation", "add one; a value that was not published is \"not stated\"")
		return l
	}
	list := *n
	list.Items = slices.Clone(n.Items)
	for k, item := range list.Items {
		list.Items[k] = completed(item, &l, i.Defaults, i.ofFile)
	}
	n = &list
	members := make([]string, len(n.Items))
	if i.Model.Dimension != "" {
		for k := range list.Items {
			list.Items[k], members[k] = i.withoutMember(list.Items[k], &l)
		}
	}
	l.Append(source.Decode(&list, &i.observations))
	for k := range i.observations {
		i.observations[k].Model.Member = members[k]
	}
	return l
}

// defaults are what observations share that is said once, for an indicator or for all of a file.
type defaults struct {
	Qualifier  dataset.Qualifier       `yaml:"qualifier"`
	TimePeriod dataset.Period          `yaml:"time_period"`
	Published  dataset.PublicationDate `yaml:"published"`
	Source     dataset.Locator         `yaml:"source"`
	Confidence dataset.Confidence      `yaml:"confidence"`
	Status     dataset.Statuses        `yaml:"status"`
	Note       dataset.Text            `yaml:"note"`
}

// period is what time_period may be called for short.
const period, timePeriod = "period", "time_period"

// completed is an observation with what it does not say itself: what its indicator says, else what its file says. The period has
// its long name then.
func completed(n *source.Node, l *diag.List, from ...*source.Node) *source.Node {
	if n.Kind != source.Map {
		return n
	}
	out := *n
	out.Fields = nil
	said := map[string]bool{}
	take := func(fields []source.Field, own bool) {
		for _, f := range fields {
			if f.Key == period {
				f.Key = timePeriod
			}
			if own && said[f.Key] && f.Key == timePeriod {
				l.Add(f.KeyPos, diag.Error, "duplicate-key", "period is short for time_period, and both stand here", "keep one of the two")
				continue
			}
			if own || !said[f.Key] {
				out.Fields = append(out.Fields, f)
			}
			said[f.Key] = true
		}
	}
	take(n.Fields, true)
	for _, d := range from {
		if d != nil && d.Kind == source.Map {
			take(d.Fields, false)
		}
	}
	return &out
}

// readDefaults checks what observations share.
func readDefaults(n *source.Node) diag.List {
	if n == nil {
		return nil
	}
	var l diag.List
	n = completed(n, &l)
	var d defaults
	l.Append(source.Decode(n, &d))
	return l
}

// meansDimension says that a key is the key dimension, or a misspelling of it.
func meansDimension(f source.Field) bool {
	return f.Key == "dimension" || source.Nearest(f.Key, []string{"dimension"}) != ""
}

// withoutMember takes the key that the dimension names out of an observation, and reads it.
func (i *indicatorEntry) withoutMember(n *source.Node, l *diag.List) (rest *source.Node, member string) {
	own := *n
	own.Fields = nil
	for _, f := range n.Fields {
		if f.Key != i.Model.Dimension {
			own.Fields = append(own.Fields, f)
			continue
		}
		id, more := f.Value.ID(false)
		l.Append(more)
		member = id
	}
	return &own, member
}

// memberAt is the member that an observation names, with its place in the file: readObservations has taken the key out of the
// node of the observation.
func (i *indicatorEntry) memberAt(k int) source.String {
	return valueOf(i.Observations.Items[k], i.Model.Dimension, i.observations[k].Model.Member)
}

package migrate

import (
	"slices"
	"strings"

	"briefing/internal/source"
)

// normal is what final was called.
const normal, final = "normal", "final"

// rewriteStatus takes the status normal out of observations. It becomes final where it says more than nothing: where what is
// said of all observations gives another status, or where it is itself said of all.
func rewriteStatus(p *project) {
	for _, f := range p.of(Data) {
		f.finalIn(f.root.Get("defaults"))
		given := hasStatus(f.root.Get("defaults"))
		for _, i := range items(f.root.Get("indicators")) {
			own := i.Get("defaults")
			f.finalIn(own)
			for _, o := range items(i.Get("observations")) {
				f.withoutNormal(o, given || hasStatus(own))
			}
		}
	}
	p.apply()
}

// items are the groups of keys of a list; none where it is no list.
func items(n *source.Node) (list []*source.Node) {
	if n == nil || n.Kind != source.Seq {
		return nil
	}
	for _, i := range n.Items {
		if i.Kind == source.Map {
			list = append(list, i)
		}
	}
	return list
}

func hasStatus(defaults *source.Node) bool { return defaults.Get("status") != nil }

// finalIn writes final for normal, and takes it out of a list with others, where it says nothing.
func (f *file) finalIn(n *source.Node) {
	x, at, ok := statusOf(n)
	if !ok {
		return
	}
	if x.Value.Kind == source.Scalar {
		f.revalue(x.Value, final)
		return
	}
	var others []string
	for _, i := range x.Value.Items {
		if i.Value != normal {
			others = append(others, f.onLine(i))
		}
	}
	text := f.keyText(x) + ": "
	switch len(others) {
	case 0:
		text += final
	case 1:
		text += others[0]
	default:
		text += "[" + strings.Join(others, ", ") + "]"
	}
	f.alter(n, map[int]altered{at: {text, text}})
}

// statusOf is the key of a group that says normal, alone or in a list.
func statusOf(n *source.Node) (x source.Field, at int, ok bool) {
	if n == nil || n.Kind != source.Map {
		return x, 0, false
	}
	if x, at, ok = field(n, "status"); !ok {
		return x, 0, false
	}
	is := func(i *source.Node) bool { return i.Kind == source.Scalar && i.Value == normal }
	return x, at, is(x.Value) || x.Value.Kind == source.Seq && slices.ContainsFunc(x.Value.Items, is)
}

// withoutNormal takes the key out of an observation, unless it must say final.
func (f *file) withoutNormal(o *source.Node, given bool) {
	x, at, ok := statusOf(o)
	if !ok {
		return
	}
	if given || x.Value.Kind != source.Scalar || !f.alter(o, map[int]altered{at: {}}) {
		f.finalIn(o)
	}
}

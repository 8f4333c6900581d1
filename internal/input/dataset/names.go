package dataset

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Name is a proper name that holds a number ("G5 Sahel"), so that the number is not taken for a typed figure.
type Name struct {
	S      string
	Reason string // what it is the name of
	Pos    diag.Pos
}

// Names are names by what they are the names of, in the order in which they are written.
type Names []Name

// UnmarshalSource reads a group of names, each with its reason.
func (list *Names) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	switch n.Kind {
	case source.Map:
	case source.Seq:
		l.Add(n.Pos, diag.Error, "old-form", "names are a group, each with what it is the name of", "write "+inToday(n), "or run briefing migrate, which makes a comment behind a name its reason")
		return l
	default:
		return source.Wrong(n, "a group of names, each with what it is the name of, such as {COVID-19: a disease}")
	}
	for _, f := range n.Fields {
		if f.Value.Null || f.Value.Kind == source.Scalar && strings.TrimSpace(f.Value.Value) == "" {
			l.Add(f.KeyPos, diag.Error, "no-reason", "it is not said what "+source.Quote(f.Key)+" is the name of", "write it behind the name, as in COVID-19: a disease")
			continue
		}
		reason, more := OneLine(f.Value)
		l.Append(more)
		if name := strings.TrimSpace(f.Key); name == "" || name != f.Key {
			l.Add(f.KeyPos, diag.Error, "outer-space", "the name "+source.Quote(f.Key)+" is empty, or begins or ends with a space", "write it as texts have it")
			continue
		}
		*list = append(*list, Name{S: f.Key, Reason: reason, Pos: f.KeyPos})
	}
	return l
}

// mostShown is how many names of a list are written out as they would be today.
const mostShown = 6

// inToday writes a list of names as a group.
func inToday(n *source.Node) string {
	group := source.NewMap()
	for _, item := range n.Items[:min(len(n.Items), mostShown)] {
		if s, l := item.Word(); !l.HasErrors() {
			group.Set(s, source.NewText("what it is the name of"))
		}
	}
	if len(group.Fields) == 0 {
		group.Set("COVID-19", source.NewText("a disease"))
	}
	var keys []string
	for _, line := range strings.Split(strings.TrimSpace(string(source.Encode(group))), "\n") {
		keys = append(keys, strings.TrimSpace(line))
	}
	if len(n.Items) > mostShown {
		keys = append(keys, "...")
	}
	return "names: {" + strings.Join(keys, ", ") + "}"
}

// MarshalSource writes the group.
func (list Names) MarshalSource() *source.Node {
	if len(list) == 0 {
		return nil
	}
	group := source.NewMap()
	for _, n := range list {
		group.Set(n.S, source.NewText(n.Reason))
	}
	return group
}

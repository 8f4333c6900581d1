package datafiles

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/cells"
	"briefing/internal/source"
	"briefing/internal/source/mend"
)

// entry is an entry of the model with what checks need to know of the file it stands in.
type entry[T any] struct {
	Model  T            `yaml:",inline"`
	Broken bool         `yaml:",broken"` // it could not be read in full, which was reported
	Node   *source.Node `yaml:",node"`   // the group of keys; nil if it is none
}

// indicatorEntry is an entry whose observations are read once its dimensions are known.
type indicatorEntry struct {
	Model        dataset.Indicator `yaml:",inline"`
	Broken       bool              `yaml:",broken"`
	Node         *source.Node      `yaml:",node"`
	Defaults     *source.Node      `yaml:"defaults" help:"What all observations have that do not say otherwise, such as source and confidence."`
	Observations *source.Node      `yaml:"observations,required" help:"Every published value. A new value is added, none is overwritten."`

	Dimension *source.Node `yaml:"dimension,gone"`
	Members   *source.Node `yaml:"members,gone"`
	Ordered   *source.Node `yaml:"ordered,gone"`

	ofFile *source.Node // the defaults of the file that it stands in

	list  []dataset.Observation
	notes []observationNotes // of each, what checks need to know of it
	rows  *cells.Rows        // where they stand in a CSV file or a spreadsheet
}

// observationNotes are what checks need to know of an observation.
type observationNotes struct {
	broken  bool            // it could not be read in full, which was reported
	unknown bool            // it names a code that its dimension has not
	node    *source.Node    // the group of keys; of the row of a file it is made again when it is asked for
	codes   []source.String // one for each dimension as it is written, empty where it stands for the whole; of the row of a file none
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

// readObservations reads an indicator's observations. Where it has dimensions, their names are keys of each of them; these are
// taken out first, so that all other keys are checked as strictly as everywhere.
// Dimensions are the ids of those that the dataset has. Table reads a file that they stand in.
func (i *indicatorEntry) readObservations(dimensions []string, table func(*indicatorEntry, cells.Form) (*cells.Rows, diag.List)) diag.List {
	var l diag.List
	n := i.Observations
	if i.Dimension != nil || i.Members != nil {
		i.Broken = true
		return i.oldDimension()
	}
	switch {
	case n == nil || len(i.Model.By) == 0 && slices.ContainsFunc(i.Node.Fields, meansBy):
		return nil // missing, or with a key whose name is not known
	case n.Get("file") != nil:
		form, l := cells.ReadForm(n)
		if l.HasErrors() {
			i.Broken = true
			return l
		}
		var more diag.List
		if i.rows, more = table(i, form); i.rows != nil {
			more.Append(i.readRows())
		}
		i.Broken = i.Broken || i.rows == nil
		return append(l, more...)
	case n.Kind != source.Seq:
		return source.Wrong(n, "a list of values, or a file such as {file: "+i.Model.ID+".csv}")
	case len(n.Items) == 0:
		l.Add(n.Pos, diag.Error, "empty-list", "the indicator has no observation", "add one; a value that was not published is \"not stated\"")
		return l
	}
	if more := i.otherDimension(n, dimensions); i.Broken {
		return more // each of its observations would lack its code
	}
	for _, item := range n.Items {
		item = completed(item, &l, i.Defaults, i.ofFile)
		notes := observationNotes{node: item}
		if len(i.Model.By) > 0 {
			l.Append(i.unknownKeys(item))
			notes.node, notes.codes = i.withoutCodes(item, &l)
		}
		i.add(notes, &l)
	}
	return l
}

// add reads an observation.
func (i *indicatorEntry) add(notes observationNotes, l *diag.List) {
	e := entry[dataset.Observation]{Model: dataset.Observation{Attributes: &dataset.Attributes{}}}
	l.Append(source.Decode(notes.node, &e))
	notes.broken = e.Broken
	i.list, i.notes = append(i.list, e.Model), append(i.notes, notes)
}

// nodeOf is the group of keys of an observation.
func (i *indicatorEntry) nodeOf(k int) *source.Node {
	if n := i.notes[k].node; n != nil || i.rows == nil {
		return n
	}
	return i.row(k)
}

// codesOf are the codes of an observation as they are written.
func (i *indicatorEntry) codesOf(k int) []source.String {
	if i.rows == nil {
		return i.notes[k].codes
	}
	return i.rows.Codes(k)
}

// observation is an observation with its place in the file.
func (i *indicatorEntry) observation(k int) *entry[dataset.Observation] {
	return &entry[dataset.Observation]{Model: i.list[k], Broken: i.notes[k].broken, Node: i.nodeOf(k)}
}

// otherDimension says that observations name a dimension that the indicator is not by, once for each.
func (i *indicatorEntry) otherDimension(list *source.Node, dimensions []string) (l diag.List) {
	told := map[string]bool{}
	known := !slices.ContainsFunc(i.Model.By, func(id string) bool { return !slices.Contains(dimensions, id) })
	for _, item := range list.Items {
		for _, f := range item.Fields {
			if slices.Contains(i.Model.By, f.Key) || !slices.Contains(dimensions, f.Key) || told[f.Key] || f.Key == period || slices.Contains(observationKeys, f.Key) {
				continue
			}
			told[f.Key], i.Broken = true, true
			if !known {
				continue // that it is by what is no dimension is told
			}
			by := f.Key
			if len(i.Model.By) > 0 {
				by = "[" + strings.Join(append(slices.Clone(i.Model.By), f.Key), ", ") + "]"
			}
			l.Add(f.KeyPos, diag.Error, "not-by", "the observation names a "+f.Key+", but "+i.Model.ID+" is not by it", "write by: "+by+" at "+i.Model.ID+", or take "+f.Key+": out of its observations")
		}
	}
	return l
}

var observationKeys = source.Keys(dataset.Observation{}) // that every observation may have

// unknownKeys says which keys of an observation are neither those of all observations nor its dimensions; they are taken out.
func (i *indicatorEntry) unknownKeys(n *source.Node) (l diag.List) {
	if n.Kind != source.Map {
		return nil
	}
	names := slices.Concat(i.Model.By, observationKeys, []string{period})
	n.Fields = slices.DeleteFunc(slices.Clone(n.Fields), func(f source.Field) bool {
		if slices.Contains(names, f.Key) {
			return false
		}
		message, hint := source.Unknown("key", f.Key, names)
		l.Add(f.KeyPos, diag.Error, "unknown-key", message, hint)
		return true
	})
	return l
}

// oldDimension says how members that stand in an indicator are written now.
func (i *indicatorEntry) oldDimension() (l diag.List) {
	id := "window"
	at := i.Node.Pos
	for _, n := range []*source.Node{i.Members, i.Dimension} {
		if n != nil {
			at = n.Pos
		}
	}
	if i.Dimension != nil {
		if s, wrong := i.Dimension.ID(false); !wrong.HasErrors() {
			id = s
		}
	}
	var codes []string
	if i.Members != nil {
		for _, m := range i.Members.Items {
			var c struct {
				ID   string       `yaml:"id,id"`
				Name dataset.Text `yaml:"name"`
			}
			if wrong := source.Decode(m, &c); !wrong.HasErrors() && len(c.Name.Values) > 0 {
				codes = append(codes, "{id: "+c.ID+", name: "+mend.Quoted(c.Name.Values[0].S)+"}")
			}
		}
	}
	if len(codes) == 0 {
		codes = []string{"{id: ..., name: ...}"}
	}
	ordered := ""
	if i.Ordered != nil && i.Ordered.Value == "true" {
		ordered = "ordered: true, "
	}
	l.Add(at, diag.Error, "old-form", "a dimension is described once, with its codes, and the indicator names it", "write by: "+id+" in place of dimension: and members:",
		"add to the vocabulary: dimensions: [{id: "+id+", name: "+mend.Quoted(inWords(id))+", "+ordered+"codes: ["+strings.Join(codes, ", ")+"]}]")
	return l
}

// inWords is an id as a name: with a capital, and spaces for hyphens.
func inWords(id string) string {
	s := strings.ReplaceAll(id, "-", " ")
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
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

// meansBy says that a key is the key by, or a misspelling of it.
func meansBy(f source.Field) bool {
	return f.Key == "by" || source.Nearest(f.Key, []string{"by", "dimension"}) != ""
}

// withoutCodes takes the keys that the dimensions name out of an observation, and reads them: one code for each dimension.
func (i *indicatorEntry) withoutCodes(n *source.Node, l *diag.List) (rest *source.Node, codes []source.String) {
	codes = make([]source.String, len(i.Model.By))
	own := *n
	own.Fields = nil
	for _, f := range n.Fields {
		at := slices.Index(i.Model.By, f.Key)
		if at < 0 {
			own.Fields = append(own.Fields, f)
			continue
		}
		s, more := f.Value.Word()
		l.Append(more)
		codes[at] = source.String{S: s, Pos: f.Value.Pos}
	}
	return &own, codes
}

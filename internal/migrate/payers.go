package migrate

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"briefing/internal/source"
)

//go:embed payers.yaml
var payersFile []byte

// oldPayers are the kinds of payers that there were, and the sides that they belonged to.
type oldPayers struct {
	Kinds []struct {
		Kind    string `yaml:"kind"`
		Side    string `yaml:"side"`
		Unnamed bool   `yaml:"unnamed"`
	} `yaml:"kinds"`
	Sides []oldSide `yaml:"sides"`
}

// oldSide is a side, in English, and the texts of message files that said the same in other languages.
type oldSide struct {
	ID        string `yaml:"id"`
	Name      string `yaml:"name"`
	NameText  string `yaml:"name_text"`
	Short     string `yaml:"short"`
	ShortText string `yaml:"short_text"` // with {value} before or behind it
	Fill      string `yaml:"fill"`
}

var known = sync.OnceValue(func() (out oldPayers) {
	file, l := source.Bytes(payersFile, "payers.yaml")
	if l.HasErrors() {
		panic(l.Text())
	}
	root, l := source.Parse(file)
	l.Append(source.Decode(root, &out))
	if l.HasErrors() {
		panic(l.Text())
	}
	return out
})

// rewritePayers names payers by ids and describes each once, with the side that it belonged to.
func rewritePayers(p *project) {
	into := p.vocabulary()
	if into == nil {
		return
	}
	d := newPayers(p)
	for _, e := range p.entries("indicators") {
		x, at, ok := field(e.Node, "payer")
		if !ok || x.Value.Kind != source.Map || word(x.Value, "kind") == "" {
			continue
		}
		text := e.keyText(x) + ": " + d.idOf(e.file, x.Value)
		e.alter(e.Node, map[int]altered{at: {text, text}})
	}
	p.apply()
	// One after the other, since both may go to the end of the file.
	into.add("sides", d.newSides)
	p.apply()
	into.add("payers", d.newPayers)
	p.apply()
}

// payers are those that the dataset has, and those that it gets.
type payers struct {
	names map[string][]string // of each kind, the names under it in old forms, in the order of the files
	ids   map[string]string   // by kind and name
	have  map[string]string   // of a payer there is, by id: its name and side
	taken map[string]bool
	sides map[string]bool

	messages []*file
	main     string // language of the dataset's plain texts

	newPayers, newSides []entry
}

func newPayers(p *project) *payers {
	d := &payers{names: map[string][]string{}, ids: map[string]string{}, have: map[string]string{}, taken: map[string]bool{}, sides: map[string]bool{},
		messages: p.of(Messages), main: cmp.Or(p.language(), "en")}
	for _, e := range p.entries("payers") {
		id := word(e.Node, "id")
		d.taken[id], d.have[id] = true, nameKey(e.Get("name"))+"\x00"+word(e.Node, "side")
	}
	for _, e := range p.entries("sides") {
		d.sides[word(e.Node, "id")] = true
	}
	for _, e := range p.entries("indicators") {
		payer := e.Get("payer")
		kind, name := word(payer, "kind"), nameKey(payer.Get("name"))
		if kind != "" && !slices.Contains(d.names[kind], name) {
			d.names[kind] = append(d.names[kind], name)
		}
	}
	return d
}

// nameKey tells names apart: the text, or the texts of all languages.
func nameKey(n *source.Node) string {
	var b strings.Builder
	n.Walk(func(n *source.Node) {
		b.WriteString(n.Value)
		for _, x := range n.Fields {
			b.WriteString("\x01" + x.Key)
		}
		b.WriteByte('\x02')
	})
	return b.String()
}

// idOf is the id of a payer in the old form: that of its kind, or, where the kind has several names, one of its name.
func (d *payers) idOf(f *file, old *source.Node) string {
	kind, name := word(old, "kind"), old.Get("name")
	key := kind + "\x00" + nameKey(name)
	if id, ok := d.ids[key]; ok {
		return id
	}
	side, unnamed := d.sideOf(kind)
	wanted := idOf(kind)
	if len(d.names[kind]) > 1 {
		if own := idOf(firstText(name)); own != "" {
			wanted = own
		}
	}
	if wanted == "" {
		wanted = "payer"
	}
	if d.have[wanted] == nameKey(name)+"\x00"+side {
		d.ids[key] = wanted
		return wanted
	}
	id := free(wanted, d.taken)
	d.ids[key] = id
	e := entry{{key: "id", value: id}, {key: "name", value: inQuotesIfNeeded(nameOf(kind))}, {key: "side", value: side}}
	if name != nil && !name.Null {
		e[1].value = f.onLine(name)
	}
	if unnamed {
		e = append(e, pair{key: "unnamed", value: "true"})
	}
	d.newPayers = append(d.newPayers, e)
	return id
}

// firstText is a text, or the first of several languages.
func firstText(n *source.Node) (s string) {
	n.Walk(func(n *source.Node) {
		if s == "" && n.Kind == source.Scalar {
			s = n.Value
		}
	})
	return s
}

// sideOf is the id of the side that a kind of payers belonged to; it is described if it was not before.
func (d *payers) sideOf(kind string) (side string, unnamed bool) {
	side = idOf(kind)
	e := entry{{key: "id", value: side}, {key: "name", value: inQuotesIfNeeded(nameOf(kind))}}
	for _, k := range known().Kinds {
		if k.Kind == kind {
			side, unnamed = k.Side, k.Unnamed
		}
	}
	for _, s := range known().Sides {
		if s.ID != side {
			continue
		}
		e = entry{{key: "id", value: s.ID}, {key: "name", value: d.inLanguages(s.Name, s.NameText)}, {key: "short", value: d.inLanguages(s.Short, s.ShortText)}}
		if s.Fill != "" {
			e = append(e, pair{key: "fill", value: s.Fill})
		}
	}
	if !d.sides[side] {
		d.sides[side] = true
		d.newSides = append(d.newSides, e)
	}
	return side, unnamed
}

// inLanguages is a text of the program with what message files have of it in other languages.
func (d *payers) inLanguages(english, key string) string {
	if key == "" {
		return inQuotesIfNeeded(english)
	}
	texts := map[string]string{}
	var order []string
	for _, f := range d.messages {
		s := strings.Trim(strings.Replace(word(f.root.Get("messages"), key), "{value}", "", 1), " ,;:()")
		if lang := base(f.shown); s != "" && (lang != "en" || s != english) {
			texts[lang] = s
			order = append(order, lang)
		}
	}
	switch own := texts[d.main]; {
	case len(order) == 0:
		return inQuotesIfNeeded(english)
	case len(order) == 1 && own != "":
		return inQuotesIfNeeded(own)
	case own == "":
		// Plain texts are in the dataset's language; where no file has them in it, they are English still.
		texts[d.main] = english
		order = append([]string{d.main}, order...)
	}
	var list []string
	for _, lang := range order {
		list = append(list, lang+": "+inQuotesIfNeeded(texts[lang]))
	}
	return "{" + strings.Join(list, ", ") + "}"
}

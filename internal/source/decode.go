package source

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
)

// Unmarshaler is a value that reads itself from a node.
type Unmarshaler interface {
	UnmarshalSource(n *Node) diag.List
}

// Decode reads a tree into *T without converting anything: an unknown, missing or empty key and a value of the wrong type
// are errors, all of them reported at once. What could be read is set even if there are errors.
//
// Fields carry a tag `yaml:"key,option,..."`:
//
//	required       the key must be there
//	enum=a|b|c     the text must be one of these (string, String and lists of them); a type that is Listed needs no tag
//	id, dotid      the text must be an identifier, for dotid with dots between parts
//	natural        the whole number must be at least 1
//	or=WORD        the value may be this word instead, which stands for the zero value
//	word           a text in which a comment after " #" does no harm: a date, a code, a file name
//	empty          a text in quotes may be empty
//	nonempty       a list must have an entry
//	gone           earlier versions had the key: it is read, so that a finding can name its successor, and listed nowhere
//	pos            a diag.Pos gets the place of the group of keys itself; the key name is left out
//	node           a *Node gets the group of keys itself, so that checks can ask it for the places of its values
//	broken         a bool says that the group could not be read in full: it is none, or one of its keys is missing,
//	               misspelt or has a value of another form. That is reported, so checks of the group as a whole ("it
//	               has no title") should be left out. In an inline struct it is about the keys of that struct
//	rest           a []Field gets the keys that no other field takes; they are then not unknown
//	inline         the keys of a struct, or of what a pointer leads to, stand beside those of the struct around it
//
// Types: string, bool, int, decimal.Decimal, String, structs, pointers (nil where the key is missing), slices,
// *Node (the tree as it is) and everything whose pointer is an Unmarshaler. Fields without a tag are left alone.
//
// What could not be read keeps its place, so that a list has as many entries as the file, and each says where it stands.
func Decode(n *Node, v any) diag.List {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		panic("source: Decode needs a pointer")
	}
	if n == nil {
		return nil
	}
	var d decoder
	d.value(n, rv.Elem(), Options{Enum: listOf(rv.Type().Elem())})
	return d.l
}

type decoder struct{ l diag.List }

var (
	nodeType    = reflect.TypeFor[*Node]()
	decimalType = reflect.TypeFor[decimal.Decimal]()
	stringType  = reflect.TypeFor[String]()
	fieldsType  = reflect.TypeFor[[]Field]()
)

// value reads a node and says whether it has the form that is needed. Of a list and of a group of keys that is their
// own form: what is wrong with an entry or with the value of a key is for these to say.
func (d *decoder) value(n *Node, v reflect.Value, opt Options) (read bool) {
	if opt.or != "" {
		return d.valueOr(n, v, opt)
	}
	took := func(l diag.List) bool {
		d.l.Append(l)
		return !l.HasErrors()
	}
	if v.CanAddr() {
		if u, ok := v.Addr().Interface().(Unmarshaler); ok {
			return took(u.UnmarshalSource(n))
		}
	}
	switch v.Type() {
	case nodeType:
		v.Set(reflect.ValueOf(n))
		return true
	case decimalType:
		x, l := n.Decimal()
		v.Set(reflect.ValueOf(x))
		return took(l)
	case stringType:
		s, ok := d.text(n, opt)
		*v.Addr().Interface().(*String) = String{s, n.Pos}
		return ok
	}
	switch v.Kind() {
	case reflect.String:
		s, ok := d.text(n, opt)
		v.SetString(s)
		return ok
	case reflect.Bool:
		x, l := n.Bool()
		v.SetBool(x)
		return took(l)
	case reflect.Int:
		x, l := n.Int()
		if opt.Natural && !l.HasErrors() && x < 1 {
			l.Add(n.Pos, diag.Error, "number", fmt.Sprintf("expected a whole number from 1 on, found %d", x))
		}
		v.SetInt(int64(x))
		return took(l)
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return d.value(n, p.Elem(), opt)
	case reflect.Slice:
		return d.list(n, v, opt)
	case reflect.Struct:
		return d.group(n, v)
	default:
		panic("source: cannot decode into " + v.Type().String())
	}
}

// valueOr reads a value that may be the word of or=WORD instead. Findings about another value get that word as a hint.
func (d *decoder) valueOr(n *Node, v reflect.Value, opt Options) (read bool) {
	if s, l := n.Word(); !l.HasErrors() && s == opt.or {
		return true
	}
	word := opt.or
	opt.or = ""
	var inner decoder
	read = inner.value(n, v, opt)
	for i := range inner.l {
		inner.l[i].Hints = append(inner.l[i].Hints, fmt.Sprintf("or write %q", word))
	}
	d.l.Append(inner.l)
	return read
}

// markUnread gives a value that could not be read its place and sets the broken fields in it, so that a key with a faulty
// value differs from one that is not there.
func (d *decoder) markUnread(pos diag.Pos, v reflect.Value) {
	if v.Type() == stringType {
		*v.Addr().Interface().(*String) = String{Pos: pos}
	}
	if v.Kind() != reflect.Struct || v.Type() == stringType || v.Type() == decimalType {
		return
	}
	if _, own := v.Addr().Interface().(Unmarshaler); own {
		return
	}
	for _, f := range fieldsOf(v.Type()) {
		switch to := fieldAt(v, f.index); {
		case f.pos:
			*to.Addr().Interface().(*diag.Pos) = pos
		case f.broken:
			to.SetBool(true)
		case !f.rest && !f.node:
			d.markUnread(pos, to)
		}
	}
}

// text reads a text; a faulty one is left empty.
func (d *decoder) text(n *Node, opt Options) (s string, read bool) {
	var l diag.List
	switch {
	case opt.ID, opt.DotID:
		s, l = n.ID(opt.DotID)
	case opt.Enum != nil || opt.Word:
		s, l = n.Word()
	default:
		s, l = n.Text()
	}
	switch {
	case l.HasErrors():
	case opt.Enum != nil:
		l.Append(n.oneOf(s, opt.Enum))
	case s == "" && !opt.Empty:
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	d.l.Append(l)
	if l.HasErrors() {
		return "", false
	}
	return s, true
}

// oneOf reports a text that is not in a closed list.
func (n *Node) oneOf(s string, enum []string) diag.List {
	if slices.Contains(enum, s) {
		return nil
	}
	var l diag.List
	message, hint := Unknown("value", s, enum)
	l.Add(n.Pos, diag.Error, "unknown-value", message, hint)
	return l
}

func (d *decoder) list(n *Node, v reflect.Value, opt Options) (read bool) {
	if n.Kind != Seq {
		l := Wrong(n, "a list")
		if n.Kind == Scalar && !n.Null {
			l[0].Hints = append(l[0].Hints, "put it in square brackets: ["+Quote(n.Value)+"]")
		}
		d.l.Append(l)
		return false
	}
	if opt.NonEmpty && len(n.Items) == 0 {
		d.l.Add(n.Pos, diag.Error, "empty-list", "the list is empty", "write an entry, or take the key out")
	}
	out := reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items))
	for i, item := range n.Items {
		if item.Null {
			d.l.Add(item.Pos, diag.Error, "no-value", "the list has an entry without a value", "write the value, or take the hyphen out")
			d.markUnread(item.Pos, out.Index(i))
			continue
		}
		d.value(item, out.Index(i), opt)
	}
	v.Set(out)
	return !opt.NonEmpty || len(n.Items) > 0
}

// group is a group of keys that is read into a struct.
type group struct {
	d      *decoder
	to     reflect.Value
	fields []boundField
	seen   []bool // whether the key of a field is there
	later  bool   // a key is in a form of later versions: what it stands for is not missed
}

func (d *decoder) group(n *Node, v reflect.Value) (read bool) {
	if n.Kind != Map {
		d.l.Append(Wrong(n, "a group of keys"))
		d.markUnread(n.Pos, v)
		return false
	}
	g := group{d: d, to: v, fields: fieldsOf(v.Type())}
	g.seen = make([]bool, len(g.fields))
	var rest *boundField
	for i := range g.fields {
		f := &g.fields[i]
		switch {
		case f.pos:
			*g.field(f).Addr().Interface().(*diag.Pos) = n.Pos
		case f.node:
			*g.field(f).Addr().Interface().(**Node) = n
		case f.rest:
			rest = f
		}
	}
	var others []Field
	notYet := laterOf(v.Type())
	for _, kv := range n.Fields {
		i := g.fieldNamed(kv.Key)
		if form, ok := later(notYet, kv, i >= 0); ok {
			d.l.Append(form.Missing(kv.KeyPos))
			g.later = true
			if i >= 0 {
				g.seen[i] = true
				d.markUnread(kv.Value.Pos, g.field(&g.fields[i]))
				g.markBroken(&g.fields[i])
			}
			continue
		}
		if i >= 0 {
			g.seen[i] = true
			g.key(&g.fields[i], kv)
		} else {
			others = append(others, kv)
		}
	}
	if rest != nil {
		g.field(rest).Set(reflect.ValueOf(others).Convert(fieldsType))
		others = nil
	}
	g.missing(n.Pos, g.unknown(others))
	return true
}

func (g *group) field(f *boundField) reflect.Value { return fieldAt(g.to, f.index) }

// fieldAt is a field of a struct or of one that stands inline in it; a pointer on the way gets what it points to.
func fieldAt(v reflect.Value, index []int) reflect.Value {
	for n, i := range index {
		if n > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// fieldNamed is the place of the field of a key, or -1.
func (g *group) fieldNamed(key string) int {
	if key == "" {
		return -1
	}
	for i := range g.fields {
		if g.fields[i].name == key {
			return i
		}
	}
	return -1
}

// markBroken sets the broken field of the struct that holds a key, and of the structs around it if it is inline.
func (g *group) markBroken(key *boundField) {
	for i := range g.fields {
		f := &g.fields[i]
		if around := len(f.index) - 1; f.broken && len(key.index) > around && slices.Equal(f.index[:around], key.index[:around]) {
			g.field(f).SetBool(true)
		}
	}
}

// key reads the value of a key.
func (g *group) key(f *boundField, kv Field) {
	v := g.field(f)
	if kv.Value.Null && v.Type() != nodeType {
		g.d.l.Add(kv.KeyPos, diag.Error, "no-value", fmt.Sprintf("the key %q has no value", kv.Key), "write the value, or take the key out")
		g.d.markUnread(kv.Value.Pos, v)
		g.markBroken(f)
		return
	}
	if !g.d.value(kv.Value, v, f.opt) {
		g.markBroken(f)
	}
}

// unknown reports keys that no field takes, and returns the keys that seem to be meant by them.
func (g *group) unknown(others []Field) (misspelt map[string]bool) {
	if len(others) == 0 {
		return nil
	}
	misspelt = map[string]bool{}
	var names, free []string
	for i := range g.fields {
		f := &g.fields[i]
		if f.name == "" || f.opt.gone {
			continue
		}
		names = append(names, f.name)
		if !g.seen[i] {
			free = append(free, f.name)
		}
	}
	for _, kv := range others {
		message, hint := Unknown("key", kv.Key, names)
		if near := Nearest(kv.Key, free); near != "" {
			misspelt[near] = true
		}
		g.d.l.Add(kv.KeyPos, diag.Error, "unknown-key", message, hint)
	}
	return misspelt
}

// missing reports keys that must be there and are not, except those that were reported as misspelt.
func (g *group) missing(pos diag.Pos, misspelt map[string]bool) {
	for i := range g.fields {
		f := &g.fields[i]
		if f.name == "" || g.seen[i] || !f.opt.Required && !misspelt[f.name] {
			continue
		}
		g.d.markUnread(pos, g.field(f))
		g.markBroken(f)
		if !misspelt[f.name] && !g.later {
			g.d.l.Add(pos, diag.Error, "missing-key", fmt.Sprintf("the key %q is missing here", f.name),
				"needed: "+strings.Join(requiredNames(g.fields), ", "))
		}
	}
}

func requiredNames(fields []boundField) []string {
	var names []string
	for _, f := range fields {
		if f.name != "" && f.opt.Required {
			names = append(names, f.name)
		}
	}
	return names
}

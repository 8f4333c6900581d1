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

// Listed is a text type whose values are a closed list. Values returns the list in the order in which messages show it;
// what is decoded into the type must be one of it. So the list stands with the type, and in no tag.
type Listed interface{ Values() []string }

// Decode binds a tree to *T without bending anything: an unknown, missing or empty key and a value of the wrong type
// are errors, all of them reported at once. What could be read is set even if there are errors.
//
// Fields carry a tag `yaml:"key,option,..."`:
//
//	required       the key must be there
//	enum=a|b|c     the text must be one of these (string, String and lists of them); a type that is Listed needs no tag
//	id, dotid      the text must be an identifier, for dotid with dots between parts
//	word           a text in which a comment after " #" does no harm: a date, a code, a file name
//	empty          a text in quotes may be empty
//	nonempty       a list must have an entry
//	gone           earlier versions had the key: it is read, so that more can be said of it, and offered nowhere
//	pos            a diag.Pos gets the place of the group of keys itself; the key name is left out
//	broken         a bool says that the group could not be read in full: it is none, or one of its keys is missing,
//	               misspelt or has a value of another form. That was told, and what is asked of the group as a whole
//	               ("it has no title") is better not asked. In an inline struct it is about the keys of that struct
//	rest           a []Field gets the keys that no other field takes; they are then not unknown
//	inline         the keys of a struct stand beside those of the struct around it
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
	d := decoder{fields: map[reflect.Type][]boundField{}}
	d.value(n, rv.Elem(), options{enum: listOf(rv.Type().Elem())})
	return d.l
}

// Keys returns the keys a struct (or pointer to one) takes, in the order of its fields.
func Keys(v any) []string {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var keys []string
	for _, f := range fieldsOf(t) {
		if f.name != "" && !f.opt.gone {
			keys = append(keys, f.name)
		}
	}
	return keys
}

// RequiredKeys returns those of Keys that must be there.
func RequiredKeys(v any) []string {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var keys []string
	for _, f := range fieldsOf(t) {
		if f.name != "" && f.opt.required {
			keys = append(keys, f.name)
		}
	}
	return keys
}

type options struct {
	required, id, dotid, word, empty, nonempty bool
	gone                                       bool // earlier versions had the key: it is read and not offered
	enum                                       []string
}

type boundField struct {
	name   string // "" for pos, broken and rest
	index  []int
	opt    options
	pos    bool
	broken bool
	rest   bool
}

func fieldsOf(t reflect.Type) []boundField {
	var out []boundField
	for i := 0; i < t.NumField(); i++ {
		sf := t.Field(i)
		tag, ok := sf.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		parts := strings.Split(tag, ",")
		f := boundField{name: parts[0], index: []int{i}, opt: options{enum: listOf(sf.Type)}}
		inline := false
		for _, p := range parts[1:] {
			name, value, _ := strings.Cut(p, "=")
			switch name {
			case "required":
				f.opt.required = true
			case "enum":
				f.opt.enum = strings.Split(value, "|")
			case "id":
				f.opt.id = true
			case "dotid":
				f.opt.dotid = true
			case "word":
				f.opt.word = true
			case "empty":
				f.opt.empty = true
			case "nonempty":
				f.opt.nonempty = true
			case "gone":
				f.opt.gone = true
			case "pos":
				f.pos, f.name = true, ""
			case "broken":
				f.broken, f.name = true, ""
			case "rest":
				f.rest, f.name = true, ""
			case "inline":
				inline = true
			default:
				panic("source: unknown option in a field tag: " + p)
			}
		}
		if inline {
			for _, inner := range fieldsOf(sf.Type) {
				inner.index = append([]int{i}, inner.index...)
				out = append(out, inner)
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// listOf returns the values of a type that is Listed, or of which t is a list or a pointer; nil for every other.
func listOf(t reflect.Type) []string {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.String {
		return nil
	}
	if l, ok := reflect.Zero(t).Interface().(Listed); ok {
		return l.Values()
	}
	return nil
}

type decoder struct {
	l      diag.List
	fields map[reflect.Type][]boundField // a list of a thousand observations reads its tags once
}

func (d *decoder) fieldsOf(t reflect.Type) []boundField {
	f, ok := d.fields[t]
	if !ok {
		f = fieldsOf(t)
		d.fields[t] = f
	}
	return f
}

var (
	posType     = reflect.TypeFor[diag.Pos]()
	nodeType    = reflect.TypeFor[*Node]()
	decimalType = reflect.TypeFor[decimal.Decimal]()
	stringType  = reflect.TypeFor[String]()
	fieldsType  = reflect.TypeFor[[]Field]()
)

// value reads a node and says whether it has the form that is needed. Of a list and of a group of keys that is their
// own form: what is wrong with an entry or with the value of a key is for these to say.
func (d *decoder) value(n *Node, v reflect.Value, opt options) (read bool) {
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
		v.Set(reflect.ValueOf(String{s, n.Pos}))
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

// unread gives what stays empty its place, and marks structs. So a key that stands there is told from one that does not.
func (d *decoder) unread(pos diag.Pos, v reflect.Value) {
	if v.Type() == stringType {
		v.Set(reflect.ValueOf(String{Pos: pos}))
	}
	if v.Kind() != reflect.Struct || v.Type() == stringType || v.Type() == decimalType {
		return
	}
	if _, own := v.Addr().Interface().(Unmarshaler); own {
		return
	}
	for _, f := range d.fieldsOf(v.Type()) {
		switch to := v.FieldByIndex(f.index); {
		case f.pos:
			to.Set(reflect.ValueOf(pos).Convert(posType))
		case f.broken:
			to.SetBool(true)
		case !f.rest:
			d.unread(pos, to)
		}
	}
}

// text reads a text; one that is not as it must be is left empty.
func (d *decoder) text(n *Node, opt options) (s string, read bool) {
	var l diag.List
	switch {
	case opt.id, opt.dotid:
		s, l = n.ID(opt.dotid)
	case opt.enum != nil || opt.word:
		s, l = n.Word()
	default:
		s, l = n.Text()
	}
	switch {
	case l.HasErrors():
	case opt.enum != nil:
		l.Append(n.oneOf(s, opt.enum))
	case s == "" && !opt.empty:
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	d.l.Append(l)
	if l.HasErrors() {
		return "", false
	}
	return s, true
}

func (n *Node) oneOf(s string, enum []string) diag.List {
	for _, e := range enum {
		if s == e {
			return nil
		}
	}
	var l diag.List
	message, hint := Unknown("value", s, enum)
	l.Add(n.Pos, diag.Error, "unknown-value", message, hint)
	return l
}

func (d *decoder) list(n *Node, v reflect.Value, opt options) (read bool) {
	if n.Kind != Seq {
		l := Wrong(n, "a list")
		if n.Kind == Scalar && !n.Null {
			l[0].Hints = append(l[0].Hints, "put it in square brackets: ["+Quote(n.Value)+"]")
		}
		d.l.Append(l)
		return false
	}
	if opt.nonempty && len(n.Items) == 0 {
		d.l.Add(n.Pos, diag.Error, "empty-list", "the list is empty", "write an entry, or take the key out")
	}
	out := reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items))
	for i, item := range n.Items {
		if item.Null {
			d.l.Add(item.Pos, diag.Error, "no-value", "the list has an entry without a value", "write the value, or take the hyphen out")
			d.unread(item.Pos, out.Index(i))
			continue
		}
		d.value(item, out.Index(i), opt)
	}
	v.Set(out)
	return !opt.nonempty || len(n.Items) > 0
}

func (d *decoder) group(n *Node, v reflect.Value) (read bool) {
	if n.Kind != Map {
		d.l.Append(Wrong(n, "a group of keys"))
		d.unread(n.Pos, v)
		return false
	}
	fields := d.fieldsOf(v.Type())
	byName := map[string]boundField{}
	var names []string
	var rest *boundField
	for i, f := range fields {
		switch {
		case f.pos:
			v.FieldByIndex(f.index).Set(reflect.ValueOf(n.Pos).Convert(posType))
		case f.rest:
			rest = &fields[i]
		case f.broken:
		default:
			byName[f.name] = f
			if !f.opt.gone {
				names = append(names, f.name)
			}
		}
	}
	// fails marks the struct of a key that could not be read, and those around it if it is inline.
	fails := func(key boundField) {
		for _, f := range fields {
			if around := len(f.index) - 1; f.broken && len(key.index) > around && slices.Equal(f.index[:around], key.index[:around]) {
				v.FieldByIndex(f.index).SetBool(true)
			}
		}
	}
	seen := map[string]bool{}
	var others []Field
	var unknown []Field
	for _, kv := range n.Fields {
		f, ok := byName[kv.Key]
		if !ok {
			if rest != nil {
				others = append(others, kv)
			} else {
				unknown = append(unknown, kv)
			}
			continue
		}
		seen[kv.Key] = true
		if kv.Value.Null && v.FieldByIndex(f.index).Type() != nodeType {
			d.l.Add(kv.KeyPos, diag.Error, "no-value", fmt.Sprintf("the key %q has no value", kv.Key), "write the value, or take the key out")
			d.unread(kv.Value.Pos, v.FieldByIndex(f.index))
			fails(f)
			continue
		}
		if !d.value(kv.Value, v.FieldByIndex(f.index), f.opt) {
			fails(f)
		}
	}
	if rest != nil {
		v.FieldByIndex(rest.index).Set(reflect.ValueOf(others).Convert(fieldsType))
	}
	// A misspelt key is told once, not a second time as a missing one.
	misspelt := map[string]bool{}
	for _, kv := range unknown {
		var free []string
		for _, name := range names {
			if !seen[name] {
				free = append(free, name)
			}
		}
		message, hint := Unknown("key", kv.Key, names)
		if near := Nearest(kv.Key, free); near != "" {
			misspelt[near] = true
		}
		d.l.Add(kv.KeyPos, diag.Error, "unknown-key", message, hint)
	}
	for _, f := range fields {
		if f.name == "" || seen[f.name] || !f.opt.required && !misspelt[f.name] {
			continue
		}
		d.unread(n.Pos, v.FieldByIndex(f.index))
		fails(f)
		if !misspelt[f.name] {
			d.l.Add(n.Pos, diag.Error, "missing-key", fmt.Sprintf("the key %q is missing here", f.name),
				"needed: "+strings.Join(requiredNames(fields), ", "))
		}
	}
	return true
}

func requiredNames(fields []boundField) []string {
	var names []string
	for _, f := range fields {
		if f.name != "" && f.opt.required {
			names = append(names, f.name)
		}
	}
	return names
}

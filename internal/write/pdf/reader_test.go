package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A small reader for the files that the package writes, so that its promises can be tested on a machine that has
// only Go. It inflates with the standard library, not with the deflater that the writer uses.

type (
	name  string
	ref   int
	dict  map[string]any
	array []any
	strm  struct {
		dict
		raw []byte
	}
)

type document struct {
	t       testing.TB
	data    []byte
	objects map[ref]any
	trailer dict
	packed  map[ref]bool // objects that stand in object streams
}

// read expands the whole file: every object that the cross-reference stream names.
func read(t testing.TB, data []byte) *document {
	t.Helper()
	d := &document{t: t, data: data, objects: map[ref]any{}, packed: map[ref]bool{}}
	tail := data[bytes.LastIndex(data, []byte("startxref")):]
	at, err := strconv.Atoi(strings.Fields(string(tail))[1])
	if err != nil {
		t.Fatal(err)
	}
	_, x := d.objectAt(at)
	table := x.(strm)
	d.trailer = table.dict
	rows := unpredict(t, table)
	var widths []int
	for _, w := range d.trailer["W"].(array) {
		widths = append(widths, w.(int))
	}
	row := widths[0] + widths[1] + widths[2]
	field := func(n, i int) int {
		start := n * row
		for _, w := range widths[:i] {
			start += w
		}
		v := 0
		for _, b := range rows[start : start+widths[i]] {
			v = v<<8 | int(b)
		}
		return v
	}
	size := d.trailer["Size"].(int)
	if len(rows) != size*row {
		t.Fatalf("the table has %d bytes, want %d objects of %d", len(rows), size, row)
	}
	inside := map[ref][]int{}
	for n := 1; n < size; n++ {
		switch field(n, 0) {
		case 1:
			num, obj := d.objectAt(field(n, 1))
			if num != n {
				t.Fatalf("object %d stands where object %d should", num, n)
			}
			d.objects[ref(n)] = obj
		case 2:
			inside[ref(field(n, 1))] = append(inside[ref(field(n, 1))], n, field(n, 2))
		default:
			t.Fatalf("object %d is not in the file", n)
		}
	}
	for stream, list := range inside {
		s := d.objects[stream].(strm)
		body := inflate(t, s)
		head := strings.Fields(string(body[:s.dict["First"].(int)]))
		for i := 0; i < len(list); i += 2 {
			n, index := list[i], list[i+1]
			if head[2*index] != strconv.Itoa(n) {
				t.Fatalf("object %d is not at place %d of its stream", n, index)
			}
			off, _ := strconv.Atoi(head[2*index+1])
			p := &valueReader{t: t, b: body[s.dict["First"].(int)+off:]}
			d.objects[ref(n)] = p.value()
			d.packed[ref(n)] = true
		}
	}
	return d
}

func unpredict(t testing.TB, s strm) []byte {
	parms := s.dict["DecodeParms"].(dict)
	cols := parms["Columns"].(int)
	in := inflate(t, s)
	var out []byte
	last := make([]byte, cols)
	for ; len(in) > cols; in = in[cols+1:] {
		if in[0] != 2 {
			t.Fatalf("row filter %d", in[0])
		}
		for i := range last {
			last[i] += in[1+i]
		}
		out = append(out, last...)
	}
	return out
}

func inflate(t testing.TB, s strm) []byte {
	t.Helper()
	if s.dict["Filter"] == nil {
		return s.raw
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// objectAt reads "n 0 obj ... endobj", with its stream if it has one.
func (d *document) objectAt(at int) (int, any) {
	p := &valueReader{t: d.t, b: d.data[at:]}
	n := p.value().(int)
	p.value()
	p.word("obj")
	v := p.value()
	p.space()
	if dd, ok := v.(dict); ok && bytes.HasPrefix(p.b, []byte("stream\n")) {
		length := dd["Length"].(int)
		body := p.b[len("stream\n"):]
		if !bytes.HasPrefix(body[length:], []byte("\nendstream\nendobj\n")) {
			d.t.Fatalf("object %d: the length %d is wrong", n, length)
		}
		return n, strm{dd, body[:length]}
	}
	p.word("endobj")
	return n, v
}

// valueReader reads values; b is what is left.
type valueReader struct {
	t testing.TB
	b []byte
}

func (p *valueReader) space() {
	for len(p.b) > 0 && strings.IndexByte(" \n\r\t\x00\f", p.b[0]) >= 0 {
		p.b = p.b[1:]
	}
}

func (p *valueReader) word(w string) {
	p.space()
	if !bytes.HasPrefix(p.b, []byte(w)) {
		p.t.Fatalf("want %s, found %.20q", w, p.b)
	}
	p.b = p.b[len(w):]
}

func (p *valueReader) has(w string) bool {
	p.space()
	if bytes.HasPrefix(p.b, []byte(w)) {
		p.b = p.b[len(w):]
		return true
	}
	return false
}

func (p *valueReader) token() string {
	n := 0
	for n < len(p.b) && strings.IndexByte(" \n\r\t\x00\f()<>[]{}/%", p.b[n]) < 0 {
		n++
	}
	s := string(p.b[:n])
	p.b = p.b[n:]
	return s
}

type operator string

func (p *valueReader) value() any {
	p.space()
	switch {
	case p.has("<<"):
		out := dict{}
		for !p.has(">>") {
			key := p.value().(name)
			if _, twice := out[string(key)]; twice {
				p.t.Fatalf("the key %s stands twice", key)
			}
			out[string(key)] = p.value()
		}
		return out
	case p.has("["):
		out := array{}
		for !p.has("]") {
			out = append(out, p.value())
		}
		return out
	case p.has("/"):
		s := p.token()
		for i := strings.IndexByte(s, '#'); i >= 0; i = strings.IndexByte(s, '#') {
			v, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			s = s[:i] + string(rune(v)) + s[i+3:]
		}
		return name(s)
	case p.has("("):
		return p.literal()
	case p.has("<"):
		end := bytes.IndexByte(p.b, '>')
		var out []byte
		for i := 0; i+1 < end; i += 2 {
			v, err := strconv.ParseUint(string(p.b[i:i+2]), 16, 8)
			if err != nil {
				p.t.Fatal(err)
			}
			out = append(out, byte(v))
		}
		p.b = p.b[end+1:]
		return string(out)
	}
	s := p.token()
	if n, err := strconv.Atoi(s); err == nil {
		save := p.b
		p.space()
		if g := p.token(); g == "0" {
			p.space()
			if r := p.token(); r == "R" {
				return ref(n)
			}
		}
		p.b = save
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	case "":
		p.t.Fatalf("cannot read %.20q", p.b)
	}
	return operator(s)
}

func (p *valueReader) literal() string {
	var out []byte
	for depth := 1; ; p.b = p.b[1:] {
		c := p.b[0]
		switch {
		case c == '\\':
			p.b = p.b[1:]
			if c = p.b[0]; c == 'r' {
				c = '\r'
			} else if c != '\\' && c != '(' && c != ')' {
				p.t.Fatalf("escape \\%c", c)
			}
			out = append(out, c)
			continue
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				p.b = p.b[1:]
				return string(out)
			}
		}
		out = append(out, c)
	}
}

// text decodes a text string.
func text(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xFE\xFF") {
		return s
	}
	var u []uint16
	for i := 2; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}

// get follows references and keys: get(catalog, "Pages", "Kids", 0).
func (d *document) get(v any, path ...any) any {
	for _, step := range path {
		v = d.deref(v)
		switch s := step.(type) {
		case string:
			switch vv := v.(type) {
			case dict:
				v = vv[s]
			case strm:
				v = vv.dict[s]
			default:
				return nil
			}
		case int:
			a, ok := v.(array)
			if !ok || s >= len(a) {
				return nil
			}
			v = a[s]
		}
	}
	return d.deref(v)
}

func (d *document) deref(v any) any {
	if r, ok := v.(ref); ok {
		return d.objects[r]
	}
	return v
}

func (d *document) catalog() dict { return d.deref(d.trailer["Root"]).(dict) }

func (d *document) pages() []ref {
	var out []ref
	for _, k := range d.get(d.catalog(), "Pages", "Kids").(array) {
		out = append(out, k.(ref))
	}
	return out
}

// node is an element of the structure tree with its children, in reading order.
type node struct {
	ref  ref
	dict dict
	kids []any // *node, mcidOf or objOf
}

type mcidOf struct {
	page ref
	mcid int
}
type objOf struct{ page, obj ref }

func (d *document) tree() *node {
	return d.element(d.get(d.catalog(), "StructTreeRoot").(dict)["K"].(ref))
}

func (d *document) element(r ref) *node {
	n := &node{ref: r, dict: d.objects[r].(dict)}
	kids, ok := n.dict["K"].(array)
	if !ok && n.dict["K"] != nil {
		kids = array{n.dict["K"]}
	}
	for _, k := range kids {
		switch k := k.(type) {
		case int:
			page, _ := n.dict["Pg"].(ref)
			n.kids = append(n.kids, mcidOf{page, k})
		case ref:
			n.kids = append(n.kids, d.element(k))
		case dict:
			page, _ := k["Pg"].(ref)
			switch k["Type"] {
			case name("MCR"):
				n.kids = append(n.kids, mcidOf{page, k["MCID"].(int)})
			case name("OBJR"):
				n.kids = append(n.kids, objOf{page, k["Obj"].(ref)})
			default:
				d.t.Fatalf("a child of the type %v", k["Type"])
			}
		}
	}
	return n
}

func (n *node) typ() string { s, _ := n.dict["S"].(name); return string(s) }

// walk visits all elements in reading order.
func (n *node) walk(visit func(n *node, parent *node)) { n.walkIn(nil, visit) }

func (n *node) walkIn(parent *node, visit func(n, parent *node)) {
	visit(n, parent)
	for _, k := range n.kids {
		if e, ok := k.(*node); ok {
			e.walkIn(n, visit)
		}
	}
}

// all lists the elements of a type.
func (n *node) all(typ string) []*node {
	var out []*node
	n.walk(func(n, _ *node) {
		if n.typ() == typ {
			out = append(out, n)
		}
	})
	return out
}

// op is an operator of a content stream with its operands.
type op struct {
	name string
	args []any
}

func (d *document) content(page ref) []op {
	s := d.get(page, "Contents").(strm)
	p := &valueReader{t: d.t, b: inflate(d.t, s)}
	var out []op
	var args []any
	for p.space(); len(p.b) > 0; p.space() {
		v := p.value()
		if o, ok := v.(operator); ok {
			out = append(out, op{string(o), args})
			args = nil
			continue
		}
		args = append(args, v)
	}
	return out
}

// decoder reads what is set in a font: codes of two bytes are Unicode, those of one byte are ASCII or told by the font's map.
func (d *document) decoder(f dict) func(v any) string {
	if f["Subtype"] == name("Type0") {
		return func(v any) string { return text("\xFE\xFF" + v.(string)) }
	}
	meaning := map[byte]rune{}
	for _, m := range regexp.MustCompile(`(?m)^<(..)> <(....)>$`).FindAllSubmatch(inflate(d.t, d.get(f, "ToUnicode").(strm)), -1) {
		var code, r int
		fmt.Sscanf(string(m[1])+" "+string(m[2]), "%x %x", &code, &r)
		meaning[byte(code)] = rune(r)
	}
	return func(v any) string {
		var out []rune
		for _, c := range []byte(v.(string)) {
			if c < 0x80 {
				out = append(out, rune(c))
			} else {
				out = append(out, meaning[c])
			}
		}
		return string(out)
	}
}

// dump shows the structure tree as text: types, attributes, and the text of the content.
func (d *document) dump() string {
	words := map[mcidOf]string{}
	for _, page := range d.pages() {
		open, read := -1, text
		for _, o := range d.content(page) {
			switch o.name {
			case "Tf":
				read = d.decoder(d.get(page, "Resources", "Font", string(o.args[0].(name))).(dict))
			case "BDC":
				open = -1
				if m, ok := o.args[1].(dict)["MCID"].(int); ok {
					open = m
				}
			case "EMC":
				open = -1
			case "Tj":
				if open >= 0 {
					words[mcidOf{page, open}] += read(o.args[0].(string))
				}
			}
		}
	}
	number := map[ref]int{}
	for i, p := range d.pages() {
		number[p] = i + 1
	}
	var b strings.Builder
	var show func(n *node, indent string)
	show = func(n *node, indent string) {
		b.WriteString(indent + n.typ())
		for _, key := range []string{"ID", "T", "Lang", "Alt", "ActualText"} {
			if v, ok := n.dict[key]; ok {
				fmt.Fprintf(&b, " %s=%q", key, text(v))
			}
		}
		if a, ok := n.dict["A"].(dict); ok {
			for _, key := range []string{"Scope", "ColSpan", "RowSpan", "ListNumbering", "BBox"} {
				if v, ok := a[key]; ok {
					fmt.Fprintf(&b, " %s=%v", key, v)
				}
			}
		}
		b.WriteByte('\n')
		for _, k := range n.kids {
			switch k := k.(type) {
			case *node:
				show(k, indent+"  ")
			case mcidOf:
				fmt.Fprintf(&b, "%s  page %d: %q\n", indent, number[k.page], words[k])
			case objOf:
				l := d.deref(k.obj).(dict)
				fmt.Fprintf(&b, "%s  page %d: link %q", indent, number[k.page], text(l["Contents"]))
				if uri := d.get(l, "A", "URI"); uri != nil {
					fmt.Fprintf(&b, " to %s", uri)
				} else {
					fmt.Fprintf(&b, " to page %d", number[l["Dest"].(array)[0].(ref)])
				}
				b.WriteByte('\n')
			}
		}
	}
	show(d.tree(), "")
	return b.String()
}

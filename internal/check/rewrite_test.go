package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
)

// copied is a file taken apart, so that a test can spoil one thing in it and put it together again. What it writes is
// the plainest PDF: no compression, one table of objects.
type copied struct {
	*reader.File
	t       testing.TB
	streams map[*object.Stream][]byte // contents that differ from what was read
	header  string
	trailer object.Dict
	tail    string
	damage  func([]byte) []byte // what happens to the finished file
}

func takeApart(t testing.TB, data []byte) *copied {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	c := &copied{File: f, t: t, streams: map[*object.Stream][]byte{}, header: "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", tail: "%%EOF\n"}
	c.trailer = object.Dict{"Root": f.Root, "Info": f.Trailer["Info"], "ID": f.Trailer["ID"]}
	return c
}

// add gives a value a number of its own.
func (c *copied) add(v any) object.Ref {
	n := object.Ref(1)
	for r := range c.Objects {
		n = max(n, r+1)
	}
	c.Objects[n] = v
	return n
}

// edit changes the bytes of a stream.
func (c *copied) edit(s *object.Stream, change func(string) string) {
	c.t.Helper()
	data, err := s.Bytes()
	if err != nil {
		c.t.Fatal(err)
	}
	after := change(string(data))
	if after == string(data) {
		c.t.Fatal("the change changes nothing")
	}
	c.streams[s] = []byte(after)
}

// swap replaces the first place of a text in a stream.
func (c *copied) swap(s *object.Stream, from, to string) {
	c.t.Helper()
	c.edit(s, func(b string) string { return strings.Replace(b, from, to, 1) })
}

func (c *copied) bytes() []byte {
	var refs []object.Ref
	last := object.Ref(0)
	for n, v := range c.Objects {
		if v != nil {
			refs = append(refs, n)
			last = max(last, n)
		}
	}
	slices.Sort(refs)
	var b bytes.Buffer
	b.WriteString(c.header)
	places := map[object.Ref]int{}
	for _, n := range refs {
		places[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		c.put(&b, c.Objects[n])
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := object.Ref(1); n <= last; n++ {
		if at, ok := places[n]; ok {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		} else {
			b.WriteString("0000000000 00001 f \n")
		}
	}
	c.trailer["Size"] = int(last) + 1
	b.WriteString("trailer\n")
	c.put(&b, c.trailer)
	fmt.Fprintf(&b, "\nstartxref\n%d\n%s", start, c.tail)
	if c.damage != nil {
		return c.damage(b.Bytes())
	}
	return b.Bytes()
}

func (c *copied) put(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case object.Name:
		b.WriteByte('/')
		for i := range len(v) {
			if ch := v[i]; ch <= ' ' || ch > '~' || strings.IndexByte("()<>[]{}/%#", ch) >= 0 {
				fmt.Fprintf(b, "#%02X", ch)
			} else {
				b.WriteByte(ch)
			}
		}
	case object.String:
		fmt.Fprintf(b, "<%X>", string(v))
	case object.Ref:
		fmt.Fprintf(b, "%d 0 R", v)
	case object.Array:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			c.put(b, e)
		}
		b.WriteByte(']')
	case object.Dict:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		b.WriteString("<<")
		for _, k := range keys {
			c.put(b, object.Name(k))
			b.WriteByte(' ')
			c.put(b, v[k])
		}
		b.WriteString(">>")
	case *object.Stream:
		data, changed := c.streams[v]
		d := object.Dict{}
		for k, e := range v.Dict {
			d[k] = e
		}
		if !changed {
			var err error
			if data, err = v.Bytes(); err != nil {
				c.t.Fatal(err)
			}
		}
		delete(d, "DecodeParms")
		delete(d, "Filter")
		if f := v.Dict["Keep"]; f != nil { // a test wants the filter named
			d["Filter"] = f
			delete(d, "Keep")
		}
		d["Length"] = len(data)
		c.put(b, d)
		b.WriteString("\nstream\n")
		b.Write(data)
		b.WriteString("\nendstream")
	default:
		fmt.Fprint(b, v) // bool, int, float64
	}
}

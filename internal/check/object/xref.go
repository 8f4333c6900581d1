package object

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// table is the file's own list of its objects, read apart from pdfcpu, which mends a wrong one without a word.
type table struct {
	trailer Dict
	places  map[Ref]int // of objects that stand by themselves
	ok      bool        // the list could be read to its end
}

// readTable reads the list that the last line of the file leads to: a table of text, or a cross-reference stream (ISO
// 32000-1, 7.5.4 and 7.5.8). Older lists that it leads to in turn are left out.
func readTable(data []byte) (t table) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return t
	}
	words := strings.Fields(string(data[at:min(len(data), at+64)]))
	if len(words) < 2 {
		return t
	}
	offset, err := strconv.Atoi(words[1])
	if err != nil || offset < 0 || offset >= len(data) {
		return t
	}
	rest := data[offset:]
	if bytes.HasPrefix(rest, []byte("xref")) {
		i := bytes.Index(rest, []byte("trailer"))
		if i < 0 {
			return t
		}
		l := Lexer{Data: rest[i+len("trailer"):], Refs: true}
		t.trailer, _ = l.Next().(Dict)
		t.places, t.ok = textTable(string(rest[len("xref"):i]))
		return t
	}
	head := rest[:min(len(rest), 32)]
	i := bytes.Index(head, []byte(" obj"))
	if i < 0 || len(strings.Fields(string(head[:i]))) != 2 {
		return t
	}
	l := Lexer{Data: rest[i+len(" obj"):], Refs: true}
	t.trailer, _ = l.Next().(Dict)
	if l.Next() == Operator("stream") {
		t.places, t.ok = streamTable(t.trailer, l.Data[l.At:])
	}
	return t
}

func textTable(s string) (places map[Ref]int, ok bool) {
	places = map[Ref]int{}
	words := strings.Fields(s)
	for len(words) >= 2 {
		first, err1 := strconv.Atoi(words[0])
		count, err2 := strconv.Atoi(words[1])
		words = words[2:]
		if err1 != nil || err2 != nil || count < 0 || len(words) < 3*count {
			return places, false
		}
		for i := range count {
			at, err := strconv.Atoi(words[3*i])
			if err != nil {
				return places, false
			}
			if words[3*i+2] == "n" {
				places[Ref(first+i)] = at
			}
		}
		words = words[3*count:]
	}
	return places, len(words) == 0
}

func streamTable(d Dict, data []byte) (places map[Ref]int, ok bool) {
	places = map[Ref]int{}
	data = bytes.TrimPrefix(bytes.TrimPrefix(data, []byte("\r")), []byte("\n"))
	length, _ := d["Length"].(int)
	if length <= 0 || length > len(data) {
		return places, false
	}
	data = data[:length]
	if d["Filter"] != nil {
		if d["Filter"] != Name("FlateDecode") {
			return places, false
		}
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return places, false
		}
		if data, err = io.ReadAll(io.LimitReader(z, maxStream)); err != nil {
			return places, false
		}
	}
	var width [3]int
	w, _ := d["W"].(Array)
	for i := range width {
		if i >= len(w) {
			return places, false
		}
		if width[i], ok = w[i].(int); !ok || width[i] < 0 || width[i] > 8 {
			return places, false
		}
	}
	row := width[0] + width[1] + width[2]
	if data, ok = unpredict(d, data); !ok || row == 0 {
		return places, false
	}
	index, _ := d["Index"].(Array)
	if index == nil {
		index = Array{0, d["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok1 := index[i].(int)
		count, ok2 := index[i+1].(int)
		if !ok1 || !ok2 || count < 0 || count > len(data)/row {
			return places, false
		}
		for n := range count {
			field := func(from, size int) (v int) {
				for _, b := range data[n*row+from : n*row+from+size] {
					v = v<<8 | int(b)
				}
				return v
			}
			if kind := field(0, width[0]); kind == 1 || width[0] == 0 {
				places[Ref(first+n)] = field(width[0], width[1])
			}
		}
		data = data[count*row:]
	}
	return places, len(data) == 0
}

// unpredict undoes the PNG filters "none", "sub" and "up" (ISO 32000-1, 7.4.4.4); others are not used for such tables.
func unpredict(d Dict, data []byte) ([]byte, bool) {
	parms, _ := d["DecodeParms"].(Dict)
	if p, _ := parms["Predictor"].(int); p < 10 {
		return data, p < 2
	}
	cols, _ := parms["Columns"].(int)
	if cols <= 0 || len(data)%(cols+1) != 0 {
		return nil, false
	}
	out := make([]byte, 0, len(data))
	last := make([]byte, cols)
	for ; len(data) > 0; data = data[cols+1:] {
		line := slices.Clone(data[1 : cols+1])
		for i := range line {
			switch {
			case data[0] == 1 && i > 0:
				line[i] += line[i-1]
			case data[0] == 2:
				line[i] += last[i]
			case data[0] > 2:
				return nil, false
			}
		}
		out = append(out, line...)
		last = line
	}
	return out, true
}

// misplaced lists the objects that do not stand where the list says.
func (t table) misplaced(data []byte) []Ref {
	var out []Ref
	for n, at := range t.places {
		head := []byte(fmt.Sprintf("%d ", n))
		ok := at >= 0 && at < len(data) && bytes.HasPrefix(data[at:], head)
		if ok {
			words := strings.Fields(string(data[at:min(len(data), at+40)]))
			ok = len(words) > 2 && strings.HasPrefix(words[2], "obj")
		}
		if !ok {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

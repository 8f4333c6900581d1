package slides

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
)

func chartWorkbook(f *file, r *report) {
	used := map[string]string{}
	for _, c := range f.of("chart") {
		books := f.to(c, "package")
		if len(books) != 1 {
			r.add("%s has %d workbooks", c, len(books))
			continue
		}
		if other := used[books[0]]; other != "" {
			r.add("%s and %s share a workbook", c, other)
		}
		used[books[0]] = c
		ext := f.trees[c].at("externalData")
		if e, ok := f.byID(c, ext.rid("id")); !ok || e.target != books[0] {
			r.add("%s does not name its workbook", c)
		}
		if f.parts[books[0]] != nil && cells(f.parts[books[0]]) == nil {
			r.add("the workbook of %s cannot be read", c)
		}
	}
}

// cell is a cell of a workbook.
type cell struct {
	text    string // as it is shown; of a number, as it is kept
	number  bool
	formula string // what gives the text; empty: it is typed
}

// cells reads the first sheet of a workbook: its cells by their names; nil where there is none.
func cells(book []byte) map[string]cell {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil
	}
	in, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		return nil
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, limit))
	if err != nil {
		return nil
	}
	var sheet struct {
		Rows []struct {
			Cells []struct {
				At      string `xml:"r,attr"`
				Kind    string `xml:"t,attr"`
				V       string `xml:"v"`
				Formula string `xml:"f"`
				Text    string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if xml.Unmarshal(data, &sheet) != nil {
		return nil
	}
	out := map[string]cell{}
	for _, row := range sheet.Rows {
		for _, c := range row.Cells {
			out[c.At] = cell{text: unescaped(c.V + c.Text), number: c.Kind == "" || c.Kind == "n", formula: unescaped(c.Formula)}
		}
	}
	return out
}

// unescaped is a text of a spreadsheet or a chart's cache, where a character can stand by its number (ISO 29500-1, 22.9.2.19).
func unescaped(s string) string {
	return written.ReplaceAllStringFunc(s, func(s string) string {
		v, _ := strconv.ParseUint(s[2:6], 16, 16) // the pattern has hexadecimal digits only
		return string(rune(v))
	})
}

var written = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// span turns Sheet1!$A$2:$A$6 into its cells.
func span(ref string) []string {
	_, ref, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), "!")
	if !ok {
		return nil
	}
	from, to, many := strings.Cut(ref, ":")
	if !many {
		to = from
	}
	split := func(s string) (string, int) {
		i := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
		if i < 0 {
			return s, 0
		}
		n, _ := strconv.Atoi(s[i:])
		return s[:i], n
	}
	col, a := split(from)
	col2, b := split(to)
	if col != col2 || b < a || b-a > 100000 {
		return nil
	}
	var out []string
	for n := a; n <= b; n++ {
		out = append(out, col+strconv.Itoa(n))
	}
	return out
}

// chartCache compares every cache of a chart, those of labels too, with the cells it names.
func chartCache(f *file, r *report) {
	for _, c := range f.of("chart") {
		books := f.to(c, "package")
		if len(books) != 1 {
			continue
		}
		have := cells(f.parts[books[0]])
		if have == nil {
			continue
		}
		f.trees[c].walk(func(n *node) { compareCache(r, c, n, have) })
		for _, ser := range f.trees[c].all("ser") {
			compareLabels(r, c, ser)
		}
	}
}

// compareCache compares the cache of a reference, if an element is one that has a cache, with the cells of the workbook.
func compareCache(r *report, c string, n *node, have map[string]cell) {
	var cache *node
	for _, k := range n.kids {
		switch k.local {
		case "numCache", "strCache", "dlblRangeCache":
			cache = k
		}
	}
	ref := n.at("f")
	if cache == nil || ref == nil {
		return
	}
	at := span(ref.text)
	count, err := strconv.Atoi(cache.at("ptCount").get("val"))
	if at == nil || err != nil || count != len(at) {
		r.add("%s: the range %q and its %d points do not agree", c, ref.text, count)
		return
	}
	points := map[int]string{}
	for _, p := range cache.all("pt") {
		i, err := strconv.Atoi(p.get("idx"))
		if err != nil || i < 0 || i >= count || p.at("v") == nil {
			r.add("%s: a point of %q lies outside of it", c, ref.text)
			continue
		}
		points[i] = unescaped(p.at("v").text)
		if _, err := strconv.ParseFloat(p.at("v").text, 64); cache.local == "numCache" && (err != nil || strings.ContainsAny(p.at("v").text, "NnIi")) {
			r.add("%s: %q is no number", c, p.at("v").text)
		}
	}
	for i, name := range at {
		if points[i] != have[name].text {
			r.add("%s draws %q, its workbook has %q in %s", c, points[i], have[name].text, name)
		}
	}
}

// compareLabels compares the labels of a series that show cells with the texts of those.
func compareLabels(r *report, c string, ser *node) {
	ranges := ser.all("dlblRangeCache")
	if len(ranges) == 0 {
		return
	}
	text := map[string]string{}
	for _, p := range ranges[0].all("pt") {
		text[p.get("idx")] = unescaped(p.at("v").text)
	}
	for _, l := range ser.all("dLbl") {
		for _, fld := range l.all("fld") {
			if want := text[l.at("idx").get("val")]; fld.get("type") == "CELLRANGE" && fld.at("t").text != want {
				r.add("%s: a label says %q, its cell %q", c, fld.at("t").text, want)
			}
		}
	}
}

func chartAxes(f *file, r *report) {
	for _, c := range f.of("chart") {
		plot := f.trees[c].at("chart", "plotArea")
		if plot == nil {
			r.add("%s has no plot", c)
			continue
		}
		axes := map[string]bool{}
		for _, a := range plot.kids {
			if strings.HasSuffix(a.local, "Ax") {
				axes[a.at("axId").get("val")] = true
			}
		}
		for _, k := range plot.kids {
			if !strings.HasSuffix(k.local, "Chart") {
				continue
			}
			ids := 0
			for _, g := range k.kids {
				if g.local == "axId" {
					ids++
					if !axes[g.get("val")] {
						r.add("%s names the axis %s, which does not exist", c, g.get("val"))
					}
				}
			}
			if ids != 2 {
				r.add("%s names %d axes", c, ids)
			}
			order := map[string]bool{}
			for _, s := range k.kids {
				if s.local != "ser" {
					continue
				}
				o := s.at("order").get("val") + "/" + s.at("idx").get("val")
				if order[o] {
					r.add("%s has two series at the place %s", c, o)
				}
				order[o] = true
			}
			if k.local != "barChart" {
				continue
			}
			for _, a := range plot.kids {
				if a.local == "valAx" && a.at("scaling", "min").get("val") != "0" {
					r.add("%s has bars that do not begin at zero", c)
				}
			}
		}
	}
}

func chartLabels(f *file, r *report) {
	for _, c := range f.of("chart") {
		for _, k := range f.trees[c].all("barChart") {
			if g := k.at("grouping").get("val"); g != "stacked" && g != "percentStacked" {
				continue
			}
			for _, p := range k.all("dLblPos") {
				if p.get("val") == "outEnd" {
					r.add("%s has labels outside of stacked bars", c)
				}
			}
		}
	}
}

package slides

import (
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The rules on labels of charts: that they follow the data when these are edited.

// labelText finds what is typed in labels, and number formats that print no number, which are typed labels, too.
func labelText(f *file, r *report) {
	for _, c := range f.of("chart") {
		for _, l := range append(f.trees[c].all("dLbl"), f.trees[c].all("dLbls")...) {
			for _, run := range l.all("r") {
				if l.local == "dLbl" && run.words() != "" {
					r.add("%s: %q is typed in a label", c, run.words())
				}
			}
			code := l.at("numFmt").get("formatCode")
			if l.at("showVal").get("val") != "1" || code == "" || code == "General" {
				continue
			}
			for _, section := range sections(unescaped(code)) {
				if !strings.ContainsAny(quotedInFormat.ReplaceAllString(section, ""), "0#") {
					r.add("%s: the format %q of a label prints no number", c, code)
				}
			}
		}
	}
}

// quotedInFormat is what a number format prints as it stands, and its conditions.
var quotedInFormat = regexp.MustCompile(`\\.|"[^"]*"|\[[^\]]*\]`)

// labelFormulas calculates every formula of the workbooks.
func labelFormulas(f *file, r *report) {
	f.withCells(func(c string, have map[string]cell) {
		for _, name := range slices.Sorted(maps.Keys(have)) {
			cell := have[name]
			if cell.formula == "" {
				continue
			}
			if got, err := calculate(cell.formula, have); err != nil {
				r.add("the workbook of %s has a formula in %s that cannot be calculated: %v", c, name, err)
			} else if got != cell.text {
				r.add("the workbook of %s says %q in %s, whose formula gives %q", c, cell.text, name, got)
			}
		}
	})
}

// withCells visits the charts whose workbooks can be read.
func (f *file) withCells(visit func(chart string, have map[string]cell)) {
	for _, c := range f.of("chart") {
		if books := f.to(c, "package"); len(books) == 1 {
			if have := cells(f.parts[books[0]]); have != nil {
				visit(c, have)
			}
		}
	}
}

// drawnCells are the cells of a chart that say how much something is, by the number of their row. Columns of zeros carry labels
// only.
func drawnCells(chart *node, have map[string]cell) map[int][]string {
	out, seen := map[int][]string{}, map[string]bool{}
	for _, of := range []string{"val", "yVal"} {
		for _, n := range chart.all(of) {
			ref := n.at("numRef", "f")
			if ref == nil || seen[ref.text] {
				continue
			}
			seen[ref.text] = true
			all := span(ref.text)
			if !stated(all, have) {
				continue
			}
			for _, name := range all {
				_, row := place(name)
				out[row] = append(out[row], name)
			}
		}
	}
	return out
}

// stated says whether a column is one of values, and not one that carries labels: these have nothing but zeros.
func stated(names []string, have map[string]cell) bool {
	zeros := 0
	for _, name := range names {
		c, ok := have[name]
		if ok && c.text != "0" {
			return true
		}
		if ok {
			zeros++
		}
	}
	return zeros == 0
}

// labelCells looks at the cells that labels show: a figure must be a formula of the values in its row. A typed cell may name a
// thing, or say something of it.
func labelCells(f *file, r *report) {
	f.withCells(func(c string, have map[string]cell) {
		values := drawnCells(f.trees[c], have)
		for _, ser := range f.trees[c].all("ser") {
			ranges := ser.all("datalabelsRange")
			if len(ranges) == 0 {
				continue
			}
			names := ser.at("cat", "strRef", "f")
			own := names != nil && names.text == ranges[0].at("f").text
			at := span(ranges[0].at("f").text)
			for _, l := range ser.all("dLbl") {
				i, err := strconv.Atoi(l.at("idx").get("val"))
				if err != nil || i < 0 || i >= len(at) || len(l.all("fld")) == 0 {
					continue
				}
				if problem := labelCell(at[i], values, have, own); problem != "" {
					r.add("%s: %s", c, problem)
				}
			}
		}
		for _, plot := range f.trees[c].all("barChart") {
			unlabelled(c, plot, values, have, r)
		}
	})
}

var cellName = regexp.MustCompile(`"[^"]*"|\b[A-Z]{1,3}[0-9]+\b`)

// labelCell says what is wrong with a cell that a label shows. own: it is the name of its row.
func labelCell(name string, values map[int][]string, have map[string]cell, own bool) string {
	_, row := place(name)
	c := have[name]
	if c.formula != "" {
		refers := false
		for _, ref := range cellName.FindAllString(c.formula, -1) {
			if ref[0] == '"' {
				continue
			}
			if _, other := place(ref); other != row {
				return fmt.Sprintf("the formula of the label in %s takes %s, of another row", name, ref)
			}
			for _, v := range values[row] {
				refers = refers || v == ref
			}
		}
		if !refers {
			return fmt.Sprintf("the formula of the label in %s takes no value of its row", name)
		}
		return ""
	}
	if own {
		return ""
	}
	for _, v := range values[row] {
		if number, ok := new(big.Rat).SetString(have[v].text); ok && have[v].number && prints(c.text, number) {
			return fmt.Sprintf("the label in %s is typed, and prints the value in %s", name, v)
		}
	}
	return ""
}

var printedNumber = regexp.MustCompile(`[0-9]+([.,'’\x{202f}\x{a0}\x{2009} ][0-9]+)*`)

// prints says whether a text prints a number, with however many decimals and whatever stands between groups of digits.
func prints(text string, number *big.Rat) bool {
	for _, found := range printedNumber.FindAllString(text, -1) {
		plain := onlyDigits(found)
		for decimals := range 4 {
			if plain == onlyDigits(round(number, decimals).FloatString(decimals)) {
				return true
			}
		}
	}
	return false
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// unlabelled finds bars whose value no label follows: neither the value itself in a number format, nor a formula of its row.
func unlabelled(c string, plot *node, values map[int][]string, have map[string]cell, r *report) {
	followed := map[int]bool{}
	for _, ser := range plot.all("ser") {
		labels := ser.at("dLbls")
		own := map[string]*node{}
		for _, l := range labels.all("dLbl") {
			own[l.at("idx").get("val")] = l
		}
		var ranged []string
		if ranges := ser.all("datalabelsRange"); len(ranges) > 0 {
			ranged = span(ranges[0].at("f").text)
		}
		for i, name := range span(ser.at("val", "numRef", "f").text) {
			_, row := place(name)
			l, shows := own[strconv.Itoa(i)], labels
			if l != nil {
				shows = l
			}
			if shows.at("showVal").get("val") == "1" && have[name].number {
				followed[row] = true
			}
			if l != nil && i < len(ranged) && have[ranged[i]].formula != "" {
				followed[row] = true
			}
		}
	}
	for _, row := range slices.Sorted(maps.Keys(values)) {
		names := values[row]
		for _, name := range names {
			if have[name].number && !followed[row] {
				r.add("%s: no label follows the value in %s", c, name)
			}
		}
	}
}

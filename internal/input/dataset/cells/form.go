package cells

import (
	"briefing/internal/diag"
	"briefing/internal/source"
)

// Form is what stands under observations: where the values are those of a file.
type Form struct {
	File      source.String   `yaml:"file,required,word" help:"A CSV file or a spreadsheet beside or below the dataset: visits.csv, visits.xlsx."`
	Sheet     source.String   `yaml:"sheet" help:"The sheet of a spreadsheet. Left out: its only one."`
	Range     source.String   `yaml:"range,word" help:"The cells of a sheet, headings first: A4:L30. Left out: all."`
	Separator source.String   `yaml:"separator,empty" help:"What stands between the cells of a CSV file: a comma, a semicolon, a bar or tab. Left out: found out by its headings."`
	Map       Pairs           `yaml:"map" help:"Headings with what each stands for: {Land: country, Wert: value}."`
	Skip      []source.String `yaml:"skip" help:"Headings of columns that are left out."`
	Wide      source.String   `yaml:"wide,word" help:"Each further column has the values of a period, or of a code of a dimension, which is its heading: period, or the id of the dimension."`
	Missing   Pairs           `yaml:"missing" help:"What stands in cells without a number, with what it means: {\":\": not stated, c: suppressed, \"\": left out}. An empty cell is \"\"."`
	Flags     Pairs           `yaml:"flags" help:"Signs beside numbers or in the column status, with the status that each stands for: {p: provisional, e: estimated}."`
	Times     int             `yaml:"times,natural" help:"By how much the numbers of the file are multiplied, where its headings say so: 1000 of a table in thousands."`
	Whole     source.Strings  `yaml:"whole" help:"What stands in the column of a dimension for the whole: TOTAL. It may be a list."`
	Decimal   Sign            `yaml:"decimal" help:"The sign before the decimals in a CSV file: \".\" or \",\". It must be there where a number could be read in two ways."`
	Pos       diag.Pos        `yaml:",pos"`
}

// Pairs are texts of a file, each with what it means.
type Pairs []struct{ Text, Means source.String }

// UnmarshalSource reads a group of keys that are texts of a file.
func (p *Pairs) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of keys, such as {TEXT OF THE FILE: meaning}")
	}
	var l diag.List
	for _, f := range n.Fields {
		s, more := f.Value.Word()
		l.Append(more)
		*p = append(*p, struct{ Text, Means source.String }{source.String{S: f.Key, Pos: f.KeyPos}, source.String{S: s, Pos: f.Value.Pos}})
	}
	return l
}

func (p Pairs) meaning(text string) (source.String, bool) {
	for _, x := range p {
		if x.Text.S == text {
			return x.Means, true
		}
	}
	return source.String{}, false
}

// Sign is what stands before the decimals of a number.
type Sign string

// Values lists the signs.
func (Sign) Values() []string { return []string{string(point), string(comma)} }

// LeftOut is what missing: makes of a cell for which there is no observation at all.
const LeftOut = "left out"

// ReadForm reads what stands under observations.
func ReadForm(n *source.Node) (Form, diag.List) {
	var f Form
	l := source.Decode(n, &f)
	return f, l
}

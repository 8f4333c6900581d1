package doc

// ChartPage is one chart on its own: what a card, a web page or a data package says about it. It makes sense without
// a brief around it: what a brief leaves to numbered notes stands in the chart's own note, in words.
type ChartPage struct {
	Chart Chart  // its texts hold no reference numbers
	Kind  string // as templates write it: "bars"

	Lang    string // BCP 47 with region: "en-GB"
	Author  string // the brand's name
	Date    string // of the edition: "March 2019"
	DateISO string // its last day: "2019-03-31"

	Topic      Span    // one or two words: "Money"
	Units      []Facet // what its values are expressed in
	Regions    []Facet // reference areas of its values
	Programmes []Facet // who acts or pays: bodies, funds, programmes
	UnitLine   Span    // unit and period in one line, for lists of charts
	Period     Span    // the time it covers, as a label: "2015–2019"; empty: not stated
	PeriodISO  string  // the same as an ISO 8601 interval: "2015-10-05/2019-03"

	Sources []ChartSource
	Outside bool // some of them are outside sources

	Table   DataTable
	Fields  []DataField // columns of Rows
	Rows    [][]string  // the data for programs, without a head; see Fields
	Imprint ChartImprint
	Foreign Foreign
}

// Facet is something charts can be chosen by.
type Facet struct {
	ID   string
	Name Span
}

// ChartSource is a source in full.
type ChartSource struct {
	ID        string
	Name      string // in short, with its date: "EU factsheet, March 2019"
	Publisher string
	Title     string
	Date      string // as printed; empty: not known
	DateISO   string
	Address   string // web address; empty: not known
	Main      bool   // the document the dataset restates
}

// ChartImprint is what a dataset says of its publication. Empty where it says nothing.
type ChartImprint struct {
	Publisher Span
	Contact   Span
	Reuse     Span // under which terms: "free if briefing and sources are named"
	Notice    Span
	Dataset   string // id of the dataset
}

// DataTable is a chart's data as people read them. Every value in it is the very string that is drawn.
type DataTable struct {
	Caption Span
	Columns []DataColumn // first what the rows are about, last the value
	Groups  []DataGroup
}

// DataColumn is a column. Minor columns stand under the row's name where there is no room.
type DataColumn struct {
	Head  Span
	Right bool
	Minor bool
}

// DataGroup is a block of rows. An empty label draws no group row.
type DataGroup struct {
	Label Span
	Value Span // what is drawn for the whole group; may be empty
	Rows  [][]DataCell
}

// DataCell is a cell; Faint is for "not stated" and "not named".
type DataCell = Span

// DataField describes a column of data for programs.
type DataField struct {
	Name        string
	Type        string // of Table Schema: "string", "number"
	Description string
}

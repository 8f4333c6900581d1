// Package explain reports one figure in full: what it is, where it comes from, how it was computed, its caveats and where it
// is printed.
//
// In: a library of templates, a resolved set, a reference, and the places where briefs use figures. Out: a report, as
// text for a terminal of 80 columns or as JSON. It must never compute or choose anything itself, so that a report
// shows what the rest of the tool does: it asks package figures, also for why another observation was not chosen, and
// has figures and texts printed by package compose. Names and texts are in the library's language, the
// report's own words are English as all of the command line is.
package explain

import (
	"encoding/json"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
)

// Report is all there is to know of one figure. In JSON, what does not apply is left out.
type Report struct {
	Ref  string `json:"ref"`
	Name string `json:"name"`
	// Value is the exact decimal in the unit itself: EUR 23 million is 23000000, 98% is 98. It is absent where
	// nothing is stated and where a difference is not comparable exactly; State then says which.
	Value         *Number           `json:"value,omitempty"`
	State         string            `json:"state,omitempty"`    // not stated, not comparable exactly
	Why           string            `json:"why,omitempty"`      // a value is absent
	Rule          string            `json:"rule,omitempty"`     // that refuses it; explain describes it, too
	Low           *Number           `json:"low,omitempty"`      // end of the interval around it, in the unit itself
	High          *Number           `json:"high,omitempty"`     // the other end
	Interval      string            `json:"interval,omitempty"` // what the interval is
	IntervalText  string            `json:"-"`                  // all of it in words
	Qualifier     dataset.Qualifier `json:"qualifier,omitempty"`
	Printed       string            `json:"printed,omitempty"` // as a brief prints it, with its unit
	Unit          string            `json:"unit"`
	Currency      string            `json:"currency,omitempty"`
	Kind          string            `json:"kind,omitempty"`
	Counts        string            `json:"counts,omitempty"`
	Counting      dataset.Counting  `json:"counting,omitempty"`
	Start         string            `json:"counting_start,omitempty"`
	Payer         string            `json:"payer,omitempty"`
	PayerID       dataset.PayerID   `json:"payer_id,omitempty"`
	PayerSide     string            `json:"payer_side,omitempty"`     // money of different sides is never added or compared
	Status        string            `json:"funding_status,omitempty"` // the source's own word
	Purpose       string            `json:"purpose,omitempty"`
	Area          string            `json:"reference_area,omitempty"`
	Period        string            `json:"time_period,omitempty"` // as the dataset writes it
	PeriodText    string            `json:"-"`                     // in words
	Published     string            `json:"published,omitempty"`
	Inferred      bool              `json:"published_inferred,omitempty"`
	PublishedText string            `json:"-"` // Published, in words
	AsOf          string            `json:"as_of"`
	AsOfText      string            `json:"-"`

	Confidence dataset.Confidence `json:"confidence,omitempty"`
	ObsStatus  dataset.Statuses   `json:"observation_status,omitempty"`
	AsPrinted  string             `json:"as_printed,omitempty"` // in the source
	Note       string             `json:"note,omitempty"`
	Source     *Source            `json:"source,omitempty"`
	WrittenIn  *diag.Place        `json:"written_in,omitempty"` // the line of the dataset's file, or the cell of a CSV file or spreadsheet

	writtenIn diag.Pos

	Derivation *Derivation   `json:"derivation,omitempty"`
	Series     []Series      `json:"series,omitempty"` // one for each code of the dimensions
	Caveats    []Caveat      `json:"caveats,omitempty"`
	Relations  []Relation    `json:"relations,omitempty"`
	UsedBy     []string      `json:"used_by,omitempty"` // derived values it enters
	NotChosen  []Observation `json:"not_chosen,omitempty"`
	Uses       []Use         `json:"used_in"`
	Unused     string        `json:"unused,omitempty"` // the dataset's reason why nothing shows it
}

// Source says where a figure was published and where in it the figure stands.
type Source struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Date      string `json:"date,omitempty"`
	DateNote  string `json:"date_note,omitempty"`
	Address   string `json:"address,omitempty"`
	Outside   bool   `json:"outside"` // there is a document that the dataset restates, and this is another one
	Section   string `json:"section,omitempty"`
	Line      int    `json:"line,omitempty"` // of the source's text version
	dateText  string // Date, in words
}

// Derivation says how a value was computed.
type Derivation struct {
	Operation  dataset.Operation  `json:"operation"`
	Since      string             `json:"since,omitempty"`      // of a change: the day that it is measured from
	Movement   figures.Movement   `json:"movement,omitempty"`   // of a change
	Arithmetic string             `json:"arithmetic,omitempty"` // of an exact value
	Parts      []Part             `json:"parts"`
	Mixes      []dataset.Counting `json:"mixes,omitempty"`
	mixesText  []string           // Mixes, in words
	computed   string             // how, in words
}

// Part is one value that a derived one is made of.
type Part struct {
	Ref        string  `json:"ref"`
	Name       string  `json:"name"`
	Value      *Number `json:"value,omitempty"`
	Printed    string  `json:"printed"`
	Period     string  `json:"time_period,omitempty"`
	Source     *Source `json:"source,omitempty"` // of a part that was published, not computed
	periodText string
}

// Series is one value of an indicator that has one for each code of its dimensions.
type Series struct {
	Ref     string  `json:"ref"`
	Name    string  `json:"name"`
	Value   *Number `json:"value,omitempty"`
	Printed string  `json:"printed"`
}

// Caveat is a limit of the figure. Print says that briefs print it as a note.
type Caveat struct {
	Text  string   `json:"text"`
	Print bool     `json:"print"`
	Of    []string `json:"of,omitempty"` // the parts of a derived value that it limits; empty: the value itself
}

// Relation is a declared relation of the figure to another.
type Relation struct {
	Kind    dataset.RelationKind `json:"kind"`
	To      string               `json:"to"`
	Printed string               `json:"printed,omitempty"` // the other's value
	Note    string               `json:"note,omitempty"`
	Words   string               `json:"words"` // the relation in words that read on with To
}

// Observation is a published value that was not chosen, or that was revised.
type Observation struct {
	Value      *Number `json:"value,omitempty"`
	Printed    string  `json:"printed"`
	Period     string  `json:"time_period"`
	Published  string  `json:"published"`
	Source     string  `json:"source"` // id
	Publisher  string  `json:"publisher"`
	Why        string  `json:"why"`
	Revised    bool    `json:"revised,omitempty"` // the same publisher has since given another value for the same period
	periodText string
}

// Use is a place in a brief where the figure stands.
type Use struct {
	Brief   string `json:"brief"`
	Block   string `json:"block"`
	Ref     string `json:"ref"` // as the brief refers to it
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Through string `json:"through,omitempty"` // a derived value that stands there and holds the figure
}

// UsesOf lists where documents use figures, in the order of the documents and of their blocks.
func UsesOf(documents ...*doc.Document) []Use {
	var uses []Use
	for _, d := range documents {
		for _, u := range d.Uses {
			uses = append(uses, Use{Brief: d.ID, Block: u.Block, Ref: u.Ref, File: u.File, Line: u.Line})
		}
	}
	return uses
}

// Number is an exact decimal, written as a JSON number without quotes and without an exponent.
type Number string

// MarshalJSON writes the digits as they are: a float would not hold every amount.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// UnmarshalJSON reads a JSON number without changing a digit.
func (n *Number) UnmarshalJSON(data []byte) error {
	var num json.Number
	if err := json.Unmarshal(data, &num); err != nil {
		return err
	}
	*n = Number(num)
	return nil
}

package dataset

import (
	"github.com/shopspring/decimal"

	"briefing/internal/diag"
)

// Text is a printed string in one or more languages. In YAML it is either a plain text (the dataset's own language)
// or a map from language to text. It may hold references such as {{emsc-arrests}}, which the brief resolves.
type Text struct {
	Values []LangText // sorted by language
	Pos    diag.Pos   // of the text, or of the map

	base    string // the dataset's language, in which every text exists
	partial bool   // a language could not be read
}

// LangText is one language's version of a Text.
type LangText struct {
	Lang string // BCP 47 tag: "en"
	S    string
	Pos  diag.Pos // of the first character of the value
}

// Dataset is a validated dataset: every reference in it resolves, every date exists, every text is printable.
// It holds what was published, as it was published; what a figure is on a given day is package figures's answer.
type Dataset struct {
	ID          string
	Title       Text
	Language    string // of plain texts
	Edition     Date   // the default as-of month, "2019-03"
	Publication Publication
	Example     bool // it is an example: the notice stands under the brand's name everywhere
	Units       []Unit
	Counts      []Count
	Areas       []Area
	Names       []Name
	Countries   []Country
	Lists       []CountryList
	Sources     []Source
	Indicators  []*Indicator
	Derived     []*Derived
	Actions     []*Action
	Actors      []*Actor
	Relations   []Relation
	Statements  []Statement
	Unused      []Unused // what no brief and no chart shows, with the reason
	Files       []File   // every file read, in order, with its SHA-256

	index *index // set by Load; without it lookups search
}

// Unused says why a figure, an action or an actor is shown nowhere.
type Unused struct {
	ID, Reason string
	Pos        diag.Pos
}

// File names an input file and its content.
type File struct {
	Path   string // slash-separated, relative to the dataset's folder
	SHA256 string
}

// Publication is the imprint.
type Publication struct {
	Publisher Text
	Contact   Text
	Status    PublicationStatus
	Reuse     Text // reuse notice
	Notice    Text // printed in every imprint ("An example made from ..., no official publication")
	Pos       diag.Pos
}

// Unit is what a value is expressed in.
type Unit struct {
	ID       string
	Kind     UnitKind
	Currency string // ISO 4217 for money: "EUR"
	Name     Text   // "million euro", "persons": for subtitles and tables
	Noun     Plural // "person", "persons": what makes a typed "2 000 persons" a figure
	Synonyms []Text // other nouns for the unit, plural or singular: "people"
	Pos      diag.Pos
}

// Plural holds a noun by plural category of the language (one, two, few, many, other).
type Plural struct {
	Forms []PluralForm // sorted by language, then category
	Pos   diag.Pos

	base    string // the dataset's language
	partial bool   // a language could not be read
}

// PluralForm is one language's form for one category.
type PluralForm struct{ Lang, Category, S string }

// Count names what is counted: arrested suspects, trained staff, rescued people, money.
type Count struct {
	ID   string
	Name Text
	Pos  diag.Pos
}

// Area is a reference area charts group by: north-africa, sahel, horn-of-africa, west-africa, global, none.
type Area struct {
	ID   string
	Name Text
	Pos  diag.Pos
}

// Name is a proper name that holds a number ("G5 Sahel"), so that the number is not taken for a typed figure.
type Name struct {
	S   string
	Pos diag.Pos
}

// Country is a country or territory by ISO 3166-1 alpha-2 code.
type Country struct {
	Code string
	Name Text
	Pos  diag.Pos
}

// CountryList is a list of countries as a source gives it. Codes may be empty where the source names none.
type CountryList struct {
	ID      string
	Name    Text
	Codes   []string
	Others  []Text // places named beside them that have no code ("Somaliland", "the Middle East")
	Count   *int   // as the source counts them; nil: not stated
	Note    Text
	Source  Locator
	Printed string
	Pos     diag.Pos
}

// Source is a publication.
type Source struct {
	ID         string
	Title      string // as printed on it, never translated
	Short      Text   // "EU factsheet": for source lines
	Publisher  string
	Address    string // web address; empty: not known, none is printed
	Date       Date   // of publication; zero: not known
	DateNote   Text   // how the date was inferred
	Kind       string // factsheet, official, official-copy, parliament, press, secondary
	Main       bool   // the document the dataset restates; every other one is "outside"
	Accessed   Date
	TextSHA256 string // of the text version that line numbers refer to
	TextLines  int
	Sections   []Section
	Note       Text
	Pos        diag.Pos
}

// Section is a heading of a source.
type Section struct {
	ID      string
	Heading string // as printed
	Parent  string
	Line    int
	Pos     diag.Pos
}

// Locator says where in a source something stands.
type Locator struct {
	Source  string // id
	Section string // id within the source; optional
	Line    int    // of the text version; 0: not given
	Pos     diag.Pos
}

// Indicator is one thing that is measured, with everything published about it.
type Indicator struct {
	ID            string
	Name          Text   // full: "Suspects arrested in cases backed by Europol's smuggling centre"
	Short         Text   // for narrow labels
	Noun          Plural // of the thing counted, for text
	Kind          string // funding, output, outcome, capacity, protection, sanction, campaign, structure
	Unit          string
	Counts        string
	Counting      Counting
	CountingStart Date   // zero: not stated
	ReferenceArea string // an Area id
	Countries     []string
	CountryList   string // id of a list
	Actor         string
	Payer         Payer
	FundingStatus Text     // the source's own word: pledged, mobilised, worth, financed, devoted
	Purpose       Text     // one clause, own words
	Dimension     string   // "window": every observation then names one of Members
	Members       []Member // of the dimension
	Caveats       []Caveat
	Observations  []Observation
	Pos           diag.Pos
}

// Payer says who pays; it is empty for what is not money.
type Payer struct {
	Kind PayerKind
	Name Text // as a table prints it: "EU", "EU Trust Fund", "joint, UNODC", "not named"
	Pos  diag.Pos
}

// Member is one value of a dimension.
type Member struct {
	ID   string
	Name Text
	Pos  diag.Pos
}

// Caveat is a limit of an indicator that must be known to read it. Print says that briefs print it as a note
// wherever the indicator is used; the others are told by explain and in speaker notes.
type Caveat struct {
	Text  Text
	Print bool
	Pos   diag.Pos
}

// Observation is one published value.
type Observation struct {
	Value      decimal.Decimal // in the unit itself: EUR 23 million is 23000000
	Qualifier  Qualifier
	Missing    bool   // "not stated": no value was published
	Printed    string // the figure as printed, a few words
	TimePeriod Period
	Member     string // of the indicator's dimension
	Published  Date
	Inferred   bool // Published is the period's end because the source's date is not known
	Source     Locator
	Status     ObservationStatus
	Confidence Confidence
	Note       Text
	Pos        diag.Pos
}

// Derived is a value computed from others, never typed.
type Derived struct {
	ID        string
	Name      Text
	Short     Text
	Noun      Plural
	Operation Operation
	Of        []string   // sum: the parts; share: part, whole; difference: minuend, subtrahend. ID, ID@period or ID/member
	Mixes     []Counting // countings that may stand together here, declared and printed
	Caveats   []Caveat
	Pos       diag.Pos
}

// Action is something that happened or runs.
type Action struct {
	ID        string
	Kind      string // mission, governance, sanction, programme, capacity, funding, campaign, protection, record
	Label     Text   // for timelines
	Name      Text   // full
	Time      Period
	Actor     string
	Area      string // reference area
	Countries []string
	Source    Locator
	Note      Text
	Pos       diag.Pos
}

// Actor is a body, mission, fund, programme, partner or policy.
type Actor struct {
	ID           string
	Kind         string // funder, body, policy, agency, partner, mission, instrument, fund, programme, partnership, campaign
	Name         Text
	Abbreviation string
	PartOf       string
	Sentence     Text // one neutral sentence, own words
	Countries    []string
	Note         Text
	Source       Locator
	Pos          diag.Pos
}

// Relation ties two indicators.
type Relation struct {
	From string
	Kind RelationKind
	To   string
	Note Text
	Pos  diag.Pos
}

// Statement is something a source says without a figure or a date.
type Statement struct {
	ID     string
	Text   Text // own words
	Actor  string
	Tone   Tone
	Source Locator
	Note   Text
	Pos    diag.Pos
}

// Date is a calendar day, month or year. The zero value is "not known".
type Date struct {
	Year, Month, Day int // Month and Day are 0 where not given
}

// Period is the time a value refers to. Exactly one form is used: an interval (a single date has From == To), words
// that name no dates, or not stated. An open end is the zero Date with the matching flag.
type Period struct {
	From, To  Date
	OpenFrom  bool // no start given: "../2019-03"
	OpenTo    bool // still counting: "2017/.."
	Words     Text // "two months": a length without dates
	NotStated bool
	Pos       diag.Pos
}

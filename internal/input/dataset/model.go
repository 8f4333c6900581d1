package dataset

import (
	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/source"
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

// The types of this file are the dataset as it is written and as it is used: their tags are the keys of a file, from
// which an entry is read and to which a subset is written, and of which the JSON Schemas under data/schema are made. The
// place of an entry is its Pos; places of single values are asked of the tree, while the files are checked.

// Dataset is a validated dataset: every reference in it resolves, every date exists, every text is printable.
// It holds what was published, as it was published; what a figure is on a given day is package figures's answer.
type Dataset struct {
	Head
	Units      []Unit
	Counts     []Count
	Areas      []Area
	Names      Names
	Kinds      []Kind
	Sides      []Side
	Payers     []Payer
	Dimensions []Dimension
	Countries  []Country
	Lists      []CountryList
	Sources    []Source
	Indicators []*Indicator
	Derived    []*Derived
	Actions    []*Action
	Actors     []*Actor
	Relations  []Relation
	Statements []Statement
	Unused     []Unused // what no brief and no chart shows, with the reason
	Files      []File   // every file read, in order, with its SHA-256

	index *Index // set by Complete; without it each lookup makes one
}

// Head says what the dataset is.
type Head struct {
	ID          string        `yaml:"id,required,id"`
	Title       Text          `yaml:"title,required"`
	Language    string        `yaml:"language,required,word" help:"Of plain texts: en, fr, de."`
	Edition     Date          `yaml:"edition,required" help:"The month or day whose state of knowledge is printed by default."`
	Publication Publication   `yaml:"publication,required"`
	Brand       source.String `yaml:"brand,id" help:"The brand of its documents: a folder below brands. Left out: plain."`
	OnePayer    bool          `yaml:"one_payer" help:"true: one body pays all amounts of money, so that they may be added. Without it and without payers, each figure of money stands by itself."`
	Example     bool          `yaml:"example" help:"true: the dataset is an example. Its notice, which must be there, then stands under the brand's name on every page, slide, card and web page."`
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
	Publisher Text              `yaml:"publisher,required"`
	Contact   Text              `yaml:"contact,required"`
	Status    PublicationStatus `yaml:"status,required"`
	Reuse     Text              `yaml:"reuse,required" help:"How it may be reused."`
	Notice    Text              `yaml:"notice" help:"Printed in every imprint; of an example under the brand's name, too, so that it must be short."`
	Pos       diag.Pos          `yaml:",pos"`
}

// Unit is what a value is expressed in.
type Unit struct {
	ID       string   `yaml:"id,required,id"`
	Kind     UnitKind `yaml:"kind,required"`
	Currency string   `yaml:"currency,word" help:"Three capital letters (ISO 4217); for money and rates of exchange only."`
	Name     Text     `yaml:"name" help:"As it stands in subtitles and tables. Left out: its words, its noun or its sign."`
	Noun     Plural   `yaml:"noun" help:"The noun behind a number: one person, two persons."` // what makes a typed "2 000 persons" a figure
	Words    Text     `yaml:"words" help:"What stands behind the number of a rate: per 100,000 people."`
	Per      int      `yaml:"per,natural" help:"Of how many a rate is: 100000."`
	Symbol   string   `yaml:"symbol,word" help:"The sign behind the number of a measure: °C."`
	Base     Date     `yaml:"base" help:"The period in which an index is 100."`
	PerMoney string   `yaml:"per_currency,word" help:"Of a rate of exchange, beside currency: for how much of which currency it is. SEK 11.43 for EUR 1 has currency: SEK, per_currency: EUR and per: 1."`
	Decimals *int     `yaml:"decimals" help:"How many decimals are printed. Left out: as many as each value needs."`
	Synonyms []Text   `yaml:"synonyms" help:"Other nouns for it, so that a figure typed with them is noticed."`
	Pos      diag.Pos `yaml:",pos"`
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
	ID   string   `yaml:"id,required,id"`
	Name Text     `yaml:"name,required"`
	Pos  diag.Pos `yaml:",pos"`
}

// Area is a reference area charts group by: north-africa, sahel, horn-of-africa, west-africa, global, none.
type Area struct {
	ID   string   `yaml:"id,required,id"`
	Name Text     `yaml:"name,required"`
	Pos  diag.Pos `yaml:",pos"`
}

// Country is a country or territory by ISO 3166-1 alpha-2 code.
type Country struct {
	Code string   `yaml:"code,required,word"`
	Name Text     `yaml:"name,required"`
	Pos  diag.Pos `yaml:",pos"`
}

// CountryList is a list of countries as a source gives it. Codes may be empty where the source names none.
type CountryList struct {
	ID      string   `yaml:"id,required,id"`
	Name    Text     `yaml:"name,required"`
	Codes   []string `yaml:"codes,word"`
	Others  []Text   `yaml:"others" help:"Places named beside them that have no code."`
	Count   *int     `yaml:"count" help:"As the source itself counts them."` // nil: not stated
	Note    Text     `yaml:"note"`
	Source  Locator  `yaml:"source,required"`
	Printed string   `yaml:"printed" help:"A few words as printed."`
	Pos     diag.Pos `yaml:",pos"`
}

// Source is a publication.
type Source struct {
	ID          string    `yaml:"id,required,id"`
	Title       string    `yaml:"title,required" help:"As printed on it, never translated."`
	Short       Text      `yaml:"short" help:"Short name for source lines. Left out: the title."`
	Publisher   string    `yaml:"publisher,required"`
	Address     string    `yaml:"address,word" help:"Web address in full. Leave the key out if it is not known."` // empty: not known, none is printed
	Date        Date      `yaml:"date" help:"Date of publication. Leave the key out if it is not known."`         // zero: not known
	DateNote    Text      `yaml:"date_note" help:"How the date was inferred."`
	Kind        string    `yaml:"kind,enum=factsheet|official|official-copy|parliament|press|secondary" help:"It may be left out."`
	Transcribed bool      `yaml:"transcribed" help:"true: its figures were typed by hand, so that each needs the words it is printed with (printed:)."`
	Main        bool      `yaml:"main" help:"The one document that the dataset restates; all others are outside sources."`
	Accessed    Date      `yaml:"accessed" help:"When it was read."`
	TextSHA256  string    `yaml:"text_sha256,word" help:"SHA-256 of the text version that line numbers refer to."`
	TextLines   int       `yaml:"text_lines,natural" help:"Number of lines of that text version."`
	Sections    []Section `yaml:"sections" help:"Headings, in the order of their lines."`
	Note        Text      `yaml:"note"`
	Pos         diag.Pos  `yaml:",pos"`
}

// Section is a heading of a source.
type Section struct {
	ID      string   `yaml:"id,required,dotid"`
	Heading string   `yaml:"heading,required" help:"As printed."`
	Parent  string   `yaml:"parent,dotid" help:"Id of the section it lies in."`
	Line    int      `yaml:"line,required,natural" help:"Line of the heading in the text version."`
	Pos     diag.Pos `yaml:",pos"`
}

// Locator says where in a source something stands.
type Locator struct {
	Source  string   `yaml:"source,required,id" help:"Id of a source."`
	Section string   `yaml:"section,dotid" help:"Id of a section of that source."`
	Line    int      `yaml:"line,natural" help:"Line of the source's text version."` // 0: not given
	Pos     diag.Pos `yaml:",pos"`
}

// Indicator is one thing that is measured, with everything published about it.
type Indicator struct {
	ID            string        `yaml:"id,required,id"`
	Name          Text          `yaml:"name,required" help:"The full name: what, by whom, where."`
	Short         Text          `yaml:"short" help:"For narrow labels."`
	Noun          Plural        `yaml:"noun" help:"Of the thing counted."`
	Kind          string        `yaml:"kind,id" help:"Id of a kind of indicators, such as outcome. It may be left out."`
	Unit          string        `yaml:"unit,id" help:"Id of a unit. Left out: whole numbers of the noun."`
	Counts        string        `yaml:"counts,id" help:"Id of a thing counted. Left out: it counts something of its own."`
	Counting      Counting      `yaml:"counting,or=not stated" help:"Left out: not stated, and it may be compared with its own series only."`
	CountingStart Date          `yaml:"counting_start,or=not stated" help:"Since when it is counted."` // zero: not stated
	ReferenceArea string        `yaml:"reference_area,id" help:"Id of an area: the region of charts."`
	Countries     []string      `yaml:"countries,word"`
	CountryList   string        `yaml:"country_list,id" help:"Id of a country list, instead of countries."`
	Actor         string        `yaml:"actor,id" help:"Id of an actor."`
	Payer         PayerID       `yaml:"payer" help:"Id of a payer, for money only."`
	FundingStatus Text          `yaml:"funding_status" help:"The source's own word: pledged, mobilised, worth, financed."`
	Purpose       Text          `yaml:"purpose" help:"One clause."`
	By            By            `yaml:"by" help:"Id of a dimension, or a list of several. Each observation then has a key of that name with a code; one without is the whole."` // empty: it has one value
	AddsUp        AddsUp        `yaml:"adds_up" help:"true: the codes add up to the whole; or the dimensions whose codes do. A whole that is not published is then computed."`
	Interval      Text          `yaml:"interval" help:"What low and high of its observations mean, as in 95% confidence interval. It must be there where they are."`
	Caveats       []Caveat      `yaml:"caveats"`
	Observations  []Observation // under the key observations, which package datafiles reads
	Pos           diag.Pos      `yaml:",pos"`

	series *series // set by Complete
}

// Kind is a word by which a dataset sorts its indicators, its actions or its actors.
type Kind struct {
	ID          string   `yaml:"id,required,id"`
	Name        Text     `yaml:"name"`
	Of          KindOf   `yaml:"of,required"`
	Bookkeeping bool     `yaml:"bookkeeping" help:"true, for kinds of actions: publications, yearly results and other notes of what is known. They stay off timelines and are not counted."`
	Pos         diag.Pos `yaml:",pos"`
}

// Side is a group of payers whose amounts may be added to each other. Amounts of different sides never enter one sum, share or
// difference, but that a published whole may lose its declared part.
type Side struct {
	ID    string   `yaml:"id,required,id"`
	Name  Text     `yaml:"name,required" help:"Whose money it is, as messages and lists say it: state money; payer not named."`
	Short Text     `yaml:"short" help:"The same behind an amount: named, as in 15.0 named. Left out: the name."`
	Fill  Fill     `yaml:"fill" help:"How amounts are drawn: solid, outlined, or alone for those that never stand beside others. Left out: solid."`
	Pos   diag.Pos `yaml:",pos"`
}

// Payer is who pays.
type Payer struct {
	ID      string   `yaml:"id,required,id"`
	Name    Text     `yaml:"name,required" help:"As a table prints it."`
	Side    string   `yaml:"side,required,id" help:"Id of a side: money of different sides is never added."`
	Unnamed bool     `yaml:"unnamed" help:"true: the source names no payer. Tables then print the name in grey."`
	Pos     diag.Pos `yaml:",pos"`
}

// PayerID is the id of a payer.
type PayerID string

// Caveat is a limit of an indicator that must be known to read it. Print says that briefs print it as a note
// wherever the indicator is used; the others stand in explain and in speaker notes.
type Caveat struct {
	Text  Text     `yaml:"text,required"`
	Print bool     `yaml:"print" help:"Print it as a note wherever the figure is used."`
	Pos   diag.Pos `yaml:",pos"`
}

// Observation is one published value.
type Observation struct {
	Amount          `yaml:"value" help:"In the unit itself: EUR 23 million is 23000000. \"not stated\" if no value was published."`
	Low             Bound     `yaml:"low" help:"Lower end of the interval that the source states around the value. high stands beside it."`
	High            Bound     `yaml:"high" help:"Upper end of it."`
	Qualifier       Qualifier `yaml:"qualifier" help:"Left out: exact."`
	Printed         string    `yaml:"printed" help:"A few words as printed that hold the figure."`
	Key             Key       // its codes, each under the key that a dimension of the indicator names
	TimePeriod      Period    `yaml:"time_period,required" help:"It may be called period for short."`
	PublicationDate `yaml:"published" help:"Left out: the date of the source, or where it has none, the end of the period."`
	*Attributes     `yaml:",inline"` // never nil
	Pos             diag.Pos         `yaml:",pos"`
}

// Attributes are what is said of an observation beside its value and its period. The rows of a spreadsheet that have the same
// attributes share them: there are hundreds of thousands.
type Attributes struct {
	Source     Locator    `yaml:"source,required"`
	Confidence Confidence `yaml:"confidence" help:"A value of low confidence is kept but never used. Left out: medium."`
	Status     Statuses   `yaml:"status" help:"Observation status, or a list of several. Left out: final. A suppressed value is left out."`
	Note       *Text      `yaml:"note"`
}

// Amount is a published value, or the word that none was stated.
type Amount struct {
	Value   decimal.Decimal // in the unit itself: EUR 23 million is 23000000
	Missing bool            // "not stated": no value was published
}

// PublicationDate is when a value was published, or that this was inferred.
type PublicationDate struct {
	Published Date
	Inferred  bool // Published is the period's end because the source's date is not known
}

// Derived is a value computed from others, never typed. One of its keys is the verb that says how: sum, share, difference, change,
// rate, mean, index or convert. What it is made of stands in Operation and Of, whatever the verb is.
type Derived struct {
	ID         string     `yaml:"id,required,id"`
	Name       Text       `yaml:"name,required"`
	Short      Text       `yaml:"short" help:"For narrow labels."`
	Noun       Plural     `yaml:"noun"`
	Sum        []string   `yaml:"sum,word" help:"The figures that are added."`
	Share      string     `yaml:"share,word" help:"The part whose share of whole: this is, in percent."`
	Whole      string     `yaml:"whole,word" help:"Of a share: what the part lies in."`
	Difference []string   `yaml:"difference,word" help:"What it is taken from, and what is taken away."`
	Change     string     `yaml:"change,word" help:"The figure whose change this is: between two periods, or since an earlier time. With neither it is that of the latest period against the one before it."` // ID or ID/CODE
	Since      Since      `yaml:"since" help:"edition: against what was known at the end of the month before. year: against the value of a year before."`
	Between    []string   `yaml:"between,word" help:"The two periods of a change, the earlier one first: [2023, 2024]."`
	In         Measure    `yaml:"in" help:"Left out: points for figures in percent, number for all others."`
	Rate       string     `yaml:"rate,word" help:"What is divided by per_unit_of:. Beside convert: the figure that is the rate of exchange."`
	PerUnitOf  string     `yaml:"per_unit_of,word" help:"Of a rate: what it is divided by, such as the population."`
	Per        int        `yaml:"per,natural" help:"Of a rate: for how many of per_unit_of it is: 100000. Left out: as its unit says."`
	Unit       string     `yaml:"unit,id" help:"Of a rate: id of the unit with its words. Left out: the one unit of the dataset with kind: rate that is for as many."`
	Mean       string     `yaml:"mean,word" help:"The figure whose mean over periods: this is."` // ID or ID/CODE
	Periods    PeriodList `yaml:"periods" help:"Of a mean: {from: 2015, to: 2024}, or a list. Each must have a value."`
	Index      string     `yaml:"index,word" help:"The figure that is set in relation to its value of base:, which is 100."` // references: see Ref
	Base       string     `yaml:"base,word" help:"Of an index: the period that is 100."`
	Convert    string     `yaml:"convert,word" help:"The amount of money that is converted into another currency, at rate:."`
	Into       string     `yaml:"into,id" help:"Of an amount that is converted: the unit that it is in then, such as eur."`
	By         By         `yaml:"by" help:"Id of a dimension of its figures, or a list of several: it is computed for each code. ID/CODE names one."`
	Decimals   *int       `yaml:"decimals" help:"How many decimals are printed; the exact value is kept. Left out: one, of a share as many as it needs."`
	Mixes      []Counting `yaml:"mixes"` // countings that may stand together here, declared and printed
	Caveats    []Caveat   `yaml:"caveats"`
	Pos        diag.Pos   `yaml:",pos"`

	WasOperation string   `yaml:"operation,word,gone"`
	WasOf        []string `yaml:"of,word,gone"`

	instances []Instance // see Instances; set by Complete of the dataset

	Operation Operation // how it is computed; see Complete
	Of        []string  // references to its parts, in the order that the operation takes them: see Ref
}

// Action is something that happened or runs.
type Action struct {
	ID        string   `yaml:"id,required,id"`
	Kind      string   `yaml:"kind,id" help:"Id of a kind of actions. It may be left out. Those of a kind that is bookkeeping stay off timelines."`
	Label     Text     `yaml:"label,required" help:"For timelines."`
	Name      Text     `yaml:"name" help:"In full."`
	Time      Period   `yaml:"time,required"`
	Actor     string   `yaml:"actor,id" help:"Id of an actor."`
	Area      string   `yaml:"area,id" help:"Id of an area."`
	Countries []string `yaml:"countries,word"`
	Source    Locator  `yaml:"source,required"`
	Note      Text     `yaml:"note"`
	Pos       diag.Pos `yaml:",pos"`
}

// Actor is a body, mission, fund, programme, partner or policy.
type Actor struct {
	ID           string   `yaml:"id,required,id"`
	Kind         string   `yaml:"kind,id" help:"Id of a kind of actors. It may be left out."`
	Name         Text     `yaml:"name,required"`
	Abbreviation string   `yaml:"abbreviation"`
	PartOf       string   `yaml:"part_of,id" help:"Id of the actor it belongs to."`
	Sentence     Text     `yaml:"sentence,required" help:"One neutral sentence, own words."`
	Countries    []string `yaml:"countries,word"`
	Note         Text     `yaml:"note"`
	Source       Locator  `yaml:"source,required"`
	Pos          diag.Pos `yaml:",pos"`
}

// Relation ties two indicators.
type Relation struct {
	From string       `yaml:"from,required,word"`
	Kind RelationKind `yaml:"kind,required"`
	To   string       `yaml:"to,required,word"`
	Note Text         `yaml:"note"`
	Pos  diag.Pos     `yaml:",pos"`
}

// Statement is something a source says without a figure or a date.
type Statement struct {
	ID     string   `yaml:"id,required,id"`
	Text   Text     `yaml:"text,required" help:"Own words."`
	Actor  string   `yaml:"actor,id" help:"Id of an actor."`
	Tone   Tone     `yaml:"tone,required"`
	Source Locator  `yaml:"source,required"`
	Note   Text     `yaml:"note"`
	Pos    diag.Pos `yaml:",pos"`
}

// Date is a calendar day, month or year. The zero value is "not known".
type Date struct {
	Year, Month, Day int // Month and Day are 0 where not given
}

// Period is the time a value refers to. Exactly one form is used: a span between two dates (a single date has From == To), words
// that name no dates, or not stated. An open end is the zero Date with the matching flag. Where an end was given as a half-year, a
// quarter or a week, its part says so, and From is the first month or day of it, To the last: what orders and compares periods
// needs their dates alone.
type Period struct {
	From, To         Date
	FromPart, ToPart Part // zero of an end that is a year, a month or a day
	OpenFrom         bool // no start given: "../2019-03"
	OpenTo           bool // still counting: "2017/.."
	NotStated        bool
	Said             *Wording // nil of a period that is printed as its dates
}

// Wording is what is printed of a period in place of dates. Exactly one of the two is given.
type Wording struct {
	Words Text // "two months": a length without dates
	Name  Text // "school year 2023/24": the period has two dates
}

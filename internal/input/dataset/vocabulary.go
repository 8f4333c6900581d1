package dataset

// This file holds the vocabulary of the tool itself: the words that a dataset chooses from a closed list because code
// works with them. Each list stands here once. Decoding asks the method Values of the types for it (see source.Listed), a test compares the
// JSON Schemas with it, and package language, which has words for some of them, imports it from here. The kinds
// of indicators, actions and actors, things counted, areas and payers are words of the subject: they stand in the dataset.

// PluralCategories lists the plural categories of Unicode CLDR, in its order.
func PluralCategories() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

// Counting is a way of counting: what a figure of its period adds up, and so what it may be compared with.
type Counting string

// The ways of counting.
const (
	Cumulative     Counting = "cumulative"      // a running total since a start
	Stock          Counting = "stock"           // what there is at a date
	SingleYear     Counting = "single_year"     // of one year
	ProgrammeValue Counting = "programme_value" // what a programme is worth over its whole length
	Pledge         Counting = "pledge"          // promised money
	Change         Counting = "change"          // a rise or a fall: the only one that may be below zero
	Level          Counting = "level"           // a rate at a date, at most 100 in percent
	Listing        Counting = "listing"         // how many entries a list has at a date
	PartialWindow  Counting = "partial_window"  // of some months of a year or of a longer programme
	OneOff         Counting = "one_off"         // of a single event
	Structure      Counting = "structure"       // how many parts a body, a plan or a document has
)

// Countings lists the ways of counting that can be stated.
func Countings() []Counting {
	return []Counting{Cumulative, Stock, SingleYear, ProgrammeValue, Pledge, Change, Level, Listing, PartialWindow, OneOff, Structure}
}

// Values lists the ways of counting.
func (Counting) Values() []string { return words(Countings()...) }

// Qualifier says how a value bounds what it counts.
type Qualifier string

// The qualifiers.
const (
	Exact    Qualifier = "exact"     // the value itself; what an observation has that names none
	About    Qualifier = "about"     // near it: "about 23"
	AtLeast  Qualifier = "at_least"  // a lower bound that may be the value
	MoreThan Qualifier = "more_than" // a lower bound: "more than 23"
	AtMost   Qualifier = "at_most"   // an upper bound that may be the value
	LessThan Qualifier = "less_than" // an upper bound: "fewer than 10", as health statistics say of few people
)

// Qualifiers lists the qualifiers.
func Qualifiers() []Qualifier { return []Qualifier{Exact, About, AtLeast, MoreThan, AtMost, LessThan} }

// Values lists the qualifiers.
func (Qualifier) Values() []string { return words(Qualifiers()...) }

// Lower says that a value is a lower bound.
func (q Qualifier) Lower() bool { return q == AtLeast || q == MoreThan }

// Upper says that a value is an upper bound.
func (q Qualifier) Upper() bool { return q == AtMost || q == LessThan }

// UnitKind is what a unit measures. It decides how values are checked and printed.
type UnitKind string

// The kinds of units.
const (
	UnitMoney   UnitKind = "money"   // an amount in a currency, with at most two decimals; it has a payer
	UnitCount   UnitKind = "count"   // whole numbers of things or people
	UnitPercent UnitKind = "percent" // a level, or a change of one
	UnitPoints  UnitKind = "points"  // percentage points
	UnitRate    UnitKind = "rate"    // so many for so many of another thing: deaths per 100,000 people
	UnitMeasure UnitKind = "measure" // a quantity with a sign: tonnes, degrees
	UnitIndex   UnitKind = "index"   // a level beside that of a base period, which is 100
)

// Values lists the kinds of units.
func (UnitKind) Values() []string {
	return words(UnitMoney, UnitCount, UnitPercent, UnitPoints, UnitRate, UnitMeasure, UnitIndex)
}

// KindOf is what a kind sorts.
type KindOf string

// What kinds sort.
const (
	OfIndicators KindOf = "indicators"
	OfActions    KindOf = "actions"
	OfActors     KindOf = "actors"
)

// Values lists what kinds sort.
func (KindOf) Values() []string { return words(OfIndicators, OfActions, OfActors) }

// Fill says how amounts of one side of payers are drawn. Amounts of two sides stand on one axis only where their fills differ,
// so that nobody adds them up by eye.
type Fill string

// The fills.
const (
	FillSolid    Fill = "solid"
	FillOutlined Fill = "outlined" // pale, with an outline
	FillAlone    Fill = "alone"    // they never stand beside amounts of another side
)

// Values lists the fills.
func (Fill) Values() []string { return words(FillSolid, FillOutlined, FillAlone) }

// Operation is how a derived value is computed.
type Operation string

// The operations, each with the parts that it takes.
const (
	Sum           Operation = "sum"            // at least two parts
	Share         Operation = "share"          // a part and its whole; the result is in percent
	Difference    Operation = "difference"     // the first minus the second
	PercentChange Operation = "percent_change" // the later and the earlier value of one figure; the result is in percent of the earlier
	PointChange   Operation = "point_change"   // the same of a figure in percent; the result is in percentage points
	RateOf        Operation = "rate"           // what is divided, and what it is divided by
	Mean          Operation = "mean"           // the values of one figure for several periods, in the order of time
	IndexOf       Operation = "index"          // a value and that of the base period, which is 100
	Conversion    Operation = "conversion"     // an amount of money, and a rate of exchange
)

// Values lists the operations.
func (Operation) Values() []string {
	return words(Sum, Share, Difference, PercentChange, PointChange, RateOf, Mean, IndexOf, Conversion)
}

// Measure says what a change is measured in.
type Measure string

// What a change is measured in.
const (
	InPercent Measure = "percent" // of the earlier value
	InPoints  Measure = "points"  // percentage points, of what is in percent
	InNumber  Measure = "number"  // the unit of the figure itself
)

// Values lists what a change may be measured in.
func (Measure) Values() []string { return words(InPercent, InPoints, InNumber) }

// Since says what a change is measured from.
type Since string

// The times that a change is measured from.
const (
	SinceEdition Since = "edition" // what was known at the edition before: at the end of the month before the as-of day
	SinceYear    Since = "year"    // the value of the period a year before
)

// Values lists what a change may be measured from.
func (Since) Values() []string { return words(SinceEdition, SinceYear) }

// Confidence says how sure the editors are of an observation. One of low confidence never stands for its indicator.
type Confidence string

// The degrees of confidence.
const (
	HighConfidence   Confidence = "high"
	MediumConfidence Confidence = "medium"
	LowConfidence    Confidence = "low"
)

// Values lists the degrees of confidence.
func (Confidence) Values() []string { return words(HighConfidence, MediumConfidence, LowConfidence) }

// ObservationStatus is SDMX's OBS_STATUS in words.
type ObservationStatus string

// The statuses of observations.
const (
	StatusFinal       ObservationStatus = "final" // what an observation has that names none
	StatusProvisional ObservationStatus = "provisional"
	StatusRevised     ObservationStatus = "revised"
	StatusEstimated   ObservationStatus = "estimated"
	StatusSuppressed  ObservationStatus = "suppressed" // the publisher withholds the value, since it would tell of single people
	StatusBreak       ObservationStatus = "break"      // counted by another method than those before: no change is measured across it
)

// Values lists the statuses of observations.
func (ObservationStatus) Values() []string {
	return words(StatusFinal, StatusProvisional, StatusRevised, StatusEstimated, StatusSuppressed, StatusBreak)
}

// PublicationStatus is how far a publication has come, as its imprint says.
type PublicationStatus string

// The statuses of publications.
const (
	Draft     PublicationStatus = "draft"
	Final     PublicationStatus = "final"
	Corrected PublicationStatus = "corrected" // final, and published again with a fault corrected
)

// Values lists the statuses of publications.
func (PublicationStatus) Values() []string { return words(Draft, Final, Corrected) }

// RelationKind is how the first figure of a relation stands to its second.
type RelationKind string

// The kinds of relations.
const (
	PartOf         RelationKind = "part_of"          // it is counted in the second
	AdditionalTo   RelationKind = "additional_to"    // it comes on top of the second
	MayContain     RelationKind = "may_contain"      // it may count some of the second; no source says
	ResultOf       RelationKind = "result_of"        // it came of the second
	InAdditionTo   RelationKind = "in_addition_to"   // it stands beside the second, not among it
	Attended       RelationKind = "attended"         // it counts who attended the second
	SameSentenceAs RelationKind = "same_sentence_as" // the source prints both in one sentence
)

// Values lists the kinds of relations.
func (RelationKind) Values() []string {
	return words(PartOf, AdditionalTo, MayContain, ResultOf, InAdditionTo, Attended, SameSentenceAs)
}

// Tone is how a statement of a source is worded.
type Tone string

// The tones.
const (
	Neutral     Tone = "neutral"
	Promotional Tone = "promotional" // it praises
	Superlative Tone = "superlative" // it says first, most or best
)

// Values lists the tones.
func (Tone) Values() []string { return words(Neutral, Promotional, Superlative) }

// words are the values of a type as a file has them.
func words[T ~string](list ...T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

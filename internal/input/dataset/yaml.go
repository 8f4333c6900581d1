package dataset

import (
	"fmt"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// The types of this file are the dataset as it is written: every reference with its place, nothing looked up. The
// JSON Schemas under data/schema describe the same keys; a test compares the two.

// entryYAML is the entry file, which may hold a whole dataset.
type entryYAML struct {
	Broken   bool            `yaml:",broken"`
	Dataset  datasetYAML     `yaml:"dataset,required"`
	Include  []source.String `yaml:"include,word"`
	Unused   unusedYAML      `yaml:"unused"`
	partYAML `yaml:",inline"`
}

// unusedYAML is a group of ids, each with the reason why nothing shows it.
type unusedYAML []Unused

func (u *unusedYAML) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of ids, each with a reason, such as {ID: kept for checking}")
	}
	var l diag.List
	for _, f := range n.Fields {
		reason, more := printable(f.Value)
		l.Append(more)
		*u = append(*u, Unused{ID: f.Key, Reason: reason, Pos: f.KeyPos})
	}
	return l
}

// partYAML is what every file may hold.
type partYAML struct {
	Broken     bool            `yaml:",broken"`
	Units      []unitYAML      `yaml:"units"`
	Counts     []namedYAML     `yaml:"counts"`
	Areas      []namedYAML     `yaml:"areas"`
	Names      []source.String `yaml:"names"`
	Countries  []countryYAML   `yaml:"countries"`
	Lists      []listYAML      `yaml:"country_lists"`
	Sources    []sourceYAML    `yaml:"sources"`
	Indicators []indicatorYAML `yaml:"indicators"`
	Derived    []derivedYAML   `yaml:"derived"`
	Actions    []actionYAML    `yaml:"actions"`
	Actors     []actorYAML     `yaml:"actors"`
	Relations  []relationYAML  `yaml:"relations"`
	Statements []statementYAML `yaml:"statements"`
}

// add appends the lists of another file.
func (p *partYAML) add(q partYAML) {
	p.Broken = p.Broken || q.Broken
	p.Units = append(p.Units, q.Units...)
	p.Counts = append(p.Counts, q.Counts...)
	p.Areas = append(p.Areas, q.Areas...)
	p.Names = append(p.Names, q.Names...)
	p.Countries = append(p.Countries, q.Countries...)
	p.Lists = append(p.Lists, q.Lists...)
	p.Sources = append(p.Sources, q.Sources...)
	p.Indicators = append(p.Indicators, q.Indicators...)
	p.Derived = append(p.Derived, q.Derived...)
	p.Actions = append(p.Actions, q.Actions...)
	p.Actors = append(p.Actors, q.Actors...)
	p.Relations = append(p.Relations, q.Relations...)
	p.Statements = append(p.Statements, q.Statements...)
}

type datasetYAML struct {
	Pos         diag.Pos        `yaml:",pos"`
	ID          source.String   `yaml:"id,required,id"`
	Title       Text            `yaml:"title,required"`
	Language    source.String   `yaml:"language,required,word"`
	Edition     dateField       `yaml:"edition,required"`
	Publication publicationYAML `yaml:"publication,required"`
	Example     bool            `yaml:"example"`
}

type publicationYAML struct {
	Pos       diag.Pos          `yaml:",pos"`
	Broken    bool              `yaml:",broken"`
	Publisher Text              `yaml:"publisher,required"`
	Contact   Text              `yaml:"contact,required"`
	Status    PublicationStatus `yaml:"status,required"`
	Reuse     Text              `yaml:"reuse,required"`
	Notice    Text              `yaml:"notice"`
}

type unitYAML struct {
	Pos      diag.Pos      `yaml:",pos"`
	Broken   bool          `yaml:",broken"`
	ID       source.String `yaml:"id,required,id"`
	Kind     UnitKind      `yaml:"kind,required"`
	Currency source.String `yaml:"currency,word"`
	Name     Text          `yaml:"name,required"`
	Noun     Plural        `yaml:"noun,required"`
	Synonyms []Text        `yaml:"synonyms"`
}

// namedYAML is a word of the vocabulary: a thing counted, an area.
type namedYAML struct {
	Pos  diag.Pos      `yaml:",pos"`
	ID   source.String `yaml:"id,required,id"`
	Name Text          `yaml:"name,required"`
}

type countryYAML struct {
	Pos  diag.Pos      `yaml:",pos"`
	Code source.String `yaml:"code,required,word"`
	Name Text          `yaml:"name,required"`
}

type listYAML struct {
	Pos     diag.Pos        `yaml:",pos"`
	Broken  bool            `yaml:",broken"`
	ID      source.String   `yaml:"id,required,id"`
	Name    Text            `yaml:"name,required"`
	Codes   []source.String `yaml:"codes,word"`
	Others  []Text          `yaml:"others"`
	Count   *int            `yaml:"count"`
	Note    Text            `yaml:"note"`
	Source  locatorYAML     `yaml:"source,required"`
	Printed string          `yaml:"printed"`
}

type sourceYAML struct {
	Pos        diag.Pos      `yaml:",pos"`
	Broken     bool          `yaml:",broken"`
	ID         source.String `yaml:"id,required,id"`
	Title      string        `yaml:"title,required"`
	Short      Text          `yaml:"short,required"`
	Publisher  string        `yaml:"publisher,required"`
	Address    source.String `yaml:"address,word"`
	Date       dateField     `yaml:"date"`
	DateNote   Text          `yaml:"date_note"`
	Kind       string        `yaml:"kind,required,enum=factsheet|official|official-copy|parliament|press|secondary"`
	Main       bool          `yaml:"main"`
	Accessed   dateField     `yaml:"accessed"`
	TextSHA256 source.String `yaml:"text_sha256,word"`
	TextLines  countField    `yaml:"text_lines"`
	Sections   []sectionYAML `yaml:"sections"`
	Note       Text          `yaml:"note"`
}

type sectionYAML struct {
	Pos     diag.Pos      `yaml:",pos"`
	ID      source.String `yaml:"id,required,dotid"`
	Heading string        `yaml:"heading,required"`
	Parent  source.String `yaml:"parent,dotid"`
	Line    countField    `yaml:"line,required"`
}

type locatorYAML struct {
	Pos     diag.Pos      `yaml:",pos"`
	Source  source.String `yaml:"source,required,id"`
	Section source.String `yaml:"section,dotid"`
	Line    countField    `yaml:"line"`
}

type indicatorYAML struct {
	Pos           diag.Pos        `yaml:",pos"`
	Broken        bool            `yaml:",broken"`
	ID            source.String   `yaml:"id,required,id"`
	Name          Text            `yaml:"name,required"`
	Short         Text            `yaml:"short"`
	Noun          Plural          `yaml:"noun"`
	Kind          string          `yaml:"kind,required,enum=funding|output|outcome|capacity|protection|sanction|campaign|structure"`
	Unit          source.String   `yaml:"unit,required,id"`
	Counts        source.String   `yaml:"counts,required,id"`
	Counting      Counting        `yaml:"counting,required"`
	CountingStart startField      `yaml:"counting_start,required"`
	ReferenceArea source.String   `yaml:"reference_area,required,id"`
	Countries     []source.String `yaml:"countries,word"`
	CountryList   source.String   `yaml:"country_list,id"`
	Actor         source.String   `yaml:"actor,id"`
	Payer         payerYAML       `yaml:"payer"`
	FundingStatus Text            `yaml:"funding_status"`
	Purpose       Text            `yaml:"purpose"`
	Dimension     source.String   `yaml:"dimension,id"`
	Members       []namedYAML     `yaml:"members,nonempty"`
	Caveats       []caveatYAML    `yaml:"caveats"`
	Observations  *source.Node    `yaml:"observations,required"` // read by observations, which know the dimension

	observations []observationYAML
}

type payerYAML struct {
	Pos  diag.Pos  `yaml:",pos"`
	Kind PayerKind `yaml:"kind,required"`
	Name Text      `yaml:"name,required"`
}

type observationYAML struct {
	Pos        diag.Pos          `yaml:",pos"`
	Broken     bool              `yaml:",broken"`
	Value      valueField        `yaml:"value,required"`
	Qualifier  placed[Qualifier] `yaml:"qualifier"`
	Printed    source.String     `yaml:"printed"`
	TimePeriod Period            `yaml:"time_period,required"`
	Published  publishedField    `yaml:"published,required"`
	Source     locatorYAML       `yaml:"source,required"`
	Confidence Confidence        `yaml:"confidence,required"`
	Status     ObservationStatus `yaml:"status"`
	Note       Text              `yaml:"note"`

	member source.String // the value of the key named as the indicator's dimension
}

type derivedYAML struct {
	Pos       diag.Pos           `yaml:",pos"`
	Broken    bool               `yaml:",broken"`
	ID        source.String      `yaml:"id,required,id"`
	Name      Text               `yaml:"name,required"`
	Short     Text               `yaml:"short"`
	Noun      Plural             `yaml:"noun"`
	Operation Operation          `yaml:"operation,required"`
	Of        []source.String    `yaml:"of,required,word"`
	Mixes     []placed[Counting] `yaml:"mixes"`
	Caveats   []caveatYAML       `yaml:"caveats"`
}

type actionYAML struct {
	Pos       diag.Pos        `yaml:",pos"`
	ID        source.String   `yaml:"id,required,id"`
	Kind      string          `yaml:"kind,required,enum=mission|governance|sanction|programme|capacity|funding|campaign|protection|record"`
	Label     Text            `yaml:"label,required"`
	Name      Text            `yaml:"name"`
	Time      Period          `yaml:"time,required"`
	Actor     source.String   `yaml:"actor,id"`
	Area      source.String   `yaml:"area,id"`
	Countries []source.String `yaml:"countries,word"`
	Source    locatorYAML     `yaml:"source,required"`
	Note      Text            `yaml:"note"`
}

type actorYAML struct {
	Pos          diag.Pos        `yaml:",pos"`
	ID           source.String   `yaml:"id,required,id"`
	Kind         string          `yaml:"kind,required,enum=funder|body|policy|agency|partner|mission|instrument|fund|programme|partnership|campaign"`
	Name         Text            `yaml:"name,required"`
	Abbreviation string          `yaml:"abbreviation"`
	PartOf       source.String   `yaml:"part_of,id"`
	Sentence     Text            `yaml:"sentence,required"`
	Countries    []source.String `yaml:"countries,word"`
	Note         Text            `yaml:"note"`
	Source       locatorYAML     `yaml:"source,required"`
}

type relationYAML struct {
	Pos  diag.Pos      `yaml:",pos"`
	From source.String `yaml:"from,required,word"`
	Kind RelationKind  `yaml:"kind,required"`
	To   source.String `yaml:"to,required,word"`
	Note Text          `yaml:"note"`
}

type statementYAML struct {
	Pos    diag.Pos      `yaml:",pos"`
	ID     source.String `yaml:"id,required,id"`
	Text   Text          `yaml:"text,required"`
	Actor  source.String `yaml:"actor,id"`
	Tone   Tone          `yaml:"tone,required"`
	Source locatorYAML   `yaml:"source,required"`
	Note   Text          `yaml:"note"`
}

// caveatYAML is a text, or a group with text and print.
type caveatYAML struct {
	Text  Text     `yaml:"text,required"`
	Print bool     `yaml:"print"`
	Pos   diag.Pos `yaml:",pos"`
}

func (c *caveatYAML) UnmarshalSource(n *source.Node) diag.List {
	if n.Get("text") == nil && n.Get("print") == nil {
		*c = caveatYAML{Pos: n.Pos}
		return c.Text.UnmarshalSource(n)
	}
	type plain caveatYAML
	return source.Decode(n, (*plain)(c))
}

// countField is a whole number of at least 1 with its place.
type countField struct {
	N   int
	Pos diag.Pos
}

func (c *countField) UnmarshalSource(n *source.Node) diag.List {
	c.Pos = n.Pos
	v, l := n.Int()
	if !l.HasErrors() && v < 1 {
		l.Add(n.Pos, diag.Error, "number", fmt.Sprintf("expected a whole number from 1 on, found %d", v))
	}
	c.N = v
	return l
}

// valueField is a number, or "not stated".
type valueField struct {
	Number  decimal.Decimal
	Missing bool
	Pos     diag.Pos
	bad     bool
}

func (v *valueField) UnmarshalSource(n *source.Node) diag.List {
	v.Pos = n.Pos
	if s, l := n.Word(); !l.HasErrors() && s == notStated {
		v.Missing = true
		return nil
	}
	d, l := n.Decimal()
	v.Number, v.bad = d, l.HasErrors()
	return l
}

// readObservations reads an indicator's observations. Where it has a dimension, the dimension's name is a key of
// each of them; it is taken out first, so that all other keys are checked as strictly as everywhere.
func (i *indicatorYAML) readObservations() diag.List {
	var l diag.List
	n := i.Observations
	switch {
	case n == nil || i.Dimension.S == "" && !i.Dimension.Pos.IsZero():
		return nil // missing, or with a key whose name is not known
	case n.Kind != source.Seq:
		return source.Wrong(n, "a list")
	case len(n.Items) == 0:
		l.Add(n.Pos, diag.Error, "empty-list", "the indicator has no observation", "add one; a value that was not published is \"not stated\"")
		return l
	}
	for _, item := range n.Items {
		var o observationYAML
		own := *item
		if i.Dimension.S != "" && item.Kind == source.Map {
			own.Fields = nil
			for _, f := range item.Fields {
				if f.Key != i.Dimension.S {
					own.Fields = append(own.Fields, f)
					continue
				}
				s, more := f.Value.ID(false)
				l.Append(more)
				o.member = source.String{S: s, Pos: f.Value.Pos}
			}
		}
		l.Append(source.Decode(&own, &o))
		i.observations = append(i.observations, o)
	}
	return l
}

// placed is a word of a closed list with its place.
type placed[T ~string] struct {
	V   T
	Pos diag.Pos
}

func (p *placed[T]) UnmarshalSource(n *source.Node) diag.List {
	p.Pos = n.Pos
	return source.Decode(n, &p.V)
}

// strs turns words into texts with a place.
func strs[T ~string](list []placed[T]) []source.String {
	var out []source.String
	for _, w := range list {
		out = append(out, source.String{S: string(w.V), Pos: w.Pos})
	}
	return out
}

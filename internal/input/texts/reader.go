package texts

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Reader reads texts one after the other. It keeps what they refer to in their Owner.
type Reader struct {
	Texts  *Texts
	Charts Charts // that texts and claims may speak of; none while the dataset is read
	Owner  *Owner // of the texts being read; nil for those of the dataset

	diags  *diag.List
	typed  typedFigures
	blocks blocks
	names  *knownNames
	needs  []*[]kind.Need // of the entries being read that have conditions, the innermost last
}

// NewReader reads the texts of a dataset, and returns what reads those of templates over it. What is wrong with a text is
// added to diags. The folder of messages in fsys has the words of other languages, in which texts may be that are not
// translated.
func NewReader(cat *language.Catalog, ds *dataset.Dataset, fsys fs.FS, diags *diag.List) *Reader {
	x := &Texts{Catalog: cat, Dataset: ds, Lang: cat.Lang(), Index: index.New(ds), read: map[inLanguage]*phrase.Text{}}
	r := &Reader{
		Texts: x, diags: diags,
		typed:  typedFigures{x, fsys, diags, map[string]*phrase.Rules{"": phrase.NewRules(cat, ds)}},
		blocks: blocks{texts: x, diags: diags, headlines: map[*phrase.Text]bool{}},
		names:  newKnownNames(ds),
	}
	r.readDataset()
	return r
}

// Apart returns a reader of texts that are read beside those of others, each of which adds what is wrong to its own list. What
// is known is shared: the texts of the dataset, the charts.
func (r *Reader) Apart(diags *diag.List) *Reader {
	return &Reader{
		Texts: r.Texts, Charts: r.Charts, diags: diags, names: r.names,
		typed:  typedFigures{r.Texts, r.typed.fsys, diags, maps.Clone(r.typed.rules)},
		blocks: blocks{texts: r.Texts, diags: diags, headlines: maps.Clone(r.blocks.headlines)},
	}
}

// Text reads a text of a template; nil where none is given.
func (r *Reader) Text(raw phrase.Raw, u phrase.Use) *phrase.Text {
	if !raw.Given() {
		return nil
	}
	x := r.Texts
	v, translated := x.version(raw)
	if !translated {
		r.diags.Add(raw.Pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(x.Lang),
			"add a line "+x.Lang+": with the text")
	}
	for _, other := range raw.Versions {
		if r.Owner != nil && other.Node != v.Node && len(x.Dataset.Names) > 0 {
			r.Owner.Others = append(r.Owner.Others, other.Node.Value)
		}
	}
	t := phrase.Parse(v.Node.Value, v.Node.At, u, r.diags)
	t.Lang = x.foreign(cmp.Or(v.Lang, x.Dataset.Language))
	r.check(t)
	return t
}

// version is a text in the language of the catalogue, or else in that of the dataset, or else in the first that it has. It
// counts as translated where the languages it has are named and that of the dataset is among them.
func (x *Texts) version(raw phrase.Raw) (v phrase.RawVersion, translated bool) {
	for _, want := range []string{x.Lang, x.Dataset.Language} {
		for _, v := range raw.Versions {
			if cmp.Or(v.Lang, x.Dataset.Language) == want {
				return v, v.Lang != "" || want == x.Lang
			}
		}
	}
	return raw.Versions[0], false
}

// Line reads a text of one paragraph; nil where none is given.
func (r *Reader) Line(raw phrase.Raw, u phrase.Use) *phrase.Text {
	t := r.Text(raw, u)
	if t != nil && len(t.Paragraphs) > 1 {
		r.diags.Add(t.Pos(), diag.Error, "bad-markdown", "this text has an empty line in it, but is printed as one paragraph", "take the empty line out")
	}
	return t
}

// Lines reads a list of texts.
func (r *Reader) Lines(raw phrase.RawList, u phrase.Use) []*phrase.Text {
	var out []*phrase.Text
	for _, one := range raw {
		if t := r.Text(one, u); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// Short reads a text that is written in short, as the text it stands for, which has its place.
func (r *Reader) Short(pos diag.Pos, s string, u phrase.Use) *phrase.Text {
	t := phrase.Parse(s, func(int) diag.Pos { return pos }, u, r.diags)
	r.check(t)
	return t
}

// check looks through a text for typed figures and for references that name nothing, and keeps what it prints.
func (r *Reader) check(t *phrase.Text) {
	for _, para := range t.Paragraphs {
		r.typed.check(t, para)
	}
	if t.Use == phrase.Rest {
		checkRest(t, r.diags)
		return
	}
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil:
				r.checkRef(t, s.Ref)
			case s.Foot != "":
				r.checkFootnote(t, s)
			}
		}
	}
	if t.Use == phrase.Number {
		if p := t.Single(); len(t.Paragraphs) != 1 || len(p) != 1 || p[0].Ref == nil || p[0].Ref.Kind != phrase.RefValue || p[0].Ref.Part != "" {
			r.diags.Add(t.Pos(), diag.Error, "bad-tile", "the value of a tile is one reference and nothing else, found "+source.Quote(t.Raw),
				`write value: "{{ID}}" and put the words into label:`)
		}
	}
	r.record(t)
}

// record keeps what a text prints: for its owner, and for the block being read.
func (r *Reader) record(t *phrase.Text) {
	if o := r.Owner; o != nil {
		o.Exempt = append(o.Exempt, r.Texts.exemptIn(t)...)
		r.Texts.EachRef(t, func(at, x *phrase.Ref) {
			if x.Kind == phrase.RefValue || x.Kind == phrase.RefNoun || x.Kind == phrase.RefWays {
				o.Shown.add(x.ID, t.At(at.Offset))
			}
			if phrase.PrintsValue(x) && at == x {
				o.Figures = append(o.Figures, x.Target)
			}
		})
		o.Shown.words = append(o.Shown.words, r.Texts.flatWords(t, 0))
	}
	r.needsOf(t)
	r.blocks.prints(t)
}

// needsOf keeps what a text needs of an edition.
func (r *Reader) needsOf(t *phrase.Text) {
	r.Texts.EachRef(t, func(_, x *phrase.Ref) {
		ref := source.String{S: x.Target, Pos: x.Pos}
		switch {
		case x.Kind == phrase.RefWays:
			r.Need(kind.Need{Ref: ref, Way: x})
		case x.Kind == phrase.RefNoun || x.Kind == phrase.RefValue && r.Texts.Index.IsValue(x.ID) && ofValue(x.Part):
			r.Need(kind.Need{Ref: ref, Interval: x.Part == phrase.PartLow || x.Part == phrase.PartHigh})
		}
	})
}

// ofValue says that a part is printed from a value, and not from the dataset alone.
func ofValue(part string) bool {
	return slices.Contains([]string{"", "number", "period", "noun", "source", "sum", "before", "since", phrase.PartLow, phrase.PartHigh}, part)
}

// Needs reads with f and returns the figures that the texts, tables and drawings read with it need of an edition. What is read
// by a call of Needs within it is not among them.
func (r *Reader) Needs(f func()) []kind.Need {
	var list []kind.Need
	r.needs = append(r.needs, &list)
	f()
	r.needs = r.needs[:len(r.needs)-1]
	return list
}

// Need adds to what the innermost call of Needs returns.
func (r *Reader) Need(list ...kind.Need) {
	if k := len(r.needs); k > 0 {
		*r.needs[k-1] = append(*r.needs[k-1], list...)
	}
}

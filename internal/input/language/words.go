package language

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/named"
	"briefing/internal/source"
)

// wordsForm holds the words for numbers: those the filter "words" prints, and those that count as typed figures.
type wordsForm struct {
	Pos        diag.Pos        `yaml:",pos"`
	Numbers    []source.String `yaml:"numbers,required"`
	Figures    []source.String `yaml:"figures,required" help:"Words that are a figure typed by hand."`
	Phrases    []source.String `yaml:"figure_phrases" help:"The same of several words: a couple of. Before a figure they are none."`
	Endings    []source.String `yaml:"figure_endings" help:"Endings that make a figure of a number: fold."`
	Scales     []source.String `yaml:"scales" help:"Big numbers: million. In an exception they are a unit, where nothing is counted before them."`
	ScaleAfter []source.String `yaml:"scales_after" help:"What may stand before such a unit: in."`
	Fractions  []source.String `yaml:"fractions" help:"Ordinals that are a part after one of fractions_after or after a number: fifth."`
	PartAfter  []source.String `yaml:"fractions_after" help:"What makes a part of an ordinal: a."`
	Exceptions []source.String `yaml:"exceptions" help:"Phrases in which such a word is no figure."`
	ScalePer   []source.String `yaml:"scales_per" help:"Behind which a big number is always a unit: per."`
	Counted    []source.String `yaml:"counted" help:"What is counted or measured: people, days. Before one of these no number is part of a name."`
	Names      []namePattern   `yaml:"number_names" help:"Names that hold a number, which is then no figure, as patterns. In braces stand choices, {Article|Art.}, or what is filled in: {number}, {digit}, {year}, {age}, {percent}, {roman}, {reference}, {telephone}."`
	NamesAtEnd []namePattern   `yaml:"number_names_at_end" help:"The same, where a sentence ends or pauses behind them, or one of names_before follows."`
	NameBefore []source.String `yaml:"names_before" help:"Words that may follow a name of number_names_at_end: and, or."`
}

// namePattern is a pattern of names that hold a number, read.
type namePattern struct {
	text source.String
	list []named.Pattern
}

// UnmarshalSource reads a pattern.
func (p *namePattern) UnmarshalSource(n *source.Node) diag.List {
	text, l := n.Text()
	if l.HasErrors() {
		return l
	}
	list, wrong := named.Parse(text)
	if wrong != nil {
		l.AddProblem(n.Pos, diag.Error, wrong)
	}
	p.text, p.list = source.String{S: text, Pos: n.Pos}, list
	return l
}

// namesIn are the patterns of a list.
func namesIn(list []namePattern) (out []named.Pattern) {
	for _, p := range list {
		out = append(out, p.list...)
	}
	return out
}

func checkWords(w *wordsForm) diag.List {
	var l diag.List
	if w == nil {
		return nil
	}
	if len(w.Numbers) != maxWord && len(w.Numbers) > 0 {
		l.Add(w.Numbers[0].Pos, diag.Error, "number-words", fmt.Sprintf("\"numbers\" has %d words, but %d are needed", len(w.Numbers), maxWord),
			"list the words for 1 to 12, in order")
	}
	for _, list := range [][]source.String{w.Figures, w.Phrases, w.Endings, w.Scales, w.ScaleAfter, w.Fractions, w.PartAfter, w.Exceptions, w.ScalePer, w.Counted, w.NameBefore} {
		seen := map[string]bool{}
		for _, s := range list {
			switch {
			case s.S != strings.ToLower(s.S):
				l.Add(s.Pos, diag.Error, "lower-case", fmt.Sprintf("%s is not in small letters", source.Quote(s.S)),
					"write small letters; a capital in the text matches all the same")
			case seen[s.S]:
				l.Add(s.Pos, diag.Error, "duplicate", fmt.Sprintf("%s stands in the list twice", source.Quote(s.S)), "delete one of them")
			}
			seen[s.S] = true
		}
	}
	seen := map[string]bool{}
	for _, p := range slices.Concat(w.Names, w.NamesAtEnd) {
		if seen[p.text.S] {
			l.Add(p.text.Pos, diag.Error, "duplicate", fmt.Sprintf("the pattern %s stands in the lists twice", source.Quote(p.text.S)), "delete one of them")
		}
		seen[p.text.S] = true
	}
	return l
}

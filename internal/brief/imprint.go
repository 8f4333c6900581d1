package brief

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// notesBlock prints the numbered notes and the imprint.
type notesBlock struct {
	Broken bool      `yaml:",broken"`
	Titled rawTitles `yaml:",inline"`
	Extra  rawTexts  `yaml:"extra"`
	More   rawTexts  `yaml:"more"`
	Inline bool      `yaml:"inline"`

	titles      []title
	extra, more []*phrase.Text
}

func (n *notesBlock) prepare(l *loader, pos diag.Pos) {
	if n.Titled.Title.given() || n.Titled.Titles != nil {
		n.titles = l.titles(n.Titled, pos, "the notes")
	}
	n.extra, n.more = l.lines(n.Extra, phrase.Prose), l.lines(n.More, phrase.Prose)
	if len(n.more) > 0 && !n.Inline && !n.Broken {
		l.diags.Add(n.more[0].Pos(), diag.Error, "bad-notes", "more: stands at the foot of a page whose notes have inline: true", "write it as extra:")
	}
}

func (n *notesBlock) build(b *builder) []doc.Block {
	out := &doc.NotesBlock{Inline: n.Inline}
	b.in("notes", func() {
		if t := b.choose(n.titles); t != nil {
			out.Heading = b.heading(t.text, noNotes)
		} else if len(n.titles) == 0 && !n.Inline {
			out.Heading = b.msg(language.KeyNotesHeading)
		}
		said, limits := b.all(n.extra), b.gather.notes
		for _, limit := range b.gather.limits {
			again := func(l []doc.Span) bool { return flatText(l) == flatText(limit) }
			if b.noteOf[noteKey{noteText, flatText(limit)}] == 0 && !slices.ContainsFunc(limits, again) {
				limits = append(limits, limit)
			}
		}
		if mixed := b.mixed(b.gather.mixed); mixed != nil {
			limits = append(limits, mixed)
		}
		var sources [][]doc.Span
		if len(b.gather.sources) > 0 {
			sources = append(sources, b.sourceLine(b.gather.sources, false, b.gather.outside, b.brief.pos, "the brief"))
		}
		if n.Inline { // what one must know stands first and apart from who says it
			out.Text = slices.Concat(said, limits)
			out.More, out.Imprint = b.all(n.more), sources
		} else {
			out.Imprint = slices.Concat(limits, sources, said)
		}
		out.Imprint = append(out.Imprint, b.imprint(n.Inline)...)
	})
	return []doc.Block{out}
}

// all renders texts one by one.
func (b *builder) all(list []*phrase.Text) (out [][]doc.Span) {
	for _, t := range list {
		out = append(out, b.spans(t))
	}
	return out
}

// imprint says where the figures come from, what was computed, and who publishes. In short form the
// main source is named as charts name it.
func (b *builder) imprint(short bool) [][]doc.Span {
	p := b.lib.ds.Publication
	first := &sentences{}
	var inside []*dataset.Source
	for i := range b.lib.ds.Sources {
		if s := &b.lib.ds.Sources[i]; s.Main {
			inside = append(inside, s)
		}
	}
	if short && len(inside) > 0 {
		first.spans(b.listed(language.KeySourceLine, "source", language.KeySourcesLine, "sources", b.shortNames(inside)))
	} else {
		for _, s := range inside {
			first.spans(b.around(language.KeyMainSource, "source", b.fullSource(s)))
		}
		first.spans(b.msg(language.KeyAsOf, "date", b.d.Date))
	}
	if b.derived {
		first.spans(b.msg(language.KeyOwnSums))
	}
	second := &sentences{}
	add := func(key language.Key, name string, t *phrase.Text) {
		if s := b.plain(t); s != "" {
			bare := strings.TrimSuffix(s, ".")
			b.mark(bare, b.d.Foreign[s])
			said := stopped(b.msg(key, name, bare))
			last := &said[len(said)-1]
			last.S = strings.Replace(last.S, "..", ".", 1)
			second.spans(said)
		}
	}
	add(language.KeyPublisher, "publisher", b.lib.datum(p.Publisher))
	add(language.KeyContact, "contact", b.lib.datum(p.Contact))
	if key, ok := statusKeys[p.Status]; ok {
		second.spans(stopped(b.msg(language.KeyStatus, "status", b.cat.Msg(key))))
	}
	add(language.KeyReuse, "notice", b.lib.datum(p.Reuse))
	second.spans(b.sentence(b.plain(b.lib.datum(p.Notice))))
	return [][]doc.Span{first.out, second.out}
}

var statusKeys = map[dataset.PublicationStatus]language.Key{
	dataset.Draft: language.KeyStatusDraft, dataset.Final: language.KeyStatusFinal, dataset.Corrected: language.KeyStatusCorrected,
}

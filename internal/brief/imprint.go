package brief

import (
	"strings"

	"briefing/internal/dataset"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/i18n"
)

// notesBlock prints the numbered notes and the imprint.
type notesBlock struct {
	Titled rawTitles `yaml:",inline"`
	Extra  rawTexts  `yaml:"extra"`
	Inline bool      `yaml:"inline"`

	titles []title
	extra  []*text
}

func (n *notesBlock) prepare(l *loader, pos diag.Pos) {
	if n.Titled.Title.given() || n.Titled.Titles != nil {
		n.titles = l.titles(n.Titled, pos, "the notes")
	}
	n.extra = l.lines(n.Extra, useProse)
}

func (n *notesBlock) build(b *builder) []doc.Block {
	out := &doc.NotesBlock{Inline: n.Inline}
	b.in("notes", func() {
		if t := b.choose(n.titles); t != nil {
			out.Heading = b.heading(t.text, noNotes)
		} else if len(n.titles) == 0 && !n.Inline {
			out.Heading = b.msg(i18n.KeyNotesHeading)
		}
		out.Imprint = append(out.Imprint, b.gather.notes...)
		if mixed := b.mixed(b.gather.mixed); mixed != nil {
			out.Imprint = append(out.Imprint, mixed)
		}
		if len(b.gather.sources) > 0 {
			out.Imprint = append(out.Imprint, b.sourceLine(b.gather.sources, false, b.gather.outside, b.brief.pos, "the brief"))
		}
		for _, t := range n.extra {
			out.Imprint = append(out.Imprint, b.spans(t))
		}
		out.Imprint = append(out.Imprint, b.imprint(n.Inline)...)
	})
	return []doc.Block{out}
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
		first.spans(b.listed(i18n.KeySourceLine, "source", i18n.KeySourcesLine, "sources", b.shortNames(inside)))
	} else {
		for _, s := range inside {
			first.spans(b.around(i18n.KeyMainSource, "source", b.fullSource(s)))
		}
		first.spans(b.msg(i18n.KeyAsOf, "date", b.d.Date))
	}
	if b.derived {
		first.spans(b.msg(i18n.KeyOwnSums))
	}
	second := &sentences{}
	add := func(key i18n.Key, name string, t *text) {
		if s := b.plain(t); s != "" {
			bare := strings.TrimSuffix(s, ".")
			b.mark(bare, b.d.Foreign[s])
			said := stopped(b.msg(key, name, bare))
			last := &said[len(said)-1]
			last.S = strings.Replace(last.S, "..", ".", 1)
			second.spans(said)
		}
	}
	add(i18n.KeyPublisher, "publisher", b.lib.datum(p.Publisher))
	add(i18n.KeyContact, "contact", b.lib.datum(p.Contact))
	if key, ok := statusKeys[p.Status]; ok {
		second.spans(stopped(b.msg(i18n.KeyStatus, "status", b.cat.Msg(key))))
	}
	add(i18n.KeyReuse, "notice", b.lib.datum(p.Reuse))
	second.spans(b.sentence(b.plain(b.lib.datum(p.Notice))))
	return [][]doc.Span{first.out, second.out}
}

var statusKeys = map[string]i18n.Key{
	"draft": i18n.KeyStatusDraft, "final": i18n.KeyStatusFinal, "corrected": i18n.KeyStatusCorrected,
}

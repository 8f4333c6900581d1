package reading

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
)

// noSubject reports the subject of a brief, and shows the summary to write in its place: made from the subject's own
// words and the first figures of the brief, so that it can be pasted as it is.
func (b *briefReader) noSubject(subject phrase.Raw) {
	summary := b.draftSummary(subject)
	hint := "write instead, under blocks: behind the cover, - " + summary
	if b.brief.Deck() {
		hint = `write instead, behind the first slide, - slide: {id: in-brief, title: ` + strconv.Quote(b.lib.Texts.Catalog.Msg(language.KeySummary)) + `, holds: none, blocks: [{` + summary + `}]}`
	}
	if b.summary != nil {
		hint = ""
	}
	b.diags.Add(subject.Pos, diag.Error, "no-subject", "a brief has no subject of its own: the summary is the file's description, and without one the title is",
		"take subject: out", hint)
}

// draftSummary makes two sentences with the first figures that the brief prints, or else with those of the dataset.
func (b *briefReader) draftSummary(subject phrase.Raw) string {
	var ids []string
	add := func(target string) {
		id := phrase.RootOf(target)
		ind := b.lib.Texts.Index.Indicators[id]
		if len(ids) < template.FewestSentences && ind != nil && (target != id || len(ind.By) == 0) && !slices.Contains(ids, target) {
			ids = append(ids, target)
		}
	}
	for _, x := range b.owner.Figures {
		add(x)
	}
	for _, ind := range b.lib.Texts.Dataset.Indicators {
		if len(ind.Observations) > 0 && !ind.Observations[0].Missing {
			add(ind.ID)
		}
	}
	written := map[string]string{} // the subject by language
	var langs []string
	for _, c := range subject.Versions {
		langs = append(langs, c.Lang)
		written[c.Lang] = plainYears(strings.TrimRight(strings.Join(strings.Fields(c.Node.Value), " "), ".!?:"))
	}
	var list []string
	for i, id := range ids {
		sentence := func(lang string) string {
			s := "{{" + id + ".name}}: {{" + id + "}}."
			if i == 0 {
				s = written[lang] + ". " + s
			}
			return strconv.Quote(s)
		}
		text := ""
		if len(langs) == 1 && langs[0] == "" {
			text = sentence("")
		} else {
			var each []string
			for _, lang := range langs {
				each = append(each, lang+": "+sentence(lang))
			}
			text = "{" + strings.Join(each, ", ") + "}"
		}
		list = append(list, "{text: "+text+", holds: none}")
	}
	return "summary: [" + strings.Join(list, ", ") + "]"
}

var yearOrReference = regexp.MustCompile(`\{\{.*?\}\}|\b(1[5-9]|20)[0-9][0-9]\b`)

// plainYears writes years that stand by themselves as what no figure vouches for.
func plainYears(s string) string {
	return yearOrReference.ReplaceAllStringFunc(s, func(found string) string {
		if strings.HasPrefix(found, "{{") {
			return found
		}
		return "{{plain:" + found + "|why=a year of the subject}}"
	})
}

package template

import "briefing/internal/source"

// helpOf is what an editor shows for a key: by the type that has it, because keys of one name mean different things.
func helpOf(k source.Key) string {
	if tag := k.Field.Tag.Get("help"); tag != "" {
		return tag
	}
	return help()[k.In.Name()][k.Name]
}

// blockHelp is what an editor shows for a kind of block.
func blockHelp() map[string]string {
	return map[string]string{
		"cover":       "The title band; its title is the brief's.",
		"summary":     "Two to four sentences with figures: what the brief comes to. Each has its claim, and one that does not hold is left out. It is the file's description, too.",
		"key_figures": "The row of big numbers under the cover.",
		"lead":        "One introductory line.",
		"columns":     "Columns of blocks beside each other.",
		"numbered":    "A numbered list of texts, or of texts with their claim; one whose claim does not hold is left out. On a slide each point has a row of its own.",
		"notes":       "Numbered notes, sources and imprint. The last block.",
		"slide":       "One slide of a deck: one message, in its title, and what bears it out.",
	}
}

// help is by the name of a type, then by key.
func help() map[string]map[string]string {
	return map[string]map[string]string{
		"headForm": {
			"id":          "Small letters, digits and hyphens; the file's name.",
			"kind":        "The words on the cover: Factsheet.",
			"format":      "a4: pages that flow, with a cover; one-pager: one dense page; deck: slides, 16:9.",
			"short_title": "For the foot of the page.",
			"sources":     "Where notes and sources of charts are printed: below each chart, or gathered in the notes block.",
		},
		"RawTitles": {
			"titles":   "Several headings, tried in order: the first whose claim is true is printed. The last says holds: none.",
			"title":    "The heading, with holds: beside it.",
			"holds":    "What the title claims, in a form that is tested: emsc-arrests > 500 and count(actions@2016) > 0. none: it claims nothing that data can prove wrong.",
			"title_of": "A chart whose titles are used as heading.",
		},
		"RawTitle": {
			"text":  "Text with references and Markdown's emphasis, strong and links.",
			"holds": "What the title claims, in a form that is tested: emsc-arrests > 500 and count(actions@2016) > 0. none: it claims nothing that data can prove wrong.",
		},
		"briefForm": {
			"footnotes": "Notes by name; a text refers to one with [^name].",
			"blocks":    "What the brief is made of, in reading order.",
		},
		"coverForm": {
			"standfirst": "One or two lines under the title. One that prints figures has text: and holds:, as titles do.",
		},
		"tileForm": {
			"value":  "One reference and nothing else: \"{{emsc-arrests}}\". An amount may be rounded: \"{{ID|round}}\".",
			"label":  "The words to the number. The period belongs to it: {{ID.period}}.",
			"kicker": "A word or two above the number: who.",
		},
		"sectionForm": {
			"id":     "Small letters, digits and hyphens.",
			"blocks": "What the section is made of, in reading order.",
		},
		"proseForm": {
			"columns": "Columns of text: 1 or 2.",
			"text":    "Text with references and Markdown's emphasis, strong and links.",
		},
		"columnForm": {
			"width":  "In grid columns, six in all.",
			"blocks": "What the column is made of, in reading order.",
		},
		"boxForm": {
			"id":     "Small letters, digits and hyphens.",
			"blocks": "What the box is made of, in reading order.",
		},
		"boxItemForm": {
			"title": "What the item is about.",
			"text":  "Text with references and Markdown's emphasis, strong and links.",
		},
		"placedForm": {
			"id":       "The id of the chart.",
			"title":    "false: the heading above is its title.",
			"subtitle": "false: its subtitle is left out.",
			"captions": "false: no captions under the parts of bars.",
			"events":   "false: no events under the years.",
			"note":     "false: the chart's own words are left out of the note.",
			"accent":   "false: no accent bar.",
			"level":    "Of the title as a heading: 2 or 3. Without it 3 in a section, else 2.",
		},
		"tableForm": {
			"id":       "Small letters, digits and hyphens.",
			"unit":     "The words in the table's head, which .amount and {{ID.number}} need.",
			"scale":    "millions: amounts of money are printed in millions.",
			"decimals": "Decimals of the figures; without it as many as they need.",
			"columns":  "The table's columns, in reading order.",
			"note":     "What must be known to read it. Sources and numbered notes are added by the tool.",
			"mixes":    "Ways of counting that may stand together here. The note then says so.",
		},
		"tableColumnForm": {
			"width": "In millimetres; columns without one share what is left.",
			"right": "true: figures, set to the right.",
		},
		"tableGroupForm": {
			"label": "The words over the rows of the group.",
			"sum":   "Figures in the group's head. They must cover the rows of the group, each once.",
		},
		"tableRowForm": {
			"of":    "The id of the figure, without braces.",
			"cells": "One for each column, a text or the list of its lines. Short for the figure of the row's of: .amount .figure .payer .status .period .purpose .name .short",
		},
		"factsForm": {
			"accent": "false: no accent bar.",
		},
		"notesForm": {
			"extra":  "Lines before the imprint; with inline: what must be known, before the notes.",
			"more":   "With inline: lines below the notes: where more is said.",
			"inline": "true: the foot of a one-pager, with title, extra and notes run on in two columns, and more and the imprint below.",
		},
		"slideForm": {
			"id":       "Small letters, digits and hyphens.",
			"opening":  "true: the title slide, the first. Its title is the brief's.",
			"method":   "true: the slide of sources and method, the last. Its notes hold the imprint.",
			"subtitle": "A line under the title.",
			"blocks":   "What bears the title out, in reading order.",
			"foot":     "Words behind the source line, which the tool makes.",
			"speaker":  "What the speaker says, at most 90 words. Sources and limits of every figure follow by themselves, under a heading.",
		},
		"chartsForm": {
			"retired": "Charts that are no longer made, each with the one that continues it. Their lasting addresses keep the last page, with a link.",
		},
	}
}

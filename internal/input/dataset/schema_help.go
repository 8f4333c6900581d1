package dataset

import "briefing/internal/source"

// helpOf is what an editor shows for a key: by the type that has it, because keys of one name mean different things.
func helpOf(k source.Key) string { return help()[k.In.Name()][k.Name] }

// listHelp is what an editor shows for a list, where its entries are defined.
func listHelp() map[string]string {
	return map[string]string{
		"units":         "What values are expressed in.",
		"counts":        "What figures count. Only figures with the same word here may share an axis, a line or a sum.",
		"areas":         "Reference areas that charts group by.",
		"names":         "Proper names that hold a number, which is then no figure.",
		"countries":     "Countries and territories.",
		"country_lists": "Lists of countries as a source gives them.",
		"sources":       "Publications.",
		"indicators":    "What is measured, with everything published about it.",
		"derived":       "Sums, shares and differences.",
		"actions":       "What happened or runs.",
		"actors":        "Bodies, missions, funds, programmes, partners and policies.",
		"relations":     "How figures hang together. A part and its whole never enter one sum.",
		"statements":    "What a source says without a figure or a date.",
	}
}

// help is by the name of a type, then by key.
func help() map[string]map[string]string {
	return map[string]map[string]string{
		"entryFile": {
			"include": "The other files, in the order in which their lists are joined.",
			"unused":  "Figures, actions and bodies that no brief and no chart shows, by id, each with the reason. briefing list --unused lists all.",
		},
		"Head": {
			"language": "Of plain texts: en, fr, de.",
			"edition":  "The month or day whose state of knowledge is printed by default.",
			"example":  "true: the dataset is an example. Its notice, which must be there, then stands under the brand's name on every page, slide, card and web page.",
		},
		"Publication": {
			"reuse":  "How it may be reused.",
			"notice": "Printed in every imprint; of an example under the brand's name, too, so that it must be short.",
		},
		"Unit": {
			"currency": "Three capital letters (ISO 4217); for money only.",
			"name":     "As it stands in subtitles and tables.",
			"noun":     "The noun behind a number: one person, two persons.",
			"synonyms": "Other nouns for it, so that a figure typed with them is noticed.",
		},
		"CountryList": {
			"others":  "Places named beside them that have no code.",
			"count":   "As the source itself counts them.",
			"printed": "A few words as printed.",
		},
		"Source": {
			"title":       "As printed on it, never translated.",
			"short":       "Short name for source lines.",
			"address":     "Web address in full. Leave the key out if it is not known.",
			"date":        "Date of publication. Leave the key out if it is not known.",
			"date_note":   "How the date was inferred.",
			"main":        "The one document that the dataset restates; all others are outside sources.",
			"accessed":    "When it was read.",
			"text_sha256": "SHA-256 of the text version that line numbers refer to.",
			"text_lines":  "Number of lines of that text version.",
			"sections":    "Headings, in the order of their lines.",
		},
		"Section": {
			"heading": "As printed.",
			"parent":  "Id of the section it lies in.",
			"line":    "Line of the heading in the text version.",
		},
		"Locator": {
			"source":  "Id of a source.",
			"section": "Id of a section of that source.",
			"line":    "Line of the source's text version.",
		},
		"Caveat": {"print": "Print it as a note wherever the figure is used."},
		"Indicator": {
			"name":           "The full name: what, by whom, where.",
			"short":          "For narrow labels.",
			"noun":           "Of the thing counted.",
			"unit":           "Id of a unit.",
			"counts":         "Id of a thing counted.",
			"counting_start": "Since when it is counted.",
			"reference_area": "Id of an area: the region of charts.",
			"country_list":   "Id of a country list, instead of countries.",
			"actor":          "Id of an actor.",
			"funding_status": "The source's own word: pledged, mobilised, worth, financed.",
			"purpose":        "One clause.",
			"dimension":      "What each observation names a member of, such as window; the observations then have a key of that name.",
			"members":        "Members of the dimension.",
		},
		"indicatorEntry": {"observations": "Every published value. A new value is added, none is overwritten."},
		"Payer": {
			"kind": "Amounts of different payers are never added.",
			"name": "As a table prints it.",
		},
		"Observation": {
			"value":      `In the unit itself: EUR 23 million is 23000000. "not stated" if no value was published.`,
			"qualifier":  "Left out: exact.",
			"printed":    "A few words as printed that hold the figure.",
			"confidence": "A value of low confidence is kept but never used.",
			"status":     "Observation status. Left out: normal.",
		},
		"Derived": {
			"short": "For narrow labels.",
			"of":    "Sum: the parts. Share: part, whole. Difference: what it is taken from, what is taken away.",
		},
		"Action": {
			"kind":  "`record` is bookkeeping and stays off timelines.",
			"label": "For timelines.",
			"name":  "In full.",
			"actor": "Id of an actor.",
			"area":  "Id of an area.",
		},
		"Actor": {
			"part_of":  "Id of the actor it belongs to.",
			"sentence": "One neutral sentence, own words.",
		},
		"Statement": {
			"text":  "Own words.",
			"actor": "Id of an actor.",
		},
	}
}

package pipeline_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/dataset"
)

// wordChecks are the rules about words, each named by what it is about.
func wordChecks() []wordCheck {
	return append(pageChecks(), dataChecks()...)
}

// pageChecks read the built pages, some of them the data too.
func pageChecks() []wordCheck {
	return []wordCheck{
		// Money and who pays it.
		{name: "no sum over payers or donors", says: "totals over payers or donors are never printed", in: inUnit,
			never:  `(^|[^\d.,])(532\.3|532|539|639|514|566\.3|567|543\.3|555\.3|482\.3|757)([^\d.,]|[.,]?$|[.,]\s)`,
			breaks: "In all €532.3 million were pledged."},
		{name: "no percentage of pledges", says: "the shares 24% and 86% are not printed", in: inUnit, never: `\b(24|24\.2|76|75\.8|86|85\.7)\s?(%|per cent|percent)`,
			breaks: "The EU gave 24% of it."},
		{name: "414 with its 100", says: "what all donors pledged never stands without the part that is the EU’s", in: inUnit, when: `\b414\b`, then: `\b100(\.0)?\b`,
			breaks: "Donors pledged €414 million."},
		{name: "no EU budget", says: "Trust Fund money is not called EU budget money", data: true, in: inSentence, never: `(?i)EU budget|budget of the (EU|Union)`, unless: `not the same as`,
			breaks: "€471 million of the EU budget."},
		{name: "no sum over unlike money", says: "no page adds up pledges, sums mobilised and programme values: the source gives no such sum", charts: true, in: inUnit,
			never: `(^|[^\d.,])(471\.3|471|231\.3|231|225|246\.3|61)([^\d.,]|[.,]?$|[.,]\s)`, unless: `\b100\b.*\b125\b`, breaks: "The EU factsheet names €471 million"},
		{name: "programme in the Horn without payer", says: "the 46 million for the Horn of Africa are shown as money whose payer is not named", in: inUnit,
			when: `(Horn of Africa|Better Migration Management).*\b46(\.0)?\b`, then: `not named|none named|names no payer|no payer is named|worth €46`, breaks: "Horn of Africa | the EU gives €46 million"},
		{name: "global action without payer", says: "the 11 million of the global action name no payer: the EU and UNODC carry it out", in: inUnit,
			when: `(?i)global.*\b11(\.0)?\b`, then: `(not|payer is|payer)[ -]named`, charts: true, breaks: "Global action 11.0, joint with UNODC"},
		{name: "money is not spent", says: "pledges, values and sums mobilised are never called payments", in: inSentence,
			never: `(?i)\b(spent|spends|paid|paying out|has gone to|have gone to|went to|disbursed|payments?)\b`, unless: `(?i)\b(none|not|no|nobody)\b.*\b(paid|payments?)\b`,
			breaks: "The EU spent €140 million."},
		{name: "money is not all against smuggling", says: "amounts that also pay for borders, rescue or a security force are not called money against smuggling", in: inSentence,
			never:  `(?i)(anti-smuggling|counter-smuggling|against smuggling|to fight smuggling|on smuggling)[^.;]{0,20}(money|funds|funding|budget|million)|million[^.;]{0,30}(against|to fight|to counter) (smuggl|traffick)`,
			breaks: "The EU gave €140 million against smuggling."},
		{name: "what the amounts also pay for", says: "a table row of an amount with a wider purpose says so, or that the source does not", in: inUnit, when: `\| €(140|91\.3|100|125) million`,
			then: `(?i)border|does not say what for|stabilisation`, breaks: "Morocco | 2018 | €140 million mobilised, EU | no result"},
		{name: "whose pledge for what", says: "the 125 million were pledged at a G5 conference for stabilisation, and neither pledge is called one to the G5 Sahel", charts: true, in: inSentence,
			never: `(?i)pledge[sd]?[^.;]{0,40} (to|for) the G5|€(100|125|225) million[^.;]{0,20} (to|for) the G5`, breaks: "€225 million was pledged to the G5 Sahel."},
		{name: "networks are no purpose", says: "what is paid for in Morocco is the dismantling of networks, not networks", charts: true, data: true, in: inSentence,
			when: `(?i)(Morocco|border).*networks`, then: `(?i)dismantl|against|prosecut|law and other|smuggling and trafficking networks`, breaks: "Border authorities, for protection, irregular migration and criminal networks"},
		{name: "no period for the team’s money", says: "the 6 million have no period: the year is that of the team", charts: true, in: inUnit, never: `\b6(\.0)? ?(million)?\b[^|]*\bsince 2017|since 2017 \| 6\.0`,
			breaks: "Niger | EU Trust Fund | financed | since 2017 | 6.0"},
		{name: "no money per result", says: "money is never divided by a result", in: inUnit,
			never:  `(?i)(€|EUR|euro)[^.;|]{0,30}\b(per|for each|for every|an?)\b (arrest|case|network|vessel|person|rescue|suspect|migrant|prosecution)|value for money|cost[- ]effective|return on`,
			breaks: "That is €230 000 per arrest."},
		{name: "no average", says: "nothing is averaged", data: true, in: inSentence, never: `(?i)on average|\baverage of\b|per event|per action day|per case|a head\b`, unless: `no average`, breaks: "17 people per event came."},
		{name: "no totals of the Trust Fund", says: "what the Trust Fund approved in all stands on no page, but in the monthly brief, which shows no other amount", butMonthly: true, in: inUnit, never: `\b(3 157|3 754|3 638|1 549|1 749\.5|1 865|1 141\.3|1 306\.6)\b`,
			breaks: "Of €3 754 million the Fund approved, much went to Libya."},

		// What is counted, and when.
		{name: "no sum of results", says: "results of different kinds or periods are never added", in: inUnit, never: `\b(758|3 825|3 725|3 925|13 571|13 371|233|2 560)\b`,
			breaks: "758 suspects were held."},
		{name: "suspects", says: "607, 151 and the counts before it are suspects, or arrests", in: inUnit, when: `\b(607|151|143|137)\b`, then: `(?i)suspect|arrests`,
			breaks: "151 smugglers since 2015"},
		{name: "no smugglers caught", says: "nobody is called a smuggler or trafficker who is a suspect", data: true, in: inSentence,
			never:  `(?i)(smugglers|traffickers) (were |was )?(caught|arrested|apprehended|held|jailed|sentenced)|(caught|arrested|apprehended|held) (\S+ )?(smugglers|traffickers)`,
			unless: `(?i)suspect`, breaks: "607 smugglers caught"},
		{name: "no convictions", says: "neither suspects nor prosecutions are convictions", data: true, in: inSentence, never: `(?i)convict|sentenced|guilty`,
			unless: `(?i)not convict|neither convictions`, breaks: "200 convictions in Niger"},
		{name: "prosecutions and networks apart", says: "200 are prosecutions, or children; 33 are networks", in: inUnit, when: `(^|[^€\d.])\b(200|33)\b`, then: `(?i)prosecution|children|boys and girls|network`,
			breaks: "33 cases since 2017"},
		{name: "year of a year’s results", says: "results of a year are printed with it", in: inUnit, when: `\b(607|101|39)\b.*(?i)(arrest|suspect|case|action day)`, then: `\b2018\b`,
			breaks: "607 suspects arrested"},
		{name: "counts at sea are so far", says: "running totals at sea are so far, which is until the source’s date: it gives them no start", charts: true, in: inUnit, when: `\b(551|151)\b`,
			then: `(?i)so far|until Mar|by March|to date|\| (551|151)$|14 May 2018|2019-03`, never: `(551|151)[^.;|]*since 2015|since 2015[^.;|]*(551|151)`, breaks: "551 vessels removed since 2015"},
		{name: "no subset of the vessels", says: "counts of other sources, whose words differ, are no part of the 551", charts: true, in: inSentence, never: `\b(545|540|537|143)\b of (the )?\d`, breaks: "545 of the 551 vessels"},
		{name: "credit for prosecutions", says: "the Nigerien authorities secured the prosecutions", charts: true, in: inSentence, when: `\b200 prosecutions|prosecutions.*\b200\b`, then: `Nigerien`,
			breaks: "The team in Niger secured 200 prosecutions."},
		{name: "no year for prosecutions", says: "the year 2017 stands with the networks only", charts: true, in: inSentence, never: `200 prosecutions[^,.;|]*2017|prosecutions[^,.;|]*since 2017|2017[^,.;|]*prosecutions`,
			breaks: "200 prosecutions since 2017"},
		{name: "start of the counts in Niger", says: "running totals in Niger are printed with their start", in: inUnit, when: `\b(13 000|371)\b|\b33 (\S+ )*networks`, then: `\b2017\b|inception`,
			breaks: "more than 13 000 migrants rescued in Niger"},
		{name: "training with its period", says: "training figures of a year or a few months are printed with it", in: inUnit, when: `\b3 400\b|\b198\b`, then: `\b2017\b`, breaks: "more than 3 400 people trained"},
		{name: "window of the judiciary", says: "the judiciary was trained in three months", in: inSentence, when: `\b100\b.*judiciary`, then: `Aug`, breaks: "more than 100 members of the judiciary"},
		{name: "window of the children", says: "the children were sheltered in two months", in: inSentence, when: `\b200\b.*children`, then: `two months`, breaks: "more than 200 children were rescued"},
		{name: "lower bounds say so", says: "a lower bound never stands without “more than” or its sign", in: inUnit,
			strip:  `(?i)(more than|>) ?€?\d[\d .]*|325,? 14 December 2018`,
			never:  `\b(2 400|325|3 400|13 000|10 500|137)\b|\b35%|€23 million|\b23\.0\b|\b23 not named|\b100 members|\b200 (boys|children)`,
			breaks: "13 000 migrants rescued in Niger since 2017"},
		{name: "rescues are in Niger", says: "the rescued migrants are those in the desert of Niger", in: inUnit, when: `13 000`, then: `Niger`, breaks: "more than 13 000 migrants rescued, since 2017"},
		{name: "no rescues at sea", says: "the source gives no figure of rescues at sea", in: inSentence, never: `(?i)\d[^.;]*\b(rescued|saved) at sea|rescued at sea[^.;]*\d`, breaks: "13 000 people rescued at sea"},

		// Single facts.
		{name: "hailings are about arms", rests: true, says: "hailings and friendly approaches stand with the task against arms smuggling", in: inUnit, when: `(?i)hailing|friendly approach`, then: `(?i)weapons`,
			breaks: "more than 2 400 hailings"},
		{name: "countries, not officers", says: "12 is a number of countries", in: inSentence, never: `(?i)\b(12|twelve) (EU |European |[Mm]igration |[Ll]iaison )*officers`, when: `(?i)\b(12|twelve)\b.*liaison|liaison.*\b(12|twelve)\b`,
			then: `(?i)countries`, breaks: "twelve liaison officers"},
		{name: "rates without a base", says: "the two online rates stand with the note that no base is given", in: inUnit, when: `\b(35|98)%`, then: `(?i)no base|base (is )?not stated`, breaks: "98% is removed."},
		{name: "the mission in Niger only", says: "the training figures of the mission in Niger are not those of Mali", in: inSentence, when: `\b(3 400|198)\b`, then: `in Niger\b|Sahel Niger`,
			breaks: "EUCAP trained more than 3 400 people in 2017."},
		{name: "no figure for Mali", says: "no figure is given to the mission in Mali", in: inUnit, never: `(?i)(EUCAP )?(Sahel )?Niger and Mali (trained|held)|\b(3 400|198)\b[^.;]*\bMali\b`, breaks: "3 400 people in Niger and Mali"},
		{name: "Nigerien, not Nigerian", says: "Nigerien is of Niger", data: true, in: inUnit, never: `Nigerian`, breaks: "French, Spanish and Nigerian officers"},
		{name: "Nigeria has awareness work", says: "Nigeria stands in the list of awareness work only", in: inSentence, never: `\bNigeria\b`, unless: `Nigeria, the Middle East and Afghanistan`, breaks: "networks dismantled in Nigeria"},
		{name: "the Gulf of Guinea", says: "Guinea on the pages is the sea area, or Guinea Conakry among the six countries of awareness projects", in: inUnit, never: `Guinea`, unless: `Gulf of Guinea|Ivory Coast, Guinea Conakry`,
			breaks: "programmes in Guinea"},
		{name: "Somalia and Somaliland", says: "Somalia stands in the list of awareness work, Somaliland in that of the web platform", in: inSentence, never: `Somali`,
			unless: `Sudan, Ethiopia, Somalia\)|Ethiopia, Somaliland and Djibouti`, breaks: "Somalia 46.0"},
		{name: "the cell has no date", says: "the source gives no date for the Crime Information Cell", in: inSentence, never: `Crime Information Cell[^.;]*\b20\d\d|\b20\d\d[^.;]*Crime Information Cell`,
			breaks: "In 2018 a Crime Information Cell was set up."},
		{name: "no usual names on pages", says: "GLO.ACT and Frontex are not the source’s names", in: inUnit, never: `GLO\.ACT|Frontex`, breaks: "GLO.ACT in 13 countries"},
		{name: "two different crimes", says: "every brief says that smuggling and trafficking differ in law", in: inBrief, then: `(?i)different (crimes )?in law`, breaks: "Smuggling is a crime."},
		{name: "mixed figures keep both words", says: "figures for both crimes are not given to one of them", in: inSentence,
			never: `(?i)\b(6|six) (human )?(traffickers|smugglers)\b|\b(607|151)\b[^.;]*(smuggling|trafficking) suspects`, unless: `(?i)traffickers and smugglers`,
			breaks: "six traffickers in Libya"},
		{name: "sanctions are of the UN", says: "a travel ban and asset freeze are those of the United Nations", in: inSentence, when: `(?i)travel ban|asset freeze`, then: `\bUN\b|United Nations`,
			breaks: "The EU imposed a travel ban on six traffickers and smugglers."},
		{name: "trade limits are of the EU", says: "the limits on boats and motors are another measure", in: inSentence, never: `(inflatable|outboard)[^.;]*\bUN\b|\bUN\b[^.;]*(inflatable|outboard)`, breaks: "UN limits on inflatable boats"},
		{name: "jobs in Niger are not in the Horn", says: "PAIERA and the awareness projects stand after the Horn of Africa in the source, but are not about it", in: inSentence,
			never: `(PAIERA|information projects)[^.;]*Horn|Horn[^.;]*(PAIERA|information projects)`, breaks: "In the Horn of Africa, PAIERA offers jobs."},
		{name: "no zero", says: "what is not stated is not zero", in: inUnit, never: `€ ?0\b|(^|\| |\s)0(\.0)? million`, breaks: "EUBAM Libya €0"},
		{name: "no amount where none is printed", says: "bodies and programmes of which the source gives no amount have none on the pages", in: inSentence,
			never:  `(AJUSEN|PAIERA|EUBAM|EUCAP|Gulf of Guinea|taskforce|information projects)[^.;]*(€|EUR|million)`,
			breaks: "PAIERA received €10 million."},
		{name: "no praise", says: "promotional phrases are left out", data: true, in: inSentence,
			never: `(?i)decisive role|successful partnership|largest supporter|actively contribut|solid framework|robust|landmark|unprecedented`, unless: `The source calls the EU its “largest supporter”`,
			breaks: "The EU is the largest supporter of the force."},
		{name: "no effect", says: "there is no baseline, so nothing shows effect", in: inSentence,
			strip:  `(led|leading) to the arrest of|success rate of removal`,
			never:  `(?i)thanks to|led to|because of|as a result|resulted in|\bimpact\b|effective|success|reduc(ed|tion)|declin|\bfell\b|dropp(ed|ing)|fewer|deterr|proves|works? well|turned the tide`,
			breaks: "Thanks to the operation crossings fell."},
		{name: "Council on the internet", says: "the Council highlights that disrupting can be of particular value, and is not said to have agreed to disrupt", in: inSentence,
			never: `(?i)Council[^.;]*(agreed|decided|is to|will) (to )?disrupt`, when: `(?i)Council[^.;]*online`, then: `can be of particular value`, breaks: "The Council agreed to disrupt what smugglers do online."},
		{name: "no fund pools", says: "nothing in the sources says that the Trust Fund pools money of others", charts: true, data: true, in: inSentence,
			never: `(?i)pools? (other|money)|other donors’ money|Member States and of other countries`, breaks: "The Fund also pools other donors’ money."},
		{name: "not everything is in one source", says: "no text says that all of it is in one factsheet: points of other sources are shown", in: inSentence, never: `(?i)everything[^.;]*(one|this) factsheet`,
			breaks: "Everything on these slides is in one factsheet."},
		{name: "key figures have their own periods", says: "no heading gives figures of different periods one start", in: inUnit, never: `(?i)(numbers|figures)[^.|]*since 20\d\d$`, breaks: "Four numbers sum up the EU effort since 2015"},
		{name: "no count of years as a finding", says: "no title says that measures came every year", charts: true, in: inUnit, never: `(?i)every year|year after year|year by year`, breaks: "Measures have built up every year since 2015"},
		{name: "who is reached directly", says: "Senegal and the global action do not stand under support that reaches people", in: inUnit, never: `(?i)reaches people directly`, breaks: "Support also reaches people directly"},
		{name: "global action has four years", says: "the global action runs four years, 2015–2019, as is stated", charts: true, in: inUnit, when: `Global action with UNODC, `, then: `four years, 2015–2019`, breaks: "Global action with UNODC, to 2019"},
		{name: "one source, named", says: "every brief names the document it restates, with its date", in: inBrief, then: `(Source|Main source): (EU factsheet|European Union)[^\n]*March 2019`, breaks: "Source: various."},
		{name: "an example", says: "every brief says that it is no official publication", in: inBrief, then: `(?i)no official publication`, breaks: "Publisher: European Union."},
	}
}

// dataChecks look at the shipped data by their fields.
func dataChecks() []wordCheck {
	const inds = "data/indicators/"
	return []wordCheck{
		{name: "usual names are marked", says: "where the data mention GLO.ACT or Frontex, they say that it is the usual name", data: true, in: inUnit,
			when: `GLO\.ACT|Frontex`, then: `usually called|does not use`, breaks: "name: GLO.ACT"},
		{name: "Nigeria in one list", says: "Nigeria is in the list of other awareness work and nowhere else", edit: [3]string{"data/actions.yaml", "countries: [NE]", "countries: [NG]"},
			fields: func(m *material) []string {
				var wrong []string
				for where, codes := range countriesOf(m) {
					if slices.Contains(codes, "NG") && where != "list ongoing-awareness" {
						wrong = append(wrong, where+" has the country NG")
					}
				}
				return wrong
			}},
		{name: "codes of countries", says: "Guinea is GN, Ivory Coast CI, The Gambia GM; the Gulf of Guinea has no code", edit: [3]string{"data/vocabulary.yaml", "{code: GN, name: Guinea}", "{code: GN, name: Gulf of Guinea}"},
			fields: func(m *material) []string {
				var wrong []string
				for _, c := range m.project.Dataset.Countries {
					want := map[string]string{"GN": "Guinea", "CI": "Côte d’Ivoire", "GM": "The Gambia", "NE": "Niger", "NG": "Nigeria"}[c.Code]
					if name := english(c.Name); want != "" && name != want || strings.Contains(name, "Gulf") {
						wrong = append(wrong, c.Code+" is "+name)
					}
				}
				for where, codes := range countriesOf(m) {
					if strings.Contains(where, "gulf") && len(codes) > 0 {
						wrong = append(wrong, where+" has countries")
					}
				}
				return wrong
			}},
		{name: "Somaliland has no code", says: "Somaliland is listed beside countries, and Somalia is not shaded for it", edit: [3]string{"data/vocabulary.yaml", "codes: [KE, ET, DJ]", "codes: [KE, ET, DJ, SO]"},
			fields: func(m *material) []string {
				l := m.project.Dataset.List("bmm-platform")
				if l == nil || slices.Contains(l.Codes, "SO") || len(l.Others) != 1 || english(l.Others[0]) != "Somaliland" {
					return []string{"the list bmm-platform does not keep Somaliland apart from Somalia"}
				}
				return nil
			}},
		{name: "liaison countries are not named", says: "the 12 countries are not named, so nothing can be mapped", edit: [3]string{"data/vocabulary.yaml", "codes: []\n  count: 12", "codes: [NE, ML, SN, LY, TN, MA, EG, ET, SD, NG, PK, UA]\n  count: 12"},
			fields: func(m *material) []string {
				l := m.project.Dataset.List("emlo-12")
				if l == nil || len(l.Codes) > 0 || l.Count == nil || *l.Count != 12 {
					return []string{"the list emlo-12 names countries"}
				}
				return nil
			}},
		{name: "the cell is no dated action", says: "the Crime Information Cell stands in no dated action", edit: [3]string{"data/actions.yaml", "actor: operation-sophia", "actor: crime-information-cell"},
			fields: func(m *material) []string {
				var wrong []string
				for _, a := range m.project.Dataset.Actions {
					if a.Actor == "crime-information-cell" {
						wrong = append(wrong, "the action "+a.ID+" dates it")
					}
				}
				return wrong
			}},
		{name: "amounts only where printed", says: "no amount is given to those of which the source prints none", edit: [3]string{inds + "funding.yaml", "actor: jit-niger\n", "actor: ajusen\n"},
			fields: func(m *material) []string {
				without := strings.Fields("ajusen paiera paiera-phase-2 eubam-libya eucap-sahel-niger eucap-sahel-mali csdp-missions gulf-of-guinea-programmes au-eu-un-task-force amif amif-campaigns alternatives-projects crime-information-cell")
				return indicatorsWith(m, func(i *dataset.Indicator) bool { return i.Counts == "money" && slices.Contains(without, i.Actor) }, "gives an amount that the source does not print")
			}},
		{name: "payers as the sentences name them", says: "programmes whose sentence names no payer have none, and all donors are no EU money", edit: [3]string{inds + "funding.yaml",
			"payer: not-named\n  funding_status: worth\n  purpose: prevent and address", "payer: eu\n  funding_status: worth\n  purpose: prevent and address"},
			fields: func(m *material) []string {
				want := map[string]dataset.PayerID{"bmm-funding": "not-named", "unodc-north-africa": "not-named", "awareness-funding": "not-named", "gloact-funding": "not-named", "g5-conference-all-donors": "all-donors"}
				return indicatorsWith(m, func(i *dataset.Indicator) bool { return want[i.ID] != "" && i.Payer != want[i.ID] }, "names another payer than its sentence")
			}},
		{name: "Trust Fund amounts lie in its total", says: "every Trust Fund amount of the source is declared part of what the Fund approved", edit: [3]string{"data/relations.yaml", "- from: jit-niger-funding\n  kind: part_of", "- from: jit-niger-funding\n  kind: same_sentence_as"},
			fields: func(m *material) []string {
				part := map[string]bool{"eutf-approved": true}
				for _, r := range m.project.Dataset.Relations {
					if r.Kind == "part_of" && r.To == "eutf-approved" {
						part[r.From] = true
					}
				}
				return indicatorsWith(m, func(i *dataset.Indicator) bool { return i.Payer == "eu-trust-fund" && !part[i.ID] }, "is not declared part of what the Fund approved")
			}},
		{name: "region and section apart", says: "Senegal is in West Africa though filed under the Horn of Africa, and what follows the Horn is not about it", edit: [3]string{"data/actions.yaml", "area: west-africa", "area: horn-of-africa"},
			fields: func(m *material) []string {
				var wrong []string
				ds := m.project.Dataset
				areas := map[string]string{"cop-senegal-funding": "west-africa", "paiera-people-assisted": "sahel", "amif-projects": "none", "gloact-funding": "global",
					"cop-senegal-adopted": "west-africa", "paiera-launched": "sahel", "amif-projects-start": "none"}
				for _, i := range ds.Indicators {
					if want := areas[i.ID]; want != "" && i.ReferenceArea != want {
						wrong = append(wrong, i.ID+" is placed in "+i.ReferenceArea)
					}
				}
				for _, a := range ds.Actions {
					if want := areas[a.ID]; want != "" && a.Area != want {
						wrong = append(wrong, a.ID+" is placed in "+a.Area)
					}
				}
				return wrong
			}},
		{name: "headings as they belong", says: "the text lost the levels of its headings; the data give each its parent", edit: [3]string{"data/sources.yaml", "heading: OFFERING ALTERNATIVES, parent: outside-eu,", "heading: OFFERING ALTERNATIVES, parent: outside-eu.horn-of-africa,"},
			fields: func(m *material) []string {
				want := map[string]string{"outside-eu.alternatives": "outside-eu", "outside-eu.global-action": "outside-eu", "inside-eu.europol": "inside-eu", "outside-eu.horn-of-africa": "outside-eu.support"}
				var wrong []string
				for _, s := range m.project.Dataset.Source("eu-factsheet-2019-03").Sections {
					if p := want[s.ID]; p != "" && s.Parent != p {
						wrong = append(wrong, s.ID+" stands under "+s.Parent)
					}
				}
				return wrong
			}},
		{name: "Senegal is noted where it is shown", says: "a brief that shows the partnership with Senegal says where the source files it", edit: [3]string{inds + "funding.yaml", "print: true}\n  - The same partnership", "print: false}\n  - The same partnership"},
			fields: func(m *material) []string {
				return notedWhere(m, "cop-senegal-funding", `Senegal.*Horn of Africa|Horn of Africa.*Senegal`)
			}},
		{name: "bounds are marked", says: "the nine figures printed as more than or over are lower bounds, as is one outside count of suspects", edit: [3]string{inds + "funding.yaml", "qualifier: more_than", "qualifier: exact"},
			fields: func(m *material) []string {
				bounds := strings.Fields("awareness-funding iru-referrals-increase sophia-hailings sophia-coastguard-trained eucap-niger-trainees niger-migrants-rescued bmm-judiciary-trained bmm-children-rescued bmm-event-audience")
				return indicatorsWith(m, func(i *dataset.Indicator) bool {
					main := i.Observations[0]
					return (main.Qualifier == "more_than") != slices.Contains(bounds, i.ID)
				}, "is marked otherwise than printed")
			}},
		{name: "desert rescues have one count", says: "other counts of rescues in Niger run from other dates and are left out, as are persons of the investigation team", edit: [3]string{inds + "partner-countries.yaml",
			"    source: {source: eu-factsheet-2019-03, section: outside-eu.sahel, line: 113}\n    confidence: high\n",
			"    source: {source: eu-factsheet-2019-03, section: outside-eu.sahel, line: 113}\n    confidence: high\n  - {value: 9000, qualifier: exact, printed: x, time_period: 2018-04-13, published: 2018-04-13, source: {source: sophia-2018-04}, confidence: high}\n"},
			fields: func(m *material) []string {
				return indicatorsWith(m, func(i *dataset.Indicator) bool {
					return i.Counts == "rescued-migrants" && len(i.Observations) > 1 || i.Actor == "jit-niger" && i.Unit == "persons"
				}, "puts counts with different starts on one line")
			}},
		{name: "praise is marked", says: "statements that praise or rank are marked, so that a brief leaves them out", edit: [3]string{"data/statements.yaml", "tone: superlative", "tone: neutral"},
			fields: func(m *material) []string {
				var wrong []string
				for _, s := range m.project.Dataset.Statements {
					if praise.MatchString(english(s.Text)+" "+english(s.Note)) && s.Tone == "neutral" {
						wrong = append(wrong, "the statement "+s.ID+" is called neutral")
					}
				}
				return wrong
			}},
		{name: "every chart and table has a source", says: "every brief names its sources, below each chart and table or in its notes", edit: [3]string{"data/sources.yaml", "short: EU factsheet", "short: Fact file"},
			fields: func(m *material) []string {
				var wrong []string
				for _, d := range m.docs {
					gathered := false
					for _, u := range unitsOf(d) {
						gathered = gathered || (strings.HasSuffix(u.where, "imprint") || strings.HasSuffix(u.where, "notes")) && (strings.HasPrefix(u.text, "Source: EU factsheet") || strings.HasPrefix(u.text, "Main source: European Union, "))
					}
					slide := ""
					eachBlock(d.Blocks, func(b doc.Block) {
						var id, foot string
						switch b := b.(type) {
						case *doc.Slide:
							slide = plainOf(b.Foot)
							return
						case *doc.Chart:
							id, foot = b.ID, plainOf(b.Source)
						case *doc.Table:
							id, foot = b.ID, plainOf(b.Note)
						default:
							return
						}
						foot += slide
						if !gathered && !strings.Contains(foot, "Source: EU factsheet, March 2019") {
							wrong = append(wrong, d.ID+": "+id+" names no source")
						}
					})
				}
				return wrong
			}},
	}
}

var praise = regexp.MustCompile(`(?i)decisive|successful|ranks the EU|effective|solid|active part|stepped up`)

func english(t dataset.Text) string {
	s, _, _ := t.In("en")
	return s
}

// countriesOf lists what the data place in countries.
func countriesOf(m *material) map[string][]string {
	out := map[string][]string{}
	ds := m.project.Dataset
	for _, l := range ds.Lists {
		out["list "+l.ID] = l.Codes
	}
	for _, i := range ds.Indicators {
		out["indicator "+i.ID] = i.Countries
	}
	for _, a := range ds.Actions {
		out["action "+a.ID] = a.Countries
	}
	for _, a := range ds.Actors {
		out["actor "+a.ID] = a.Countries
	}
	return out
}

func indicatorsWith(m *material, bad func(*dataset.Indicator) bool, what string) []string {
	var wrong []string
	for _, i := range m.project.Dataset.Indicators {
		if bad(i) {
			wrong = append(wrong, i.ID+" "+what)
		}
	}
	return wrong
}

// notedWhere sees that each brief that shows a figure has a note on it.
func notedWhere(m *material, ref, note string) []string {
	var wrong []string
	for _, d := range m.docs {
		shows := slices.ContainsFunc(d.Uses, func(u doc.Use) bool { return u.Ref == ref })
		says := regexp.MustCompile(note)
		noted := slices.ContainsFunc(d.Notes, func(n doc.Note) bool { return says.MatchString(plainOf(n.Text)) })
		eachBlock(d.Blocks, func(b doc.Block) {
			var texts [][]doc.Span
			switch b := b.(type) {
			case *doc.Slide: // slides have speaker notes in their place
				texts = append(slices.Clone(b.Evidence), b.Beside)
			case *doc.Chart:
				texts = [][]doc.Span{b.Note}
			case *doc.NotesBlock:
				texts = slices.Concat(b.Text, b.More)
			}
			noted = noted || slices.ContainsFunc(texts, func(p []doc.Span) bool { return says.MatchString(plainOf(p)) })
		})
		if shows && !noted {
			wrong = append(wrong, fmt.Sprintf("%s shows %s without the note", d.ID, ref))
		}
	}
	return wrong
}

// eachBlock visits blocks, those in columns and boxes too.
func eachBlock(blocks []doc.Block, visit func(doc.Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *doc.Slide:
			eachBlock(b.Blocks, visit)
		case *doc.Columns:
			for _, c := range b.Cols {
				eachBlock(c, visit)
			}
		case *doc.Box:
			eachBlock(b.Body, visit)
		}
	}
}

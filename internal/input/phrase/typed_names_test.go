package phrase_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/named"
	"briefing/internal/input/phrase"
	"briefing/internal/testkit/world"
	"briefing/templates"
)

func rulesOf(t *testing.T) *phrase.Rules {
	t.Helper()
	return phrase.NewRules(world.Catalog(templates.FS), &dataset.Dataset{})
}

// told are the typed figures of a text.
func told(rules *phrase.Rules, text string) (list []string) {
	s := []rune(text)
	for _, x := range rules.Only(s) {
		list = append(list, string(s[x.From:x.To]))
	}
	return list
}

func TestNumbersInNames(t *testing.T) {
	rules := rulesOf(t)
	names, figures := strings.Split(areNames, "\n"), strings.Split(areFigures, "\n")
	if len(names) < 80 || len(figures) < 80 {
		t.Fatalf("%d names and %d figures: some were lost", len(names), len(figures))
	}
	for _, line := range names {
		s, but, _ := strings.Cut(line, "|")
		if got := told(rules, s); strings.Join(got, ", ") != but {
			t.Errorf("%q: typed figures %q, want %q", s, got, but)
		}
	}
	for _, line := range figures {
		s, want, _ := strings.Cut(line, "|")
		if got := told(rules, s); !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("%q must be refused for %q, found %q", s, want, got)
		}
	}
}

// example is a text that a pattern describes: a choice of each that it has, and numbers filled in.
func example(rng *rand.Rand, pattern string) string {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	number := func(from, to int) string { return strconv.Itoa(from + rng.IntN(to-from+1)) }
	return braces.ReplaceAllStringFunc(pattern, func(s string) string {
		inside := s[1 : len(s)-1]
		switch inside {
		case "number":
			return number(1, 99999)
		case "digit":
			return number(0, 9)
		case "year":
			return number(1900, 2099)
		case "age":
			return number(0, 120)
		case "percent":
			return number(50, 99) + pick("", "", ".5", ",9", ".73")
		case "roman":
			return pick("II", "III", "IV", "VII", "IX", "XII", "XIV", "XXXIX", "LXIV", "CCCXCIX")
		case "reference":
			return pick(number(1, 1899), number(1, 400)+pick("a", "b", "(1)", "(2)(a)", ".3", ".12.1", "(iv)"), "VII", "XII")
		case "telephone":
			return pick("112", "110", "+32 2 299 11 11", "02 299 11 12", "116 000", "+1-202-555-0100")
		}
		return pick(strings.Split(inside, "|")...)
	})
}

var braces = regexp.MustCompile(`\{[^{}]*\}`)

// Whatever the patterns of the English file describe passes in every sentence, but not where its number is the beginning or the end
// of a longer one or something is counted by it.
func TestNumbersInNamesGenerated(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	rules := rulesOf(t)
	words := world.Catalog(templates.FS).FigureWords()
	refused := func(s, of string) {
		t.Helper()
		if len(told(rules, s)) == 0 {
			t.Errorf("%q of the pattern %q must be refused", s, of)
		}
	}
	atEnd := 0
	for i, list := range [][]named.Pattern{words.Names, words.NamesAtEnd} {
		for _, p := range slices.Concat(list, list[:i*len(list)], list[:i*len(list)], list[:i*len(list)]) {
			s := example(rng, p.Written)
			frames := []string{"%s", "So %s, and more.", "(%s)", "It is “%s”.", "See %s; it is so.", "Of %s."}
			if i == 0 {
				frames = append(frames, "Then %s holds.", "What %s says")
			} else {
				frames = append(frames, "Then %s or more.")
				refused("Then "+s+" dancers came.", p.Written)
				atEnd++
			}
			for _, frame := range frames {
				if got := told(rules, strings.ReplaceAll(frame, "%s", s)); len(got) > 0 {
					t.Errorf("%q of the pattern %q: typed figures %q", strings.ReplaceAll(frame, "%s", s), p.Written, got)
				}
			}
			loose := false
			if list, _ := named.Parse(p.Written); true {
				for _, one := range list {
					end, ok := one.Match([]rune(s), 0)
					loose = loose || ok && end == len([]rune(s)) && one.Loose([]rune(s))
				}
			}
			last := s[len(s)-1]
			switch {
			case strings.HasSuffix(p.Written, "{telephone}"): // it may have any more digits
				refused("It is "+s+" million", p.Written)
			case last >= '0' && last <= '9':
				for _, more := range []string{",000", " 000", "\u00a0000", "'000", " million", " billion", " hundred", "%", " %", " EUR", " €", "00000", "{{", "x"} {
					refused("It is "+s+strings.ReplaceAll(more, "{{", string(phrase.MaskOther)), p.Written)
				}
			case !strings.ContainsAny(s, "0123456789₀²³"):
			default:
				refused("It is "+s+" million", p.Written)
			}
			if loose {
				for _, more := range []string{" people", " vessels came", " days", " 3 boats", "-bed", " " + string(phrase.MaskNoun)} {
					refused("It is "+s+more, p.Written)
				}
			}
			if s[0] >= '0' && s[0] <= '9' {
				for _, before := range []string{"30", "1,", "1 ", "€", "€ ", "EUR ", "1.", "–", string(phrase.MaskOther)} {
					refused("It is "+before+s, p.Written)
				}
			}
		}
	}
	if atEnd < 100 {
		t.Errorf("only %d names at ends were tried", atEnd)
	}
}

// A number passes for no other reason than that a name is there: of sentences made of the words of names and of other words in any
// order, those pass in which every number stands in an example of a pattern.
func TestNumbersAmongWordsOfNames(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	rules := rulesOf(t)
	others := []string{"the", "people", "over", "was", "aged", "in", "met", "boats", "call", "million", "of", "and", "this", "section", "goal", "room"}
	for range 20000 {
		var s []string
		for range 1 + rng.IntN(4) {
			s = append(s, others[rng.IntN(len(others))])
		}
		number := strconv.Itoa(121 + rng.IntN(800)) // no age
		at := rng.IntN(len(s) + 1)
		if at > 0 && (s[at-1] == "call" || s[at-1] == "goal") {
			continue // call 112
		}
		s = append(s[:at], append([]string{number}, s[at:]...)...)
		text := strings.Join(s, " ")
		if got := told(rules, text); !strings.Contains(strings.Join(got, " "), number) {
			t.Fatalf("%q must be refused for %s, found %q", text, number, got)
		}
	}
}

// Another language has names and words of its own, and none of the English ones.
func TestNumbersInNamesOfAnotherLanguage(t *testing.T) {
	english, err := templates.FS.ReadFile("messages/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	german := `language: de
tag: de-DE
words:
  numbers: [eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf]
  figures: [zwei, drei]
  scales: [tausend, million, millionen, milliarde, milliarden]
  scales_after: [in]
  scales_per: [je, pro]
  counted: [menschen, schiffe]
  number_names: ["{Artikel|Art.} {reference}", "{über|unter} {age} {Jahre|Jahren}", "Covid-19", "{percent}-%-Konfidenzintervall", "Verordnung (EU) {year}/{number}"]
  number_names_at_end: ["{Raum|Zimmer} {number}"]
  names_before: [und]
`
	cat, _ := language.Load(fstest.MapFS{"messages/en.yaml": {Data: english}, "messages/de.yaml": {Data: []byte(german)}}, "messages", "de")
	rules := phrase.NewRules(cat, &dataset.Dataset{})
	for s, want := range map[string]string{
		"Todesfälle je Million; je Million Einwohner, pro Tausend.": "", "Artikel 5 und Art. 7 gelten.": "", "Frauen über 65 Jahren": "", "Covid-19, COVID-19-Fälle": "", "Das 95-%-Konfidenzintervall": "",
		"Verordnung (EU) 2016/1624": "", "Raum 3 und Zimmer 4.": "", "In EUR Millionen, Milliarden EUR": "",
		"Artikel 5 Millionen": "5", "Artikel 5 Schiffe": "5", "über 65 Menschen": "65", "Raum 300 Gäste": "300", "Article 5": "5", "eine Million": "Million", "je zwei Millionen": "zwei Millionen",
	} {
		if got := strings.Join(told(rules, s), ", "); got != want {
			t.Errorf("%q: typed figures %q, want %q", s, got, want)
		}
	}
}

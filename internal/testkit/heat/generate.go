package heat

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// place is a country of the dataset: people in January 2015, deaths in a plain summer of a hundred thousand people, and
// degrees in summer and in winter.
type place struct {
	code           string
	people         int
	deaths         float64
	summer, winter float64
}

var places = []place{
	{"at", 8_580_000, 4.6, 17.9, -1.2},
	{"de", 81_200_000, 5.8, 17.6, 1.4},
	{"es", 46_450_000, 12.9, 23.8, 7.4},
	{"fi", 5_470_000, 2.4, 14.8, -6.9},
	{"fr", 66_460_000, 7.1, 19.9, 4.6},
	{"gr", 10_860_000, 14.2, 25.1, 6.8},
	{"hr", 4_225_000, 11.3, 21.6, 2.2},
	{"hu", 9_860_000, 8.4, 21.0, 0.6},
	{"it", 60_300_000, 15.8, 22.7, 5.3},
	{"mt", 440_000, 9.0, 26.2, 12.9},
	{"pt", 10_370_000, 11.7, 22.0, 9.1},
	{"se", 9_750_000, 2.1, 14.6, -4.3},
}

// hot says how much worse than a plain summer the heat of a year was, from 2015 on.
var hot = []float64{1.25, 0.72, 0.95, 1.1, 1.2, 0.8, 0.85, 1.7, 1.35, 1.28}

// FirstYear and LastYear are the years that have figures.
const (
	FirstYear = 2015
	LastYear  = 2024
)

// Figures is the text of the file with the figures by country and year. All are made up from a fixed seed, so that it is the
// same each time.
func Figures() string {
	g := &generator{rand: rand.New(rand.NewPCG(2015, 2024))}
	g.line("# Made up by package testkit/heat from a fixed seed: no figure here is true. Its test writes this file with -update.")
	g.line("defaults: {source: heat-report-2025}")
	g.line("")
	g.line("indicators:")
	people := g.population()
	g.deaths(people)
	g.temperatures("summer-temperature", "Mean temperature in summer", "summer", func(p place) float64 { return p.summer }, 1.4)
	g.temperatures("winter-temperature", "Mean temperature in winter", "winter", func(p place) float64 { return p.winter }, -1.1)
	return g.text.String()
}

type generator struct {
	rand *rand.Rand
	text strings.Builder
}

func (g *generator) line(format string, args ...any) { fmt.Fprintf(&g.text, format+"\n", args...) }

// around is a number between less and more than 1 by as much as spread.
func (g *generator) around(spread float64) float64 { return 1 + spread*(2*g.rand.Float64()-1) }

// head begins an indicator by its keys, one a line.
func (g *generator) head(keys ...string) {
	g.line("- %s", keys[0])
	for _, k := range keys[1:] {
		g.line("  %s", k)
	}
	g.line("  observations:")
}

// population is the stock on 1 January of each year, by country in the order of places.
func (g *generator) population() [][]int {
	g.head("id: population", "name: People on 1 January", "short: people", "noun: {one: person, other: people}", "unit: persons",
		"counts: people", "counting: stock", "by: country")
	all := make([][]int, len(places))
	for i, p := range places {
		n := float64(p.people)
		for year := FirstYear; year <= LastYear; year++ {
			all[i] = append(all[i], int(n)/100*100)
			g.line("  - {country: %s, period: %d-01-01, value: %d}", p.code, year, all[i][year-FirstYear])
			n *= 1 + 0.006*(g.rand.Float64()-0.4)
		}
	}
	return all
}

// deaths are the deaths by country and sex, those of all countries together by sex, and the rates with their intervals.
// What is withheld, missing or about is in fixed places.
func (g *generator) deaths(people [][]int) {
	g.head("id: deaths", "name: Deaths in heat waves", "short: deaths", "noun: {one: death, other: deaths}", "counts: heat-deaths",
		"unit: deaths", "counting: single_year", "by: [country, sex]", "adds_up: [sex]",
		"caveats: [{text: Deaths in heat waves are estimated from all deaths; no certificate names the heat., print: true}]")
	special := map[string]string{
		"mt f 2016": "status: suppressed", "mt m 2016": "status: suppressed", "mt f 2020": "status: suppressed",
		"hr f 2017": "value: not stated", "hr m 2017": "value: not stated",
	}
	status := map[string]string{"fi 2020": "estimated", "fr 2018": "break", "de 2022": "revised", "gr 2023": "[estimated, revised]"}
	totals := map[string]int{}
	all := make([][]int, len(places))
	for i, p := range places {
		for year := FirstYear; year <= LastYear; year++ {
			sum := float64(people[i][year-FirstYear]) / 100_000 * p.deaths * hot[year-FirstYear] * g.around(0.2)
			women := int(sum * 0.54 * g.around(0.06))
			men := int(sum) - women
			all[i] = append(all[i], women+men)
			said := status[fmt.Sprintf("%s %d", p.code, year)]
			if year == LastYear {
				said = "provisional"
			}
			for _, x := range []struct {
				sex   string
				value int
			}{{"f", women}, {"m", men}} {
				totals[fmt.Sprintf("%s %d", x.sex, year)] += x.value
				value := fmt.Sprintf("value: %d", x.value)
				if s := special[fmt.Sprintf("%s %s %d", p.code, x.sex, year)]; s != "" {
					value = s
				} else {
					value += withStatus(said)
				}
				g.line("  - {country: %s, sex: %s, period: %d, %s}", p.code, x.sex, year, value)
			}
			switch { // of the others the whole is for the program to add
			case p.code == "it", p.code == "es", p.code == "fr":
				g.line("  - {country: %s, period: %d, value: %d%s}", p.code, year, women+men, withStatus(said))
			case p.code == "mt" && year == 2020: // of its parts only one is published
				g.line("  - {country: mt, period: 2020, value: %d}", women+men)
			}
		}
	}
	for year := FirstYear; year <= LastYear; year++ {
		more := ""
		if year == LastYear {
			more = withStatus("provisional")
		}
		f, m := totals[fmt.Sprintf("f %d", year)], totals[fmt.Sprintf("m %d", year)]
		g.line("  - {sex: f, period: %d, value: %d%s}", year, f, more)
		g.line("  - {sex: m, period: %d, value: %d%s}", year, m, more)
		g.line("  - {period: %d, value: %d%s}", year, f+m, more)
	}
	g.head("id: death-rate", "name: Deaths in heat waves by population", "short: death rate", "unit: per-100k", "counts: heat-deaths",
		"counting: single_year", "by: country", "interval: 95% confidence interval")
	for i, p := range places {
		for year := FirstYear; year <= LastYear; year++ {
			rate := float64(all[i][year-FirstYear]) * 100_000 / float64(people[i][year-FirstYear])
			half := 0.3 + rate*0.06*g.around(0.3)
			value := fmt.Sprintf("value: %.1f, low: %.1f, high: %.1f", rate, rate-half, rate+half)
			switch {
			case p.code == "mt" && year == 2016:
				value = "status: suppressed"
			case p.code == "hr" && year == 2017:
				value = "value: not stated"
			case p.code == "se" && year == 2016:
				value = "value: 2.0, qualifier: less_than"
			case year == LastYear:
				value += ", status: provisional"
			}
			g.line("  - {country: %s, period: %d, %s}", p.code, year, value)
		}
	}
}

func withStatus(s string) string {
	if s == "" {
		return ""
	}
	return ", status: " + s
}

// temperatures are those of a season, in degrees; they follow the heat of the year by so many degrees.
func (g *generator) temperatures(id, name, short string, of func(place) float64, follow float64) {
	g.head("id: "+id, "name: "+name, "short: "+short, "unit: celsius", "counts: air-temperature", "counting: level", "by: country")
	for _, p := range places {
		for year := FirstYear; year <= LastYear; year++ {
			g.line("  - {country: %s, period: %d, value: %.1f}", p.code, year, of(p)+follow*(hot[year-FirstYear]-1)+g.rand.Float64()-0.5)
		}
	}
}

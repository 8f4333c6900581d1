package heat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// place is a country of the dataset: people in January 2015, deaths in a plain summer of a hundred thousand people, and
// degrees in summer and in winter.
type place struct {
	code, name     string
	people         int
	deaths         float64
	summer, winter float64
}

var places = []place{
	{"at", "Austria", 8_580_000, 4.6, 17.9, -1.2},
	{"de", "Germany", 81_200_000, 5.8, 17.6, 1.4},
	{"es", "Spain", 46_450_000, 12.9, 23.8, 7.4},
	{"fi", "Finland", 5_470_000, 2.4, 14.8, -6.9},
	{"fr", "France", 66_460_000, 7.1, 19.9, 4.6},
	{"gr", "Greece", 10_860_000, 14.2, 25.1, 6.8},
	{"hr", "Croatia", 4_225_000, 11.3, 21.6, 2.2},
	{"hu", "Hungary", 9_860_000, 8.4, 21.0, 0.6},
	{"it", "Italy", 60_300_000, 15.8, 22.7, 5.3},
	{"mt", "Malta", 440_000, 9.0, 26.2, 12.9},
	{"pt", "Portugal", 10_370_000, 11.7, 22.0, 9.1},
	{"se", "Sweden", 9_750_000, 2.1, 14.6, -4.3},
}

// hot says how much worse than a plain summer the heat of a year was, from 2015 on.
var hot = []float64{1.25, 0.72, 0.95, 1.1, 1.2, 0.8, 0.85, 1.7, 1.35, 1.28}

// FirstYear and LastYear are the years that have figures.
const (
	FirstYear = 2015
	LastYear  = 2024
)

// Made is the figures by country and year. All are made up from a fixed seed, so that they are the same each time.
type Made struct {
	Figures string   // of figures.yaml: the indicators, which name the files
	Deaths  string   // of deaths.csv: a row a figure, by country and sex
	Rates   string   // of rates.csv: a row a figure, with intervals
	Sheets  []Season // of climate.xlsx: a column a year
}

// Season is a sheet of the workbook: names of countries, and degrees by year.
type Season struct {
	Name      string
	Countries []string
	Degrees   [][]float64 // by country and year
}

// Make makes the figures.
func Make() Made {
	g := &generator{rand: rand.New(rand.NewPCG(2015, 2024))}
	g.line("# Made up by package testkit/heat from a fixed seed: no figure here is true. Its test writes this file with -update.")
	g.line("defaults: {source: heat-report-2025}")
	g.line("")
	g.line("indicators:")
	people := g.population()
	g.deaths(people)
	g.temperatures("summer", "Mean temperature in summer", func(p place) float64 { return p.summer }, 1.4)
	g.temperatures("winter", "Mean temperature in winter", func(p place) float64 { return p.winter }, -1.1)
	g.made.Figures, g.made.Deaths, g.made.Rates = g.text.String(), g.csv.String(), g.rates.String()
	return g.made
}

type generator struct {
	rand             *rand.Rand
	text, csv, rates strings.Builder
	made             Made
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
}

// population is the stock on 1 January of each year, by country in the order of places.
func (g *generator) population() [][]int {
	g.head("id: population", "name: People on 1 January", "short: people", "noun: {one: person, other: people}", "unit: persons",
		"counts: people", "counting: stock", "by: country", "observations:")
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
		"caveats: [{text: Deaths in heat waves are estimated from all deaths; no certificate names the heat., print: true}]",
		`observations: {file: deaths.csv, whole: TOTAL, missing: {":": not stated, c: suppressed}}`)
	row := func(country, sex string, year int, value, status string) {
		fmt.Fprintf(&g.csv, "%s,%s,%d,%s,%s\n", country, sex, year, value, status)
	}
	g.csv.WriteString("country,sex,period,value,status\n")
	special := map[string]string{"mt f 2016": "c", "mt m 2016": "c", "mt f 2020": "c", "hr f 2017": ":", "hr m 2017": ":"}
	status := map[string]string{"fi 2020": "estimated", "fr 2018": "break", "de 2022": "revised", "gr 2023": `"estimated, revised"`}
	totals := map[string]int{}
	all := make([][]int, len(places))
	for i, p := range places {
		code := strings.ToUpper(p.code)
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
				if s := special[fmt.Sprintf("%s %s %d", p.code, x.sex, year)]; s != "" {
					row(code, x.sex, year, s, "")
				} else {
					row(code, x.sex, year, strconv.Itoa(x.value), said)
				}
			}
			switch { // of the others the whole is for the program to add
			case p.code == "it", p.code == "es", p.code == "fr":
				row(code, "TOTAL", year, strconv.Itoa(women+men), said)
			case p.code == "mt" && year == 2020: // of its parts only one is published
				row(code, "TOTAL", year, strconv.Itoa(women+men), "")
			}
		}
	}
	for year := FirstYear; year <= LastYear; year++ {
		said := ""
		if year == LastYear {
			said = "provisional"
		}
		f, m := totals[fmt.Sprintf("f %d", year)], totals[fmt.Sprintf("m %d", year)]
		row("TOTAL", "f", year, strconv.Itoa(f), said)
		row("TOTAL", "m", year, strconv.Itoa(m), said)
		row("TOTAL", "TOTAL", year, strconv.Itoa(f+m), said)
	}
	g.deathRates(people, all)
}

// deathRates are the deaths by a hundred thousand people, with decimal commas, as a German office would write them.
func (g *generator) deathRates(people, deaths [][]int) {
	g.head("id: death-rate", "name: Deaths in heat waves by population", "short: death rate", "unit: per-100k", "counts: heat-deaths",
		"counting: single_year", "by: country", "interval: 95% confidence interval",
		`observations: {file: rates.csv, map: {Land: country, Jahr: period, Rate: value, von: low, bis: high, Art: qualifier, Stand: status}, skip: [Bemerkung], missing: {"–": not stated, ".": suppressed}}`)
	g.rates.WriteString("Land;Jahr;Rate;von;bis;Art;Stand;Bemerkung\n")
	comma := func(x float64) string { return strings.Replace(fmt.Sprintf("%.1f", x), ".", ",", 1) }
	for i, p := range places {
		for year := FirstYear; year <= LastYear; year++ {
			rate := float64(deaths[i][year-FirstYear]) * 100_000 / float64(people[i][year-FirstYear])
			half := 0.3 + rate*0.06*g.around(0.3)
			cells := []string{strings.ToUpper(p.code), strconv.Itoa(year), comma(rate), comma(rate - half), comma(rate + half), "", "", ""}
			switch {
			case p.code == "mt" && year == 2016:
				cells = []string{"MT", "2016", ".", "", "", "", "", "zu wenige Fälle"}
			case p.code == "hr" && year == 2017:
				cells = []string{"HR", "2017", "–", "", "", "", "", "nicht gemeldet"}
			case p.code == "se" && year == 2016:
				cells = []string{"SE", "2016", "2,0", "", "", "less_than", "", ""}
			case year == LastYear:
				cells[6] = "provisional"
			}
			g.rates.WriteString(strings.Join(cells, ";") + "\n")
		}
	}
}

// temperatures are those of a season, in degrees; they follow the heat of the year by so many degrees.
func (g *generator) temperatures(season, name string, of func(place) float64, follow float64) {
	g.head("id: "+season+"-temperature", "name: "+name, "short: "+season, "unit: celsius", "counts: air-temperature", "counting: level", "by: country",
		`observations: {file: climate.xlsx, sheet: `+season+`, range: "A3:K15", map: {Country: country}, wide: period}`)
	x := Season{Name: season}
	for _, p := range places {
		x.Countries = append(x.Countries, p.name)
		var row []float64
		for year := FirstYear; year <= LastYear; year++ {
			row = append(row, math.Round(10*(of(p)+follow*(hot[year-FirstYear]-1)+g.rand.Float64()-0.5))/10)
		}
		x.Degrees = append(x.Degrees, row)
	}
	g.made.Sheets = append(g.made.Sheets, x)
}

// Package language holds the tool's own words and the way each language writes figures, money, shares and dates.
//
// In: templates/messages/<language>.yaml, one file a language. Out: a Catalog, which turns exact values into printed
// strings. It never computes with what it prints: rounding happens here, last, and only for display. It never falls
// back silently: a text that a language lacks is the English one, and loading says so. Words of a brief stand in
// its template, words about the data in the dataset; only what the tool itself prints stands here.
//
// Position of the currency code and the percent sign, and the decimal sign, come from a table of the 24 official languages of
// the European Union (style.go), signs of currencies and their position from Unicode CLDR (package cldr). A message file may
// change each of them; the plural rules, which are CLDR's too, it cannot.
package language

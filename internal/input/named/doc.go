// Package named finds numbers that are part of a name, by patterns that a language's file lists: "Article 5(1)", "COVID-19",
// "aged 15 to 64".
//
// In: patterns as they are written, and the runes of a text. Out: where a pattern stands in the text, or what is wrong with a
// pattern. It must never take a part of a number for the whole: "Article 5" does not stand in "Article 5,000". Whether what follows
// makes a figure of it, as in "Article 5 million", is for package phrase to say, which knows what is counted.
package named

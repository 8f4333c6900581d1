// Package reading reads briefs and charts as people write them and checks them.
//
// In: the files briefs/*.yaml and charts.yaml, the words of one language, and a dataset, of which only names and ids
// matter. Out: template.Library, plain data, and everything that is wrong with the files; and the JSON Schemas that editors
// check them with.
//
// What a block is as it is written, its form, stands beside the function that reads it. Each text goes through package texts,
// and each chart through the package of its kind. It knows no value and no day.
package reading

// Package brief turns templates and resolved indicators into documents.
//
// In: the templates (briefs/*.yaml, charts.yaml), the words of one language, a dataset, and the values that stand on
// an edition's day. Out: doc.Document, in which every string is final. A template holds no figure: it refers to
// values by id, and a figure typed by hand is an error in every printed string, because a number that nobody can
// trace is the one that will be wrong in the next edition. A heading is a claim about the data and is dropped for
// the next one when the data no longer bear it out.
//
// It knows no sizes, no pages and no colours; what does not fit is layout's to say. It adds no fact of its own: where
// values may not stand together the rules of package figures decide, and it prints what they demand.
package brief

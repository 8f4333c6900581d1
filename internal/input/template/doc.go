// Package template is what briefs and charts say: what people write in templates, checked and made plain.
//
// Package reading makes it from the files of templates; packages compose and cite make documents of it. It is plain data
// that no edition changes: texts and claims parsed, references known to name something, charts with what they show. A
// template holds no figure: it refers to values by id. What a text comes to in an edition is for package compose.
package template

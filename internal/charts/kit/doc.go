// Package kit is what all kinds of charts are drawn with: a canvas over go-chart, the sizes of a page form, measured text,
// bars of parts, ticks, and the plain types that a chart is handed on by: Plot, Drawing, Native.
//
// In: a kind's own plan of areas and what it draws in them, in 1/100 pt; a brand's colours and faces; a page form. Out: a
// group of frame items and its height. go-chart hosts every chart: its Chart maps values with its ranges and calls our
// series; a renderer of ours writes down what they draw, so that one drawing serves every output. The package knows no kind
// of chart, no dataset and no language. It never shrinks type and never lets a bar start anywhere but at zero: a chart that
// does not fit is an error that names the label, because the remedy (a shorter word, a wider place) is the writer's to
// choose.
//
// It draws the plot only. Accent bar, title, subtitle, note and source are running text and belong to the pages.
package kit

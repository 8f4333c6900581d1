package pptx

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/doc"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// runsOf turns spans into runs; neighbours of one style become one, as if they had been typed at once. Reference
// numbers are left out: slides have none.
func runsOf(spans []doc.Span) []drawingml.Run {
	var out []drawingml.Run
	for _, s := range spans {
		if s.S == "" {
			continue
		}
		r := drawingml.Run{S: ooxml.Clean(s.S), Bold: s.Bold, Italic: s.Italic, URL: s.URL, See: s.See, Lang: s.Lang}
		if n := len(out); n > 0 {
			before := out[n-1]
			before.S = r.S
			if before == r {
				out[n-1].S += r.S
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// spansPara are spans as paragraphs in the style of their place, each up to a break.
func spansPara(spans []doc.Span) []para {
	if i := slices.IndexFunc(spans, func(s doc.Span) bool { return s.Break }); i >= 0 {
		return append(spansPara(spans[:i]), spansPara(spans[i+1:])...)
	}
	if r := runsOf(spans); len(r) > 0 {
		return []para{{runs: r, item: true}}
	}
	return nil
}

func flat(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return b.String()
}

// shorten cuts a text for a message.
func shorten(s string) string { return cut(s, 60) }

func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

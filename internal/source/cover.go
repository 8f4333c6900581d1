package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefing/internal/diag"
	"briefing/internal/source/mend"
)

// CheckPrintable reports every text below n that holds a character the printing face lacks (an emoji, another
// script), and every text with accents written as separate characters, which would print beside their letter.
// covers says whether the face has a character; nil checks the accents only. Keys are not printed and not checked.
func CheckPrintable(n *Node, covers func(rune) bool) diag.List {
	var l diag.List
	var ascii [utf8.RuneSelf]bool // those that are printed: nearly all there are, and asked about once
	for r := range ascii {
		ascii[r] = r == '\n' || covers == nil || covers(rune(r))
	}
	n.Walk(func(s *Node) {
		if s.Kind != Scalar {
			return
		}
		if whole := norm.NFC.String(s.Value); whole != s.Value {
			l.Add(s.At(firstDifference(s.Value, whole)), diag.Error, "split-accent", "a letter and its accent are two characters, but must be one",
				"type the text again, or paste: "+mend.Quoted(strings.TrimRight(whole, "\n")))
			return
		}
		if covers == nil {
			return
		}
		var seen []rune
		var first diag.Pos
		for i, r := range s.Value {
			if r < utf8.RuneSelf && ascii[r] || r >= utf8.RuneSelf && covers(r) || slices.Contains(seen, r) {
				continue
			}
			if seen == nil {
				first = s.At(i)
			}
			seen = append(seen, r)
		}
		if seen == nil {
			return
		}
		names := make([]string, len(seen))
		for i, r := range seen {
			names[i] = fmt.Sprintf("%s (U+%04X)", shownCharacter(r), r)
		}
		word := "a character"
		if len(seen) > 1 {
			word = "characters"
		}
		l.Add(first, diag.Error, "not-in-face", fmt.Sprintf("the text holds %s that cannot be printed: %s", word, strings.Join(names, ", ")),
			"write it in words, or choose a brand whose face has it")
	})
	return l
}

// shownCharacter is a character as a message shows it. One that is drawn on the character before cannot be shown alone.
func shownCharacter(r rune) string {
	if r >= 0x300 && r < 0x370 || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f {
		return "joined to the one before"
	}
	return string(r)
}

// firstDifference is the offset of the first character of a that b does not have at the same offset.
func firstDifference(a, b string) int {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return i
		}
	}
	return 0
}

package migrate

import (
	"strings"

	"briefing/internal/source"
)

// goneTexts are texts of message files that nothing prints any more. What they said is now the name of a payer or a side.
var goneTexts = []string{"not_named", "payer_not_named", "not_named_sum"}

// rewriteMessages gives texts of message files the names and the variables that they have now.
func rewriteMessages(p *project) {
	for _, f := range p.of(Messages) {
		texts := f.root.Get("messages")
		if texts == nil || texts.Kind != source.Map {
			continue
		}
		with := map[int]altered{}
		put := func(old, key, text string) {
			x, at, ok := field(texts, old)
			if !ok {
				return
			}
			if text == "" || texts.Get(key) != nil {
				with[at] = altered{}
				return
			}
			with[at] = altered{key + ": " + f.quotedAs(x.Value, text), key + ": " + quoted(text)}
		}
		for _, key := range goneTexts {
			put(key, "", "")
		}
		put("named_sum", "of_side", ofSide(word(texts, "named_sum")))
		put("sign_note", "sign_means", signMeans(word(texts, "sign_note"), word(texts, "more_than_tile"), base(f.shown)))
		f.alter(texts, with)
	}
	p.apply()
}

// ofSide is the text of an amount with whose it is, in the order that the text of a named amount has.
func ofSide(old string) string {
	if old == "" || strings.HasPrefix(strings.TrimSpace(old), "{value}") {
		return "{value} {side}"
	}
	return "{side} {value}"
}

// signMeans is the text that explains a sign, made of the one that explained that of "more than". It is empty where the sign or
// the words do not stand in it once each: the English text is then printed until somebody translates it.
func signMeans(old, words, language string) string {
	if strings.Count(old, ">") == 1 && words != "" && strings.Count(old, words) == 1 && !strings.ContainsAny(old, "{}") {
		return strings.NewReplacer(">", "{sign}", words, "{words}").Replace(old)
	}
	if language == "en" {
		return "“{sign}” means “{words}”"
	}
	return ""
}

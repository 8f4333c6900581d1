package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/pipeline"
)

// nasty are inputs of nearly the size that a file may have whose shape made some check slow or some list of findings
// long. Each is made of so many bytes.
var nasty = map[string]func(size int) files{
	"unknown keys": func(size int) files {
		return badWorld().with("data/figures.yaml", badWorld()["data/figures.yaml"]+lines(size, "k%d: 1\n"))
	},
	"unknown keys of a brief": func(size int) files {
		return badWorld().with("templates/briefs/case.yaml", badWorld()["templates/briefs/case.yaml"]+lines(size, "k%d: 1\n"))
	},
	"keys like known ones": func(size int) files {
		return badWorld().with("data/figures.yaml", "indicatorss: x\nindicators:\n- {id: a"+lines(size, ", observation%d: 1")+"}\n")
	},
	"the same key again": func(size int) files {
		return badWorld().with("data/figures.yaml", lines(size, "a: %d\n"))
	},
	"flow list on a line":  func(size int) files { return inFigures("zzz: [" + lines(size, "x%d, ") + "x]\n") },
	"flow group on a line": func(size int) files { return inFigures("zzz: {" + lines(size, "k%d: é, ") + "k: x}\n") },
	"quoted texts on a line": func(size int) files {
		return inFigures("zzz: [" + lines(size, "\"a \\\" é %d\", ") + "x]\n")
	},
	"one long plain text":  func(size int) files { return inName(strings.Repeat("word ", size/5) + "end") },
	"one long quoted text": func(size int) files { return inName(`"` + strings.Repeat(`\"a `, size/4) + `"`) },
	"one long word":        func(size int) files { return inName(strings.Repeat("x", size)) },
	"spaces in quotes":     func(size int) files { return inName(`"a` + strings.Repeat(" ", size) + `b"`) },
	"empty lines in quotes": func(size int) files {
		return inName(`"a` + strings.Repeat("\n", size) + ` b"`)
	},
	"references in one text": func(size int) files { return inProse(`"` + lines(size, "{{centre-arrests}} in %d, ") + `"`) },
	"references in a block": func(size int) files {
		return inProse("|\n    " + lines(size, "{{centre-arrests}} and {{none-%d}}, ") + "\n")
	},
	"unquoted references": func(size int) files {
		return inProse("{{centre-arrests}}\n" + lines(size, "  also%d: {{centre-arrests}} of all\n"))
	},
	"unquoted references on a line": func(size int) files {
		return inFigures("zzz: [" + lines(size, "{{a}} %d, ") + "{{b}}]\n")
	},
	"braces never closed":          func(size int) files { return inProse(`"` + lines(size, "{{a%d ") + `"`) },
	"unquoted braces never closed": func(size int) files { return inFigures("zzz: [" + lines(size, "{{a%d, ") + "]\n") },
	"texts with references": func(size int) files {
		return badWorld().with("templates/briefs/case.yaml", caseHead+"- prose:\n    text:\n"+lines(size, "    - \"Then {{centre-arrests}} and %d {{none}}.\"\n")+"- notes: {}\n")
	},
	"Markdown":                 func(size int) files { return inProse(`"` + strings.Repeat("*[a](", size/5) + `"`) },
	"brackets":                 func(size int) files { return inProse(`"` + strings.Repeat("[", size) + `"`) },
	"emphasis":                 func(size int) files { return inProse(`"a` + strings.Repeat(" *a **b", size/8) + `"`) },
	"long texts of references": func(size int) files { return longTexts(size, lines(7_900, "{{centre-arrests}} of %d, ")[:7_900]) },
	"long texts of Markdown":   func(size int) files { return longTexts(size, strings.Repeat("*[a](", 7_900/5)) },
	"long texts of brackets":   func(size int) files { return longTexts(size, strings.Repeat("[", 7_900)) },
	"long texts of links":      func(size int) files { return longTexts(size, strings.Repeat("[a](https://example.org) ", 7_900/25)) },
	"long texts of emphasis":   func(size int) files { return longTexts(size, "a"+strings.Repeat(" *a **b", 7_900/8)) },
	"long texts of stars":      func(size int) files { return longTexts(size, "a"+strings.Repeat("*", 7_900)) },
	"long texts of braces":     func(size int) files { return longTexts(size, strings.Repeat("{{", 7_900/2)) },
	"long texts of digits":     func(size int) files { return longTexts(size, strings.Repeat("7", 7_900)) },
	"long texts of numbers":    func(size int) files { return longTexts(size, strings.Repeat("7 ", 7_900/2)) },
	"long texts of words":      func(size int) files { return longTexts(size, strings.Repeat("seven ", 7_900/6)) },
	"long texts of letters":    func(size int) files { return longTexts(size, strings.Repeat("x", 7_900)) },
	"long texts of escapes":    func(size int) files { return longTexts(size, strings.Repeat(`\\\\`, 7_900/4)) },
	"long texts of accents":    func(size int) files { return longTexts(size, strings.Repeat("e\u0301", 7_900/2)) },
	"digits without end": func(size int) files {
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], "value: 140000000,", "value: "+strings.Repeat("1", size)+",", 1))
	},
	"decimals without end": func(size int) files {
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], "value: 140000000,", "value: 1."+strings.Repeat("1", size)+",", 1))
	},
	"printed digits without end": func(size int) files {
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], `printed: "140000000"`, `printed: "`+strings.Repeat("1", size)+`"`, 1))
	},
	"digits in a text":  func(size int) files { return inProse(`"` + strings.Repeat("7", size) + `"`) },
	"numbers in a text": func(size int) files { return inProse(`"` + lines(size, "%d and ") + `"`) },
	"long id": func(size int) files {
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], "id: border-support", "id: "+strings.Repeat("a", size), 1))
	},
	"wrong ids": func(size int) files {
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], "id: border-support", "id: "+strings.Repeat("A_", size/2), 1))
	},
	"deep nesting": func(size int) files {
		return inFigures("zzz: " + strings.Repeat("[", size/2) + strings.Repeat("]", size/2) + "\n")
	},
	"nesting never closed":   func(size int) files { return inFigures("zzz: " + strings.Repeat("[", size) + "\n") },
	"deep lists":             func(size int) files { return inFigures("zzz:\n" + strings.Repeat("- ", size/2) + "x\n") },
	"groups as keys":         func(size int) files { return inFigures(strings.Repeat("? ", size/2) + "x\n") },
	"many groups as keys":    func(size int) files { return inFigures(lines(size, "? {a: %d}\n: 1\n")) },
	"anchors":                func(size int) files { return inFigures(lines(size, "a%[1]d: &x%[1]d 1\nb%[1]d: *x%[1]d\n")) },
	"aliases of one":         func(size int) files { return inFigures("a: &x [y, y]\nzzz: [" + lines(size, "*x, ") + "z]\n") },
	"tags":                   func(size int) files { return inFigures(lines(size, "k%d: !t x\n")) },
	"comments":               func(size int) files { return inFigures(lines(size, "# comment %d\n") + "k: 1\n") },
	"comments behind values": func(size int) files { return inFigures("zzz:\n" + lines(size, "- a # %d\n")) },
	"empty lines":            func(size int) files { return inFigures(strings.Repeat("\n", size) + "k: 1\n") },
	"empty blocks":           func(size int) files { return inFigures(lines(size, "k%d: |\n\n\n")) },
	"documents":              func(size int) files { return inFigures(strings.Repeat("---\na: 1\n", size/9)) },
	"a colon in each line":   func(size int) files { return inFigures(lines(size, "k%d: a: b\n")) },
	"swallowed entries":      func(size int) files { return inFigures("zzz:\n- a\n" + lines(size, "  - b%d\n")) },
	"broken at the end":      func(size int) files { return inFigures(lines(size, "k%d: x\n") + "k: \"\n") },
	"broken in the middle": func(size int) files {
		return inFigures(lines(size/2, "k%d: x\n") + "  x\n" + lines(size/2, "l%d: x\n"))
	},
	"invalid bytes":          func(size int) files { return inFigures(strings.Repeat("\xff", size) + "\n") },
	"tabs":                   func(size int) files { return inFigures(strings.Repeat("\t", size) + "\n") },
	"long lines of comments": func(size int) files { return inFigures("# " + strings.Repeat("x", size) + "\nk: 1\n") },
	"includes": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "include: [figures.yaml]", "include:\n- figures.yaml\n"+lines(size, "- none%d.yaml\n"), 1))
	},
	"short indicators": func(size int) files {
		return badWorld().with("data/figures.yaml", badWorld()["data/figures.yaml"]+lines(size, "- {id: i%d}\n"))
	},
	"indicators": func(size int) files {
		_, one, _ := strings.Cut(badWorld()["data/figures.yaml"], "- id: border-support\n")
		one, _, _ = strings.Cut(one, "- id: ")
		return badWorld().with("data/figures.yaml", badWorld()["data/figures.yaml"]+lines(size, "- id: border-support-%d\n"+strings.ReplaceAll(one, "%", "%%")))
	},
	"the same indicator": func(size int) files {
		_, one, _ := strings.Cut(badWorld()["data/figures.yaml"], "- id: border-support\n")
		one, _, _ = strings.Cut(one, "- id: ")
		return badWorld().with("data/figures.yaml", badWorld()["data/figures.yaml"]+strings.Repeat("- id: border-support\n"+one, size/(len(one)+21)))
	},
	"observations": func(size int) files {
		const one = "  - {value: 140000000, qualifier: exact, printed: \"140000000\", time_period: 2018, published: 2019-03, source: {source: sheet, section: all}, confidence: high}\n"
		return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], one, strings.Repeat(one, size/len(one)), 1))
	},
	"sources": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "\nactions:\n", "\n"+lines(size, "- {id: s%d, title: A title, short: S%[1]d, publisher: P, date: 2018, kind: press}\n")+"\nactions:\n", 1))
	},
	"wrong sources": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "\nactions:\n", "\n"+lines(size, "- {id: S%d, address: x}\n")+"\nactions:\n", 1))
	},
	"actions": func(size int) files {
		return badWorld().with("data/dataset.yaml", badWorld()["data/dataset.yaml"]+lines(size, "- {id: a%d, kind: record, label: A, name: A, time: 2018, source: {source: none, section: all}}\n"))
	},
	"names": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "names: {", "names: {"+lines(size, "N%d: a name, "), 1))
	},
	"areas": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "areas:\n", "areas:\n"+lines(size, "- {id: a%d, name: A}\n"), 1))
	},
	"units": func(size int) files {
		return badWorld().with("data/dataset.yaml", strings.Replace(badWorld()["data/dataset.yaml"], "units:\n", "units:\n"+lines(size, "- {id: u%d, kind: count, name: us, noun: {one: u, other: us}}\n"), 1))
	},
	"blocks": func(size int) files {
		return badWorld().with("templates/briefs/case.yaml", caseHead+lines(size, "- prose: Words and words %d.\n")+"- notes: {}\n")
	},
	"unknown blocks": func(size int) files {
		return badWorld().with("templates/briefs/case.yaml", caseHead+lines(size, "- porse%d: x\n")+"- notes: {}\n")
	},
	"sections": func(size int) files {
		return badWorld().with("templates/briefs/case.yaml", caseHead+lines(size, "- section: {title: Words, holds: none, blocks: [{prose: Words}]}\n")+"- notes: {}\n")
	},
	"rows of a table": func(size int) files {
		f := badWorld()
		return f.with("templates/briefs/case.yaml", strings.Replace(f["templates/briefs/case.yaml"], "          - {of: border-support, cells: [.name, .amount]}\n",
			lines(size, "          - {of: border-support, cells: [.name, .amount, %d]}\n"), 1))
	},
	"charts": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", f["templates/charts.yaml"]+lines(size, "- {id: c%d, kind: panels, title: T, holds: none, subtitle: S, panels: [{of: centre-cases, kicker: K, label: cases}], alt: A.}\n"))
	},
	"rows of a chart": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", strings.Replace(f["templates/charts.yaml"], "  - rows:\n", "  - rows:\n"+lines(size, "    - {area: sahel, parts: [{of: none-%d, caption: B}]}\n"), 1))
	},
	"claims": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", strings.Replace(f["templates/charts.yaml"], "holds: none", "holds: "+lines(size, "centre-arrests > %d and ")+"1 = 1", 1))
	},
	"claim of one word": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", strings.Replace(f["templates/charts.yaml"], "holds: none", "holds: "+strings.Repeat("(", size), 1))
	},
	"claim of digits": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", strings.Replace(f["templates/charts.yaml"], "holds: none", "holds: centre-arrests > "+strings.Repeat("9", size), 1))
	},
	"titles": func(size int) files {
		f := badWorld()
		return f.with("templates/charts.yaml", strings.Replace(f["templates/charts.yaml"], "  titles:\n", "  titles:\n"+lines(size, "  - {text: Years %d, holds: centre-arrests > 600000}\n"), 1))
	},
	"unknown messages": func(size int) files {
		f := badWorld()
		return f.with("templates/messages/en.yaml", f["templates/messages/en.yaml"]+lines(size, "z%d: x\n"))
	},
	"colours": func(size int) files {
		f := badWorld()
		return f.with("templates/brands/eu/_brand.yml", strings.Replace(f["templates/brands/eu/_brand.yml"], "  palette:\n", "  palette:\n"+lines(size, "    c%d: blue\n"), 1))
	},
	"colours that name each other": func(size int) files {
		f := badWorld()
		return f.with("templates/brands/eu/_brand.yml", strings.Replace(f["templates/brands/eu/_brand.yml"], "  palette:\n", "  palette:\n    c0: black\n"+chain(size), 1))
	},
}

// lines repeats a line, numbered, up to a size.
func lines(size int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		if strings.Contains(strings.ReplaceAll(format, "%%", ""), "%") {
			fmt.Fprintf(&b, format, i)
		} else {
			b.WriteString(format)
		}
	}
	return b.String()
}

func chain(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, "    c%d: c%d\n", i, i-1)
	}
	return b.String()
}

func inFigures(more string) files {
	return badWorld().with("data/figures.yaml", badWorld()["data/figures.yaml"]+more)
}

// inName puts a text where an indicator's name stands.
func inName(text string) files {
	return badWorld().with("data/figures.yaml", strings.Replace(badWorld()["data/figures.yaml"], "name: Support to border authorities", "name: "+text, 1))
}

// longTexts are paragraphs of nearly the largest size.
func longTexts(size int, text string) files {
	var b strings.Builder
	for b.Len() < size-len(text) {
		b.WriteString("    - \"" + text + "\"\n")
	}
	return badWorld().with("templates/briefs/case.yaml", caseHead+"- prose:\n    text:\n"+b.String()+"- notes: {}\n")
}

func inProse(text string) files {
	return badWorld().with("templates/briefs/case.yaml", caseHead+"- prose: "+text+"\n- notes: {}\n")
}

// Whatever a file holds, reading and checking it ends, and what is said of it can be read. How long it takes is measured by the
// benchmark of the same inputs; one of quadratic cost would not end here at all.
func TestNastyInputEnds(t *testing.T) {
	size := 256 << 10
	if testing.Short() {
		size = 64 << 10
	}
	for name, make := range nasty {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := make(size).options("eu")
			diags := outcome(o)
			if text := diags.Text(); len(text) > 100_000 {
				t.Errorf("%d bytes are printed:\n%.2000s", len(text), text)
			}
			if text := diags.JSONLines(); len(text) > 2_000_000 {
				t.Errorf("%d bytes are printed as JSON", len(text))
			}
			plainWords(t, diags.Sorted())
		})
	}
}

// BenchmarkNastyInput reads and checks files of nearly the largest size: each in less than 10 s and 1 GB.
func BenchmarkNastyInput(b *testing.B) {
	const size = 4<<20 - 128<<10
	for name, make := range nasty {
		b.Run(name, func(b *testing.B) {
			o := make(size).options("eu")
			b.ReportAllocs()
			for b.Loop() {
				p, diags := pipeline.Load(o)
				if p != nil {
					for _, name := range p.Library.Names() {
						_, found := p.Document(name)
						diags.Append(found)
					}
				}
				_ = diags.Text()
			}
		})
	}
}

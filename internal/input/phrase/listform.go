package phrase

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// longestPasted bounds the blocks that hints paste, in bytes: a longer one is begun only.
const longestPasted = 1500

// pasted is a list of Markdown as the block of a brief that prints it, with the words of the text.
func (f *formFinder) pasted(n *ast.List) string {
	kind := "list"
	if n.IsOrdered() {
		kind = "numbered"
	}
	var items []string
	long := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := f.pastedItem(c)
		if item == "" {
			continue
		}
		if long += len(item); long > longestPasted {
			items = append(items, `"..."`)
			break
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		items = []string{`"first"`, `"second"`}
	}
	return "- " + kind + ": [" + strings.Join(items, ", ") + "]"
}

// pastedItem is an item as the block has it: its words, and those of the items below it.
func (f *formFinder) pastedItem(item ast.Node) string {
	var words []string
	var below []string
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*ast.List); ok {
			below = append(below, f.pastedBelow(list)...)
			continue
		}
		words = append(words, f.raw(c)...)
	}
	text := strings.Join(words, " ")
	switch {
	case text == "" && len(below) == 0:
		return ""
	case len(below) == 0:
		return strconv.Quote(text)
	}
	return "{text: " + strconv.Quote(text) + ", items: [" + strings.Join(below, ", ") + "]}"
}

// pastedBelow are the items of a list in an item, and of those in it: a block has two levels.
func (f *formFinder) pastedBelow(list *ast.List) (out []string) {
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		var words []string
		var deeper []string
		for x := c.FirstChild(); x != nil; x = x.NextSibling() {
			if in, ok := x.(*ast.List); ok {
				deeper = append(deeper, f.pastedBelow(in)...)
				continue
			}
			words = append(words, f.raw(x)...)
		}
		if text := strings.Join(words, " "); text != "" {
			out = append(out, strconv.Quote(text))
		}
		out = append(out, deeper...)
	}
	return out
}

// raw is the lines of a block as they were written, with their references.
func (f *formFinder) raw(n ast.Node) (lines []string) {
	if n.Type() != ast.TypeBlock || n.Lines() == nil {
		return nil
	}
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		from, to := f.masked.rawOffset(at.Start), f.masked.rawOffset(at.Stop)
		if s := strings.TrimSpace(f.text.Raw[from:min(to, len(f.text.Raw))]); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

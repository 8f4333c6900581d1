package migrate

import (
	"strings"

	"briefing/internal/source"
)

// properName is the reason of a name of which the file says nothing.
const properName = "a proper name"

// rewriteNames makes a group of a list of names: a comment behind a name becomes what it is the name of.
func rewriteNames(p *project) {
	for _, f := range p.of(Data) {
		x, _, ok := field(f.root, "names")
		if !ok || x.Value.Kind != source.Seq {
			continue
		}
		if f.inBrackets(x.Value) {
			f.namesInBrackets(x.Value)
		} else {
			f.namesInLines(x)
		}
	}
	p.apply()
}

// namesInBrackets puts the reason behind each name, and braces in the place of brackets. A comment at the end of the line belongs
// to the last name before it, where no other stands on the line, or where the list ends there with that alone.
func (f *file) namesInBrackets(list *source.Node) {
	from, to := f.offset(list.Pos), f.valueEnd(list)
	if to == lost {
		return
	}
	edits := []edit{{from, from + 1, "{"}, {to - 1, to, "}"}}
	for i, n := range list.Items {
		at, end := f.offset(n.Pos), f.scalarEnd(n)
		if n.Kind != source.Scalar || end == lost {
			return
		}
		line := f.line(end)
		alone := (i == 0 || f.line(f.offset(list.Items[i-1].Pos)) < line) && (i+1 == len(list.Items) || f.line(f.offset(list.Items[i+1].Pos)) > line)
		says, comment := f.commentBehind(end)
		reason := reasonText(says)
		if !alone && comment.to > 0 {
			reason, comment = quoted(properName), span{} // behind a text without quotes no comment may stand
		}
		edits = append(edits, edit{at, end, f.nameText(n, at, end) + ": " + reason})
		if comment.to > 0 {
			edits = append(edits, edit{comment.from, comment.to, ""})
		}
	}
	f.edits = append(f.edits, edits...)
}

// namesInLines writes each item of a list as a key.
func (f *file) namesInLines(x source.Field) {
	var edits []edit
	pad := strings.Repeat(" ", x.KeyPos.Col+1)
	for _, n := range x.Value.Items {
		at, end := f.offset(n.Pos), f.scalarEnd(n)
		if n.Kind != source.Scalar || end == lost {
			return
		}
		from := f.start(f.line(at))
		if strings.Trim(f.text.Data[from:at], " ") != "-" {
			return // a hyphen on a line of its own
		}
		reason, comment := f.commentBehind(end)
		edits = append(edits, edit{from, end, pad + f.nameText(n, at, end) + ": " + reasonText(reason)})
		if comment.to > 0 {
			edits = append(edits, edit{comment.from, comment.to, ""})
		}
	}
	f.edits = append(f.edits, edits...)
}

// commentBehind is what a comment says that stands behind an offset on its line, with nothing but blanks, commas and brackets
// between; and where it stands, with the blanks before it.
func (f *file) commentBehind(at int) (says string, where span) {
	end := f.lineEnd(f.line(at))
	rest := f.text.Data[at:end]
	sign := strings.IndexByte(rest, '#')
	if sign < 1 || strings.Trim(rest[:sign], " \t,]") != "" || strings.IndexByte(" \t", rest[sign-1]) < 0 {
		return "", span{}
	}
	from := at + len(strings.TrimRight(rest[:sign], " \t"))
	return strings.TrimSpace(strings.TrimLeft(rest[sign:], "#")), span{from, end}
}

// nameText is a name as it is written, on one line.
func (f *file) nameText(n *source.Node, at, end int) string {
	if s := f.text.Data[at:end]; !strings.Contains(s, "\n") {
		return s
	}
	return quoted(n.Value)
}

func reasonText(s string) string {
	if s == "" {
		s = properName
	}
	return inQuotesIfNeeded(s)
}

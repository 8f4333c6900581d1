package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/internal/diag"
	"briefing/internal/source/mend"
	"briefing/internal/source/place"
)

// MaxDepth is how deep lists and groups of keys may lie in one another. A dataset needs eight levels.
const MaxDepth = 64

// How many characters may be written: in an identifier or a key, which are names, and in one text. A page holds about 4,000.
const (
	MaxName = 200
	MaxText = 8_000
)

// Parse turns a file into a tree. What YAML allows and a dataset has no use for is refused: a second document,
// anchors and aliases, tags, merge keys, keys that are no plain names. The tree is nil only if the file cannot be
// read at all or holds a text longer than MaxText; with other errors it holds what could be read, so that the caller can
// report further faults.
func Parse(f *File) (root *Node, l diag.List) {
	// yaml.v3 is known to panic on some inputs; a fault in a file must never end the program.
	defer func() {
		if recover() != nil {
			root = nil
			l.Add(diag.Pos{File: f.Path, Line: 1, Col: 1}, diag.Error, "yaml", "the file cannot be read as YAML",
				"check quotes, brackets and the spaces before each line")
		}
	}()
	data := f.Data
	var moved map[int][]diag.Pos
	tree, rest, err := parseYAML(data)
	if err != nil || hasGroupAsKey(tree) {
		// An unquoted value that begins with {{ confuses everything after it. It is mended in memory, so that the
		// other faults of the file are found in the same run.
		if mended, places, found := mend.References(f.Path, data); len(found) > 0 {
			moved = places
			l.Append(found)
			data = mended
			tree, rest, err = parseYAML(data)
		}
	}
	src := place.New(f.Path, data, moved)
	if err != nil {
		l.Append(syntaxError(src, err))
		return nil, l
	}
	if tree == nil || len(tree.Content) == 0 {
		l.Add(diag.Pos{File: f.Path, Line: 1, Col: 1}, diag.Error, "file-empty", "the file holds only comments",
			"write the file's content or take it out of the list of files")
		return nil, l
	}
	b := builder{src: src, l: &l}
	root = b.node(tree.Content[0], 1)
	b.finish()
	if b.tooLong {
		return nil, l
	}
	if rest {
		l.Add(b.secondDocument(tree.Content[0].Line), diag.Error, "second-document", "a second document begins here, but a file holds one",
			"delete the line --- or put what follows it into a file of its own")
	}
	return root, l
}

// parseYAML returns the first document and whether another one follows.
func parseYAML(data []byte) (doc *yaml.Node, more bool, err error) {
	defer func() {
		if recover() != nil {
			doc, err = nil, errors.New("yaml: unreadable")
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	doc = new(yaml.Node)
	if err := dec.Decode(doc); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, false, nil
		}
		return nil, false, err
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case errors.Is(err, io.EOF):
		return doc, false, nil
	case err != nil:
		// The fault in what follows is reported, rather than that there is a second document.
		return doc, false, err
	}
	return doc, true, nil
}

func hasGroupAsKey(n *yaml.Node) bool {
	if n == nil {
		return false
	}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && c.Kind != yaml.ScalarNode && c.Kind != yaml.AliasNode {
			return true
		}
		if hasGroupAsKey(c) {
			return true
		}
	}
	return false
}

// builder turns yaml.v3's nodes into ours and collects what is refused.
type builder struct {
	src     *place.Text
	l       *diag.List
	anchors []diag.Pos // of anchors and aliases
	tags    []diag.Pos
	tooDeep diag.Pos
	tooLong bool // a text is longer than MaxText; the file is then not used at all
}

// pos is where a node stands. yaml.v3 places a value that is missing at the end of the file behind it: that is
// brought back to the file's last character.
func (b *builder) pos(n *yaml.Node) diag.Pos { return b.src.At(b.place(n)) }

// place is the same in the text as it was parsed.
func (b *builder) place(n *yaml.Node) (line, col int) {
	if n.Line > b.src.Lines() {
		return b.src.LineCol(len(b.src.Data))
	}
	return n.Line, n.Column
}

func (b *builder) node(y *yaml.Node, depth int) *Node {
	n := new(Node)
	b.read(n, y, depth)
	return n
}

// read makes n of a node of yaml.v3 and what lies in it.
func (b *builder) read(n *Node, y *yaml.Node, depth int) {
	line, col := b.place(y)
	*n = Node{Pos: b.src.At(line, col), written: place.Scalar{Text: b.src, Line: line, Col: col}}
	if y.Anchor != "" || y.Kind == yaml.AliasNode {
		b.anchors = append(b.anchors, n.Pos)
	}
	// yaml.v3 passes over a bare ! in silence; nothing else that is read can begin with it.
	at := b.src.Offset(n.written.Line, n.written.Col)
	if y.Style&yaml.TaggedStyle != 0 || strings.HasPrefix(b.src.Data[at:], "!") {
		b.tags = append(b.tags, n.Pos)
	}
	switch y.Kind {
	case yaml.SequenceNode, yaml.MappingNode:
		if depth > MaxDepth {
			if b.tooDeep.IsZero() {
				b.tooDeep = n.Pos
			}
			n.Kind, n.Null, n.Plain = Scalar, true, true
			return
		}
		if y.Kind == yaml.MappingNode {
			n.Kind = Map
			b.fields(n, y, depth)
			return
		}
		n.Kind = Seq
		n.Items = slices.Grow(n.Items, len(y.Content))
		for _, c := range y.Content {
			n.Items = append(n.Items, b.node(c, depth+1))
		}
	case yaml.ScalarNode:
		b.scalar(n, y)
	default:
		n.Kind, n.Null, n.Plain = Scalar, true, true
	}
}

func (b *builder) scalar(n *Node, y *yaml.Node) {
	n.Kind, n.Value = Scalar, y.Value
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		n.written.Style = place.Double
	case y.Style&yaml.SingleQuotedStyle != 0:
		n.written.Style = place.Single
	case y.Style&yaml.LiteralStyle != 0:
		n.written.Style = place.Literal
	case y.Style&yaml.FoldedStyle != 0:
		n.written.Style = place.Folded
	default:
		n.Plain = true
		n.Null = isNull(y.Value)
		if end, ok := n.find(len(n.Value)); ok {
			rest := b.src.Data[end:]
			trimmed := strings.TrimLeft(rest, " ")
			n.commentFollows = len(trimmed) < len(rest) && strings.HasPrefix(trimmed, "#")
			b.checkHyphens(n, end)
		}
	}
	if len(n.Value) > MaxText {
		if chars := utf8.RuneCountInString(n.Value); chars > MaxText {
			b.tooLong = true
			b.l.Add(n.Pos, diag.Error, "text-too-long", fmt.Sprintf("the text has %d characters; %d are allowed, which is two pages", chars, MaxText),
				"divide it into paragraphs, each an entry of a list, or close the quote that it begins with")
			return
		}
	}
	// Escapes can bring in what the file itself may not hold.
	for i, r := range n.Value {
		if r == '\t' || Forbidden(r) != "" {
			name := Forbidden(r)
			if r == '\t' {
				name = "a tab"
			}
			b.l.Add(n.At(i), diag.Error, "control-character", fmt.Sprintf("the invisible character U+%04X (%s)", r, name), "delete it")
			break
		}
	}
}

// checkHyphens reports list entries that are indented too far: YAML takes them for more of the text above.
func (b *builder) checkHyphens(n *Node, end int) {
	last, _ := b.src.LineCol(end)
	for line := n.written.Line + 1; line <= last; line++ {
		s := b.src.Line(line)
		if t := strings.TrimLeft(s, " "); strings.HasPrefix(t, "- ") {
			b.l.Add(b.src.At(line, len(s)-len(t)+1), diag.Error, "swallowed-entry",
				fmt.Sprintf("this line begins with a hyphen, but belongs to the text that begins in line %d", n.Pos.Line),
				"give a list entry as many spaces as the entries above it; put a text that holds a hyphen there in quotes")
			return
		}
	}
}

func isNull(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

func (b *builder) fields(n *Node, y *yaml.Node, depth int) {
	n.Fields = slices.Grow(n.Fields, len(y.Content)/2)
	first := keysBefore{of: n}
	key := new(Node) // the one that is read; nothing keeps it
	var split *Node  // the last value that was split at a comma
	for i := 0; i+1 < len(y.Content); i += 2 {
		k, v := y.Content[i], y.Content[i+1]
		pos := b.pos(k)
		if k.Kind != yaml.ScalarNode {
			if k.Kind == yaml.AliasNode {
				b.anchors = append(b.anchors, pos)
			} else {
				b.l.Add(pos, diag.Error, "key-not-text", "a key must be a name, but this is "+shapeOf(k),
					"put quotes around text that begins with { or [")
			}
			continue
		}
		if k.Anchor != "" {
			b.anchors = append(b.anchors, pos)
		}
		b.read(key, k, depth)
		if key.Null {
			b.l.Add(pos, diag.Error, "key-empty", "a key must be a name, but there is none before the colon")
			continue
		}
		if n := utf8.RuneCountInString(key.Value); n > MaxName {
			b.l.Add(pos, diag.Error, "key-too-long", fmt.Sprintf("the key %s has %d characters; %d are allowed", Quote(key.Value), n, MaxName),
				"a key is a short name: write the text behind the colon")
			continue
		}
		if key.Value == "<<" && key.Plain {
			b.l.Add(pos, diag.Error, "merge-key", "the key << (merge) is not allowed", "write the keys out")
			continue
		}
		if y.Style&yaml.FlowStyle != 0 && b.noColon(key, v) && len(n.Fields) > 0 {
			if f := n.Fields[len(n.Fields)-1]; f.Value.Kind == Scalar && f.Value.Plain && !f.Value.Null {
				b.reportSplitValue(f, key, split == f.Value)
				split = f.Value
				continue
			}
		}
		if at, ok := first.find(k.Value); ok {
			b.l.Add(pos, diag.Error, "duplicate-key", fmt.Sprintf("the key %s stands here a second time; the first is in line %d", Quote(k.Value), at.Line),
				"keep one of the two")
			// It is not added, because we cannot know which of the two is meant; but its own faults are reported.
			b.node(v, depth+1)
			continue
		}
		n.Fields = append(n.Fields, Field{Key: k.Value, KeyPos: pos, Value: b.node(v, depth+1)})
	}
}

// keysBefore finds a key among those that a group has so far. Most groups have a dozen keys, for which a map takes longer
// than looking through them; with a map, a long group costs no more than its length.
type keysBefore struct {
	of   *Node
	many map[string]diag.Pos // of the first so many
}

const fewKeys = 16

func (k *keysBefore) find(key string) (at diag.Pos, found bool) {
	if len(k.of.Fields) >= fewKeys {
		if k.many == nil {
			k.many = map[string]diag.Pos{}
		}
		for _, f := range k.of.Fields[len(k.many):] {
			k.many[f.Key] = f.KeyPos
		}
		at, found = k.many[key]
		return at, found
	}
	for _, f := range k.of.Fields {
		if f.Key == key {
			return f.KeyPos, true
		}
	}
	return diag.Pos{}, false
}

// noColon says that a key in braces stands between commas alone, without a colon and a value.
func (b *builder) noColon(key *Node, v *yaml.Node) bool {
	if v.Kind != yaml.ScalarNode || v.Value != "" || v.Style != 0 {
		return false
	}
	end, ok := key.find(len(key.Value))
	return ok && !strings.HasPrefix(strings.TrimLeft(b.src.Data[end:], " \n"), ":")
}

// reportSplitValue reports that a value in braces holds a comma, which ends it there: what follows was taken for a key. A
// value with several commas is reported once; before says that it was, and the hint then covers all of it.
func (b *builder) reportSplitValue(f Field, key *Node, before bool) {
	from, ok := f.Value.find(0)
	to, done := key.find(len(key.Value))
	if !ok || !done || from >= to {
		return
	}
	meant := strings.Join(strings.Fields(b.src.Data[from:to]), " ") // as it was written
	hint := "put the whole value in quotes: " + f.Key + ": " + strconv.Quote(meant)
	if groupedNumber().MatchString(meant) {
		hint = "write the number with digits alone: " + f.Key + ": " + strings.ReplaceAll(meant, ",", "")
	}
	if before {
		(*b.l)[len(*b.l)-1].Hints = []string{hint}
		return
	}
	b.l.Add(key.Pos, diag.Error, "comma-in-braces",
		fmt.Sprintf("the value of %s ends at the comma, since it stands in braces without quotes; %s was taken for another key", Quote(f.Key), Quote(key.Value)), hint)
}

// groupedNumber is a number whose digits stand in groups of three with commas between.
var groupedNumber = pattern(`^[+-]?[0-9]{1,3}(,[0-9]{3})+$`)

func shapeOf(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode {
		return "a list"
	}
	return "a group of keys"
}

// finish reports what is counted over the whole file.
func (b *builder) finish() {
	more := func(list []diag.Pos) string {
		if len(list) < 2 {
			return ""
		}
		return fmt.Sprintf(", and %d more in this file", len(list)-1)
	}
	if len(b.anchors) > 0 {
		b.l.Add(b.anchors[0], diag.Error, "anchor", "an anchor (&name) or alias (*name) is not allowed"+more(b.anchors),
			"write the value out, or put quotes around text that begins with & or *")
	}
	if len(b.tags) > 0 {
		b.l.Add(b.tags[0], diag.Error, "tag", "a type mark (!name) is not allowed"+more(b.tags), "delete it, or put quotes around text that begins with !")
	}
	if !b.tooDeep.IsZero() {
		b.l.Add(b.tooDeep, diag.Error, "too-deep", fmt.Sprintf("the file is nested more than %d levels deep", MaxDepth),
			"check the brackets and the spaces before each line")
	}
}

// secondDocument finds the line --- that opens the second document.
func (b *builder) secondDocument(firstLine int) diag.Pos {
	for i := firstLine; i <= b.src.Lines(); i++ {
		s := b.src.Line(i)
		if i > firstLine && (s == "---" || strings.HasPrefix(s, "--- ")) {
			return b.src.At(i, 1)
		}
	}
	return b.src.At(firstLine, 1)
}

package migrate_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/internal/migrate"
	"briefing/internal/source"
)

// value is a value of a generated file: a text, a list of values or a group of keys.
type value struct {
	text  string
	items []value
	keys  []key
	kind  byte // 't', 'l', 'g'
}

type key struct {
	name  string
	value value
	goes  bool // the rewriting takes it out or replaces it
}

func text(s string) value                 { return value{kind: 't', text: s} }
func list(items ...value) value           { return value{kind: 'l', items: items} }
func group(keys ...key) value             { return value{kind: 'g', keys: keys} }
func is(name string, v value) key         { return key{name: name, value: v} }
func old(name string, v value) key        { return key{name: name, value: v, goes: true} }
func (v *value) add(name string, x value) { v.keys = append(v.keys, is(name, x)) }

// plain writes a value so that two can be compared.
func (v value) plain() string {
	var b strings.Builder
	switch v.kind {
	case 't':
		fmt.Fprintf(&b, "%q", v.text)
	case 'l':
		for _, i := range v.items {
			b.WriteString("[" + i.plain() + "]")
		}
	default:
		for _, k := range v.keys {
			b.WriteString("{" + k.name + "=" + k.value.plain() + "}")
		}
	}
	return b.String()
}

// plainNode is the same for what was read.
func plainNode(n *source.Node) string {
	var b strings.Builder
	switch n.Kind {
	case source.Scalar:
		fmt.Fprintf(&b, "%q", n.Value)
	case source.Seq:
		for _, i := range n.Items {
			b.WriteString("[" + plainNode(i) + "]")
		}
	default:
		for _, f := range n.Fields {
			b.WriteString("{" + f.Key + "=" + plainNode(f.Value) + "}")
		}
	}
	return b.String()
}

// printer writes values as people do, each in one of many ways.
type printer struct {
	*rand.Rand
	lists    int // by how many spaces a list is set in below its key
	step     int // by how many spaces a group is set in below its key
	comments int
	kept     int
	wrap     int // lines in brackets are wrapped and set in by so many spaces; 0: they are not
	going    int // inside so many keys that go
}

func (p *printer) comment() string {
	p.comments++
	return fmt.Sprintf("# c%d, it's: {a} \"note\" - [x]", p.comments)
}

// some is true once in n times.
func (p *printer) some(n int) bool { return p.IntN(n) == 0 }

func (p *printer) scalar(s string, brackets bool) string {
	bare := !strings.ContainsAny(s, ":#,{}[]\"'") && !(brackets && strings.Contains(s, ","))
	switch {
	case bare && !p.some(4):
		return s
	case p.some(2):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
}

// brackets writes a value on one line.
func (p *printer) brackets(v value) string {
	var parts []string
	switch v.kind {
	case 't':
		return p.scalar(v.text, true)
	case 'l':
		for _, i := range v.items {
			parts = append(parts, p.brackets(i))
		}
		return "[" + strings.Join(parts, p.comma()) + "]"
	}
	for _, k := range v.keys {
		parts = append(parts, k.name+": "+p.brackets(k.value))
	}
	return "{" + strings.Join(parts, p.comma()) + "}"
}

func (p *printer) comma() string {
	if p.wrap > 0 {
		pad := strings.Repeat(" ", p.wrap)
		switch p.IntN(5) {
		case 0:
			return ",\n" + pad
		case 1:
			return ", " + p.comment() + "\n" + pad + p.comment() + "\n\n" + pad
		case 2:
			return " " + p.comment() + "\n" + pad + ", "
		}
	}
	return []string{", ", ",  ", " , "}[p.IntN(3)]
}

// wrapped writes a value in brackets on several lines, with comments.
func (p *printer) wrapped(v value, indent int) string {
	p.wrap = indent + 3
	defer func() { p.wrap = 0 }()
	return p.brackets(v)
}

// lines writes a list or a group of keys over several lines. Hyphen: the first line has that indentation already.
func (p *printer) lines(v value, indent int, hyphen bool) string {
	var b strings.Builder
	pad := strings.Repeat(" ", indent)
	lead := func(first bool) {
		if first && hyphen {
			return
		}
		if p.some(5) {
			b.WriteString(strings.Repeat(" ", p.IntN(indent+1)) + p.comment() + "\n")
		}
		if p.some(9) {
			b.WriteByte('\n')
		}
		b.WriteString(pad)
	}
	behind := func() {
		if p.some(5) {
			b.WriteString(strings.Repeat(" ", 1+p.IntN(3)) + p.comment())
		}
		b.WriteByte('\n')
	}
	if v.kind == 'l' {
		for i, item := range v.items {
			lead(i == 0)
			switch {
			case item.kind == 't', p.some(3):
				b.WriteString("- " + p.brackets(item))
				behind()
			case p.some(6):
				b.WriteString("- " + p.wrapped(item, indent+2))
				behind()
			default:
				b.WriteString("- " + p.lines(item, indent+2, true))
			}
		}
		return b.String()
	}
	first := true // no key that stays came yet
	for i, k := range v.keys {
		lead(i == 0)
		b.WriteString(k.name + ":")
		switch {
		case k.value.kind == 't':
			b.WriteString(" " + p.scalar(k.value.text, false))
			if !first && !k.goes && p.going == 0 && k.name != "dimension" && !p.some(3) {
				p.kept++
				fmt.Fprintf(&b, " # kept%d", p.kept)
				b.WriteByte('\n')
			} else {
				behind()
			}
		case p.some(3):
			b.WriteString(" " + p.brackets(k.value))
			behind()
		case p.some(6):
			b.WriteString(" " + p.wrapped(k.value, indent+4))
			behind()
		default:
			behind()
			in := indent + p.step
			if k.value.kind == 'l' {
				in = indent + p.lists
			}
			if k.goes || k.name == "of" {
				p.going++
			}
			b.WriteString(p.lines(k.value, in, false))
			if k.goes || k.name == "of" {
				p.going--
			}
		}
		first = first && k.goes
	}
	return b.String()
}

// world is a dataset in old forms and what it must become.
type world struct {
	*rand.Rand
	old, now      value
	payers, sides []value
	seen          map[string]bool
	dims          []value
}

var kinds = map[string]string{"eu": "named", "not_named": "not-named", "joint": "not-named", "all_donors": "all-donors", "lottery": "lottery"}

// both puts keys in one random order into the old form, and what each becomes into the new one.
func (w *world) both(pairs [][2]*key) (before, after value) {
	before, after = group(), group()
	for _, i := range w.Perm(len(pairs)) {
		if k := pairs[i][0]; k != nil {
			before.keys = append(before.keys, *k)
		}
		if k := pairs[i][1]; k != nil {
			after.keys = append(after.keys, *k)
		}
	}
	return before, after
}

func same(name string, v value) [2]*key {
	k := is(name, v)
	return [2]*key{&k, &k}
}

func becomes(from key, to *key) [2]*key { return [2]*key{&from, to} }

func (w *world) side(id string) {
	if w.seen["side "+id] {
		return
	}
	w.seen["side "+id] = true
	s := group(is("id", text(id)))
	switch id {
	case "named":
		s.add("name", text("EU or EU Trust Fund named as payer"))
		s.add("short", text("named"))
	case "not-named":
		s.add("name", text("payer not named"))
		s.add("short", text("not named"))
		s.add("fill", text("outlined"))
	case "all-donors":
		s.add("name", text("all donors together"))
		s.add("short", text("of all donors"))
		s.add("fill", text("alone"))
	default:
		s.add("name", text("Lottery"))
	}
	w.sides = append(w.sides, s)
}

func (w *world) payer() [2]*key {
	names := []string{"eu", "not_named", "joint", "all_donors", "lottery"}
	kind := names[w.IntN(len(names))]
	name := "Who pays for " + strings.ReplaceAll(kind, "_", " ")
	id := strings.ReplaceAll(kind, "_", "-")
	if !w.seen["payer "+id] {
		w.seen["payer "+id] = true
		w.side(kinds[kind])
		p := group(is("id", text(id)), is("name", text(name)), is("side", text(kinds[kind])))
		if kind == "not_named" {
			p.add("unnamed", text("true"))
		}
		w.payers = append(w.payers, p)
	}
	to := is("payer", text(id))
	return becomes(old("payer", group(is("kind", text(kind)), is("name", text(name)))), &to)
}

func (w *world) indicator(n int) (before, after value) {
	id := fmt.Sprintf("figure-%d", n)
	pairs := [][2]*key{same("id", text(id)), same("name", text(fmt.Sprintf("Figure %d: a name, \"with\" signs", n))), same("caveats", list(text("one"), text("two, three")))}
	if w.IntN(2) == 0 {
		pairs = append(pairs, w.payer())
	}
	dimension := ""
	if w.IntN(2) == 0 {
		dimension = fmt.Sprintf("dimension-%d", w.IntN(3))
		members := list(group(is("id", text("a")), is("name", text("Place A"))), group(is("id", text("b")), is("name", text("Place B, north"))))
		by := is("by", text(dimension))
		pairs = append(pairs, becomes(is("dimension", text(dimension)), &by), becomes(old("members", members), nil), becomes(old("ordered", text("true")), nil))
		if !w.seen[dimension] {
			w.seen[dimension] = true
			w.dims = append(w.dims, group(is("id", text(dimension)), is("name", text(strings.ToUpper(dimension[:1])+strings.ReplaceAll(dimension[1:], "-", " "))), is("ordered", text("true")), is("codes", members)))
		}
	}
	var was, now []value
	for range 1 + w.IntN(3) {
		o := [][2]*key{same("period", text("2024")), same("value", text("12")), same("note", text("It's one: note"))}
		if dimension != "" {
			o = append(o, same(dimension, text("a")))
		}
		if w.IntN(2) == 0 {
			o = append(o, becomes(old("status", text("normal")), nil))
		}
		a, b := w.both(o)
		was, now = append(was, a), append(now, b)
	}
	x, y := is("observations", list(was...)), is("observations", list(now...))
	return w.both(append(pairs, [2]*key{&x, &y}))
}

func (w *world) derived(n int) (before, after value) {
	pairs := [][2]*key{same("id", text(fmt.Sprintf("sum-%d", n))), same("name", text("A sum"))}
	op := []string{"sum", "share", "difference"}[w.IntN(3)]
	parts := list(text("figure-1"), text("figure-2@2024"))
	if op != "share" {
		to := is(op, parts)
		return w.both(append(pairs, becomes(old("operation", text(op)), nil), becomes(is("of", parts), &to)))
	}
	// The first of the two keys becomes share, whichever it is.
	before, _ = w.both(append(pairs, becomes(old("operation", text(op)), nil), becomes(old("of", parts), nil)))
	next := 0
	for _, k := range before.keys {
		if k.goes {
			k = is([]string{"share", "whole"}[next], parts.items[next])
			next++
		}
		after.keys = append(after.keys, k)
	}
	after.kind = 'g'
	return before, after
}

func newWorld(r *rand.Rand) *world {
	w := &world{Rand: r, seen: map[string]bool{}}
	w.old, w.now = group(), group()
	both := func(name string, a, b []value) {
		w.old.add(name, list(a...))
		w.now.add(name, list(b...))
	}
	var a, b []value
	for n := range 1 + w.IntN(4) {
		x, y := w.indicator(n)
		a, b = append(a, x), append(b, y)
	}
	head := group(is("id", text("heat")), is("language", text("en")))
	w.old.add("dataset", head)
	w.now.add("dataset", head)
	both("indicators", a, b)
	a, b = nil, nil
	for n := range 1 + w.IntN(3) {
		x, y := w.derived(n)
		a, b = append(a, x), append(b, y)
	}
	both("derived", a, b)
	for _, l := range []struct {
		name  string
		items []value
	}{{"sides", w.sides}, {"payers", w.payers}, {"dimensions", w.dims}} {
		if len(l.items) > 0 {
			w.now.add(l.name, list(l.items...))
		}
	}
	return w
}

var numbered = regexp.MustCompile(`# (?:c|kept)\d+`)

// Whatever a dataset in old forms looks like: it becomes what it must, all comments stay in their order, lines that say nothing
// old keep their bytes, and a second run finds nothing to do.
func TestGeneratedDatasets(t *testing.T) {
	for seed := range 800 {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		w := newWorld(r)
		p := &printer{Rand: r, lists: []int{0, 2, 4}[r.IntN(3)], step: []int{2, 4}[r.IntN(2)]}
		in := p.lines(w.old, 0, false)
		if p.some(6) {
			in = p.wrapped(w.old, 0) + "\n"
		}
		if p.some(4) {
			in = strings.ReplaceAll(in, "\n", "\r\n")
		}
		if p.some(4) {
			in = strings.TrimRight(in, "\r\n")
		}
		if p.some(8) {
			in = "\xef\xbb\xbf" + in
		}
		fail := func(why string, more ...any) {
			t.Helper()
			t.Fatalf("seed %d: %s\n--- old\n%s", seed, fmt.Sprintf(why, more...), in)
		}
		if f, l := source.Bytes([]byte(in), "d"); l.HasErrors() {
			fail("the generator wrote what cannot be read: %s", l.Text())
		} else if root, l := source.Parse(f); l.HasErrors() || plainNode(root) != w.old.plain() {
			fail("the generator did not write what it meant: %s\n%s", l.Text(), w.old.plain())
		}
		out, changes := migrated(t, in)
		f, l := source.Bytes([]byte(out), "d")
		if l.HasErrors() {
			fail("%s\n--- new\n%s", l.Text(), out)
		}
		root, l := source.Parse(f)
		if l.HasErrors() {
			fail("%s\n--- new\n%s", l.Text(), out)
		}
		if got, want := plainNode(root), w.now.plain(); got != want {
			fail("--- new\n%s\ngot  %s\nwant %s", out, got, want)
		}
		if got, want := numbered.FindAllString(out, -1), numbered.FindAllString(in, -1); !slices.Equal(got, want) {
			fail("comments are\n%v\n%v\n--- new\n%s", got, want, out)
		}
		after := lines(out)
		for i, line := range lines(in) {
			if strings.Contains(line, "# kept") && !slices.Contains(after, line) {
				fail("line %d is not as it was: %q\n--- new\n%s", i+1, line, out)
			}
		}
		checkChanges(t, in, out, changes)
		if again, changes := migrated(t, out); again != out || len(changes) > 0 {
			fail("a second run changes something: %v", changes)
		}
		if strings.HasPrefix(in, "\xef\xbb\xbf") != strings.HasPrefix(out, "\xef\xbb\xbf") || strings.HasSuffix(in, "\n") != strings.HasSuffix(out, "\n") {
			fail("the file begins or ends otherwise\n--- new\n%q", out)
		}
		if strings.Contains(in, "\r\n") && strings.Count(out, "\r\n") != strings.Count(out, "\n") {
			fail("line ends are mixed\n--- new\n%q", out)
		}
	}
}

// lines are those of a file with their ends, but the end of the last.
func lines(s string) []string {
	list := strings.SplitAfter(s, "\n")
	for i := range list {
		list[i] = strings.TrimRight(list[i], "\r\n")
	}
	return list
}

// migrated rewrites a dataset of one file.
func migrated(t *testing.T, in string) (out string, changes []migrate.Change) {
	t.Helper()
	r, l := migrate.Files([]migrate.Input{{Kind: migrate.Data, Shown: "dataset.yaml", Data: []byte(in)}})
	if l.HasErrors() {
		t.Fatalf("%s\n--- old\n%s", l.Text(), in)
	}
	if len(r.Files) == 0 {
		return in, nil
	}
	return string(r.Files[0].Now), r.Files[0].Changes
}

// checkChanges makes the new file of the old one and the list of changes.
func checkChanges(t *testing.T, in, out string, changes []migrate.Change) {
	t.Helper()
	was := lines(strings.TrimPrefix(in, "\xef\xbb\xbf"))
	var now []string
	at := 0
	for _, c := range changes {
		if c.Line-1 < at || len(c.Old)+len(c.New) == 0 {
			t.Fatalf("a change is out of order or none: %+v", c)
		}
		now = append(now, was[at:c.Line-1]...)
		at = c.Line - 1
		if !slices.Equal(was[at:at+len(c.Old)], c.Old) {
			t.Fatalf("line %d is not %q", c.Line, c.Old)
		}
		at += len(c.Old)
		now = append(now, c.New...)
	}
	now = append(now, was[at:]...)
	want := lines(strings.TrimPrefix(out, "\xef\xbb\xbf"))
	// The end of the last line may be one of the lines that were listed or not.
	if trimmed := strings.TrimRight(strings.Join(now, "\n"), "\n"); trimmed != strings.TrimRight(strings.Join(want, "\n"), "\n") {
		t.Fatalf("the list of changes makes\n%s\nof it, not\n%s", strings.Join(now, "\n"), strings.Join(want, "\n"))
	}
}

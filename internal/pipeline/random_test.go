package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/input/brand"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/input/template/reading"
	"briefing/internal/pipeline"
	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

// harm is a change to one node of one file.
type harm struct {
	file string
	path []int // to the node: which key or entry at each level
	how  string
}

func (h harm) String() string { return fmt.Sprintf("%s at %v of %s", h.how, h.path, h.file) }

// hows are what harm does. The first three leave what can be read; the others put something else in its place.
var hows = []string{"deleted", "doubled", "a long word", "a list", "a group", "a word", "an empty list", "an empty group", "nothing", "a huge number", "below zero"}

// put is what harm puts in a node's place; nil if the node would be left as it is, or only lose what it has.
func (h harm) put(old *source.Node) *source.Node {
	switch {
	case h.how == "a long word" && old.Kind == source.Scalar:
		return source.NewText(strings.Repeat(string("Wmi"[len(old.Value)%3]), 60+len(old.Value)%141))
	case h.how == "a list" && old.Kind != source.Seq:
		return source.NewList(source.NewText("a"))
	case h.how == "a group" && old.Kind != source.Map:
		return source.NewMap().Set("zz", source.NewText("a"))
	case h.how == "a word" && old.Kind != source.Scalar:
		return source.NewText("a")
	case h.how == "an empty list":
		return source.NewList()
	case h.how == "an empty group":
		return source.NewMap()
	case h.how == "nothing":
		return source.NewBare("~")
	case h.how == "a huge number":
		return source.NewBare("900000000000000")
	case h.how == "below zero":
		return source.NewBare("-1")
	}
	return nil
}

// in changes a tree and says whether it did.
func (h harm) in(root *source.Node) bool {
	parent, last := step(root, h.path[:len(h.path)-1]), h.path[len(h.path)-1]
	old := step(parent, []int{last})
	switch h.how {
	case "deleted":
		if parent.Kind == source.Map {
			parent.Fields = slices.Delete(parent.Fields, last, last+1)
		} else {
			parent.Items = slices.Delete(parent.Items, last, last+1)
		}
		return true
	case "doubled":
		if parent.Kind == source.Map {
			parent.Fields = slices.Insert(parent.Fields, last, parent.Fields[last])
		} else {
			parent.Items = slices.Insert(parent.Items, last, old)
		}
		return true
	}
	put := h.put(old)
	if put == nil {
		return false
	}
	if parent.Kind == source.Map {
		parent.Fields[last].Value = put
	} else {
		parent.Items[last] = put
	}
	return true
}

func step(n *source.Node, path []int) *source.Node {
	for _, i := range path {
		if n.Kind == source.Map {
			n = n.Fields[i].Value
		} else {
			n = n.Items[i]
		}
	}
	return n
}

// nodes lists the paths of all nodes below one.
func nodes(n *source.Node, at []int) (all [][]int) {
	children := n.Items
	for _, f := range n.Fields {
		children = append(children, f.Value)
	}
	for i, c := range children {
		path := append(slices.Clone(at), i)
		all = append(append(all, path), nodes(c, path)...)
	}
	return all
}

func parsed(name, text string) *source.Node {
	f, _ := source.Bytes([]byte(text), name)
	if f == nil {
		return nil
	}
	root, _ := source.Parse(f)
	return root
}

// written are the files of a world that people write, in alphabetical order.
func written(f files) (names []string) {
	for name := range f {
		if !strings.HasPrefix(name, "templates/pptx/") && !strings.HasPrefix(name, "templates/brands/plain/") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// harmed changes a node of a world at random.
func harmed(f files, random *rand.Rand) (files, harm) {
	for {
		names := written(f)
		h := harm{file: names[random.IntN(len(names))], how: hows[random.IntN(len(hows))]}
		root := parsed(h.file, f[h.file])
		if root == nil {
			continue
		}
		all := nodes(root, nil)
		if len(all) == 0 {
			continue
		}
		h.path = all[random.IntN(len(all))]
		if h.in(root) {
			return f.with(h.file, string(source.Encode(root))), h
		}
	}
}

// made makes everything of a world: the briefs in all their formats, and the charts on their own, as they stand on their
// pages and in one picture. It returns what was found, and how many files were made.
func madeOf(f files) (diags diag.List, count int) {
	p, diags := pipeline.Load(f.options("eu"))
	if p == nil {
		return diags.Sorted(), 0
	}
	for _, n := range p.Existing().Names {
		for _, format := range n.Formats {
			t := plan.Target{Name: n.ID, Language: p.Language, Format: format, Brand: "eu"}
			var found diag.List
			var data []byte
			if _, chart := t.Chart(); chart {
				found = p.Cards(t)
			} else {
				data, found = p.Make(t)
			}
			if len(data) > 0 {
				count++
			}
			diags.Append(found)
		}
		if n.Handouts {
			_, found := p.Make(plan.Target{Name: n.ID, Language: p.Language, Format: "pdf", Brand: "eu", Handout: true})
			diags.Append(found)
		}
	}
	return diags.Sorted(), count
}

// wrongWith says what is wrong with what was found: a fault of ours, or an error about input without its place.
func wrongWith(f files, diags diag.List) string {
	for _, d := range diags {
		switch {
		case d.ID == "internal":
			return "the program has a fault: " + d.String() + "\n" + d.Stack
		case d.Severity == diag.Error && !ofWholeFiles[d.ID] && (d.Pos.Line < 1 || d.Pos.Col < 1):
			return "an error without line and column: " + d.String()
		}
		if !ofWholeFiles[d.ID] || d.Pos.Line > 0 {
			if wrong := outOf(f, d); wrong != "" {
				return wrong + ": " + d.String()
			}
		}
	}
	return ""
}

// undecodable are the findings of the decoder about a value of another form.
var undecodable = map[string]bool{
	"wrong-type": true, "no-value": true, "empty-list": true, "unknown-value": true, "id": true, "date": true, "period": true, "number": true,
	"unknown-language": true, "empty-text": true, "cut-text": true, "color": true,
}

// toldTwice says whether a node that cannot be decoded is told of in more than one error; "" if it is not.
func toldTwice(f files, h harm, diags diag.List) string {
	root := parsed(h.file, f[h.file])
	if root == nil || h.how == "deleted" || h.how == "doubled" {
		return ""
	}
	parent, last := step(root, h.path[:len(h.path)-1]), h.path[len(h.path)-1]
	at := []diag.Pos{step(root, h.path).Pos}
	if parent.Kind == source.Map {
		at = append(at, parent.Fields[last].KeyPos)
	}
	told := false
	errors := 0
	for _, d := range diags.Sorted() {
		if d.Severity == diag.Error {
			errors++
			told = told || undecodable[d.ID] && slices.Contains(at, d.Pos)
		}
	}
	if told && errors > 1 {
		return "what cannot be decoded is told more than once"
	}
	return ""
}

// try makes everything of a world that was harmed and says what is wrong with the outcome.
func (h harm) try(f files) (wrong string, diags diag.List, made int) {
	diags, made = madeOf(f)
	if wrong = wrongWith(f, diags); wrong == "" && made == 0 {
		wrong = toldTwice(f, h, diags)
	}
	return wrong, diags, made
}

// firstErrors are the first lines of what was found, for messages.
func firstErrors(diags diag.List) string {
	text := slices.DeleteFunc(diags.Sorted(), func(d diag.Diagnostic) bool { return d.Severity != diag.Error }).Text()
	return text[:min(len(text), 1500)]
}

// TestRandomWorlds makes everything of worlds that are valid by the schemas, and of the same worlds with one node
// changed: there is never a fault of ours, each error about input has its place, and a node that cannot be decoded is told
// once, with nothing else beside it.
func TestRandomWorlds(t *testing.T) {
	worlds, harms := golden.Amount(10, 5, 3), golden.Amount(12, 8, 6)
	var mu sync.Mutex
	sound, refused, files := 0, 0, 0
	each(worlds, func(seed int) {
		f := randomWorld(uint64(seed))
		diags, n := madeOf(f)
		wrong := wrongWith(f, diags)
		mu.Lock()
		if files += n; n > 0 {
			sound++
		}
		mu.Unlock()
		if wrong != "" {
			t.Errorf("world %d: %s", seed, wrong)
		}
		if n == 0 {
			return // its own errors would stand beside those of the harm
		}
		random := rand.New(rand.NewPCG(2020, uint64(seed)))
		for range harms {
			changed, h := harmed(f, random)
			wrong, diags, n := h.try(changed)
			mu.Lock()
			if n == 0 {
				refused++
			}
			mu.Unlock()
			if wrong != "" {
				t.Errorf("world %d, %s: %s\n%s", seed, h, wrong, firstErrors(diags))
			}
		}
	})
	t.Logf("of %d worlds %d were sound, and gave %d files; of their harmed ones %d were refused", worlds, sound, files, refused)
	if 2*sound < worlds || files < 3*sound || refused < sound {
		t.Errorf("of %d worlds %d were sound, and gave %d files; of their harmed ones %d were refused: this tries too little", worlds, sound, files, refused)
	}
}

// each calls f with 0 to n-1, in two goroutines.
func each(n int, f func(i int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// kinds lists the nodes of a tree, one for each place in the schema: of the entries of a list the first counts, and one that
// stands further down; of texts by name, one.
func kinds(n *source.Node, place string, at []int, seen map[string]bool) (paths [][]int) {
	visit := func(i int, name string, child *source.Node) {
		path := append(slices.Clone(at), i)
		if !seen[name] {
			seen[name] = true
			paths = append(paths, path)
		}
		paths = append(paths, kinds(child, name, path, seen)...)
	}
	for i, item := range n.Items {
		visit(i, place+"["+strconv.Itoa(min(i, 1))+"]", item)
	}
	for i, f := range n.Fields {
		name := place + "." + f.Key
		for _, texts := range []string{"yaml.messages", "yaml.charts", "yaml.web", "yaml.dates", "yaml.periods", ".palette"} {
			if strings.HasSuffix(place, texts) && f.Value.Kind == source.Scalar {
				name = place + ".*"
			}
		}
		visit(i, name, f.Value)
	}
	return paths
}

// loadOne reads one kind of input of a world that is sound otherwise, without the rest: what a file has to say for itself.
func loadOne(p *pipeline.Project, f files, name string) (diags diag.List) {
	defer func() {
		if r := recover(); r != nil {
			diags = diag.Caught("loading stopped", r)
		}
	}()
	o := f.options("eu")
	switch {
	case strings.HasPrefix(name, "data/"):
		_, diags = datafiles.Load(o.Data.FS, o.Data.Entry, datafiles.Options{Shown: o.Data.Shown})
		return diags
	case strings.HasPrefix(name, "templates/brands/"):
		_, diags = brand.Load(o.Templates.FS, "eu", "en")
	case strings.HasPrefix(name, "templates/messages/"):
		_, diags = language.Load(o.Templates.FS, "messages", "en")
	default:
		_, diags = reading.Load(o.Templates.FS, p.Catalog, p.Dataset, reading.Options{})
	}
	for i := range diags {
		if !strings.HasPrefix(diags[i].Pos.File, "data/") {
			diags[i].Pos.File = "templates/" + diags[i].Pos.File
		}
	}
	return diags
}

// TestEveryNode puts something of another form in the place of every node there can be, deletes it and doubles it, and reads
// the file: no fault of ours, each error with its place, and what cannot be decoded told once. A part of
// the changes is tried each time, FuzzWorlds tries the others.
func TestEveryNode(t *testing.T) {
	seen := map[string]bool{}
	var cases, simple []func() string
	for _, seed := range []uint64{2, 6, 8} {
		f := randomWorld(seed)
		p, diags := pipeline.Load(f.options("eu"))
		if p == nil {
			t.Fatalf("world %d is not sound: %s", seed, diags.Text())
		}
		for _, name := range written(f) {
			whole := parsed(name, f[name])
			for _, path := range kinds(whole, name, nil, seen) {
				list := &cases
				if step(whole, path).Kind == source.Scalar {
					list = &simple
				}
				for _, how := range hows {
					*list = append(*list, func() string {
						h := harm{name, path, how}
						root := parsed(name, f[name])
						if !h.in(root) {
							return ""
						}
						changed := f.with(name, string(source.Encode(root)))
						found := loadOne(p, changed, name)
						wrong := wrongWith(changed, found)
						if wrong == "" {
							wrong = toldTwice(changed, h, found)
						}
						if wrong != "" {
							wrong = fmt.Sprintf("world %d, %s: %s\n%s", seed, h, wrong, firstErrors(found))
						}
						return wrong
					})
				}
			}
		}
	}
	try := func(list []func() string, stride int) {
		t.Logf("of %d changes every %dth", len(list), stride)
		each((len(list)+stride-1)/stride, func(i int) {
			if wrong := list[i*stride](); wrong != "" {
				t.Error(wrong)
			}
		})
	}
	if testing.Short() || pipeline.RaceEnabled {
		try(cases, 13)
		return
	}
	try(cases, golden.Amount(3, 9, 13))
	try(simple, golden.Amount(17, 51, 51))
	if len(cases) < 1500 || len(simple) < 3000 {
		t.Errorf("%d and %d changes: the worlds hold too few kinds of nodes", len(cases), len(simple))
	}
}

// TestKeysInTurn leaves every key of some worlds out in turn, and gives every text a word that fits into no line. There is a
// document each time, or an error with its place.
func TestKeysInTurn(t *testing.T) {
	seen := map[string]bool{}
	var cases []func() string
	for _, seed := range []uint64{2, 6} {
		f := randomWorld(seed)
		for _, name := range written(f) {
			for _, path := range kinds(parsed(name, f[name]), name, nil, seen) {
				for _, how := range []string{"deleted", "a long word"} {
					cases = append(cases, func() string {
						h := harm{name, path, how}
						root := parsed(name, f[name])
						if !h.in(root) {
							return ""
						}
						wrong, _, _ := h.try(f.with(name, string(source.Encode(root))))
						if wrong != "" {
							wrong = fmt.Sprintf("world %d, %s: %s", seed, h, wrong)
						}
						return wrong
					})
				}
			}
		}
	}
	stride := golden.Amount(9, 27, 41) // no divisor of two, so that both are tried
	each((len(cases)+stride-1)/stride, func(i int) {
		if wrong := cases[i*stride](); wrong != "" {
			t.Error(wrong)
		}
	})
	t.Logf("of %d changes every %dth was made", len(cases), stride)
}

// A file with one slip brings its own error alone: what it defines is not missed where others refer to it.
func TestSlipsAreToldAlone(t *testing.T) {
	f := randomWorld(1)
	if diags, n := madeOf(f); n == 0 {
		t.Fatal(diags.Text())
	}
	key := regexp.MustCompile(`(?m)^[a-z]{5,}:`)
	for _, name := range written(f) {
		first := key.FindString(f[name])
		for what, text := range map[string]string{
			"a quote that never ends": f[name] + "zz: \"never closed\n",
			"a bracket too many":      f[name] + "zz: [a]]\n",
			"a tab":                   strings.Replace(f[name], "\n", "\n\t", 1),
			"a key twice":             f[name] + first + "\n",
			"a misspelt key":          strings.Replace(f[name], first, first[:2]+first[1:], 1),
			"a word in its place":     first + " word\n" + besideFirst(f[name], first),
			"an unquoted reference":   strings.Replace(f[name], first, first+" {{people}}\nzz:", 1),
		} {
			diags, n := madeOf(f.with(name, text))
			errors := slices.DeleteFunc(diags.Sorted(), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
			if n > 0 || len(errors) == 0 {
				t.Errorf("%s in %s: nothing is found", what, name)
			}
			for _, d := range errors {
				if d.Pos.File != name {
					t.Errorf("%s in %s: %s", what, name, d)
				}
			}
		}
	}
}

// besideFirst is a file without its first key of that name and what lies below it.
func besideFirst(text, key string) string {
	_, rest, _ := strings.Cut(text, key)
	if at := regexp.MustCompile(`(?m)^[a-z]+:`).FindStringIndex(rest); at != nil {
		return rest[at[0]:]
	}
	return ""
}

// FuzzWorlds does with a world and some harms of the fuzzer's choice what TestRandomWorlds does. As far as one node is
// harmed, it is told once; more of them can hide each other.
func FuzzWorlds(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed, seed, uint8(seed%3))
	}
	f.Fuzz(func(t *testing.T, world, change uint64, harms uint8) {
		files := randomWorld(world)
		if _, n := madeOf(files); n == 0 || harms == 0 {
			diags, _ := madeOf(files)
			if wrong := wrongWith(files, diags); wrong != "" {
				t.Fatal(wrong)
			}
			return
		}
		random := rand.New(rand.NewPCG(2021, change))
		var all []harm
		for range 1 + harms%4 {
			var h harm
			files, h = harmed(files, random)
			all = append(all, h)
		}
		diags, n := madeOf(files)
		wrong := wrongWith(files, diags)
		if wrong == "" && len(all) == 1 && n == 0 {
			wrong = toldTwice(files, all[0], diags)
		}
		if wrong != "" {
			t.Fatalf("%v: %s\n%s", all, wrong, firstErrors(diags))
		}
	})
}

package check

import (
	"fmt"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
)

// The rules on bookmarks and on the places that links and bookmarks lead to.

func outlineTargets(f *reader.File, r *report) {
	eachBookmark(f, func(d object.Dict, title string) {
		dest := d["Dest"]
		if dest == nil {
			dest = f.Get(d, "A", "D")
		}
		if why := badDest(f, dest); why != "" {
			r.add("the bookmark %s leads nowhere: %s", quote(title), why)
		}
	}, nil)
}

func outlineForm(f *reader.File, r *report) {
	eachBookmark(f, func(_ object.Dict, title string) {
		if blank(title) {
			r.add("a bookmark has no title")
		}
	}, func(format string, args ...any) { r.add(format, args...) })
}

// eachBookmark visits all bookmarks. What is wrong with their links to each other goes to fault, if it is given.
func eachBookmark(f *reader.File, visit func(d object.Dict, title string), fault func(format string, args ...any)) {
	if fault == nil {
		fault = func(string, ...any) {}
	}
	root, ok := f.Ref(f.Catalog, "Outlines")
	if !ok {
		if f.Get(f.Catalog, "Outlines") != nil {
			fault("the list of bookmarks is no object of its own")
		}
		return
	}
	seen := map[object.Ref]bool{}
	var walk func(parent object.Ref, depth int) int
	walk = func(parent object.Ref, depth int) int {
		shown, before := 0, object.Ref(0)
		next, _ := f.Ref(parent, "First")
		for next != 0 {
			d := f.Dict(next)
			if seen[next] || d == nil || depth > 32 {
				fault("the bookmarks go round in a circle or break off")
				return shown
			}
			seen[next] = true
			title := f.Text(d, "Title")
			if up, _ := f.Ref(d, "Parent"); up != parent {
				fault("the bookmark %s names another parent than the one it stands under", quote(title))
			}
			if prev, _ := f.Ref(d, "Prev"); prev != before {
				fault("the bookmark %s names another bookmark before it than there is", quote(title))
			}
			visit(d, title)
			below := walk(next, depth+1)
			count, has := f.Int(d, "Count")
			if below > 0 && (!has || max(count, -count) != below) || below == 0 && has && count != 0 {
				fault("the bookmark %s counts %d bookmarks below it, there are %d", quote(title), max(count, -count), below)
			}
			shown++
			if count > 0 {
				shown += below
			}
			before = next
			next, _ = f.Ref(d, "Next")
		}
		if last, _ := f.Ref(parent, "Last"); last != before {
			fault("the list of bookmarks does not end where it says")
		}
		return shown
	}
	if n := walk(root, 0); n > 0 {
		if count, has := f.Int(root, "Count"); has && count > 0 && count != n {
			fault("the list of bookmarks counts %d, there are %d", count, n)
		}
	}
}

// badDest says why a destination does not lead to a page; empty if it does.
func badDest(f *reader.File, v any) string {
	list := reader.Destination(f, v)
	if len(list) < 2 {
		return "it names no place"
	}
	ref, ok := list[0].(object.Ref)
	if !ok || f.Page(ref) == nil {
		return "it names a page that is not there"
	}
	if p := f.Page(ref); f.Name(list, 1) == "XYZ" && len(list) > 3 {
		if y, ok := f.Number(list, 3); ok && (y < p.Box[1]-1 || y > p.Box[3]+1) {
			return fmt.Sprintf("it names a height of %.0f points, page %d ends at %.0f", y, p.Number, p.Box[3])
		}
	}
	return ""
}

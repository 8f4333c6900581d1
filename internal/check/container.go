package check

import (
	"bytes"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
)

// The rules on the file as a whole, before anything is painted.

func fileReadable(f *reader.File, r *report) {
	switch {
	case f.Trailer == nil:
		r.add("the last line of the file does not lead to its list of objects")
	case f.Catalog == nil:
		r.add("the file has no catalogue")
	case len(f.Pages) == 0:
		r.add("the file has no pages")
	}
}

// fileObjects finds what readers mend without a word, each in its own way.
func fileObjects(f *reader.File, r *report) {
	if f.Trailer == nil {
		return // another rule's matter
	}
	if !f.Listed {
		r.add("the file's list of objects cannot be read to its end")
	}
	if n := len(f.Misplaced); n > 0 {
		r.add("objects that do not stand where the file's list says: %d, the first is number %d", n, f.Misplaced[0])
	}
	if n := len(f.Misjudged); n > 0 {
		r.add("streams that are not as long as they say: %d, the first is number %d", n, f.Misjudged[0])
	}
	if size, ok := f.Int(f.Trailer, "Size"); ok {
		for n := range f.Objects {
			if int(n) >= size {
				r.add("the file says that it has fewer than %d objects, and has more", size)
				break
			}
		}
	}
}

func fileHeader(f *reader.File, r *report) {
	first, rest, _ := bytes.Cut(f.Data, []byte("\n"))
	first = bytes.TrimSuffix(first, []byte("\r"))
	if len(first) != len("%PDF-1.7") || !bytes.HasPrefix(first, []byte("%PDF-1.")) || first[7] < '0' || first[7] > '7' {
		r.add("the file begins with %s; %%PDF-1.0 to %%PDF-1.7 is allowed", quote(string(first[:min(len(first), 20)])))
	}
	high := 0
	if len(rest) > 0 && rest[0] == '%' {
		for _, b := range rest[1:min(len(rest), 5)] {
			if b > 127 {
				high++
			}
		}
	}
	if high < 4 {
		r.add("the second line does not begin with a comment of four bytes above 127, which tells mail programs that the file is not text")
	}
}

func fileVersion(f *reader.File, r *report) {
	if v := f.Name(f.Catalog, "Version"); v != "" && (len(v) != 3 || v < "1.0" || v > "1.7") {
		r.add("the catalogue says version %s; 1.0 to 1.7 is allowed", quote(v))
	}
}

func fileID(f *reader.File, r *report) {
	id := f.Array(f.Trailer, "ID")
	if len(id) != 2 {
		r.add("the file has no pair of identifiers")
		return
	}
	for _, v := range id {
		if s, ok := f.Get(v).(object.String); !ok || s == "" {
			r.add("an identifier of the file is empty")
		}
	}
}

func fileEnd(f *reader.File, r *report) {
	mark := []byte("%%EOF")
	i := bytes.LastIndex(f.Data, mark)
	if i < 0 {
		r.add("the file has no end mark: it may be cut off")
		return
	}
	if rest := f.Data[i+len(mark):]; len(rest) > 0 && string(rest) != "\n" && string(rest) != "\r" && string(rest) != "\r\n" {
		r.add("%d bytes stand behind the end mark", len(rest))
	}
}

// Limits of ISO 19005-2, 6.1.13.
const (
	maxString  = 32767
	maxName    = 127
	maxObjects = 8388607
)

func fileLimits(f *reader.File, r *report) {
	if len(f.Objects) > maxObjects {
		r.add("the file has %d objects; %d are allowed", len(f.Objects), maxObjects)
	}
	longest, name := 0, ""
	f.Each(func(_ string, v any) {
		switch v := v.(type) {
		case object.String:
			longest = max(longest, len(v))
		case object.Name:
			if len(v) > len(name) {
				name = string(v)
			}
		case object.Dict:
			for k := range v {
				if len(k) > len(name) || len(k) == len(name) && k < name {
					name = k
				}
			}
		}
	})
	for _, p := range f.Pages {
		longest = max(longest, p.Longest)
	}
	if longest > maxString {
		r.add("a string has %d bytes; %d are allowed", longest, maxString)
	}
	if len(name) > maxName {
		r.add("the name %s has %d bytes; %d are allowed", quote(name), len(name), maxName)
	}
}

// fileActions lets only those actions stand that show another place.
func fileActions(f *reader.File, r *report) {
	said := map[string]bool{}
	say := func(what string) {
		if !said[what] {
			said[what] = true
			r.add("the file holds %s, which may not stand in an archival file", what)
		}
	}
	action := func(v any) {
		d := f.Dict(v)
		switch s := f.Name(d, "S"); s {
		case "", "GoTo", "URI", "GoToR", "Thread":
		case "JavaScript":
			say("a script")
		default:
			say("an action of the kind " + s)
		}
	}
	if d := f.Dict(f.Catalog, "OpenAction"); d != nil {
		action(d)
	}
	f.Each(func(key string, v any) {
		d, ok := v.(object.Dict)
		if !ok {
			return
		}
		for _, k := range []string{"JS", "JavaScript"} {
			if d[k] != nil {
				say("a script")
			}
		}
		if d["AA"] != nil {
			say("actions that start by themselves")
		}
		if f.Name(d, "Type") == "Action" || key == "A" && d["O"] == nil || key == "Next" && d["S"] != nil {
			action(d)
		}
		if a, ok := d["A"].(object.Ref); ok && f.Get(a, "O") == nil {
			action(a)
		}
	})
	if f.Get(f.Catalog, "AcroForm") != nil {
		say("a form")
	}
	if f.Get(f.Catalog, "OCProperties") != nil {
		say("layers")
	}
}

func pageBoxes(f *reader.File, r *report) {
	const smallest, largest = 3, 14400 // ISO 19005-2, 6.1.13
	for _, p := range f.Pages {
		w, h := p.Box[2]-p.Box[0], p.Box[3]-p.Box[1]
		if w < smallest || h < smallest || w > largest || h > largest {
			r.add("page %d is %.1f by %.1f points; %d to %d are allowed", p.Number, w, h, smallest, largest)
			continue
		}
		media, outer := p.Box, p.Box
		for _, key := range []string{"CropBox", "BleedBox", "TrimBox", "ArtBox"} {
			if f.Get(p.Dict, key) == nil {
				continue
			}
			box, ok := f.Box(p.Dict, key)
			if !ok || box[0] >= box[2] || box[1] >= box[3] {
				r.add("page %d: the %s is no rectangle", p.Number, key)
				continue
			}
			if !inside(box, media, 0.01) || (key == "TrimBox" || key == "ArtBox") && !inside(box, outer, 0.01) {
				r.add("page %d: the %s reaches over the box around it", p.Number, key)
			}
			if key == "BleedBox" {
				outer = box
			}
		}
	}
}

// inside says whether a box lies in another, but for a small excess.
func inside(in, out [4]float64, slack float64) bool {
	return in[0] >= out[0]-slack && in[1] >= out[1]-slack && in[2] <= out[2]+slack && in[3] <= out[3]+slack
}

func docMarked(f *reader.File, r *report) {
	if marked, _ := f.Get(f.Catalog, "MarkInfo", "Marked").(bool); !marked {
		r.add("the file does not say that it is tagged")
	}
	if suspects, _ := f.Get(f.Catalog, "MarkInfo", "Suspects").(bool); suspects {
		r.add("the file says that its tags are doubtful")
	}
}

func docTitleShown(f *reader.File, r *report) {
	if shown, _ := f.Get(f.Catalog, "ViewerPreferences", "DisplayDocTitle").(bool); !shown {
		r.add("the window would show the file's name instead of its title")
	}
}

func docLanguage(f *reader.File, r *report) {
	switch lang := f.Text(f.Catalog, "Lang"); {
	case blank(lang):
		r.add("the file does not say which language it is in")
	case !isLanguage(lang):
		r.add("the file's language is %s, which is no language code such as en-GB", quote(lang))
	}
	if f.Tree == nil {
		return
	}
	for _, e := range f.Tree.All {
		if _, has := e.Dict["Lang"]; has && !isLanguage(f.Text(e.Dict, "Lang")) {
			r.add("%s: its language is %s, which is no language code such as fr", place(f, e), quote(f.Text(e.Dict, "Lang")))
		}
	}
}

// isLanguage tells the shape of RFC 5646: a code of two or three letters (or x, i), then parts of one to eight.
func isLanguage(s string) bool {
	parts := bytes.Split([]byte(s), []byte("-"))
	for i, p := range parts {
		if len(p) < 1 || len(p) > 8 || i == 0 && len(p) == 1 && string(p) != "x" && string(p) != "i" {
			return false
		}
		for _, c := range p {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return len(parts) > 1 || len(s) > 1
}

func pageTabs(f *reader.File, r *report) {
	for _, p := range f.Pages {
		if len(f.Array(p.Dict, "Annots")) > 0 && f.Name(p.Dict, "Tabs") != "S" {
			r.add("page %d: the tab key does not follow the reading order", p.Number)
		}
	}
}

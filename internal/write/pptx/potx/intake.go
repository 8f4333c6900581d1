package potx

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/write/ooxml"
)

// intake decides what of a template is taken in. A deck holds its masters, layouts, themes and all that they lead to, so
// that whatever is passed on is read first: every XML part of it is well-formed and every relationship leads to a part
// that is there, or is a link to the web. What belongs to the template's own slides, its authors and the program's window
// is left out without a look at it.
type intake struct {
	t *Template
	l *diag.List
	// small are the parts that PowerPoint always writes and nobody misses, by what they are without content.
	small map[string]string
	// empty are those of them that lost relationships, so that what they hold would lead nowhere.
	empty map[string]bool
	// custom are parts of the data that programs keep beside a presentation: where they are damaged, no reader misses them.
	custom map[string]bool
	forms  forms
	faults int
}

func newIntake(t *Template, l *diag.List) *intake {
	return &intake{t: t, l: l, small: map[string]string{}, empty: map[string]bool{}, custom: map[string]bool{}}
}

// leftOut are the relationships of the presentation that go with the template's slides and their authors.
var leftOut = []string{"/slide", "/comments", "/commentAuthors", "/authors", "/changesInfo", "/revisionInfo", "/vbaProject", "/presProps2"}

// stays says whether a relationship of the template stays in decks.
func (in *intake) stays(owner string, r *ooxml.Rel) (bool, error) {
	switch {
	case owner == "":
		return in.followPackage(r)
	case owner == in.t.Main:
		for _, end := range leftOut {
			if strings.HasSuffix(r.Type, end) {
				if end == "/slide" {
					in.t.slides++
				}
				return false, nil
			}
		}
		for _, s := range smallParts {
			if r.Type == ooxml.NSRelationships+s.rel && s.dispensable {
				if r.External || r.Target == "" {
					return false, nil // complete adds it
				}
				in.small[r.Target] = s.data
			}
		}
	case in.small[owner] != "":
		in.empty[owner] = true
		return false, nil
	case in.custom[owner] && !strings.HasSuffix(r.Type, "/customXmlProps"):
		return false, nil
	case strings.HasSuffix(r.Type, "/slide"):
		return false, &refused{fmt.Sprintf("a layout or master links to one of its slides, which would stay in the deck: the relationship %s of %s", r.ID, owner), "take that link out of the slide master"}
	}
	if !r.External {
		in.custom[r.Target] = in.custom[r.Target] || customData(r.Type)
		return true, nil
	}
	if r.Type == ooxml.RelLink {
		if to, ok := ooxml.WebAddress(r.Target); ok {
			r.Target = to
			return true, nil
		}
		in.refuse(fmt.Sprintf("the relationship %s of %s links to %q, which is no address of the web or of mail", r.ID, owner, r.Target),
			"take that link out of the slide master or layout, or let it begin with https://, http:// or mailto:")
		return false, nil
	}
	kind := r.Type[strings.LastIndexAny(r.Type, "/")+1:]
	in.refuse(fmt.Sprintf("the relationship %s of %s, of the kind %q, leads out of the file to %q", r.ID, owner, kind, r.Target),
		"embed what is linked: in PowerPoint under File, Info, Edit Links to Files, or by putting the picture in again")
	return false, nil
}

func customData(typ string) bool {
	return strings.HasSuffix(typ, "/customXml") || strings.HasSuffix(typ, "/customXmlProps")
}

// followPackage does so for the relationships of the whole package: properties and thumbnail are of another deck, and
// signatures no longer hold.
func (in *intake) followPackage(r *ooxml.Rel) (bool, error) {
	switch {
	case r.External:
		return false, nil
	case r.Type == ooxml.RelDocument && in.t.Main == "":
		in.t.Main = r.Target
		return true, nil
	case strings.HasSuffix(r.Type, "/custom-properties"), strings.HasSuffix(r.Type, "/classificationlabels"), strings.HasSuffix(r.Type, "/customXml"):
		in.custom[r.Target] = in.custom[r.Target] || customData(r.Type)
		in.l.Add(diag.Pos{File: in.t.Name}, diag.Note, "template-properties",
			"properties or labels of the template's author are carried over into the deck", "remove them in PowerPoint (File, Info) if they should not travel")
		return true, nil
	}
	return false, nil
}

// mostFaults is how many faults of a template are listed.
const mostFaults = 10

func (in *intake) refuse(message, hint string) {
	if in.faults++; in.faults <= mostFaults {
		in.l.Add(diag.Pos{File: in.t.Name}, diag.Error, "template-refused", "the template cannot be used: "+message, hint)
	}
}

// findings returns all findings; where faults were left out, the last one says how many.
func (in *intake) findings() diag.List {
	if n := in.faults - mostFaults; n > 0 {
		in.l.Add(diag.Pos{File: in.t.Name}, diag.Error, "template-refused", fmt.Sprintf("the template cannot be used: there are %d more faults of such kinds", n), "mend those above and check it again")
	}
	return *in.l
}

// targetTypes are the content types of what relationships of a kind lead to.
var targetTypes = map[string]string{
	ooxml.RelMaster: ooxml.TypeMaster, ooxml.RelLayout: ooxml.TypeLayout, ooxml.RelTheme: ooxml.TypeTheme, ooxml.RelNotesMaster: ooxml.TypeNotesMaster, ooxml.NSRelationships + "/handoutMaster": ooxml.TypeHandoutMaster,
	ooxml.NSRelationships + "/presProps": ooxml.TypePresProps, ooxml.NSRelationships + "/viewProps": ooxml.TypeViewProps, ooxml.NSRelationships + "/tableStyles": ooxml.TypeTableStyles,
}

// check reads every XML part that a deck will hold, finds that each is well-formed and that the relationships it names
// are there, and keeps what it read for readParts.
func (in *intake) check() error {
	t := in.t
	t.trees = map[string]*node{}
	nodes := 0
	for _, name := range t.pkg.Names() {
		part := t.pkg.Part(name)
		if part == nil {
			continue // cut with another
		}
		if part.Type == "" {
			in.refuse("it is damaged: "+name+" has no content type", damagedHint)
			continue
		}
		if in.empty[name] {
			part.Set([]byte(in.small[name]))
		}
		if !isXML(part) {
			continue
		}
		root, count, err := parse(part.Data)
		if with := in.small[name]; err != nil && with != "" {
			part.Set([]byte(with))
			continue
		}
		if err != nil && in.dispensable(name) {
			in.drop(name)
			continue
		}
		if nodes += count; err == nil && nodes > ooxml.MaxNodes {
			in.refuse(fmt.Sprintf("its masters, layouts and what they need have more than %d elements and attributes", ooxml.MaxNodes), "draw what they show more simply, or as pictures")
			return nil
		}
		if err != nil {
			hint := damagedHint
			if strings.HasPrefix(part.Type, "image/") {
				hint = "put that picture into the slide master again, as PNG"
			}
			in.refuse(ooxml.In(name, err).Error(), hint)
			continue
		}
		t.trees[name] = root
		if !in.foreignData(part) && root.isStrict() {
			in.forms.note(true, name)
			return in.forms.halfStrict()
		}
		in.checkNamed(part, root)
		in.checkLinks(part)
	}
	return nil
}

// dispensable says whether a part is custom data that nothing names: no relationship of another kind leads to it, and
// no part in UTF-8 holds the id of one that does.
func (in *intake) dispensable(name string) bool {
	if !in.custom[name] {
		return false
	}
	for _, n := range in.t.pkg.Names() {
		part := in.t.pkg.Part(n)
		for _, r := range part.Rels {
			if r.Target == name && !r.External && (!customData(r.Type) || bytes.Contains(part.Data, []byte(r.ID)) || !utf8.Valid(part.Data)) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(in.t.pkg.Rels, func(r ooxml.Rel) bool { return r.Target == name && !customData(r.Type) })
}

// drop takes the relationships to a part away, and what they alone reach.
func (in *intake) drop(name string) {
	to := func(r ooxml.Rel) bool { return r.Target == name && !r.External }
	in.t.pkg.Rels = slices.DeleteFunc(in.t.pkg.Rels, to)
	for _, n := range in.t.pkg.Names() {
		part := in.t.pkg.Part(n)
		part.Rels = slices.DeleteFunc(part.Rels, to)
	}
	in.t.pkg.Sweep()
}

const damagedHint = "open it in PowerPoint, which repairs what it can, and save it again"

// isXML says whether a part is XML, by its content type or by its name.
func isXML(part *ooxml.Part) bool {
	typ, _, _ := strings.Cut(strings.ToLower(part.Type), ";")
	typ = strings.TrimSpace(typ)
	name := strings.ToLower(part.Name)
	return strings.HasSuffix(typ, "+xml") || strings.HasSuffix(typ, "/xml") || strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".vml")
}

// checkNamed finds relationships that a part names and has not.
func (in *intake) checkNamed(part *ooxml.Part, n *node) {
	for _, a := range n.attr {
		if a.Name.Space != ooxml.NSRelationships || a.Value == "" {
			continue
		}
		if _, ok := part.Rel(a.Value); !ok {
			in.refuse(fmt.Sprintf("it is damaged: %s names the relationship %q, which it has not", part.Name, a.Value), damagedHint)
		}
	}
	for _, k := range n.kids {
		in.checkNamed(part, k)
	}
}

// checkLinks finds relationships that lead to a part of another kind, layouts without their master and masters without
// a theme.
func (in *intake) checkLinks(part *ooxml.Part) {
	count := map[string]int{}
	for _, r := range part.Rels {
		count[r.Type]++
		if want := targetTypes[r.Type]; want != "" && !r.External && in.t.pkg.Part(r.Target).Type != want {
			in.refuse(fmt.Sprintf("it is damaged: the relationship %s of %s leads to %s, whose content type is %q", r.ID, part.Name, r.Target, in.t.pkg.Part(r.Target).Type), damagedHint)
		}
	}
	switch {
	case part.Type == ooxml.TypeLayout && count[ooxml.RelMaster] != 1:
		in.refuse(fmt.Sprintf("it is damaged: the layout %s has %d slide masters", part.Name, count[ooxml.RelMaster]), damagedHint)
	case (part.Type == ooxml.TypeMaster || part.Type == ooxml.TypeNotesMaster || part.Type == ooxml.TypeHandoutMaster) && count[ooxml.RelTheme] != 1:
		in.refuse(fmt.Sprintf("it is damaged: the master %s has %d themes", part.Name, count[ooxml.RelTheme]), damagedHint)
	}
}

// hintFor is the remedy for an error of reading.
func hintFor(err error) string {
	var r *refused
	var f *ooxml.Fault
	var other *ooxml.NotArchive
	switch {
	case errors.As(err, &r):
		return r.hint
	case errors.As(err, &f):
		return damagedHint
	case errors.Is(err, ooxml.ErrProtected):
		return "open it in PowerPoint and save it as .pptx or .potx without password and label"
	case errors.Is(err, ooxml.ErrOld):
		return "open it in PowerPoint and save it as .pptx or .potx, without a password"
	case errors.Is(err, ooxml.ErrEmpty), errors.Is(err, ooxml.ErrCutOff):
		return "save or copy it again; " + wantedFile
	case errors.As(err, &other):
		return wantedFile
	}
	return ""
}

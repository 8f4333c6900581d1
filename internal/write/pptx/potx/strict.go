package potx

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/ooxml/strict"
)

// forms are where a template was found to be Strict Open XML and where it was not, in words; empty: nowhere.
type forms struct{ strict, transitional string }

func (f *forms) note(isStrict bool, where string) {
	switch {
	case isStrict && f.strict == "":
		f.strict = where
	case !isStrict && f.transitional == "":
		f.transitional = where
	}
}

// follow says whether a relationship of the template stays in decks, and gives it the type of the transitional form.
func (in *intake) follow(owner string, r *ooxml.Rel) (bool, error) {
	typ, was := strict.Relationship(r.Type)
	r.Type = typ
	stays, err := in.stays(owner, r)
	if stays && (was || strict.HasBoth(typ)) {
		where := "the relationship " + r.ID
		if owner != "" {
			where += " of " + owner
		}
		in.forms.note(was, where)
	}
	return stays, err
}

// convert turns a template that is saved as Strict Open XML into the transitional form, which is the one that decks have:
// programs other than the newest of Office read no other. What is of both forms is refused, because no program saves such
// files and what its parts mean to each other is not known.
func (in *intake) convert() error {
	if in.forms.strict == "" {
		return nil
	}
	for _, name := range in.t.pkg.Names() {
		if part := in.t.pkg.Part(name); isXML(part) && !strings.HasPrefix(part.Type, "image/") && !in.foreignData(part) {
			in.convertPart(part)
		}
	}
	if in.forms.transitional != "" {
		return in.forms.halfStrict()
	}
	in.l.Add(diag.Pos{File: in.t.Name}, diag.Note, "template-strict",
		"the template is saved as Strict Open XML; it was converted to the transitional form that all versions of PowerPoint and other programs read, so its masters and layouts are not byte for byte those of the file",
		"save it in PowerPoint as a usual presentation or template (.pptx, .potx) if they are to be kept byte for byte")
	return nil
}

// foreignData says whether a part is data that programs keep beside the presentation, in a form of their own.
func (in *intake) foreignData(part *ooxml.Part) bool {
	return in.custom[part.Name] && !strings.Contains(part.Type, "customXmlProperties")
}

// convertPart converts a part. One that cannot be is left as it is where no reader misses it: check takes it out.
func (in *intake) convertPart(part *ooxml.Part) {
	data, err := ooxml.UTF8(part.Data)
	var c strict.Part
	if err == nil {
		c, err = strict.Convert(data)
	}
	switch {
	case err != nil && (in.small[part.Name] != "" || in.custom[part.Name]):
	case err != nil:
		in.refuse(ooxml.In(part.Name, err).Error(), damagedHint)
	default:
		if c.Strict {
			part.Set(c.Data)
			in.forms.note(true, part.Name)
		}
		if c.Transitional {
			in.forms.note(false, part.Name)
		}
	}
}

// halfStrict refuses a template of both forms.
func (f *forms) halfStrict() error {
	return &refused{fmt.Sprintf("it is Strict Open XML in part only: %s is of the strict form, %s of the transitional one", f.strict, f.transitional), halfStrictHint}
}

const halfStrictHint = "open it in PowerPoint and save it again, as a usual presentation or template (.pptx, .potx)"

// isStrict says whether a name of an element or of an attribute is of the strict form, in an element or below it.
func (n *node) isStrict() bool {
	for _, a := range n.attr {
		if strings.HasPrefix(a.Name.Space, ooxml.NSStrict) {
			return true
		}
	}
	return strings.HasPrefix(n.space, ooxml.NSStrict) || slices.ContainsFunc(n.kids, (*node).isStrict)
}

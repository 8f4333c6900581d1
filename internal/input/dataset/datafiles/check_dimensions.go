package datafiles

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/mend"
)

// mostDimensions is how many dimensions an indicator has at most.
const mostDimensions = 6

// checkDimensions checks what the vocabulary says of dimensions.
func (c *checker) checkDimensions() {
	for i := range c.raw.Dimensions {
		e := &c.raw.Dimensions[i]
		x, n := &e.Model, e.Node
		if n == nil || n.Kind != source.Map {
			continue
		}
		if id := valueOf(n, "id", x.ID); slices.Contains(c.observationKeys, x.ID) || x.ID == period {
			c.l.Add(id.Pos, diag.Error, "dimension", fmt.Sprintf("a dimension cannot be called %s: every observation has that key already", x.ID), "write id: "+x.ID+"-code, or another name")
		}
		if len(x.Codes) == 0 && !e.Broken {
			if x.Areas {
				c.l.Add(x.Pos, diag.Error, "dimension", "the dimension "+x.ID+" has no codes, and the vocabulary has neither countries nor areas", "add countries: [{code: IT, name: Italy}] to the vocabulary")
			} else {
				c.l.Add(x.Pos, diag.Error, "dimension", "the dimension "+x.ID+" has no codes", "add codes: [{id: ..., name: ...}], or areas: true where they are countries")
			}
		}
		c.checkCodes(e)
	}
}

// checkCodes checks the codes of a dimension.
func (c *checker) checkCodes(e *entry[dataset.Dimension]) {
	x, list := &e.Model, e.Node.Get("codes")
	if list == nil {
		return
	}
	var ids, published []source.String
	for k := range x.Codes {
		code := &x.Codes[k]
		at := code.Pos
		if n := list.Items[k].Get("id"); n != nil {
			at = n.Pos
		}
		ids = append(ids, source.String{S: string(code.ID), Pos: at})
		if code.Code != "" {
			published = append(published, valueOf(list.Items[k], "code", code.Code))
		}
		switch {
		case code.ID == "":
		case x.Areas:
			c.checkArea(source.String{S: string(code.ID), Pos: at}, code)
		case code.Name.IsZero() && !e.Broken:
			c.l.Add(code.Pos, diag.Error, "missing-key", fmt.Sprintf("the code %s has no name", code.ID), "write {id: "+string(code.ID)+", name: "+inWords(string(code.ID))+"}, or areas: true at the dimension where its codes are countries")
		}
	}
	define(c.l, "code", ids)
	reportDuplicates(c.l, published, "code")
}

// checkArea sees that a code of a dimension of areas is a country or an area of the vocabulary.
func (c *checker) checkArea(id source.String, code *dataset.Code) {
	_, isArea := c.areas.first[id.S]
	_, isCountry := c.countries.first[strings.ToUpper(id.S)]
	if isArea || isCountry || !code.Name.IsZero() || c.partial || c.areas.partial || c.countries.partial {
		return
	}
	upper := strings.ToUpper(id.S)
	if region, err := language.ParseRegion(upper); err == nil && region.IsCountry() && len(upper) == 2 {
		c.l.Add(id.Pos, diag.Error, "unknown-area", "the country "+source.Quote(id.S)+" has no name in the vocabulary", "add to the vocabulary: countries: [{code: "+upper+", name: ...}], with its name")
		return
	}
	c.l.Add(id.Pos, diag.Error, "unknown-area", source.Quote(id.S)+" is neither a country of ISO 3166 nor an area of the vocabulary", "add to the vocabulary: areas: [{id: "+id.S+", name: "+inWords(id.S)+"}]")
}

// checkBy checks the dimensions of an indicator, and the codes that its observations name.
func (c *checker) checkBy(i *indicatorEntry) {
	by, adds := i.Model.By, i.Node.Get("adds_up")
	written := i.Node.Get("by")
	if len(by) > mostDimensions {
		c.l.Errorf(written.Pos, "dimension", "an indicator has at most %d dimensions, found %d", mostDimensions, len(by))
	}
	if adds != nil && len(by) == 0 && !i.Broken {
		c.l.Add(adds.Pos, diag.Error, "adds-up", "the indicator has no dimension whose codes could add up", "add by: with the id of a dimension, or take adds_up out")
	}
	for _, id := range i.Model.AddsUp.Of {
		if !slices.Contains(by, id) && len(by) > 0 {
			c.l.Add(adds.Pos, diag.Error, "adds-up", "the indicator is not by "+source.Quote(id), "write adds_up: true, or adds_up: ["+strings.Join(by, ", ")+"]")
		}
	}
	if u := c.unitOf(&i.Model); u != nil && !i.Model.AddsUp.None() && u.Kind != dataset.UnitCount && u.Kind != dataset.UnitMoney && u.Kind != dataset.UnitMeasure && u.Kind != "" && adds != nil {
		c.l.Add(adds.Pos, diag.Error, "adds-up", fmt.Sprintf("values in %s are no amounts, so that they do not add up", u.ID), "take adds_up out, and give the whole as the source publishes it")
	}
	for at, id := range by {
		pos := written.Pos
		if written.Kind == source.Seq && at < len(written.Items) {
			pos = written.Items[at].Pos
		}
		_, known := c.dimensions.first[id]
		if !known && len(c.dimensions.order) == 0 && !c.dimensions.partial && !c.partial {
			c.l.Add(pos, diag.Error, "unknown-dimension", "the dimension "+source.Quote(id)+" is not described", "add to the vocabulary: dimensions: [{id: "+id+", name: "+inWords(id)+", codes: [{id: ..., name: ...}]}]")
			continue
		}
		if !c.resolve(source.String{S: id, Pos: pos}, c.dimensions) {
			continue
		}
		codes, told := c.codesOf(id), map[string]*diag.Problem{}
		for k := range i.list {
			if !i.notes[k].unknown || codes.partial || c.partial {
				continue
			}
			s := i.codesOf(k)[at]
			if _, known := c.raw.codeID(i, id, s.S); known {
				continue
			}
			if i.rows == nil {
				reportUnknown(c.l, s, codes, "unknown-code")
				continue
			}
			if told[s.S] == nil { // thousands of rows may have the same
				told[s.S] = c.unknownInFile(i, id, s.S, codes)
			}
			c.l.AddProblem(s.Pos, diag.Error, told[s.S])
		}
	}
}

// unknownInFile is what is said of a text that stands in a file in the place of a code. Files have signs of their own, many of one
// or two letters, of which another code is no guess: EL is Greece and not Spain (es), T the total and not women (f).
func (c *checker) unknownInFile(i *indicatorEntry, dimension, text string, codes *ids) *diag.Problem {
	message, hint := source.Unknown(codes.kind, text, codes.order)
	known := slices.Concat(codes.order, slices.Collect(maps.Keys(c.raw.codeIDs[dimension])), slices.Collect(maps.Keys(c.raw.codeNames[dimension])))
	near := source.Nearest(text, known)
	if !strings.EqualFold(near, text) && utf8.RuneCountInString(text) < 4 {
		near = ""
	}
	meant, id := "", ""
	if near != "" {
		id, _ = c.raw.codeID(i, dimension, near)
		meant = "did you mean " + source.Quote(near) + "?"
	}
	if _, allowed, listed := strings.Cut(hint, "allowed: "); listed {
		meant = strings.TrimSpace(meant + " allowed: " + allowed)
	}
	hints := []string{meant, "where the file has a sign of its own for a code, say so in the dimension " + dimension + ": {id: " + cmp.Or(id, "...") + ", code: " + mend.Quoted(text) + "}"}
	if id == "" {
		hints = append(hints, i.rows.NoCode(dimension, text)...)
	}
	return diag.NewProblem("unknown-code", message, hints...)
}

// codesOf are the codes of a dimension. Where it has none, which was reported, any could be meant.
func (c *checker) codesOf(dimension string) *ids {
	list := newIDs(dimension)
	e := c.dimensionByID[dimension]
	list.partial = e == nil || e.Broken || len(e.Model.Codes) == 0
	if e != nil {
		for _, id := range e.Model.IDs() {
			list.add(id, e.Model.Pos)
		}
	}
	return list
}

// checkKey checks the codes of a reference to an indicator. It is false where the reference is wrong, or may be wrong because
// something could not be read in full: then its period is not checked. With needsValue the key must be one that has a value.
func (c *checker) checkKey(s source.String, r dataset.Ref, i *indicatorEntry, needsValue bool) bool {
	by := i.Model.By
	switch {
	case i.Broken:
		return false
	case len(by) == 0 && r.Key != "":
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value and no codes, found %s", r.ID, source.Quote(string(r.Key))), "write "+dataset.Ref{ID: r.ID, Period: r.Period}.String())
		return false
	case !c.checkCodesIn(s, r, by):
		return false
	}
	if !needsValue || len(by) == 0 || c.hasValue(i, r.Key) {
		return true
	}
	var all []string
	for k := range i.list {
		if ref := (dataset.Ref{ID: r.ID, Key: i.list[k].Key}).String(); !slices.Contains(all, ref) && len(all) < 8 {
			all = append(all, ref)
		}
	}
	if r.Key == "" && len(by) == 1 {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value for each %s and none for all of them", r.ID, by[0]), "name one: "+strings.Join(all, ", ")+"; or write adds_up: true at "+r.ID+" where they add up")
	} else {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has no value for %s", r.ID, source.Quote(strings.Join(r.Key.Codes(len(by)), "/"))), "there are: "+strings.Join(all, ", "))
	}
	return false
}

// checkCodesIn checks that a reference to a figure by some dimensions has no more codes than these, and only codes of theirs. It is
// false where it has, or may have since something could not be read in full.
func (c *checker) checkCodesIn(s source.String, r dataset.Ref, by dataset.By) bool {
	codes := r.Key.Codes(0)
	if len(codes) > len(by) {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is by %s, found %d codes", r.ID, strings.Join(by, " and "), len(codes)), "write "+r.ID+"/"+strings.ToUpper(strings.Join(by, "/"))+", with a code for each")
		return false
	}
	for at, code := range codes {
		if code == dataset.Whole || c.raw.codeIDs[by[at]][code] == code {
			continue
		}
		if known := c.codesOf(by[at]); !known.partial && !c.partial {
			known.kind = by[at] + " of " + r.ID
			reportUnknown(c.l, source.String{S: code, Pos: s.Pos}, known, "unknown-code")
		}
		return false
	}
	return true
}

// hasValue says that an indicator has a value for a key, published or computed of codes that add up; also where an observation that
// could not be read in full may be that.
func (c *checker) hasValue(i *indicatorEntry, k dataset.Key) bool {
	for n := range i.list {
		if i.notes[n].broken || i.notes[n].unknown {
			return true
		}
	}
	for at, code := range k.Codes(len(i.Model.By)) {
		if code == dataset.Whole && i.Model.AddsUp.Over(i.Model.By[at]) {
			return true
		}
	}
	return slices.ContainsFunc(i.list, func(o dataset.Observation) bool { return o.Key == k })
}

// derivedBy are the dimensions of a computed value.
func (c *checker) derivedBy(id string) dataset.By {
	for i := range c.raw.Derived {
		if d := &c.raw.Derived[i].Model; d.ID == id {
			return d.By
		}
	}
	return nil
}

// checkDerivedKey checks the codes of a reference to a value that is computed for each code of some dimensions.
func (c *checker) checkDerivedKey(s source.String, r dataset.Ref, by dataset.By, needsValue bool) {
	if codes := r.Key.Codes(len(by)); c.checkCodesIn(s, r, by) && needsValue && slices.Contains(codes, dataset.Whole) {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is computed for each %s", r.ID, strings.Join(by, " and ")), "write "+r.ID+"/"+strings.ToUpper(strings.Join(by, "/"))+", with a code for each; or by: ["+strings.Join(by, ", ")+"] here, too")
	}
}

// checkByOf checks that what a value by dimensions is computed from is by them, too, and leaves the codes to it.
func (c *checker) checkByOf(e *entry[dataset.Derived], part source.String) {
	d := &e.Model
	if len(d.By) == 0 {
		return
	}
	r, ok := dataset.ParseRef(part.S)
	if !ok {
		return
	}
	var by dataset.By
	switch i := c.indicatorByID[r.ID]; {
	case i != nil && i.Broken:
		return
	case i != nil:
		by = i.Model.By
	default:
		if _, computed := c.derived.first[r.ID]; !computed {
			return
		}
		by = c.derivedBy(r.ID)
	}
	exchange := d.Convert != "" && part.S == d.Rate // one for all codes
	for _, dimension := range d.By {
		at := slices.Index(by, dimension)
		if _, known := c.dimensions.first[dimension]; !known {
			continue
		}
		switch {
		case at < 0 && !exchange:
			hint := "take it out of by, or name a figure that is by " + dimension
			if len(by) > 0 {
				hint += "; " + r.ID + " is by " + strings.Join(by, " and ")
			}
			c.l.Add(part.Pos, diag.Error, "by", fmt.Sprintf("%s is to be computed for each %s, and %s is not by that", d.ID, dimension, r.ID), hint)
		case at >= 0 && at < len(r.Key.Codes(0)) && r.Key.Codes(0)[at] != dataset.Whole:
			c.l.Add(part.Pos, diag.Error, "by", fmt.Sprintf("%s is computed for each %s, and names the code %s here", d.ID, dimension, r.Key.Codes(0)[at]), "write "+dataset.Ref{ID: r.ID, Key: r.Key.With(len(by), at, ""), Period: r.Period}.String())
		}
	}
}

// checkDerivedBy checks the dimensions of a computed value.
func (c *checker) checkDerivedBy(e *entry[dataset.Derived]) {
	n := e.Node.Get("by")
	for at, id := range e.Model.By {
		pos := n.Pos
		if n.Kind == source.Seq && at < len(n.Items) {
			pos = n.Items[at].Pos
		}
		c.resolve(source.String{S: id, Pos: pos}, c.dimensions)
	}
}

// countryHint says how the code of a country is written.
func countryHint(code string) string {
	upper := strings.ToUpper(code)
	if region, err := language.ParseRegion(upper); err == nil && region.IsCountry() && len(upper) == 2 {
		return "write " + upper
	}
	return "write NE for Niger, NG for Nigeria"
}

package dataset

import "slices"

// Instance is a computed value for one series: a copy of the declared one whose parts are those of these codes.
type Instance struct {
	Key Key // empty where the value is by no dimension
	*Derived
}

// Instances lists a computed value for each series that it is computed for: as it is declared, or where it is by dimensions for each
// combination of their codes that all its parts have figures of, in the order of the codes.
func (d *Dataset) Instances(x *Derived) []Instance {
	if x.instances != nil {
		return x.instances
	}
	return d.instances(x, nil)
}

// instances makes the list of Instances; path has the ids of the values that are being looked at, since a value may, by
// mistake, be computed from itself.
func (d *Dataset) instances(x *Derived, path []string) (list []Instance) {
	if len(x.By) == 0 {
		return []Instance{{"", x}}
	}
	if slices.Contains(path, x.ID) {
		return nil
	}
	path = append(path, x.ID)
	dimensions := d.DimensionsBy(x.By)
	if len(dimensions) != len(x.By) {
		return nil
	}
	has := map[string]map[Key]bool{} // of the parts by id, the keys that there are figures of
	for _, part := range x.Of {
		r, _ := ParseRef(part)
		if has[r.ID] == nil {
			has[r.ID] = d.keysWith(r.ID, path)
		}
	}
	codes := make([]string, len(dimensions))
	var each func(at int)
	each = func(at int) {
		if at < len(dimensions) {
			for _, id := range dimensions[at].IDs() {
				codes[at] = id
				each(at + 1)
			}
			return
		}
		one := *x
		one.Of = make([]string, len(x.Of))
		for i, part := range x.Of {
			r, _ := ParseRef(part)
			own := d.ofCodes(r, x.By, codes)
			if own.Key != r.Key && !has[r.ID][own.Key] {
				return
			}
			one.Of[i] = own.String()
		}
		if one.Change != "" && len(one.Of) > 0 {
			r, _ := ParseRef(x.Change)
			one.Change = d.ofCodes(r, x.By, codes).String()
		}
		list = append(list, Instance{NewKey(codes...), &one})
	}
	each(0)
	return list
}

// byOf are the dimensions of an indicator or of a computed value.
func (d *Dataset) byOf(id string) By {
	if i := d.Indicator(id); i != nil {
		return i.By
	}
	if x := d.DerivedValue(id); x != nil {
		return x.By
	}
	return nil
}

// ofCodes is a reference to a part with the codes of some dimensions in their places; a part that is not by one of them stays as it
// is there.
func (d *Dataset) ofCodes(r Ref, by By, codes []string) Ref {
	own := d.byOf(r.ID)
	for i, dimension := range by {
		if at := slices.Index(own, dimension); at >= 0 {
			r.Key = r.Key.With(len(own), at, codes[i])
		}
	}
	return r
}

// keysWith are the keys that an indicator has figures of, with the wholes of dimensions whose codes add up, or those that a
// computed value is computed for.
func (d *Dataset) keysWith(id string, path []string) map[Key]bool {
	keys := map[Key]bool{}
	if x := d.DerivedValue(id); x != nil && len(x.By) > 0 {
		list := x.instances
		if list == nil {
			list = d.instances(x, path)
		}
		for _, i := range list {
			keys[i.Key] = true
		}
	}
	ind := d.Indicator(id)
	if ind == nil {
		return keys
	}
	for k := range d.seriesOf(ind).of {
		keys[k] = true
	}
	for _, whole := range d.Wholes(ind) {
		if ind.IsAddedUp(whole) {
			keys[whole] = true
		}
	}
	return keys
}

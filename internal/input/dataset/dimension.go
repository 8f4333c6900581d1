package dataset

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Dimension is what the observations of an indicator are told apart by: country, sex, age.
type Dimension struct {
	ID      string   `yaml:"id,required,id"`
	Name    Text     `yaml:"name,required"`
	Ordered bool     `yaml:"ordered" help:"true: the codes are classes in their order, such as ages or sizes, which columns can stand for."`
	Areas   bool     `yaml:"areas" help:"true: the codes are countries (ISO 3166) and areas of the vocabulary, and have their names. Without codes: all of them."`
	Codes   []Code   `yaml:"codes,nonempty" help:"In the order in which they are shown."`
	Pos     diag.Pos `yaml:",pos"`

	places map[string]int // of the codes by id; set by Complete
}

// Code is one value of a dimension.
type Code struct {
	ID    CodeID   `yaml:"id,required"`
	Name  Text     `yaml:"name" help:"Of areas it may be left out: they have the name of the country or area."`
	Code  string   `yaml:"code,word" help:"As the source publishes it, where that can be no id: 65+."`
	Group bool     // it is an area of the vocabulary, which may hold countries
	Pos   diag.Pos `yaml:",pos"`
}

// CodeID is the id of a code: letters of both sizes, digits, hyphens and low lines.
type CodeID string

// Whole stands in the place of a code for all codes of a dimension together.
const Whole = "*"

// ReservedCodes are words that references use themselves, so that no code is called so.
func ReservedCodes() []string { return []string{Max, Min, PartLow, PartHigh, "name"} }

// IsCode says whether a text can be the id of a code.
func IsCode(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != "" && !slices.Contains(ReservedCodes(), s)
}

// UnmarshalSource reads the id of a code.
func (c *CodeID) UnmarshalSource(n *source.Node) diag.List {
	s, l := n.Word()
	if l.HasErrors() {
		return l
	}
	switch {
	case slices.Contains(ReservedCodes(), s):
		l.Add(n.Pos, diag.Error, "id", "no code is called "+s+", which references say of figures themselves", "write id: "+s+"-code, and code: "+s+" for what the source publishes")
	case len(s) > source.MaxName:
		l.Errorf(n.Pos, "id", "the id of a code has at most %d characters, but this one has %d", source.MaxName, len(s))
	case !IsCode(s):
		near := strings.Trim(strings.Map(func(r rune) rune {
			if r < 128 && IsCode(string(r)) {
				return r
			}
			return '-'
		}, s), "-")
		hint := ""
		if IsCode(near) {
			hint = "write id: " + near + ", and code: \"" + s + "\" for what the source publishes"
		}
		l.Add(n.Pos, diag.Error, "id", "the id of a code is made of letters, digits, hyphens and low lines, found "+source.Quote(s), hint)
	default:
		*c = CodeID(s)
	}
	return l
}

// MarshalSource writes the id.
func (c CodeID) MarshalSource() *source.Node { return source.NewText(string(c)) }

// plainCode is a code as a group of keys.
type plainCode Code

// UnmarshalSource reads the id of a code, or a group of keys.
func (c *Code) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Scalar {
		return source.Decode(n, (*plainCode)(c))
	}
	*c = Code{Pos: n.Pos}
	return c.ID.UnmarshalSource(n)
}

// By names the dimensions of an indicator, in the order in which references give their codes.
type By []string

// UnmarshalSource reads the id of a dimension, or a list of several.
func (b *By) UnmarshalSource(n *source.Node) diag.List {
	*b = nil
	items, l := n.OneOrMore("name a dimension")
	for _, item := range items {
		id, found := item.ID(false)
		if !found.HasErrors() && slices.Contains(*b, id) {
			found.Add(item.Pos, diag.Error, "duplicate-entry", "the dimension "+id+" stands here a second time", "keep one of the two")
		}
		l.Append(found)
		if !found.HasErrors() {
			*b = append(*b, id)
		}
	}
	return l
}

// MarshalSource writes one dimension by itself and several as a list.
func (b By) MarshalSource() *source.Node {
	switch len(b) {
	case 0:
		return nil
	case 1:
		return source.NewText(b[0])
	}
	list := source.NewList()
	for _, id := range b {
		list.Items = append(list.Items, source.NewText(id))
	}
	return list
}

// AddsUp says of which dimensions the codes add up to the whole: of all of them, or of those that are named.
type AddsUp struct {
	All bool
	Of  []string
}

// Over says whether the codes of a dimension add up.
func (a AddsUp) Over(dimension string) bool { return a.All || slices.Contains(a.Of, dimension) }

// IsAddedUp says that a key means the whole of a dimension whose codes add up.
func (i *Indicator) IsAddedUp(k Key) bool { return i.AddedUp(k) >= 0 }

// AddedUp is the place of the first dimension of which a key means the whole, and whose codes add up; -1 if there is none.
func (i *Indicator) AddedUp(k Key) int {
	for at, code := range k.Codes(len(i.By)) {
		if at < len(i.By) && code == Whole && i.AddsUp.Over(i.By[at]) {
			return at
		}
	}
	return -1
}

// None says that no codes are said to add up.
func (a AddsUp) None() bool { return !a.All && len(a.Of) == 0 }

// UnmarshalSource reads true, or the dimensions whose codes add up.
func (a *AddsUp) UnmarshalSource(n *source.Node) diag.List {
	*a = AddsUp{}
	if yes, l := n.Bool(); !l.HasErrors() {
		a.All = yes
		return nil
	}
	var by By
	l := by.UnmarshalSource(n)
	if l.HasErrors() && n.Kind != source.Seq {
		return source.Wrong(n, "true, or the dimensions whose codes add up, such as [sex]")
	}
	a.Of = by
	return l
}

// MarshalSource writes true, or a list; nothing where no codes add up.
func (a AddsUp) MarshalSource() *source.Node {
	if a.All {
		return source.NewBare("true")
	}
	return By(a.Of).MarshalSource()
}

// Key says which series of an indicator is meant: one code for each of its dimensions in their order, parted by "/", with "*" for
// the whole of a dimension. Those at the end are left out, so that the whole of all dimensions is the empty key.
type Key string

// NewKey makes a key of codes; an empty one stands for the whole.
func NewKey(codes ...string) Key {
	n := len(codes)
	for n > 0 && (codes[n-1] == "" || codes[n-1] == Whole) {
		n--
	}
	if n == 1 {
		return Key(codes[0])
	}
	var b strings.Builder
	for i, c := range codes[:n] {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(cmp.Or(c, Whole))
	}
	return Key(b.String())
}

// Codes are the codes of a key for so many dimensions; longer keys give more.
func (k Key) Codes(dimensions int) []string {
	var codes []string
	if k != "" {
		codes = strings.Split(string(k), "/")
	}
	for len(codes) < dimensions {
		codes = append(codes, Whole)
	}
	return codes
}

// With is the key with another code in one of so many dimensions.
func (k Key) With(dimensions, at int, code string) Key {
	codes := k.Codes(dimensions)
	codes[at] = code
	return NewKey(codes...)
}

// In says whether what a key means lies in what another means: each code of the other is the same, or the whole.
func (k Key) In(whole Key) bool {
	if whole == "" || k == whole {
		return true
	}
	mine := k.Codes(0)
	for i, c := range whole.Codes(0) {
		if c != Whole && (i >= len(mine) || mine[i] != c) {
			return false
		}
	}
	return true
}

// Overlaps says that two keys share some codes and neither lies in the other: no dimension tells them apart.
func (k Key) Overlaps(other Key) bool {
	if k.In(other) || other.In(k) {
		return false
	}
	x, y := k.Codes(0), other.Codes(0)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] && x[i] != Whole && y[i] != Whole {
			return false
		}
	}
	return true
}

// Wider are the keys of the wholes that a key lies in, without itself.
func (k Key) Wider() []Key {
	codes := k.Codes(0)
	var list []Key
	for set := 1; set < 1<<len(codes); set++ {
		wide, apart := slices.Clone(codes), true
		for i := range codes {
			if set>>i&1 == 1 {
				apart = apart && codes[i] != Whole
				wide[i] = Whole
			}
		}
		if apart {
			list = append(list, NewKey(wide...))
		}
	}
	return list
}

// DimensionsOf are the dimensions of an indicator, in its order. Those that the dataset does not have are left out.
func (d *Dataset) DimensionsOf(i *Indicator) []*Dimension { return d.DimensionsBy(i.By) }

// DimensionsBy are the dimensions with some ids, in their order. Those that the dataset does not have are left out.
func (d *Dataset) DimensionsBy(by By) []*Dimension {
	var list []*Dimension
	for _, id := range by {
		if x := d.Dimension(id); x != nil {
			list = append(list, x)
		}
	}
	return list
}

// Find returns the code with that id, or nil.
func (d *Dimension) Find(id string) *Code {
	if d.places != nil {
		return entryAt(d.Codes, d.places, id)
	}
	for i := range d.Codes {
		if string(d.Codes[i].ID) == id {
			return &d.Codes[i]
		}
	}
	return nil
}

// IDs are the ids of the codes, in their order.
func (d *Dimension) IDs() []string {
	ids := make([]string, len(d.Codes))
	for i := range d.Codes {
		ids[i] = string(d.Codes[i].ID)
	}
	return ids
}

// CodesOf are the codes that a key names, without the dimensions of which it means the whole.
func (d *Dataset) CodesOf(by By, k Key) []*Code {
	if k == "" {
		return nil
	}
	var list []*Code
	for at, id := range k.Codes(0) {
		if at < len(by) && id != Whole {
			if x := d.Dimension(by[at]); x != nil {
				if c := x.Find(id); c != nil {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

// series are the observations of an indicator by their keys.
type series struct {
	of     map[Key][]*Observation // in the order of the dataset
	keys   []Key                  // see Keys
	within map[Key][]Key          // see Within
	rank   []map[string]int       // of each dimension the places of its codes, from 1
}

// newSeries sorts the observations of an indicator.
func newSeries(d *Dataset, i *Indicator) *series {
	s := &series{of: map[Key][]*Observation{}, within: map[Key][]Key{}}
	for n := range i.Observations {
		o := &i.Observations[n]
		if _, known := s.of[o.Key]; !known {
			s.keys = append(s.keys, o.Key)
		}
		s.of[o.Key] = append(s.of[o.Key], o)
	}
	dimensions := d.DimensionsOf(i)
	if len(dimensions) == 0 {
		s.keys = []Key{""}
		return s
	}
	if len(dimensions) == 1 {
		for _, id := range dimensions[0].IDs() {
			if k := NewKey(id); s.of[k] == nil {
				s.keys = append(s.keys, k)
			}
		}
	}
	s.rank = make([]map[string]int, len(dimensions))
	for at, x := range dimensions {
		s.rank[at] = make(map[string]int, len(x.Codes))
		for n, id := range x.IDs() {
			s.rank[at][id] = n + 1
		}
	}
	s.keys = s.inOrder(s.keys)
	if i.AddsUp.None() {
		return s
	}
	for _, k := range s.keys {
		for _, wide := range append(k.Wider(), k) {
			s.within[wide] = append(s.within[wide], k)
		}
	}
	return s
}

// inOrder sorts keys by the order of the codes, the whole of a dimension first.
func (s *series) inOrder(keys []Key) []Key {
	type placed struct {
		key    Key
		places []int
	}
	list := make([]placed, len(keys))
	for i, k := range keys {
		list[i] = placed{k, make([]int, len(s.rank))}
		for at, code := range k.Codes(len(s.rank)) {
			if at < len(s.rank) {
				list[i].places[at] = s.rank[at][code]
			}
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return slices.Compare(a.places, b.places) })
	out := make([]Key, len(list))
	for i := range list {
		out[i] = list[i].key
	}
	return out
}

// seriesOf is the series of an indicator, which Complete has made for datasets that are read.
func (d *Dataset) seriesOf(i *Indicator) *series {
	if i.series != nil {
		return i.series
	}
	return newSeries(d, i)
}

// Keys are the keys of an indicator that there are observations of and, where it has one dimension, those of all its codes; in the
// order of the codes, the whole first. Of an indicator without dimensions it is the empty key alone.
func (d *Dataset) Keys(i *Indicator) []Key { return d.seriesOf(i).keys }

// Wholes are the keys of the wholes of dimensions that the series of an indicator lie in, in the order of the codes; none where no
// codes add up.
func (d *Dataset) Wholes(i *Indicator) []Key {
	s := d.seriesOf(i)
	var list []Key
	for k := range s.within {
		if slices.Contains(k.Codes(len(s.rank)), Whole) {
			list = append(list, k)
		}
	}
	return s.inOrder(list)
}

// Within are the keys of an indicator that lie in a whole, itself included, in the order of Keys; none where no codes add up.
func (d *Dataset) Within(i *Indicator, whole Key) []Key { return d.seriesOf(i).within[whole] }

// InOrder sorts keys of an indicator by the order of the codes, the whole of a dimension first.
func (d *Dataset) InOrder(i *Indicator, keys []Key) []Key { return d.seriesOf(i).inOrder(keys) }

// ObservationsOf are the observations of one series of an indicator, in the order of the dataset. The list is the caller's.
func (d *Dataset) ObservationsOf(i *Indicator, k Key) []*Observation {
	return slices.Clone(d.seriesOf(i).of[k])
}

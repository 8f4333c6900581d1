package dataset

import "strings"

// Ref is a reference to a value: ID, ID/code, ID@period or ID/code@period, with as many codes as the indicator has dimensions. In
// the place of a code may stand "*" for the whole of a dimension, or max:DIMENSION or min:DIMENSION for that code of it whose
// value is the largest or smallest; in the place of the period max or min, for that in which the value is.
type Ref struct {
	ID     string
	Key    Key
	Period string
}

// The words that choose a code or a period by its value.
const (
	Max = "max"
	Min = "min"
)

// The parts of a figure with an interval that references name.
const (
	PartLow  = "low"
	PartHigh = "high"
)

// ParseRef takes a reference apart; whether it names something is not its business.
func ParseRef(s string) (Ref, bool) {
	rest, period, hasPeriod := strings.Cut(s, "@")
	id, key, hasKey := strings.Cut(rest, "/")
	ok := id != "" && hasPeriod == (period != "") && hasKey == (key != "")
	r := Ref{ID: id, Period: period}
	if key != "" {
		codes := strings.Split(key, "/")
		for _, c := range codes {
			ok = ok && c != ""
		}
		r.Key = NewKey(codes...)
	}
	return r, ok
}

// String writes the reference.
func (r Ref) String() string {
	s := r.ID
	if r.Key != "" {
		s += "/" + string(r.Key)
	}
	if r.Period != "" {
		s += "@" + r.Period
	}
	return s
}

// Chooses takes a code of a reference apart that chooses by value: "max:country" is max of country.
func Chooses(code string) (extreme, dimension string, ok bool) {
	extreme, dimension, ok = strings.Cut(code, ":")
	return extreme, dimension, ok && (extreme == Max || extreme == Min)
}

// IsDynamic says that the values decide which code or period a reference means.
func (r Ref) IsDynamic() bool {
	return r.Period == Max || r.Period == Min || strings.ContainsRune(string(r.Key), ':')
}

package dataset

import (
	"strings"

	"github.com/bojanz/currency"
)

// IsCurrency says whether a code is that of a currency of ISO 4217, in use or not long gone.
func IsCurrency(code string) bool { return code != "" && currency.IsValid(code) }

// CurrencyDigits is how many digits after the point amounts in a currency have: 2 for most, 0 for yen, 3 for dinars of Kuwait.
func CurrencyDigits(code string) int32 {
	n, _ := currency.GetDigits(code)
	return int32(n)
}

// KnownUnit is a unit that each dataset has without describing it: percent, or money by the code of a currency in small letters,
// such as sek. Nil for any other id.
func KnownUnit(id string) *Unit {
	code := strings.ToUpper(id)
	switch {
	case id == string(UnitPercent):
		return &Unit{ID: id, Kind: UnitPercent, Name: everywhere("%")}
	case id == strings.ToLower(id) && IsCurrency(code):
		return &Unit{ID: id, Kind: UnitMoney, Currency: code, Name: everywhere(code)}
	}
	return nil
}

// everywhere is a sign or a code, which is the same in all languages.
func everywhere(s string) Text { return Text{Values: []LangText{{S: s}}} }

// FillName gives a unit that has no name of its own the words or the sign behind its numbers.
func (u *Unit) FillName() {
	switch {
	case !u.Name.IsZero():
	case !u.Words.IsZero():
		u.Name = u.Words
	case u.Symbol != "":
		u.Name = everywhere(u.Symbol)
	case u.Kind == UnitPercent:
		u.Name = everywhere("%")
	case u.Kind == UnitIndex:
		u.Name = everywhere(u.Base.String() + "\u00a0=\u00a0100")
	}
}

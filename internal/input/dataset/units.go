package dataset

import "strings"

// currencies are the codes of ISO 4217 that are in use, with the digits after the point that amounts have (ISO's minor unit), as
// in its list of 2025. BGN, which ended with that year, stays for the figures of the years before.
var currencies = map[int32]string{
	0: `BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF`,
	2: `
	AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
	CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
	HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
	MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
	SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD
	XCG YER ZAR ZMW ZWG`,
	3: `BHD IQD JOD KWD LYD OMR TND`,
	4: `CLF UYW`,
}

// minorUnit is how many digits after the point a currency has; ok is false for a code that is none.
func minorUnit(code string) (digits int32, ok bool) {
	if len(code) != 3 || strings.ToUpper(code) != code || strings.TrimFunc(code, func(r rune) bool { return r >= 'A' && r <= 'Z' }) != "" {
		return 0, false
	}
	for digits, codes := range currencies {
		if strings.Contains(codes, code) { // codes are parted, and of one length
			return digits, true
		}
	}
	return 0, false
}

// IsCurrency says whether a code is that of a currency of ISO 4217.
func IsCurrency(code string) bool {
	_, ok := minorUnit(code)
	return ok
}

// CurrencyDigits is how many digits after the point amounts in a currency have: 2 for most, 0 for yen, 3 for dinars of Kuwait.
func CurrencyDigits(code string) int32 {
	digits, _ := minorUnit(code)
	return digits
}

// KnownUnit is a unit that each dataset has without describing it: percent, or money by the code of a currency in small letters,
// such as sek. Nil for any other id.
func KnownUnit(id string) *Unit {
	code := strings.ToUpper(id)
	switch {
	case id == string(UnitPercent):
		return &Unit{ID: id, Kind: UnitPercent}
	case id == strings.ToLower(id) && IsCurrency(code):
		return &Unit{ID: id, Kind: UnitMoney, Currency: code}
	}
	return nil
}

// NamedBy is the name of a unit by its noun: the form for several.
func (p Plural) NamedBy() (name Text) {
	for _, f := range p.Forms {
		if f.Category == "other" {
			name.Values = append(name.Values, LangText{Lang: f.Lang, S: f.S})
		}
	}
	return name
}

// FillName gives a unit that has no name of its own the words behind its numbers, else its noun.
func (u *Unit) FillName() {
	switch {
	case !u.Name.IsZero():
	case !u.Words.IsZero():
		u.Name = u.Words
	default:
		u.Name = u.Noun.NamedBy()
	}
}

// Sign is what stands for a unit in every language: a currency's code, the percent sign, the sign of a measure, the base of an
// index. It is empty for what needs words.
func (u *Unit) Sign() string {
	switch u.Kind {
	case UnitMoney:
		return u.Currency
	case UnitPercent:
		return "%"
	case UnitMeasure:
		return u.Symbol
	case UnitIndex:
		return u.Base.String() + "\u00a0=\u00a0100"
	}
	return ""
}

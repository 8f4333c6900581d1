package slides

import "testing"

func TestCalculate(t *testing.T) {
	cells := map[string]cell{"A2": {text: "Sahel"}, "B2": {text: "231.3", number: true}, "C2": {text: "15", number: true}, "B3": {text: "1234567.25", number: true}, "D2": {text: "2.675", number: true}}
	const grouped = `"[>=1000000]#"" ""###"" ""##0;[>=1000]#"" ""##0;0"`
	for formula, want := range map[string]string{
		`A2`:                                   "Sahel",
		`"a""b"&"c"`:                           `a"bc`,
		`IF(COUNT(B2:C2)=2,1,2)`:               "1",
		`IF(COUNT(B4:C4)=0,"","x")`:            "",
		`FIXED(SUM(B2:C2),1,TRUE)`:             "246.3",
		`FIXED(D2,2,TRUE)`:                     "2.68",
		`SUBSTITUTE(FIXED(C2,1,TRUE),".",",")`: "15,0",
		`ROUND(B2,0)`:                          "231",
		`IF(AND(B2=231.3,E2=0),"so","not")`:    "so",
		`TEXT(INT(ROUND(B3,1)),` + grouped + `)&"."&RIGHT(FIXED(B3,1,TRUE),1)`: "1 234 567.3",
		`TEXT(ROUND(C2,0),` + grouped + `)`:                                    "15",
		`TEXT(1000,` + grouped + `)`:                                           "1 000",
		`"a"&CHAR(10)&"b"`:                                                     "a\nb",
	} {
		if got, err := calculate(formula, cells); got != want || err != nil {
			t.Errorf("%s gives %q (%v), want %q", formula, got, err, want)
		}
	}
	for _, formula := range []string{``, `B2`, `B2&"x"`, `"x`, `IF(1,2)`, `IF("a",1,2)`, `NOW()`, `FIXED(B2,1,FALSE)`, `CHAR(200)`, `TEXT(B2,"0.0")`, `TEXT(B2,"x")`, `B2:B3`, `(1`, `1=“a”`, `"a"="b"`, `SUM(A`} {
		if got, err := calculate(formula, cells); err == nil {
			t.Errorf("%s gives %q", formula, got)
		}
	}
}

func FuzzCalculate(f *testing.F) {
	f.Add(`IF(COUNT(B2:C2)=2,TEXT(1,"0"),"""")`)
	f.Fuzz(func(_ *testing.T, formula string) {
		_, _ = calculate(formula, map[string]cell{"B2": {text: "1", number: true}}) // whatever it is, it ends
	})
}

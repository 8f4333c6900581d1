package compose

import "testing"

func TestIsFormula(t *testing.T) {
	for s, want := range map[string]bool{
		"=1+1": true, "@SUM(A1)": true, "+cmd|' /C calc'!A0": true, "-2+3": true, "-": true, "+": true, "\tx": true, "\rx": true, "＝1": true,
		"-5": false, "+3.5": false, "-1,200": false, "-13\u202f000": false, "+5%": false, "−5": false, "– dash": false,
		"": false, "a=b": false, " =1": false, "Morocco": false, "more than 5": false, "\"=1": false, "'=1": false, "1-2": false,
	} {
		if isFormula(s) != want {
			t.Errorf("%q: got %v", s, !want)
		}
	}
}

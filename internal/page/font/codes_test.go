package font

import "testing"

func TestCodes(t *testing.T) {
	c := NewCodes([]rune("é a€a~A é"))
	for r, want := range map[rune]byte{' ': ' ', 'a': 'a', 'z': 'z', '~': '~', 'é': 0x80, '€': 0x81, 'ü': 0, '☃': 0} {
		if got := c.Of(r); got != want {
			t.Errorf("%c has the code %02X, want %02X", r, got, want)
		}
	}
	if got := string(c.Others()); got != "é€" {
		t.Errorf("other characters are %q", got)
	}
	if c := NewCodes(nil); c == nil || c.Of('a') != 'a' || len(c.Others()) != 0 {
		t.Error("no characters have no codes")
	}
}

// A byte tells 128 characters apart that are not ASCII, and no more.
func TestCodesEnd(t *testing.T) {
	var runes []rune
	for r := rune(0x100); r < 0x180; r++ {
		runes = append(runes, 'a', r)
	}
	if c := NewCodes(runes); c == nil || c.Of(0x17F) != 0xFF {
		t.Errorf("128 characters: %v", c)
	}
	if c := NewCodes(append(runes, 0x180)); c != nil {
		t.Errorf("129 characters have codes: %v", c)
	}
}

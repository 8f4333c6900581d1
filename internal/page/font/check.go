package font

import (
	"errors"
	"fmt"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Check reads everything of a face that is read when something is drawn: its tables, as the library of the picture writer
// takes them, and the outline of every character, as both writers do. The error says in plain words what is wrong. A face
// that passes can be drawn; faces that come from a user are checked when they are loaded, because later nobody knows where
// the file was named.
func (f *Face) Check() (err error) {
	defer func() {
		// The library is known to run past the end of some damaged tables.
		if recover() != nil {
			err = f.unusable(errors.New("a table of it is damaged"))
		}
	}()
	tables, err := sfnt.Parse(f.data)
	if err != nil {
		return f.unusable(fmt.Errorf("a table of it is damaged (%w)", err))
	}
	var buf sfnt.Buffer
	var runes []rune
	size := fixed.I(int(tables.UnitsPerEm()))
	for r := rune(1); r <= 0xFFFF; r++ {
		if !printable(r) || f.index(r) == 0 {
			continue
		}
		g, err := tables.GlyphIndex(&buf, r)
		if err == nil && g != 0 {
			_, err = tables.LoadGlyph(&buf, g, size, nil)
		}
		if err != nil || g == 0 {
			return f.unusable(fmt.Errorf("the outline of U+%04X is damaged", r))
		}
		runes = append(runes, r)
	}
	if _, err := f.Subset(runes, nil); err != nil {
		return f.unusable(err)
	}
	return nil
}

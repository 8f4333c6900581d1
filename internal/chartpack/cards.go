package chartpack

import "fmt"

// cardName is the name of a card's file: card-1200x675.png, card-1200x675@2x.png.
func cardName(w, h, scale int) string {
	if scale == 1 {
		return fmt.Sprintf("card-%dx%d.png", w, h)
	}
	return fmt.Sprintf("card-%dx%d@%dx.png", w, h, scale)
}

func (p *pack) cards() []File { return nil }

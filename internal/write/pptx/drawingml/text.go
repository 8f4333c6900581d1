package drawingml

// Run is a stretch of text of one style.
type Run struct {
	S            string
	Bold, Italic bool
	Size         int    // 1/100 pt; 0: the placeholder's
	Color        string // an element; empty: the placeholder's
	URL          string
	See          string // id of a slide to jump to
	Lang         string // where it is not the document's
}

// Style is how the first level of a placeholder's text looks.
type Style struct {
	Size          int // 1/100 pt
	Bold          bool
	Spacing       int // of lines, in 1/1000 %; negative: exact, in 1/100 pt
	Before        int // space before a paragraph but the first, in 1/100 pt
	PercentBefore int // more of it, in 1/1000 % of the line
	Left          EMU // margin of what is not flush
}

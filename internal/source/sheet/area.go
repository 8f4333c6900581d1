package sheet

import (
	"strconv"
	"strings"

	"briefing/internal/diag"
)

// The bounds of a sheet (ECMA-376, and the specifications of Excel).
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// area is a rectangle of cells, from 1, with both ends.
type area struct{ top, left, bottom, right int }

func (a area) String() string {
	return diag.Pos{Line: a.top, Col: a.left}.Cell() + ":" + diag.Pos{Line: a.bottom, Col: a.right}.Cell()
}

func (a area) has(row, col int) bool {
	return a.top <= row && row <= a.bottom && a.left <= col && col <= a.right
}

func (a area) touches(b area) bool {
	return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}

// grow makes the area so large that it has a cell. The zero area has none.
func (a *area) grow(row, col int) {
	if a.top == 0 {
		*a = area{row, col, row, col}
	}
	a.top, a.left, a.bottom, a.right = min(a.top, row), min(a.left, col), max(a.bottom, row), max(a.right, col)
}

// parseCell reads an address such as C7 or $C$7.
func parseCell(s string) (row, col int, ok bool) {
	s = strings.TrimPrefix(s, "$")
	i := 0
	for ; i < len(s) && i < 3 && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z'; i++ {
		col = col*26 + int(s[i]|0x20-'a') + 1
	}
	number := strings.TrimPrefix(s[i:], "$")
	if i == 0 || !digits(number) || len(number) > 7 {
		return 0, 0, false
	}
	row, _ = strconv.Atoi(number)
	return row, col, 1 <= row && row <= maxRow && col <= maxCol
}

// parseArea reads a range such as A4:L30, or a single cell.
func parseArea(s string) (a area, ok bool) {
	from, to, two := strings.Cut(s, ":")
	if !two {
		to = from
	}
	var ok1, ok2 bool
	a.top, a.left, ok1 = parseCell(from)
	a.bottom, a.right, ok2 = parseCell(to)
	return a, ok1 && ok2 && a.top <= a.bottom && a.left <= a.right
}

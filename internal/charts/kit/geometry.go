package kit

import (
	"math"

	"briefing/internal/page/frame"
)

// Root is the square root, rounded down. Steps of one correct what the rounding of floating-point numbers left.
func Root(n frame.Unit) frame.Unit {
	if n <= 0 {
		return 0
	}
	r := frame.Unit(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// Within is v, or the nearer of two limits.
func Within(v, least, most frame.Unit) frame.Unit { return max(least, min(v, most)) }

// Overlap says whether two boxes have an area in common.
func Overlap(a, b frame.Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

//go:build !race

package pdf

// raceEnabled says whether the race detector, which allocates for itself, is on.
const raceEnabled = false

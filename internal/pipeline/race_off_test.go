//go:build !race

package pipeline

// raceEnabled says whether the race detector, which allocates for itself, is on.
const raceEnabled = false

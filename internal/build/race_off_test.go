//go:build !race

package build

// raceEnabled says whether the race detector, which allocates for itself, is on.
const raceEnabled = false

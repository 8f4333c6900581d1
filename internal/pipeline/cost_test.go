package pipeline

import (
	"runtime"
	"runtime/debug"
	"testing"

	"briefing/internal/edition/plan"
)

// bytesOf is how many bytes one of so many runs allocates.
func bytesOf(runs int, f func()) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc-before.TotalAlloc) / runs
}

// warmBytesOf runs f once before it measures. It lets the collector rest, which would empty the pools of the compressor, and
// uses one processor.
func warmBytesOf(f func()) int {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	return bytesOf(5, f)
}

// within fails where something costs more than it did when it was measured, with 15 % of room.
func within(t *testing.T, what string, got, measured int) {
	t.Helper()
	if limit := measured + measured*15/100; got > limit {
		t.Errorf("%s: %d, at most %d are meant (%d were measured)", what, got, limit, measured)
	}
}

// TestMemory holds the bytes that a run allocates. Times and counts of allocations are benchmarked only: they hang on the
// machine and on the compiler.
func TestMemory(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates for itself")
	}
	p := shippedProject(t)
	for _, c := range []struct {
		what     string
		run      func()
		measured int // bytes
	}{
		{"factsheet", func() { render(t, p, pdfTarget("factsheet")) }, 2_819_000},
		{"page of the factsheet", func() { render(t, p, pageTarget("factsheet")) }, 4_817_000},
		{"one-pager", func() { render(t, p, pdfTarget("one-pager")) }, 2_466_000},
		{"deck", func() { render(t, p, pdfTarget("deck")) }, 2_225_000},
		{"handout", func() { render(t, p, handoutTarget()) }, 4_095_000},
		{"loading", func() { shippedProject(t) }, 12_537_000}, // places have a sheet, and a language its patterns of names: 10,307,000 before
	} {
		used := warmBytesOf(c.run)
		t.Logf("%s: %d bytes", c.what, used)
		within(t, c.what+": bytes allocated", used, c.measured)
	}
}

// TestSizes holds how large the shipped files are, and what README promises of them.
func TestSizes(t *testing.T) {
	p := shippedProject(t)
	bare := func(t plan.Target) plan.Target {
		t.NoAttachments = true
		return t
	}
	for _, c := range []struct {
		what               string
		target             plan.Target
		measured, promised int // bytes; 0: nothing is promised
	}{
		{"factsheet", pdfTarget("factsheet"), 87_300, 90_000},
		{"factsheet without attachments", bare(pdfTarget("factsheet")), 68_000, 70_000},
		{"one-pager", pdfTarget("one-pager"), 28_500, 0},
		{"one-pager without attachments", bare(pdfTarget("one-pager")), 20_000, 0},
		{"deck", pdfTarget("deck"), 55_600, 0},
		{"deck without attachments", bare(pdfTarget("deck")), 37_600, 0},
		{"handout", handoutTarget(), 102_500, 0},
		{"page of the factsheet", pageTarget("factsheet"), 247_200, 0},
	} {
		size := len(render(t, p, c.target))
		t.Logf("%s: %d bytes", c.what, size)
		within(t, c.what, size, c.measured)
		if c.promised > 0 && size > c.promised {
			t.Errorf("%s: %d bytes, at most %d are promised", c.what, size, c.promised)
		}
	}
}

// TestLongDecksCostInProportion makes decks of 20 and of 100 slides with a chart each: five times the slides are at most
// five times the memory and the bytes.
func TestLongDecksCostInProportion(t *testing.T) {
	if raceEnabled || testing.Short() {
		t.Skip("a long deck")
	}
	p := shippedProject(t)
	measure := func(slides int) (used, size int) {
		d := longDeck(t, p, slides)
		used = warmBytesOf(func() { size, _ = writeTable(t, p, d) })
		return used, size
	}
	short, shortSize := measure(20)
	long, longSize := measure(100)
	t.Logf("20 slides: %d bytes, a file of %d; 100 slides: %d, %d", short, shortSize, long, longSize)
	within(t, "bytes allocated for five times the slides", long, 5*short)
	within(t, "size of a file of five times the slides", longSize, 5*shortSize)
}

// TestLongTablesCostInProportion sets tables of 5,000 and of 20,000 rows: four times the rows are at most four times
// the memory and the bytes, and the longer one would stay below 300 MB even if nothing of it were collected.
func TestLongTablesCostInProportion(t *testing.T) {
	if raceEnabled || testing.Short() {
		t.Skip("a long table")
	}
	p := shippedProject(t)
	measure := func(rows int) (used, size int) {
		d := longTable(t, p, rows)
		used = bytesOf(1, func() { size, _ = writeTable(t, p, d) })
		return used, size
	}
	short, shortSize := measure(5_000)
	long, longSize := measure(20_000)
	t.Logf("5,000 rows: %d bytes, a file of %d; 20,000 rows: %d, %d", short, shortSize, long, longSize)
	within(t, "bytes allocated for four times the rows", long, 4*short)
	within(t, "size of a file of four times the rows", longSize, 4*shortSize)
	if promised := 300_000_000; long > promised {
		t.Errorf("20,000 rows allocate %d bytes, at most %d are promised", long, promised)
	}
}

package slab

import "testing"

func TestValuesAreZeroAndApart(t *testing.T) {
	var s Slab[int]
	for round := range 3 {
		seen := map[*int]bool{}
		for i := range 500 {
			p := s.One()
			if *p != 0 || seen[p] {
				t.Fatalf("round %d, value %d: %d, handed out before: %v", round, i, *p, seen[p])
			}
			seen[p], *p = true, i+1
			l := s.List(i % 7)
			for k := range l {
				if l[k] != 0 || seen[&l[k]] {
					t.Fatalf("round %d, list %d: %v", round, i, l)
				}
				seen[&l[k]], l[k] = true, -1
			}
			if cap(l) != len(l) {
				t.Fatalf("a list of %d could grow to %d", len(l), cap(l))
			}
			if kept := s.Keep(l); len(kept) != len(l) || len(l) > 0 && (kept[0] != -1 || &kept[0] == &l[0]) {
				t.Fatalf("%v was kept as %v", l, kept)
			} else if len(kept) > 0 {
				seen[&kept[0]] = true
			}
		}
		s.Reuse()
	}
}

func TestAppend(t *testing.T) {
	var s Slab[int]
	var a, b []int
	for i := range 300 {
		a, b = s.Append(a, i), s.Append(b, -i)
	}
	for i := range 300 {
		if a[i] != i || b[i] != -i {
			t.Fatalf("%d: %d and %d", i, a[i], b[i])
		}
	}
}

// What is taken back is handed out again without new memory, unless it was too much to keep.
func TestReuse(t *testing.T) {
	use := func(n int) float64 {
		var s Slab[[4]int]
		return testing.AllocsPerRun(10, func() {
			for range n {
				s.One()[0] = 1
			}
			s.Reuse()
		})
	}
	if n := use(3000); n > 0 {
		t.Errorf("3,000 values took %.0f allocations after the first time", n)
	}
	if n := use(3 * mostKept); n == 0 {
		t.Error("a long table's memory is kept")
	}
}

func TestSpacer(t *testing.T) {
	var p Spacer
	long := string(make([]byte, 5000))
	for _, s := range []string{"", "a", "lines of text", long, "end"} {
		before := p.Add("before")
		if got := p.Add(s); got != s+" " {
			t.Errorf("%.20q became %.20q", s, got)
		}
		if before != "before " {
			t.Errorf("what was handed out changed to %q", before)
		}
	}
}

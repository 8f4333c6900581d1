package diag

import "testing"

// What is found meanwhile is taken apart from what was there, also where a long list is thinned out.
func TestDuring(t *testing.T) {
	var l List
	for i := range 5 * maxPerKind {
		l.Errorf(Pos{Line: i + 1}, "before", "found")
	}
	was := len(l)
	found := l.During(func() {
		for i := range 5 * maxPerKind {
			l.Add(Pos{Line: i + 1}, Warning, "meanwhile", "found")
		}
	})
	if len(l) != was || !l.HasErrors() {
		t.Errorf("the list has %d findings, it had %d", len(l), was)
	}
	total := 0
	for _, d := range found {
		if d.ID != "meanwhile" {
			t.Fatalf("%s was found before", d)
		}
		total += 1 + d.More
	}
	if total != 5*maxPerKind || found.HasErrors() {
		t.Errorf("%d were found meanwhile, told are %d", 5*maxPerKind, total)
	}
	func() {
		defer func() { recover() }()
		l.During(func() { panic("stopped") })
	}()
	if len(l) != was {
		t.Errorf("after a stop the list has %d findings, it had %d", len(l), was)
	}
}

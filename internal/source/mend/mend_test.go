package mend_test

import (
	"fmt"
	"testing"

	"briefing/internal/source/mend"
)

func TestReferences(t *testing.T) {
	file := "# {{a}}\na: {{x}} and\n  more\nb: [{{x}}, y]\nc: |\n  k: {{x}}\nd: text {{x}}\n- {e: \"{{x}}\"}\n"
	want := "# {{a}}\na: \"{{x}} and more\"\n\nb: [\"{{x}}\", y]\nc: |\n  k: {{x}}\nd: text {{x}}\n- {e: \"{{x}}\"}\n"
	got, moved, l := mend.References("f", []byte(file))
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(l) != 2 || l[0].Pos.String() != "f:2:4" || l[1].Pos.String() != "f:4:5" {
		t.Errorf("findings:\n%s", l.Text())
	}
	// The quote that was put in stands where the text begins, and the end of the line where the file ends it.
	if line := moved[2]; len(moved) != 2 || line[3] != line[4] || line[len(line)-1].String() != "f:3:7" {
		t.Errorf("places: %v", moved)
	}
}

func ExampleValue() {
	fmt.Println(mend.Value("  note: arrests: 607"))
	fmt.Println(mend.Value("  note: nothing to mend"))
	// Output:
	// 16   note: "arrests: 607"
	// 0
}

func ExampleKeyBefore() {
	fmt.Printf("%q\n", mend.KeyBefore("  - name: Team #1", "Team"))
	fmt.Printf("%q\n", mend.KeyBefore("    Team #1", "Name"))
	// Output:
	// "- name: "
	// ""
}

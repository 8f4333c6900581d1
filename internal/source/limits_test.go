package source

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"briefing/internal/source/files"
)

// The table of the README is the one that files are read by.
func TestLimitsAreStated(t *testing.T) {
	readme, err := os.ReadFile("../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(strings.ReplaceAll(string(readme), "\r\n", "\n"), "| What | At most |\n|---|---|\n")
	if !found {
		t.Fatal("data/README.md has no table of limits")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var want strings.Builder
	for _, k := range files.Kinds() {
		fmt.Fprintf(&want, "| %s | %s |\n", k, k.Size())
	}
	thousands := fmt.Sprintf("%d,%03d", MaxText/1000, MaxText%1000)
	fmt.Fprintf(&want, "| one text | %s characters |\n| identifier or key | %d characters |\n", thousands, MaxName)
	fmt.Fprintf(&want, "| number | %d digits and %d decimals |\n| lists and groups in one another | %d |", MaxDigits, MaxDecimals, MaxDepth)
	if table != want.String() {
		t.Errorf("data/README.md says\n%s\nand the program holds\n%s", table, want.String())
	}
}

// What is as large as allowed is read; one more is refused, and the message says the limit.
func TestLimits(t *testing.T) {
	var v struct {
		Text   String `yaml:"text"`
		ID     string `yaml:"id,id"`
		Number String `yaml:"number"`
	}
	const base = "text: TEXT\nid: name\n"
	for _, c := range []struct {
		name, old string
		most      int
		say       string
	}{
		{"text", "TEXT", MaxText, "the text has 8001 characters; 8000 are allowed"},
		{"identifier", "name", MaxName, "an identifier has at most 200 characters, but this one has 201"},
		{"key", "text", MaxName, "has 201 characters; 200 are allowed"},
	} {
		for more := range 2 {
			letter := "x"
			if c.old == "TEXT" {
				letter = "é"
			}
			file := strings.Replace(base, c.old, strings.Repeat(letter, c.most+more), 1)
			root, l := parseText(file)
			l.Append(Decode(root, &v))
			if got := strings.Contains(l.Text(), c.say); got != (more == 1) {
				t.Errorf("%s of %d characters:\n%s", c.name, c.most+more, l.Text())
			}
			if c.old == "TEXT" && more == 0 && len(l) > 0 {
				t.Errorf("%s of %d characters:\n%s", c.name, c.most, l.Text())
			}
		}
	}
	for digits, ok := range map[string]bool{
		strings.Repeat("9", MaxDigits):   true,
		strings.Repeat("9", MaxDigits+1): false,
		strings.Repeat("9", 5000):        false,
		"-" + strings.Repeat("9", MaxDigits) + "." + strings.Repeat("9", MaxDecimals): true,
		"1." + strings.Repeat("9", MaxDecimals+1):                                     false,
		"1e9": false,
	} {
		root, l := parseText("a: " + digits + "\n")
		if _, more := root.Get("a").Decimal(); (len(l) == 0 && !more.HasErrors()) != ok {
			t.Errorf("%.30s: %v\n%s", digits, more.HasErrors(), more.Text())
		}
		if _, got := ParseNumber(digits); got != ok {
			t.Errorf("ParseNumber(%.30s) is %v", digits, got)
		}
	}
}

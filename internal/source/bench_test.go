package source

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkOneLine parses a file of the largest size on one line, and asks for the place of each value: less than a second
// each, most of it in the parser of YAML.
func BenchmarkOneLine(b *testing.B) {
	const size = 4<<20 - 100
	repeat := func(before, format, after string) []byte {
		var s strings.Builder
		s.WriteString(before)
		for i := 0; s.Len() < size; i++ {
			fmt.Fprintf(&s, format, i)
		}
		return []byte(s.String() + after)
	}
	text := strings.Repeat("{{a}} é, ", MaxText/9)
	for name, data := range map[string][]byte{
		"list":   repeat("a: [", "x%d, ", "x]"),
		"group":  repeat("a: {", "k%d: é, ", "k: x}"),
		"quoted": repeat("a: [", `"a \" é %d", `, "x]"),
		"texts":  repeat("a: [", `"%d `+text+`", `, "x]"),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				root, l := Parse(&File{Path: "f", Data: data})
				if root == nil {
					b.Fatal(l.Text())
				}
				root.Walk(func(n *Node) {
					for i := 0; i < len(n.Value); i++ {
						if n.Value[i] == '{' {
							n.At(i)
						}
					}
				})
			}
		})
	}
}

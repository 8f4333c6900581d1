package provenance_test

import (
	"fmt"
	"strings"

	"briefing/internal/edition/provenance"
)

// A manifest names each output by its hash, as a subject of the statement, and is read back as it was.
func ExampleManifest_Encode() {
	m := provenance.Manifest{
		Edition: "2019-03", AsOf: "2019-03-31",
		Outputs: []provenance.Output{{Path: "en/factsheet.pdf", SHA256: provenance.Sum([]byte("%PDF")), Bytes: 4}},
	}
	for _, line := range strings.Split(string(m.Encode()), "\n") {
		if strings.Contains(line, "_type") || strings.Contains(line, "factsheet") {
			fmt.Println(strings.TrimSpace(line))
		}
	}
	back, err := provenance.Decode(m.Encode())
	fmt.Println(back.Outputs[0].Path, back.Outputs[0].Bytes, err)
	// Output:
	// "_type": "https://in-toto.io/Statement/v1",
	// "name": "en/factsheet.pdf",
	// "en/factsheet.pdf"
	// en/factsheet.pdf 4 <nil>
}

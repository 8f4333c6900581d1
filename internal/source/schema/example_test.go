package schema_test

import (
	"os"
	"reflect"

	"briefing/internal/source/schema"
)

// The tags that a file is decoded by are also what an editor is told of it.
func ExampleMaker_Struct() {
	type area struct {
		ID   string `yaml:"id,required" help:"Small letters and hyphens."`
		Kind string `yaml:"kind,enum=region|country"`
	}
	maker := &schema.Maker{}
	_, _ = os.Stdout.Write(schema.Encode(maker.Struct(reflect.TypeFor[area]())))
	// Output:
	// {
	//   "type": "object",
	//   "additionalProperties": false,
	//   "required": [
	//     "id"
	//   ],
	//   "properties": {
	//     "id": {
	//       "description": "Small letters and hyphens.",
	//       "type": "string"
	//     },
	//     "kind": {
	//       "enum": [
	//         "region",
	//         "country"
	//       ]
	//     }
	//   }
	// }
}

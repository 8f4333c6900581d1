package schema

import (
	"reflect"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// unit is a type with a closed list.
type unit string

func (unit) Values() []string { return []string{"euro", "person"} }

type place struct {
	Line int `yaml:"line,required,natural" help:"Line of the text."`
}

type entry struct {
	Pos   diag.Pos      `yaml:",pos"`
	ID    source.String `yaml:"id,required,id" help:"Small letters & digits."`
	Units []unit        `yaml:"units,nonempty"`
	Kind  string        `yaml:"kind,enum=a|b" help:"Either."`
	Old   string        `yaml:"old,gone"`
	Free  *source.Node  `yaml:"free"`
	place `yaml:",inline"`
}

const made = `{
  "type": "object",
  "additionalProperties": false,
  "required": [
    "id",
    "line"
  ],
  "properties": {
    "id": {
      "description": "Small letters & digits.",
      "allOf": [
        {
          "$ref": "#/definitions/id"
        }
      ]
    },
    "units": {
      "type": "array",
      "items": {
        "enum": [
          "euro",
          "person"
        ]
      },
      "minItems": 1
    },
    "kind": {
      "description": "Either.",
      "enum": [
        "a",
        "b"
      ]
    },
    "free": {},
    "line": {
      "description": "Line of the text.",
      "type": "integer",
      "minimum": 1
    }
  },
  "minProperties": 2
}
`

func TestStruct(t *testing.T) {
	m := Maker{
		Of: func(t reflect.Type, k source.Key) Object {
			if t == reflect.TypeFor[source.String]() && k.ID {
				return Ref("#/definitions/id")
			}
			return nil
		},
		Group: func(t reflect.Type, o Object) Object {
			if t == reflect.TypeFor[entry]() {
				return o.With("minProperties", 2)
			}
			return o
		},
	}
	if got := string(Encode(m.Struct(reflect.TypeFor[entry]()))); got != made {
		t.Errorf("got %s", got)
	}
}

// Help belongs to a field: of an inline struct to that of its own.
func TestHelpIsAskedWithItsType(t *testing.T) {
	asked := map[string]reflect.Type{}
	m := Maker{
		Of:   func(reflect.Type, source.Key) Object { return Object{} },
		Help: func(k source.Key) string { asked[k.Name] = k.In; return "" },
	}
	m.Struct(reflect.TypeFor[entry]())
	if asked["id"] != reflect.TypeFor[entry]() || asked["line"] != reflect.TypeFor[place]() || asked["old"] != nil {
		t.Errorf("got %v", asked)
	}
}

func TestEncodeSorted(t *testing.T) {
	o := New("b", New("d", 1, "c", "<&>"), "a", []any{}).With("b", true).With("e", 10000000).Without("f")
	if got, want := string(EncodeSorted(o)), "{\n  \"a\": [],\n  \"b\": true,\n  \"e\": 10000000\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

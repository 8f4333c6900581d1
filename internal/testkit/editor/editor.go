// Package editor checks files against their schemas as an editor does while they are written.
//
// In: a schema file and the bytes of a YAML file. Out: what the schema refuses. The values are those of the YAML 1.2
// core schema, in which 2018 is a number, 2018-05 and yes are texts, since that is what editors check. It is for tests
// only and must never be imported by anything that ships.
package editor

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
)

// Schema is one schema file, with those it refers to.
type Schema struct{ compiled *jsonschema.Schema }

// Open reads the schema file at path and those it refers to, from its folder alone.
func Open(t *testing.T, path string) Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Schema{s}
}

// Check says what the schema refuses in the YAML file of the given bytes; name stands in messages. Bytes that are no
// YAML end the test.
func (s Schema) Check(t *testing.T, data []byte, name string) error {
	t.Helper()
	f, l := source.Bytes(data, name)
	if f == nil {
		t.Fatal(l.Text())
	}
	root, l := source.Parse(f)
	if root == nil || l.HasErrors() {
		t.Fatal(l.Text())
	}
	return s.Validate(root)
}

// Validate says what the schema refuses in a tree.
func (s Schema) Validate(root *source.Node) error { return s.compiled.Validate(value(root)) }

var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func value(n *source.Node) any {
	switch n.Kind {
	case source.Map:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = value(f.Value)
		}
		return m
	case source.Seq:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = value(item)
		}
		return list
	}
	switch {
	case n.Null:
		return nil
	case !n.Plain:
		return n.Value
	case n.Value == "true", n.Value == "false":
		return n.Value == "true"
	case coreInt.MatchString(n.Value), coreFloat.MatchString(n.Value):
		return number(n.Value)
	}
	return n.Value
}

// number writes a YAML number as JSON has it: no plus sign, no zeros before the first digit.
func number(s string) json.Number {
	digits := strings.TrimPrefix(s, "+")
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if t := strings.TrimLeft(digits, "0"); t != "" && t[0] >= '1' && t[0] <= '9' {
		digits = t
	}
	return json.Number(sign + digits)
}

package webtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// rules says where the pages of this project differ from what html-validate recommends, and why. All its other rules
// hold.
var rules = []struct{ rule, why string }{
	{"no-inline-style", ""},
	{"require-sri", ""},
}

// configFile writes the validator's configuration beside the pages it is to read.
func configFile(t testing.TB, dir string) string {
	t.Helper()
	off := map[string]any{}
	for _, r := range rules {
		off[r.rule] = "off"
	}
	data, err := json.Marshal(map[string]any{"root": true, "extends": []string{"html-validate:recommended"}, "rules": off})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, ".htmlvalidate.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

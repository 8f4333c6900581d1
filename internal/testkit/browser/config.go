package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// rules says where the pages of this project differ from what html-validate recommends, and why. All its other rules
// hold.
var rules = []struct {
	rule, why string
	setting   any
}{
	{rule: "no-redundant-role", setting: "off",
		why: "tables whose display is changed on a narrow screen keep their roles in every browser only if these are written out"},
	{rule: "prefer-native-element", setting: []any{"error", map[string]any{"exclude": []string{"list"}}},
		why: "a list without bullets is one in every browser only if it says so"},
}

// configFile writes the validator's configuration beside the pages it is to read.
func configFile(t testing.TB, dir string) string {
	t.Helper()
	settings := map[string]any{}
	for _, r := range rules {
		settings[r.rule] = r.setting
	}
	data, err := json.Marshal(map[string]any{"root": true, "extends": []string{"html-validate:recommended"}, "rules": settings})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, ".htmlvalidate.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

package main

import (
	"bytes"
	"strings"
	"testing"

	"briefing/internal/diag"
)

// A fault of the program is told in a line; where it comes from, with --debug.
func TestFaultsAreToldWithTheirStackOnRequest(t *testing.T) {
	list := func() (list diag.List) {
		defer func() { list = diag.Caught("the program stopped", recover()) }()
		panic("planted")
	}()
	for _, c := range []struct {
		debug, json, stack bool
	}{{false, false, false}, {false, true, false}, {true, false, true}, {true, true, true}} {
		var out bytes.Buffer
		a := &console{err: &out, debug: c.debug, json: c.json}
		err := a.printFindings(list)
		if a.finish(err) != exitFailure {
			t.Errorf("%+v: %v", c, err)
		}
		if !strings.Contains(out.String(), "planted, at cmd/briefing/fault_test.go:") {
			t.Errorf("%+v: %s", c, out.String())
		}
		if strings.Contains(out.String(), "TestFaultsAreToldWithTheirStackOnRequest") != c.stack {
			t.Errorf("%+v: %s", c, out.String())
		}
	}
}

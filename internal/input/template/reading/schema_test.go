package reading

import (
	"testing"

	"briefing/internal/testkit/golden"
)

// The files that editors check templates with are those that are made of the types that decode templates; after a change,
// run the tests with -update.
func TestSchemas(t *testing.T) {
	golden.Text(t, "../../../../templates/schema/brief.schema.json", string(BriefSchema()))
	golden.Text(t, "../../../../templates/schema/charts.schema.json", string(ChartsSchema()))
}

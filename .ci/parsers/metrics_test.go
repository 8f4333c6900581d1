package parsers

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// values reads a textfile as node_exporter does.
func values(text string) (map[string]float64, error) {
	p := expfmt.NewTextParser(model.UTF8Validation)
	families, err := p.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	all := map[string]float64{}
	for name, f := range families {
		for _, m := range f.Metric {
			key := name
			for _, l := range m.Label {
				key += " " + l.GetName() + "=" + l.GetValue()
			}
			if f.GetHelp() == "" || m.TimestampMs != nil {
				key += " (no help, or with a time)" // node_exporter refuses times
			}
			all[key] = m.GetGauge().GetValue()
		}
	}
	return all, nil
}

func TestMetricsFile(t *testing.T) {
	dir := t.TempDir()
	project(t, dir)
	name := filepath.Join(dir, `a "b" \ é.prom`)
	label := ` name=a "b" \ é`
	job := []string{"build", "--as-of", "previous-month", "--metrics-file", name, "--quiet"}
	run := func(want int, args ...string) map[string]float64 {
		t.Helper()
		if code, said := briefing(t, dir, append(job, args...)...); code != want {
			t.Fatalf("exit code %d: %s", code, said)
		}
		all, err := values(read(t, name))
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 10 || all["briefing_last_run_exit_code"+label] != float64(want) || all["briefing_last_run_duration_seconds"+label] <= 0 {
			t.Fatalf("%v", all)
		}
		return all
	}
	first, second := run(0), run(0)
	if first["briefing_last_run_changed"+label] != 1 || second["briefing_last_run_changed"+label] != 0 || first["briefing_last_run_files"+label+" state=made"] != 2 {
		t.Errorf("%v\n%v", first, second)
	}
	const success, last = "briefing_last_success_timestamp_seconds", "briefing_last_run_timestamp_seconds"
	if at := first[last+label]; at < 1.7e9 || first[success+label] != at || second[success+label] < at {
		t.Errorf("%v\n%v", first, second)
	}
	write(t, "brief: {}\n", dir, "templates", "briefs", "note.yaml")
	for range 2 {
		failed := run(3)
		if failed[success+label] != second[success+label] || failed[last+label] < second[last+label] || failed["briefing_last_run_findings"+label+" severity=error"] == 0 {
			t.Errorf("%v\n%v", second, failed)
		}
	}
	if _, err := values(spoilt(t, read(t, name), " 3\n", " three\n")); err == nil {
		t.Error("the parser takes a word for a number")
	}
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/internal/diag"
)

// The file of a run that went well, and then of one that failed, which keeps when the last one went well. (Whether monitoring
// can read them is tried with its own parser: .ci/parsers.)
func TestMetrics(t *testing.T) {
	at := time.Date(2026, 11, 2, 3, 17, 8, 250e6, time.UTC)
	m := &metrics{file: filepath.Join(t.TempDir(), `my "job".prom`), start: at.Add(-1500 * time.Millisecond), made: 40, kept: 2, changed: true}
	m.findings.Add(diag.Pos{}, diag.Warning, "a", "one")
	m.findings.Add(diag.Pos{}, diag.Note, "b", "two")
	if err := m.begin(); err != nil {
		t.Fatal(err)
	}
	if err := m.write(exitOK, at); err != nil {
		t.Fatal(err)
	}
	want := `# HELP briefing_last_run_timestamp_seconds When the last run ended, in seconds since 1970.
# TYPE briefing_last_run_timestamp_seconds gauge
briefing_last_run_timestamp_seconds{name="my \"job\""} 1793589428.250
# HELP briefing_last_success_timestamp_seconds When the last run with exit code 0 ended, in seconds since 1970; 0 if none is known.
# TYPE briefing_last_success_timestamp_seconds gauge
briefing_last_success_timestamp_seconds{name="my \"job\""} 1793589428.250
# HELP briefing_last_run_duration_seconds How long the last run took.
# TYPE briefing_last_run_duration_seconds gauge
briefing_last_run_duration_seconds{name="my \"job\""} 1.500
# HELP briefing_last_run_exit_code Exit code of the last run; 0 is success.
# TYPE briefing_last_run_exit_code gauge
briefing_last_run_exit_code{name="my \"job\""} 0
# HELP briefing_last_run_changed 1 if the last run published something that was not there before, else 0.
# TYPE briefing_last_run_changed gauge
briefing_last_run_changed{name="my \"job\""} 1
# HELP briefing_last_run_files Files of the edition that the last run made, or kept because nothing they are made from had changed.
# TYPE briefing_last_run_files gauge
briefing_last_run_files{name="my \"job\"",state="made"} 40
briefing_last_run_files{name="my \"job\"",state="kept"} 2
# HELP briefing_last_run_findings Findings of the last run.
# TYPE briefing_last_run_findings gauge
briefing_last_run_findings{name="my \"job\"",severity="error"} 0
briefing_last_run_findings{name="my \"job\"",severity="warning"} 1
briefing_last_run_findings{name="my \"job\"",severity="note"} 1
`
	if got := read(t, m.file); got != want {
		t.Errorf("got\n%s", got)
	}
	if err := m.write(exitIO, at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := read(t, m.file); !strings.Contains(got, `briefing_last_success_timestamp_seconds{name="my \"job\""} 1793589428.250`) ||
		!strings.Contains(got, `briefing_last_run_timestamp_seconds{name="my \"job\""} 1793593028.250`) || !strings.Contains(got, `exit_code{name="my \"job\""} 5`) {
		t.Errorf("after a failure\n%s", got)
	}
	if beside, err := os.ReadDir(filepath.Dir(m.file)); err != nil || len(beside) != 1 {
		t.Errorf("beside the file there is %v", beside)
	}
}

// Whatever stands in the file of the run before, the next one is written.
func TestEarlierSuccess(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "0",
		"\x00\xff":                         "0",
		lastSuccess:                        "0",
		lastSuccess + "\n":                 "0",
		lastSuccess + " yesterday\n":       "0",
		lastSuccess + " NaN\n":             "0",
		lastSuccess + " -5\n":              "0",
		lastSuccess + " 1e300\n":           "0",
		lastSuccess + " 5":                 "5.000",
		lastSuccess + `{name="a b"} 1.7e9`: "1700000000.000",
		"# HELP " + lastSuccess + " 7\n" + lastSuccess + " x\n" + lastSuccess + " 6\n": "6.000",
	} {
		m := &metrics{file: filepath.Join(t.TempDir(), "run.prom")}
		write(t, m.file, text)
		if err := m.begin(); err != nil {
			t.Fatal(err)
		}
		if got := m.earlierSuccess(); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

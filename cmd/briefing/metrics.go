package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"briefing/internal/diag"
	"briefing/internal/pipeline"
	"briefing/internal/source/files"
)

// metrics is what --metrics-file tells monitoring of a run. The file is in the text format of Prometheus, as the textfile
// collector of node_exporter reads it. It is written here and by no library: it is a dozen lines of text, and the client
// library of Prometheus would bring a registry and protocol buffers along.
type metrics struct {
	file  string // as given; empty: none
	path  string // that is written; empty: begin was not called, or refused
	start time.Time

	mu    sync.Mutex // a signal ends a run while it goes on
	ended bool
	code  int // that end returned

	findings   diag.List
	made, kept int
	changed    bool
}

// begin refuses a file that cannot be one, before the run writes anything.
func (m *metrics) begin() error {
	if m.file == "" {
		return nil
	}
	path, err := filepath.EvalSymlinks(m.file)
	if errors.Is(err, fs.ErrNotExist) {
		path = m.file
	} else if err != nil {
		return fault(m.file, "written", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return fault(m.file, "written", err)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fault(m.file, "written", &files.NotRegular{Name: m.file, Mode: info.Mode()})
	}
	m.path = path
	return nil
}

// found notes what a run found.
func (m *metrics) found(diags diag.List) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.findings = diags
}

// result notes what a run made.
func (m *metrics) result(r *pipeline.Result) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.changed = r.Changed
	for _, f := range r.Files {
		if f.Carried {
			m.kept++
		} else {
			m.made++
		}
	}
}

// end writes the file for a run that ends with this exit code, once, and returns the code to end with: the same, unless all
// went well but this.
func (m *metrics) end(a *console, code int) int {
	if m.path == "" {
		return code
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ended {
		return m.code
	}
	m.ended, m.code = true, code
	if err := m.write(code, time.Now()); err != nil {
		a.complain(fault(m.file, "written", err))
		if code == exitOK {
			m.code = exitIO
		}
	}
	return m.code
}

// write replaces the file in one step, so that nobody reads half of it. The other one beside it does not end in .prom, or
// node_exporter would read that as well.
func (m *metrics) write(code int, now time.Time) error {
	text := m.text(code, now)
	f, err := os.CreateTemp(filepath.Dir(m.path), "."+filepath.Base(m.path)+".*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	// node_exporter runs as another user.
	err = errors.Join(err, f.Close(), os.Chmod(f.Name(), 0o644))
	if err == nil {
		err = os.Rename(f.Name(), m.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

const lastSuccess = "briefing_last_success_timestamp_seconds"

// text is the file of a run that ended now with this exit code. The label says which job it is, by the name of the file: the
// files of several jobs lie in one folder, and must not say the same of different things.
func (m *metrics) text(code int, now time.Time) string {
	name := strings.TrimSuffix(filepath.Base(m.file), ".prom")
	name = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(strings.ToValidUTF8(name, "\ufffd"))
	var b strings.Builder
	add := func(metric, help string, samples ...string) {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n", metric, help, metric)
		for i := 0; i < len(samples); i += 2 {
			fmt.Fprintf(&b, "%s{name=\"%s\"%s} %s\n", metric, name, samples[i], samples[i+1])
		}
	}
	success := seconds(now)
	if code != exitOK {
		success = m.earlierSuccess()
	}
	changed := 0
	if m.changed {
		changed = 1
	}
	add("briefing_last_run_timestamp_seconds", "When the last run ended, in seconds since 1970.", "", seconds(now))
	add(lastSuccess, "When the last run with exit code 0 ended, in seconds since 1970; 0 if none is known.", "", success)
	add("briefing_last_run_duration_seconds", "How long the last run took.", "", strconv.FormatFloat(now.Sub(m.start).Seconds(), 'f', 3, 64))
	add("briefing_last_run_exit_code", "Exit code of the last run; 0 is success.", "", strconv.Itoa(code))
	add("briefing_last_run_changed", "1 if the last run published something that was not there before, else 0.", "", strconv.Itoa(changed))
	add("briefing_last_run_files", "Files of the edition that the last run made, or kept because nothing they are made from had changed.",
		`,state="made"`, strconv.Itoa(m.made), `,state="kept"`, strconv.Itoa(m.kept))
	add("briefing_last_run_findings", "Findings of the last run.",
		`,severity="error"`, strconv.Itoa(m.findings.Count(diag.Error)), `,severity="warning"`, strconv.Itoa(m.findings.Count(diag.Warning)),
		`,severity="note"`, strconv.Itoa(m.findings.Count(diag.Note)))
	return b.String()
}

// seconds is a time in seconds since 1970, to the millisecond.
func seconds(t time.Time) string { return strconv.FormatFloat(float64(t.UnixMilli())/1000, 'f', 3, 64) }

// earlierSuccess is what the file of the run before says of the last success; "0" if there is none, or what stands there
// cannot be read.
func (m *metrics) earlierSuccess() string {
	data, err := files.ReadPath(m.path, files.Metrics)
	if err != nil {
		return "0"
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, lastSuccess) {
			continue
		}
		words := strings.Fields(line)
		if n, err := strconv.ParseFloat(words[len(words)-1], 64); err == nil && n >= 0 && n < 1e11 {
			return strconv.FormatFloat(n, 'f', 3, 64)
		}
	}
	return "0"
}

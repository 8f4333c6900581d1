package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"briefing/internal/diag"
)

// logFormat is the value of --log-format: "text", "json", or "" where nothing was said.
type logFormat string

const (
	logText logFormat = "text"
	logJSON logFormat = "json"
)

func (f *logFormat) String() string { return string(*f) }

// Type is what the help text calls the value.
func (f *logFormat) Type() string { return "format" }

// Set takes the value from the command line.
func (f *logFormat) Set(s string) error {
	if l := logFormat(s); l == logText || l == logJSON {
		*f = l
		return nil
	}
	return errors.New("write text or json")
}

// askedForLog says whether a command line asks for a log in JSON. It is looked at before the flags are parsed, so that what
// is wrong with the command line itself is told in that form, too.
func askedForLog(args []string) logFormat {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	for i, arg := range args {
		if arg == "--log-format=json" || arg == "--log-format" && i+1 < len(args) && args[i+1] == string(logJSON) {
			return logJSON
		}
	}
	return ""
}

// newLog makes the log that --log-format json asks for: a record a line, its time in UTC.
func newLog(to io.Writer) *slog.Logger {
	return slog.New(slog.NewJSONHandler(escaping{to}, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && a.Key == slog.TimeKey {
				a.Value = slog.TimeValue(a.Value.Time().UTC())
			}
			return a
		},
	}))
}

// escaping writes control characters that a record quotes as escapes of JSON.
type escaping struct{ to io.Writer }

func (e escaping) Write(line []byte) (int, error) {
	if _, err := e.to.Write(diag.EscapeJSON(line)); err != nil {
		return 0, err
	}
	return len(line), nil
}

// logs says whether standard error is a log in JSON.
func (a *console) logs() bool { return a.logFormat == logJSON }

// record adds a line to a log in JSON; elsewhere, and with --quiet, it prints nothing.
func (a *console) record(what string, attrs ...slog.Attr) {
	if a.logs() && !a.quiet {
		a.log.LogAttrs(context.Background(), slog.LevelInfo, what, attrs...)
	}
}

// say tells on standard error what a run does, where no program reads it: as text, or as a line of the log.
func (a *console) say(text string, attrs ...slog.Attr) {
	a.record(text, attrs...)
	if !a.logs() && !a.quiet && (!a.json || a.logFormat == logText) {
		fmt.Fprintf(a.err, "briefing: %s\n", text)
	}
}

// complain tells an error that a verb ended with, whatever was asked for.
func (a *console) complain(err error) {
	if !a.logs() {
		fmt.Fprintf(a.err, "briefing: %s\n", diag.VisibleLines(err.Error()))
		return
	}
	var r *diag.Refusal
	if !errors.As(err, &r) {
		a.log.Error(err.Error())
		return
	}
	attrs := []slog.Attr{slog.String("id", r.ID)}
	if len(r.Hints) > 0 {
		attrs = append(attrs, slog.Any("hints", r.Hints))
	}
	a.log.LogAttrs(context.Background(), slog.LevelError, r.Message, attrs...)
}

// logFindings adds findings to the log, a line each.
func (a *console) logFindings(diags diag.List) {
	levels := map[string]slog.Level{diag.Error.String(): slog.LevelError, diag.Warning.String(): slog.LevelWarn, diag.Note.String(): slog.LevelInfo}
	for _, t := range diags.Told() {
		var attrs []slog.Attr
		add := func(there bool, attr slog.Attr) {
			if there {
				attrs = append(attrs, attr)
			}
		}
		add(true, slog.String("id", t.ID))
		add(t.File != "", slog.String("file", t.File))
		add(t.Line > 0, slog.Int("line", t.Line))
		add(t.Column > 0, slog.Int("column", t.Column))
		add(len(t.Hints) > 0, slog.Any("hints", t.Hints))
		add(t.Count > 1, slog.Int("count", t.Count))
		add(len(t.Also) > 0, slog.Any("also", t.Also))
		add(t.Stack != "", slog.String("stack", strings.TrimSpace(t.Stack)))
		a.log.LogAttrs(context.Background(), levels[t.Severity], t.Message, attrs...)
	}
}

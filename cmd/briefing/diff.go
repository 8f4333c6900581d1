package main

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/explain"
	"briefing/internal/input/dataset"
)

func diffCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "diff FROM TO",
		Short: "Tell what changed from one edition to a later one",
		Long: `diff compares what was published by two months or days, whether their editions were built or not. For each figure that
is not what it was it prints both values with their periods and sources, and the change where both are exact.`,
		Example: `  briefing diff 2018-04 2019-03
  briefing diff 2018-04 previous-month --json`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return diff(a, args[0], args[1]) },
	}
	a.inputFlags(c)
	_ = c.Flags().MarkHidden("as-of") // both editions are named
	return c
}

func diff(a *app, from, to string) error {
	if a.asOf != "" {
		return diag.Refuse(diag.Command, "flags", "diff takes two editions and no --as-of", "write briefing diff 2018-04 2019-03")
	}
	where, err := zone(a.timeZone)
	if err != nil {
		return err
	}
	var dates [2]dataset.Date
	for i, s := range []string{from, to} {
		if d, err := dataset.ParseDate(s); s != previousMonth && (err != nil || d.Month == 0) {
			return diag.Refuse(diag.Command, "flags", diag.Visible(s)+" is no month or day that exists", "write it as 2019-03 or 2019-03-31, or "+previousMonth)
		}
		resolved, err := resolveAsOf(s, time.Now().In(where))
		if err != nil {
			var r *diag.Refusal
			if errors.As(err, &r) {
				r.Problem.Message = strings.TrimPrefix(r.Problem.Message, "--as-of ")
			}
			return err
		}
		dates[i], _ = dataset.ParseDate(resolved)
	}
	if dates[0].Last().Compare(dates[1].Last()) >= 0 {
		return diag.Refuse(diag.Command, "flags", diag.Visible(from)+" does not lie before "+diag.Visible(to), "name the earlier edition first")
	}
	a.asOf = to
	p, err := a.load()
	if err != nil {
		return err
	}
	return a.print(explain.Diff(p.Library, p.At(dates[0]), p.Set))
}

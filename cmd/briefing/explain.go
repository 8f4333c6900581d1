package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/explain"
	"briefing/internal/pipeline"
)

func explainCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "explain [ID]",
		Short: "Tell where a figure comes from and where briefs use it; without ID, list every indicator",
		Long: `explain prints a figure's value, unit, period, source with section and line, how it was computed, its caveats
and every place a brief uses it. ID is an indicator or a derived value, as in a template: visits, visits@2024-05,
visits/harbour. It may also be the id of a rule that refused a
comparison. In JSON, value is a number in the unit itself.`,
		Example: `  briefing explain
  briefing explain ID
  briefing explain ID@2024-05 --json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := a.load()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return a.print(explain.List(p.Library, p.Set))
			}
			uses, err := uses(a, p)
			if err != nil {
				return err
			}
			report, problem := explain.Indicator(p.Library, p.Set, args[0], uses)
			if text, ok := explain.RuleText(args[0]); ok && problem != nil {
				_, err := fmt.Fprint(a.out, text)
				return err
			}
			if problem != nil {
				for _, ch := range p.Library.Charts {
					if ch.ID == args[0] {
						return diag.Refuse(diag.Command, "unknown-value", diag.Visible(args[0])+" is a chart; explain tells of figures",
							"its figures stand in templates/charts.yaml, and briefing list shows every id")
					}
				}
				return &diag.Refusal{Problem: *problem, Matter: diag.Command}
			}
			return a.print(report)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			quiet := *a
			quiet.quiet = true
			p, err := quiet.load()
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var ids []string
			for _, v := range p.Set.All() {
				ids = append(ids, v.Ref)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
	}
	a.inputFlags(c)
	return c
}

// uses finds where briefs use figures. A brief that cannot be built is passed over with a note.
func uses(a *app, p *pipeline.Project) ([]explain.Use, error) {
	var all []explain.Use
	var passed diag.List
	for _, name := range p.Library.Names() {
		d, diags := p.Document(name)
		if d == nil || diags.HasErrors() {
			passed.Add(diag.Pos{File: p.Library.File(name)}, diag.Note, "brief-passed-over",
				"where this brief uses figures is not told, because it cannot be built", "briefing build "+name+" says why")
			continue
		}
		all = append(all, explain.UsesOf(d)...)
	}
	return all, a.printFindings(passed)
}

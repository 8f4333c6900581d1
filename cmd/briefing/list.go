package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/internal/explain"
)

type listing struct {
	Briefs  []string         `json:"briefs"`
	Charts  []listedChart    `json:"charts"`
	Figures *explain.Listing `json:"indicators"`
}

type listedChart struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
}

func (a *app) listCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "list",
		Short:   "List briefs, charts and indicators",
		Example: "  briefing list\n  briefing list --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.load()
			if err != nil {
				return err
			}
			l := listing{Briefs: p.Library.Names(), Charts: []listedChart{}, Figures: explain.List(p.Set, p.Catalog)}
			for _, ch := range p.Library.Charts() {
				l.Charts = append(l.Charts, listedChart{ch.ID, ch.Kind})
			}
			if a.json {
				enc := json.NewEncoder(a.out)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(l)
			}
			fmt.Fprintln(a.out, "Briefs (briefing build NAME)")
			for _, name := range l.Briefs {
				fmt.Fprintf(a.out, "  %-24s %s\n", name, p.Library.File(name))
			}
			fmt.Fprintln(a.out, "\nCharts")
			for _, ch := range l.Charts {
				fmt.Fprintf(a.out, "  %-24s %s\n", ch.ID, ch.Kind)
			}
			fmt.Fprintln(a.out, "\nIndicators (briefing explain ID)")
			fmt.Fprint(a.out, l.Figures.Text())
			return nil
		},
	}
	a.inputFlags(c)
	return c
}

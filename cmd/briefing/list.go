package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/explain"
	"briefing/internal/input/texts"
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

func listCommand(a *app) *cobra.Command {
	unused, exempt := false, false
	c := &cobra.Command{
		Use:     "list",
		Short:   "List briefs, charts and indicators",
		Example: "  briefing list\n  briefing list --json\n  briefing list --unused\n  briefing list --exempt",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := a.load()
			if err != nil {
				return err
			}
			if unused {
				return listUnused(&a.console, p.Library.Unused)
			}
			if exempt {
				return listExempt(&a.console, p.Library.Exempt)
			}
			l := listing{Briefs: p.Library.Names(), Charts: []listedChart{}, Figures: explain.List(p.Library, p.Set)}
			for _, ch := range p.Library.Charts {
				l.Charts = append(l.Charts, listedChart{ch.ID, ch.Kind})
			}
			if a.json {
				return a.printJSON(l)
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
	c.Flags().BoolVar(&unused, "unused", false, "list figures, actions and bodies that no brief and no chart shows")
	c.Flags().BoolVar(&exempt, "exempt", false, "list numbers in texts that are no figures because a name of the dataset or {{plain:...}} says so")
	c.MarkFlagsMutuallyExclusive("unused", "exempt")
	a.inputFlags(c)
	return c
}

// listUnused prints what is shown nowhere, with the reasons there are.
func listUnused(a *console, list []texts.Unused) error {
	if a.json {
		return a.printJSON(struct {
			Unused []texts.Unused `json:"unused"`
		}{append([]texts.Unused{}, list...)})
	}
	fmt.Fprintln(a.out, "Shown by no brief and no chart")
	unexplained := ""
	for _, kind := range []struct{ name, title string }{{"figure", "Figures"}, {"action", "Actions"}, {"actor", "Bodies"}} {
		begun := false
		for _, u := range list {
			if u.Kind != kind.name {
				continue
			}
			if !begun {
				fmt.Fprintf(a.out, "\n%s\n", kind.title)
				begun = true
			}
			fmt.Fprintf(a.out, "  %-32s %s\n", u.ID, u.Name)
			if u.Reason == "" {
				unexplained = u.ID
				fmt.Fprintf(a.out, "  %-32s no reason is given\n", "")
			} else {
				fmt.Fprintf(a.out, "  %-32s reason: %s\n", "", u.Reason)
			}
		}
	}
	if len(list) == 0 {
		fmt.Fprintln(a.out, "\n  nothing")
	}
	if unexplained != "" {
		fmt.Fprintf(a.out, "\nReasons stand in the dataset's entry file:\n\n  unused:\n    %s: why nothing shows it\n", unexplained)
	}
	return nil
}

// listExempt prints each place of a text in which a number is no figure because somebody says so, with the reason.
func listExempt(a *console, list []texts.Exempt) error {
	if a.json {
		type place struct {
			texts.Exempt
			diag.Place
		}
		places := []place{}
		for _, e := range list {
			places = append(places, place{e, e.Pos.Place()})
		}
		return a.printJSON(struct {
			Exempt []place `json:"exempt"`
		}{places})
	}
	fmt.Fprintln(a.out, "Numbers in texts that are no figures, since somebody says so")
	for _, kind := range []struct{ name, title string }{{"name", "Names that the dataset lists under names:"}, {"plain", "Written as {{plain:...}}"}} {
		begun := false
		for _, e := range list {
			if e.Kind != kind.name {
				continue
			}
			if !begun {
				fmt.Fprintf(a.out, "\n%s\n", kind.title)
				begun = true
			}
			fmt.Fprintf(a.out, "  %-32s %s\n  %-32s reason: %s\n", diag.Visible(e.Text), e.Pos, "", diag.Visible(e.Reason))
		}
	}
	if len(list) == 0 {
		fmt.Fprintln(a.out, "\n  nothing")
	}
	return nil
}

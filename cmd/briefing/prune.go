package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/edition"
)

func pruneCommand(a *app) *cobra.Command {
	var out string
	var keep int
	var dry bool
	c := &cobra.Command{
		Use:   "prune --keep N",
		Short: "Remove old editions, all but the latest N",
		Long: `prune removes the folders of old editions in OUT; the latest stay, as many as --keep says, by the last day of each.
The addresses of charts, latest and frozen, stay whatever edition they are of. What no build has made is not touched.
An old edition that holds a file of yours, or one that was changed, is left as it is and named, with the exit code 4.
Each edition goes as a whole; what a killed run leaves of one the next command removes.`,
		Example: `  briefing prune --keep 24 --dry-run
  briefing prune --keep 24
  briefing prune --keep 12 --out /var/lib/briefing --json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("keep") {
				return diag.Refuse(diag.Command, "keep", "prune must know how many editions stay; nothing was changed", "briefing prune --keep 24")
			}
			return prune(a, out, keep, dry)
		},
	}
	c.Flags().StringVar(&out, "out", "out", "folder for editions")
	c.Flags().IntVar(&keep, "keep", 0, "how many of the latest editions stay, 1 or more")
	c.Flags().BoolVar(&dry, "dry-run", false, "only say what would be removed")
	return c
}

func prune(a *app, out string, keep int, dry bool) error {
	ctx, committing, end := interruptible(func(i *interruption) { a.complain(i) })
	defer end()
	committing()
	p, err := edition.Prune(ctx, out, keep, dry, a.locking("prune"))
	if p == nil {
		return err
	}
	var i *interruption
	if errors.As(err, &i) && len(p.Removed) > 0 {
		err = &interruption{i.signal, editions(len(p.Removed)) + " removed"}
	}
	_ = a.printFindings(p.Findings) // they are warnings, and the exit code says that there are some
	if printed := printPruned(a, out, dry, p); err == nil {
		err = printed
	}
	if err == nil && len(p.Findings) > 0 {
		return &reported{diag.Output}
	}
	return err
}

func printPruned(a *app, out string, dry bool, p *edition.Pruned) error {
	switch {
	case a.json:
		return a.printJSON(struct {
			*edition.Pruned
			DryRun bool `json:"dry_run"`
		}{p, dry})
	case a.quiet:
		return nil
	}
	done := "removed"
	if dry {
		done = "would be removed"
	}
	for _, name := range p.Removed {
		fmt.Fprintf(a.out, "%s/%s  %s\n", diag.Visible(out), name, done)
	}
	fmt.Fprintf(a.out, "%s: %s %s; left: %s\n", diag.Visible(out), editions(len(p.Removed)), done, editions(len(p.Kept)))
	return nil
}

func editions(n int) string {
	if n == 1 {
		return "1 edition"
	}
	return fmt.Sprintf("%d editions", n)
}

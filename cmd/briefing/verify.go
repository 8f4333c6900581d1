package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/edition"
	"briefing/internal/embed"
)

func verifyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify OUT",
		Short: "Compare everything that was published in a folder with its manifests",
		Long: `verify reads every edition and every chart's address in OUT and compares each file with what its manifest says
of it. It finds files that are missing, that were changed, that no manifest lists, addresses of charts that are missing
or that a later edition in OUT has passed, and what a run that was cut off left. It changes nothing. With findings it
ends with the exit code 4, and 5 if OUT cannot be read.`,
		Example: `  briefing verify out
  briefing verify /var/lib/briefing --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return verify(a, args[0]) },
	}
}

func verify(a *app, out string) error {
	v, err := edition.Verify(out, embed.Hash)
	if err != nil {
		return err
	}
	_ = a.printFindings(v.Findings) // its exit code is that of wrong input
	switch {
	case a.json:
		err = a.printJSON(struct {
			*edition.Verified
			Sound bool `json:"sound"`
		}{v, len(v.Findings) == 0})
	case !a.quiet:
		fmt.Fprintf(a.out, "%s: %d folders, %d files, %d findings\n", diag.Visible(out), v.Folders, v.Files, len(v.Findings))
	}
	if len(v.Findings) > 0 {
		return &reported{diag.Output}
	}
	return err
}

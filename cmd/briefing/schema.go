package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"briefing/internal/edition/plan"
	"briefing/internal/input/brand"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/input/template/reading"
)

// fileKind is a kind of file with what makes its schema.
type fileKind struct {
	name   string
	schema func() []byte
}

// fileKinds lists them: first what templates hold, then what a dataset does.
func fileKinds() []fileKind {
	kinds := []fileKind{
		{"brief", reading.BriefSchema}, {"charts", reading.ChartsSchema}, {"messages", language.Schema}, {"brand", brand.Schema},
	}
	for _, name := range datafiles.SchemaNames() {
		kinds = append(kinds, fileKind{name, func() []byte { return datafiles.Schema(name) }})
	}
	return kinds
}

func schemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Print the JSON Schema of a kind of input file; without NAME, list them",
		Long: `schema prints what keys a file may hold, which must be there and what they mean, as JSON Schema of draft 7. Editors
complete and check files by it: a first line # yaml-language-server: $schema=FILE names it. The schemas of a dataset
refer to one another and belong in one folder.`,
		Example: `  briefing schema
  briefing schema brief > brief.schema.json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			kinds := fileKinds()
			if len(args) == 0 {
				return listSchemas(&a.console, kinds)
			}
			i := slices.IndexFunc(kinds, func(k fileKind) bool { return k.name == args[0] })
			if i < 0 {
				return plan.Unknown("schema", args[0], kindNames(kinds))
			}
			_, err := a.out.Write(kinds[i].schema())
			return err
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return kindNames(fileKinds()), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func kindNames(kinds []fileKind) []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// listSchemas prints the name of each schema with its title.
func listSchemas(a *console, kinds []fileKind) error {
	for _, k := range kinds {
		var head struct{ Title string }
		if err := json.Unmarshal(k.schema(), &head); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%-12s %s\n", k.name, head.Title)
	}
	return nil
}

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sort"

	"github.com/spf13/cobra"
)

type versionInfo struct {
	Version string   `json:"version"`
	Go      string   `json:"go"`
	Modules []module `json:"modules"`
}

type module struct {
	Path    string `json:"path"`
	Version string `json:"version"`
}

func versionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, of Go and of the modules it is built from",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := versionInfo{Version: version, Go: runtime.Version(), Modules: []module{}}
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, m := range info.Deps {
					v.Modules = append(v.Modules, module{m.Path, m.Version})
				}
				sort.Slice(v.Modules, func(i, j int) bool { return v.Modules[i].Path < v.Modules[j].Path })
			}
			if a.json {
				return a.printJSON(v)
			}
			fmt.Fprintf(a.out, "briefing %s\n%s\n", v.Version, v.Go)
			for _, m := range v.Modules {
				fmt.Fprintf(a.out, "%s %s\n", m.Path, m.Version)
			}
			return nil
		},
	}
}

// Package templates carries the shipped briefs, charts, brands, messages and their schemas inside the program, so
// that a project needs only what it changes, and the example is made in any folder. It holds files and nothing else: reading them is the work of other packages.
package templates

import "embed"

// FS is the tree of templates as it stands in this folder. The prefix "all:" takes in files whose name begins with an
// underscore, such as _brand.yml, which embedding leaves out otherwise.
//
//go:embed README.md all:briefs all:deploy all:brands all:pptx all:messages all:schema charts.yaml
var FS embed.FS

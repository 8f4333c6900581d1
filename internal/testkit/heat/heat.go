// Package heat is the second dataset that tests of the whole program read: deaths in heat waves in twelve countries and ten
// years, with every kind of unit, value, period and derived value, a brief on pages and a deck that state each kind in text and
// in tables, written by hand and made from figures.
//
// In: nothing. Out: its data and its templates as file systems, and its figures made anew from their seed. Every figure is made
// up. It is no place for tests of one package: those have small worlds of their own. No product code imports it.
package heat

import (
	"embed"
	"io/fs"
)

//go:embed testdata/heat
var files embed.FS

// Data is the folder of the dataset; it begins with dataset.yaml.
func Data() fs.FS { return below("data") }

// Templates are the briefs and charts. Brands, words and the PowerPoint template are not among them: they are the shipped ones.
func Templates() fs.FS { return below("templates") }

// below is a folder of testdata/heat. A name that is not there is a fault of this package.
func below(name string) fs.FS {
	sub, err := fs.Sub(files, "testdata/heat/"+name)
	if err != nil {
		panic(err)
	}
	return sub
}

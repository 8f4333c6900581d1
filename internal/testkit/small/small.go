// Package small is the small dataset that tests of behaviour read in place of the shipped one: the libraries of a county, all
// invented, with briefs of every page form and charts of every kind, in English and in German.
//
// In: nothing. Out: its data and its templates as file systems, which stay the same whatever becomes of the shipped figures,
// so that only package pipeline holds those. Brands, English words and the PowerPoint template are the shipped ones: they
// belong to the program. No product code imports it.
package small

import (
	"embed"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing/fstest"

	"briefing/internal/testkit/golden"
)

//go:embed testdata/small
var files embed.FS

// Entry is the name of the dataset's first file.
const Entry = "dataset.yaml"

// Data is the folder of the dataset.
func Data() fs.FS { return below("data") }

// below is a folder of testdata/small. A name that is not there is a fault of this package.
func below(name string) fs.FS {
	sub, err := fs.Sub(files, "testdata/small/"+name)
	if err != nil {
		panic(err)
	}
	return sub
}

// Templates is the folder of the templates, with what it shares with the shipped ones.
func Templates() fs.FS { return templates() }

// Shared are the folders of the shipped templates that belong to the program, and which the small dataset has, too.
var Shared = []string{"brands", "messages", "pptx"}

var templates = sync.OnceValue(func() fstest.MapFS {
	out := fstest.MapFS{}
	shipped := os.DirFS(golden.Path("templates"))
	for _, folder := range Shared {
		add(out, shipped, folder)
	}
	add(out, below("templates"), ".")
	return out
})

// With is the templates with files beside them or in their place, by name.
func With(more map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, file := range templates() {
		out[name] = file
	}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// add reads the files below a folder. What cannot be read is no place where tests can run.
func add(out fstest.MapFS, from fs.FS, folder string) {
	err := fs.WalkDir(from, folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if text := path.Ext(name); text == ".yaml" || text == ".yml" {
			data = []byte(strings.ReplaceAll(string(data), "\r\n", "\n"))
		}
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		panic(err)
	}
}

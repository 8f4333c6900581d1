package source

import (
	"io/fs"
	"runtime"

	"briefing/internal/diag"
)

// Parsed is a file with its tree, and what is wrong with each. The file is nil where it cannot be read, the tree where it is no
// YAML.
type Parsed struct {
	File        *File
	Root        *Node
	Read, Wrong diag.List // what is wrong with the bytes; with the YAML
}

// Load reads and parses one file.
func Load(fsys fs.FS, name, shown string) Parsed {
	var p Parsed
	if p.File, p.Read = Read(fsys, name, shown); p.File != nil {
		p.Root, p.Wrong = Parse(p.File)
	}
	return p
}

// Ahead are files that are read and parsed side by side, before they are asked for. The zero value has none.
type Ahead struct{ files map[string]func() Parsed }

// NewAhead begins to read files of a folder, as many at once as there are processors; shown gives their names in messages.
func NewAhead(fsys fs.FS, names []string, shown func(name string) string) *Ahead {
	a := &Ahead{map[string]func() Parsed{}}
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, name := range names {
		if a.files[name] != nil {
			continue
		}
		var p Parsed
		var fault any
		done := make(chan struct{})
		go func() {
			defer close(done)
			defer func() { fault = recover() }()
			turn <- struct{}{}
			defer func() { <-turn }()
			p = Load(fsys, name, shown(name))
		}()
		a.files[name] = func() Parsed {
			if <-done; fault != nil {
				panic(fault) // in the stage that asks for it, which turns it into a finding
			}
			return p
		}
	}
	return a
}

// Load gives a file that was read ahead, and reads any other.
func (a *Ahead) Load(fsys fs.FS, name, shown string) Parsed {
	if a != nil && a.files[name] != nil {
		return a.files[name]()
	}
	return Load(fsys, name, shown)
}

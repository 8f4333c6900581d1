package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"sort"
	"sync"

	"briefing/internal/edition/provenance"
)

// recorder notes every file that is read through it with its hash, so that no stage has to report what it read and
// none can forget to. Safe for concurrent use.
type recorder struct {
	fs.FS
	mu   sync.Mutex
	read map[string]string
}

func record(fsys fs.FS) *recorder { return &recorder{FS: fsys, read: map[string]string{}} }

// Stat asks the file system itself: without it, asking what a name stands for would open it, and opening a named pipe
// waits for ever.
func (r *recorder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// ReadDir asks it, too: a folder may be made of several.
func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// Open records the file as it is read to its end.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, nil
	}
	return &recorded{File: f, name: name, to: r, sum: sha256.New()}, nil
}

// recorded is a file whose bytes are summed up as they are read.
type recorded struct {
	fs.File
	name string
	to   *recorder
	sum  hash.Hash
}

func (f *recorded) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	if err == io.EOF {
		f.note()
	}
	return n, err
}

func (f *recorded) note() {
	f.to.mu.Lock()
	defer f.to.mu.Unlock()
	f.to.read[f.name] = hex.EncodeToString(f.sum.Sum(nil))
}

// inputs lists what was read, by path, with a prefix that tells data from templates.
func (r *recorder) inputs(prefix string) []provenance.Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]provenance.Input, 0, len(r.read))
	for name, sum := range r.read {
		list = append(list, provenance.Input{Path: prefix + name, SHA256: sum})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Path < list[j].Path })
	return list
}

// sum is the hash of a file that was read; empty: it was not.
func (r *recorder) sum(name string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.read[name]
}

// digest names all that was read by its content.
func (r *recorder) digest() string {
	var lines []string
	for _, in := range r.inputs("") {
		lines = append(lines, in.Path+" "+in.SHA256)
	}
	return provenance.Digest(lines)
}

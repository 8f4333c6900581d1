package edition

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"briefing/internal/source/files"
)

// ManifestName is the manifest's file name in an edition folder.
const ManifestName = "manifest.json"

// manifestFormat is raised when a field changes its meaning; a manifest of another format is not read.
const manifestFormat = 1

// Manifest says what an edition holds and what it was made from. It names no path of the machine and no time of
// day: the same inputs give the same manifest.
type Manifest struct {
	Format  int      `json:"format"`
	Tool    Tool     `json:"tool"`
	Edition string   `json:"edition"`
	AsOf    string   `json:"as_of"`
	Data    Dataset  `json:"dataset"`
	Origin  Origin   `json:"origin"`
	Inputs  []Input  `json:"inputs"`  // by path
	Outputs []Output `json:"outputs"` // by path
}

// Tool is the program that made the edition.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Dataset names the full dataset by its content.
type Dataset struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"` // over the names and hashes of its files, see Digest
}

// Origin says where data and templates came from: "embedded", "folder" or "file".
type Origin struct {
	Data      string `json:"data"`
	Templates string `json:"templates"`
}

// Input is a file that was read.
type Input struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Output is a file that was made. Inputs is the digest of everything its bytes depend on, parameters included: a
// file whose digest still holds need not be made again.
type Output struct {
	Path       string     `json:"path"` // below the edition folder, slash-separated
	SHA256     string     `json:"sha256"`
	Bytes      int        `json:"bytes"`
	Inputs     string     `json:"inputs"`
	Parameters Parameters `json:"parameters"`
}

// Parameters are the choices an output was made with.
type Parameters struct {
	Target        string `json:"target"` // "factsheet"
	Language      string `json:"language"`
	Format        string `json:"format"` // "pdf"
	Brand         string `json:"brand"`
	NoAttachments bool   `json:"no_attachments,omitempty"`
	PrintMarks    bool   `json:"print_marks,omitempty"`
	BaseURL       string `json:"base_url,omitempty"`
	Handout       bool   `json:"handout,omitempty"`
	Slides        string `json:"slides,omitempty"` // what a PowerPoint file was made on, by content
}

// Sum is the SHA-256 of data in hexadecimal.
func Sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Digest is the SHA-256 over lines that each name one thing and its value: "path hash". The lines are sorted first,
// so that the order files were read in does not matter.
func Digest(lines []string) string {
	sorted := append([]string(nil), lines...)
	sort.Strings(sorted)
	return Sum([]byte(strings.Join(sorted, "\n")))
}

// Encode returns the manifest as indented JSON, its lists sorted by path.
func (m *Manifest) Encode() []byte {
	m.Format = manifestFormat
	sort.Slice(m.Inputs, func(i, j int) bool { return m.Inputs[i].Path < m.Inputs[j].Path })
	sort.Slice(m.Outputs, func(i, j int) bool { return m.Outputs[i].Path < m.Outputs[j].Path })
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	// Strings, numbers and lists of them always encode.
	_ = enc.Encode(m)
	return b.Bytes()
}

// ReadManifest reads the manifest of an edition folder. A folder without one gives fs.ErrNotExist.
func ReadManifest(edition fs.FS) (*Manifest, error) {
	data, err := readManifest(edition)
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%s is damaged: %v", ManifestName, err)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("%s has format %d, this version reads %d", ManifestName, m.Format, manifestFormat)
	}
	for _, o := range m.Outputs {
		if !fs.ValidPath(o.Path) || path.Clean(o.Path) != o.Path || o.Path == "." || o.Path == ManifestName {
			return nil, fmt.Errorf("%s names an impossible file %q", ManifestName, o.Path)
		}
	}
	return &m, nil
}

func readManifest(edition fs.FS) ([]byte, error) {
	return files.Read(edition, ManifestName, files.Manifest)
}

// readOutput returns a published file if it is one, and has this size.
func readOutput(edition fs.FS, name string, size int) ([]byte, bool) {
	info, err := fs.Lstat(edition, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(size) {
		return nil, false
	}
	data, err := files.Read(edition, name, files.Output)
	return data, err == nil
}

// Intact returns an output's bytes if the file still is what the manifest says.
func Intact(edition fs.FS, o Output) ([]byte, bool) {
	data, ok := readOutput(edition, o.Path, o.Bytes)
	if !ok || Sum(data) != o.SHA256 {
		return nil, false
	}
	return data, true
}

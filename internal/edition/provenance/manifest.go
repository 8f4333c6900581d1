// Package provenance is what a published folder says of itself: which files it holds, and what they were made from.
//
// In: the outputs of a run with their hashes, its inputs and its choices. Out: manifest.json, a Statement of in-toto with the
// provenance of SLSA, and SHA256SUMS beside it; and the way back, of this format and of earlier ones. It names no path of the
// machine and no time of day, so that the same inputs give the same bytes. It never decides what is published.
package provenance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"briefing/internal/source/files"
)

// Name is the manifest's file name in a published folder.
const Name = "manifest.json"

// Manifest says what a published folder holds and what it was made from. It names no path of the machine and no time of
// day: the same inputs give the same manifest. As a file it is an in-toto Statement, see statement.
type Manifest struct {
	Format  int // of the file that it was read from; what is written has Format
	Tool    Tool
	Edition string
	AsOf    string // the edition's last day, as in 2019-03-31
	Data    Dataset
	Origin  Origin
	Inputs  []Input  // by path
	Outputs []Output // by path
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
	Path   string
	SHA256 string
}

// Output is a file that was made. Inputs is the digest of everything its bytes depend on, parameters included: a
// file whose digest still holds need not be made again.
type Output struct {
	Path       string // below the folder, slash-separated
	SHA256     string
	Bytes      int
	Pages      int // 0 where it has none, or is of a manifest that does not say
	Inputs     string
	Silent     bool // nothing was found when it was made, so that a run which keeps it has nothing to tell
	Parameters Parameters
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

// Encode returns the manifest as the file that it is written as, its lists sorted by path.
func (m *Manifest) Encode() []byte {
	sorted := *m // versions may share lists
	sorted.Inputs, sorted.Outputs = slices.Clone(m.Inputs), slices.Clone(m.Outputs)
	slices.SortFunc(sorted.Inputs, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(sorted.Outputs, func(a, b Output) int { return strings.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	// Strings, numbers and lists of them always encode.
	_ = enc.Encode(statementOf(&sorted))
	return b.Bytes()
}

// Newer says that a manifest was written by a later version of the tool, in a format that this one cannot read.
type Newer struct {
	Format int
	Tool   Tool
}

func (n *Newer) Error() string {
	by := "a later version"
	if n.Tool.Version != "" {
		by = strings.TrimSpace(n.Tool.Name + " " + n.Tool.Version)
	}
	return fmt.Sprintf("%s was written by %s, in format %d, and this version reads formats 1 to %d", Name, by, n.Format, Format)
}

// Hint is the remedy.
func (n *Newer) Hint() string {
	if n.Tool.Version == "" {
		return "use that version, or a later one"
	}
	return "use version " + n.Tool.Version + " or a later one"
}

// Read reads the manifest of a published folder, of this format or an earlier one. A folder without one gives
// fs.ErrNotExist, a manifest of a later format a *Newer.
func Read(folder fs.FS) (*Manifest, error) {
	data, err := ReadFile(folder)
	if err != nil {
		return nil, err
	}
	return Decode(data)
}

// Decode reads a manifest of this format or an earlier one. One of a later format gives a *Newer.
func Decode(data []byte) (*Manifest, error) {
	m, err := decodeStatement(data)
	if err != nil {
		m, err = decodeOther(data, err)
	}
	if err != nil {
		return nil, err
	}
	for _, o := range m.Outputs {
		if !fs.ValidPath(o.Path) || path.Clean(o.Path) != o.Path || o.Path == "." || o.Path == Name || o.Path == SumsName {
			return nil, fmt.Errorf("%s names an impossible file %q", Name, o.Path)
		}
	}
	return m, nil
}

// decodeOther decodes a manifest that is none of Format, or is damaged in the way that why says.
func decodeOther(data []byte, why error) (*Manifest, error) {
	// Every format has these two keys, those to come, too.
	var head struct {
		Format int  `json:"format"`
		Tool   Tool `json:"tool"`
	}
	err := json.Unmarshal(data, &head)
	switch {
	case err != nil:
	case head.Format > Format:
		return nil, &Newer{head.Format, head.Tool}
	case head.Format == Format:
		err = why
	case head.Format == 1:
		var m *Manifest
		if m, err = decodeFormat1(data); err == nil {
			return m, nil
		}
	default:
		return nil, fmt.Errorf("%s names no format of a manifest", Name)
	}
	return nil, fmt.Errorf("%s is damaged: %v", Name, err)
}

// ReadOutput returns a published file if it is one, and has this size.
func ReadOutput(edition fs.FS, name string, size int) ([]byte, bool) {
	info, err := fs.Lstat(edition, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(size) {
		return nil, false
	}
	data, err := files.Read(edition, name, files.Output)
	return data, err == nil
}

// Intact returns an output's bytes if the file still is what the manifest says.
func Intact(edition fs.FS, o Output) ([]byte, bool) {
	data, ok := ReadOutput(edition, o.Path, o.Bytes)
	if !ok || Sum(data) != o.SHA256 {
		return nil, false
	}
	return data, true
}

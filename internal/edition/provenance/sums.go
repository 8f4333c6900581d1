package provenance

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"briefing/internal/source/files"
)

// SumsName is the file beside a manifest that says the same hashes in the way of sha256sum, for those who have only that:
// "sha256sum -c SHA256SUMS" in the folder. It follows from the manifest, which it names too, and so is no subject of it.
const SumsName = "SHA256SUMS"

// Sums are the lines of SumsName for a manifest with these bytes, by name.
func Sums(m *Manifest, manifest []byte) []byte {
	all := append(slices.Clone(m.Outputs), Output{Path: Name, SHA256: Sum(manifest)})
	slices.SortFunc(all, func(a, b Output) int { return strings.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	for _, o := range all {
		// A name with one of these is written with signs for them, and a backslash before the line says so.
		if name := sumsEscape.Replace(o.Path); name != o.Path {
			b.WriteString(`\` + o.SHA256 + "  " + name + "\n")
		} else {
			b.WriteString(o.SHA256 + "  " + name + "\n")
		}
	}
	return b.Bytes()
}

var sumsEscape = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)

// CheckSums says what is the matter with SumsName in a folder with this manifest: "", "missing" or "changed". Folders of
// format 1 have none.
func CheckSums(folder fs.FS, m *Manifest) string {
	if m.Format == 1 {
		return ""
	}
	manifest, err := ReadFile(folder)
	if err != nil {
		return "changed"
	}
	if _, err := fs.Lstat(folder, SumsName); err != nil {
		return "missing"
	}
	var c files.Comparer
	if !c.Same(folder, SumsName, Sums(m, manifest)) {
		return "changed"
	}
	return ""
}

// OwnFiles are the files of a folder with this manifest that are not outputs: it, and the sums beside it.
func (m *Manifest) OwnFiles() []Output {
	own := []Output{{Path: Name}}
	if m.Format != 1 {
		own = append(own, Output{Path: SumsName})
	}
	return own
}

// ReadFile returns the bytes of the manifest of a published folder; fs.ErrNotExist where there is none.
func ReadFile(folder fs.FS) ([]byte, error) {
	return files.Read(folder, Name, files.Manifest)
}

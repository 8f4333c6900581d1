package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"

	"briefing/internal/write/markup"
)

// packer is a compressor with its output. It is used again, since making one takes more time than what it compresses here.
type packer struct {
	w   *flate.Writer
	out bytes.Buffer
}

// Parts of a template are compressed once and best; those of each deck at the level above which the time grows by a
// fifth for two thousandths of the size.
var (
	best  = newPackers(flate.BestCompression)
	usual = newPackers(8)
)

func newPackers(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		// The levels are constants, so that this cannot fail.
		w, _ := flate.NewWriter(nil, level)
		return &packer{w: w}
	}}
}

func (k *packer) pack(data []byte) ([]byte, error) {
	k.out.Reset()
	k.w.Reset(&k.out)
	if _, err := k.w.Write(data); err != nil {
		return nil, err
	}
	if err := k.w.Close(); err != nil {
		return nil, err
	}
	return k.out.Bytes(), nil
}

// storedAs says whether a file is compressed already.
func storedAs(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".mp4", ".m4a":
		return true
	}
	return false
}

// Write returns the archive: the content types first, then all parts and relationships by name.
func (p *Package) Write() ([]byte, error) { return p.write(storedAs) }

// WritePlain is Write without compression, for a package that becomes a part of another, which compresses it as a whole:
// that is smaller and takes less time.
func (p *Package) WritePlain() ([]byte, error) { return p.write(func(string) bool { return true }) }

func (p *Package) write(stored func(string) bool) ([]byte, error) {
	files := map[string]*Part{contentTypes: {Data: p.types()}}
	if len(p.Rels) > 0 {
		files[relsName("")] = &Part{Data: writeRels("", p.Rels)}
	}
	for name, part := range p.parts {
		if part.Type == "" {
			return nil, fmt.Errorf("%s has no content type", name)
		}
		files[name] = part
		if len(part.Rels) > 0 {
			files[relsName(name)] = &Part{Data: writeRels(name, part.Rels)}
		}
	}
	names := slices.Sorted(maps.Keys(files))
	// The list of types comes first whatever the other names are.
	i := slices.Index(names, contentTypes)
	names = slices.Insert(slices.Delete(names, i, i+1), 0, contentTypes)

	k := usual.Get().(*packer)
	defer usual.Put(k)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		if err := k.entry(z, name, files[name], stored(name)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// entry writes a file with its sizes in front and the first date that a zip archive knows, 1 January 1980, in the
// classic field: any other way adds fields or data descriptors, which some readers refuse.
func (k *packer) entry(z *zip.Writer, name string, part *Part, plain bool) error {
	//lint:ignore SA1019 the field Modified writes an extra field beside the classic one
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1, CRC32: part.sum, UncompressedSize64: uint64(len(part.Data))}
	body := part.packed
	if body == nil {
		h.CRC32 = crc32.ChecksumIEEE(part.Data)
	}
	switch {
	case plain:
		h.Method, body = zip.Store, part.Data
	case body == nil:
		packed, err := k.pack(part.Data)
		if err != nil {
			return err
		}
		body = packed
	}
	h.CompressedSize64 = uint64(len(body))
	for _, r := range name {
		if r > 126 {
			h.Flags |= 0x800 // the name is UTF-8
		}
	}
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(body)
	return err
}

// types lists content types: a default for each extension that is no XML, an entry for each other part.
func (p *Package) types() []byte {
	byExt := map[string]string{"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
	var overrides []string
	for _, name := range p.Names() {
		ext, typ := strings.TrimPrefix(path.Ext(name), "."), p.parts[name].Type
		low := strings.ToLower(ext)
		if _, known := byExt[low]; !known && low != "" {
			byExt[low] = typ
		}
		if byExt[low] != typ || low == "" {
			overrides = append(overrides, `<Override PartName="/`+escape(name)+`" ContentType="`+escape(typ)+`"/>`)
		}
	}
	var b strings.Builder
	b.WriteString(Header + `<Types xmlns="` + nsTypes + `">`)
	for _, e := range slices.Sorted(maps.Keys(byExt)) {
		b.WriteString(`<Default Extension="` + escape(e) + `" ContentType="` + escape(byExt[e]) + `"/>`)
	}
	for _, o := range overrides {
		b.WriteString(o)
	}
	b.WriteString(`</Types>`)
	return []byte(b.String())
}

// Header begins every XML part.
const Header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func writeRels(owner string, rels []Rel) []byte {
	var b strings.Builder
	b.WriteString(Header + `<Relationships xmlns="` + nsRels + `">`)
	for _, r := range rels {
		target, mode := r.Target, ""
		if r.External {
			mode = ` TargetMode="External"`
		} else {
			target = pathEscape(relative(owner, target))
		}
		b.WriteString(`<Relationship Id="` + escape(r.ID) + `" Type="` + escape(r.Type) + `" Target="` + escape(target) + `"` + mode + `/>`)
	}
	b.WriteString(`</Relationships>`)
	return []byte(b.String())
}

// pathEscape percent-encodes what a relationship's target may not hold. Names as Office gives them stay as they are.
func pathEscape(s string) string { return percentEncoded(s, `%`+noAddress) }

// noAddress are the characters of ASCII that no address may hold as they are, beside the space.
const noAddress = `"<>\^{|}` + "`"

func percentEncoded(s, without string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 127 && !strings.ContainsRune(without, rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// WebAddress is an address of the web or of mail as a relationship leads to it, percent-encoded where it must be:
// PowerPoint repairs decks with a space or a quotation mark in one. ok is false for any other address.
func WebAddress(s string) (address string, ok bool) {
	address = percentEncoded(s, noAddress)
	u, err := url.Parse(address)
	if err != nil || len(s) > 2000 {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return address, u.Host != ""
	case "mailto":
		return address, u.Opaque != ""
	}
	return "", false
}

func escape(s string) string { return markup.String(s, nil) }

func itoa(n int) string { return strconv.Itoa(n) }

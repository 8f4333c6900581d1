package ooxml

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What is no archive, told apart by what its owner has to do about it.
var (
	ErrProtected = errors.New("the file is protected by a password or a sensitivity label")
	ErrOld       = errors.New("the file is of the old binary kind of Office, as .ppt is")
	ErrEmpty     = errors.New("the file is empty")
	ErrCutOff    = errors.New("the file is a damaged zip archive, perhaps cut off on its way")
)

// NotArchive is any other file that is no archive, such as one that was given by mistake. Found says in words what it
// looks like: "a PDF document".
type NotArchive struct{ Found string }

func (n *NotArchive) Error() string { return "the file is " + n.Found }

// compoundFile begins the container of old Office files, in which protected new ones are kept as well ([MS-CFB] 2.2).
const compoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// signatures are how common files begin.
var signatures = []struct{ begin, found string }{
	{"%PDF-", "a PDF document"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xFF\xD8\xFF", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{`{\rtf`, "a rich text document"},
	{"%!PS", "a PostScript document"},
	{"\x1f\x8b", "a gzip archive"},
	{"7z\xBC\xAF\x27\x1C", "a 7z archive"},
	{"Rar!\x1a\x07", "a RAR archive"},
}

// noArchive says what a file is that could not be opened as an archive.
func noArchive(data []byte) error {
	switch {
	case len(data) == 0:
		return ErrEmpty
	case bytes.HasPrefix(data, []byte("PK")):
		return ErrCutOff
	case bytes.HasPrefix(data, []byte(compoundFile)):
		// The names of its streams stand in its directory as UTF-16.
		if bytes.Contains(data, utf16LE("EncryptedPackage")) {
			return ErrProtected
		}
		return ErrOld
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.begin)) {
			return &NotArchive{s.found}
		}
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return &NotArchive{"no zip archive, as every .pptx is, and of no kind that is known here"}
	}
	head := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), 1000)]), "\ufeff")))
	switch {
	case head == "":
		return ErrEmpty
	case strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html"):
		return &NotArchive{"a web page, perhaps a page to log in that was saved in the place of the file"}
	}
	return &NotArchive{"a text file"}
}

// utf16LE is a text as UTF-16, low byte first.
func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// otherArchive says what an archive is that is no package, by the file names in it.
func (r *reader) otherArchive() string {
	kind := ""
	if r.files["mimetype"] != nil {
		// One that cannot be unpacked says nothing.
		data, _ := r.unpack("mimetype")
		kind = string(data)
	}
	switch {
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.presentation"):
		return "an OpenDocument presentation (.odp)"
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument."):
		return "an OpenDocument file"
	case strings.HasPrefix(kind, "application/epub"):
		return "an e-book"
	}
	for name := range r.files {
		if strings.HasSuffix(name, ".iwa") || name == "Index.zip" {
			return "an iWork document, as those of Keynote are"
		}
	}
	return "a zip archive without a list of content types, so no Office file"
}

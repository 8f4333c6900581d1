package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"unicode/utf16"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/source/files"
)

// File is a text file that was read and found clean: UTF-8 without tabs, control characters and marks that change
// how a line reads.
type File struct {
	Path   string // as printed in messages
	Data   []byte // without byte order mark, carriage returns removed: lines and columns are those of the file
	SHA256 string // of the bytes as they stand in the file, in hexadecimal
}

// Read reads one file and refuses what is not plain UTF-8 text. The path `shown` is printed in messages, `name` is
// the file's name in fsys. With errors in the list the file is nil.
func Read(fsys fs.FS, name, shown string) (*File, diag.List) {
	raw, l := readBytes(fsys, name, shown)
	if l.HasErrors() {
		return nil, l
	}
	return Bytes(raw, shown)
}

// Bytes makes a File of bytes that are already at hand, with the same checks as Read.
func Bytes(raw []byte, shown string) (*File, diag.List) {
	var l diag.List
	top := diag.Pos{File: shown, Line: 1, Col: 1}
	if int64(len(raw)) > files.YAML.Limit() {
		return nil, ReadFault(diag.Pos{File: shown}, "", nil, "", &files.TooLarge{Name: shown, Kind: files.YAML})
	}
	sum := sha256.Sum256(raw)
	f := &File{Path: shown, SHA256: hex.EncodeToString(sum[:])}
	if name := OtherEncoding(raw); name != "" {
		l.Add(top, diag.Error, "not-utf8", "the file is "+name+" text, but must be UTF-8",
			"save it again with the encoding UTF-8 (in Notepad: Save as, Encoding: UTF-8)")
		return nil, l
	}
	data := bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(data)) == 0 {
		l.Add(top, diag.Error, "file-empty", "the file is empty", "write the file's content or take it out of the list of files")
		return nil, l
	}
	f.Data = data
	if crlf := []byte("\r\n"); bytes.Contains(data, crlf) {
		f.Data = bytes.ReplaceAll(data, crlf, []byte("\n"))
	}
	l.Append(checkCharacters(f))
	if l.HasErrors() {
		return nil, l
	}
	return f, l
}

func readBytes(fsys fs.FS, name, shown string) ([]byte, diag.List) {
	pos := diag.Pos{File: shown}
	if !fs.ValidPath(name) {
		var l diag.List
		l.Add(pos, diag.Error, "file-name", "the file name is not allowed here",
			"write a name inside the folder, with / between folders and without . or .. in it")
		return nil, l
	}
	raw, err := files.Read(fsys, name, files.YAML)
	if err != nil {
		return nil, ReadFault(pos, "", fsys, name, err)
	}
	return raw, nil
}

// OtherEncoding names the encoding of text that is visibly not UTF-8: by its byte order mark, or by zero bytes in
// every second place, as UTF-16 without a mark has them.
func OtherEncoding(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(raw, []byte{0, 0, 0xfe, 0xff}):
		return "UTF-32"
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return "UTF-16"
	}
	head := raw[:min(len(raw), 64)&^1]
	var zero [2]int
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	if half := len(head) / 2; half >= 2 && (zero[0] == half && zero[1] == 0 || zero[1] == half && zero[0] == 0) {
		return "UTF-16"
	}
	return ""
}

// checkCharacters reports the first of each kind of forbidden character and counts the rest, so that a file of the
// wrong type gives one line and not ten thousand.
func checkCharacters(f *File) diag.List {
	type fault struct {
		pos   diag.Pos
		text  string
		hint  string
		count int
	}
	var order []string
	faults := map[string]*fault{}
	line, col := 1, 1
	for i := 0; i < len(f.Data); {
		r, w := utf8.DecodeRune(f.Data[i:])
		id, text, hint := "", "", ""
		switch {
		case r == utf8.RuneError && w == 1:
			id, text = "invalid-utf8", fmt.Sprintf("the byte %02X is not valid in UTF-8", f.Data[i])
			hint = "save the file again with the encoding UTF-8" + InWindows1252(f.Data[i])
		case r == '\t':
			id, text = "tab", "a tab character; only spaces may stand between words and before a line"
			hint = "replace every tab by spaces"
		default:
			if name := Forbidden(r); name != "" {
				id, text = "control-character", fmt.Sprintf("the invisible character U+%04X (%s)", r, name)
				hint = "delete it; in some editors it shows only as a gap"
			}
		}
		if id != "" {
			if faults[id] == nil {
				faults[id] = &fault{pos: diag.Pos{File: f.Path, Line: line, Col: col}, text: text, hint: hint}
				order = append(order, id)
			}
			faults[id].count++
		}
		if r == '\n' {
			line, col = line+1, 1
		} else {
			col++
		}
		i += w
	}
	var l diag.List
	for _, id := range order {
		x := faults[id]
		if x.count > 1 {
			x.text += fmt.Sprintf(", and %d more of this kind", x.count-1)
		}
		l.Add(x.pos, diag.Error, id, x.text, x.hint)
	}
	return l
}

// Forbidden names a character that no file may hold and is empty for the others. Line ends other than a line feed
// would shift the line numbers; direction marks would make a line read otherwise than it is.
func Forbidden(r rune) string {
	switch {
	case r == '\n', r >= ' ' && r <= '~': // nearly all there are
		return ""
	case r == '\r':
		return "a carriage return that ends no line"
	case r < 0x20, r == 0x7f, r >= 0x80 && r <= 0x9f:
		return "control character"
	case r == 0x2028, r == 0x2029:
		return "line separator"
	case r == 0xfeff:
		return "byte order mark inside the text"
	case r == 0xad:
		return "soft hyphen"
	case r == 0x200b, r == 0x180e:
		return "zero-width space"
	case r == 0x200c:
		return "zero-width non-joiner"
	case r == 0x200d:
		return "zero-width joiner"
	case r == 0x034f:
		return "combining grapheme joiner"
	case r == 0x2060:
		return "word joiner"
	case r >= 0x2061 && r <= 0x2064:
		return "invisible operator"
	case r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0:
		return "Hangul filler"
	case r >= 0xe0000 && r <= 0xe007f:
		return "invisible tag"
	case r == 0xfffd:
		return "replacement character, left by a failed conversion"
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return "text direction mark"
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "no character"
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return "private character"
	case utf16.IsSurrogate(r):
		return "half a character"
	}
	return ""
}

// InWindows1252 says which character an invalid byte is in Windows-1252, the encoding of older Windows programs: words that
// follow a remedy, or nothing where the byte is seldom text.
func InWindows1252(b byte) string {
	const high = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
	var r rune
	switch {
	case b >= 0xc0:
		r = []rune(high)[b-0xc0]
	case b == 0x80:
		r = '€'
	case b == 0x91, b == 0x92:
		r = '’'
	case b == 0x93, b == 0x94:
		r = '”'
	case b == 0x96:
		r = '–'
	default:
		return ""
	}
	return fmt.Sprintf("; in Windows-1252 this byte is %c", r)
}

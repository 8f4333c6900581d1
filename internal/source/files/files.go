// Package files reads files, and nothing but regular files up to a size.
//
// In: a file's name in a file system, in a folder of the user's, or on the command line, and the kind of file that is
// wanted. Out: its bytes, or an error that says what stands there instead. A named pipe, a device or a socket is refused
// without being opened, so that no read waits for ever; a file is read no further than the limit of its kind; a folder
// of the user's is left by no link.
package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Kind is what a file is read as. It says how large the file may be.
type Kind uint8

// The kinds of files.
const (
	YAML     Kind = iota // datasets, briefs, charts, messages, brands, lists of layouts
	Font                 // a face of a brand
	Logo                 // a brand's picture
	Part                 // a part of the built-in PowerPoint template
	Template             // a PowerPoint template of the user's
	Manifest             // of an edition
	Output               // a published file that is kept
	Start                // a file of the templates that a project begins with
	Metrics              // what monitoring reads of the last run
	CSV                  // a table of values as text
	Workbook             // a table of values as a spreadsheet program saves it, packed
	kinds
)

// table is what is known of each kind; every limit stands here and nowhere else.
var table = [kinds]struct {
	name string
	mib  int64
}{
	YAML:     {"YAML file", 4},
	Font:     {"font file", 16},
	Logo:     {"logo", 1}, // every web page and drawing holds it, three of each chart
	Part:     {"part of the built-in PowerPoint template", 4},
	Template: {"PowerPoint template", 128},
	Manifest: {"manifest", 16},
	Output:   {"published file", 256},
	Start:    {"file to begin with", 1},
	Metrics:  {"metrics file", 1},
	CSV:      {"CSV file", 64},
	Workbook: {"workbook", 64},
}

// Kinds lists all kinds.
func Kinds() []Kind {
	all := make([]Kind, kinds)
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}

// String names the kind, as in "font file".
func (k Kind) String() string { return table[k].name }

// Limit is how many bytes a file of the kind may have.
func (k Kind) Limit() int64 { return table[k].mib << 20 }

// Size is the limit as it is printed, "16 MiB".
func (k Kind) Size() string { return fmt.Sprintf("%d MiB", table[k].mib) }

// NotRegular says that something other than a file has the name.
type NotRegular struct {
	Name string
	Mode fs.FileMode
}

// What says what has the name: "a folder", "a named pipe".
func (e *NotRegular) What() string {
	switch t := e.Mode.Type(); {
	case t&fs.ModeDir != 0:
		return "a folder"
	case t&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case t&fs.ModeSocket != 0:
		return "a socket"
	case t&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

func (e *NotRegular) Error() string { return e.Name + " is " + e.What() + " and no file" }

// TooLarge says that a file is larger than its kind may be.
type TooLarge struct {
	Name string
	Kind Kind
}

func (e *TooLarge) Error() string {
	return fmt.Sprintf("%s is larger than %s, the most that a %s may have", e.Name, e.Kind.Size(), e.Kind)
}

// Read returns the bytes of the file of that name. The error is a *NotRegular, a *TooLarge, a *LeadsOut from a folder of
// Open's, or an *fs.PathError of the file system.
func Read(fsys fs.FS, name string, kind Kind) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &NotRegular{name, info.Mode()}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, name, kind)
}

// ReadPath is Read for a path that someone gave: it may be a link to anywhere, as long as a regular file stands at the
// end of it.
func ReadPath(path string, kind Kind) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &NotRegular{path, info.Mode()}
	}
	f, err := os.OpenFile(path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, path, kind)
}

// expected is the size up to which a file's entry is believed, so that there is room for all of it from the start.
const expected = 16 << 20

// readAll asks the open file again what it is: another may have taken its place since.
func readAll(f fs.File, name string, kind Kind) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &NotRegular{name, info.Mode()}
	}
	if info.Size() > kind.Limit() {
		return nil, &TooLarge{name, kind}
	}
	// One byte more than allowed tells a file that is too large from one that just fits, whatever its entry says.
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), expected)) + bytes.MinRead)
	if _, err := data.ReadFrom(io.LimitReader(f, kind.Limit()+1)); err != nil {
		return nil, err
	}
	if int64(data.Len()) > kind.Limit() {
		return nil, &TooLarge{name, kind}
	}
	return data.Bytes(), nil
}

// Comparer compares files with bytes, one after another, and keeps nothing of them. The zero value is ready for use.
type Comparer struct{ buffer []byte }

// Same says whether a regular file of that name, no link, has these bytes.
func (c *Comparer) Same(fsys fs.FS, name string, data []byte) bool {
	info, err := fs.Lstat(fsys, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	if c.buffer == nil {
		c.buffer = make([]byte, 128<<10)
	}
	for len(data) > 0 {
		n, err := f.Read(c.buffer)
		if n > len(data) || !bytes.Equal(c.buffer[:n], data[:n]) {
			return false
		}
		if data = data[n:]; err != nil && len(data) > 0 {
			return false
		}
	}
	return true
}

// Missing says that an error means that there is no file or folder of the name.
func Missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

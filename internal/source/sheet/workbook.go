package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/write/ooxml"
)

// unpacked is how many MiB the XML of a workbook may have.
const unpacked = 100

// limits bound what is read of a workbook. The ratio is the most that the compression of zip archives reaches: tables of
// figures compress well, and what counts is the sum.
var limits = ooxml.Limits{Parts: 10000, Part: unpacked << 20, Total: unpacked << 20, Ratio: 1032}

// book is a workbook being read: what its cells refer to.
type book struct {
	date1904 bool
	strings  []string
	formats  []*format // of each cell style
}

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct {
	name, part string
	hidden     bool
}

// workbook reads a workbook; nil where it cannot be taken apart.
func (r *reader) workbook(raw []byte) *Table {
	if tooLarge(raw) {
		r.file("workbook-too-large", fmt.Sprintf("the workbook %s unpacks to more than %d MiB", source.Quote(r.shown), unpacked), "save the sheet that is needed in a workbook of its own, without formats for whole columns, or as CSV UTF-8")
		return nil
	}
	main, rels, err := mainPart(raw)
	if err != nil {
		r.noWorkbook(err)
		return nil
	}
	var w workbookXML
	if err := decode(main, &w); err != nil {
		r.damaged(err)
		return nil
	}
	if w.XMLName.Local != "workbook" {
		r.noWorkbook(&ooxml.NotArchive{Found: "a document of Office, but no workbook"})
		return nil
	}
	entry, ok := r.choose(w.sheets(rels))
	if !ok {
		return nil
	}
	pkg, err := ooxml.Read(raw, limits, func(owner string, rel *ooxml.Rel) (bool, error) {
		of := relType(rel.Type)
		return owner == "" && of == "officeDocument" ||
			owner == main.Name && !rel.External && (of == "sharedStrings" || of == "styles" || rel.Target == entry.part), nil
	})
	if err != nil {
		r.noWorkbook(err)
		return nil
	}
	b := &book{date1904: isTrue(w.Properties.Date1904)}
	if err := b.read(pkg, rels); err != nil {
		r.damaged(err)
		return nil
	}
	t := &Table{File: r.shown, Sheet: entry.name, SHA256: hashOf(raw)}
	if !r.sheet(t, b, pkg.Part(entry.part)) {
		return nil
	}
	t.notes = []string{fmt.Sprintf("sheet %s, cells %s", source.Quote(entry.name), area{t.top, t.left, int(t.lines[t.rows-1]), t.left + t.columns - 1})}
	return t
}

// tooLarge sums what the directory of an archive says of its XML files.
func tooLarge(raw []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return false // which is told by the reading
	}
	left := uint64(unpacked << 20)
	for _, f := range z.File {
		if !strings.HasSuffix(strings.ToLower(f.Name), ".xml") {
			continue
		}
		if f.UncompressedSize64 > left {
			return true
		}
		left -= f.UncompressedSize64
	}
	return false
}

// relType is the last word of a relationship's type, which is the same in both forms of Open XML.
func relType(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }

// mainPart reads the part that lists the sheets, and the relationships by which it does.
func mainPart(raw []byte) (*ooxml.Part, map[string]ooxml.Rel, error) {
	rels := map[string]ooxml.Rel{}
	pkg, err := ooxml.Read(raw, limits, func(owner string, rel *ooxml.Rel) (bool, error) {
		if owner != "" {
			rels[rel.ID] = *rel
		}
		return owner == "" && relType(rel.Type) == "officeDocument" && !rel.External, nil
	})
	if err != nil {
		return nil, nil, err
	}
	if len(pkg.Rels) == 0 {
		return nil, nil, &ooxml.NotArchive{Found: "a zip archive, but no workbook"}
	}
	main := pkg.Part(pkg.Rels[0].Target)
	switch {
	case strings.Contains(main.Type, "ms-excel.sheet.binary"):
		return nil, nil, &ooxml.NotArchive{Found: "a binary workbook (.xlsb)"}
	case strings.Contains(main.Type, "macroEnabled"):
		return nil, nil, &ooxml.NotArchive{Found: "a workbook with macros (.xlsm)"}
	}
	return main, rels, nil
}

// noWorkbook says why a file could not be read as a workbook.
func (r *reader) noWorkbook(err error) {
	const saveAs = "open it in a spreadsheet program and save it as an Excel workbook (.xlsx)"
	var other *ooxml.NotArchive
	subject := "the file " + source.Quote(r.shown)
	switch {
	case errors.Is(err, ooxml.ErrProtected):
		r.file("workbook-protected", subject+" is protected by a password or a sensitivity label", "open it in Excel, take the protection out (File, Info, Protect Workbook), and save it")
	case errors.Is(err, ooxml.ErrOld):
		r.file("not-workbook", subject+" is of the old binary kind of Office, as .xls is, whatever its ending says", saveAs)
	case errors.Is(err, ooxml.ErrEmpty):
		r.file("not-workbook", subject+" is empty", saveAs)
	case errors.Is(err, ooxml.ErrCutOff):
		r.file("workbook-damaged", subject+" is a damaged zip archive, perhaps cut off on its way", "copy or download it again")
	case errors.As(err, &other):
		found := other.Found
		if strings.HasPrefix(found, "no zip archive") {
			found = "no workbook, and of no kind that is known here"
		}
		if found == "a text file" {
			found += ", and no workbook; if it holds separated values, its ending is .csv"
		}
		r.file("not-workbook", subject+" is "+found, saveAs)
	default:
		r.damaged(err)
	}
}

// damaged reports a workbook that spreadsheet programs would offer to repair.
func (r *reader) damaged(err error) {
	r.file("workbook-damaged", fmt.Sprintf("the workbook %s is damaged: %s", source.Quote(r.shown), strings.TrimSpace(err.Error())),
		"open it in a spreadsheet program, and save it again as an Excel workbook (.xlsx)")
}

// The parts of a workbook as they are decoded. Names are compared without their namespace, in which the strict form of Open
// XML differs.
type workbookXML struct {
	XMLName    xml.Name
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string     `xml:"name,attr"`
		State string     `xml:"state,attr"`
		Attrs []xml.Attr `xml:",any,attr"`
	} `xml:"sheets>sheet"`
}

type stylesXML struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// decode reads a whole part into a value.
func decode(part *ooxml.Part, into any) error {
	d, err := decoder(part)
	if err == nil {
		err = d.Decode(into)
	}
	return inPart(part, err)
}

func decoder(part *ooxml.Part) (*xml.Decoder, error) {
	data, err := ooxml.UTF8(part.Data)
	if err != nil {
		return nil, err
	}
	return xml.NewDecoder(bytes.NewReader(data)), nil
}

// inPart adds the part's name to an error.
func inPart(part *ooxml.Part, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", part.Name, err)
}

// sheets lists the sheets that have cells; others are charts and dialogues.
func (w *workbookXML) sheets(rels map[string]ooxml.Rel) []sheetEntry {
	var list []sheetEntry
	for _, s := range w.Sheets {
		for _, a := range s.Attrs {
			if rel, ok := rels[a.Value]; ok && a.Name.Local == "id" && relType(rel.Type) == "worksheet" && !rel.External {
				list = append(list, sheetEntry{s.Name, rel.Target, s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	return list
}

// choose finds the sheet that was asked for, or the only visible one.
func (r *reader) choose(sheets []sheetEntry) (sheetEntry, bool) {
	var visible, all []string
	var only sheetEntry
	for _, s := range sheets {
		if r.opt.Sheet != "" && s.name == r.opt.Sheet {
			return s, true
		}
		all = append(all, s.name)
		if !s.hidden {
			visible, only = append(visible, s.name), s
		}
	}
	switch {
	case r.opt.Sheet != "":
		message, hint := source.Unknown("sheet", r.opt.Sheet, all)
		r.asked(r.opt.SheetPos, "unknown-sheet", message, hint)
	case len(visible) == 1 && only.name != "":
		return only, true
	case len(visible) == 0 && len(all) > 0:
		r.file("which-sheet", fmt.Sprintf("all sheets of the workbook %s are hidden: %s", source.Quote(r.shown), quoted(all)), "name the one to read: sheet: "+yaml(all[0]))
	case len(visible) > 1:
		r.file("which-sheet", fmt.Sprintf("the workbook %s has %d sheets: %s", source.Quote(r.shown), len(visible), quoted(visible)), "name the one to read: sheet: "+yaml(visible[0]))
	default:
		r.file("which-sheet", fmt.Sprintf("the workbook %s has no sheet with cells", source.Quote(r.shown)), "save the table in a sheet of its own")
	}
	return sheetEntry{}, false
}

// quoted lists the first names.
func quoted(names []string) string {
	const most = 12
	var parts []string
	for _, n := range names[:min(len(names), most)] {
		parts = append(parts, source.Quote(n))
	}
	s := strings.Join(parts, ", ")
	if len(names) > most {
		s += fmt.Sprintf(" and %d more", len(names)-most)
	}
	return s
}

// yaml is a text as a value of YAML, in quotes where it needs them.
func yaml(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(string(source.Encode(source.NewMap().Set("k", source.NewText(s)))), "k: "), "\n")
}

// read reads what cells refer to: texts that several share, and formats.
func (b *book) read(pkg *ooxml.Package, rels map[string]ooxml.Rel) error {
	for _, id := range slices.Sorted(maps.Keys(rels)) {
		rel := rels[id]
		part := pkg.Part(rel.Target)
		if part == nil {
			continue
		}
		var err error
		switch relType(rel.Type) {
		case "sharedStrings":
			err = b.readStrings(part)
		case "styles":
			err = b.readStyles(part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *book) readStrings(part *ooxml.Part) error {
	d, err := decoder(part)
	if err != nil {
		return inPart(part, err)
	}
	b.strings = nil
	err = elements(d, func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := richText(d)
		b.strings = append(b.strings, s)
		return err
	})
	return inPart(part, err)
}

func (b *book) readStyles(part *ooxml.Part) error {
	var s stylesXML
	if err := decode(part, &s); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range s.Formats {
		codes[f.ID] = f.Code
	}
	made := map[int]*format{}
	b.formats = nil
	for _, c := range s.Cells {
		if made[c.Format] == nil {
			made[c.Format] = newFormat(c.Format, codes)
		}
		b.formats = append(b.formats, made[c.Format])
	}
	return nil
}

// report adds an error at a cell.
func (r *reader) report(pos diag.Pos, id, message string, hints ...string) {
	r.found.Add(pos, diag.Error, id, message, hints...)
}

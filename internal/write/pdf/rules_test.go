package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"briefing/internal/page/font"
)

// clause is one requirement of PDF/UA-1 (ua) or PDF/A-2 and -3 (a), as a test on a finished file. spoil takes out of
// the file that was read what the clause asks for: the test must then fail, else it tests nothing.
type clause struct {
	what  string
	where string
	check func(d *document) error
	spoil func(d *document)
}

func want(ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(format, args...)
}

// every joins the faults found on the elements of a type; none of them at all is a fault too.
func every(d *document, typ string, check func(n *node) error) error {
	list := d.tree().all(typ)
	if len(list) == 0 {
		return errors.New("no " + typ)
	}
	var errs []error
	for _, n := range list {
		errs = append(errs, check(n))
	}
	return errors.Join(errs...)
}

func drop(key string, path ...any) func(d *document) {
	return func(d *document) { delete(d.get(d.catalog(), path...).(dict), key) }
}

func onPage(d *document, n int) dict { return d.deref(d.pages()[n]).(dict) }

func annotations(d *document) []dict {
	var out []dict
	for _, p := range d.pages() {
		list, _ := d.get(p, "Annots").(array)
		for _, a := range list {
			out = append(out, d.deref(a).(dict))
		}
	}
	return out
}

// annotation is a test on every link.
func annotation(check func(a dict) bool) func(d *document) error {
	return func(d *document) error {
		list := annotations(d)
		if len(list) != 2 {
			return fmt.Errorf("%d links", len(list))
		}
		for _, a := range list {
			if !check(a) {
				return fmt.Errorf("link %v", a)
			}
		}
		return nil
	}
}

func spoilLink(key string) func(d *document) {
	return func(d *document) { delete(annotations(d)[1], key) }
}

func xmpOf(d *document) string {
	s, ok := d.get(d.catalog(), "Metadata").(strm)
	if !ok {
		return ""
	}
	return string(s.raw)
}

// xmpHas looks for an entry of the metadata.
func xmpHas(s string) func(d *document) error {
	return func(d *document) error { return want(strings.Contains(xmpOf(d), s), "no %s in the metadata", s) }
}

func spoilXMP(s string) func(d *document) {
	return func(d *document) {
		c := d.catalog()
		m := d.deref(c["Metadata"]).(strm)
		m.raw = bytes.ReplaceAll(m.raw, []byte(s), nil)
		d.objects[c["Metadata"].(ref)] = m
	}
}

func fontsOf(d *document) []dict {
	var out []dict
	fonts := d.get(d.pages()[0], "Resources", "Font").(dict)
	var names []string
	for n := range fonts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		out = append(out, d.deref(fonts[n]).(dict))
	}
	return out
}

// descendant is the part of a composite font that describes its glyphs; of a simple one the font itself.
func descendant(d *document, f dict) dict {
	if cid, ok := d.get(f, "DescendantFonts", 0).(dict); ok {
		return cid
	}
	return f
}

func eachFont(check func(d *document, font, cid dict) error) func(d *document) error {
	return func(d *document) error {
		list := fontsOf(d)
		if len(list) != 3 {
			return fmt.Errorf("%d fonts", len(list))
		}
		for _, f := range list {
			if err := check(d, f, descendant(d, f)); err != nil {
				return fmt.Errorf("%v: %w", f["BaseFont"], err)
			}
		}
		return nil
	}
}

func specs(d *document) []dict {
	var out []dict
	list, _ := d.get(d.catalog(), "Names", "EmbeddedFiles", "Names").(array)
	for i := 1; i < len(list); i += 2 {
		out = append(out, d.deref(list[i]).(dict))
	}
	return out
}

func eachFile(check func(d *document, spec dict) bool) func(d *document) error {
	return func(d *document) error {
		list := specs(d)
		if len(list) != 3 {
			return fmt.Errorf("%d files", len(list))
		}
		for _, s := range list {
			if !check(d, s) {
				return fmt.Errorf("file %v", s)
			}
		}
		return nil
	}
}

var paints = map[string]bool{"S": true, "f": true, "B": true, "Tj": true, "Do": true}

// contentRules walks the pages as a validator does: nesting of marked content, what is painted where, depth of q.
func contentRules(d *document) error {
	allowed := " BT ET Tf Td Tj re m l c h S f B w J j d rg RG g G q Q cm Do BMC BDC EMC "
	for n, page := range d.pages() {
		inside, depth, painted, next := false, 0, 0, 0
		for _, o := range d.content(page) {
			switch {
			case !strings.Contains(allowed, " "+o.name+" "):
				return fmt.Errorf("page %d: operator %s", n+1, o.name)
			case o.name == "BMC" || o.name == "BDC":
				if inside {
					return fmt.Errorf("page %d: marked content inside marked content", n+1)
				}
				inside = true
				if o.name == "BDC" {
					if m, ok := o.args[1].(dict)["MCID"].(int); ok {
						if m != next {
							return fmt.Errorf("page %d: content number %d follows %d", n+1, m, next-1)
						}
						next++
					} else if o.args[0] != name("Artifact") {
						return fmt.Errorf("page %d: %v is neither tagged nor an artefact", n+1, o.args)
					}
				}
			case o.name == "EMC":
				if !inside {
					return fmt.Errorf("page %d: end of marked content that has not begun", n+1)
				}
				inside = false
			case o.name == "q":
				depth++
			case o.name == "Q":
				depth--
			case paints[o.name]:
				painted++
				if !inside {
					return fmt.Errorf("page %d: %s outside marked content", n+1, o.name)
				}
			}
			if depth > 28 {
				return fmt.Errorf("page %d: q nested %d deep", n+1, depth)
			}
		}
		if inside || depth != 0 || painted == 0 {
			return fmt.Errorf("page %d: open marked content %v, open q %d, %d paints", n+1, inside, depth, painted)
		}
	}
	return nil
}

// owners checks both ways between content and structure: each marked content has the owner that the parent tree
// names, and owns it.
func owners(d *document) error {
	nums, _ := d.get(d.catalog(), "StructTreeRoot", "ParentTree", "Nums").(array)
	rows := map[int]any{}
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		key := nums[i].(int)
		if key <= last {
			return errors.New("the parent tree is not in order")
		}
		rows[key], last = nums[i+1], key
	}
	owned := map[mcidOf]ref{}
	objects := map[ref]ref{}
	d.tree().walk(func(n, _ *node) {
		for _, k := range n.kids {
			switch k := k.(type) {
			case mcidOf:
				owned[k] = n.ref
			case objOf:
				objects[k.obj] = n.ref
			}
		}
	})
	total := 0
	for _, page := range d.pages() {
		key, ok := d.get(page, "StructParents").(int)
		if !ok {
			return errors.New("a page without StructParents")
		}
		row, _ := d.deref(rows[key]).(array)
		for _, o := range d.content(page) {
			if o.name != "BDC" {
				continue
			}
			m, ok := o.args[1].(dict)["MCID"].(int)
			if !ok {
				continue
			}
			total++
			if m >= len(row) || owned[mcidOf{page, m}] != row[m] {
				return fmt.Errorf("content %d has the owner %v in the tree, %v in the parent tree", m, owned[mcidOf{page, m}], row)
			}
			if tag := d.deref(row[m]).(dict)["S"]; tag != o.args[0] {
				return fmt.Errorf("content %d is tagged %v, its element is %v", m, o.args[0], tag)
			}
		}
	}
	if total != len(owned) {
		return fmt.Errorf("%d contents on the pages, %d in the tree", total, len(owned))
	}
	for _, p := range d.pages() {
		list, _ := d.get(p, "Annots").(array)
		for _, a := range list {
			r, ok := a.(ref)
			if !ok {
				return errors.New("a link that is no object of its own")
			}
			key, ok := d.get(r, "StructParent").(int)
			if !ok || rows[key] != objects[r] || objects[r] == 0 {
				return fmt.Errorf("link %v: owner %v in the tree, %v in the parent tree", r, objects[r], rows[key])
			}
		}
	}
	if next := d.get(d.catalog(), "StructTreeRoot", "ParentTreeNextKey"); next != last+1 {
		return fmt.Errorf("next key %v after %d", next, last)
	}
	return nil
}

func tableRows(d *document) error {
	return every(d, "Table", func(n *node) error {
		rows := n.all("TR")
		cells := make([]int, len(rows))
		for i, tr := range rows {
			for _, k := range tr.kids {
				span := func(key string) int {
					if n, ok := d.get(k.(*node).dict, "A", key).(int); ok {
						return n
					}
					return 1
				}
				for down := range span("RowSpan") {
					if i+down >= len(rows) {
						return fmt.Errorf("a cell of row %d reaches over %d rows, of which there are %d", i+1, span("RowSpan"), len(rows)-i)
					}
					cells[i+down] += span("ColSpan")
				}
			}
			if cells[i] != cells[0] {
				return fmt.Errorf("%d cells after %d", cells[i], cells[0])
			}
		}
		return nil
	})
}

func headings(d *document) error {
	last := 0
	var err error
	d.tree().walk(func(n, _ *node) {
		t := n.typ()
		if len(t) == 2 && t[0] == 'H' && t[1] <= '6' {
			level := int(t[1] - '0')
			if level > last+1 {
				err = fmt.Errorf("level %d after %d", level, last)
			}
			last = level
		}
	})
	return errors.Join(err, want(last > 0, "no heading"))
}

// glyphs checks that each code on the pages has a width, a real glyph and a meaning.
func glyphs(d *document) error {
	fonts := d.get(d.pages()[0], "Resources", "Font").(dict)
	type info struct {
		size   int // bytes of a code
		widths map[int]int
		gid    func(code int) int
		ranges [][3]int
		glyphs int
		face   *font.Face
	}
	infos := map[name]info{}
	set, err := font.Liberation()
	if err != nil {
		return err
	}
	for key, v := range fonts {
		f := d.deref(v).(dict)
		cid := descendant(d, f)
		in := info{size: 2, widths: map[int]int{}}
		if f["Subtype"] == name("TrueType") {
			in.size = 1
			in.gid = symbols(inflate(d.t, d.get(cid, "FontDescriptor", "FontFile2").(strm)))
			for k, v := range f["Widths"].(array) {
				in.widths[f["FirstChar"].(int)+k] = v.(int)
			}
			if len(in.widths) != f["LastChar"].(int)-f["FirstChar"].(int)+1 {
				return errors.New("the list of widths has another length than its first and last code say")
			}
		} else {
			gids := inflate(d.t, d.deref(cid["CIDToGIDMap"]).(strm))
			in.gid = func(c int) int {
				if 2*c+1 >= len(gids) {
					return 0
				}
				return int(gids[2*c])<<8 | int(gids[2*c+1])
			}
			w := cid["W"].(array)
			for i := 0; i+1 < len(w); i += 2 {
				for k, v := range w[i+1].(array) {
					in.widths[w[i].(int)+k] = v.(int)
				}
			}
		}
		cmap := string(inflate(d.t, d.get(f, "ToUnicode").(strm)))
		for _, m := range regexp.MustCompile(`(?m)^<(..|....)>(?: <(..|....)>)? <(....)>$`).FindAllStringSubmatch(cmap, -1) {
			if m[2] == "" {
				m[2] = m[1]
			}
			var r [3]int
			for i := range r {
				fmt.Sscanf(m[i+1], "%x", &r[i])
			}
			in.ranges = append(in.ranges, r)
		}
		ttf := inflate(d.t, d.get(cid, "FontDescriptor", "FontFile2").(strm))
		if d.get(cid, "FontDescriptor", "FontFile2", "Length1") != len(ttf) {
			return errors.New("the font program has another length than its dictionary says")
		}
		for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
			if e := ttf[12+16*i:]; string(e[:4]) == "maxp" {
				in.glyphs = int(binary.BigEndian.Uint16(ttf[binary.BigEndian.Uint32(e[8:])+4:]))
			}
		}
		for _, face := range set.Faces {
			if strings.HasSuffix(string(cid["BaseFont"].(name)), "+"+face.PostScriptName()) {
				in.face = face
			}
		}
		infos[name(key)] = in
	}
	codes := 0
	for _, page := range d.pages() {
		var in info
		for _, o := range d.content(page) {
			if o.name == "Tf" {
				in = infos[o.args[0].(name)]
			}
			if o.name != "Tj" {
				continue
			}
			s := o.args[0].(string)
			for i := 0; i+in.size <= len(s); i += in.size {
				c := int(s[i])
				if in.size == 2 {
					c = c<<8 | int(s[i+1])
				}
				codes++
				if gid := in.gid(c); gid == 0 || gid >= in.glyphs {
					return fmt.Errorf("the code %04X has the glyph %d of %d", c, gid, in.glyphs)
				}
				meaning := 0
				for _, r := range in.ranges {
					if r[0]>>8 != r[1]>>8 {
						return fmt.Errorf("the range %04X to %04X crosses a high byte", r[0], r[1])
					}
					if c >= r[0] && c <= r[1] {
						meaning = r[2] + c - r[0]
					}
				}
				if meaning == 0 || meaning != c && (in.size == 2 || c < 0x80) {
					return fmt.Errorf("the code %04X means U+%04X", c, meaning)
				}
				if w, ok := in.widths[c]; !ok || w != in.face.Advance(rune(meaning)) {
					return fmt.Errorf("U+%04X is %d wide, the face says %d", meaning, w, in.face.Advance(rune(meaning)))
				}
			}
		}
	}
	return want(codes > 1000, "only %d codes", codes)
}

// symbols reads the one map of a font program from codes to glyphs, which the rules on symbolic fonts want (ISO 19005-2, 6.2.11.6):
// that for Windows' symbols, whose codes stand behind F0.
func symbols(ttf []byte) func(code int) int {
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	none := func(int) int { return 0 }
	for i := range u16(ttf, 4) {
		e := ttf[12+16*i:]
		if string(e[:4]) != "cmap" {
			continue
		}
		cmap := ttf[binary.BigEndian.Uint32(e[8:]):]
		if u16(cmap, 2) != 1 || u16(cmap, 4) != 3 || u16(cmap, 6) != 0 {
			return none
		}
		m := cmap[binary.BigEndian.Uint32(cmap[8:]):]
		last, first := u16(m, 14), u16(m, 20)
		if u16(m, 0) != 4 || u16(m, 6) != 4 || u16(m, 28) != 4 {
			return none
		}
		return func(code int) int {
			if c := 0xF000 + code; c >= first && c <= last {
				return u16(m, 32+2*(c-first))
			}
			return 0
		}
	}
	return none
}

// infoEqualsXMP compares the two forms of the metadata through an XML reader.
func infoEqualsXMP(d *document) error {
	info := d.deref(d.trailer["Info"]).(dict)
	values := map[string]string{}
	dec := xml.NewDecoder(strings.NewReader(xmpOf(d)))
	var path []string
	for {
		tok, err := dec.Token()
		if tok == nil {
			if err.Error() != "EOF" {
				return err
			}
			break
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			for _, key := range path {
				if key == "schemas" {
					break // the schema describes itself
				}
				values[key] += strings.TrimSpace(string(tok))
			}
		}
	}
	date := func(s string) string { // D:YYYYMMDDhhmmss+00'00'
		if len(s) != 23 {
			return s
		}
		return s[2:6] + "-" + s[6:8] + "-" + s[8:10] + "T" + s[10:12] + ":" + s[12:14] + ":" + s[14:16] + s[16:19] + ":" + s[20:22]
	}
	for key, local := range map[string]string{"Title": "title", "Author": "creator", "Subject": "description", "Keywords": "Keywords",
		"Creator": "CreatorTool", "Producer": "Producer"} {
		if text(info[key]) == "" || text(info[key]) != values[local] {
			return fmt.Errorf("%s is %q in Info, %q in XMP", key, text(info[key]), values[local])
		}
	}
	for key, local := range map[string]string{"CreationDate": "CreateDate", "ModDate": "ModifyDate"} {
		if date(text(info[key])) != values[local] {
			return fmt.Errorf("%s is %q in Info, %q in XMP", key, text(info[key]), values[local])
		}
	}
	return nil
}

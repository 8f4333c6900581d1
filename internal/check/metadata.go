package check

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"briefing/internal/check/reader"
)

// The rules on the two forms of metadata and on what the file claims to be.

func metaThere(f *reader.File, r *report) {
	switch {
	case f.Packet == nil:
		r.add("the file has no metadata that programs without knowledge of PDF can read")
	case f.Name(f.Packet.Stream, "Type") != "Metadata" || f.Name(f.Packet.Stream, "Subtype") != "XML":
		r.add("the metadata are not marked as such")
	case f.Get(f.Packet.Stream, "Filter") != nil:
		r.add("the metadata are compressed")
	}
}

// packet is the metadata packet if it can be read; that it is missing or damaged is told by two rules of its own.
func packet(f *reader.File) *reader.Packet {
	if f.Packet == nil || f.Packet.Fault != "" {
		return nil
	}
	return f.Packet
}

func metaReadable(f *reader.File, r *report) {
	if f.Packet == nil {
		return
	}
	if f.Packet.Fault != "" {
		r.add("the metadata cannot be read: %s", f.Packet.Fault)
		return
	}
	head, _, _ := bytes.Cut(f.Packet.Raw, []byte("?>"))
	switch {
	case !bytes.HasPrefix(head, []byte("<?xpacket begin=")) || !bytes.Contains(head, []byte("W5M0MpCehiHzreSzNTczkc9d")):
		r.add("the metadata do not begin with the mark by which programs find them")
	case bytes.Contains(head, []byte("bytes=")) || bytes.Contains(head, []byte("encoding=")):
		r.add("the mark at the beginning of the metadata states their length or encoding, which it must not")
	case !bytes.Contains(f.Packet.Raw, []byte("<?xpacket end=")):
		r.add("the metadata have no end mark")
	}
	seen := map[[2]string]bool{}
	for _, p := range f.Packet.Properties {
		key := [2]string{p.Space, p.Name}
		if seen[key] {
			r.add("the metadata hold %s twice", quote(p.Name))
		}
		seen[key] = true
	}
}

func metaTitle(f *reader.File, r *report) {
	if title, _ := packet(f).Value(reader.NSDC, "title"); packet(f) != nil && blank(title) {
		r.add("the metadata have no title")
	}
}

// twins are the entries that stand in both forms (ISO 19005-1, 6.7.3, which later parts keep as advice).
var twins = []struct{ info, space, name, what string }{
	{"Title", reader.NSDC, "title", "the title"},
	{"Author", reader.NSDC, "creator", "the author"},
	{"Subject", reader.NSDC, "description", "the subject"},
	{"Keywords", reader.NSPDF, "Keywords", "the list of keywords"},
	{"Creator", reader.NSXMP, "CreatorTool", "the program"},
	{"Producer", reader.NSPDF, "Producer", "the producer"},
}

func metaInfo(f *reader.File, r *report) {
	if packet(f) == nil {
		return
	}
	for _, t := range twins {
		old := f.Text(f.Info, t.info)
		var now string
		for _, p := range f.Packet.Properties {
			if p.Space == t.space && p.Name == t.name {
				now = strings.Join(p.Values, "; ")
			}
		}
		if old != now {
			r.add("%s is %s in the short metadata and %s in the full ones", t.what, quote(old), quote(now))
		}
	}
	if lang, has := f.Packet.Value(reader.NSDC, "language"); has && !strings.EqualFold(lang, f.Text(f.Catalog, "Lang")) {
		r.add("the language is %s in the metadata and %s in the file", quote(lang), quote(f.Text(f.Catalog, "Lang")))
	}
}

func metaDates(f *reader.File, r *report) {
	if packet(f) == nil {
		return
	}
	for _, t := range []struct{ info, xmp, what string }{
		{"CreationDate", "CreateDate", "the date of making"}, {"ModDate", "ModifyDate", "the date of the last change"},
	} {
		old, now := f.Text(f.Info, t.info), ""
		now, _ = f.Packet.Value(reader.NSXMP, t.xmp)
		a, okA := reader.InfoDate(old)
		b, okB := xmpDate(now)
		switch {
		case !okA:
			r.add("%s in the short metadata is %s, which is no complete date with a time zone", t.what, quote(old))
		case !okB:
			r.add("%s in the full metadata is %s, which is no complete date with a time zone", t.what, quote(now))
		case !a.Equal(b):
			r.add("%s is %s in the short metadata and %s in the full ones", t.what, quote(old), quote(now))
		}
	}
}

func xmpDate(s string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, s)
	return t, err == nil
}

// metaArchive holds the claim against what the file holds: part 3 is for files with attachments, part 2 for others.
func metaArchive(f *reader.File, r *report) {
	if packet(f) == nil {
		return
	}
	part, has := f.Packet.Value(reader.NSArchive, "part")
	level, _ := f.Packet.Value(reader.NSArchive, "conformance")
	want := "2"
	if len(attached(f)) > 0 {
		want = "3"
	}
	switch {
	case !has:
		r.add("the file does not claim to be archival")
	case part != want:
		r.add("the file claims part %s of the archival standard and has %d attachments; it should claim part %s", quote(part), len(attached(f)), want)
	}
	if has && level != "A" {
		r.add("the file claims level %s of the archival standard; level A is the one with structure", quote(level))
	}
}

func metaUA(f *reader.File, r *report) {
	if packet(f) == nil {
		return
	}
	if part, has := f.Packet.Value(reader.NSUA, "part"); !has || part != "1" {
		r.add("the file does not claim to be accessible: the part of the standard is %s, 1 is wanted", quote(part))
	}
}

// known are the namespaces that PDF/A itself knows (ISO 19005-2, 6.6.2.3 and the XMP specification of 2005).
var known = []string{
	reader.NSDC, reader.NSXMP, reader.NSPDF, reader.NSArchive, reader.NSRDF, "http://ns.adobe.com/xap/1.0/mm/",
	"http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/tiff/1.0/",
	"http://ns.adobe.com/exif/1.0/", "http://www.aiim.org/pdfa/ns/extension/",
}

func metaSchema(f *reader.File, r *report) {
	if packet(f) == nil {
		return
	}
	for _, p := range f.Packet.Properties {
		if slices.Contains(known, p.Space) {
			continue
		}
		described := slices.ContainsFunc(f.Packet.Schemas, func(s reader.Schema) bool {
			return s.Space == p.Space && s.Prefix != "" && slices.Contains(s.Properties, p.Name)
		})
		if !described {
			r.add("the metadata hold %s of the vocabulary %s, which they do not describe", quote(p.Name), quote(p.Space))
		}
	}
}

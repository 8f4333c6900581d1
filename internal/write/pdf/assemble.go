package pdf

import (
	"sort"
	"strconv"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf/object"
	"briefing/internal/write/pdf/tag"
)

// assembly writes one document into the file. The fields behind plan are object numbers.
type assembly struct {
	w        *Writer
	engine   *engine // that drew the pages
	doc      *frame.Document
	producer string
	attached []frame.Attachment // those that are written
	plan     *tag.Plan
	file     *object.File

	pages     []int
	links     []int // by plan.Links
	elements  []int // by plan.Nodes
	filespecs []int
	toUnicode map[string]int // by content

	outlineRoot, tree int
}

// write sets up the whole file. Object numbers are given out in one fixed order, so that equal documents get equal
// numbers.
func (a *assembly) write(pages [][]byte, fonts *font.Set) error {
	f := a.file
	catalog, info, pageTree := f.Ref(), f.Ref(), f.Ref()
	a.pages = f.Refs(len(pages))
	a.links = f.Refs(len(a.plan.Links))
	a.elements = f.Refs(len(a.plan.Nodes))
	a.tree = f.Ref()

	resources, err := a.writeResources(fonts)
	if err != nil {
		return err
	}
	a.writePages(pages, pageTree, resources)
	a.writeLinks()
	a.writeTree()
	a.writeOutline()
	a.writeAttachments()
	a.writeCatalog(catalog, pageTree)
	a.writeInfo(info)
	f.Close(catalog, info)
	return nil
}

// writeResources writes fonts and pictures and the one dictionary that names them for all pages.
func (a *assembly) writeResources(fonts *font.Set) (int, error) {
	f := a.file
	type entry struct {
		name string
		ref  int
	}
	var faces, images []entry
	a.toUnicode = map[string]int{}
	for style, used := range a.engine.used {
		if !used {
			continue
		}
		ref, err := a.writeFace(fonts.Face(style), a.engine.runes[style].list(), a.engine.codes)
		if err != nil {
			return 0, err
		}
		faces = append(faces, entry{families[style], ref})
	}
	for i, im := range a.engine.images {
		part, err := a.w.image(im)
		if err != nil {
			return 0, err
		}
		images = append(images, entry{"Im" + strconv.Itoa(i+1), a.writeImage(part)})
	}
	for i, s := range a.engine.stamps {
		ref := f.Ref()
		f.PackedStream(ref, "/Type /XObject /Subtype /Form /BBox [0 0 "+string(object.AppendUnit(nil, s.w))+" "+
			string(object.AppendUnit(nil, s.h))+"] /Resources <<>>", s.content)
		images = append(images, entry{stampName(i), ref})
	}
	resources := f.Ref()
	f.Object(resources)
	f.Put("<<")
	for _, kind := range []struct {
		name string
		list []entry
	}{{"/Font", faces}, {"/XObject", images}} {
		if len(kind.list) == 0 {
			continue
		}
		f.Put(kind.name + " <<")
		for _, e := range kind.list {
			f.Put("/" + e.name + " ")
			f.PutRef(e.ref)
		}
		f.Put(">>")
	}
	f.Put(">>")
	f.End()
	return resources, nil
}

func (a *assembly) writePages(pages [][]byte, pageTree, resources int) {
	f := a.file
	for i, content := range pages {
		stream := f.Ref()
		f.PackedStream(stream, "", content)
		p := a.doc.Pages[i]
		f.Object(a.pages[i])
		f.Put("<</Type /Page /Parent ")
		f.PutRef(pageTree)
		_, height := p.Sheet()
		f.Put(" /MediaBox ")
		f.PutBox(p.Box(p.Around), height)
		if p.Around > 0 {
			f.Put(" /BleedBox ")
			f.PutBox(p.Box(p.Bleed), height)
			f.Put(" /TrimBox ")
			f.PutBox(p.Box(0), height)
		}
		f.Put(" /Resources ")
		f.PutRef(resources)
		f.Put(" /Contents ")
		f.PutRef(stream)
		if len(a.plan.Owners(i)) > 0 {
			f.Put(" /StructParents ")
			f.PutInt(i)
		}
		f.Put(" /Tabs /S")
		if first, end := a.plan.PageLinks(i); first < end {
			f.Put(" /Annots ")
			f.PutRefs(a.links[first:end])
		}
		f.Put(">>")
		f.End()
	}
	f.Object(pageTree)
	f.Put("<</Type /Pages /Count ")
	f.PutInt(len(pages))
	f.Put(" /Kids ")
	f.PutRefs(a.pages)
	f.Put(">>")
	f.End()
}

// putDest writes a place to jump to: the page at its own zoom, scrolled to a height.
func (a *assembly) putDest(d frame.Dest) {
	f := a.file
	f.Put("[")
	f.PutRef(a.pages[d.Page])
	f.Put("/XYZ 0 ")
	f.PutUnit(a.doc.Pages[d.Page].H + a.doc.Pages[d.Page].Around - d.Y)
	f.Put(" null]")
}

// putBox writes a box of a page.
func (a *assembly) putBox(r frame.Rect, page int) {
	p := a.doc.Pages[page]
	_, height := p.Sheet()
	a.file.PutBox(p.OnSheet(r), height)
}

// writeLinks writes the annotations. Their keys in the parent tree follow those of the pages.
func (a *assembly) writeLinks() {
	f := a.file
	for i, l := range a.plan.Links {
		f.Object(a.links[i])
		f.Put("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect")
		a.putBox(l.Box, l.Page)
		f.Put("/P ")
		f.PutRef(a.pages[l.Page])
		f.Put("/StructParent ")
		f.PutInt(len(a.pages) + i)
		f.Put("/Contents")
		f.PutText(l.Contents)
		if l.Dest != nil {
			f.Put("/Dest")
			a.putDest(*l.Dest)
		} else {
			f.Put("/A<</S/URI/URI")
			f.PutText(l.URI)
			f.Put(">>")
		}
		f.Put(">>")
		f.End()
	}
}

// writeOutline writes the bookmarks, all open.
func (a *assembly) writeOutline() {
	if len(a.doc.Outline) == 0 {
		return
	}
	f := a.file
	a.outlineRoot = f.Ref()
	first, last, count := a.writeEntries(a.doc.Outline, a.outlineRoot)
	f.Object(a.outlineRoot)
	f.Put("<</Type /Outlines")
	a.putSpan(first, last, count)
	f.Put(">>")
	f.End()
}

func (a *assembly) putSpan(first, last, count int) {
	f := a.file
	f.Put(" /First ")
	f.PutRef(first)
	f.Put(" /Last ")
	f.PutRef(last)
	f.Put(" /Count ")
	f.PutInt(count)
}

func (a *assembly) writeEntries(entries []frame.Outline, parent int) (first, last, count int) {
	f := a.file
	own := f.Refs(len(entries))
	for i, o := range entries {
		count++
		kidFirst, kidLast, kids := 0, 0, 0
		if len(o.Kids) > 0 {
			kidFirst, kidLast, kids = a.writeEntries(o.Kids, own[i])
			count += kids
		}
		f.Object(own[i])
		f.Put("<</Title ")
		f.PutText(o.Title)
		f.Put(" /Parent ")
		f.PutRef(parent)
		if i > 0 {
			f.Put(" /Prev ")
			f.PutRef(own[i-1])
		}
		if i+1 < len(own) {
			f.Put(" /Next ")
			f.PutRef(own[i+1])
		}
		if kids > 0 {
			a.putSpan(kidFirst, kidLast, kids)
		}
		f.Put(" /Dest ")
		a.putDest(o.Dest)
		f.Put(">>")
		f.End()
	}
	return own[0], own[len(own)-1], count
}

// writeAttachments writes the files and what each is to the document (ISO 19005-3, 6.8).
func (a *assembly) writeAttachments() {
	f := a.file
	date := pdfDate(a.doc.Meta.Date)
	for _, at := range a.attached {
		stream, spec := f.Ref(), f.Ref()
		f.Stream(stream, "/Type /EmbeddedFile /Subtype "+object.Name(at.MediaType)+
			" /Params <</Size "+strconv.Itoa(len(at.Data))+" /ModDate ("+date+")>>", at.Data)
		f.Object(spec)
		f.Put("<</Type /Filespec /F ")
		f.PutText(at.Name)
		f.Put(" /UF ")
		f.PutText(at.Name)
		if at.Description != "" {
			f.Put(" /Desc ")
			f.PutText(at.Description)
		}
		f.Put(" /AFRelationship " + object.Name(at.Relation) + " /EF <</F ")
		f.PutRef(stream)
		f.Put(" /UF ")
		f.PutRef(stream)
		f.Put(">>>>")
		f.End()
		a.filespecs = append(a.filespecs, spec)
	}
}

func (a *assembly) writeCatalog(catalog, pageTree int) {
	f := a.file
	metadata := f.Ref()
	f.PlainStream(metadata, "/Type /Metadata /Subtype /XML", a.xmp())
	profile := f.Ref()
	f.PackedStream(profile, "/N 3", a.w.packedProfile())
	f.Object(catalog)
	f.Put("<</Type /Catalog /Pages ")
	f.PutRef(pageTree)
	f.Put(" /Lang ")
	f.PutText(a.doc.Meta.Lang)
	f.Put(" /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>> /StructTreeRoot ")
	f.PutRef(a.tree)
	f.Put(" /Metadata ")
	f.PutRef(metadata)
	f.Put(" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (" + profileName +
		") /RegistryName (http://www.color.org) /Info (" + profileName + ") /DestOutputProfile ")
	f.PutRef(profile)
	f.Put(">>]")
	if a.outlineRoot != 0 {
		f.Put(" /PageMode /UseOutlines /Outlines ")
		f.PutRef(a.outlineRoot)
	}
	if len(a.filespecs) > 0 {
		f.Put(" /AF ")
		f.PutRefs(a.filespecs)
		f.Put(" /Names <</EmbeddedFiles <</Names [")
		for _, i := range a.byName() {
			f.PutText(a.attached[i].Name)
			f.Put(" ")
			f.PutRef(a.filespecs[i])
		}
		f.Put("]>>>>")
	}
	f.Put(">>")
	f.End()
}

// byName orders the attachments as a name tree must be: by the bytes of the strings that stand in it.
func (a *assembly) byName() []int {
	order := make([]int, len(a.attached))
	keys := make([]string, len(order))
	for i, at := range a.attached {
		order[i], keys[i] = i, object.TreeKey(at.Name)
	}
	sort.SliceStable(order, func(i, j int) bool { return keys[order[i]] < keys[order[j]] })
	return order
}

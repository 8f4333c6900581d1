package pptx

// Namespaces, relationship types and content types of PresentationML (ISO 29500-1 in its transitional form, which is
// the one that PowerPoint writes).
const (
	nsRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsMain          = "http://schemas.openxmlformats.org/presentationml/2006/main"
	nsDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsTable         = "http://schemas.openxmlformats.org/drawingml/2006/table"
	nsStrict        = "http://purl.oclc.org/ooxml/"

	spaces = `xmlns:a="` + nsDrawing + `" xmlns:r="` + nsRelationships + `" xmlns:p="` + nsMain + `"`

	relSlide       = nsRelationships + "/slide"
	relLayout      = nsRelationships + "/slideLayout"
	relMaster      = nsRelationships + "/slideMaster"
	relNotes       = nsRelationships + "/notesSlide"
	relNotesMaster = nsRelationships + "/notesMaster"
	relTheme       = nsRelationships + "/theme"
	relChart       = nsRelationships + "/chart"
	relPackage     = nsRelationships + "/package"
	relImage       = nsRelationships + "/image"
	relLink        = nsRelationships + "/hyperlink"
	relDocument    = nsRelationships + "/officeDocument"
	relExtended    = nsRelationships + "/extended-properties"
	relCore        = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

	officeType = "application/vnd.openxmlformats-officedocument."
	slideML    = officeType + "presentationml."

	typePresentation  = slideML + "presentation.main+xml"
	typeTemplate      = slideML + "template.main+xml"
	typeShow          = slideML + "slideshow.main+xml"
	typeSlide         = slideML + "slide+xml"
	typeLayout        = slideML + "slideLayout+xml"
	typeMaster        = slideML + "slideMaster+xml"
	typeHandoutMaster = slideML + "handoutMaster+xml"
	typeNotes         = slideML + "notesSlide+xml"
	typeNotesMaster   = slideML + "notesMaster+xml"
	typePresProps     = slideML + "presProps+xml"
	typeViewProps     = slideML + "viewProps+xml"
	typeTableStyles   = slideML + "tableStyles+xml"
	typeTheme         = officeType + "theme+xml"
	typeChart         = officeType + "drawingml.chart+xml"
	typeWorkbookFile  = officeType + "spreadsheetml.sheet"
	typeExtended      = officeType + "extended-properties+xml"
	typeCore          = "application/vnd.openxmlformats-package.core-properties+xml"
)

// emu is a length in English Metric Units: 914,400 to the inch, 12,700 to the point.
type emu = int

const (
	perUnit  emu = 127   // of frame.Unit, 1/100 pt
	perPoint emu = 12700 // of a point
	perMM    emu = 36000
)

// box is a place on a slide.
type box struct{ x, y, w, h emu }

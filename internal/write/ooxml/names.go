package ooxml

// Namespaces, relationship types and content types of presentations (ISO 29500-1 in its transitional form, which is the
// one that PowerPoint writes).
const (
	NSRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	NSMain          = "http://schemas.openxmlformats.org/presentationml/2006/main"
	NSDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	NSChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	NSTable         = "http://schemas.openxmlformats.org/drawingml/2006/table"
	NSStrict        = "http://purl.oclc.org/ooxml/"

	// Prefixes declares a, r and p, the prefixes that our parts of presentations are written with.
	Prefixes = `xmlns:a="` + NSDrawing + `" xmlns:r="` + NSRelationships + `" xmlns:p="` + NSMain + `"`

	RelSlide       = NSRelationships + "/slide"
	RelLayout      = NSRelationships + "/slideLayout"
	RelMaster      = NSRelationships + "/slideMaster"
	RelNotes       = NSRelationships + "/notesSlide"
	RelNotesMaster = NSRelationships + "/notesMaster"
	RelTheme       = NSRelationships + "/theme"
	RelChart       = NSRelationships + "/chart"
	RelPackage     = NSRelationships + "/package"
	RelImage       = NSRelationships + "/image"
	RelLink        = NSRelationships + "/hyperlink"
	RelDocument    = NSRelationships + "/officeDocument"
	RelExtended    = NSRelationships + "/extended-properties"
	RelCore        = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

	OfficeType = "application/vnd.openxmlformats-officedocument."
	slideML    = OfficeType + "presentationml."

	TypePresentation  = slideML + "presentation.main+xml"
	TypeTemplate      = slideML + "template.main+xml"
	TypeShow          = slideML + "slideshow.main+xml"
	TypeSlide         = slideML + "slide+xml"
	TypeLayout        = slideML + "slideLayout+xml"
	TypeMaster        = slideML + "slideMaster+xml"
	TypeHandoutMaster = slideML + "handoutMaster+xml"
	TypeNotes         = slideML + "notesSlide+xml"
	TypeNotesMaster   = slideML + "notesMaster+xml"
	TypePresProps     = slideML + "presProps+xml"
	TypeViewProps     = slideML + "viewProps+xml"
	TypeTableStyles   = slideML + "tableStyles+xml"
	TypeTheme         = OfficeType + "theme+xml"
	TypeChart         = OfficeType + "drawingml.chart+xml"
	TypeWorkbookFile  = OfficeType + "spreadsheetml.sheet"
	TypeExtended      = OfficeType + "extended-properties+xml"
	TypeCore          = "application/vnd.openxmlformats-package.core-properties+xml"
)

package strict

import (
	"strings"

	"briefing/internal/write/ooxml"
)

const (
	base      = "http://schemas.openxmlformats.org/"
	nsDiagram = base + "drawingml/2006/diagram"
)

// namespaces are those of the strict form, each with its transitional one: the target namespaces of the schemas in annex A
// of ISO/IEC 29500-1:2016 and of those in annex A of ISO/IEC 29500-4:2016. Markup compatibility (part 3), packages (part 2)
// and the extensions of Office have one namespace in both.
//
// The last two are no schemas of their own: an embedded object is called by that name where a slide has a frame for it
// (a:graphicData), and the first edition of part 1 declares the properties of custom XML in the namespace of their
// relationship, which is what Office writes.
var namespaces = expanded(map[string]string{
	"presentationml/main":                    "presentationml/2006/main",
	"drawingml/main":                         "drawingml/2006/main",
	"drawingml/chart":                        "drawingml/2006/chart",
	"drawingml/chartDrawing":                 "drawingml/2006/chartDrawing",
	"drawingml/diagram":                      "drawingml/2006/diagram",
	"drawingml/picture":                      "drawingml/2006/picture",
	"drawingml/table":                        "drawingml/2006/table",
	"drawingml/lockedCanvas":                 "drawingml/2006/lockedCanvas",
	"drawingml/compatibility":                "drawingml/2006/compatibility",
	"drawingml/spreadsheetDrawing":           "drawingml/2006/spreadsheetDrawing",
	"drawingml/wordprocessingDrawing":        "drawingml/2006/wordprocessingDrawing",
	"spreadsheetml/main":                     "spreadsheetml/2006/main",
	"wordprocessingml/main":                  "wordprocessingml/2006/main",
	"officeDocument/relationships":           "officeDocument/2006/relationships",
	"officeDocument/sharedTypes":             "officeDocument/2006/sharedTypes",
	"officeDocument/math":                    "officeDocument/2006/math",
	"officeDocument/bibliography":            "officeDocument/2006/bibliography",
	"officeDocument/characteristics":         "officeDocument/2006/characteristics",
	"officeDocument/extendedProperties":      "officeDocument/2006/extended-properties",
	"officeDocument/customProperties":        "officeDocument/2006/custom-properties",
	"officeDocument/docPropsVTypes":          "officeDocument/2006/docPropsVTypes",
	"officeDocument/customXml":               "officeDocument/2006/customXml",
	"officeDocument/customXmlDataProps":      "officeDocument/2006/customXmlDataProps",
	"schemaLibrary/main":                     "schemaLibrary/2006/main",
	"presentationml/ole":                     "presentationml/2006/ole",
	"officeDocument/relationships/customXml": "officeDocument/2006/customXml",
})

func expanded(short map[string]string) map[string]string {
	full := make(map[string]string, len(short))
	for from, to := range short {
		full[ooxml.NSStrict+from] = base + to
	}
	return full
}

// transitional are the namespaces that the strict form has others for.
var transitional = func() map[string]bool {
	all := map[string]bool{}
	for _, to := range namespaces {
		all[to] = true
	}
	return all
}()

// relationships begins the types of relationships in the strict form.
const relationships = ooxml.NSStrict + "officeDocument/relationships/"

// renamed are the types of relationships that have another last name in the transitional form, or another beginning
// (ISO/IEC 29500-1 and -4, the tables "Source Relationship" of each part in chapters 11 to 15 of part 1 and 9 to 14 of part 4).
var renamed = map[string]string{
	"extendedProperties":       ooxml.RelExtended,
	"customProperties":         ooxml.NSRelationships + "/custom-properties",
	"metadata/core-properties": ooxml.RelCore,
	"metadata/thumbnail":       base + "package/2006/relationships/metadata/thumbnail",
}

// Relationship is the type of a relationship in the transitional form, and whether it was strict. All but a few types have
// one last name in both forms.
func Relationship(typ string) (string, bool) {
	name, is := strings.CutPrefix(typ, relationships)
	if !is {
		return typ, false
	}
	if to, ok := renamed[name]; ok {
		return to, true
	}
	return ooxml.NSRelationships + "/" + name, true
}

// HasBoth says of the type of a relationship in the transitional form whether the strict form has another for it.
func HasBoth(typ string) bool { return strings.HasPrefix(typ, ooxml.NSRelationships+"/") }

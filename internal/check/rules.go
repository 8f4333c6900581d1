package check

// Remedies that many rules share.
const (
	ours    = "this is a fault of the program that wrote the file: report it with the file"
	rebuild = "build the document again: the file may have been changed or cut off on its way"
)

// rules is every rule. The clause numbers are those of ISO 14289-1 (PDF/UA-1), of ISO 19005-2 and -3 (PDF/A) and of
// ISO 32000-1 (PDF 1.7); where a number follows a dash, it is that of the test in the public validation profiles.
var rules = []Rule{
	// The file as a whole.
	{"file-readable", "PDF 7.5", "the file can be opened and its objects are found", rebuild, fileReadable},
	{"file-objects", "PDF 7.5.4; 7.3.8", "every object stands where the file says, every stream is as long as it says", rebuild, fileObjects},
	{"file-header", "PDF/A 6.1.2-1; 6.1.2-2", "the file begins with its version and a line that is plainly not text", rebuild, fileHeader},
	{"file-version", "PDF/UA 6.1", "the file is of version 1.7 or older", ours, fileVersion},
	{"file-id", "PDF/A 6.1.3-1", "the file carries two identifiers", ours, fileID},
	{"file-end", "PDF/A 6.1.3-3", "the file ends with its end mark", rebuild, fileEnd},
	{"file-encrypted", "PDF/A 6.1.3-2", "the file is not encrypted", "remove the password", nil},
	{"file-limits", "PDF/A 6.1.13", "strings, names and the number of objects keep the limits", ours, fileLimits},
	{"file-actions", "PDF/A 6.5.1; 6.4.1", "the file holds no scripts, forms, layers or actions but links", "remove them", fileActions},
	{"page-boxes", "PDF/A 6.1.13; PDF 14.11.2", "pages have a size that can be printed, and their boxes lie in each other", ours, pageBoxes},
	{"page-tabs", "PDF/UA 7.18.3-1", "the tab key follows the reading order", ours, pageTabs},
	{"doc-marked", "PDF/UA 6.2-1; PDF/A 6.7.2.2-1", "the file says that it is tagged", ours, docMarked},
	{"doc-title-shown", "PDF/UA 7.1-10", "the window shows the title", ours, docTitleShown},
	{"doc-language", "PDF/UA 7.2-2, -22, -24, -33, -34", "the file says which language it is in", ours, docLanguage},
	{"outline-targets", "PDF 12.3.3", "every bookmark leads to a page", ours, outlineTargets},
	{"outline-form", "PDF 12.3.3", "the bookmarks hang together and have titles", ours, outlineForm},

	// What is painted.
	{"content-readable", "PDF 7.8.2", "the content of every page can be read", rebuild, contentReadable},
	{"content-operators", "PDF/A 6.2.2-1", "pages use only operators that exist, with the right values", ours, contentKnown},
	{"content-pairs", "PDF 8.4.2; 14.6", "what is opened on a page is closed on it", ours, contentPaired},
	{"content-resources", "PDF/A 6.2.2-2", "what a page uses is in the file", ours, contentResources},
	{"content-marked", "PDF/UA 7.1-3", "all that is painted belongs to an element or is set apart as decoration", ours, contentLoose},
	{"content-nested", "PDF/UA 7.1-1; 7.1-2", "decoration and content never stand in each other", ours, contentNested},
	{"content-visible", "PDF 9.3.6; WCAG 2.1, 1.3.1", "all text that is read out can be seen", ours, contentVisible},
	{"content-replaced", "PDF 14.9.4", "no other words are read out than those that are printed", ours, contentReplaced},
	{"content-depth", "PDF/A 6.1.13-8", "at most 28 graphics states are saved at once", ours, contentDepth},

	// The structure.
	{"tree-there", "PDF/UA 7.1-11; PDF/A 6.7.3.3-1", "the file has a structure, which is one document", ours, treeThere},
	{"tree-readable", "PDF 14.7.2", "the structure can be read", rebuild, treeReadable},
	{"tree-types", "PDF/UA 7.1-5; 7.1-7; PDF/A 6.7.3.4-1", "elements are of the standard types", ours, treeTypes},
	{"tree-parents", "PDF 14.7.2", "every element names the parent it stands in", ours, treeParents},
	{"tree-ids", "PDF 14.7.2", "ids are unique and lead to their elements", ours, treeIDs},
	{"mark-owner", "PDF/UA 7.1-3", "every piece of content belongs to exactly one element", ours, markOwner},
	{"mark-there", "PDF 14.7.4", "every element's content is painted", ours, markThere},
	{"mark-once", "PDF 14.7.4.2", "no number of content stands twice on a page", ours, markOnce},
	{"owner-index", "PDF/UA 7.1-3; 7.18.5-1", "the index from content to elements agrees with the structure both ways", ours, ownerIndex},
	{"reading-order", "PDF/UA 7.1", "content is read out in the order in which it is painted", ours, readingOrder},
	{"heading-order", "PDF/UA 7.4.2-1; 7.4.4-2", "headings begin with level 1 and leave no level out", "give the section the level below the one around it", headingOrder},
	{"heading-text", "PDF/UA 7.4", "every heading has text", "give the section a title", headingText},
	{"heading-title", "WCAG 2.1, 1.3.1; 2.4.2", "the document has one title, which is its only heading of level 1", "make the heading one of level 2", headingTitle},
	{"element-empty", "WCAG 2.1, 1.3.1", "every paragraph, label, caption, note and list text has words", "leave the block out", elementEmpty},
	{"list-grammar", "PDF/UA 7.2-18, -19, -20", "lists hold items, items hold a label and a text", ours, listGrammar},
	{"list-numbering", "PDF/UA 7.6", "lists with labels say of what kind these are", ours, listNumbering},
	{"table-grammar", "PDF/UA 7.2-3 to -16, -36 to -41", "tables hold rows, rows hold cells", ours, tableGrammar},
	{"table-columns", "PDF/UA 7.2-42, -43", "all rows of a table have as many columns", "fill missing cells or let a cell span several columns", tableColumns},
	{"table-head", "PDF 14.8.4.3.4", "every table has a head of header cells", "give every column a head", tableHead},
	{"table-scope", "PDF/UA 7.5-1", "every header cell says whether it heads a row or a column, and says so rightly", ours, tableScope},
	{"figure-alt", "PDF/UA 7.3-1; 7.7-1", "every figure has a description in words", "write what the figure shows in the chart's alt text", figureAlt},
	{"figure-box", "PDF 14.8.5.4.3", "every figure says where it stands, and paints nothing outside", ours, figureBox},
	{"note-id", "PDF/UA 7.9-1", "every note has an id of its own", ours, noteIDs},
	{"note-reference", "PDF/UA 7.9; PDF 14.8.4.4.1", "every reference leads to the note that it names", ours, noteReference},

	// Links.
	{"annotation-kinds", "PDF/A 6.3.1-1; PDF/UA 7.18.1", "clickable areas are links", "remove them", annotationKinds},
	{"link-contents", "PDF/UA 7.18.1-2; 7.18.5-2", "every link has words to be read out", "give the link a text that says where it leads", linkContents},
	{"link-owner", "PDF/UA 7.18.5-1", "every link leads back to its element", ours, linkOwner},
	{"link-object", "PDF/UA 7.18.5", "every link element holds its area and words, every area is held by one", ours, linkObject},
	{"link-prints", "PDF/A 6.3.2-1", "links print and are not hidden", ours, linkPrints},
	{"link-area", "PDF 12.5.2", "links have an area on their page", ours, linkArea},
	{"link-target", "PDF 12.6.4; 12.3.2", "every link leads to a web address or a place in the file", "write the whole address, with https://", linkTarget},

	// Colours.
	{"color-profile", "PDF/A 6.2.3; 6.2.4.3-2, -4", "the file holds an RGB profile that says how its colours are meant", ours, colorProfile},
	{"color-spaces", "PDF/A 6.2.4.3-3", "colours are red, green and blue or grey", "use colours without spot or print colours", colorSpaces},
	{"contrast", "WCAG 2.1, 1.4.3", "text stands out from its ground", "choose a darker text or a lighter ground in the brand", contrast},

	// Fonts.
	{"font-embedded", "PDF/UA 7.21.4.1-1; PDF/A 6.2.11.4.1-1", "every font is in the file", ours, fontEmbedded},
	{"font-form", "PDF/UA 7.21.3.1-1, 7.21.6; PDF/A 6.2.11.2-2, 6.2.11.6", "fonts are described in full and under one name", ours, fontForm},
	{"font-glyph-map", "PDF/UA 7.21.3.2-1, 7.21.6; PDF/A 6.2.11.3.2-1, 6.2.11.6", "fonts say which code is which glyph", ours, fontGlyphMap},
	{"font-widths", "PDF/UA 7.21.5-1; PDF/A 6.2.11.5-1", "characters are as wide as the file says", ours, fontWidths},
	{"font-notdef", "PDF/UA 7.21.8-1; PDF/A 6.2.11.8-1", "no character shows as the sign for a missing one", "write the text without the character, or choose a brand whose font has it", fontNotdef},
	{"font-glyphs", "PDF/UA 7.21.4.1-2; PDF/A 6.2.11.4.1-2", "every character in use is drawn by its font", ours, fontGlyphs},
	{"font-unicode", "PDF/UA 7.21.7-1; 7.21.7-2; PDF/A 6.2.11.7.2-1", "every character can be searched for and read out", ours, fontUnicode},
	{"font-codes", "PDF/UA 7.21.7; PDF 9.10.2", "codes mean what they stand for: the letter shown is the letter found", ours, fontCodes},
	{"text-private", "PDF/A 6.2.11.7.3-1", "no text uses characters for private use", "write the text without the character", textPrivate},

	// Metadata and claims.
	{"meta-there", "PDF/UA 7.1-8; PDF/A 6.6.2.1-1", "the file carries metadata, not compressed", ours, metaThere},
	{"meta-readable", "PDF/A 6.6.2.1", "the metadata can be read", rebuild, metaReadable},
	{"meta-title", "PDF/UA 7.1-9", "the metadata hold the title", "give the document a title", metaTitle},
	{"meta-info", "PDF/A 6.6.3", "both forms of metadata say the same", rebuild, metaInfo},
	{"meta-dates", "PDF/A 6.6.3", "both forms of metadata hold the same dates, with time zone", rebuild, metaDates},
	{"meta-archive", "PDF/A 6.6.4-1; 6.6.4-2", "the file claims PDF/A-3a with attachments and PDF/A-2a without", ours, metaArchive},
	{"meta-ua", "PDF/UA 5-1", "the file claims PDF/UA-1", ours, metaUA},
	{"meta-schema", "PDF/A 6.6.2.3.1-1; 6.6.2.3.1-2", "the metadata describe every vocabulary that the archival standard does not know", ours, metaSchema},

	// Attachments.
	{"attachment-name", "PDF/UA 7.11-1; PDF/A 6.8-2", "attachments have the same name in both forms", ours, attachmentName},
	{"attachment-type", "PDF/A-3 6.8-1", "attachments say of what kind they are", ours, attachmentType},
	{"attachment-relation", "PDF/A-3 6.8-3", "attachments say what they are to the document", ours, attachmentRelation},
	{"attachment-associated", "PDF/A-3 6.8-4", "attachments are associated with the document", ours, attachmentAssociated},
	{"attachment-listed", "PDF 7.9.6; 7.11.4", "attachments stand in the file's list, in order", ours, attachmentListed},
	{"attachment-size", "PDF 7.11.4; PDF/A-3 6.8", "attachments can be taken out and are as long as the file says", rebuild, attachmentSize},
	{"attachment-level", "PDF/A-2 6.8-5", "only files that claim PDF/A-3 have attachments", ours, attachmentLevel},
}

package potx

import "briefing/internal/write/ooxml"

// NotesTheme is a theme for a master that is added, since every master needs one of its own: the first master's, or a
// plain one where that leads to pictures and cannot be copied alone.
func (t *Template) NotesTheme() []byte {
	for _, l := range t.layouts {
		for _, r := range t.pkg.Part(l.Part).Rels {
			if r.Type != ooxml.RelMaster {
				continue
			}
			for _, m := range t.pkg.Part(r.Target).Rels {
				if theme := t.pkg.Part(m.Target); m.Type == ooxml.RelTheme && theme != nil && len(theme.Rels) == 0 {
					return theme.Data
				}
			}
		}
	}
	return []byte(plainTheme)
}

const plainFill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`

const plainTheme = ooxml.Header + `<a:theme xmlns:a="` + ooxml.NSDrawing + `" name="Notes"><a:themeElements><a:clrScheme name="Notes"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="333333"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2>` +
	`<a:accent1><a:srgbClr val="333399"/></a:accent1><a:accent2><a:srgbClr val="993300"/></a:accent2><a:accent3><a:srgbClr val="666699"/></a:accent3><a:accent4><a:srgbClr val="999999"/></a:accent4><a:accent5><a:srgbClr val="CCCCCC"/></a:accent5><a:accent6><a:srgbClr val="666666"/></a:accent6><a:hlink><a:srgbClr val="333399"/></a:hlink><a:folHlink><a:srgbClr val="666699"/></a:folHlink></a:clrScheme>` +
	`<a:fontScheme name="Notes"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>` +
	`<a:fmtScheme name="Notes"><a:fillStyleLst>` + plainFill + plainFill + plainFill + `</a:fillStyleLst><a:lnStyleLst><a:ln>` + plainFill + `</a:ln><a:ln>` + plainFill + `</a:ln><a:ln>` + plainFill + `</a:ln></a:lnStyleLst>` +
	`<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>` + plainFill + plainFill + plainFill + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`

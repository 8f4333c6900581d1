package brand

import (
	"briefing/internal/diag"
	"briefing/internal/source"
)

// This file has the keys that name files: images and faces.

type logoForm struct {
	Pos    diag.Pos   `yaml:",pos"`
	Broken bool       `yaml:",broken"`
	Images imagesForm `yaml:"images"`
	Small  *logoRef   `yaml:"small"`
	Medium *logoRef   `yaml:"medium"`
	Large  *logoRef   `yaml:"large"`
}

// logoRef is an image's name, a file, or one for light and one for dark surroundings; ours are printed on white.
type logoRef struct{ imageForm }

// imageForm is a file with its text for those who do not see it.
type imageForm struct {
	path   source.String
	alt    text
	broken bool
}

type imagesForm []namedImage

type namedImage struct {
	name string
	imageForm
}

// UnmarshalSource takes a group of names, each with a file or with the keys path and alt.
func (f *imagesForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of keys, each with a file")
	}
	var l diag.List
	for _, field := range n.Fields {
		img := namedImage{name: field.Key}
		l.Append(img.UnmarshalSource(field.Value))
		*f = append(*f, img)
	}
	return l
}

// imageKeys are a file and what it shows.
type imageKeys struct {
	Broken bool          `yaml:",broken"`
	Path   source.String `yaml:"path,required,word"`
	Alt    text          `yaml:"alt" help:"What the image is, for those who do not see it."`
}

// UnmarshalSource takes a file, or the keys path and alt.
func (f *imageForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		s, l := n.Word()
		f.path, f.broken = source.String{S: s, Pos: n.Pos}, l.HasErrors()
		return l
	}
	var both imageKeys
	l := source.Decode(n, &both)
	f.path, f.alt, f.broken = both.Path, both.Alt, both.Broken
	return l
}

// logoKeys are an image for light and one for dark surroundings.
type logoKeys struct {
	Light imageForm    `yaml:"light,required"`
	Dark  *source.Node `yaml:"dark"`
}

// UnmarshalSource takes what an image takes, or the keys light and dark with one each.
func (r *logoRef) UnmarshalSource(n *source.Node) diag.List {
	if n.Get("light") == nil && n.Get("dark") == nil {
		return r.imageForm.UnmarshalSource(n)
	}
	var both logoKeys
	l := source.Decode(n, &both)
	r.imageForm = both.Light
	return l
}

type typographyForm struct {
	Pos             diag.Pos     `yaml:",pos"`
	Broken          bool         `yaml:",broken"`
	Fonts           []fontForm   `yaml:"fonts"`
	Base            *familyForm  `yaml:"base" help:"The family all text is set in. Liberation Sans is built in."`
	Headings        *familyForm  `yaml:"headings" help:"The same family as base: a document has one."`
	Monospace       *source.Node `yaml:"monospace"`
	MonospaceInline *source.Node `yaml:"monospace-inline"`
	MonospaceBlock  *source.Node `yaml:"monospace-block"`
	Link            *source.Node `yaml:"link"`
}

type fontForm struct {
	Pos     diag.Pos      `yaml:",pos"`
	Broken  bool          `yaml:",broken"`
	Family  source.String `yaml:"family,required"`
	Source  source.String `yaml:"source,enum=file|google|bunny|system" help:"Only files are used; nothing is downloaded."`
	Files   []fileForm    `yaml:"files" help:"TTF files of the brand's folder: regular, bold and italic."`
	Weight  *source.Node  `yaml:"weight"`
	Style   *source.Node  `yaml:"style"`
	Display *source.Node  `yaml:"display"`
}

// fileForm is a face's file, or the keys path, weight and style.
type fileForm struct {
	path          source.String
	weight, style string
	broken        bool
}

// fileKeys are the file of a face and which face it is.
type fileKeys struct {
	Broken bool          `yaml:",broken"`
	Path   source.String `yaml:"path,required,word"`
	Weight string        `yaml:"weight,enum=100|200|300|400|500|600|700|800|900|thin|extra-light|ultra-light|light|normal|regular|medium|semi-bold|demi-bold|bold|extra-bold|ultra-bold|black" help:"400 and 700 are used."`
	Style  string        `yaml:"style,enum=normal|italic"`
}

// UnmarshalSource takes a file name, or the keys path, weight and style.
func (f *fileForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		s, l := n.Word()
		f.path, f.weight, f.style, f.broken = source.String{S: s, Pos: n.Pos}, "400", "normal", l.HasErrors()
		return l
	}
	var all fileKeys
	l := source.Decode(n, &all)
	f.path, f.weight, f.style, f.broken = all.Path, all.Weight, all.Style, all.Broken
	switch f.weight {
	case "", "normal", "regular":
		f.weight = "400"
	case "bold":
		f.weight = "700"
	}
	if f.style == "" {
		f.style = "normal"
	}
	return l
}

// familyForm is a family's name, or a group of keys with it; sizes and weights are ours to choose.
type familyForm struct{ family source.String }

// familyKeys are the family and what other tools set with it.
type familyKeys struct {
	Family     source.String `yaml:"family"`
	Size       *source.Node  `yaml:"size"`
	Weight     *source.Node  `yaml:"weight"`
	Style      *source.Node  `yaml:"style"`
	LineHeight *source.Node  `yaml:"line-height"`
	Color      *source.Node  `yaml:"color"`
}

// UnmarshalSource takes a family's name, or a group of keys with the key family.
func (f *familyForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		s, l := n.Text()
		f.family = source.String{S: s, Pos: n.Pos}
		return l
	}
	var all familyKeys
	l := source.Decode(n, &all)
	f.family = all.Family
	return l
}

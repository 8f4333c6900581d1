package native

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
	"briefing/internal/write/pptx/drawingml"
)

// Ratio is a share of whole numbers: 3 of 4. Where one of them is not above zero, it is 1.
type Ratio struct{ Of, In int }

// times is a length or a size of type multiplied by the ratio, rounded to the nearest whole number.
func (r Ratio) times(v int) int {
	if r.Of <= 0 || r.In <= 0 || r.Of == r.In {
		return v
	}
	v *= r.Of
	if v < 0 {
		return -((-v + r.In/2) / r.In)
	}
	return (v + r.In/2) / r.In
}

// mm is a length on the slide: tenths of a millimetre on a slide of the built-in template's height.
func (s Setting) mm(tenths int) drawingml.EMU {
	return s.Scale.times(tenths * drawingml.PerMM / 10)
}

// each multiplies lengths and sizes by the setting's ratio.
func (s Setting) each(lengths ...*frame.Unit) {
	for _, l := range lengths {
		*l = frame.Unit(s.Scale.times(int(*l)))
	}
}

// categorySizes are the sizes of a chart on a slide of the setting's height.
func (s Setting) categorySizes(z kit.CategorySizes) kit.CategorySizes {
	s.each(&z.Name, &z.Detail, &z.Value, &z.Heading, &z.Plain.Names, &z.Plain.Pitch, &z.Plain.Bar, &z.Detailed.Names, &z.Detailed.Pitch, &z.Detailed.Bar)
	return z
}

// pointSizes are the sizes of a chart of points on a slide of the setting's height.
func (s Setting) pointSizes(z kit.PointSizes) kit.PointSizes {
	s.each(&z.Title, &z.Number, &z.Value, &z.Under, &z.ValueLead, &z.UnderLead, &z.AboveGap, &z.Gap, &z.Gutter, &z.Line)
	return z
}

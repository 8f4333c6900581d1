package strict

import (
	"math/big"
	"regexp"
	"strings"

	"briefing/internal/write/ooxml"
)

// field is an attribute of an element, by the transitional namespace of the element.
type field struct{ space, element, attribute string }

// form is how the transitional form writes a value.
type form uint8

const (
	thousandths form = iota + 1 // a percentage as a whole number of 1/1000 %: 50% is 50000
	percents                    // a percentage as a whole number of percent: 50% is 50
	emus                        // a length as a whole number of EMU, 914,400 to the inch
	hundredths                  // a length as a whole number of 1/100 pt
	name                        // a namespace in a value
)

// values are the attributes that the schemas of the strict form let have, or demand, a percent sign or a unit: those of the
// types ST_Percentage, ST_PositivePercentage, ST_FixedPercentage, ST_PositiveFixedPercentage, ST_TextSpacingPercent,
// ST_TextBulletSizePercent, ST_TextFontScalePercent, ST_PrSetCustVal and ST_TLTimeAnimateValueTime; those of charts that
// count in whole percent; of ST_Coordinate, ST_Coordinate32 and ST_AdjCoordinate; and of ST_TextPoint (ISO/IEC 29500-1:2016,
// annex A: dml-main.xsd, dml-chart.xsd, dml-diagram.xsd, pml.xsd). The transitional schemas of 2008 and later let them stand
// as they are, those of 2006 do not, nor does Office 2007 or the validator of the Open XML SDK for any version of Office.
var values = fields(map[form]map[string]string{
	thousandths: {
		ooxml.NSDrawing: "tint@val shade@val alpha@val alphaOff@val alphaMod@val hueMod@val sat@val satOff@val satMod@val lum@val lumOff@val lumMod@val " +
			"red@val redOff@val redMod@val green@val greenOff@val greenMod@val blue@val blueOff@val blueMod@val " +
			"scrgbClr@r,g,b hslClr@sat,lum gs@pos fillToRect@l,t,r,b tileRect@l,t,r,b fillRect@l,t,r,b srcRect@l,t,r,b tile@sx,sy " +
			"alphaModFix@amt alphaBiLevel@thresh biLevel@thresh alphaRepl@a hsl@sat,lum lum@bright,contrast tint@amt relOff@tx,ty xfrm@sx,sy " +
			"outerShdw@sx,sy reflection@stA,stPos,endA,endPos,sx,sy ds@d,sp miter@lim camera@zoom spcPct@val buSzPct@val " +
			"normAutofit@fontScale,lnSpcReduction rPr@baseline defRPr@baseline endParaRPr@baseline",
		ooxml.NSMain: "cTn@spd,accel,decel tmPct@val tav@tm by@x,y from@x,y to@x,y rCtr@x,y rgb@r,g,b hsl@s,l cMediaNode@vol restoredLeft@sz restoredTop@sz",
		nsDiagram:    "prSet@custScaleX,custScaleY,custLinFactX,custLinFactY,custLinFactNeighborX,custLinFactNeighborY,custRadScaleRad,custRadScaleInc",
	},
	percents: {
		ooxml.NSChart: "gapWidth@val gapDepth@val overlap@val depthPercent@val hPercent@val bubbleScale@val holeSize@val secondPieSize@val lblOffset@val thickness@val",
	},
	emus: {
		ooxml.NSDrawing: "off@x,y chOff@x,y pt@x,y pos@x,y anchor@x,y,z norm@dx,dy,dz up@dx,dy,dz sp3d@z flatTx@z tile@tx,ty xfrm@tx,ty " +
			"bodyPr@lIns,tIns,rIns,bIns tcPr@marL,marR,marT,marB tab@pos gridCol@w tr@h rect@l,t,r,b " +
			"ahXY@minX,maxX,minY,maxY ahPolar@minR,maxR arcTo@wR,hR pPr@defTabSz defPPr@defTabSz " +
			"lvl1pPr@defTabSz lvl2pPr@defTabSz lvl3pPr@defTabSz lvl4pPr@defTabSz lvl5pPr@defTabSz lvl6pPr@defTabSz lvl7pPr@defTabSz lvl8pPr@defTabSz lvl9pPr@defTabSz",
		ooxml.NSMain: "pos@x,y origin@x,y guide@pos",
	},
	hundredths: {ooxml.NSDrawing: "rPr@spc defRPr@spc endParaRPr@spc"},
	name:       {ooxml.NSDrawing: "graphicData@uri"},
})

func fields(of map[form]map[string]string) map[field]form {
	all := map[field]form{}
	for f, spaces := range of {
		for space, list := range spaces {
			for _, entry := range strings.Fields(list) {
				element, names, _ := strings.Cut(entry, "@")
				for _, attribute := range strings.Split(names, ",") {
					all[field{space, element, attribute}] = f
				}
			}
		}
	}
	return all
}

// value is the transitional form of a value; empty where it stays.
func value(of field, is string) string {
	is = strings.TrimSpace(is)
	switch f := values[of]; f {
	case thousandths:
		return percentage(is, 1000)
	case percents:
		return percentage(is, 1)
	case emus:
		return measure(is, big.NewRat(914400, 1))
	case hundredths:
		return measure(is, big.NewRat(7200, 1))
	case name:
		return namespaces[is]
	}
	return ""
}

// number is one as percentages and measures have it. No length on a slide needs more digits than these.
const number = `(-?[0-9]{1,15}(?:\.[0-9]{1,30})?)`

var (
	percentForm = regexp.MustCompile(`^` + number + `%$`)
	measureForm = regexp.MustCompile(`^` + number + `(mm|cm|in|pt|pc|pi)$`)
)

// percentage is a percentage as a whole number of parts of a percent; empty where it is none.
func percentage(s string, parts int64) string {
	m := percentForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return times(m[1], big.NewRat(parts, 1))
}

// perInch are the units of ST_UniversalMeasure; the last two are the pica.
var perInch = map[string]*big.Rat{
	"mm": big.NewRat(254, 10), "cm": big.NewRat(254, 100), "in": big.NewRat(1, 1), "pt": big.NewRat(72, 1), "pc": big.NewRat(6, 1), "pi": big.NewRat(6, 1),
}

// measure is a length with its unit as a whole number of units of which an inch has so many; empty where it is none.
func measure(s string, inch *big.Rat) string {
	m := measureForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return times(m[1], new(big.Rat).Quo(inch, perInch[m[2]]))
}

// times is a number many times, rounded to a whole number, half away from zero.
func times(number string, by *big.Rat) string {
	n, ok := new(big.Rat).SetString(number)
	if !ok {
		return ""
	}
	s := n.Mul(n, by).FloatString(0)
	if s == "-0" {
		return "0"
	}
	return s
}

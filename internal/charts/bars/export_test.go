package bars

// SlideAbove are the sizes of a slide's bars with their labels above them.
var SlideAbove = slideAbove

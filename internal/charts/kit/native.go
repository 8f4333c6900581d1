package kit

// Native is a chart as Office draws it, in plain values: a type of this package for each form of chart that Office has.
type Native interface{ native() }

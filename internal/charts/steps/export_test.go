package steps

// DayOf counts the days since 1970.
var DayOf = dayOf

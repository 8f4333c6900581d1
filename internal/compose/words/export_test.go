package words

// What holds on to what in a sum, for the test of whole documents.
const MostGlued = longestUnbroken

var (
	IsSign       = isSign
	BeginsNumber = beginsNumber
	EndsNumber   = endsNumber
)

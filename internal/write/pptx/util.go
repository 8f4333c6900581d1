package pptx

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}

package pdf

import "bytes"

// tighten says what a content stream of fpdf says in fewer bytes, in place: without the zeros of numbers that say nothing,
// and without a blank beside a bracket. Operators and their order stay as they are. A tenth of the bytes goes, which nobody
// has to deflate, and a twentieth of the deflated ones.
func tighten(b []byte) []byte {
	n := 0         // bytes written
	blank := false // stands before the token, and must if the last one ended in a word
	word := false  // the last token was one
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c == ' ' || c == '\n':
			blank = true
			i++
			continue
		case c == '(':
			end := stringEnd(b, i)
			n += copy(b[n:], b[i:end])
			i, word = end, false
			continue
		case isBracket(c):
			b[n] = c
			n++
			i++
			word = false
			continue
		case c == '/':
			word = false // a name needs no blank before it
		}
		if word && blank {
			b[n] = '\n'
			n++
		}
		word, blank = true, false
		start, point := n, -1
		for {
			if c == '.' {
				point = n - start
			}
			b[n] = c
			n++
			if i++; i == len(b) || ends[b[i]] {
				break
			}
			c = b[i]
		}
		if point >= 0 {
			n = start + shortNumber(b[start:n], point)
		}
	}
	return b[:n]
}

// ends says which bytes end a number, a name or an operator.
var ends = [256]bool{' ': true, '\n': true, '(': true, '/': true, '<': true, '>': true, '[': true, ']': true}

func isBracket(c byte) bool { return c == '<' || c == '>' || c == '[' || c == ']' }

// stringEnd is where the string in parentheses ends that begins at i. In most nothing is escaped.
func stringEnd(b []byte, i int) int {
	end := bytes.IndexByte(b[i:], ')')
	if end < 0 {
		return len(b)
	}
	if bytes.IndexByte(b[i:i+end], '\\') < 0 {
		return i + end + 1
	}
	for i++; i < len(b) && b[i] != ')'; i++ {
		if b[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(b))
}

// shortNumber leaves out the zeros of a number before and after the digits that count, in place, and returns how many
// bytes are left.
func shortNumber(s []byte, point int) int {
	n := len(s)
	for s[n-1] == '0' {
		n--
	}
	if s[n-1] == '.' {
		n--
	}
	digits := 0
	if s[0] == '-' {
		digits = 1
	}
	if n > point && point == digits+1 && s[digits] == '0' {
		return copy(s[digits:], s[point:n]) + digits
	}
	if n == 2 && digits == 1 && s[1] == '0' {
		s[0] = '0'
		return 1
	}
	return n
}

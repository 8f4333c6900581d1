package pdf

import "bytes"

// alias is a name as fpdf writes it and as it stands in our file.
type alias struct{ long, short string }

// tighten says what a content stream of fpdf says in fewer bytes, in place: with our names, without the zeros of
// numbers that say nothing, and without a blank beside a bracket. Operators and their order stay as they are, but for
// the text object that fpdf opens around the choice of a face, which needs none (ISO 32000-1, figure 9). A tenth of
// the bytes goes, which nobody has to deflate, and a twentieth of the deflated ones.
func tighten(b []byte, aliases []alias) []byte {
	n := 0            // bytes written
	blank := false    // stands before the token, and must if the last one ended in a word
	word := false     // the last token was one
	choosing := false // a face, inside a text object that is left out
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
			if a := aliasOf(b[i:], aliases); a != nil {
				n += copy(b[n:], a.short)
				i += len(a.long)
				word, blank = true, false
				continue
			}
		case c == 'B' && i+3 < len(b) && b[i+1] == 'T' && b[i+3] == '/':
			choosing = true
			i += 2
			continue
		case c == 'E' && choosing && b[i+1] == 'T':
			choosing = false
			i += 2
			continue
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

func aliasOf(b []byte, aliases []alias) *alias {
	for i := range aliases {
		if long := aliases[i].long; len(b) >= len(long) && string(b[:len(long)]) == long {
			return &aliases[i]
		}
	}
	return nil
}

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

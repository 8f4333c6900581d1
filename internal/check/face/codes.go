package face

import (
	"unicode/utf16"

	"briefing/internal/check/object"
)

// ReadMap reads a ToUnicode map and returns the text of each code. A range that runs on over a change of the high byte
// is read as far as the change: only the last byte counts up (ISO 32000-1, 9.10.3). Of two texts for one code the
// first stands.
func ReadMap(data []byte) map[int]string {
	l := object.Lexer{Data: data}
	out := map[int]string{}
	var args []any
	for {
		switch v := l.Next().(type) {
		case object.End:
			return out
		case object.Operator:
			switch v {
			case "endbfchar":
				for i := 0; i+1 < len(args); i += 2 {
					add(out, args[i], args[i], args[i+1])
				}
			case "endbfrange":
				for i := 0; i+2 < len(args); i += 3 {
					list, ok := args[i+2].(object.Array)
					if !ok {
						add(out, args[i], args[i+1], args[i+2])
						continue
					}
					first, ok := code(args[i])
					for n := 0; ok && n < len(list); n++ {
						c := object.String([]byte{byte((first + n) >> 8), byte(first + n)})
						add(out, c, c, list[n])
					}
				}
			}
			args = nil
		default:
			args = append(args, v)
		}
	}
}

func code(v any) (int, bool) {
	s, ok := v.(object.String)
	if !ok || len(s) == 0 || len(s) > 2 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n, true
}

// add maps the codes first to last to a text and those that follow it in its last byte.
func add(out map[int]string, first, last, text any) {
	from, ok1 := code(first)
	to, ok2 := code(last)
	s, ok3 := text.(object.String)
	if !ok1 || !ok2 || !ok3 || len(s) < 2 || len(s)%2 != 0 {
		return
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	end := len(units) - 1
	start := units[end]
	for c := from; c <= min(to, from|0xFF); c++ {
		n := int(start) + c - from
		if n>>8 != int(start)>>8 {
			return
		}
		if _, has := out[c]; !has {
			units[end] = uint16(n)
			out[c] = string(utf16.Decode(units))
		}
	}
}

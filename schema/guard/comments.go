package guard

import "bytes"

// withoutComments copies a document with its comments and byte order marks blanked out, so that what remains outside
// of strings is ASCII and every position stays what it was.
func withoutComments(doc string) []byte {
	out := []byte(doc)
	for at := 0; at < len(out); {
		switch {
		case bytes.HasPrefix(out[at:], []byte(`"""`)):
			at = blockEnd(out, at+3)
		case out[at] == '"':
			at = stringEnd(out, at+1)
		case out[at] == '#':
			at = blank(out, at, lineEnd(out, at))
		case bytes.HasPrefix(out[at:], []byte("\ufeff")):
			at = blank(out, at, at+len("\ufeff"))
		default:
			at++
		}
	}
	return out
}

// blockEnd is the position behind the """ that closes a block string.
func blockEnd(doc []byte, at int) int {
	for at < len(doc) {
		switch {
		case bytes.HasPrefix(doc[at:], []byte(`\"""`)):
			at += 4
		case bytes.HasPrefix(doc[at:], []byte(`"""`)):
			return at + 3
		default:
			at++
		}
	}
	return at
}

// stringEnd is the position behind the quote that closes a string, or of the line end that a string must not have.
func stringEnd(doc []byte, at int) int {
	for at < len(doc) {
		switch doc[at] {
		case '\n', '\r':
			return at
		case '"':
			return at + 1
		case '\\':
			at++
		}
		at++
	}
	return min(at, len(doc))
}

func lineEnd(doc []byte, at int) int {
	if n := bytes.IndexAny(doc[at:], "\n\r"); n >= 0 {
		return at + n
	}
	return len(doc)
}

func blank(doc []byte, from, to int) int {
	for i := from; i < to; i++ {
		doc[i] = ' '
	}
	return to
}

package overlay

import (
	"unicode"
	"unicode/utf8"
)

// trie finds the surface forms of names in a text. It goes over bytes, so that how the tokenizer cuts a name does not
// matter, and a text is walked in time linear to its length, as the longest form bounds how far a match looks ahead.
type trie struct {
	next   map[edge]int32
	ends   map[int32]bearer // state -> whose form ends there
	states int32            // beside the root, which is 0
}

// edge is a byte behind a state.
type edge struct {
	state int32
	byte  byte
}

// add makes a form stand for a bearer. White space in it stands for white space of any kind, "'" for "’" too.
func (t *trie) add(form string, b bearer) {
	if t.next == nil {
		t.next, t.ends = map[edge]int32{}, map[int32]bearer{}
	}
	at := int32(0)
	for i := 0; i < len(form); {
		c, size := plain(form[i:])
		to, ok := t.next[edge{at, c}]
		if !ok {
			t.states++
			to = t.states
			t.next[edge{at, c}] = to
		}
		at = to
		i += size
	}
	if _, had := t.ends[at]; !had {
		t.ends[at] = b
	}
}

// find finds the longest form that begins at byte start of a text and ends where ends says that a word does. It
// gives the end of the form; 0 where there is none.
func (t *trie) find(text string, start int, ends func(end int) bool) (end int, b bearer) {
	at := int32(0)
	for i := start; i < len(text); {
		c, size := plain(text[i:])
		to, ok := t.next[edge{at, c}]
		if !ok {
			break
		}
		at = to
		i += size
		if bearer, ok := t.ends[at]; ok && ends(i) {
			end, b = i, bearer
		}
	}
	return end, b
}

// plain is the byte that the first bytes of a text are compared as, and how many they are: all white space is one space,
// and the two apostrophes are one.
func plain(s string) (c byte, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		n := size
		for n < len(s) && n < maxSpace {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !unicode.IsSpace(r) {
				break
			}
			n += size
		}
		return ' ', n
	case r == '’':
		return '\'', size
	}
	return s[0], 1
}

// maxSpace bounds the white space within a name: a line break and an indent.
const maxSpace = 16

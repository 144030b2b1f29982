package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// keys finds entities by texts. A key is made in one buffer, and one that is kept is written behind the others, so that
// neither is a string of its own.
type keys struct {
	entity map[string]int
	kept   strings.Builder
	size   int // bytes that the last document kept
}

// reset drops all keys.
func (k *keys) reset() {
	k.entity = emptied(k.entity)
	k.size = k.kept.Len()
	k.kept.Reset()
}

// find is the entity of a key.
func (k *keys) find(key []byte) (entity int, ok bool) {
	entity, ok = k.entity[string(key)]
	return entity, ok
}

// keep gives a new key its entity.
func (k *keys) keep(key []byte, entity int) {
	if k.kept.Len() == 0 {
		k.kept.Grow(max(len(key), k.size))
	}
	from := k.kept.Len()
	k.kept.Write(key)
	k.entity[k.kept.String()[from:]] = entity // a later growth of the builder leaves these bytes as they are
}

// appendLower appends s in lower case, as strings.ToLower has it.
func appendLower(buf []byte, s string) []byte {
	for _, c := range s {
		switch {
		case 'A' <= c && c <= 'Z':
			buf = append(buf, byte(c)+'a'-'A')
		case c < utf8.RuneSelf:
			buf = append(buf, byte(c))
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(c))
		}
	}
	return buf
}

// appendAcronym appends the capitals that the words of a name begin with, of a name of several words.
func appendAcronym(buf []byte, name string) []byte {
	from, words := len(buf), 0
	for word := range strings.FieldsSeq(name) {
		words++
		if word[0] >= 'A' && word[0] <= 'Z' {
			buf = append(buf, word[0])
		}
	}
	if words < 2 {
		return buf[:from]
	}
	return buf
}

// oneLine is s with a space for each run of white space, and none around it. Most texts are so as they stand.
func oneLine(s string) string {
	spaced := true // behind white space, or at the beginning
	for _, c := range s {
		space := unicode.IsSpace(c)
		if space && (spaced || c != ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		spaced = space
	}
	return strings.TrimSuffix(s, " ")
}

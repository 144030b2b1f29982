package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// key is what a name is known by: hashes of its folded form (see Fold) in its own letters and in lower case. It is
// made word by word and takes no memory, so that a text can be looked through without any.
//
// A hash has 64 bits: that two of the few hundred thousand names and phrases that a run sees share one by accident is
// less likely than a fault of the machine.
type key struct {
	cased, lower uint64
	first        uint64 // lower at the end of the first word
	words        int
	glued        bool // the next word is written without a space: the S of "U . S ."
}

// add appends a word, with a space between it and what is there.
func (k *key) add(word string) {
	if k.words == 0 {
		*k = key{cased: hashStart, lower: hashStart}
	}
	space := k.words > 0 && !k.glued
	for _, r := range word {
		if plain(r) {
			k.letter(r, &space)
			continue
		}
		out, changed := folding(r)
		if !changed {
			k.letter(r, &space)
			continue
		}
		switch out {
		case "":
			continue
		case " ":
			space = k.words > 0
			continue
		case ",", "and":
			space = k.words > 0
		}
		for _, l := range out {
			k.letter(l, &space)
		}
		space = out == "," || out == "and"
	}
}

// plain reports whether a rune folds to itself; most do.
func plain(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// letter appends a letter, and before it the space that is due.
func (k *key) letter(r rune, space *bool) {
	if k.words == 0 {
		k.words = 1
	} else if *space {
		if k.words == 1 {
			k.first = k.lower
		}
		k.words++
		k.cased, k.lower = hashed(k.cased, ' '), hashed(k.lower, ' ')
	}
	*space, k.glued = false, false
	k.cased = hashed(k.cased, r)
	k.lower = hashed(k.lower, unicode.ToLower(r))
}

// firstWord is the hash of the first word in lower case.
func (k *key) firstWord() uint64 {
	if k.words > 1 {
		return k.first
	}
	return k.lower
}

const (
	hashStart uint64 = 14695981039346656037 // of FNV-1a
	hashPrime uint64 = 1099511628211
)

// hashed is a hash with a rune added: FNV-1a over runes, stirred, since its own low bits are poor.
func hashed(h uint64, r rune) uint64 {
	h = (h ^ uint64(r)) * hashPrime
	return h ^ h>>29
}

// keyOf is the key of a whole name.
func keyOf(name string) key {
	var k key
	k.add(name)
	return k
}

// isInitial reports whether a word is one capital letter.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}

package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// maxEnding is how many bytes of the end of a word an entry of the lemma table may have, beside whole words.
const maxEnding = 5

// lemmatizer finds lemmas. It keeps memory, so one serves one goroutine.
type lemmatizer struct {
	lexicon *model.Lexicon
	buf     []byte
	made    []byte
	known   map[string]string // lemmas that were made before
}

// pennTag is what of a Penn tag the lemma depends on.
type pennTag struct {
	hash uint64 // as EndingKey mixes it in
	name bool
	kind lemmaKind
}

func newPennTag(xpos string) pennTag {
	return pennTag{uint64(model.HashOf(xpos)), IsName(xpos), lemmaKinds[xpos]}
}

// IsName reports whether lemmas of words with a Penn tag keep the case of the word.
func IsName(xpos string) bool { return xpos == "NNP" || xpos == "NNPS" }

// lemma is the dictionary form of a word with a tag. It is "" where that is the word in lower case. first says that the
// word begins a sentence, so that its capital says nothing.
func (l *lemmatizer) lemma(form string, t pennTag, first bool) string {
	switch {
	case t.kind == asWritten:
		return form
	case t.kind == numeral:
		return numeralLemma(form)
	}
	lower := l.lower(form)
	if t.name {
		return l.nameLemma(form, lower, t)
	}
	if hasCapital(form) && l.keepsCase(form, t, first) {
		return l.casedLemma(form, lower, t)
	}
	edit := l.edit(lower, t)
	stem := lower[:len(lower)-edit.Cut]
	switch {
	case edit.Capital:
		return capitalized(string(stem) + edit.Add)
	case edit.Cut == 0 && edit.Add == "":
		return ""
	case edit.Add == "" && string(lower) == form: // mostly plurals: no new string is needed
		return form[:len(stem)]
	}
	return l.joined(append(l.made[:0], stem...), edit.Add)
}

// maxKnown is how many lemmas are remembered: beyond, what texts invent would fill the memory.
const maxKnown = 1 << 14

// joined is a lemma made of the letters of a word and others, as the string that was made of them before.
func (l *lemmatizer) joined(letters []byte, add string) string {
	l.made = append(letters, add...)
	if lemma, ok := l.known[string(l.made)]; ok {
		return lemma
	}
	if l.known == nil {
		l.known = map[string]string{}
	}
	lemma := string(l.made)
	if len(l.known) < maxKnown {
		l.known[lemma] = lemma
	}
	return lemma
}

// nameLemma is lemma for a name.
func (l *lemmatizer) nameLemma(form string, lower []byte, t pennTag) string {
	if shouted(form) {
		return l.joined(append(append(l.made[:0], form[0]), lower[1:]...), "")
	}
	return l.casedLemma(form, lower, t)
}

// casedLemma is lemma for a word that keeps its case. Letters that are longer in lower case make cutting uncertain, so
// such words stay.
func (l *lemmatizer) casedLemma(form string, lower []byte, t pennTag) string {
	if edit := l.edit(lower, t); len(lower) == len(form) && !edit.Capital {
		stem := form[:len(form)-edit.Cut]
		if edit.Add == "" {
			return stem
		}
		return l.joined(append(l.made[:0], stem...), edit.Add)
	}
	return form
}

// lower is form in lower case, valid until the next call.
func (l *lemmatizer) lower(form string) []byte {
	l.buf = l.buf[:0]
	for _, r := range form {
		l.buf = utf8.AppendRune(l.buf, unicode.ToLower(r))
	}
	return l.buf
}

// edit is what the longest known ending of a lower-case word asks for, the whole word before any: nothing, if no
// ending is known.
func (l *lemmatizer) edit(lower []byte, t pennTag) model.Edit {
	best, found := uint16(0), false
	h := model.HashStart
	for k := 0; ; k++ {
		if k <= maxEnding {
			if id, ok := l.lexicon.Endings.Of(h.Key(t.hash)); ok {
				best, found = id, true
			}
		}
		if k == len(lower) {
			break
		}
		h = h.Byte(lower[len(lower)-1-k])
	}
	if id, ok := l.lexicon.Endings.Of(h.Byte('^').Key(t.hash)); ok {
		best, found = id, true
	}
	if !found {
		return model.Edit{}
	}
	edit := l.lexicon.Edits[best]
	if edit.Cut > len(lower) || !utf8.RuneStart(byteAt(lower, len(lower)-edit.Cut)) {
		return model.Edit{}
	}
	return edit
}

// byteAt is the byte at i, or one that starts a rune at the end.
func byteAt(b []byte, i int) byte {
	if i == len(b) {
		return 0
	}
	return b[i]
}

// capitalized is s with its first letter in upper case.
func capitalized(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// EndingOf is how the end of a lower-case word of n bytes is written in the lemma table. ok is false for one longer
// than the table holds; the word itself, with n its length, is written as "^word" by WholeWord.
func EndingOf(lower string, n int) (ending string, ok bool) {
	if n > maxEnding || n > len(lower) {
		return "", false
	}
	return lower[len(lower)-n:], true
}

// WholeWord is how a whole lower-case word is written in the lemma table.
func WholeWord(lower string) string { return "^" + strings.ToLower(lower) }

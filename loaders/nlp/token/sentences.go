package token

import (
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// sentences cuts the tokens of a block into sentences. A headline, dateline or byline is one.
func (t *tokenizer) sentences(d *nlp.Doc, block int, kind nlp.BlockKind, r nlp.Range) {
	first := r.First
	if kind == nlp.Paragraph || kind == nlp.Highlights || kind == nlp.Caption {
		for i := r.First; i+1 < r.End; i++ {
			if end := t.sentenceEnd(d, i, r); end > 0 && end < r.End {
				addSentence(d, block, nlp.Range{First: first, End: end})
				first, i = end, end-1
			}
		}
	}
	if first < r.End {
		addSentence(d, block, nlp.Range{First: first, End: r.End})
	}
}

// addSentence appends a sentence.
func addSentence(d *nlp.Doc, block int, r nlp.Range) {
	d.Sentences = append(d.Sentences, nlp.Sentence{Range: r, Block: block})
	markHead(d, r)
}

// markHead marks the first word of a sentence.
func markHead(d *nlp.Doc, r nlp.Range) {
	for i := r.First; i < r.End; i++ {
		if !d.Tokens[i].Is(nlp.Punct) {
			d.Tokens[i].Flags |= nlp.SentenceHead
			return
		}
	}
}

// sentenceEnd is where a sentence ends that token i stops, with the marks that close after it, or 0 if i stops none.
func (t *tokenizer) sentenceEnd(d *nlp.Doc, i int, r nlp.Range) int {
	form := d.Form(i)
	switch last := form[len(form)-1]; {
	case d.Tokens[i].Is(nlp.Punct) && stops(form):
		if stopsBefore(d, i, r) {
			return 0 // "failed .  . . and so": the last of several stops ends it
		}
	case last == '.':
		return t.abbreviationEnd(d, i, r)
	default:
		return 0
	}
	end := referenceEnd(d, closersEnd(d, i+1, r), r)
	if end == r.End || !t.begins(d, end, r) {
		return 0
	}
	if strings.IndexByte("!?", form[len(form)-1]) >= 0 && end > i+1 && t.isReported(d, end, r) {
		return 0
	}
	return end
}

// abbreviationEnd is sentenceEnd for a token whose full stop is its own: a sentence ends if a word follows that
// begins sentences and the abbreviation is not one that something must follow.
func (t *tokenizer) abbreviationEnd(d *nlp.Doc, i int, r nlp.Range) int {
	word := strings.TrimSuffix(d.Form(i), ".")
	if d.Tokens[i].Is(nlp.HasDigit) && isDigit(rune(word[0])) {
		return 0 // the number of an item in a list
	}
	if kind := t.abbreviations[word]; kind == midAbbreviation || kind == numAbbreviation || i == r.First {
		return 0
	}
	if _, size := utf8.DecodeRuneInString(word); size == len(word) {
		return 0 // the initial of a name
	}
	end := closersEnd(d, i+1, r)
	head := end
	for head < r.End && isOpener(d.Form(head)) {
		head++
	}
	if head == r.End || !d.Tokens[end].Is(nlp.SpaceBefore) || !t.starters[d.Form(head)] {
		return 0
	}
	return end
}

// closersEnd is the first token from i on that is not a quotation mark or bracket closing on the token before it.
func closersEnd(d *nlp.Doc, i int, r nlp.Range) int {
	for i < r.End && isCloser(d.Form(i)) && (!d.Tokens[i].Is(nlp.SpaceBefore) && !opensQuote(d, i, r) || closesQuote(d, i)) {
		i++
	}
	return i
}

// closesQuote reports whether token i ends what is in quotation marks, even if white space sets it apart.
func closesQuote(d *nlp.Doc, i int) bool {
	return d.Tokens[i-1].Is(nlp.InQuote) && !d.Tokens[i].Is(nlp.InQuote)
}

// opensQuote reports whether what follows token i is in quotation marks and what precedes it is not.
func opensQuote(d *nlp.Doc, i int, r nlp.Range) bool {
	return i+1 < r.End && d.Tokens[i+1].Is(nlp.InQuote) && !d.Tokens[i-1].Is(nlp.InQuote)
}

func isCloser(form string) bool {
	switch form {
	case "\"", "”", "'", "’", "''", ")", "]", "»", "}":
		return true
	}
	return false
}

func isOpener(form string) bool {
	switch form {
	case "\"", "“", "'", "‘", "``", "(", "[", "«", "„", "*", "•", "-", "—", "–", "--":
		return true
	}
	return false
}

// stops reports whether a mark ends sentences.
func stops(form string) bool {
	return strings.IndexByte(".!?", form[len(form)-1]) >= 0 || form == "…"
}

// stopsBefore reports whether another mark that ends sentences follows the one at token i.
func stopsBefore(d *nlp.Doc, i int, r nlp.Range) bool {
	return i+1 < r.End && d.Tokens[i+1].Is(nlp.Punct) && stops(d.Form(i+1)) && len(d.Form(i)) == 1 && len(d.Form(i+1)) == 1
}

// referenceEnd is the end of the references that stand at token i, behind what they are given for: "in 1805. [19][20] He".
func referenceEnd(d *nlp.Doc, i int, r nlp.Range) int {
	for i+2 < r.End && d.Form(i) == "[" && d.Tokens[i+1].Is(nlp.HasDigit) && d.Form(i+2) == "]" {
		i += 3
	}
	return i
}

// begins reports whether a sentence can begin at token i, behind a mark that ends one: with a capital, a digit, a
// bullet or an opening mark; in careless writing, with a word in lower case that begins sentences.
func (t *tokenizer) begins(d *nlp.Doc, i int, r nlp.Range) bool {
	glued := !d.Tokens[i].Is(nlp.SpaceBefore)
	trails := strings.HasSuffix(d.Form(i-1), "..") || d.Form(i-1) == "…" // one that goes on after a pause
	for i < r.End && isOpener(d.Form(i)) {
		i++
	}
	if i == r.End {
		return !glued
	}
	form := d.Form(i)
	first, size := utf8.DecodeRuneInString(form)
	switch {
	case glued: // the space was lost: "he said.The"
		return isUpper(first)
	case isLower(first):
		return hasUpper(form[size:]) || isAddress(form) || !trails && t.lowerStarters[form]
	}
	return !strings.ContainsRune(",;:%)]", first)
}

// hasUpper reports whether s has a capital: those of iPhone and eBay begin sentences although their first letters are
// small.
func hasUpper(s string) bool {
	for i := range len(s) {
		if isUpper(rune(s[i])) {
			return true
		}
	}
	return false
}

func isAddress(form string) bool {
	return strings.HasPrefix(form, "http") || strings.HasPrefix(form, "www.")
}

// isReported reports whether a verb of saying stands among the first words from i, before any mark: the quotation
// before them is a part of the sentence, not one of its own.
func (t *tokenizer) isReported(d *nlp.Doc, i int, r nlp.Range) bool {
	const nearby = 6
	for j := i; j < min(i+nearby, r.End) && !d.Tokens[j].Is(nlp.Punct); j++ {
		if t.reporting[d.Form(j)] {
			return true
		}
	}
	return false
}

package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

var determiner, _ = nlp.ParseXPOS("DT")

func isQuote(form string) bool {
	switch form {
	case `"`, "“", "”", "''", "``", "'", "‘", "’", "„", "«", "»":
		return true
	}
	return false
}

func isDash(form string) bool { return form == "--" || form == "–" || form == "—" || form == "-" }

func isComma(form string) bool { return form == "," || isDash(form) }

// opens reports whether token i is a quotation mark with quoted words behind it.
func (r *reader) opens(i int) bool {
	return i+1 < len(r.doc.Tokens) && isQuote(r.doc.Form(i)) && !r.quoted(i) && r.quoted(i+1)
}

// closes reports whether token i is a quotation mark with quoted words before it.
func (r *reader) closes(i int) bool {
	return i > 0 && i < len(r.doc.Tokens) && isQuote(r.doc.Form(i)) && !r.quoted(i) && r.quoted(i-1)
}

func (r *reader) quoted(i int) bool { return r.doc.Tokens[i].Is(nlp.InQuote) }

// quotedEnd is the first token behind the quoted words, and their closing mark, that token i is among or that it opens,
// within the sentence.
func (r *reader) quotedEnd(i int) int {
	if !r.quoted(i) {
		i++
	}
	for i < r.sent.End && r.quoted(i) {
		i++
	}
	if i < r.sent.End && isQuote(r.doc.Form(i)) {
		i++
	}
	return i
}

func (r *reader) kind(content nlp.Range) nlp.QuoteKind {
	words := 0
	for i := content.First; i < content.End; i++ {
		if r.quoted(i) {
			words++
		}
	}
	switch {
	case words == 0:
		return nlp.Indirect
	case words >= content.Len()-2:
		return nlp.Direct
	}
	return nlp.Mixed
}

// trim drops commas, colons and full stops around a content, and a leading "that".
func (r *reader) trim(c nlp.Range) nlp.Range {
	for c.First < c.End && (r.bareMark(c.First) || r.isAny(c.First, ",", ".") || r.is(c.First, "that") && r.doc.Tokens[c.First].XPOS != determiner) {
		c.First++
	}
	for c.First < c.End && r.bareMark(c.End-1) && r.doc.Form(c.End-1) != "%" {
		c.End--
	}
	return c
}

// bareMark reports whether token i is a mark that is no part of what it parts.
func (r *reader) bareMark(i int) bool {
	if !r.doc.Tokens[i].Is(nlp.Punct) {
		return false
	}
	switch f := r.doc.Form(i); f {
	case "(", ")", "[", "]", "$", "€", "£":
		return false
	case ".", ",", "?", "!":
		return !r.quoted(i) // within the marks it is a part of what is quoted
	default:
		return !isQuote(f)
	}
}

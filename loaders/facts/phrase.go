package facts

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// longestName is how many words may tell who the unnamed are; what takes more is a story, not a name.
const longestName = 12

// phrase is how the article first speaks of the unnamed: "two people briefed on the talks", where "people" alone would be
// anybody. It is e's name where the tree tells no more.
func (b *builder) phrase(e nlp.Entity) string {
	if e.Named || len(e.Mentions) == 0 || e.Class == nlp.OfficeClass || b.doc.Done&nlp.Deps == 0 {
		return e.Name
	}
	m := &b.doc.Mentions[e.Mentions[0]]
	if b.doc.Tokens[m.Head].UPOS == nlp.PRON {
		return e.Name
	}
	r := nlp.Range{First: b.phraseStart(m), End: b.phraseEnd(m)}
	if r.Len() > longestName {
		return e.Name
	}
	return oneLine(b.doc.TextOf(r))
}

// phraseStart is where the noun phrase of a mention begins, articles and the like aside.
func (b *builder) phraseStart(m *nlp.Mention) int {
	at := b.doc.ChunkAt(m.First)
	if at < 0 || b.doc.Chunks[at].Kind != nlp.NounPhrase || b.doc.Chunks[at].Head != m.Head {
		return m.First
	}
	for i := b.doc.Chunks[at].First; i < m.First; i++ {
		switch t := b.doc.Tokens[i]; {
		case t.UPOS == nlp.NUM && !t.Is(nlp.HasDigit), t.UPOS == nlp.ADJ, t.UPOS == nlp.NOUN:
			return i
		}
	}
	return m.First
}

// phraseEnd is the end of the words behind a mention that belong to its phrase: "of the council", "briefed on the talks".
func (b *builder) phraseEnd(m *nlp.Mention) int {
	at := b.doc.SentenceOf(m.Head)
	if at < 0 {
		return m.End
	}
	end := m.End
	for end < b.doc.Sentences[at].End && end <= m.First+longestName && b.modifies(end, m) {
		end++
	}
	return end
}

// tells reports whether a preposition behind a noun says who or which. "In May" and "by the ministry" rather say when and
// by whom something happened to them.
func tells(preposition string) bool {
	switch preposition {
	case "of", "from", "with", "between", "about", "against", "on", "to", "for":
		return true
	}
	return false
}

// begins reports whether a clause without a subject begins at token i: "to obtain contracts", "from publishing". It says
// what those before it are to do, and not who they are.
func (b *builder) begins(i int) bool {
	t := b.doc.Tokens
	switch {
	case i+1 >= len(t):
		return false
	case t[i].UPOS == nlp.PART:
		return t[i+1].UPOS == nlp.VERB || t[i+1].UPOS == nlp.AUX
	}
	return (t[i].UPOS == nlp.ADP || t[i].UPOS == nlp.SCONJ) && t[i+1].XPOS == nlp.VBG
}

// modifies reports whether token i hangs on a mention's head through "of", "from" and the like, or through a participle.
func (b *builder) modifies(i int, m *nlp.Mention) bool {
	if b.doc.Tokens[i].UPOS == nlp.PUNCT && b.doc.Tokens[i].Is(nlp.SpaceBefore) || b.doc.Form(i) == "," {
		return false
	}
	if b.doc.TimeAt(i) >= 0 || i+1 < len(b.doc.Tokens) && b.doc.TimeAt(i+1) >= 0 && b.doc.Tokens[i].UPOS == nlp.ADP {
		return false // "an agreement on Tuesday"
	}
	if m.Class != nlp.AgreementClass && b.begins(i) {
		return false
	}
	if t := b.doc.Tokens[i]; nlp.Rel(t.Rel) == nlp.Case && t.Head >= 0 && int(b.doc.Tokens[t.Head].Head) == m.Head && !tells(b.doc.Lower(i)) {
		return false
	}
	for range longestName {
		h := int(b.doc.Tokens[i].Head)
		if h == m.Head && h >= 0 {
			rel := nlp.Rel(b.doc.Tokens[i].Rel)
			return rel == nlp.Nmod || rel == nlp.Acl || rel == nlp.Amod
		}
		if h < m.End { // of another phrase, or none
			return false
		}
		i = h
	}
	return false
}

// Package chunk groups tagged tokens into noun phrases and verb groups, sentence by sentence, without parsing.
//
// It is what frames are read from, beside the trees. A noun phrase ends at its head
// noun: "the current agreement" in "the current agreement that covers the troops"; a possessive and what it owns are
// one phrase, "Trump's national security adviser". A verb group runs from the first auxiliary to the main verb.
package chunk

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// New makes the stage. It needs names and times, so that no phrase ends inside one or runs into the other, and gives Doc.Chunks in order.
func New() nlp.Stage { return stage{} }

type stage struct{}

func (stage) Name() string     { return "chunk" }
func (stage) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags | nlp.Names | nlp.Times }
func (stage) Gives() nlp.Layer { return nlp.Chunks }

func (stage) Annotate(d *nlp.Doc) error {
	c := chunker{doc: d, nameEnd: map[int]int{}, timeStart: map[int]bool{}, timeEnd: map[int]bool{}}
	for _, n := range d.Names {
		c.nameEnd[n.First] = n.End
	}
	for _, t := range d.Times {
		c.timeStart[t.First], c.timeEnd[t.End] = true, true
	}
	for _, s := range d.Sentences {
		c.end = s.End
		for i := s.First; i < s.End; {
			i = c.next(i)
		}
	}
	return nil
}

type chunker struct {
	doc       *nlp.Doc
	end       int          // of the sentence
	nameEnd   map[int]int  // first token of a name -> its end
	timeStart map[int]bool // first tokens of times
	timeEnd   map[int]bool // tokens behind times
}

// next reads the chunk at token i, if there is one, and gives the token to go on from.
func (c *chunker) next(i int) int {
	if end, head := c.nounPhrase(i); end > i {
		c.doc.Chunks = append(c.doc.Chunks, nlp.Chunk{Range: nlp.Range{First: i, End: end}, Kind: nlp.NounPhrase, Head: head})
		return end
	}
	if end, head := c.verbGroup(i); end > i {
		r := nlp.Range{First: i, End: end}
		c.doc.Chunks = append(c.doc.Chunks, nlp.Chunk{Range: r, Kind: nlp.VerbGroup, Head: head, Verb: c.form(r, head)})
		return end
	}
	return i + 1
}

// maxUnheaded is how many tokens a phrase may have without a noun, or a verb group without a verb. Longer runs are no
// prose, and looking through them again from each of their tokens would take time in the square of their length.
const maxUnheaded = 64

// nounPhrase finds the phrase at i and its head, the last noun in it; end is i where there is none.
func (c *chunker) nounPhrase(i int) (end, head int) {
	d := c.doc
	if d.Tokens[i].UPOS == nlp.PRON && !isPossessive(d, i) {
		return i + 1, i
	}
	end = i
	for j := i; j < c.end && j < end+maxUnheaded; {
		if end == j && c.parted(i, j) {
			break
		}
		if e := c.nameEnd[j]; e > j {
			end, head, j = e, e-1, e
			continue
		}
		if !c.goesOn(i, end, j) {
			break
		}
		switch d.Tokens[j].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.NUM:
			end, head = j+1, j
		}
		j++
	}
	return end, head
}

// parted reports whether what goes on at token j is a phrase of its own, though it could be read as one with the nouns
// from i: a time or a sum behind a name ("Uganda [next month]", "Acme [$3 million]"), a name behind a time ("on Monday
// [Kenya]").
func (c *chunker) parted(i, j int) bool {
	switch {
	case j == i:
		return false
	case c.nameEnd[i] > 0 && c.timeStart[j], c.nameEnd[i] == j && c.doc.Tokens[j].UPOS == nlp.SYM:
		return true
	}
	return c.timeEnd[j] && c.nameEnd[j] > 0 || c.timeStart[j] && c.unmarked(j)
}

// unmarked reports whether the time that begins at token j hangs on a verb or noun without a preposition: "signed an
// agreement [today]", "staged demonstrations [last Saturday]".
func (c *chunker) unmarked(j int) bool {
	for k := j; k < c.end && (k == j || !c.timeEnd[k]); k++ {
		switch nlp.Rel(c.doc.Tokens[k].Rel) {
		case nlp.OblUnmarked, nlp.NmodUnmarked:
			return true
		}
	}
	return false
}

// goesOn reports whether token j may stand in the noun phrase that began at i and whose last noun ends at end.
func (c *chunker) goesOn(i, end, j int) bool {
	d := c.doc
	switch t := d.Tokens[j]; t.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.ADJ, nlp.SYM:
		return true
	case nlp.PRON:
		return j == i // a possessive
	case nlp.DET:
		return j == i || d.Tokens[j-1].UPOS == nlp.DET
	case nlp.PART:
		return end > i && isClitic(d.Form(j))
	case nlp.ADV:
		return end == i && c.modifierAhead(j)
	case nlp.VERB:
		return c.participleModifier(i, j)
	case nlp.PUNCT:
		return d.Form(j) == "-" && j > i && !t.Is(nlp.SpaceBefore)
	}
	return false
}

func isClitic(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’"
}

var possessiveTag, _ = nlp.ParseXPOS("PRP$")

func isPossessive(d *nlp.Doc, i int) bool { return d.Tokens[i].XPOS == possessiveTag }

// modifierAhead reports whether the adverb at j modifies a modifier of a noun: "permanently forward-deployed".
func (c *chunker) modifierAhead(j int) bool {
	for k := j + 1; k < c.end && k < j+4; k++ {
		switch c.doc.Tokens[k].UPOS {
		case nlp.ADV, nlp.PUNCT:
		case nlp.ADJ, nlp.NUM, nlp.NOUN:
			return true
		case nlp.VERB:
			return c.participleModifier(j, k)
		default:
			return false
		}
	}
	return false
}

// participleModifier reports whether the verb at j stands before a noun as an adjective does: "an emailed statement",
// "the minister's emailed statement". It needs something before it in the phrase, and a noun right behind.
func (c *chunker) participleModifier(i, j int) bool {
	t := c.doc.Tokens[j]
	if j == i || j+1 >= c.end || t.XPOS != nlp.VBN && t.XPOS != nlp.VBG {
		return false
	}
	before := c.doc.Tokens[j-1].UPOS
	if before != nlp.DET && before != nlp.ADJ && before != nlp.ADV && before != nlp.PUNCT && before != nlp.PART && !isPossessive(c.doc, j-1) {
		return false
	}
	after := c.doc.Tokens[j+1].UPOS
	return after == nlp.NOUN || after == nlp.ADJ || after == nlp.PROPN
}

// verbGroup finds the group at i and its main verb; end is i where there is none.
func (c *chunker) verbGroup(i int) (end, head int) {
	d := c.doc
	end = i
	for j := i; j < c.end && j < i+maxUnheaded; j++ {
		switch d.Tokens[j].UPOS {
		case nlp.VERB:
			if j > i && !c.continues(i, j) {
				return end, head
			}
			return j + 1, j
		case nlp.AUX:
			end, head = j+1, j
		case nlp.ADV:
			if j == i {
				return i, 0
			}
		case nlp.PART:
			if w := d.Lower(j); w != "to" && w != "not" && w != "n't" && w != "n’t" {
				return end, head
			}
		default:
			return end, head
		}
	}
	return end, head
}

// continues reports whether the verb at j still belongs to the group that began at i: after "to" only a base form does.
func (c *chunker) continues(i, j int) bool {
	for k := j - 1; k >= i; k-- {
		if c.doc.Lower(k) == "to" {
			return c.doc.Tokens[j].XPOS == nlp.VB || c.doc.Tokens[j].XPOS == nlp.NN
		}
	}
	return true
}

// form reads the auxiliaries of a verb group.
func (c *chunker) form(r nlp.Range, head int) nlp.VerbForm {
	d := c.doc
	var f nlp.VerbForm
	be := false // the last auxiliary is a form of "be" or "get"
	for i := r.First; i < head; i++ {
		f |= auxForms[d.Lower(i)]
		if d.Tokens[i].UPOS == nlp.AUX {
			be = isBe(d.Lower(i))
		}
	}
	main := d.Tokens[head]
	alone := r.Len() == 1 || head == r.First
	switch main.XPOS {
	case nlp.VBN:
		if be {
			f |= nlp.Passive
		}
		f |= nlp.Past
		if alone {
			f |= nlp.Participle
		}
	case nlp.VBD:
		f |= nlp.Past
	case nlp.VBG:
		if alone {
			f |= nlp.Gerund
		}
	}
	if main.UPOS == nlp.AUX && isBe(d.Lower(head)) {
		f |= nlp.Copula | auxForms[d.Lower(head)]
	}
	return f
}

func isBe(form string) bool {
	switch form {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "’s", "’re", "'m", "get", "gets", "got":
		return true
	}
	return false
}

// auxForms: what a word in front of the main verb says of it.
var auxForms = map[string]nlp.VerbForm{
	"not": nlp.Negated, "n't": nlp.Negated, "n’t": nlp.Negated, "never": nlp.Negated, "hardly": nlp.Negated,
	"will": nlp.Future, "'ll": nlp.Future, "’ll": nlp.Future, "wo": nlp.Future, "shall": nlp.Future,
	"may": nlp.Possibility, "might": nlp.Possibility, "could": nlp.Possibility, "can": nlp.Possibility, "ca": nlp.Possibility,
	"would": nlp.Conditional, "'d": nlp.Conditional, "should": nlp.Obligation, "must": nlp.Obligation,
	"to": nlp.Infinitive, "had": nlp.Past, "was": nlp.Past, "were": nlp.Past, "did": nlp.Past,
}

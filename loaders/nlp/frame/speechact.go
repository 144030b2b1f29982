package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// speechAct is the class of what somebody does by saying a content that no verb or noun of the lexicon classes, and whom
// it is done to: "said Kenya must leave" demands, "said the ruling was a disgrace" disapproves, "said he would leave"
// intends. It is STATE where the words do not tell.
func (c *clause) speechAct(q *nlp.Quotation) (class string, target []int) {
	d := c.doc
	root := c.rootIn(q.Content)
	if root < 0 {
		return "STATE", nil
	}
	kinds := c.lexicon.speech
	subject := c.Child(root, subjectRels)
	switch {
	case c.modal(root, kinds["must"]):
		return "DEMAND", c.other(q, c.actorsAt(subject))
	case c.modal(root, kinds["should"]):
		return "APPEAL", c.other(q, c.actorsAt(subject))
	case c.modal(root, kinds["will"]) && subject >= 0 && c.isSpeaker(q, subject):
		return "INTEND", nil
	}
	judged := c.judgementBy(root)
	if judged == "" && q.Manner == nlp.Touches {
		judged = c.judgementIn(q.Content)
		subject = root // what is called so
	}
	if judged == "" {
		return "STATE", nil
	}
	if c.negated(root) {
		judged = map[string]string{"ENDORSE": "DISAPPROVE", "DISAPPROVE": "STATE"}[judged]
	}
	if subject >= 0 && judged != "STATE" {
		if target = c.other(q, c.actorsAt(subject)); len(target) == 0 && !c.isSpeaker(q, subject) {
			target = c.other(q, c.concerned(subject))
		}
	}
	if len(target) == 0 && d.Tokens[root].UPOS != nlp.VERB {
		target = c.other(q, c.concerned(root))
	}
	return judged, target
}

// rootIn is the word that the clause in r hangs on: the first whose head stands outside, but for words that only lead it.
func (c *clause) rootIn(r nlp.Range) int {
	for i := max(r.First, c.sent.First); i < min(r.End, c.sent.End); i++ {
		if h := c.Head(i); (h < 0 || !r.Has(h)) && !c.doc.Tokens[i].Is(nlp.Punct) && c.Rel(i) != nlp.Mark && c.Rel(i) != nlp.Cc {
			return i
		}
	}
	return -1
}

// modal reports whether the predicate p stands under one of the auxiliaries, or is one of the verbs with an infinitive
// below it ("needs to", "has to").
func (c *clause) modal(p int, words map[string]bool) bool {
	for k := c.First(p); k >= 0; k = c.Next(k) {
		if c.Rel(k) == nlp.Aux && words[c.doc.Lower(k)] && c.doc.Lemma(k) != "have" { // "have left" is no duty
			return true
		}
	}
	return words[c.doc.Lemma(p)] && c.Child(p, nlp.RelSet(nlp.Xcomp)) > p
}

// isSpeaker reports whether token i, a subject, is the one who says the quotation: "we", or a pronoun or name of the
// speaker.
func (c *clause) isSpeaker(q *nlp.Quotation, i int) bool {
	switch c.doc.Lower(i) {
	case "we", "i":
		return true
	}
	e := c.actorAt(i, 1)
	return e >= 0 && q.Speaker >= 0 && c.doc.Mentions[q.Speaker].Entity == e
}

// other leaves out the speaker.
func (c *clause) other(q *nlp.Quotation, entities []int) []int {
	var out []int
	for _, e := range entities {
		if q.Speaker < 0 || c.doc.Mentions[q.Speaker].Entity != e {
			out = append(out, e)
		}
	}
	return out
}

// judgementBy is the class of a judgement that the predicate p, its object or what is said of it passes, or "".
func (c *clause) judgementBy(p int) string {
	class := c.judgementIn(nlp.Range{First: p, End: p + 1})
	for k := c.First(p); k >= 0 && class == ""; k = c.Next(k) {
		switch c.Rel(k) {
		case nlp.Obj, nlp.Amod, nlp.Xcomp, nlp.Conj:
			class = c.judgementIn(nlp.Range{First: k, End: k + 1})
		}
	}
	return class
}

// judgementIn is the class of the judgement that the first such word of r passes, or "".
func (c *clause) judgementIn(r nlp.Range) string {
	for i := r.First; i < r.End; i++ {
		switch lemma := c.doc.Lemma(i); {
		case c.lexicon.speech["blames"][lemma]:
			return "DISAPPROVE"
		case c.lexicon.speech["praises"][lemma]:
			return "ENDORSE"
		}
	}
	return ""
}

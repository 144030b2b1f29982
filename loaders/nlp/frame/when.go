package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// time is the expression that dates an event, -1 for none: one that depends on its cue, or on the verb that the cue's is
// joined to or depends on; or else the first date in its clause, or one that opens it. A date within the content of a
// demand or a promise is when that is to happen, not when it was asked, unless it depends on the asking.
func (c *clause) time(f *nlp.Frame, whole nlp.Range) int {
	inner := f.Content
	if inner.First == f.Cue.First || !tellsContent(f.Type) {
		inner = nlp.Range{}
	}
	near, shared := -1, -1
	for i, t := range c.doc.TimesIn(c.sent) {
		if t.EDTF == "" || t.Type == nlp.TimexSet {
			continue
		}
		verb := c.verbAbove(t.Range)
		if f.Cue.Has(verb) || f.Cue.Overlaps(t.Range) {
			return i
		}
		if t.Type == nlp.TimexDuration {
			continue
		}
		if shared < 0 && c.sharesTime(f.Cue, t.Range, verb) {
			shared = i
		}
		opens := t.End <= whole.First && c.opensClause(t.First) && c.noClauseBetween(t.End, whole.First)
		if near < 0 && (opens || whole.Contains(t.Range) && !inner.Contains(t.Range) && !c.ofAnother(f.Cue, verb)) {
			near = i
		}
	}
	if shared >= 0 {
		return shared
	}
	return near
}

// verbAbove is the nearest verb, or word with a copula, that the words of r depend on; -1 for none.
func (c *clause) verbAbove(r nlp.Range) int {
	h, _ := c.doc.Governor(r)
	for range 8 {
		if h < 0 || !c.sent.Has(h) {
			return -1
		}
		if u := c.doc.Tokens[h].UPOS; u == nlp.VERB || u == nlp.AUX || c.Child(h, nlp.RelSet(nlp.Cop)) >= 0 {
			return h
		}
		h = c.Head(h)
	}
	return -1
}

// sharesTime reports whether what a time before a cue dates holds for the cue: "On Friday he met her and [left]", "in May it
// agreed to [leave]", "in 2016 he left, [closing] the door".
func (c *clause) sharesTime(cue, t nlp.Range, verb int) bool {
	if verb < 0 || t.First > cue.First {
		return false
	}
	h := cue.End - 1
	for range 4 {
		up := c.Head(h)
		if up < 0 {
			return false
		}
		switch c.Rel(h) {
		case nlp.Conj, nlp.Xcomp:
		case nlp.Advcl:
			if c.doc.Tokens[h].XPOS != nlp.VBG {
				return false
			}
		default:
			return false
		}
		if up == verb {
			return true
		}
		h = up
	}
	return false
}

// ofAnother reports whether the verb that a time depends on tells something else than the cue: a verb of its own, neither
// above the cue nor below it without a clause between.
func (c *clause) ofAnother(cue nlp.Range, verb int) bool {
	if verb < 0 {
		return false
	}
	return c.doc.Tokens[verb].UPOS == nlp.VERB && !cue.Has(verb)
}

// opensClause reports whether a date at token i is what a sentence or a clause that is joined to it begins with: "On
// Friday he left, and on Monday she came".
func (c *clause) opensClause(i int) bool {
	if i <= c.sent.First+2 {
		return true
	}
	if c.doc.Tokens[i-1].UPOS == nlp.ADP {
		i--
	}
	return c.doc.Tokens[i-1].UPOS == nlp.CCONJ
}

// timeOfSpeech is when somebody said what a verbal event consists in, -1 where it is no such event or no date is said:
// "told reporters on Tuesday that he intends to move the embassy".
func (c *clause) timeOfSpeech(f *nlp.Frame) int {
	if !isVerbal(f.Type) {
		return -1
	}
	for _, q := range c.doc.QuotationsIn(c.sent) {
		if !q.Content.Has(f.Cue.First) || q.Cue.Len() == 0 || q.Speaker < 0 {
			continue
		}
		if e := c.doc.Mentions[q.Speaker].Entity; e >= 0 && slices.Contains(f.Source, e) {
			said := nlp.Frame{Type: "STATE", Cue: q.Cue, Content: q.Content}
			return c.time(&said, c.reportingClause(q))
		}
	}
	return -1
}

// noClauseBetween reports whether at most a subject stands between an opening date and a cue.
func (c *clause) noClauseBetween(i, j int) bool {
	for _, ch := range c.doc.ChunksIn(nlp.Range{First: i, End: j}) {
		if ch.Kind == nlp.VerbGroup && ch.End < j {
			return false
		}
	}
	return true
}

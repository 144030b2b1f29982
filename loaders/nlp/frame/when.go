package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// time is the expression that dates an event, -1 for none: one that depends on its cue, or else the first date in its
// clause, or one that opens it. A date within the content of a demand or a promise is when that is to happen,
// not when it was asked, unless it depends on the asking.
func (c *clause) time(f *nlp.Frame, whole nlp.Range) int {
	inner := f.Content
	if inner.First == f.Cue.First || !tellsContent(f.Type) {
		inner = nlp.Range{}
	}
	near := -1
	for i, t := range c.doc.TimesIn(c.sent) {
		if t.EDTF == "" || t.Type == nlp.TimexSet {
			continue
		}
		if head, _ := c.doc.Governor(t.Range); f.Cue.Has(head) {
			return i
		}
		if near >= 0 || t.Type == nlp.TimexDuration {
			continue
		}
		opens := t.End <= whole.First && c.opensClause(t.First) && c.noClauseBetween(t.End, whole.First)
		if opens || whole.Contains(t.Range) && !inner.Contains(t.Range) {
			near = i
		}
	}
	return near
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
	switch f.Type {
	case "STATE", "APPEAL", "INTEND", "ENDORSE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN":
	default:
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

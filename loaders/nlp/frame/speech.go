package frame

import (
	"iter"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// speech reads what the quotations of the sentence say beside the events found in them: denials, dismissals, and
// statements that no class covers.
func (c *clause) speech() {
	for _, q := range c.voiced() {
		if q.Speaker < 0 || c.doc.Mentions[q.Speaker].Entity < 0 {
			continue
		}
		if c.judges(q, "false", "DISAPPROVE") || c.judges(q, "dismissive", "REJECT") {
			continue
		}
		if !c.covered(q) && c.speaks(q) {
			c.state(q)
		}
	}
	for _, q := range c.doc.QuotationsIn(c.sent) {
		if q.Manner == nlp.Touches && q.Speaker >= 0 && c.doc.Mentions[q.Speaker].Entity >= 0 && c.names(q) && !c.covered(q) {
			c.state(q)
		}
	}
}

// names reports whether a quotation says what somebody calls something: "called it a disgrace".
func (c *clause) names(q *nlp.Quotation) bool {
	for i := q.Cue.First; i < q.Cue.End; i++ {
		if c.lexicon.speech["calls"][c.doc.Lemma(i)] {
			return true
		}
	}
	return false
}

// covered reports whether the events found so far tell what a quotation says, or that it was said.
func (c *clause) covered(q *nlp.Quotation) bool {
	return slices.ContainsFunc(c.told(), func(f nlp.Frame) bool {
		return q.Content.Has(f.Cue.First) || f.Cue.Overlaps(q.Cue)
	})
}

// speaks reports whether a quotation is somebody's own statement, not a medium's report.
func (c *clause) speaks(q *nlp.Quotation) bool {
	e := c.doc.Entities[c.doc.Mentions[q.Speaker].Entity]
	if q.Cue.Len() == 0 {
		return q.Continues >= 0 && q.Kind == nlp.Direct && q.Content.First == c.sent.First // goes on speaking
	}
	switch c.doc.Lower(q.Cue.First) {
	case "according":
		return e.Class == nlp.PersonClass && e.Named
	case "citing":
		return false
	}
	return e.Class == nlp.PersonClass || e.Class == nlp.CountryClass || e.Class == nlp.OrganizationClass && c.doc.Lemma(q.Cue.End-1) != "report"
}

// state adds the statement that a quotation makes.
func (c *clause) state(q *nlp.Quotation) {
	class, target := c.speechAct(q)
	read := statement
	if class != "STATE" {
		read = speechAct
	}
	f := c.utterance(q, class, read)
	if f.Target = target; len(target) == 0 {
		f.Target = c.addressee(q)
	}
	c.tell(f, c.wordOf(q))
}

// utterance begins the frame of what somebody does by saying what a quotation holds.
func (c *clause) utterance(q *nlp.Quotation, class string, read reading) nlp.Frame {
	cue := q.Cue
	if cue.Len() == 0 { // goes on speaking: its first word stands for the cue
		cue = nlp.Range{First: q.Content.First, End: q.Content.First + 1}
	}
	f := c.newFrame(entry{class: class}, read, cue, 0)
	f.AttributedTo = c.chain(q.Outer)
	f.Modality = "asserted"
	if len(f.AttributedTo) > 0 {
		f.Modality = "reported"
	}
	f.Source = []int{c.entityOf(q.Speaker)}
	f.Content = q.Content
	f.Quote = q.Kind != nlp.Indirect
	f.Time = c.time(&f, c.reportingClause(q))
	f.Amounts = c.amountsSaid(q)
	return f
}

// amountsSaid gives the amounts that a statement is about: sums and shares in what is said, and what its clause counts.
func (c *clause) amountsSaid(q *nlp.Quotation) (amounts []int) {
	root := c.rootIn(q.Content)
	for i, a := range c.doc.AmountsIn(c.sent) {
		if q.Content.Contains(a.Range) && (isMoneyOrShare(a) || root >= 0 && c.countsParty(nlp.Range{First: root, End: root + 1}, a)) {
			amounts = append(amounts, i)
		}
	}
	return amounts
}

// isMoneyOrShare reports whether an amount is a sum of money or a share.
func isMoneyOrShare(a *nlp.Amount) bool {
	return a.Unit == "percent" || len(a.Unit) == 3 && a.Unit[0] <= 'Z'
}

// wordOf is the word that tells that a quotation is said: of its cue the last verb, else the last word; where it has none,
// the word that what is said hangs on.
func (c *clause) wordOf(q *nlp.Quotation) int {
	if q.Cue.Len() == 0 {
		return max(c.rootIn(q.Content), q.Content.First)
	}
	for i := q.Cue.End - 1; i >= q.Cue.First; i-- {
		if c.doc.Tokens[i].UPOS == nlp.VERB {
			return i
		}
	}
	return q.Cue.First
}

// reportingClause is the part of the sentence that says that something is said, apart from what is said.
func (c *clause) reportingClause(q *nlp.Quotation) nlp.Range {
	r := nlp.Range{First: c.reportingStart(q), End: max(q.Cue.End, q.Source.End)}
	if q.Cue.First-q.Source.End > 3 {
		r = q.Cue // "…, adding that": the source was named in another clause
	}
	if q.Content.First >= r.End {
		r.End = q.Content.First
	} else if q.Content.End <= r.First {
		r.End = min(c.sent.End, r.End+6)
	}
	return r
}

// judges reads a quotation that says of a claim that it is false, or of a demand that it cannot be met: "said the
// report was incorrect", "told him the increase is unrealistic". It adds the denial or the refusal.
func (c *clause) judges(q *nlp.Quotation, kind, class string) bool {
	d := c.doc
	for k, ch := range d.ChunksIn(q.Content) {
		if ch.Kind != nlp.VerbGroup || !ch.Verb.Is(nlp.Copula) {
			continue
		}
		judgement := c.judgement(ch.End, q.Content.End, kind)
		subject := c.subjectPhrase(k)
		if judgement < 0 || subject < 0 || c.passesOn(q, ch.Range) {
			continue
		}
		if kind == "false" && !c.lexicon.denials["claim"][d.Lemma(d.Chunks[subject].Head)] {
			continue
		}
		f := c.newFrame(entry{class: class}, denial, q.Cue, 0)
		f.Cue = nlp.Range{First: q.Cue.First, End: q.Cue.End}
		f.Source = []int{c.entityOf(q.Speaker)}
		f.AttributedTo, f.Modality = c.chain(q.Outer), "asserted"
		if len(f.AttributedTo) > 0 {
			f.Modality = "reported"
		}
		f.Content = nlp.Range{First: d.Chunks[subject].First, End: judgement + 1}
		if f.Content.End < q.Content.End && isQuote(d.Form(f.Content.End)) {
			f.Content.End++
		}
		f.Target = c.addressee(q)
		f.Negative = ch.Verb.Is(nlp.Negated)
		c.tell(f, c.wordOf(q))
		return true
	}
	return false
}

// passesOn reports whether what stands at r within a quotation is said by a nearer voice.
func (c *clause) passesOn(q *nlp.Quotation, r nlp.Range) bool {
	for _, inner := range c.voiced() {
		if inner.Content.Contains(r) && inner.Content.Len() < q.Content.Len() && inner.Cue != q.Cue {
			return true
		}
	}
	return false
}

// judgement is the word in [i, end) close behind a copula that judges in the given way, or -1.
func (c *clause) judgement(i, end int, kind string) int {
	for k := i; k < min(end, i+5); k++ {
		if c.lexicon.denials[kind][c.doc.Lower(k)] {
			return k
		}
		if c.doc.Form(k) == "," {
			return -1
		}
	}
	return -1
}

// subjectPhrase is the noun phrase that is the subject of the copula at chunk k, whether or not it is a mention.
func (c *clause) subjectPhrase(k int) int {
	d := c.doc
	for i := k - 1; i >= 0 && d.Chunks[i].First >= c.sent.First; i-- {
		if d.Chunks[i].Kind == nlp.VerbGroup {
			return -1
		}
		if !c.underPreposition(d.Chunks[i]) {
			return i
		}
	}
	return -1
}

func (c *clause) underPreposition(ch nlp.Chunk) bool {
	return ch.First > c.sent.First && c.doc.Tokens[ch.First-1].UPOS == nlp.ADP
}

// addressee gives the one a statement is addressed to: "told Bolton …".
func (c *clause) addressee(q *nlp.Quotation) []int {
	if q.Cue.Len() == 0 || q.Content.Has(q.Cue.End) {
		return nil
	}
	m := c.doc.MentionAt(q.Cue.End)
	if m < 0 || c.doc.Mentions[m].First != q.Cue.End || q.Source.Has(q.Cue.End) {
		return nil
	}
	if told := &c.doc.Mentions[m]; q.Content.First < q.Cue.First && (told.Class != nlp.PersonClass || !told.Role.Named) {
		return nil // "…, he told Harbour Weekly", "… told reporters": who prints it is not who is meant
	}
	return c.entities([]int{m})
}

// voiced gives the quotations of the sentence that say or think that something is so. What somebody wants or speaks of is
// told by the frames themselves.
func (c *clause) voiced() iter.Seq2[int, *nlp.Quotation] {
	return func(yield func(int, *nlp.Quotation) bool) {
		for i, q := range c.doc.QuotationsIn(c.sent) {
			if q.Manner <= nlp.Holds && !yield(i, q) {
				return
			}
		}
	}
}

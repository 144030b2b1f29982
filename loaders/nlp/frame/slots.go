package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// newFrame begins a frame with what entry, reading, cue and verb form say by themselves.
func (c *clause) newFrame(e entry, r reading, cue nlp.Range, form nlp.VerbForm) nlp.Frame {
	f := nlp.Frame{Type: e.class, Sentence: c.sentence, Cue: cue, Time: -1, Modality: "asserted", Confidence: confidence[r], Rule: readingNames[r]}
	if e.rules != nil {
		f.Rule = e.rules[r]
	}
	f.Negative = form.Is(nlp.Negated)
	f.AttributedTo = c.voices(cue)
	f.Quote = c.doc.Tokens[cue.First].Is(nlp.InQuote)
	if c.denies(cue) {
		f.Negative, f.Modality = !f.Negative, "denied"
		return f
	}
	switch {
	case form.Is(nlp.Negated) && form.Is(nlp.Possibility): // "could not agree": they did not
	case form.Is(nlp.Future):
		f.Modality = "planned"
	case form.Is(nlp.Possibility), form.Is(nlp.Obligation):
		f.Modality = "possible"
	case form.Is(nlp.Conditional) && len(f.AttributedTo) > 0 && c.foretold(cue):
		f.Modality = "planned"
	case form.Is(nlp.Conditional):
		f.Modality = "hypothetical"
	case len(f.AttributedTo) > 0:
		f.Modality = "reported"
	}
	return f
}

// foretold reports whether the "would" of words that are retold is the "will" of who said them, and not what would be if:
// "said that it would meet on Monday".
func (c *clause) foretold(cue nlp.Range) bool {
	if c.doc.Tokens[cue.First].Is(nlp.InQuote) {
		return false
	}
	for i := c.sent.First; i < c.sent.End; i++ {
		switch c.doc.Lower(i) {
		case "if", "unless", "should", "otherwise":
			return false
		case "have":
			if i > c.sent.First && c.doc.Lower(i-1) == "would" {
				return false
			}
		}
	}
	return true
}

// denies reports whether what stands at cue is what somebody denies: "Russia denied that it had paid the rebels".
func (c *clause) denies(cue nlp.Range) bool {
	for _, q := range c.voiced() {
		if q.Cue.Len() > 0 && c.doc.Lemma(q.Cue.End-1) == "deny" && q.Content.Has(cue.First) && !q.Cue.Overlaps(cue) {
			return true
		}
	}
	return slices.ContainsFunc(c.told(), func(f nlp.Frame) bool {
		return f.Type == "DISAPPROVE" && c.doc.Lemma(f.Cue.End-1) == "deny" && f.Content.Has(cue.First) && !f.Cue.Overlaps(cue)
	})
}

// finishFrame fills what lies around the actors: amounts, time, place; it makes mutual events mutual and keeps a
// thing from standing on both sides of any other.
func (c *clause) finishFrame(f *nlp.Frame, e entry, end int) {
	if e.recip {
		both := union(f.Source, f.Target)
		f.Source, f.Target = both, nil
		if len(both) > 1 {
			f.Target = slices.Clone(both)
		}
	} else {
		f.Target = slices.DeleteFunc(f.Target, func(t int) bool { return slices.Contains(f.Source, t) })
		if len(f.Target) == 0 && len(f.Source) > 1 && f.Type == "ENDORSE" && c.concludes(f.Cue) {
			f.Target = slices.Clone(f.Source) // "Kenya and Chile signed a treaty": with each other
		}
	}
	f.Content = c.balanced(f.Content)
	whole := nlp.Range{First: min(f.Cue.First, f.Content.First), End: max(end, f.Cue.End)}
	for i, a := range c.doc.AmountsIn(c.sent) {
		within := whole.Contains(a.Range) && a.Unit != "time" // "four times what it pays" compares, and counts nothing
		if within && !c.ofAnother(f.Cue, c.otherVerb(f, a.Range)) || c.countsParty(f.Cue, a) {
			f.Amounts = append(f.Amounts, i)
		}
	}
	if f.Time = c.time(f, whole); f.Time < 0 {
		f.Time = c.timeOfSpeech(f)
	}
	f.Place = c.place(f, whole)
	f.About = c.about(f)
	if f.Negative && len(f.AttributedTo) > 0 {
		f.Modality = "denied"
	}
}

// concludes reports whether a cue says that several agree with each other.
func (c *clause) concludes(cue nlp.Range) bool {
	for i := cue.First; i < cue.End; i++ {
		if c.lexicon.governors["mutual"][c.doc.Lemma(i)] {
			return true
		}
	}
	return false
}

// balanced drops a quotation mark at the end of a phrase that was opened before it.
func (c *clause) balanced(r nlp.Range) nlp.Range {
	marks := 0
	for i := r.First; i < r.End; i++ {
		if isQuote(c.doc.Form(i)) {
			marks++
		}
	}
	for r.End > r.First && (marks%2 == 1 && isQuote(c.doc.Form(r.End-1)) || c.doc.Form(r.End-1) == "." || c.doc.Form(r.End-1) == ",") {
		if isQuote(c.doc.Form(r.End - 1)) {
			marks--
		}
		r.End--
	}
	return r
}

// about gives the agreements, laws and military units that an event's content concerns. A word alone
// ("the law") says nothing of which.
func (c *clause) about(f *nlp.Frame) []int {
	var out []int
	for _, m := range c.doc.MentionsIn(f.Content) {
		if m.Entity < 0 || m.Class != nlp.AgreementClass && m.Class != nlp.MilitaryUnitClass || slices.Contains(out, m.Entity) ||
			slices.Contains(f.Source, m.Entity) || slices.Contains(f.Target, m.Entity) || m.Len() == 1 && !m.Role.Named {
			continue
		}
		out = append(out, m.Entity)
	}
	return out
}

// otherVerb is the verb above an amount, -1 where the content of a verbal event has it, or a part of the event's own.
func (c *clause) otherVerb(f *nlp.Frame, a nlp.Range) int {
	verb := c.verbAbove(a)
	for h := verb; h >= 0; h = c.Head(h) {
		if f.Cue.Has(h) {
			return -1 // below the event
		}
	}
	return verb
}

// countsParty reports whether an amount counts those who do what the cue says, or to whom it is done: "55,000 workers
// threatened", "freed three prisoners".
func (c *clause) countsParty(cue nlp.Range, a *nlp.Amount) bool {
	head, rel := c.counted(a.Range)
	if head >= 0 && rel == nlp.Obj && c.isInfinitive(head) {
		head = int(c.doc.Tokens[head].Head) // "agreed to add two members", "was asked to release two ships"
	}
	if head >= 0 && rel == nlp.Obj && c.doc.Lower(head) == "using" && cue.Has(c.Head(head)) {
		return true
	}
	if !cue.Has(head) {
		return false
	}
	switch rel {
	case nlp.Nsubj, nlp.NsubjPass, nlp.Obj:
		return true
	case nlp.Obl, nlp.Nmod:
		return a.Unit == "vote" || a.First > 0 && c.doc.Lower(a.First-1) == "using"
	}
	return false
}

// counted is what the last word of r that depends on one outside depends on: "more than 1000 [people]" is the people's.
func (c *clause) counted(r nlp.Range) (int, nlp.Rel) {
	for i := r.End - 1; i >= r.First; i-- {
		if h := c.Head(i); h >= 0 && !r.Has(h) {
			return h, c.Rel(i)
		}
	}
	return -1, nlp.NoRel
}

// isInfinitive reports whether a verb is an infinitive that another verb governs.
func (c *clause) isInfinitive(i int) bool {
	t := c.doc.Tokens[i]
	return t.XPOS == nlp.VB && (nlp.Rel(t.Rel) == nlp.Xcomp || nlp.Rel(t.Rel) == nlp.Advcl)
}

func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// tellsContent reports whether the content of events of a class is an event of its own, with its own time.
func tellsContent(class string) bool {
	switch class {
	case "APPEAL", "DEMAND", "THREATEN", "STATE", "DISAPPROVE":
		return true
	}
	return false
}

// place gives the places and countries behind "in" or "at" in the clause that are not among the actors.
func (c *clause) place(f *nlp.Frame, whole nlp.Range) []int {
	d := c.doc
	inner := f.Content
	if inner.First == f.Cue.First || !tellsContent(f.Type) {
		inner = nlp.Range{}
	}
	var out []int
	for _, m := range d.MentionsIn(whole) {
		if m.Entity < 0 || m.End > whole.End || inner.Contains(m.Range) || m.First == 0 ||
			m.Class != nlp.PlaceClass && m.Class != nlp.CountryClass {
			continue
		}
		if p := d.Lower(m.First - 1); p != "in" && p != "at" && p != "near" {
			continue
		}
		if !slices.Contains(f.Source, m.Entity) && !slices.Contains(f.Target, m.Entity) && !slices.Contains(out, m.Entity) {
			out = append(out, m.Entity)
		}
	}
	return out
}

// voices is the chain of attribution of what stands at cue, nearest voice first: the speakers of the quotations that
// hold it, from the innermost out. A reporting verb is not its own voice.
func (c *clause) voices(cue nlp.Range) []int {
	d := c.doc
	best, depth := -1, -1
	for i, q := range c.voiced() {
		if !q.Content.Has(cue.First) || q.Cue.Overlaps(cue) || c.asideOf(q, cue) {
			continue
		}
		if n := c.depth(i); n > depth || n == depth && q.Content.Len() < d.Quotations[best].Content.Len() {
			best, depth = i, n
		}
	}
	if at, ok := c.speechCue[cue.First]; ok && best < 0 {
		best = d.Quotations[at].Outer
	}
	return c.chain(best)
}

// asideOf reports whether what stands at cue is the article's own though it stands among the words of an indirect
// quotation: in a relative clause behind a comma, ", which it joined in 1973", or in a clause joined to the saying.
func (c *clause) asideOf(q *nlp.Quotation, cue nlp.Range) bool {
	if q.Cue.Len() == 0 || c.doc.Tokens[cue.First].Is(nlp.InQuote) {
		return false
	}
	h := cue.End - 1
	for range 8 {
		up := c.Head(h)
		if up < 0 || !q.Content.Has(up) && !q.Cue.Has(up) {
			return false
		}
		switch c.Rel(h) {
		case nlp.AclRelcl:
			if first := c.Reach(h).First; first > up && first > c.sent.First && c.doc.Form(first-1) == "," || c.doc.Form(first) == "," {
				return true
			}
		case nlp.Conj, nlp.Parataxis:
			if q.Cue.Has(up) && c.Child(h, subjectRels) >= 0 {
				return true
			}
		}
		if q.Cue.Has(up) {
			return false
		}
		h = up
	}
	return false
}

// chain is the speakers of quotation q and of those that pass it on.
func (c *clause) chain(q int) []int {
	var out []int
	for ; q >= 0; q = c.doc.Quotations[q].Outer {
		if s := c.doc.Quotations[q].Speaker; s >= 0 {
			if e := c.entityOf(s); e >= 0 && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// depth is the number of voices behind quotation i.
func (c *clause) depth(i int) int {
	n := 0
	for i = c.doc.Quotations[i].Outer; i >= 0; i = c.doc.Quotations[i].Outer {
		n++
	}
	return n
}

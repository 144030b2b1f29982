package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// adjectival reads the event that the adjective or participle at token i tells behind a copula: "was critical of Kenya",
// "is ready to talk".
func (c *clause) adjectival(i int) {
	d := c.doc
	entries := c.lexicon.adjectives[d.Lower(i)]
	if len(entries) == 0 || c.Child(i, nlp.RelSet(nlp.Cop, nlp.AuxPass)) < 0 {
		return
	}
	real := c.realityOf(i)
	if !real.told {
		return
	}
	for _, e := range entries {
		f, ok := c.adjectiveFrame(e, i)
		if !ok {
			continue
		}
		real.on(&f)
		c.tell(f, i)
		return
	}
}

// adjectiveFrame fills the event that entry e finds in the adjective at token i; ok is false where its conditions fail.
func (c *clause) adjectiveFrame(e entry, i int) (f nlp.Frame, ok bool) {
	d := c.doc
	if len(e.subjects) > 0 && !c.headMatches(c.chunkOf(c.subjectToken(i)), e.subjects) {
		return f, false
	}
	met := len(e.needs) == 0
	w := c.Child(i, nlp.RelSet(nlp.Xcomp, nlp.Ccomp, nlp.Advcl))
	for _, need := range e.needs {
		switch need {
		case "to", "that", "ing":
			met = met || w > i
		default:
			met = met || c.oblique(i, need) >= 0
		}
	}
	f = c.newFrame(e, adjective, nlp.Range{First: i, End: i + 1}, 0)
	if f.Source = c.actorsAt(c.subjectToken(i)); !met || len(f.Source) == 0 {
		return f, false
	}
	for _, where := range e.targets {
		if f.Target = c.targets(e, c.actorsAt(c.oblique(i, where))); len(f.Target) > 0 {
			break
		}
	}
	end := c.end(i)
	f.Content = nlp.Range{First: i, End: end}
	if w > i {
		f.Content.First = min(end, c.Reach(w).First)
	}
	f.Negative = f.Negative || c.negated(i)
	for k := c.First(i); k >= 0; k = c.Next(k) {
		if c.Rel(k) != nlp.Aux || f.Modality != "asserted" && f.Modality != "reported" {
			continue
		}
		switch d.Lower(k) {
		case "will", "shall":
			f.Modality = "planned"
		case "may", "might", "could", "can":
			f.Modality = "possible"
		case "would":
			f.Modality = "hypothetical"
		}
	}
	c.finishFrame(&f, e, end)
	return f, true
}

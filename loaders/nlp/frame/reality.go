package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// reality is what a sentence says of whether something happened.
type reality struct {
	told     bool   // it is told at all, not only asked for or named as an aim
	modality string // "" where the verb above says nothing: planned, possible, hypothetical
	negative bool   // it did not happen
}

// realityOf reads what stands above the verb p: "failed to leave", "agreed to leave", "efforts to leave", "if it leaves".
func (c *clause) realityOf(p int) reality {
	r := reality{told: true}
	h := p
	for range 6 { // bounds the climb from verb to verb
		if c.hypothetical(h) {
			r.modality = "hypothetical"
		}
		up := c.Head(h)
		if up < 0 {
			return r
		}
		switch c.Rel(h) {
		case nlp.Xcomp, nlp.Acl, nlp.Ccomp, nlp.Csubj, nlp.Advcl, nlp.Obl, nlp.Nmod:
			if !c.bare(h) {
				if c.Rel(h) == nlp.Xcomp || c.Rel(h) == nlp.Acl {
					return r
				}
				break
			}
			if !c.governed(&r, h, up) {
				r.told = false
				return r
			}
			if c.Rel(h) != nlp.Xcomp {
				return r
			}
		case nlp.Conj:
			if !c.bare(h) && !c.bare(up) {
				return r
			}
		case nlp.AclRelcl, nlp.AdvclRelcl:
			return r
		}
		h = up
	}
	return r
}

// hypothetical reports whether a condition leads the clause of verb h: "if", "unless".
func (c *clause) hypothetical(h int) bool {
	for k := c.First(h); k >= 0; k = c.Next(k) {
		if c.Rel(k) == nlp.Mark {
			switch c.doc.Lower(k) {
			case "if", "unless":
				return c.Rel(h) == nlp.Advcl || c.Rel(h) == nlp.Ccomp
			case "whether":
				return true
			}
		}
	}
	return false
}

// bare reports whether the verb h is an infinitive or a gerund without an auxiliary: its truth hangs on what is above.
func (c *clause) bare(h int) bool {
	at := c.doc.ChunkAt(h)
	if at < 0 || c.doc.Chunks[at].Kind != nlp.VerbGroup {
		return false
	}
	form := c.doc.Chunks[at].Verb
	if form.Is(nlp.Infinitive) {
		return true
	}
	return form.Is(nlp.Gerund) && c.Child(h, subjectRels) < 0
}

// governed reads the word above an infinitive or gerund h, and reports whether h is told with it.
func (c *clause) governed(r *reality, h, up int) bool {
	d, g := c.doc, c.lexicon.governors
	lemma := d.Lemma(up)
	gerund := d.Tokens[h].XPOS == nlp.VBG
	if gerund {
		m := c.Child(h, caseRels)
		switch {
		case m >= 0 && d.Lower(m) == "without":
			r.negative = true
			return true
		case m >= 0 && d.Lower(m) == "from":
			return false // kept from it
		case c.Rel(h) == nlp.Advcl || m >= 0 && d.Tokens[up].UPOS == nlp.VERB:
			return true // "…, accusing it of theft", "by closing the border", "thanked it for leaving", "accused of leaving"
		case g["said"][lemma]:
			return true // "announced leaving"
		case c.Rel(h) == nlp.Acl && m < 0:
			return true // "a letter accusing it of theft"
		}
	}
	if neg := c.negated(up); neg && (g["happens"][lemma] || g["planned"][lemma]) {
		r.negative = true
		return true
	}
	switch {
	case g["happens"][lemma]:
		return true
	case g["fails"][lemma]:
		r.negative = !c.negated(up)
		return true
	case g["planned"][lemma]:
		if r.modality == "" {
			r.modality = "planned"
		}
		return true
	case g["possible"][lemma]:
		if r.modality == "" {
			r.modality = "possible"
		}
		return !gerund || g["weighs"][lemma]
	case d.Tokens[up].UPOS == nlp.AUX || lemma == "be": // "is to leave"
		r.modality = "planned"
		return !gerund
	}
	return false
}

// negated reports whether "not", "never" or "no longer" denies the verb or noun p.
func (c *clause) negated(p int) bool {
	for k := c.First(p); k >= 0; k = c.Next(k) {
		switch c.doc.Lower(k) {
		case "not", "n't", "n’t", "never", "neither", "nor", "hardly":
			return c.Rel(k) == nlp.Advmod || c.Rel(k) == nlp.Cc
		case "longer":
			return k > 0 && c.doc.Lower(k-1) == "no"
		case "no":
			if c.Rel(k) == nlp.Det {
				return true
			}
		}
	}
	return false
}

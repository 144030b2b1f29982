package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// phrase is a noun phrase that is said of a mention: "a professor" of Carla in "Carla, a professor".
type phrase struct {
	head   int    // its noun
	status string // whether it still holds: "current" or "former"
	time   int    // since or until when, an index of Doc.Times, -1 for none
}

// said calls f with what is said of the phrase that hangs on token t: in apposition, by a title before it, by "is" and
// "became", by a relative clause.
func (r *relater) said(t int, f func(phrase)) {
	for c := range r.dependents(t) {
		switch r.rel(c) {
		case nlp.Appos:
			r.phrases(phrase{c, "current", -1}, f)
		case nlp.NmodDesc, nlp.Compound:
			if r.doc.Tokens[c].UPOS == nlp.NOUN || r.doc.Tokens[c].UPOS == nlp.PROPN {
				f(phrase{c, "current", -1})
			}
		case nlp.AclRelcl:
			r.clause(c, f)
		case nlp.Acl:
			r.given(c, f)
		}
	}
	if r.dependent(t, nlp.Conj) >= 0 {
		r.shared(t, f)
	}
	h := r.head(t)
	if h < 0 {
		return
	}
	switch r.rel(t) {
	case nlp.Appos:
		if r.rel(h) == nlp.Nmod && r.head(h) >= 0 && r.class(r.at(h)) != nlp.PersonClass { // "the president of [Kenya], Jane Harlow"
			h = r.head(h)
		}
		r.phrases(phrase{h, "current", -1}, f)
	case nlp.Nsubj, nlp.NsubjPass:
		r.clause(h, f)
	case nlp.Obj:
		if !r.denied(h) {
			r.given(h, f)
		}
	case nlp.Conj:
		r.shared(h, f)
		if g := r.head(h); g >= 0 && (r.rel(h) == nlp.Nsubj || r.rel(h) == nlp.NsubjPass) {
			r.clause(g, f)
		}
	}
}

// shared calls f with what is said in the plural of all that token t begins a list of: "King and Weeks, both professors";
// "A and B are members".
func (r *relater) shared(t int, f func(phrase)) {
	for member := range r.joined(t) {
		for c := range r.dependents(member) {
			if r.rel(c) == nlp.Appos && r.plural(c) {
				r.phrases(phrase{c, "current", -1}, f)
			}
		}
	}
}

func (r *relater) plural(t int) bool {
	x := r.doc.Tokens[t].XPOS
	return x == nlp.NNS || x == nlp.NNPS
}

// phrases calls f with a phrase and those joined to it: "chairman and chief executive".
func (r *relater) phrases(p phrase, f func(phrase)) {
	for c := range r.joined(p.head) {
		f(phrase{c, p.status, p.time})
	}
}

// clause calls f with what the clause of token v says of its subject.
func (r *relater) clause(v int, f func(phrase)) {
	if r.denied(v) {
		return
	}
	if cop := r.dependent(v, nlp.Cop); cop >= 0 {
		r.phrases(phrase{v, r.tense(cop), r.timeOf(v)}, f)
		return
	}
	passive := r.dependent(v, nlp.AuxPass) >= 0
	switch {
	case r.is(v, become):
		r.complement(v, phrase{-1, "current", r.timeOf(v)}, f)
	case passive:
		r.given(v, f)
	case r.is(v, serve):
		status := "current"
		if r.doc.Tokens[v].XPOS == nlp.VBD && r.doc.Lemma(v) == "serve" && r.dependent(v, nlp.Aux) < 0 {
			status = "former"
		}
		r.as(v, phrase{-1, status, r.timeOf(v)}, f)
	case r.is(v, cease):
		r.as(v, phrase{-1, "former", r.timeOf(v)}, f)
	case r.is(v, hold):
		r.heldPost(v, f)
	}
}

// given calls f with what verb v makes of its object, or of the subject of its passive.
func (r *relater) given(v int, f func(phrase)) {
	switch {
	case r.is(v, appoint):
		p := phrase{-1, "current", r.timeOf(v)}
		r.complement(v, p, f)
		r.as(v, p, f)
	case r.is(v, cease):
		r.as(v, phrase{-1, "former", r.timeOf(v)}, f)
	}
}

// complement calls f with the noun that completes verb v: "became [minister]".
func (r *relater) complement(v int, p phrase, f func(phrase)) {
	for c := range r.dependents(v) {
		switch r.rel(c) {
		case nlp.Xcomp, nlp.Obj:
			if u := r.doc.Tokens[c].UPOS; u == nlp.NOUN || u == nlp.PROPN {
				r.phrases(phrase{c, p.status, p.time}, f)
			}
		}
	}
}

// as calls f with the nouns that verb v takes with "as": "served [as envoy]", "was sworn in [as president]".
func (r *relater) as(v int, p phrase, f func(phrase)) {
	for c := range r.dependents(v) {
		if (r.rel(c) == nlp.Obl || r.rel(c) == nlp.Nmod || r.rel(c) == nlp.Xcomp) && r.preposition(c) == "as" {
			r.phrases(phrase{c, p.status, p.time}, f)
		}
	}
}

// heldPost calls f with the office in "holds the post of speaker".
func (r *relater) heldPost(v int, f func(phrase)) {
	obj := r.dependent(v, nlp.Obj)
	if !r.is(obj, post) {
		return
	}
	status := "current"
	if r.doc.Lemma(v) == "hold" {
		status = r.tense(v)
	}
	for c := range r.dependents(obj) {
		if r.rel(c) == nlp.Nmod && r.preposition(c) == "of" {
			f(phrase{c, status, r.timeOf(v)})
		}
	}
}

// tense is the status of what verb v tells of: in the simple past it is over.
func (r *relater) tense(v int) string {
	if r.doc.Tokens[v].XPOS == nlp.VBD && r.dependent(v, nlp.Aux) < 0 {
		return "former"
	}
	return "current"
}

// denied reports whether the clause of token v says what is not: it is negated, to come, or only possible.
func (r *relater) denied(v int) bool {
	for c := range r.dependents(v) {
		switch r.rel(c) {
		case nlp.Aux:
			if r.doc.Tokens[c].XPOS == nlp.MD {
				return true
			}
		case nlp.Advmod, nlp.Mark:
			switch r.doc.Lower(c) {
			case "not", "n't", "never", "if", "whether", "unless":
				return true
			}
		}
	}
	return false
}

// timeOf is the time that hangs on verb v and has a calendar date, or -1.
func (r *relater) timeOf(v int) int {
	for c := range r.dependents(v) {
		if k := r.doc.TimeAt(c); k >= 0 && r.doc.Times[k].EDTF != "" {
			return k
		}
	}
	return -1
}

// statusOf is the status of a phrase by its own words: "then the director", "a former minister", "at that time".
func (r *relater) statusOf(p phrase) string {
	for c := range r.dependents(p.head) {
		switch r.rel(c) {
		case nlp.Amod, nlp.Advmod, nlp.Compound, nlp.NmodDesc:
			if r.is(c, former) {
				return "former"
			}
		case nlp.Nmod, nlp.Obl, nlp.NmodUnmarked, nlp.OblUnmarked:
			if r.doc.Lower(c) == "time" && r.preposition(c) == "at" {
				return "former"
			}
		}
	}
	return p.status
}

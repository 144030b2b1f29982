package timex

import "github.com/demarche-kg/demarche/loaders/nlp"

// highest is how many steps up the tree the verb that an expression depends on is looked for.
const highest = 6

// governed climbs from the expression between tokens i and end to the verb it depends on, and says what that verb tells
// of its time: past (-1), future (1), or 0. What a verb leaves open, the one above it may say: "plans to hold". What
// was said need not be when it was said, so that the climb ends at the top of what was.
func (r *reader) governed(i, end int) (dir, steps int) {
	at, _ := r.d.Governor(nlp.Range{First: i, End: end})
	for steps = 1; steps <= highest && r.first <= at && at < r.end; steps++ {
		if dir := r.verbTime(at); dir != 0 {
			return dir, steps
		}
		t := r.d.Tokens[at]
		if rel := nlp.Rel(t.Rel); rel == nlp.Ccomp || rel == nlp.Parataxis {
			break
		}
		at = int(t.Head)
	}
	return 0, 0
}

// isPluperfect reports whether the verb that an expression depends on tells what had been before something else was.
func (r *reader) isPluperfect(i, end int) bool {
	at, _ := r.d.Governor(nlp.Range{First: i, End: end})
	for range highest {
		if at < r.first || at >= r.end {
			return false
		}
		if x := r.auxiliaries(at); x.perfect || x.past || x.present || x.modal {
			return x.had
		}
		at = int(r.d.Tokens[at].Head)
	}
	return false
}

// isPlanned reports whether an expression depends on a verb of the present that is not one of telling: "she leaves on
// Monday". Headlines tell what was in the present.
func (r *reader) isPlanned(i, end int) bool {
	if r.inHeadline(i) {
		return false
	}
	v, _ := r.d.Governor(nlp.Range{First: i, End: end})
	if v < r.first || v >= r.end || r.in("telling", v) {
		return false
	}
	x := r.d.Tokens[v].XPOS
	return (x == nlp.VBZ || x == nlp.VBP) && r.auxiliaries(v) == auxiliaries{}
}

// verbTime is what the form of one verb and its auxiliaries say of its time, 0 for what is no verb or leaves it open.
func (r *reader) verbTime(v int) int {
	t, aux := r.d.Tokens[v], r.auxiliaries(v)
	switch {
	case aux.will, aux.to && !aux.perfect, r.in("future", v) && t.UPOS != nlp.NOUN:
		return 1 // "was due", "has been scheduled for"
	case t.XPOS == nlp.VBN && r.in("fixed", v) && (aux.present || aux.past):
		return 1 // "is set for June 17"
	case aux.perfect:
		return -1
	case aux.modal:
		return 0 // "could" may be what was possible
	case aux.past, t.XPOS == nlp.VBD, t.XPOS == nlp.VBN && !aux.present:
		return -1
	case t.XPOS == nlp.VBG && aux.present:
		return 1
	}
	return 0
}

// auxiliaries are the small words that depend on a verb.
type auxiliaries struct{ will, modal, perfect, had, past, present, to bool }

// auxiliaries reads those of the verb or predicate at v, which stand within a few words before it.
func (r *reader) auxiliaries(v int) (x auxiliaries) {
	const furthest = 10
	for j := v - 1; j >= max(r.first, v-furthest); j-- {
		t := r.d.Tokens[j]
		if int(t.Head) != v {
			continue
		}
		switch nlp.Rel(t.Rel) {
		case nlp.Mark:
			x.to = x.to || r.is(j, "to")
		case nlp.Aux, nlp.AuxPass, nlp.Cop:
			switch {
			case t.XPOS == nlp.MD:
				x.modal = true
				x.will = r.in("will", j)
			case r.in("have", j):
				x.perfect, x.had = true, x.had || t.XPOS == nlp.VBD
			case t.XPOS == nlp.VBD:
				x.past = true
			case t.XPOS == nlp.VBZ, t.XPOS == nlp.VBP:
				x.present = true
			}
		}
	}
	return x
}

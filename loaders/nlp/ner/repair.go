package ner

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// repair mends by rule what few sentences of the training texts teach.
func (r *reader) repair() {
	r.recallHeadlines()
	r.addPeople()
	r.addSpeakers()
	r.dropDates()
	r.splitPlaces()
	r.spans = slices.DeleteFunc(r.spans, func(s Span) bool { return s.First == s.End })
	slices.SortFunc(r.spans, func(a, b Span) int { return a.First - b.First })
}

// recallHeadlines reads names of several words in a headline as the body has them: its own capitals say nothing.
func (r *reader) recallHeadlines() {
	seen, known := r.x.votes.seen, r.spans
	for _, s := range r.x.Segments() {
		for i := s.First; i < s.End; i++ {
			if r.x.at(i).style == plain || seen[i]>>8 != atFirst {
				continue
			}
			end := i + 1
			for end < s.End && seen[end]>>8 == atWithin {
				end++
			}
			for len(known) > 0 && known[0].End <= i {
				known = known[1:]
			}
			r.recall(Span{First: i, End: end + 1, Kind: kindSeen(seen[i])}, known)
			i = end
		}
	}
}

// recall puts a name in the place of those that it holds, which are among the first of known, unless it cuts one that
// reaches beyond it or is as long.
func (r *reader) recall(name Span, known []Span) {
	n := 0
	for ; n < len(known) && known[n].First < name.End; n++ {
		if s := known[n]; s.First < name.First || s.End > name.End || s.End-s.First == name.End-name.First {
			return
		}
	}
	if n == 0 {
		r.spans = append(r.spans, name)
		return
	}
	known[0] = name
	for k := range known[1:n] {
		known[1+k].End = known[1+k].First // repair drops what is empty
	}
}

// splitPlaces cuts "Arica, Chile" into two places.
func (r *reader) splitPlaces() {
	for k := 0; k < len(r.spans); k++ {
		s := r.spans[k]
		if s.Kind != Location {
			continue
		}
		for i := s.First + 1; i < s.End-1; i++ {
			if r.x.doc.Form(i) == "," {
				r.spans[k].End = i
				r.spans = append(r.spans, Span{First: i + 1, End: s.End, Kind: Location, continues: true}) // it is looked at in its turn
				break
			}
		}
	}
}

// addSpeakers adds as a person the one word in capitals and a colon that begins a paragraph of a transcript
// ("HARLOW: Good evening."), where the model read nothing and no list or gazetteer knows the word.
func (r *reader) addSpeakers() {
	d, next := r.x.doc, 0
	for _, s := range r.x.Segments() {
		first := r.labels[next]
		next += s.Len()
		w, t := r.x.at(s.First), d.Tokens[s.First]
		if first == Outside && w.style == plain && t.Is(nlp.AllCaps|nlp.SentenceHead) && t.UPOS == nlp.PROPN &&
			w.known == 0 && w.lists&^(inFirstName|inLastName) == 0 && s.First+1 < len(d.Tokens) && d.Form(s.First+1) == ":" {
			r.spans = append(r.spans, Span{First: s.First, End: s.First + 1, Kind: Person})
		}
	}
}

// dropDates drops names that are one word of those that name nothing, such as "May", unless a name of several words ends
// in it somewhere, as "Theresa May" does, or a title or a first name precedes it.
func (r *reader) dropDates() {
	for k, s := range r.spans {
		if s.End != s.First+1 {
			continue
		}
		w := r.x.at(s.First)
		if w.lists&inIgnored != 0 && r.x.at(s.First-1).lists&(inTitle|inFirstName) == 0 && r.x.votes.counts[mix64(w.lower, asLast)] == (tally{}) {
			r.spans[k].End = s.First // repair drops what is empty
		}
	}
}

// addPeople adds as persons rows of capitalised words that the model read as nothing: behind a title, or known to the
// gazetteer as a leader. Where a person stands behind them they are that person's first names.
func (r *reader) addPeople() {
	known, next := r.spans, 0
	for _, s := range r.x.Segments() {
		labels := r.labels[next : next+s.Len()]
		next += s.Len()
		for i := s.First; i < s.End; i++ {
			end := r.person(labels[i-s.First:], i)
			if end == i {
				continue
			}
			for len(known) > 0 && known[0].First < end {
				known = known[1:]
			}
			switch {
			case len(known) > 0 && known[0].First == end && known[0].Kind == Person:
				if r.x.at(i).lists&inFirstName != 0 { // and not a title that no list has
					known[0].First = i
				}
			case end == s.End || !r.x.at(end).capital:
				r.spans = append(r.spans, Span{First: i, End: end, Kind: Person})
			}
			i = end - 1
		}
	}
}

// maxPerson is how many words the name of a person that addPeople adds may have.
const maxPerson = 4

// person is the end of a row of words at token i that may be a person: in a sentence where capitals say something, all
// labelled as outside of names; i if there is none. The labels are those from token i on.
func (r *reader) person(labels []Label, i int) int {
	w, before := r.x.at(i), r.x.at(i-1)
	titled := before.lists&inTitle != 0
	leader := isLeader(w.known)
	if w.style != plain || !titled && !leader {
		return i
	}
	end := i
	for end-i < len(labels) && labels[end-i] == Outside && r.personal(end, leader) {
		end++
	}
	if end-i > maxPerson {
		return i
	}
	return end
}

// personal reports whether token i may be a part of a person's name: it has a capital and is in no list but those of
// personal names, and the gazetteer knows it as nothing else.
func (r *reader) personal(i int, leader bool) bool {
	w := r.x.at(i)
	if !r.x.doc.Tokens[i].Is(nlp.Capitalized) {
		return false
	}
	if leader {
		return isLeader(w.known)
	}
	return w.known == 0 && w.lists&^(inFirstName|inLastName) == 0
}

// isLeader reports whether what the gazetteer knows of a token is the name of a leader and nothing else.
func isLeader(known uint64) bool { return known>>2 == 1<<gazetteer.Leader }

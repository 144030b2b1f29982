package ner

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// maxRun is how many tokens a name is looked for in. Runs that are longer are tables and lists, which would take time in
// the square of their length.
const maxRun = 64

// run is the number of tokens from i that may form one name: capitalised words, and small words ("of", "the",
// "for", "al") or a hyphen between two of them.
func (r *reader) run(i int) int {
	n := 0
	for j := i; j < min(r.end, i+maxRun); j++ {
		t := r.doc.Tokens[j]
		switch {
		case t.Is(nlp.Capitalized) && !r.words.ignored[r.forms[j-r.first]]:
			n = j - i + 1
		case j > i && r.links(j):
		default:
			return n
		}
	}
	return n
}

// links reports whether token j may stand inside a name.
func (r *reader) links(j int) bool {
	if r.forms[j-r.first] == "-" {
		return !r.doc.Tokens[j].Is(nlp.SpaceBefore) && j+1 < r.end && !r.doc.Tokens[j+1].Is(nlp.SpaceBefore)
	}
	return r.words.links[r.forms[j-r.first]]
}

// headed finds a name by the word that heads it: the longest stretch of the run at i that ends in such a word ("US
// State Department"), or that begins with one and goes on with "of" or "for" ("Department of Justice").
func (r *reader) headed(i int) (n int, typ nlp.NameType) {
	run := r.run(i)
	for j := 0; j < run; j++ {
		form := r.forms[i+j-r.first]
		if j > 0 && r.isTitle(i+j) && !r.words.is(ministry, r.next(i+j)) {
			break // a title begins a person: "Labour leader", "Navy Secretary John Doe"
		}
		if j > 0 && (form == "of" || form == "for") {
			break // what stands before is headed by no word of ours: "Jane Doe of the University of Essex"
		}
		t := r.words.heads[form]
		if t == nlp.NoName {
			continue
		}
		m := j + 1
		if tail := r.ofTail(i+m, run-m); tail > 0 {
			m += tail
		} else if j == 0 {
			continue // a head word alone names nothing
		}
		if r.plainPrefix(i, m) {
			n, typ = m, t
		}
		j = m - 1
	}
	return n, typ
}

func (r *reader) next(i int) string {
	if i+1 >= r.end {
		return ""
	}
	return r.forms[i+1-r.first]
}

// ofTail is the length of "of …" or "for …" from i, within the m tokens that the run still has. It stops before a
// second head word's own modifiers only at the run's end, since "of" attaches everything behind it.
func (r *reader) ofTail(i, m int) int {
	if m < 2 {
		return 0
	}
	if w := r.forms[i-r.first]; w != "of" && w != "for" {
		return 0
	}
	n := 1
	for n < m {
		if n > 1 && r.isTitle(i+n) {
			break
		}
		n++
	}
	for n > 1 && !r.doc.Tokens[i+n-1].Is(nlp.Capitalized) {
		n--
	}
	if n == 1 {
		return 0
	}
	return n
}

// plainPrefix reports whether the name at i does not swallow a link that joins two names: "Japan and the Navy".
func (r *reader) plainPrefix(i, n int) bool {
	for j := i; j < i+n; j++ {
		switch w := r.forms[j-r.first]; {
		case w == "and" && (j == i || r.next(j) == "the"):
			return false
		case w == "the" && (j == i || !r.words.links[r.forms[j-1-r.first]]):
			return false
		}
	}
	return true
}

// person is the length of a personal name at i: a first name with what follows, or what follows a title.
func (r *reader) person(i int) int {
	form := r.forms[i-r.first]
	titled := r.titleBefore(i) || i > r.first && r.words.is(role, r.forms[i-1-r.first])
	if !titled && !r.gazetteer.FirstName(form) {
		return 0
	}
	n := 1
	for ; i+n < r.end && n < 5; n++ {
		t, f := r.doc.Tokens[i+n], r.forms[i+n-r.first]
		if isInitial(f) || r.particle(i+n) {
			continue
		}
		if f == "-" && r.links(i+n) {
			continue
		}
		if !t.Is(nlp.Capitalized) || r.words.ignored[f] || r.isTitle(i+n) {
			break
		}
	}
	if n == 1 && !titled {
		return 0
	}
	if n == 1 && titled {
		// "Prime Minister Japan" does not occur, but "Minister of State Israel" and datelines do.
		if _, e := r.known(i); e.Kind == gazetteer.Country || e.Kind == gazetteer.Demonym {
			return 0
		}
	}
	return n
}

// particle reports whether token j is one of the small words, or their first, before a family name: "de la Cruz".
func (r *reader) particle(j int) bool {
	if !r.words.particles[r.forms[j-r.first]] {
		return false
	}
	for j++; j < r.end && r.words.particles[r.forms[j-r.first]]; j++ {
	}
	return j < r.end && r.doc.Tokens[j].Is(nlp.Capitalized)
}

// isInitial reports whether f is like "F." or "W".
func isInitial(f string) bool {
	f = strings.TrimSuffix(f, ".")
	return len(f) == 1 && f[0] >= 'A' && f[0] <= 'Z'
}

// unknown adds a run of capitalised words that nothing else explains.
func (r *reader) unknown(i int) int {
	n := r.unknownLen(i)
	m := r.agencyTail(i + n)
	t := r.doc.Tokens[i]
	if n == 1 && m == 0 && (t.UPOS != nlp.PROPN || r.opens(i)) && !r.acronym(i) {
		return 1
	}
	typ := nlp.Organization
	last := r.forms[i+n-1-r.first]
	switch {
	case n > 1 && n <= 3 && r.gazetteer.LastName(last) && !t.Is(nlp.AllCaps):
		typ = nlp.Person
	case n <= 2 && i > r.first && r.words.locative[strings.ToLower(r.forms[i-1-r.first])]:
		typ = nlp.Place
	}
	if m > 0 {
		typ = nlp.Organization
	}
	return r.add(i, n+m, typ, "", "")
}

// opens reports whether token i begins a sentence or what is quoted, where any word has a capital.
func (r *reader) opens(i int) bool {
	if r.doc.Tokens[i].Is(nlp.SentenceHead) || i == r.first {
		return true
	}
	switch r.forms[i-1-r.first] {
	case `"`, "“", "``", "‘", ":":
		return true
	}
	return false
}

// unknownLen is the part of the run at i before the next name, title or small word.
func (r *reader) unknownLen(i int) int {
	run := r.run(i)
	n := 1
	for ; n < run; n++ {
		f := r.forms[i+n-r.first]
		known, _ := r.known(i + n)
		if known > 0 || r.isTitle(i+n) || !r.doc.Tokens[i+n].Is(nlp.Capitalized) && f != "-" {
			break
		}
	}
	for n > 1 && r.forms[i+n-1-r.first] == "-" {
		n--
	}
	return n
}

func (r *reader) acronym(i int) bool {
	return r.doc.Tokens[i].Is(nlp.AllCaps) && len(r.forms[i-r.first]) >= 2 && len(r.forms[i-r.first]) <= 6
}

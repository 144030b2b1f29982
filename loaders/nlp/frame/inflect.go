package frame

import "strings"

// verb gives the entries for a verb by its dictionary form, or else by the form that stands in the text: the tagger's
// dictionary forms of verbs that its training texts do not have are guesses ("floate" for "floated").
func (l *lexicon) verb(form, lemma string) []entry {
	if found := l.verbs[lemma]; len(found) > 0 {
		return found
	}
	return l.verbs[l.lemmas[form]]
}

// index maps the regular inflections of every verb in the lexicon to it. A form that two verbs share, or that is a verb
// of the lexicon itself, is left to the tagger.
func (l *lexicon) index() {
	l.lemmas = map[string]string{}
	shared := map[string]bool{}
	for lemma := range l.verbs {
		for _, form := range inflect(lemma) {
			if other, ok := l.lemmas[form]; ok && other != lemma {
				shared[form] = true
			}
			l.lemmas[form] = lemma
		}
	}
	for form := range shared {
		delete(l.lemmas, form)
	}
}

// inflect lists the regular forms of a verb: ask, asks, asked, asking. Where a final consonant may double ("ban",
// "veto" does not), both spellings are listed: the wrong one occurs in no text.
func inflect(lemma string) []string {
	forms := []string{lemma, lemma + "s", lemma + "es", lemma + "ed", lemma + "ing"}
	last := lemma[len(lemma)-1]
	stem := strings.TrimSuffix(lemma, "e")
	switch {
	case last == 'e':
		forms = append(forms, lemma+"d", stem+"ing")
	case last == 'y':
		y := strings.TrimSuffix(lemma, "y")
		forms = append(forms, y+"ies", y+"ied")
	case !strings.ContainsRune("aeiouwxy", rune(last)):
		forms = append(forms, lemma+string(last)+"ed", lemma+string(last)+"ing")
	}
	return forms
}

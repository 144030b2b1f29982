package nlp

import "slices"

// What follows reads the subjects of verbs from dependency trees (Universal Dependencies).

// treeSubject gives the mentions that are the subject of the verb group at chunk v by the tree: its own, or that of the
// verb which it shares one with. It gives none where the tree does not tell, or tells of something that is no mention.
func (d *Doc) treeSubject(v int) []int {
	at := d.SentenceOf(d.Chunks[v].Head)
	if d.Done&Deps == 0 || at < 0 || d.Sentences[at].Len() > longestSentence {
		return nil
	}
	s := d.Sentences[at].Range
	verb := d.Predicate(d.Chunks[v].Head)
	for h := verb; h >= 0 && (h == verb || d.Tokens[h].UPOS == VERB); {
		if subject := d.dependentOf(s, h, Nsubj, NsubjPass); subject >= 0 {
			return d.subjectMentions(s, subject, h)
		}
		governor := int(d.Tokens[h].Head)
		switch Rel(d.Tokens[h].Rel) {
		case Conj, Advcl, Parataxis: // "met Kenya and [left]", "left, [saying] …"
			h = governor
		case Xcomp: // "asked Kenya to [pay]", "agreed to [pay]"
			if object := d.dependentOf(s, governor, Obj, Iobj); object >= 0 {
				return d.subjectMentions(s, object, h)
			}
			h = governor
		case Acl, AclRelcl: // "the minister [accused] of theft"
			return d.subjectMentions(s, governor, h)
		default:
			return nil
		}
	}
	return nil
}

// Predicate is the word that the clause of a verb hangs on: the verb, or what a copula or auxiliary belongs to.
func (d *Doc) Predicate(i int) int {
	switch Rel(d.Tokens[i].Rel) {
	case Cop, Aux, AuxPass:
		if h := d.Tokens[i].Head; h >= 0 {
			return int(h)
		}
	}
	return i
}

// Governor is the first token outside of r that one of r depends on, and by what relation: -1 where nothing has been
// parsed or r holds its sentence's root alone.
func (d *Doc) Governor(r Range) (int, Rel) {
	if d.Done&Deps == 0 {
		return -1, NoRel
	}
	for i := r.First; i < r.End; i++ {
		t := d.Tokens[i]
		if h := int(t.Head); h != NoHead && !r.Has(h) {
			return h, Rel(t.Rel)
		}
	}
	return -1, NoRel
}

// dependentOf is the first dependent of token h in sentence s with one of the relations, or -1.
func (d *Doc) dependentOf(s Range, h int, relations ...Rel) int {
	for i := s.First; i < s.End; i++ {
		if int(d.Tokens[i].Head) == h && slices.Contains(relations, Rel(d.Tokens[i].Rel)) {
			return i
		}
	}
	return -1
}

// subjectMentions gives the mention of the phrase that hangs on token t, the subject of token h, and those joined to it.
// A relative pronoun stands for what its clause describes.
func (d *Doc) subjectMentions(s Range, t, h int) []int {
	if d.MayBeRelative(t) {
		if Rel(d.Tokens[h].Rel) != AclRelcl || d.Tokens[h].Head < 0 {
			return nil
		}
		t = int(d.Tokens[h].Head)
	}
	first := d.mentionOfPhrase(t)
	if first < 0 {
		return nil
	}
	out := []int{first}
	for i := t + 1; i < s.End; i++ {
		if int(d.Tokens[i].Head) != t || Rel(d.Tokens[i].Rel) != Conj || t < h && i > h {
			continue
		}
		if m := d.mentionOfPhrase(i); m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// mentionOfPhrase is the mention of the noun phrase that token i is in, or -1.
func (d *Doc) mentionOfPhrase(i int) int {
	at := d.ChunkAt(i)
	if at < 0 {
		return -1
	}
	return d.MentionIn(d.Chunks[at])
}

// MayBeRelative reports whether token i is a word that a relative clause begins with in the place of what it describes.
// Its tag or the tree says whether it is one: "that" rarely is.
func (d *Doc) MayBeRelative(i int) bool {
	switch d.Lower(i) {
	case "who", "which", "that", "whom":
		return true
	}
	return false
}

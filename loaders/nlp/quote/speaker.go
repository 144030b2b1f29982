package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// NewSpeakers makes the stage that fills the speakers of quotations once mentions are found.
func NewSpeakers() (nlp.Stage, error) {
	l, err := newLexicon()
	if err != nil {
		return nil, err
	}
	return speakers{l}, nil
}

type speakers struct{ *lexicon }

func (speakers) Name() string { return "speakers" }
func (speakers) Needs() nlp.Layer {
	return nlp.Quotations | nlp.Deps | nlp.Mentions | nlp.Entities
}
func (speakers) Gives() nlp.Layer { return nlp.Speakers }

func (s speakers) Annotate(d *nlp.Doc) error {
	for i := range d.Quotations {
		if q := &d.Quotations[i]; q.Source.Len() > 0 {
			q.Speaker = s.speaker(d, q.Source)
		}
	}
	for i := range d.Quotations {
		if q := &d.Quotations[i]; q.Continues >= 0 {
			q.Speaker = d.Quotations[q.Continues].Speaker
		}
	}
	return nil
}

// speaker is the mention that the words of a source make: that of their head, of the author of what is said or written,
// or of the antecedent of a relative pronoun. -1 for none.
func (s speakers) speaker(d *nlp.Doc, source nlp.Range) int {
	head := headOf(d, source)
	if source.Len() == 1 && d.MayBeRelative(head) && !d.Tokens[head].Is(nlp.Capitalized) { // "Who" asks
		if m := antecedent(d, head); m >= 0 {
			return m
		}
	}
	if s.documents[d.Lemma(head)] {
		if m := author(d, head, source); m >= 0 {
			return m
		}
	}
	if at := d.ChunkAt(head); at >= 0 && d.Chunks[at].Kind == nlp.NounPhrase && d.Chunks[at].End <= source.End {
		if m := d.MentionIn(d.Chunks[at]); m >= 0 {
			return holder(d, m, source)
		}
	}
	last := -1 // in "Jane Doe's claim" the source is a part of a phrase
	for i, m := range d.MentionsIn(source) {
		if m.Entity >= 0 && m.Has(head) && m.End <= source.End {
			last = i
		}
	}
	return last
}

// holder is the person that a source names behind an office, "Kenya's minister, Jane Doe", or mention m.
func holder(d *nlp.Doc, m int, source nlp.Range) int {
	if d.Mentions[m].Class != nlp.OfficeClass {
		return m
	}
	for i, p := range d.MentionsIn(nlp.Range{First: d.Mentions[m].End, End: min(source.End, d.Mentions[m].End+4)}) {
		if p.Class == nlp.PersonClass && p.Role.Named && p.Entity >= 0 {
			return i
		}
	}
	return m
}

// headOf is the token of a range that hangs on a token outside of it, the first such that is no mark.
func headOf(d *nlp.Doc, r nlp.Range) int {
	for i := r.First; i < r.End; i++ {
		if !r.Has(int(d.Tokens[i].Head)) && !d.Tokens[i].Is(nlp.Punct) {
			return i
		}
	}
	return r.First
}

// antecedent is the mention of the noun that the relative clause of pronoun i describes, or -1.
func antecedent(d *nlp.Doc, i int) int {
	verb := int(d.Tokens[i].Head)
	if verb >= 0 && nlp.Rel(d.Tokens[verb].Rel) == nlp.AclRelcl && d.Tokens[verb].Head >= 0 && int(d.Tokens[verb].Head) < i {
		if m := d.MentionAt(int(d.Tokens[verb].Head)); m >= 0 {
			return m
		}
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if m := d.MentionAt(k); m >= 0 {
			return m
		}
	}
	return -1
}

// author is the mention of who made what noun h names: its owner, or who stands behind "by", "from" or "of". -1 for none.
func author(d *nlp.Doc, h int, source nlp.Range) int {
	for i := source.First; i < source.End; i++ {
		if int(d.Tokens[i].Head) != h {
			continue
		}
		switch nlp.Rel(d.Tokens[i].Rel) {
		case nlp.NmodPoss:
			return d.MentionAt(i)
		case nlp.Nmod, nlp.Acl:
			for k := h + 1; k < i; k++ {
				if f := d.Form(k); int(d.Tokens[k].Head) == i && (f == "by" || f == "from") {
					return d.MentionAt(i)
				}
			}
		}
	}
	return -1
}

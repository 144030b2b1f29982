package frame

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Classes are the classes an event may have, by the number that a Judge knows them by. The first is none at all.
var Classes = [...]string{"", "STATE", "APPEAL", "INTEND", "CONSULT", "ENDORSE", "COOPERATE", "AID", "YIELD", "INVESTIGATE", "DEMAND",
	"DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "POSTURE", "REDUCE", "COERCE", "ASSAULT", "FIGHT", "MASS_VIOLENCE"}

// A Judge decides what the rules leave open: which words of a sentence tell an event worth telling, of which class, and
// which entities stand in its roles. The rules' own answers are among what it is told of each. It is asked about the words
// of a sentence in order, and about the parts of each word that tells an event. What it is given is overwritten then.
type Judge interface {
	// Class is the number of the class of the event that a word tells, 0 for none, and how sure that is: 0 … 1.
	Class(d *nlp.Doc, w *Word) (class int, confidence float64)
	// Takes reports whether an entity stands in a role of an event.
	Takes(d *nlp.Doc, p *Part) bool
}

// Word is a word that may tell an event.
type Word struct {
	Token    int
	Told     int      // class that the rules found, 0 for none
	Features []uint32 // numbers of what is known of it, for a weight each by class
	Ties     []Tie
}

// Tie is a class that the rules or the lexicon have for a word, and what speaks for it, whichever class it is.
type Tie struct {
	Class    int
	Features []uint32
}

// Part is an entity that may stand in a role of an event.
type Part struct {
	Word     int // token of the word that tells the event
	Class    int
	Entity   int
	Mention  int // of the entity, where it stands nearest to the word; -1 where the sentence does not mention it
	Role     RoleKind
	Ruled    bool // the rules found it in that role
	Features []uint32
}

// RoleKind is a role.
type RoleKind uint8

// The roles.
const (
	SourceRole RoleKind = iota
	TargetRole
	Roles
)

// judged puts what the judge says in the place of what the rules found in the sentence.
func (c *clause) judged() {
	f := &c.featurer
	f.clause = c
	f.frames = append(f.frames[:0], c.told()...)
	f.triggers = append(f.triggers[:0], c.triggers...)
	c.doc.Frames, c.triggers = c.doc.Frames[:c.from], c.triggers[:0]
	for i := c.sent.First; i < c.sent.End; i++ {
		at := slices.Index(f.triggers, i)
		switch {
		case at >= 0 && f.settled(at):
			c.tell(f.frames[at], i)
		case at >= 0 || c.mayTell(i):
			c.weigh(f, i, at)
		}
	}
}

// settled reports whether there is nothing to judge of the k-th frame of the rules: it takes up what was told before, is
// what an entry of a user's lexicon says it is (the built-in files go by their names alone), or a noun that is the subject
// of what says that it takes place: "talks will begin", "no talks have taken place".
func (f *featurer) settled(k int) bool {
	x := &f.frames[k]
	if f.definiteNoun(x) || strings.Contains(x.Rule, lexiconFolder) {
		return true
	}
	return strings.HasSuffix(x.Rule, readingNames[lightNoun]) && f.chunkOf(f.triggers[k]) == f.chunkOf(x.Cue.First)
}

// weigh adds the event that the word at token i tells, if the judge says so. at is the frame that the rules found for it,
// or -1.
func (c *clause) weigh(f *featurer, i, at int) {
	w := &f.asked
	w.Token, w.Told = i, 0
	if at >= 0 {
		w.Told = classNumber(f.frames[at].Type)
	}
	f.word(w, at)
	class, sure := c.judge.Class(c.doc, w)
	if class == 0 || at < 0 && (f.partOf(i, Classes[class]) || class == 1 && f.speaksIn(i)) {
		return
	}
	var frame nlp.Frame
	if at < 0 {
		frame = c.untold(i, Classes[class])
	} else if frame = f.frames[at]; class != w.Told {
		frame.Type, frame.Rule = Classes[class], frame.Rule+", judged "+Classes[class]
	}
	frame.Confidence = sure
	if c.fill(f, &frame, i, class); len(frame.Source) == 0 && len(frame.Target) == 0 {
		if at < 0 {
			return
		}
		frame.Source, frame.Target = f.frames[at].Source, f.frames[at].Target
	}
	c.settle(&frame, at >= 0 && slices.Equal(frame.Source, f.frames[at].Source))
	c.tell(frame, i)
}

// mayTell reports whether the word at token i may tell an event that no rule found.
func (c *clause) mayTell(i int) bool {
	d := c.doc
	switch d.Tokens[i].UPOS {
	case nlp.VERB:
	case nlp.NOUN:
		if len(c.lexicon.nouns[d.Lemma(i)]) == 0 {
			return false
		}
	case nlp.ADJ:
		if len(c.lexicon.adjectives[d.Lower(i)]) == 0 {
			return false
		}
	default:
		return false
	}
	return d.NameAt(i) < 0 && d.TimeAt(i) < 0
}

// partOf reports whether a word that no rule has an event of its own for is part of one that they found of that class:
// the "launched" or the "attack" of "launched an attack", the "demand" of "repeated its demand".
func (f *featurer) partOf(i int, class string) bool {
	for k := range f.frames {
		if f.frames[k].Type != class {
			continue
		}
		if t := f.triggers[k]; f.frames[k].Cue.Has(i) || f.isComplement(i, t) || f.isComplement(t, i) {
			return true
		}
	}
	return false
}

// speaksIn reports whether what is said by the word at token i is told as something that its speaker does by saying it.
func (f *featurer) speaksIn(i int) bool {
	for _, q := range f.voiced() {
		if q.Speaker < 0 || f.wordOf(q) != i {
			continue
		}
		speaker := f.entityOf(q.Speaker)
		for k := range f.frames {
			x := &f.frames[k]
			if q.Content.Has(x.Cue.First) && isVerbal(x.Type) && slices.Contains(x.Source, speaker) {
				return true
			}
		}
	}
	return false
}

// isComplement reports whether a noun is the subject or the object of a verb, or stands behind a preposition of it.
func (f *featurer) isComplement(noun, verb int) bool {
	if f.Head(noun) != verb || f.doc.Tokens[noun].UPOS != nlp.NOUN {
		return false
	}
	r := f.Rel(noun)
	return objectRels.Has(r) || obliqueRels.Has(r) || subjectRels.Has(r)
}

// untold begins the frame of an event that no rule found at token i: of what is said by it, or with what stands around any
// verb or noun.
func (c *clause) untold(i int, class string) nlp.Frame {
	d := c.doc
	for _, q := range c.voiced() {
		if q.Speaker >= 0 && d.Mentions[q.Speaker].Entity >= 0 && c.wordOf(q) == i {
			f := c.utterance(q, class, learnt)
			f.Target = c.addressee(q)
			return f
		}
	}
	e := entry{class: class, targets: generalTargets, content: generalContent}
	if at := d.ChunkAt(i); at >= 0 && d.Chunks[at].Kind == nlp.VerbGroup && d.Chunks[at].Head == i {
		f := c.frame(e, at, c.end(i))
		c.realityOf(d.Predicate(i)).on(&f)
		f.Rule = readingNames[learnt]
		return f
	}
	f, end := c.newFrame(e, learnt, nlp.Range{First: i, End: i + 1}, 0), c.end(i)
	if d.Tokens[i].UPOS == nlp.NOUN {
		f.Content = nlp.Range{First: i, End: max(i+1, min(end, c.Reach(i).End))}
		if at := c.chunkOf(i); at >= 0 && d.Chunks[at].Head == i {
			f.Source, f.Negative = c.doers(at), c.denied(d.Chunks[at])
		}
		f.Target = c.targets(e, c.concerned(i))
	} else {
		f.Content = nlp.Range{First: i, End: end}
		f.Source = c.actorsAt(c.subjectToken(i))
	}
	c.finishFrame(&f, e, end)
	return f
}

var (
	generalTargets = []string{"obj", "to", "with", "against", "on", "from"}
	generalContent = []string{"to", "that", "clause"}
)

// fill puts the entities that the judge chooses into the roles of a frame.
func (c *clause) fill(f *featurer, frame *nlp.Frame, word, class int) {
	var roles [Roles][]int
	f.cast(frame, word)
	for k := range f.players {
		p := &f.sought
		*p = Part{Word: word, Class: class, Entity: f.players[k].entity, Mention: f.players[k].mention}
		f.part(p, frame, k)
		for r, ruled := range [Roles][]int{frame.Source, frame.Target} {
			p.Role, p.Ruled = RoleKind(r), slices.Contains(ruled, p.Entity)
			if c.judge.Takes(c.doc, p) {
				roles[r] = append(roles[r], p.Entity)
			}
		}
	}
	frame.Source, frame.Target = roles[SourceRole], roles[TargetRole]
}

// settle makes what a judged frame says of itself agree with its class and its source, which is the one that the rules
// found where same says so: who states something is not its reporter, nor who does by speaking what the class says; what is
// intended is planned.
func (c *clause) settle(f *nlp.Frame, same bool) {
	if len(f.AttributedTo) > 0 && len(f.Source) > 0 && f.AttributedTo[0] == f.Source[0] && f.Modality != "denied" &&
		(f.Type == "STATE" || !same && isVerbal(f.Type)) {
		f.AttributedTo = f.AttributedTo[1:]
		if len(f.AttributedTo) == 0 && f.Modality == "reported" {
			f.Modality = "asserted"
		}
	}
	if f.Type == "INTEND" && f.Modality == "asserted" && !f.Negative {
		f.Modality = "planned"
	}
}

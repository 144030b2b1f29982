package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Classes are the classes an event may have, by the number that a Judge knows them by. The first is none at all.
var Classes = [...]string{"", "STATE", "APPEAL", "INTEND", "CONSULT", "ENDORSE", "COOPERATE", "AID", "YIELD", "INVESTIGATE", "DEMAND",
	"DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "POSTURE", "REDUCE", "COERCE", "ASSAULT", "FIGHT", "MASS_VIOLENCE"}

// A Judge decides what the rules leave open: which of the words of a sentence tell an event worth telling and of which
// class, and which entities stand in its roles. The rules' own answers are among what it is told of each. It is asked for
// the words of a document in order, and for the parts of each word that tells an event.
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
	Features []uint32 // numbers of what is known of it, for a weight each
}

// Part is an entity that may stand in a role of an event.
type Part struct {
	Word     int // token of the word that tells the event
	Class    int
	Entity   int
	Mention  int // of the entity, where it stands nearest to the word
	Role     RoleKind
	Ruled    bool // the rules find it in that role
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
	d := c.doc
	frames := slices.Clone(c.told())
	triggers := slices.Clone(c.triggers)
	d.Frames, c.triggers = d.Frames[:c.from], c.triggers[:0]
	f := featurer{clause: c, frames: frames, triggers: triggers}
	f.survey()
	for i := c.sent.First; i < c.sent.End; i++ {
		at := slices.Index(triggers, i)
		if at < 0 && !c.mayTell(i) {
			continue
		}
		w := Word{Token: i}
		if at >= 0 {
			w.Told = slices.Index(Classes[:], frames[at].Type)
		}
		f.word(&w, at)
		class, sure := c.judge.Class(d, &w)
		if class == 0 {
			continue
		}
		frame, ok := nlp.Frame{}, true
		if at >= 0 {
			frame = frames[at]
			if class != w.Told {
				frame.Type, frame.Rule = Classes[class], frame.Rule+", judged "+Classes[class]
			}
		} else {
			frame, ok = c.untold(i, Classes[class])
		}
		if !ok {
			continue
		}
		frame.Confidence = sure
		c.cast(&f, &frame, i, class, at >= 0)
		if len(frame.Source) == 0 && len(frame.Target) == 0 {
			continue
		}
		d.Frames = append(d.Frames, frame)
		c.triggers = append(c.triggers, i)
	}
}

// mayTell reports whether the word at token i may tell an event that no rule found.
func (c *clause) mayTell(i int) bool {
	switch c.doc.Tokens[i].UPOS {
	case nlp.VERB, nlp.NOUN, nlp.ADJ:
		return c.doc.NameAt(i) < 0 && c.doc.TimeAt(i) < 0
	}
	return false
}

// untold begins the frame of an event that no rule found at token i, with what stands around any verb or noun.
func (c *clause) untold(i int, class string) (nlp.Frame, bool) {
	d := c.doc
	e := entry{class: class, targets: generalTargets, content: generalContent}
	if at := d.ChunkAt(i); at >= 0 && d.Chunks[at].Kind == nlp.VerbGroup && d.Chunks[at].Head == i {
		f := c.frame(e, at, c.end(i))
		c.realityOf(c.doc.Predicate(i)).on(&f)
		f.Rule = readingNames[learnt]
		return f, true
	}
	f := c.newFrame(e, learnt, nlp.Range{First: i, End: i + 1}, 0)
	end := c.end(i)
	if d.Tokens[i].UPOS == nlp.NOUN {
		f.Content = nlp.Range{First: i, End: max(i+1, min(end, c.Reach(i).End))}
		if at := c.chunkOf(i); at >= 0 && d.Chunks[at].Head == i {
			f.Source = c.doers(at)
			f.Negative = c.denied(d.Chunks[at])
		}
		f.Target = c.targets(e, c.concerned(i))
	} else {
		f.Content = nlp.Range{First: i, End: end}
		f.Source = c.actorsAt(c.subjectToken(i))
	}
	c.finishFrame(&f, e, end)
	return f, true
}

var (
	generalTargets = []string{"obj", "to", "with", "against", "on", "from"}
	generalContent = []string{"to", "that", "clause"}
)

// cast puts the entities that the judge chooses into the roles of a frame.
func (c *clause) cast(f *featurer, frame *nlp.Frame, word, class int, ruled bool) {
	before := frame.Source
	var roles [Roles][]int
	f.parts(frame, word, class, ruled)
	for k := range f.entities {
		for r := range Roles {
			p := Part{Word: word, Class: class, Entity: f.entities[k].entity, Mention: f.entities[k].mention, Role: r}
			f.part(&p, frame, k)
			if c.judge.Takes(c.doc, &p) {
				roles[r] = append(roles[r], p.Entity)
			}
		}
	}
	frame.Source, frame.Target = roles[SourceRole], roles[TargetRole]
	if !slices.Equal(before, frame.Source) && len(frame.AttributedTo) > 0 {
		c.ownVoice(frame)
	}
}

// ownVoice leaves out the voice of somebody whose own act a verbal event is.
func (c *clause) ownVoice(f *nlp.Frame) {
	if len(f.Source) == 0 || f.AttributedTo[0] != f.Source[0] || !isVerbal(f.Type) || f.Modality == "denied" {
		return
	}
	f.AttributedTo = f.AttributedTo[1:]
	if len(f.AttributedTo) == 0 && f.Modality == "reported" {
		f.Modality = "asserted"
	}
}

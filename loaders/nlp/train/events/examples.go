package events

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotated"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
)

// example is something that is known by features, and the answer.
type example struct {
	features []uint32
	ties     []frame.Tie
	class    int // for a part: 1 if it takes the role
	role     frame.RoleKind
}

// teacher is a judge that knows the answers for one article, and notes what it is asked.
type teacher struct {
	article *annotated.Article
	events  map[int]*annotated.Event // by token, nil before the first question
	words   []example
	parts   []example
	asked   int // events whose word it was asked for
}

// Class notes a word and gives the answer.
func (t *teacher) Class(d *nlp.Doc, w *frame.Word) (int, float64) {
	t.begin(d)
	class := 0
	if e := t.events[w.Token]; e != nil {
		class = slices.Index(frame.Classes[:], e.Type)
		t.asked++
	}
	t.words = append(t.words, example{features: slices.Clone(w.Features), ties: cloned(w.Ties), class: class})
	return class, 1
}

func cloned(ties []frame.Tie) []frame.Tie {
	out := slices.Clone(ties)
	for i := range out {
		out[i].Features = slices.Clone(out[i].Features)
	}
	return out
}

// Takes notes a part and gives the answer.
func (t *teacher) Takes(d *nlp.Doc, p *frame.Part) bool {
	e := t.events[p.Word]
	parties := e.Source
	if p.Role == frame.TargetRole {
		parties = e.Target
	}
	right := slices.ContainsFunc(parties, func(at annotated.Offsets) bool { return at.StandsFor(d, p.Entity) })
	class := 0
	if right {
		class = 1
	}
	t.parts = append(t.parts, example{features: slices.Clone(p.Features), class: class, role: p.Role})
	return right
}

// begin finds the words that tell the events.
func (t *teacher) begin(d *nlp.Doc) {
	if t.events != nil {
		return
	}
	t.events = map[int]*annotated.Event{}
	for i := range t.article.Events {
		e := &t.article.Events[i]
		if at := e.Word(d); at >= 0 && t.events[at] == nil {
			t.events[at] = e
		}
	}
}

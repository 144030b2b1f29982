package factsjson

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/demarche-kg/demarche/graph"
)

func (d *decoder) relations() error {
	for i := range d.in.Relations {
		r, err := d.relation(fmt.Sprintf("relations[%d]", i), &d.in.Relations[i], i)
		if err != nil {
			return err
		}
		d.facts.Relations = append(d.facts.Relations, *r)
	}
	return nil
}

func (d *decoder) relation(field string, in *relation, i int) (r *graph.Relation, err error) {
	r = &graph.Relation{ID: graph.ID(in.IRI), Type: graph.RelationType(in.Type), Status: graph.Status(in.Status), Confidence: in.Confidence}
	if r.ID == "" {
		local := cmp.Or(in.ID, "r"+strconv.Itoa(i+1))
		r.ID = graph.ScopedID(graph.ClassRelation, d.facts.Article.ID, local)
	}
	if err := oneOf(field+".type", r.Type, graph.RelationTypes()); err != nil {
		return nil, err
	}
	if err := oneOf(field+".status", r.Status, []graph.Status{"", graph.Current, graph.Former}); err != nil {
		return nil, err
	}
	if r.Subject, err = d.ref(field+".subject", in.Subject); err != nil {
		return nil, err
	}
	if in.Object != "" || r.Type != graph.Expires {
		if r.Object, err = d.ref(field+".object", string(in.Object)); err != nil {
			return nil, err
		}
	}
	if r.Time, err = d.time(field, in.Time, in.TimeText); err != nil {
		return nil, err
	}
	r.Evidence, err = d.evidence(field, in.evidence, in.More)
	return r, err
}

// defineEvents names the events first, since they refer to each other.
func (d *decoder) defineEvents() error {
	for i := range d.in.Events {
		in := &d.in.Events[i]
		id := graph.ID(in.IRI)
		if id == "" {
			id = graph.ScopedID(graph.ClassEvent, d.facts.Article.ID, in.ID)
		}
		if err := d.define(fmt.Sprintf("events[%d]", i), in.ID, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) events() error {
	for i := range d.in.Events {
		e, err := d.event(fmt.Sprintf("events[%d]", i), &d.in.Events[i])
		if err != nil {
			return err
		}
		d.facts.Events = append(d.facts.Events, *e)
	}
	return nil
}

func (d *decoder) event(field string, in *event) (*graph.Event, error) {
	e := &graph.Event{
		ID: d.global[in.ID], Type: graph.EventType(in.Type), Content: in.Content, Confidence: in.Confidence,
		Polarity: graph.Polarity(cmp.Or(in.Polarity, string(graph.Positive))),
		Modality: graph.Modality(cmp.Or(in.Modality, string(graph.Asserted))),
	}
	if err := knownWords(field, e); err != nil {
		return nil, err
	}
	if err := d.actors(field, in, e); err != nil {
		return nil, err
	}
	for i := range in.Amounts {
		a, err := in.Amounts[i].graph(fmt.Sprintf("%s.amounts[%d]", field, i))
		if err != nil {
			return nil, err
		}
		if a.Value != "" || a.Min != "" || a.Max != "" {
			e.Amounts = append(e.Amounts, a)
		}
	}
	var err error
	if e.Time, err = d.time(field, in.Time, in.TimeText); err != nil {
		return nil, err
	}
	e.Evidence, err = d.evidence(field, in.evidence, in.More)
	return e, err
}

func knownWords(field string, e *graph.Event) error {
	return cmp.Or(
		oneOf(field+".type", e.Type, graph.EventTypes()),
		oneOf(field+".polarity", e.Polarity, []graph.Polarity{graph.Positive, graph.Negative}),
		oneOf(field+".modality", e.Modality, graph.Modalities()),
	)
}

// actors resolves everything that an event refers to.
func (d *decoder) actors(field string, in *event, e *graph.Event) (err error) {
	for _, slot := range []struct {
		key    string
		locals []string
		ids    *[]graph.ID
	}{
		{"source", in.Source, &e.Source},
		{"target", in.Target, &e.Target},
		{"place", in.Place, &e.Place},
		{"attributed_to", in.AttributedTo, &e.AttributedTo},
		{"about", in.About, &e.About},
		{"disputes", in.Disputes, &e.Disputes},
		{"elaborates", in.Elaborates, &e.Elaborates},
	} {
		if *slot.ids, err = d.refs(field+"."+slot.key, slot.locals); err != nil {
			return err
		}
	}
	return nil
}

// evidence reads where a fact was read; the first place has no field of its own in front of its keys.
func (d *decoder) evidence(field string, first evidence, more []evidence) ([]graph.Evidence, error) {
	ev, err := d.oneEvidence(field, first)
	if err != nil {
		return nil, err
	}
	out := []graph.Evidence{ev}
	for i := range more {
		if ev, err = d.oneEvidence(fmt.Sprintf("%s.more_evidence[%d]", field, i), more[i]); err != nil {
			return nil, err
		}
		out = append(out, ev)
	}
	return out, nil
}

func (d *decoder) oneEvidence(field string, in evidence) (ev graph.Evidence, err error) {
	ev = graph.Evidence{Article: d.facts.Article.ID, Quote: in.Quote}
	switch {
	case in.Offset != nil && in.Sentence == "":
		ev.Span, err = d.span(field+".offset", in.Offset)
	case in.Offset != nil:
		ev.Span, err = d.spanOf(field+".offset", in.Offset, in.Sentence)
	case in.Sentence == "":
		err = faultAt(field+".sentence", "missing")
	default:
		if ev.Span, err = d.words.sentence(in.Sentence); err != nil {
			err = faultAt(field+".sentence", "%.40q %w", in.Sentence, err)
		}
	}
	if err != nil {
		return ev, err
	}
	ev.Text = ev.In(d.words.text)
	ev.Highlight, err = d.spans(field+".highlight", in.Highlight)
	return ev, err
}

package facts

import (
	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

func (b *builder) relations() {
	for i, r := range b.doc.Relations {
		if !b.told[i] {
			continue
		}
		rel := graph.Relation{Type: graph.RelationType(r.Type), Subject: b.ids[r.Subject], Status: graph.Status(r.Status),
			Time: b.time(r.Time)}
		certain := []float64{entityConfidence(b.doc.Entities[r.Subject])}
		if r.Object >= 0 {
			rel.Object = b.ids[r.Object]
			certain = append(certain, entityConfidence(b.doc.Entities[r.Object]))
		}
		if rel.Subject == "" || rel.Object == "" && r.Object >= 0 || r.Sentence < 0 {
			continue
		}
		rel.Confidence = relationConfidence(r, certain...)
		rel.Evidence = b.evidence(r.Sentence, r.Cue, false)
		rel.ID = b.relationID(&rel)
		b.rule(rel.ID, r.Rule)
		b.facts.Relations = append(b.facts.Relations, rel)
	}
}

func (b *builder) rule(id graph.ID, rule string) {
	if rule != "" {
		b.rules[id] = rule
	}
}

func (b *builder) frames() {
	for _, f := range b.doc.Frames {
		b.facts.Events = append(b.facts.Events, b.event(f))
	}
	for i, f := range b.doc.Frames {
		b.facts.Events[i].Elaborates = b.eventIDs(f.Elaborates)
		b.facts.Events[i].Disputes = b.eventIDs(f.Disputes)
	}
}

func (b *builder) eventIDs(frames []int) []graph.ID {
	var out []graph.ID
	for _, f := range frames {
		out = append(out, b.facts.Events[f].ID)
	}
	return out
}

func (b *builder) event(f nlp.Frame) graph.Event {
	e := graph.Event{Type: graph.EventType(f.Type), Source: b.idsOf(f.Source), Target: b.idsOf(f.Target),
		About: b.idsOf(f.About), Place: b.idsOf(f.Place), AttributedTo: b.idsOf(f.AttributedTo),
		Content: oneLine(b.doc.TextOf(f.Content)), Time: b.time(f.Time),
		Polarity: graph.Positive, Modality: graph.Modality(f.Modality), Confidence: f.Confidence}
	if f.Negative {
		e.Polarity = graph.Negative
	}
	for _, a := range f.Amounts {
		e.Amounts = append(e.Amounts, b.amount(b.doc.Amounts[a]))
	}
	e.Evidence = b.evidence(f.Sentence, f.Cue, f.Quote)
	e.ID = b.eventID(&f)
	b.rule(e.ID, f.Rule)
	return e
}

func (b *builder) amount(a nlp.Amount) graph.Amount {
	return graph.Amount{Value: a.Value, Unit: a.Unit, Approx: a.Approx, Min: a.Min, Max: a.Max, Per: a.Per,
		Text: oneLine(b.doc.TextOf(a.Range))}
}

func (b *builder) time(i int) graph.Time {
	if i < 0 {
		return graph.Time{}
	}
	t := b.doc.Times[i]
	return graph.Time{Value: t.EDTF, Text: oneLine(b.doc.TextOf(t.Range))}
}

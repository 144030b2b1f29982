package quads

import (
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

func (d *decoder) entity(id graph.ID, c graph.Class) graph.Entity {
	n := d.open(id, vocab.Class(string(c)))
	e := graph.Entity{
		ID:     id,
		Class:  c,
		Name:   n.text(vocab.Name),
		Group:  n.flag(vocab.Group),
		Alpha2: n.text(vocab.Alpha2),
		Alpha3: n.text(vocab.Alpha3),

		Confidence: confidence(n),
	}
	for _, at := range n.links(vocab.MentionAt) {
		m := d.open(at, vocab.Mention)
		span, words := d.passage(m)
		e.Mentions = append(e.Mentions, graph.Mention{Article: d.article, Span: span, Text: words})
		m.done()
	}
	n.done()
	return e
}

func (d *decoder) relation(id graph.ID) graph.Relation {
	n := d.open(id, vocab.Relation)
	r := graph.Relation{
		ID:       id,
		Type:     graph.RelationType(n.term(vocab.Predicate)),
		Subject:  n.link(vocab.Subject),
		Object:   n.link(vocab.Object),
		Status:   graph.Status(n.text(vocab.Status)),
		Time:     readTime(n),
		Evidence: d.evidence(n),

		Confidence: confidence(n),
	}
	n.done()
	return r
}

func (d *decoder) event(id graph.ID) graph.Event {
	n := d.open(id, vocab.Event)
	e := graph.Event{
		ID:           id,
		Type:         graph.EventType(n.term(vocab.EventType)),
		Source:       n.links(vocab.EventSource),
		Target:       n.links(vocab.EventTarget),
		Elaborates:   n.links(vocab.Elaborates),
		Content:      n.text(vocab.Content),
		About:        n.links(vocab.About),
		Amounts:      d.amounts(n),
		Time:         readTime(n),
		Place:        n.links(vocab.HasPlace),
		AttributedTo: d.voices(n),
		Polarity:     graph.Polarity(n.text(vocab.Polarity)),
		Modality:     graph.Modality(n.text(vocab.Modality)),
		Disputes:     n.links(vocab.Disputes),
		Evidence:     d.evidence(n),
		Confidence:   confidence(n),
	}
	n.done()
	return e
}

func confidence(n *node) float64 {
	c, _ := take[quad.Float](n, vocab.Confidence)
	return float64(c)
}

func readTime(n *node) graph.Time {
	return graph.Time{Value: n.typed(vocab.Time, vocab.EDTF), Text: n.text(vocab.TimeText)}
}

// voices reads the chain in its order, and checks that the plain edges name the same voices.
func (d *decoder) voices(event *node) []graph.ID {
	var members []positioned[graph.ID]
	for _, id := range event.links(vocab.QualifiedAttribution) {
		n := d.open(id, vocab.Attribution)
		members = append(members, positioned[graph.ID]{n.number(vocab.Position), n.link(vocab.Agent)})
		n.done()
	}
	chain := inOrder(event, vocab.QualifiedAttribution, members)
	plain := slices.Sorted(slices.Values(chain))
	if !slices.Equal(event.links(vocab.AttributedTo), slices.Compact(plain)) {
		event.fail("<%s> and <%s> name different voices", vocab.AttributedTo, vocab.QualifiedAttribution)
	}
	return chain
}

func (d *decoder) amounts(event *node) []graph.Amount {
	var members []positioned[graph.Amount]
	for _, id := range event.links(vocab.AmountOf) {
		n := d.open(id, vocab.Quantity, vocab.MonetaryAmount)
		unit := vocab.Unit
		if n.kind == vocab.MonetaryAmount {
			unit = vocab.Currency
		}
		a := graph.Amount{
			Value:  n.typed(vocab.Value, vocab.XSDDecimal),
			Unit:   n.text(unit),
			Approx: n.flag(vocab.Approx),
			Min:    n.typed(vocab.Min, vocab.XSDDecimal),
			Max:    n.typed(vocab.Max, vocab.XSDDecimal),
			Per:    n.text(vocab.Per),
			Text:   n.text(vocab.Text),
		}
		members = append(members, positioned[graph.Amount]{n.number(vocab.Position), a})
		n.done()
	}
	return inOrder(event, vocab.AmountOf, members)
}

func (d *decoder) evidence(owner *node) []graph.Evidence {
	var members []positioned[graph.Evidence]
	for _, id := range owner.links(vocab.EvidenceAt) {
		n := d.open(id, vocab.Evidence)
		at, selector := n.number(vocab.Position), n.link(vocab.Selector)
		ev := graph.Evidence{Article: d.article, Quote: n.flag(vocab.Quoted), Highlight: d.highlights(n)}
		if s := d.sentences[selector]; s != nil {
			s.used = true
			ev.Span, ev.Text = s.span, s.text
		} else {
			n.fail("is read from <%s>, which is no sentence", selector)
		}
		members = append(members, positioned[graph.Evidence]{at, ev})
		n.done()
	}
	return inOrder(owner, vocab.EvidenceAt, members)
}

func (d *decoder) highlights(evidence *node) []graph.Span {
	var members []positioned[graph.Span]
	for _, id := range evidence.links(vocab.HighlightAt) {
		n := d.open(id, vocab.Highlight)
		members = append(members, positioned[graph.Span]{n.number(vocab.Position), n.span()})
		n.done()
	}
	return inOrder(evidence, vocab.HighlightAt, members)
}

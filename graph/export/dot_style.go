package export

import (
	"fmt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// Colours are tints and shades of the palette of Okabe and Ito, which people with any kind of colour blindness can
// tell apart; shapes and line styles say the same again.

type look struct{ shape, style, fill, line string }

func lookOf(c graph.Class) look {
	switch c {
	case graph.ClassEvent:
		return look{"box", "filled", "#ffffff", "#333333"}
	case graph.ClassPerson:
		return look{"ellipse", "filled", "#d3ebf8", "#2a86ba"}
	case graph.ClassOffice:
		return look{"ellipse", "filled,dashed", "#f3dfea", "#a4487d"}
	case graph.ClassOrganization:
		return look{"box", "filled,rounded", "#fae5b8", "#b67a00"}
	case graph.ClassCountry:
		return look{"hexagon", "filled", "#c4e9dc", "#00795a"}
	case graph.ClassPlace:
		return look{"house", "filled", "#fbf7c6", "#96901f"}
	case graph.ClassMilitaryUnit:
		return look{"octagon", "filled", "#f6d5bd", "#b04d00"}
	case graph.ClassAgreement:
		return look{"note", "filled", "#c9dcea", "#005b8e"}
	}
	return look{"ellipse", "filled", "#eeeeee", "#777777"}
}

// nodeStyle draws events that may not be so with a broken line.
func nodeStyle(n *subgraph.Node) string {
	l := lookOf(n.Class)
	if n.Class == graph.ClassEvent && !isFact(n.Attrs) {
		l.style += ",dashed"
	}
	return fmt.Sprintf(`, shape=%q, style=%q, fillcolor=%q, color=%q`, l.shape, l.style, l.fill, l.line)
}

// isFact reports whether an event is stated to have happened.
func isFact(attrs []subgraph.Attr) bool {
	modality := graph.Modality(value(attrs, subgraph.KeyModality))
	return value(attrs, subgraph.KeyPolarity) != string(graph.Negative) &&
		(modality == graph.Asserted || modality == graph.Reported)
}

// edgeStyle draws the edge from an event to its source with the arrowhead at the event, so that arrows lead from who does
// it over what is done to whom it is done to.
func edgeStyle(e *subgraph.Edge) string {
	color, style, width, arrow := "#777777", "solid", "1", "forward"
	switch {
	case e.Fact.Class() == graph.ClassRelation: // thin and grey
	case e.Label == subgraph.Source:
		color, width, arrow = "#0072b2", "1.6", "back"
	case e.Label == subgraph.Target:
		color, width = "#c14f00", "1.6"
	case e.Label == subgraph.Disputes:
		color, style, width = "#a4487d", "bold", "2"
	case e.Label == subgraph.Elaborates:
		color, style = "#333333", "dashed"
	case e.Label == subgraph.AttributedTo:
		style = "dotted"
	case e.Label == subgraph.About, e.Label == subgraph.Place:
		style = "dashed"
	default: // an event between actors
		color, width = "#333333", "1.6"
		if !isFact(e.Attrs) {
			style = "dashed"
		}
	}
	return fmt.Sprintf(`, color=%q, fontcolor=%q, style=%q, penwidth=%q, dir=%q`, color, color, style, width, arrow)
}

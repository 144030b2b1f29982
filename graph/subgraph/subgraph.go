package subgraph

import "github.com/demarche-kg/demarche/graph"

// Subgraph is a part of a graph as nodes and edges. Both ends of every edge are among the nodes.
type Subgraph struct {
	Nodes []Node // in the order in which they were reached: the selected first, an event before those who take part
	Edges []Edge // those of events in the order of the events, slot by slot; then relations, by ID

	// Truncated says that nodes were left out because of the Limit. Omitted counts those that were seen and left out;
	// what lies behind them was not looked at, so a larger Limit may show more than Omitted promises.
	Truncated bool
	Omitted   int

	Shape Shape
	Whole bool // nothing was selected, and nothing is left out
}

// Node is an entity or an event.
type Node struct {
	ID      graph.ID
	Label   string // an entity's name; an event's type and the beginning of its content
	Class   graph.Class
	Time    graph.Time // when an event happened
	Article graph.ID   // the first that tells or names it; "" for an entity that none names and no edge leads to
	Attrs   []Attr     // in the order of Keys
}

// Edge leads from one node to another. There may be several between the same two.
type Edge struct {
	ID      string // unique among the edges; an IRI
	Source  graph.ID
	Target  graph.ID
	Label   string     // a slot of an event, the type of a relation, or the type of an event ("not CONSULT" where it did not happen)
	Time    graph.Time // when the event happened, or the relation held
	Fact    graph.ID   // the event or relation that the edge shows
	Article graph.ID   // the first that tells it
	Attrs   []Attr     // in the order of Keys
}

// The slots of an event, as they label edges.
const (
	Source       = "source"
	Target       = "target"
	About        = "about"
	Place        = "place"
	AttributedTo = "attributedTo"
	Elaborates   = "elaborates"
	Disputes     = "disputes"
)

// Attr is something to know about a node or an edge. It always has a value; only keys that are lists have several.
type Attr struct {
	Key    Key
	Values []string
}

// Key names an attribute.
type Key string

// The attributes.
const (
	KeyType         Key = "type"         // an event's type
	KeyContent      Key = "content"      // what was demanded, said or done, as the text has it
	KeyAmounts      Key = "amounts"      // a list, as the text has them
	KeyPolarity     Key = "polarity"     // of events
	KeyModality     Key = "modality"     // of events
	KeyAttributedTo Key = "attributedTo" // a list of names, nearest voice first; Actors only
	KeyPlace        Key = "place"        // a list of names; Actors only
	KeyAbout        Key = "about"        // a list of names; Actors only
	KeyPosition     Key = "position"     // in the chain of voices, counted from 1; of edges labelled attributedTo
	KeyStatus       Key = "status"       // of a relation: current or former
	KeySentence     Key = "sentence"     // where it was read first
	KeyAliases      Key = "aliases"      // a list: other surface forms of an entity's name
	KeyGroup        Key = "group"        // "true" for several people spoken of as one voice
	KeyAlpha2       Key = "alpha2"       // a country's ISO 3166-1 codes
	KeyAlpha3       Key = "alpha3"
	KeyExpires      Key = "expires" // a list of EDTF times at which an agreement ends
)

// Keys lists all attributes in their order.
func Keys() []Key {
	return []Key{KeyType, KeyContent, KeyAmounts, KeyPolarity, KeyModality, KeyAttributedTo, KeyPlace, KeyAbout,
		KeyPosition, KeyStatus, KeySentence, KeyAliases, KeyGroup, KeyAlpha2, KeyAlpha3, KeyExpires}
}

// IsList reports whether an attribute may have several values.
func (k Key) IsList() bool {
	switch k {
	case KeyAmounts, KeyAttributedTo, KeyPlace, KeyAbout, KeyAliases, KeyExpires:
		return true
	}
	return false
}

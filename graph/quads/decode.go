package quads

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

// ErrNotFacts is wrapped by the error of Decode where quads are not what Encode writes.
var ErrNotFacts = errors.New("not the quads of an article")

// Decode reads the facts that the quads of one label state, in any order, and gives them normalized: what Encode was
// given comes back. It is strict. A predicate it does not know, a value of the wrong kind, a node that belongs to
// nothing, or text that does not match its digest is an error that names the node and wraps ErrNotFacts.
func Decode(qs []quad.Quad) (*graph.Facts, error) {
	if len(qs) == 0 {
		return nil, fmt.Errorf("quads: %w: there are none", ErrNotFacts)
	}
	label, _ := qs[0].Label.(quad.IRI)
	d := decoder{article: graph.ID(label), nodes: map[graph.ID]*node{}, sentences: map[graph.ID]*sentence{}}
	f := d.facts(qs)
	if d.fault == nil {
		f.Normalize()
		d.fault = f.Validate()
	}
	if d.fault != nil {
		return nil, fmt.Errorf("quads: reading article %q: %w: %w", label, ErrNotFacts, d.fault)
	}
	return f, nil
}

// decoder reads one article. After the first fault it goes on with zero values; only the fault is reported.
type decoder struct {
	article   graph.ID
	text      string             // the article's
	nodes     map[graph.ID]*node // those not read yet
	sentences map[graph.ID]*sentence
	fault     error
}

type sentence struct {
	span   graph.Span
	text   string
	listed bool // among the article's own
	used   bool // by an evidence
}

func (d *decoder) facts(qs []quad.Quad) *graph.Facts {
	f := &graph.Facts{}
	for _, q := range qs {
		d.collect(q)
	}
	for _, id := range d.unread() {
		if classes := len(d.nodes[id].props[vocab.Type]); classes != 1 {
			d.failf("<%s>: a node of %d classes, not one", id, classes)
		}
	}
	d.readArticle(&f.Article)
	d.text = f.Article.Text
	for _, id := range d.unread() {
		if d.nodes[id].class() == vocab.Sentence {
			d.readSentence(id)
		}
	}
	for _, id := range d.unread() {
		d.readFact(id, f)
	}
	for _, id := range slices.Sorted(maps.Keys(d.sentences)) {
		switch s := d.sentences[id]; {
		case s.listed:
			f.Sentences = append(f.Sentences, s.span)
		case !s.used:
			d.failf("<%s>: a sentence that belongs to nothing", id)
		}
	}
	for _, id := range d.unread() {
		d.failf("<%s>: a node of class <%s> that belongs to nothing", id, d.nodes[id].class())
	}
	return f
}

func (d *decoder) failf(format string, args ...any) {
	if d.fault == nil {
		d.fault = fmt.Errorf(format, args...)
	}
}

// collect puts a quad with its subject.
func (d *decoder) collect(q quad.Quad) {
	subject, okS := q.Subject.(quad.IRI)
	predicate, okP := q.Predicate.(quad.IRI)
	if !okS || !okP || q.Object == nil {
		d.failf("%s is not a statement about an IRI", q.NQuad())
		return
	}
	if q.Label != quad.IRI(d.article) {
		d.failf("%s has another label than <%s>", q.NQuad(), d.article)
		return
	}
	id := graph.ID(subject)
	if d.nodes[id] == nil {
		d.nodes[id] = &node{id: id, props: map[string][]quad.Value{}, fault: &d.fault}
	}
	d.nodes[id].props[string(predicate)] = append(d.nodes[id].props[string(predicate)], q.Object)
}

// unread lists the nodes not read yet, sorted.
func (d *decoder) unread() []graph.ID { return slices.Sorted(maps.Keys(d.nodes)) }

// open takes the node of an ID to read it. Its class must be one of classes.
func (d *decoder) open(id graph.ID, classes ...string) *node {
	n := d.nodes[id]
	if n == nil {
		n = &node{id: id, fault: &d.fault}
		n.fail("nothing is said of it, or it belongs to two nodes")
		return n
	}
	delete(d.nodes, id)
	if n.kind = n.class(); !slices.Contains(classes, n.kind) {
		n.fail("is of class <%s>, not <%s>", n.kind, classes[0])
	}
	delete(n.props, vocab.Type)
	return n
}

func (d *decoder) readArticle(a *graph.Article) {
	n := d.open(d.article, vocab.Article)
	*a = graph.Article{
		ID:        n.id,
		URL:       n.text(vocab.URL),
		Title:     n.text(vocab.Headline),
		Publisher: n.text(vocab.Publisher),
		Byline:    n.text(vocab.Byline),
		Published: n.typed(vocab.Published, vocab.EDTF),
		Language:  n.text(vocab.Language),
		Text:      n.text(vocab.Body),
		Source:    n.text(vocab.Source),
	}
	if digest := n.text(vocab.SHA256); digest != a.SHA256() {
		n.fail("the text is not the one whose SHA-256 is %.64q", digest)
	}
	n.done()
}

func (d *decoder) readSentence(id graph.ID) {
	n := d.open(id, vocab.Sentence)
	s := &sentence{}
	s.span, s.text = d.passage(n)
	switch n.link(vocab.IsPartOf) {
	case d.article:
		s.listed = true
	case "":
	default:
		n.fail("is part of another article")
	}
	if id != graph.SentenceID(d.article, s.span) {
		n.fail("is not named for the sentence at %d-%d", s.span.Start, s.span.End)
	}
	n.done()
	d.sentences[id] = s
}

// passage reads where a node stands in the article's text, and the words there.
func (d *decoder) passage(n *node) (graph.Span, string) {
	s := n.span()
	words, ok := take[quad.String](n, vocab.Exact)
	if !ok || string(words) != s.In(d.text) {
		n.fail("does not say what stands at %d-%d", s.Start, s.End)
	}
	return s, string(words)
}

// readFact reads an entity, relation or event, with what belongs to it. Other nodes stay unread: they are read with
// their owner.
func (d *decoder) readFact(id graph.ID, f *graph.Facts) {
	n := d.nodes[id]
	if n == nil {
		return // read with its owner
	}
	switch class := n.class(); class {
	case vocab.Relation:
		f.Relations = append(f.Relations, d.relation(id))
	case vocab.Event:
		f.Events = append(f.Events, d.event(id))
	default:
		if c := graph.Class(vocab.ClassName(class)); c.IsEntity() {
			f.Entities = append(f.Entities, d.entity(id, c))
		}
	}
}

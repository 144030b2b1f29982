package nlp

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Layer is a set of a Doc's layers.
type Layer uint32

// The layers.
const (
	Layout Layer = 1 << iota // Doc.Blocks, and what they tell of Doc.Meta
	Tokens                   // Doc.Tokens and Doc.Sentences
	Tags                     // UPOS, XPOS and lemmas of the tokens
	Deps                     // heads and relations of the tokens
	Names
	Chunks
	Times
	Amounts
	Mentions
	Entities
	Clusters
	Relations
	Quotations
	Speakers // Quotation.Speaker
	Frames
)

var layerNames = []string{"layout", "tokens", "tags", "dependencies", "names", "chunks", "times", "amounts", "mentions",
	"entities", "clusters", "relations", "quotations", "speakers", "frames"}

// String lists the layers by name.
func (l Layer) String() string {
	var names []string
	for i, n := range layerNames {
		if l&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// Stage adds layers to a Doc. Annotate must not change the text or layers that it does not give, and must be safe
// for concurrent use on different Docs.
type Stage interface {
	Name() string
	Needs() Layer
	Gives() Layer
	Annotate(d *Doc) error
}

// ErrMissingLayer is what New's error wraps when a stage would not find what it needs.
var ErrMissingLayer = errors.New("missing layer")

// Pipeline is a checked list of stages.
type Pipeline struct{ stages []Stage }

// New checks that each stage's needs are given by the stages before it.
func New(stages ...Stage) (*Pipeline, error) {
	var have Layer
	for _, s := range stages {
		if missing := s.Needs() &^ have; missing != 0 {
			return nil, fmt.Errorf("nlp: stage %q: %w: %s", s.Name(), ErrMissingLayer, missing)
		}
		have |= s.Gives()
	}
	return &Pipeline{stages}, nil
}

// Stages lists the stages in order.
func (p *Pipeline) Stages() []Stage { return p.stages }

// Annotate runs every stage on d. It stops between stages when ctx is cancelled.
func (p *Pipeline) Annotate(ctx context.Context, d *Doc) error {
	for _, s := range p.stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.Annotate(d); err != nil {
			return fmt.Errorf("nlp: stage %q: %w", s.Name(), err)
		}
		d.Done |= s.Gives()
	}
	return nil
}

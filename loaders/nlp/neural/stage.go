package neural

import (
	"sync"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// stage is the stage that fills tags, heads and relations.
type stage struct {
	network *network
	idle    sync.Pool // of *run, whose memory is worth keeping from document to document
}

// New is the stage that tags and parses with m. Punctuation gets no head: punctuation.New gives it one. Errors
// wrap model.ErrFormat.
func New(m *model.Neural) (nlp.Stage, error) {
	n, err := newNetwork(m)
	if err != nil {
		return nil, err
	}
	s := &stage{network: n}
	s.idle.New = func() any { return &run{network: n} }
	return s, nil
}

func (*stage) Name() string     { return "neural" }
func (*stage) Needs() nlp.Layer { return nlp.Tokens }
func (*stage) Gives() nlp.Layer { return nlp.Tags | nlp.Deps }

// batchTokens is how many tokens are read at once at least, as far as there are so many: products of matrices are fast
// for many rows. maxPiece is how many tokens of a sentence are read at once at most. Nobody writes so long a sentence:
// what has more is a list, a table or noise, and is divided.
const (
	batchTokens = 192
	maxPiece    = MaxWords
)

// Annotate tags and parses each sentence of d.
func (s *stage) Annotate(d *nlp.Doc) error {
	r := s.idle.Get().(*run)
	defer s.idle.Put(r)
	r.start()
	for _, sentence := range d.Sentences {
		for rest := sentence.Range; rest.Len() > 0; rest.First += maxPiece {
			r.add(d, nlp.Range{First: rest.First, End: min(rest.First+maxPiece, rest.End)})
			if len(r.seen) >= batchTokens {
				r.read(d)
			}
		}
	}
	r.read(d)
	for _, sentence := range d.Sentences {
		if sentence.Len() > maxPiece {
			join(d, sentence.Range)
		}
	}
	return nil
}

// join makes one tree of those of the pieces of a sentence: the roots behind the first hang from it.
func join(d *nlp.Doc, sentence nlp.Range) {
	top := nlp.NoHead
	for i := sentence.First; i < sentence.End; i++ {
		t := &d.Tokens[i]
		switch {
		case t.UPOS == nlp.PUNCT || t.Head != nlp.NoHead:
		case top == nlp.NoHead:
			top = i
		default:
			t.Head, t.Rel = int32(top), uint8(nlp.Parataxis)
		}
	}
}

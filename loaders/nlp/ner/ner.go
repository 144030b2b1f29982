// Package ner finds proper names and says what each is the name of: a person, an organization, a country, a place,
// a military unit, an agreement, or a nationality.
//
//	tokens ─▶ Extractor ─▶ features ─▶ first reading ─▶ votes ─▶ second reading ─▶ spans ─▶ (gazetteer, head words) ─▶ Doc.Names
//
// A perceptron labels the tokens of a segment, the best legal sequence at a time: what a word is, what stands around it
// and around the row of capitalised words that it is in, what the gazetteer and the lists of data/words.tsv know of it,
// and how the document uses it elsewhere. Most tokens are in no segment, since nothing about them looks like a name,
// and cost next to nothing.
//
// A document is read twice. The second reading also sees what the first said of the same words in all other places, so
// that names explain each other: "Bolton" is a person once "John Bolton" is, an acronym is what the words are that it
// is the first letters of, and a headline in capitals is read with what the body knows.
//
// The model is trained by package train/names, which uses the same Extractor.
package ner

import (
	"fmt"
	"slices"
	"sync"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// New makes the stage. It needs tags and gives Doc.Names, ordered, none overlapping another.
func New(g *gazetteer.Gazetteer, m *model.Names) (nlp.Stage, error) {
	words, err := loadWords()
	if err != nil {
		return nil, err
	}
	s := &stage{gazetteer: g, model: m, words: words}
	s.readers.New = func() any { return &reader{stage: s, x: newExtractor(g, &m.Small, words)} }
	return s, nil
}

type stage struct {
	gazetteer *gazetteer.Gazetteer
	model     *model.Names
	words     *words
	readers   sync.Pool // of *reader: their memory serves document after document
}

func (*stage) Name() string     { return "ner" }
func (*stage) Needs() nlp.Layer { return nlp.Layout | nlp.Tokens | nlp.Tags }
func (*stage) Gives() nlp.Layer { return nlp.Names }

func (s *stage) Annotate(d *nlp.Doc) error {
	r, ok := s.readers.Get().(*reader)
	if !ok {
		return fmt.Errorf("ner: a reader of another kind")
	}
	defer s.readers.Put(r)
	r.read(d)
	return nil
}

// reader reads one document at a time.
type reader struct {
	*stage
	x        *Extractor
	decoder  Decoder
	features []uint32
	both     []bothScores // of the tokens of all segments, one after the other
	scores   []Scores     // of the tokens of one segment
	labels   []Label      // of the tokens of all segments
	spans    []Span
}

// bothScores are the scores of a token's labels in the first and, behind them, in the second reading.
type bothScores [2 * Labels]int32

func (r *reader) read(d *nlp.Doc) {
	r.x.Load(d)
	r.both = r.both[:0]
	for _, s := range r.x.Segments() {
		for i := s.First; i < s.End; i++ {
			r.both = append(r.both, bothScores{})
			r.features = r.x.Features(r.features[:0], i)
			r.weigh(len(r.both) - 1)
		}
	}
	r.decode(0, &r.model.First)
	r.x.Vote(r.labels)
	next := 0
	for _, s := range r.x.Segments() {
		for i := s.First; i < s.End; i++ {
			r.features = r.x.VoteFeatures(r.features[:0], i)
			r.weigh(next)
			next++
		}
	}
	r.decode(Labels, &r.model.Second)
	r.names(d)
	r.x.release()
}

// weigh adds the weights of the features to the scores of a token.
func (r *reader) weigh(token int) {
	scores := r.both[token][:]
	for _, f := range r.features {
		r.model.Weights.Add(f, scores)
	}
}

// decode labels all segments by the scores from column from on.
func (r *reader) decode(from int, t *Transitions) {
	r.labels = slices.Grow(r.labels[:0], len(r.both))[:len(r.both)]
	next := 0
	for _, s := range r.x.Segments() {
		r.scores = r.scores[:0]
		for i := next; i < next+s.Len(); i++ {
			r.scores = append(r.scores, Scores(r.both[i][from:from+Labels]))
		}
		r.decoder.Decode(r.scores, t, r.labels[next:next+s.Len()])
		next += s.Len()
	}
}

// names adds the names that the labels say.
func (r *reader) names(d *nlp.Doc) {
	r.spans = r.spans[:0]
	next := 0
	for _, s := range r.x.Segments() {
		r.spans = Spans(r.spans, r.labels[next:next+s.Len()], s.First)
		next += s.Len()
	}
	r.repair()
	end := 0
	for _, s := range r.spans {
		if n := r.name(d, s); n.Type != nlp.NoName && n.First >= end {
			d.Names = append(d.Names, n)
			end = n.End
		}
	}
}

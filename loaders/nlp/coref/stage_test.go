package coref_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

const article = `Norway asks Kenya to pay more for fish

OSLO - Prime Minister Adhiambo Okello of Kenya told the Norwegian Fisheries Council (NFC) on Monday that "Harlow is
wrong" about the Treaty of Bergen. Jane W. Harlow, who leads the council, did not answer. The NFC's vice president, John
Ombati, said he would not sign it. Kenyan officials and Norway's ministry had agreed in May that they would.
`

// before runs the stages of a reader up to coref on a text, and gives the document and coref.
func before(t *testing.T, reader *english.Reader, text string) (*nlp.Doc, nlp.Stage) {
	t.Helper()
	d, err := nlp.NewDoc(text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range reader.Stages() {
		if s.Name() == "coref" {
			return d, s
		}
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		d.Done |= s.Gives()
	}
	t.Fatal("no coref among the stages")
	return nil, nil
}

// again empties what coref gives, and runs it.
func again(t *testing.T, stage nlp.Stage, d *nlp.Doc) {
	t.Helper()
	d.Mentions, d.Entities, d.Clusters = d.Mentions[:0], d.Entities[:0], d.Clusters[:0]
	if err := stage.Annotate(d); err != nil {
		t.Error(err)
	}
}

// TestMemoryDoesNotGrowWithTokens reads a document again and again: what it takes each time is a slice for the phrases of
// all clusters, one for the mentions of all entities, two for keys, and no more for a hundred articles than for one.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	reader := newReader(t)
	for _, times := range []int{1, 100} {
		d, stage := before(t, reader, strings.Repeat(article, times))
		if n := nlptest.LeastAllocs(func() { again(t, stage, d) }); n > 4 {
			t.Errorf("%.0f allocations for %d tokens, want 4 at most", n, len(d.Tokens))
		}
		if len(d.Mentions) < 15*times || len(d.Entities) < 10 || len(d.Clusters) < 3 {
			t.Errorf("%d mentions, %d entities and %d clusters in %d articles", len(d.Mentions), len(d.Entities), len(d.Clusters), times)
		}
	}
}

// TestWhatIsFoundIsKept holds that what a document was given is not written to when its stage reads others, at the same
// time and behind it.
func TestWhatIsFoundIsKept(t *testing.T) {
	reader := newReader(t)
	first, stage := before(t, reader, article)
	again(t, stage, first)
	kept, _ := before(t, reader, article)
	again(t, stage, kept)
	var wg sync.WaitGroup
	for _, text := range []string{"He left.", strings.Repeat(article, 3), "The Baltic Trade Union (BTU) and Mary Quill met. She said it would pay.", ""} {
		d, _ := before(t, reader, text)
		wg.Go(func() {
			for range 5 {
				again(t, stage, d)
			}
		})
	}
	wg.Wait()
	again(t, stage, first)
	if !reflect.DeepEqual(first.Mentions, kept.Mentions) || !reflect.DeepEqual(first.Entities, kept.Entities) ||
		!reflect.DeepEqual(first.Clusters, kept.Clusters) {
		t.Errorf("read behind others:\n%s\nread before them:\n%s", show(first), show(kept))
	}
}

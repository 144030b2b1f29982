package graphtest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

// TestReader holds a graph.Reader to its contract. build makes a reader of just the facts it is given, which are valid
// but not normalized; it is called many times, with several orders of the same facts and with none.
func TestReader(t *testing.T, build func(t *testing.T, facts ...*graph.Facts) graph.Reader) {
	c := contract{build}
	t.Run("Empty", c.empty)
	t.Run("Lookup", c.lookup)
	t.Run("NotFound", c.notFound)
	t.Run("Order", c.order)
	t.Run("EntityMatch", c.entityMatch)
	t.Run("Names", c.names)
	t.Run("EventMatch", c.eventMatch)
	t.Run("During", c.during)
	t.Run("RelationMatch", c.relationMatch)
	t.Run("JoinedEvent", c.joinedEvent)
	t.Run("JoinedEventKeepsAll", c.joinedEventKeepsAll)
	t.Run("JoinedEntity", c.joinedEntity)
	t.Run("AnyOrderOfArticles", c.anyOrderOfArticles)
	t.Run("KeepsNothing", c.keepsNothing)
	t.Run("Cancelled", c.cancelled)
	t.Run("CancelledMidway", c.cancelledMidway)
	t.Run("StopsAndBeginsAgain", c.stopsAndBeginsAgain)
	t.Run("Concurrent", c.concurrent)
}

type contract struct {
	build func(t *testing.T, facts ...*graph.Facts) graph.Reader
}

func (c contract) empty(t *testing.T) {
	r := c.build(t)
	for what, got := range everything(t, t.Context(), r) {
		if len(got) > 0 {
			t.Errorf("an empty graph has %s: %s", what, got)
		}
	}
	if _, err := r.Article(t.Context(), Facts()[0].Article.ID); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an article of an empty graph: %v, want %v", err, graph.ErrNotFound)
	}
}

// lookup finds each thing by its ID, just as it was put: articles, sentences and relations whole, entities and events
// as the reference reader has them.
func (c contract) lookup(t *testing.T) {
	facts := Facts()
	r, reference := c.build(t, facts...), Scan(facts...)
	for _, f := range facts {
		got, err := r.Article(t.Context(), f.Article.ID)
		same(t, "article", got, err, &f.Article)
		facts, err := r.Facts(t.Context(), f.Article.ID)
		same(t, "facts", facts, err, f)
		spans, err := r.Sentences(t.Context(), f.Article.ID)
		same(t, "sentences", &spans, err, &f.Sentences)
		for _, want := range f.Relations {
			got, err := r.Relation(t.Context(), want.ID)
			same(t, "relation", got, err, &want)
		}
		for _, e := range f.Entities {
			want, _ := reference.Entity(t.Context(), e.ID)
			got, err := r.Entity(t.Context(), e.ID)
			same(t, "entity", got, err, want)
		}
		for _, e := range f.Events {
			want, _ := reference.Event(t.Context(), e.ID)
			got, err := r.Event(t.Context(), e.ID)
			same(t, "event", got, err, want)
		}
	}
}

// notFound asks each method for what is not there, and for what is there but of another class.
func (c contract) notFound(t *testing.T) {
	facts := Facts()
	r := c.build(t, facts[0])
	there := []graph.ID{facts[0].Article.ID, facts[0].Entities[0].ID, facts[0].Events[0].ID, facts[0].Relations[0].ID}
	absent := []graph.ID{"", "no IRI", facts[3].Article.ID, graph.ScopedID(graph.ClassPerson, facts[3].Article.ID, "Hundreds"), facts[3].Events[0].ID}
	for method, find := range lookups(r) {
		found := 0
		for _, id := range slices.Concat(there, absent) {
			err := find(t.Context(), id)
			switch {
			case err == nil:
				found++
			case !errors.Is(err, graph.ErrNotFound):
				t.Errorf("%s(%q): %v, want %v", method, id, err, graph.ErrNotFound)
			case !strings.Contains(err.Error(), string(id)):
				t.Errorf("%s(%q): the error %q does not name the ID", method, id, err)
			}
		}
		if found != 1 {
			t.Errorf("%s finds %d of the IDs, want 1", method, found)
		}
	}
}

// lookups are the methods that find one thing by ID.
func lookups(r graph.Reader) map[string]func(context.Context, graph.ID) error {
	return map[string]func(context.Context, graph.ID) error{
		"Article":   func(ctx context.Context, id graph.ID) error { _, err := r.Article(ctx, id); return err },
		"Facts":     func(ctx context.Context, id graph.ID) error { _, err := r.Facts(ctx, id); return err },
		"Sentences": func(ctx context.Context, id graph.ID) error { _, err := r.Sentences(ctx, id); return err },
		"Entity":    func(ctx context.Context, id graph.ID) error { _, err := r.Entity(ctx, id); return err },
		"Event":     func(ctx context.Context, id graph.ID) error { _, err := r.Event(ctx, id); return err },
		"Relation":  func(ctx context.Context, id graph.ID) error { _, err := r.Relation(ctx, id); return err },
	}
}

func (c contract) order(t *testing.T) {
	facts := Facts()
	r := c.build(t, facts...)
	inOrder(t, "articles", list(t, r.Articles(t.Context())), len(facts), orderArticles)
	inOrder(t, "entities", list(t, r.Entities(t.Context(), graph.EntityMatch{})), 20, orderEntities)
	inOrder(t, "events", list(t, r.Events(t.Context(), graph.EventMatch{})), 15, graph.OrderEvents)
	inOrder(t, "relations", list(t, r.Relations(t.Context(), graph.RelationMatch{})), 12, orderRelations)

	articles := list(t, r.Articles(t.Context()))
	if last := articles[len(articles)-1]; last.ID != facts[3].Article.ID {
		t.Errorf("the last article is %q, not the undated one", last.Title)
	}
	events := list(t, r.Events(t.Context(), graph.EventMatch{}))
	if first, last := events[0], events[len(events)-1]; first.Time.Value != "201X" || !last.Time.IsZero() {
		t.Errorf("events run from %+v to %+v, want from the 2010s to an unknown time", first.Time, last.Time)
	}
}

// inOrder checks that items rise strictly, and that there are enough of them to tell.
func inOrder[T any](t *testing.T, what string, items []*T, atLeast int, compare func(a, b *T) int) {
	t.Helper()
	if len(items) < atLeast {
		t.Errorf("%d %s, want at least %d", len(items), what, atLeast)
	}
	for i := 1; i < len(items); i++ {
		if compare(items[i-1], items[i]) >= 0 {
			t.Errorf("%s: %+v stands before %+v", what, *items[i-1], *items[i])
		}
	}
}

// anyOrderOfArticles puts the same articles in every order; one of them is also put in disorder.
func (c contract) anyOrderOfArticles(t *testing.T) {
	want := everything(t, t.Context(), c.build(t, Facts()...))
	for _, order := range [][]int{{3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}, {0, 2, 1, 3}} {
		facts := Facts()
		var shuffled []*graph.Facts
		for _, i := range order {
			shuffled = append(shuffled, facts[i])
		}
		for _, f := range facts[:1] {
			slices.Reverse(f.Sentences)
			slices.Reverse(f.Entities)
			slices.Reverse(f.Events)
			slices.Reverse(f.Relations)
		}
		sameAnswers(t, fmt.Sprintf("articles put in the order %v", order), everything(t, t.Context(), c.build(t, shuffled...)), want)
	}
}

// keepsNothing changes the facts after a reader was built of them: building must not have changed them, nor may the
// reader see the change.
func (c contract) keepsNothing(t *testing.T) {
	facts, untouched := Facts(), Facts()
	slices.Reverse(facts[0].Events)
	slices.Reverse(untouched[0].Events)
	r := c.build(t, facts...)
	for i := range facts {
		same(t, "facts", facts[i], nil, untouched[i])
	}
	want := everything(t, t.Context(), r)
	for _, f := range facts {
		f.Article.Title, f.Sentences[0].Start = "changed", 7
		for i := range f.Events {
			f.Events[i].Type, f.Events[i].Evidence[0].Highlight[0].Start = graph.Protest, 7
			for j := range f.Events[i].Source {
				f.Events[i].Source[j] = "urn:demarche:person:changed"
			}
		}
		for i := range f.Entities {
			f.Entities[i].Name = "changed"
			for j := range f.Entities[i].Mentions {
				f.Entities[i].Mentions[j].Text = "changed"
			}
		}
	}
	sameAnswers(t, "after the facts were changed", everything(t, t.Context(), r), want)
}

// cancelled asks everything under a context that is already cancelled.
func (c contract) cancelled(t *testing.T) {
	facts := Facts()
	r := c.build(t, facts...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for method, find := range lookups(r) {
		for _, f := range facts {
			if err := find(ctx, f.Article.ID); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, want %v", method, err, context.Canceled)
			}
		}
	}
	for what, ends := range sequences(ctx, r) {
		if n, err := ends(func() {}); !errors.Is(err, context.Canceled) || n != 0 {
			t.Errorf("%s: %d, then %v; want none, then %v", what, n, err, context.Canceled)
		}
	}
}

// cancelledMidway cancels while a sequence is being read: it must end with an error, early or late.
func (c contract) cancelledMidway(t *testing.T) {
	r := c.build(t, Facts()...)
	for what := range sequences(t.Context(), r) {
		ctx, cancel := context.WithCancel(t.Context())
		n, err := sequences(ctx, r)[what](cancel)
		if !errors.Is(err, context.Canceled) || n == 0 {
			t.Errorf("%s: %d, then %v; want some, then %v", what, n, err, context.Canceled)
		}
		cancel()
	}
}

// sequences are the methods that list, as functions that read a whole list, calling each after every item, and tell how
// many there were before the end or the error.
func sequences(ctx context.Context, r graph.Reader) map[string]func(each func()) (int, error) {
	return map[string]func(func()) (int, error){
		"Articles":           func(each func()) (int, error) { return drain(r.Articles(ctx), each) },
		"Entities":           func(each func()) (int, error) { return drain(r.Entities(ctx, graph.EntityMatch{}), each) },
		"Entities by prefix": func(each func()) (int, error) { return drain(r.Entities(ctx, graph.EntityMatch{Prefix: "m"}), each) },
		"Events":             func(each func()) (int, error) { return drain(r.Events(ctx, graph.EventMatch{}), each) },
		"Events by type": func(each func()) (int, error) {
			return drain(r.Events(ctx, graph.EventMatch{Types: []graph.EventType{graph.Demand}}), each)
		},
		"Relations": func(each func()) (int, error) { return drain(r.Relations(ctx, graph.RelationMatch{}), each) },
		"Relations by object": func(each func()) (int, error) {
			return drain(r.Relations(ctx, graph.RelationMatch{Object: []graph.ID{country("Ostravia")}}), each)
		},
	}
}

func drain[T any](seq iter.Seq2[*T, error], each func()) (n int, err error) {
	for _, err := range seq {
		if err != nil {
			return n, err
		}
		n++
		each()
	}
	return n, nil
}

func (c contract) stopsAndBeginsAgain(t *testing.T) {
	r := c.build(t, Facts()...)
	events := r.Events(t.Context(), graph.EventMatch{})
	for range events {
		break
	}
	once, again := list(t, events), list(t, events)
	if len(once) == 0 || fmt.Sprint(ids(once)) != fmt.Sprint(ids(again)) {
		t.Errorf("read twice, a sequence gives first %v, then %v", ids(once), ids(again))
	}
}

// concurrent reads from several goroutines at once; the race detector watches.
func (c contract) concurrent(t *testing.T) {
	r := c.build(t, Facts()...)
	want := everything(t, t.Context(), r)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { sameAnswers(t, "read concurrently", everything(t, t.Context(), r), want) })
	}
	wg.Wait()
}

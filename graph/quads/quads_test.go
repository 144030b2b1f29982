package quads_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/quads"
	"github.com/demarche-kg/demarche/graph/vocab"
)

func normalized(f *graph.Facts) *graph.Facts {
	f = f.Clone()
	f.Normalize()
	return f
}

func encode(t *testing.T, f *graph.Facts) []quad.Quad {
	t.Helper()
	qs, err := quads.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// checkRoundTrip checks what Encode and Decode promise of f.
func checkRoundTrip(t *testing.T, f *graph.Facts) {
	t.Helper()
	before := f.Clone()
	qs := encode(t, f)
	if !reflect.DeepEqual(f, before) {
		t.Fatal("Encode changed its argument")
	}
	if !slices.IsSortedFunc(qs, quads.Compare) {
		t.Fatal("the quads are not sorted")
	}
	for i, q := range qs {
		if q.Label != quad.IRI(f.Article.ID) {
			t.Fatalf("%s is not labelled with the article", q.NQuad())
		}
		if i > 0 && q == qs[i-1] {
			t.Fatalf("%s is stated twice", q.NQuad())
		}
	}
	rand.Shuffle(len(qs), func(i, j int) { qs[i], qs[j] = qs[j], qs[i] })
	got, err := quads.Decode(qs)
	if err != nil {
		t.Fatal(err)
	}
	if want := normalized(f); !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func TestRoundTripOfWrittenFacts(t *testing.T) {
	for _, f := range graphtest.Facts() {
		checkRoundTrip(t, f)
	}
}

func TestRoundTripOfRandomFacts(t *testing.T) {
	for seed := range uint64(500) {
		checkRoundTrip(t, graphtest.Random(rand.New(rand.NewPCG(seed, 0)), fmt.Sprint(seed)))
	}
}

// FuzzRoundTrip lets the fuzzer write the texts.
func FuzzRoundTrip(f *testing.F) {
	f.Add(uint64(1), `"quoted" \x00 <a> `, "é\r\n🕊️\u202e")
	f.Fuzz(func(t *testing.T, seed uint64, content, name string) {
		facts := graphtest.Random(rand.New(rand.NewPCG(seed, 0)), "fuzz")
		facts.Article.Title, facts.Entities[0].Name = content, name
		for i := range facts.Events {
			facts.Events[i].Content = content
		}
		if facts.Validate() == nil {
			checkRoundTrip(t, facts)
			return
		}
		if _, err := quads.Encode(facts); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("Encode of invalid facts: %v, want ErrInvalid", err)
		}
	})
}

// TestSameFactsSameQuads: what differs only in the order in which it was found is stated alike.
func TestSameFactsSameQuads(t *testing.T) {
	for _, f := range graphtest.Facts() {
		shuffled := f.Clone()
		slices.Reverse(shuffled.Sentences)
		slices.Reverse(shuffled.Entities)
		slices.Reverse(shuffled.Relations)
		slices.Reverse(shuffled.Events)
		for i := range shuffled.Events {
			slices.Reverse(shuffled.Events[i].Source)
			slices.Reverse(shuffled.Events[i].Evidence)
		}
		if !slices.Equal(encode(t, f), encode(t, shuffled)) {
			t.Errorf("article %q: another order of facts gives other quads", f.Article.Source)
		}
	}
}

func TestJoinedSlotsAreNotStated(t *testing.T) {
	f := graphtest.Facts()[0]
	joined := f.Clone()
	for i := range joined.Events {
		e := &joined.Events[i]
		e.Via, e.Recipient, e.DisputedBy, e.Tellings = e.Source, e.Target, []graph.ID{e.ID}, []graph.ID{e.ID}
	}
	if !slices.Equal(encode(t, f), encode(t, joined)) {
		t.Error("slots that Join derives were stated")
	}
}

func TestEncodeRefusesNUL(t *testing.T) {
	f := graphtest.Facts()[0].Clone()
	f.Article.Title = "a\x00b"
	if _, err := quads.Encode(f); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "NUL") {
		t.Errorf("got %v, want ErrInvalid naming the NUL", err)
	}
}

func TestTimesAreEDTFStrings(t *testing.T) {
	seen := 0
	for _, f := range graphtest.Facts() {
		for _, q := range encode(t, f) {
			switch q.Predicate {
			case quad.IRI(vocab.Time), quad.IRI(vocab.Published):
				seen++
				if s, ok := q.Object.(quad.TypedString); !ok || s.Type != vocab.EDTF {
					t.Errorf("%s is not an EDTF string", q.NQuad())
				}
			}
			if _, ok := q.Object.(quad.Time); ok {
				t.Errorf("%s holds a quad.Time, which Cayley rounds to the second", q.NQuad())
			}
		}
	}
	if seen == 0 {
		t.Error("no times were seen")
	}
}

// TestDecodeIsStrict spoils the quads of a good article in every way and wants the fault named.
func TestDecodeIsStrict(t *testing.T) {
	f := graphtest.Facts()[0]
	article := quad.IRI(f.Article.ID)
	event := quad.IRI(f.Events[0].ID)
	add := func(s quad.IRI, p string, o quad.Value) func([]quad.Quad) []quad.Quad {
		return func(qs []quad.Quad) []quad.Quad {
			return append(qs, quad.Quad{Subject: s, Predicate: quad.IRI(p), Object: o, Label: article})
		}
	}
	// drop takes out the first quad of a predicate, and set changes its object.
	find := func(qs []quad.Quad, p string) int {
		return slices.IndexFunc(qs, func(q quad.Quad) bool { return q.Predicate == quad.IRI(p) })
	}
	drop := func(p string) func([]quad.Quad) []quad.Quad {
		return func(qs []quad.Quad) []quad.Quad { i := find(qs, p); return slices.Delete(qs, i, i+1) }
	}
	set := func(p string, o quad.Value) func([]quad.Quad) []quad.Quad {
		return func(qs []quad.Quad) []quad.Quad { qs[find(qs, p)].Object = o; return qs }
	}
	tests := []struct {
		name  string
		spoil func([]quad.Quad) []quad.Quad
		want  string
	}{
		{"no quads", func([]quad.Quad) []quad.Quad { return nil }, "there are none"},
		{"unknown predicate", add(event, "urn:x:p", quad.String("v")), "unknown predicate <urn:x:p>"},
		{"unknown predicate of the article", add(article, vocab.Polarity, quad.String("v")), "unknown predicate <" + vocab.Polarity + ">"},
		{"node of unknown class", add("urn:x:n", vocab.Type, quad.IRI("urn:x:c")), "<urn:x:n>: a node of class <urn:x:c> that belongs to nothing"},
		{"node without a class", add("urn:x:n", vocab.Name, quad.String("v")), "<urn:x:n>: a node of 0 classes"},
		{"amount of nothing", add("urn:x:n", vocab.Type, quad.IRI(vocab.Quantity)), "<urn:x:n>: a node of class <" + vocab.Quantity + "> that belongs to nothing"},
		{"two classes", add(event, vocab.Type, quad.IRI(vocab.Relation)), "<" + string(event) + ">: a node of 2 classes"},
		{"two values", add(event, vocab.Content, quad.String("another")), "2 values of <" + vocab.Content + ">"},
		{"wrong kind of value", add(article, vocab.URL, quad.Int(1)), "2 values of <" + vocab.URL + ">"},
		{"number as text", set(vocab.Start, quad.String("0")), "which is not a quad.Int"},
		{"text as IRI", set(vocab.Headline, quad.IRI("urn:x:h")), "which is not a quad.String"},
		{"IRI as text", set(vocab.EventSource, quad.String("x")), "which is not an IRI"},
		{"other datatype", set(vocab.Published, quad.TypedString{Value: "2031", Type: vocab.XSDDecimal}), "datatype"},
		{"other vocabulary", set(vocab.EventType, quad.IRI("urn:x:DEMAND")), "not a term of"},
		{"unknown event type", set(vocab.EventType, quad.IRI(vocab.Term("SHRUG"))), `unknown type "SHRUG"`},
		{"mention leading nowhere", add(quad.IRI(f.Entities[0].ID), vocab.MentionAt, quad.IRI("urn:x:m")), "<urn:x:m>: nothing is said of it"},
		{"mention of two entities", func(qs []quad.Quad) []quad.Quad {
			i := find(qs, vocab.MentionAt)
			return append(qs, quad.Quad{Subject: quad.IRI(f.Entities[1].ID), Predicate: qs[i].Predicate, Object: qs[i].Object, Label: article})
		}, "belongs to two nodes"},
		{"source leading nowhere", set(vocab.EventSource, quad.IRI(graph.EntityID(graph.ClassPerson, "Nobody", ""))), "is not defined in this article"},
		{"evidence without its sentence", set(vocab.Selector, quad.IRI("urn:x:s")), "<urn:x:s>, which is no sentence"},
		{"no body", drop(vocab.Body), "SHA-256"},
		{"other body", set(vocab.Body, quad.String("Something else.")), "SHA-256"},
		{"no start", drop(vocab.Start), "no <" + vocab.Start + ">"},
		{"mention without its words", drop(vocab.Exact), "does not say what stands at"},
		{"no polarity", drop(vocab.Polarity), "unknown polarity"},
		{"no name", drop(vocab.Name), "no name"},
		{"voice lost from its chain", drop(vocab.QualifiedAttribution), "the 0th has position 1"},
		{"voice lost from the set", drop(vocab.AttributedTo), "different voices"},
		{"gap in a list", set(vocab.Position, quad.Int(7)), "has position 1"},
		{"other label", func(qs []quad.Quad) []quad.Quad { qs[3].Label = quad.IRI("urn:x:l"); return qs }, "has another label"},
		{"no label", func(qs []quad.Quad) []quad.Quad { qs[3].Label = nil; return qs }, "has another label"},
		{"blank node", func(qs []quad.Quad) []quad.Quad { qs[3].Subject = quad.BNode("b"); return qs }, "not a statement about an IRI"},
		{"no object", func(qs []quad.Quad) []quad.Quad { qs[3].Object = nil; return qs }, "not a statement about an IRI"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := quads.Decode(test.spoil(encode(t, f)))
			if !errors.Is(err, quads.ErrNotFacts) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, %v, want ErrNotFacts with %q", got, err, test.want)
			}
		})
	}
}

// TestDecodeOfAnyPart: whatever single quad is lost, Decode notices or the facts are still valid; it never panics.
func TestDecodeOfAnyPart(t *testing.T) {
	f := graphtest.Facts()[0]
	all := encode(t, f)
	for i := range all {
		got, err := quads.Decode(slices.Delete(slices.Clone(all), i, i+1))
		if err != nil {
			continue
		}
		if got.Validate() != nil || reflect.DeepEqual(got, f) {
			t.Errorf("without %s: read as if nothing were missing", all[i].NQuad())
		}
	}
}

package schema

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
	"github.com/demarche-kg/demarche/schema/guard"
)

const acceptance = `{events(filter:{type:[DEMAND,APPEAL], target:{name:"Ostravia"}}){edges{node{source{name} content amounts{number unit per} time{value} attributedTo{name} evidence(first:1){edges{node{text article{title}}}}}}}}`

// introspectionQuery is what GraphiQL asks first, in our own words.
const introspectionQuery = `query I {__schema{queryType{name} mutationType{name} subscriptionType{name}
  types{...T} directives{name description locations args{...A}}}}
fragment T on __Type{kind name description fields(includeDeprecated:true){name description args{...A} type{...R} isDeprecated deprecationReason}
  inputFields{...A} interfaces{...R} enumValues(includeDeprecated:true){name description isDeprecated} possibleTypes{...R}}
fragment A on __InputValue{name description type{...R} defaultValue}
fragment R on __Type{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}}}}`

func code(r *Response) string {
	if len(r.Errors) == 0 {
		return ""
	}
	return r.Errors[0].Code
}

// TestIntrospection wants the whole schema, and the same bytes each time.
func TestIntrospection(t *testing.T) {
	first := newSchema(t, Options{}).Execute(t.Context(), Request{Query: introspectionQuery})
	if len(first.Errors) > 0 {
		t.Fatal(first.Errors[0])
	}
	for range 5 {
		again := newSchema(t, Options{}).Execute(t.Context(), Request{Query: introspectionQuery})
		if !bytes.Equal(first.JSON(), again.JSON()) {
			t.Fatal("introspection differs from one time to the next")
		}
	}
	for _, name := range []string{`"Event"`, `"EventFilter"`, `"MASS_VIOLENCE"`, `"quadClass"`} {
		if !bytes.Contains(first.JSON(), []byte(name)) {
			t.Errorf("introspection does not tell of %s", name)
		}
	}
}

func TestNoIntrospection(t *testing.T) {
	s := newSchema(t, Options{NoIntrospection: true})
	for _, doc := range []string{introspectionQuery, `{__type(name:"Event"){name}}`, `{...F} fragment F on Query{__schema{types{name}}}`} {
		if r := s.Execute(t.Context(), Request{Query: doc}); code(r) != CodeHidden {
			t.Errorf("%s: %s", doc, r.JSON())
		}
	}
	if r := s.Execute(t.Context(), Request{Query: `{entitys{id}}`}); strings.Contains(string(r.JSON()), "entities") {
		t.Errorf("a suggestion tells names: %s", r.JSON())
	}
	if r := s.Execute(t.Context(), Request{Query: `{__typename}`}); len(r.Errors) > 0 {
		t.Errorf("__typename is refused: %s", r.JSON())
	}
}

// faulty is a reader whose entities cannot be read, one way or another.
type faulty struct {
	graph.Reader
	entity func() (*graph.Entity, error)
}

func (f faulty) Entity(context.Context, graph.ID) (*graph.Entity, error) { return f.entity() }

func (f faulty) Snapshot() graph.Reader { return f }

func faultySchema(t *testing.T, o Options, entity func() (*graph.Entity, error)) *Schema {
	t.Helper()
	o.Timeout = time.Hour
	s, err := New(queries.New(faulty{engine(t).Snapshot(), entity}), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestInternalErrors wants nothing of what went wrong inside in the answer, and all of it in the log.
func TestInternalErrors(t *testing.T) {
	for name, fail := range map[string]func() (*graph.Entity, error){
		"error":            func() (*graph.Entity, error) { return nil, fmt.Errorf("secret disk trouble") },
		"panic":            func() (*graph.Entity, error) { panic(fmt.Errorf("secret disk trouble")) },
		"panic with words": func() (*graph.Entity, error) { panic("secret disk trouble") },
		"nil dereference":  func() (*graph.Entity, error) { var e *graph.Entity; return &graph.Entity{Name: e.Name + "secret"}, nil },
	} {
		var log bytes.Buffer
		s := faultySchema(t, Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}, fail)
		for _, doc := range []string{`{node(id:"urn:demarche:country:meridia"){id}}`, `{events{nodes{source{name}}}}`} {
			log.Reset()
			r := s.Execute(t.Context(), Request{Query: doc, ID: "req-7"})
			if code(r) != CodeInternal || !strings.Contains(r.Errors[0].Message, "req-7") || len(r.Errors[0].Path) == 0 {
				t.Errorf("%s, %s: %s", name, doc, r.JSON())
			}
			if strings.Contains(string(r.JSON()), "secret") || strings.Contains(string(r.JSON()), "goroutine") {
				t.Errorf("%s: the answer tells internals: %s", name, r.JSON())
			}
			if !strings.Contains(log.String(), "request=req-7") || name != "nil dereference" && !strings.Contains(log.String(), "secret disk trouble") {
				t.Errorf("%s: the log does not tell: %s", name, log.String())
			}
		}
	}
}

// blocked is a reader whose events wait for the end of the context, and then for a signal, before they give up.
type blocked struct {
	graph.Reader
	began, release chan struct{}
}

func (b blocked) Snapshot() graph.Reader { return b }

func (b blocked) Events(ctx context.Context, _ graph.EventMatch) iter.Seq2[*graph.Event, error] {
	return func(yield func(*graph.Event, error) bool) {
		b.began <- struct{}{}
		<-ctx.Done()
		<-b.release
		yield(nil, ctx.Err())
	}
}

// TestPlaceIsHeldUntilWorkEnds cancels a request whose work goes on: the answer comes at once, but its place is free
// only when the work has ended.
func TestPlaceIsHeldUntilWorkEnds(t *testing.T) {
	b := blocked{engine(t).Snapshot(), make(chan struct{}, 1), make(chan struct{})}
	s, err := New(queries.New(b), Options{Concurrent: 1, Wait: time.Millisecond, Timeout: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	answered := make(chan *Response)
	go func() { answered <- s.Execute(ctx, Request{Query: `{events{totalCount nodes{id}}}`}) }()
	<-b.began
	cancel()
	if r := <-answered; code(r) != CodeCancelled || r.Data() != nil {
		t.Errorf("the cancelled request is answered with %s", r.JSON())
	}
	if r := s.Execute(t.Context(), Request{Query: `{stats{articles}}`}); code(r) != CodeBusy {
		t.Errorf("while the work goes on, another request gets %s", r.JSON())
	}
	if w := do(t, s, exchange{method: "GET", target: stats}); w.Code != 429 || w.Header().Get("Retry-After") == "" {
		t.Errorf("over HTTP it gets %d %v", w.Code, w.Header())
	}
	close(b.release)
	s.options.Wait = time.Hour
	if r := s.Execute(t.Context(), Request{Query: `{node(id:"x"){id}}`}); len(r.Errors) > 0 {
		t.Errorf("when the work has ended, another request gets %s", r.JSON())
	}
}

func TestTimeout(t *testing.T) {
	b := blocked{engine(t).Snapshot(), make(chan struct{}, 1), make(chan struct{})}
	close(b.release)
	s, err := New(queries.New(b), Options{Timeout: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	if r := s.Execute(t.Context(), Request{Query: `{events{nodes{id}}}`}); code(r) != CodeTimeout || r.Data() != nil {
		t.Errorf("got %s", r.JSON())
	}
}

func TestCancelledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 20 { // either branch of the select
		if r := newSchema(t, Options{}).Execute(ctx, Request{Query: acceptance}); code(r) != CodeCancelled || r.Data() != nil {
			t.Fatalf("got %s", r.JSON())
		}
	}
}

func TestTooManyFields(t *testing.T) {
	s := newSchema(t, Options{Fields: 30})
	if r := s.Execute(t.Context(), Request{Query: `{events{nodes{id source{name} target{name}}}}`}); code(r) != guard.CodeTooDear {
		t.Errorf("got %s", r.JSON())
	}
	if r := s.Execute(t.Context(), Request{Query: `{events(first:2){nodes{id}}}`}); len(r.Errors) > 0 {
		t.Errorf("got %s", r.JSON())
	}
}

// TestKillers sends whole requests; package guard has the many. Each must be answered, and the schema live on.
func TestKillers(t *testing.T) {
	s := newSchema(t, Options{})
	for _, doc := range []string{
		`query{events{...A}} fragment A on Event{id ...B} fragment B on Event{id ...A}`,
		`{...A} fragment A on Query{...A}`,
		`{events(filter:` + strings.Repeat("[", 50_000),
		strings.Repeat("{a", 10_000),
		`{events(filter:` + strings.Repeat("{not:", 20) + "{}" + strings.Repeat("}", 20) + `){totalCount}}`,
		`String r`,
	} {
		if r := s.Execute(t.Context(), Request{Query: doc}); len(r.Errors) == 0 || r.Data() != nil {
			t.Errorf("%.60s is answered with %.100s", doc, r.JSON())
		}
	}
	var deep any = map[string]any{}
	for range 5000 {
		deep = map[string]any{"not": deep}
	}
	r := s.Execute(t.Context(), Request{Query: `query($f:EventFilter){events(filter:$f){totalCount}}`, Variables: map[string]any{"f": deep}})
	if code(r) != guard.CodeTooMany {
		t.Errorf("deep variables are answered with %.100s", r.JSON())
	}
	if r := s.Execute(t.Context(), Request{Query: acceptance}); len(r.Errors) > 0 {
		t.Errorf("afterwards: %s", r.JSON())
	}
}

// TestConcurrent answers the same and other requests at once; with -race it finds what graphql-go shares unlocked.
func TestConcurrent(t *testing.T) {
	s := newSchema(t, Options{Concurrent: 8})
	docs := []string{acceptance, introspectionQuery, `{search(text:"sable"){nodes{__typename id ... on Event{type} ... on Entity{type}}}}`,
		`{events(filter:{type:[SHOUT]}){totalCount}}`, `{stats{events}}`,
		`{subgraph(select:{shape:ACTORS}){nodes{id} export(format:DOT)}}`, `{events(first:-1){totalCount}}`, `{...A} fragment A on Query{...A}`}
	want := make([][]byte, len(docs))
	for i, doc := range docs {
		want[i] = newSchema(t, Options{}).Execute(t.Context(), Request{Query: doc}).JSON()
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for round := range 2 * len(docs) {
				i := (worker + round) % len(docs)
				if got := s.Execute(t.Context(), Request{Query: docs[i]}).JSON(); !bytes.Equal(got, want[i]) {
					t.Errorf("%.50s: %.200s\nwant %.200s", docs[i], got, want[i])
					return
				}
			}
		})
	}
	wg.Wait()
}

// TestResponseIsJSON wants what MarshalJSON writes to be what JSON writes, whoever calls it.
func TestResponseIsJSON(t *testing.T) {
	r := newSchema(t, Options{}).Execute(t.Context(), Request{Query: acceptance})
	marshalled, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if json.Unmarshal(marshalled, &a) != nil || json.Unmarshal(r.JSON(), &b) != nil || fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("%s and %s differ", marshalled, r.JSON())
	}
	if keys := strings.Index(string(r.JSON()), `"source"`) < strings.Index(string(r.JSON()), `"content"`); !keys {
		t.Error("source does not stand before content, as the query has it")
	}
}

// FuzzExecute runs any document with any variables: the answer is JSON, has data or errors, and is never our own fault.
func FuzzExecute(f *testing.F) {
	for _, doc := range []string{acceptance, introspectionQuery, `query($n:Int=1,$t:[EventType!]){events(first:$n filter:{type:$t or:[{not:{since:"2031"}}]}){nodes{type}}}`,
		`{entity(name:"meridia"){events(role:ABOUT){edges{cursor}} offices(at:"2030"){status} degree country{id}}}`,
		`{subgraph(select:{entities:{name:"Ostravia"} hops:2 shape:ACTORS limit:5}){export(format:NQUADS)}}`,
		`{search(text:"a" kinds:[EVENT,ARTICLE]){nodes{...F}}} fragment F on Node{id ... on Article{url}}`,
		`{aggregate(by:[MONTH,SOURCE]){keys count} timeline(entity:"urn:demarche:country:meridia" until:"2030"){totalCount}}`} {
		f.Add(doc, `{"n":2,"t":["DEMAND"]}`)
	}
	s := newSchema(f, Options{})
	f.Fuzz(func(t *testing.T, doc, vars string) {
		var variables map[string]any
		if json.Unmarshal([]byte(vars), &variables) != nil {
			return
		}
		r := s.Execute(t.Context(), Request{Query: doc, Variables: variables})
		if !json.Valid(r.JSON()) || r.Data() == nil && len(r.Errors) == 0 {
			t.Errorf("%q with %s is answered with %s", doc, vars, r.JSON())
		}
		for _, e := range r.Errors {
			if e.Code == CodeInternal || e.Code == "" || e.Message == "" {
				t.Errorf("%q with %s: %s", doc, vars, r.JSON())
			}
		}
	})
}

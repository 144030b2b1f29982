package queries

import (
	"errors"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

func TestBest(t *testing.T) {
	r := snapshot(t)
	for _, test := range []struct {
		ref  Ref
		want string
	}{{Named("MÉRIDIE"), "Meridia"}, {Named("jose akesson"), "José Åkesson"}, {Named("nobody"), ""}, {Ref{}, ""},
		{ByID("urn:demarche:country:ostravia"), "Ostravia"}, {ByID("urn:demarche:country:nowhere"), ""},
		{Ref{Name: "Meridia", Type: graph.ClassPlace}, ""}, {Ref{ID: "urn:demarche:country:ostravia", Name: "Meridia"}, ""}} {
		got := ""
		e, err := Best(t.Context(), r, test.ref)
		if err != nil {
			t.Errorf("%s: %v", test.ref, err)
		}
		if e != nil {
			got = e.Name
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.ref, got, test.want)
		}
	}
	var e *Error
	if _, err := Best(t.Context(), r, Ref{Country: "Ostravia"}); !errors.As(err, &e) {
		t.Errorf("a ref without a name: %v", err)
	}
}

func TestNarrow(t *testing.T) {
	r := snapshot(t)
	for _, test := range []struct {
		q     Events
		exact bool
	}{{Events{}, true}, {Events{Source: Named("Meridia"), Since: "2031"}, true}, {Events{And: []Events{{Type: []graph.EventType{graph.Demand}}}}, true},
		{Events{Source: Named("Nobody")}, false}, {Events{Polarity: graph.Positive}, false}, {Events{Or: []Events{{Since: "2030"}, {Until: "2020"}}}, false}} {
		m, exact, err := Narrow(t.Context(), r, test.q)
		if err != nil || exact != test.exact {
			t.Errorf("%s: %s, exact %t, %v; want %t", test.q, printMatch(m), exact, err, test.exact)
		}
	}
}

func TestEventsOfAnArticle(t *testing.T) {
	r := snapshot(t)
	for a, err := range r.Articles(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n, err := Count(t.Context(), r, Events{Article: a.ID})
		if err != nil || n == 0 {
			t.Errorf("article %s tells %d events, %v", a.Source, n, err)
		}
	}
}

func TestCountry(t *testing.T) {
	r := snapshot(t)
	for name, want := range map[string]string{"Ostravia": "Ostravia", "Lowmark": "Ostravia", "Tomáš Brandt": "Ostravia",
		"two former Meridian officials": "Meridia", "salt": ""} {
		e, err := Best(t.Context(), r, Named(name))
		if err != nil || e == nil {
			t.Fatalf("%s: %v, %v", name, e, err)
		}
		got := ""
		c, err := Country(t.Context(), r, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c != nil {
			got = c.Name
		}
		if got != want {
			t.Errorf("the country of %s is %q, want %q", name, got, want)
		}
	}
}

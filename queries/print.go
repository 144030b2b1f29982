package queries

import (
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// String prints the query in the words of its fields: events{type in [DEMAND], target "Japan"}.
func (q Events) String() string { return "events" + braces(q.conditions()) + ordered(string(q.Order)) }

// String prints the query in the words of its fields.
func (q Entities) String() string {
	return "entities" + braces(q.conditions()) + ordered(string(q.Order))
}

// String prints the query in the words of its fields.
func (q Articles) String() string {
	var c []string
	c = addList(c, "publisher", q.Publisher)
	c = addRange(c, "published", q.Published)
	c = addWords(c, q.Text)
	c = addRef(c, "mentions", q.Mentions)
	return "articles" + braces(c) + ordered(string(q.Order))
}

// String prints the query in the words of its fields.
func (q Relations) String() string {
	var c []string
	c = addList(c, "type", q.Type)
	c = addRef(c, "subject", q.Subject)
	c = addRef(c, "object", q.Object)
	c = addRef(c, "either", q.Either)
	if q.At != "" {
		c = append(c, "at "+q.At)
	}
	c = addConfidence(c, q.MinConfidence)
	return "relations" + braces(c)
}

// String prints the query in the words of its fields.
func (q Search) String() string {
	return "search" + braces(addList(addWords(nil, q.Text), "kind", q.Kinds))
}

func addConfidence(c []string, least float64) []string {
	if least == 0 {
		return c
	}
	return append(c, fmt.Sprintf("confidence %g/..", least))
}

func (q Events) conditions() []string {
	var c []string
	c = addList(c, "type", q.Type)
	c = addRef(c, "source", q.Source)
	c = addRef(c, "target", q.Target)
	c = addRef(c, "actor", q.Actor)
	c = addRef(c, "attributedTo", q.AttributedTo)
	c = addRef(c, "about", q.About)
	c = addRef(c, "place", q.Place)
	c = addID(c, "article", q.Article)
	c = addRange(c, "time", DateRange{q.Since, q.Until})
	c = addRange(c, "published", q.Published)
	if a := q.amount(); a != (amountRange{}) {
		c = append(c, a.String())
	}
	c = addConfidence(c, q.MinConfidence)
	if q.Polarity != "" {
		c = append(c, "polarity "+string(q.Polarity))
	}
	c = addList(c, "modality", q.Modality)
	if q.Disputed != nil {
		c = append(c, fmt.Sprintf("disputed %t", *q.Disputed))
	}
	c = addList(c, "publisher", q.Publisher)
	c = addWords(c, q.Text)
	return append(c, combined(q.And, q.Or, q.Not, Events.conditions)...)
}

func (q Entities) conditions() []string {
	var c []string
	for _, field := range []struct{ name, value string }{
		{"name", q.Name}, {"namePrefix", q.Prefix}, {"fuzzy", q.Fuzzy}, {"country", q.Country}} {
		if field.value != "" {
			c = append(c, fmt.Sprintf("%s %q", field.name, field.value))
		}
	}
	c = addList(c, "type", q.Type)
	c = addID(c, "article", q.Article)
	return append(c, combined(q.And, q.Or, q.Not, Entities.conditions)...)
}

// combined prints And, Or and Not.
func combined[Q any](and, or []Q, not *Q, conditions func(Q) []string) []string {
	var c []string
	for _, part := range and {
		c = append(c, "and"+braces(conditions(part)))
	}
	if len(or) > 0 {
		var branches []string
		for _, part := range or {
			branches = append(branches, braces(conditions(part)))
		}
		c = append(c, "or["+strings.Join(branches, " ")+"]")
	}
	if not != nil {
		c = append(c, "not"+braces(conditions(*not)))
	}
	return c
}

func braces(conditions []string) string { return "{" + strings.Join(conditions, ", ") + "}" }

func ordered(by string) string {
	if by == "" {
		return ""
	}
	return " by " + by
}

func addList[T ~string](c []string, name string, list []T) []string {
	if len(list) == 0 {
		return c
	}
	return append(c, fmt.Sprintf("%s in %s", name, list))
}

func addRef(c []string, name string, r Ref) []string {
	if r.IsZero() {
		return c
	}
	return append(c, name+" "+r.String())
}

func addID(c []string, name string, id graph.ID) []string {
	if id == "" {
		return c
	}
	return append(c, name+" <"+string(id)+">")
}

func addRange(c []string, name string, d DateRange) []string {
	if d == (DateRange{}) {
		return c
	}
	return append(c, name+" "+orOpen(d.Since)+"/"+orOpen(d.Until))
}

func orOpen(date string) string {
	if date == "" {
		return ".."
	}
	return date
}

func addWords(c []string, text string) []string {
	if text == "" {
		return c
	}
	return append(c, fmt.Sprintf("words %q", words(text)))
}

// printMatch prints what the index narrows events by.
func printMatch(m graph.EventMatch) string {
	var c []string
	c = addList(c, "type", m.Types)
	for _, field := range []struct {
		name string
		ids  []graph.ID
	}{{"source", m.Source}, {"target", m.Target}, {"actor", m.Actor}, {"attributedTo", m.AttributedTo},
		{"about", m.About}, {"place", m.Place}} {
		c = addList(c, field.name, field.ids)
	}
	c = addID(c, "article", m.Article)
	if m.During != (graph.Days{}) {
		c = append(c, "during "+m.During.First+".."+m.During.Last)
	}
	if len(c) == 0 {
		return "all"
	}
	return strings.Join(c, ", ")
}

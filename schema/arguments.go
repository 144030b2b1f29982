package schema

import (
	"fmt"
	"math"
	"strconv"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
)

// arguments are those of a field, or the fields of an input object: what graphql-go coerced, or a literal or variable
// before coercion. Both look alike, because every enum value stands for its own name; readers put up with a single
// value where a list is meant, as GraphQL does.
type arguments map[string]any

func (a arguments) text(name string) string {
	s, _ := a[name].(string)
	return s
}

func (a arguments) flag(name string) bool { b, _ := a[name].(bool); return b }

// integer is nil where the argument is left out.
func (a arguments) integer(name string) *int {
	var n int
	switch v := a[name].(type) {
	case int:
		n = v
	case float64:
		n = int(max(math.MinInt32, min(v, math.MaxInt32)))
	default:
		return nil
	}
	return &n
}

// decimal writes a number out in digits; "" where it is left out.
func (a arguments) decimal(name string) string {
	switch v := a[name].(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// number reads a Float, 0 where it is not given.
func (a arguments) number(name string) float64 {
	switch v := a[name].(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

func (a arguments) object(name string) arguments {
	m, _ := a[name].(map[string]any)
	return m
}

// list takes a single value as a list of one.
func (a arguments) list(name string) []any {
	switch v := a[name].(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

func (a arguments) texts(name string) []string {
	var out []string
	for _, v := range a.list(name) {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func (a arguments) objects(name string) []arguments {
	var out []arguments
	for _, v := range a.list(name) {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// page reads first, after, last and before. The default page is taken from the start.
func (b *builder) page(a arguments) (queries.Page, error) {
	p := queries.Page{First: a.integer("first"), After: a.text("after"), Last: a.integer("last"), Before: a.text("before")}
	if err := p.Check(); err != nil {
		return p, err
	}
	for _, field := range []struct {
		name string
		n    *int
	}{{"first", p.First}, {"last", p.Last}} {
		if field.n != nil && *field.n > b.options.MaxPageSize {
			return p, &queries.Error{Field: field.name, Value: strconv.Itoa(*field.n), Problem: "is more than one page holds",
				Remedy: fmt.Sprintf("ask for at most %d, and page on from endCursor", b.options.MaxPageSize)}
		}
	}
	if p.First == nil && p.Last == nil {
		p.First = &b.options.PageSize
	}
	return p, nil
}

func ref(a arguments) queries.Ref {
	return queries.Ref{ID: graph.ID(a.text("id")), Name: a.text("name"), Type: classes.value(a.text("type")),
		Country: a.text("country"), IncludeMembers: a.flag("includeMembers")}
}

// emptyRef is what an EntityRef without fields becomes: not "anybody", as its Go counterpart would be, but a mistake.
var emptyRef = queries.Ref{Name: " "}

// refIn reads an argument that is an EntityRef.
func refIn(a arguments, name string) queries.Ref {
	if a[name] == nil {
		return queries.Ref{}
	}
	if r := ref(a.object(name)); !r.IsZero() {
		return r
	}
	return emptyRef
}

func dateRange(a arguments) queries.DateRange {
	return queries.DateRange{Since: a.text("since"), Until: a.text("until")}
}

// eventFilter reads an EventFilter.
func eventFilter(a arguments) queries.Events {
	q := queries.Events{
		Type:          eventTypes.values(a.texts("type")),
		Source:        refIn(a, "source"),
		Target:        refIn(a, "target"),
		Actor:         refIn(a, "actor"),
		AttributedTo:  refIn(a, "attributedTo"),
		About:         refIn(a, "about"),
		Place:         refIn(a, "place"),
		Article:       graph.ID(a.text("article")),
		Since:         a.text("since"),
		Until:         a.text("until"),
		Published:     dateRange(a.object("published")),
		MinAmount:     a.decimal("minAmount"),
		MinConfidence: a.number("minConfidence"),
		MaxAmount:     a.decimal("maxAmount"),
		Unit:          a.text("unit"),
		Polarity:      polarities.value(a.text("polarity")),
		Modality:      modalities.values(a.texts("modality")),
		Publisher:     a.texts("publisher"),
		Text:          a.text("text"),
	}
	if disputed, ok := a["disputed"].(bool); ok {
		q.Disputed = &disputed
	}
	q.And, q.Or, q.Not = combined(a, eventFilter)
	return q
}

// entityFilter reads an EntityFilter.
func entityFilter(a arguments) queries.Entities {
	q := queries.Entities{
		Name:    a.text("name"),
		Prefix:  a.text("namePrefix"),
		Fuzzy:   a.text("fuzzy"),
		Type:    classes.values(a.texts("type")),
		Country: a.text("country"),
		Article: graph.ID(a.text("article")),
	}
	q.And, q.Or, q.Not = combined(a, entityFilter)
	return q
}

// combined reads and, or and not.
func combined[Q any](a arguments, read func(arguments) Q) (and, or []Q, not *Q) {
	for _, part := range a.objects("and") {
		and = append(and, read(part))
	}
	for _, part := range a.objects("or") {
		or = append(or, read(part))
	}
	if a["not"] != nil {
		q := read(a.object("not"))
		not = &q
	}
	return and, or, not
}

func articleFilter(a arguments) queries.Articles {
	return queries.Articles{Publisher: a.texts("publisher"), Published: dateRange(a.object("published")),
		Text: a.text("text"), Mentions: refIn(a, "mentions")}
}

func relationFilter(a arguments) queries.Relations {
	return queries.Relations{Type: relationTypes.values(a.texts("type")), Subject: refIn(a, "subject"),
		Object: refIn(a, "object"), At: a.text("at"), MinConfidence: a.number("minConfidence")}
}

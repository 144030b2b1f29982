package schema

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/graphql-go/graphql/language/ast"

	"github.com/demarche-kg/demarche/schema/guard"
)

// Response is the answer to a request. Its JSON is the same for the same answer: data stands in the order of the
// selection, errors in the order of their places.
type Response struct {
	Errors []*Error

	executed bool // whether there is data, if only null
	data     map[string]any
	shape    *shape
	report   guard.Report
	limit    int
}

// Data is the data as plain values (maps, slices, strings, numbers, booleans, nil); nil where there is none.
func (r *Response) Data() map[string]any { return r.data }

// JSON is the response as it goes over the wire, without a line end.
func (r *Response) JSON() []byte {
	w := writer{}
	w.WriteByte('{')
	if len(r.Errors) > 0 {
		w.WriteString(`"errors":`)
		w.scalar(r.Errors)
		if r.executed {
			w.WriteByte(',')
		}
	}
	if r.executed {
		w.WriteString(`"data":`)
		if r.data == nil {
			w.WriteString("null")
		} else {
			w.object(r.data, r.shape)
		}
		w.WriteString(`,"extensions":{"cost":`)
		w.scalar(cost{r.report.Cost, r.limit})
		w.WriteByte('}')
	}
	w.WriteByte('}')
	return w.Bytes()
}

// MarshalJSON makes a Response a json.Marshaler.
func (r *Response) MarshalJSON() ([]byte, error) { return r.JSON(), nil }

// cost is what the query may have returned, as the guard reckons it, and what it was allowed.
type cost struct {
	Rows  int `json:"rows"`
	Limit int `json:"limit"`
}

// MarshalJSON writes the error as GraphQL has it.
func (e *Error) MarshalJSON() ([]byte, error) {
	type extensions struct {
		Code   string `json:"code"`
		Field  string `json:"field,omitempty"`
		Remedy string `json:"remedy,omitempty"`
	}
	return json.Marshal(struct {
		Message    string     `json:"message"`
		Locations  []Location `json:"locations,omitempty"`
		Path       []any      `json:"path,omitempty"`
		Extensions extensions `json:"extensions"`
	}{e.Message, e.Locations, e.Path, extensions{e.Code, e.Field, e.Remedy}})
}

// shape is the order of the keys of an object, as the document selects them.
type shape struct {
	keys  []string
	below map[string]*shape

	// unordered says that the lists below come in no order from graphql-go: those of introspection, which it reads out
	// of maps. They are written sorted.
	unordered bool
}

// shapeOf is the shape of an operation's data.
func shapeOf(doc *ast.Document, operation *ast.OperationDefinition) *shape {
	s := shaper{fragments: map[string]*ast.FragmentDefinition{}}
	for _, d := range doc.Definitions {
		if f, ok := d.(*ast.FragmentDefinition); ok {
			s.fragments[f.Name.Value] = f
		}
	}
	return s.shape([]*ast.SelectionSet{operation.SelectionSet}, false)
}

type shaper struct {
	fragments map[string]*ast.FragmentDefinition
}

// shape merges selection sets as execution does. It does not ask which fragments apply: keys that are not in the data
// are passed over.
func (s *shaper) shape(sets []*ast.SelectionSet, unordered bool) *shape {
	out := &shape{below: map[string]*shape{}, unordered: unordered}
	inner := map[string][]*ast.SelectionSet{}
	introspects := map[string]bool{}
	spread := map[string]bool{}
	var collect func(*ast.SelectionSet)
	collect = func(set *ast.SelectionSet) {
		if set == nil {
			return
		}
		for _, selection := range set.Selections {
			switch node := selection.(type) {
			case *ast.Field:
				key := node.Name.Value
				if node.Alias != nil {
					key = node.Alias.Value
				}
				if _, ok := inner[key]; !ok {
					out.keys = append(out.keys, key)
				}
				inner[key] = append(inner[key], node.SelectionSet)
				introspects[key] = node.Name.Value == "__schema" || node.Name.Value == "__type"
			case *ast.InlineFragment:
				collect(node.SelectionSet)
			case *ast.FragmentSpread:
				if f := s.fragments[node.Name.Value]; f != nil && !spread[node.Name.Value] {
					spread[node.Name.Value] = true
					collect(f.SelectionSet)
				}
			}
		}
	}
	for _, set := range sets {
		collect(set)
	}
	for key, sets := range inner {
		out.below[key] = s.shape(sets, unordered || introspects[key])
	}
	return out
}

// writer writes data as JSON.
type writer struct{ bytes.Buffer }

func (w *writer) value(v any, s *shape) {
	switch v := v.(type) {
	case map[string]any:
		w.object(v, s)
	case []any:
		w.list(v, s)
	default:
		w.scalar(v)
	}
}

func (w *writer) object(m map[string]any, s *shape) {
	if s == nil {
		s = &shape{keys: slices.Sorted(maps.Keys(m))}
	}
	separator := byte('{')
	for _, key := range s.keys {
		v, ok := m[key]
		if !ok {
			continue
		}
		w.WriteByte(separator)
		separator = ','
		w.scalar(key)
		w.WriteByte(':')
		w.value(v, s.below[key])
	}
	if separator == '{' {
		w.WriteByte('{')
	}
	w.WriteByte('}')
}

func (w *writer) list(list []any, s *shape) {
	items := make([][]byte, len(list))
	for i, v := range list {
		item := writer{}
		item.value(v, s)
		items[i] = item.Bytes()
	}
	if s != nil && s.unordered {
		slices.SortFunc(items, bytes.Compare)
	}
	w.WriteByte('[')
	w.Write(bytes.Join(items, []byte{','}))
	w.WriteByte(']')
}

// scalar writes what needs no shape. HTML characters stay as they are: this is no HTML.
func (w *writer) scalar(v any) {
	e := json.NewEncoder(&w.Buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil { // a NaN; graphql-go gives nothing else that does not encode
		w.WriteString("null\n")
	}
	w.Truncate(w.Len() - 1) // the encoder's line end
}

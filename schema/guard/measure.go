package guard

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/graphql-go/graphql/language/ast"
)

// saturated is where counting stops: a document can ask for more than any integer holds.
const saturated = 1 << 40

func plus(a, b int) int { return min(a+b, saturated) }

func times(a, b int) int {
	if a != 0 && b > saturated/a {
		return saturated
	}
	return a * b
}

// size is what a selection set amounts to once its fragments are spread out.
type size struct {
	depth         int // of fields below, introspection aside
	introspection int // of fields below __schema and __type
	roots         int // fields of the set itself
	fields        int
	aliases       int
	directives    int
	cost          int  // rows
	lists         int  // of introspection's lists that lie inside each other
	connection    bool // the set selects edges or nodes
}

func (s *size) add(t size) {
	s.depth, s.introspection = max(s.depth, t.depth), max(s.introspection, t.introspection)
	s.roots, s.fields = plus(s.roots, t.roots), plus(s.fields, t.fields)
	s.aliases, s.directives = plus(s.aliases, t.aliases), plus(s.directives, t.directives)
	s.cost, s.lists = plus(s.cost, t.cost), max(s.lists, t.lists)
	s.connection = s.connection || t.connection
}

// maxLists is how many of introspection's lists may lie inside each other: the fields of the types of all fields of all
// types are already more than anybody reads, and each further level multiplies them.
const maxLists = 2

// measurer measures selections, each fragment once. Recursion is bounded by the tokens of the document, since
// fragments are known not to be cyclic.
type measurer struct {
	named     fragments
	variables map[string]any
	defaults  map[string]ast.Value
	limits    Limits
	memo      map[string]size
	tooDeep   error // the first value literal found to nest too deep
}

func newMeasurer(named fragments, op *ast.OperationDefinition, variables map[string]any, l Limits) *measurer {
	m := &measurer{named: named, variables: variables, defaults: map[string]ast.Value{}, limits: l, memo: map[string]size{}}
	if op != nil {
		for _, v := range op.VariableDefinitions {
			if v.DefaultValue != nil {
				m.defaults[v.Variable.Name.Value] = v.DefaultValue
				m.value(v.DefaultValue, 1)
			}
		}
	}
	return m
}

func (m *measurer) operation(op *ast.OperationDefinition) size {
	s := m.set(op.SelectionSet)
	s.directives = plus(s.directives, m.directives(op.Directives))
	return s
}

func (m *measurer) set(set *ast.SelectionSet) size {
	var sum size
	if set == nil {
		return sum
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			sum.add(m.field(s))
		case *ast.InlineFragment:
			inner := m.set(s.SelectionSet)
			inner.directives = plus(inner.directives, m.directives(s.Directives))
			sum.add(inner)
		case *ast.FragmentSpread:
			inner := m.fragment(s.Name.Value)
			inner.directives = plus(inner.directives, m.directives(s.Directives))
			sum.add(inner)
		}
	}
	return sum
}

func (m *measurer) fragment(name string) size {
	if s, ok := m.memo[name]; ok {
		return s
	}
	f := m.named[name]
	if f == nil {
		return size{} // validation says so
	}
	s := m.set(f.SelectionSet)
	s.directives = plus(s.directives, m.directives(f.Directives))
	m.memo[name] = s
	return s
}

func (m *measurer) field(f *ast.Field) size {
	below := m.set(f.SelectionSet)
	s := size{depth: below.depth + 1, introspection: below.introspection, roots: 1, fields: plus(below.fields, 1),
		aliases: below.aliases, directives: plus(below.directives, m.directives(f.Directives)),
		cost: below.cost, lists: below.lists, connection: f.Name.Value == "edges" || f.Name.Value == "nodes"}
	if f.Alias != nil {
		s.aliases = plus(s.aliases, 1)
	}
	switch f.Name.Value {
	case "fields", "inputFields", "interfaces", "possibleTypes":
		s.lists++
	case "__schema", "__type":
		s.introspection, s.depth = max(s.depth, s.introspection), 0
		if below.lists > maxLists && m.tooDeep == nil {
			m.tooDeep = at(f, CodeTooDeep, "the query asks for the fields of types of fields of types")
		}
	}
	for _, a := range f.Arguments {
		m.value(a.Value, 1)
	}
	if n, ok := m.pageSize(f, below); ok {
		s.cost = times(n, plus(below.cost, 1))
	}
	return s
}

// pageSize is how many rows a field may return, where it is a list that is paged.
func (m *measurer) pageSize(f *ast.Field, below size) (n int, ok bool) {
	for _, a := range f.Arguments {
		if name := a.Name.Value; name == "first" || name == "last" {
			if n, ok := m.integer(a.Value); ok {
				return n, true
			}
		}
	}
	return m.limits.PageSize, below.connection
}

// integer is the value of a literal or variable that is a number, between 0 and saturated.
func (m *measurer) integer(v ast.Value) (int, bool) {
	if variable, ok := v.(*ast.Variable); ok {
		if given, ok := m.variables[variable.Name.Value]; ok && given != nil {
			return number(given)
		}
		v = m.defaults[variable.Name.Value]
	}
	literal, ok := v.(*ast.IntValue)
	if !ok {
		return 0, false
	}
	return number(json.Number(literal.Value))
}

func number(v any) (int, bool) {
	f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
	if math.IsNaN(f) || err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return int(max(0, min(f, saturated))), true
}

func (m *measurer) directives(list []*ast.Directive) int {
	for _, d := range list {
		for _, a := range d.Arguments {
			m.value(a.Value, 1)
		}
	}
	return len(list)
}

// value notes a literal that nests too deep: validating it takes time cubic in its depth.
func (m *measurer) value(v ast.Value, depth int) {
	if m.tooDeep != nil {
		return
	}
	switch v := v.(type) {
	case *ast.ListValue:
		if m.fits(v, depth) {
			for _, inner := range v.Values {
				m.value(inner, depth+1)
			}
		}
	case *ast.ObjectValue:
		if m.fits(v, depth) {
			for _, field := range v.Fields {
				m.value(field.Value, depth+1)
			}
		}
	}
}

func (m *measurer) fits(v ast.Node, depth int) bool {
	if depth <= m.limits.ValueDepth {
		return true
	}
	m.tooDeep = at(v, CodeTooDeep, fmt.Sprintf("the query nests lists and objects in an argument more than %d deep", m.limits.ValueDepth))
	return false
}

// checkVariables bounds the variables of a request, whose coercion costs as much as literals do.
func checkVariables(variables map[string]any, l Limits) error {
	left := l.Values
	for _, v := range variables {
		if !bounded(v, l.ValueDepth, &left) {
			return &Error{Code: CodeTooMany, Message: fmt.Sprintf(
				"the variables hold more than %d values, or nest lists and objects more than %d deep", l.Values, l.ValueDepth)}
		}
	}
	return nil
}

// bounded counts down the values left and the depth left.
func bounded(v any, depth int, left *int) bool {
	if *left--; *left < 0 {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			if depth == 0 || !bounded(inner, depth-1, left) {
				return false
			}
		}
	case map[string]any:
		for _, inner := range v {
			if depth == 0 || !bounded(inner, depth-1, left) {
				return false
			}
		}
	}
	return true
}

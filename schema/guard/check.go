package guard

import (
	"fmt"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/location"
)

// Report is what Check measured of the operation to be executed.
type Report struct {
	Depth  int
	Fields int
	Cost   int
}

// Check holds a document that Parse read to the limits on what it asks for. variables and operation are those of the
// request; page sizes may stand in the variables. It must pass before the document is validated.
func Check(doc *ast.Document, operation string, variables map[string]any, l Limits) (Report, error) {
	named, err := collectFragments(doc)
	if err != nil {
		return Report{}, err
	}
	if err := checkCycles(doc, named); err != nil {
		return Report{}, err
	}
	if err := checkVariables(variables, l); err != nil {
		return Report{}, err
	}
	var report Report
	for _, d := range doc.Definitions {
		op, ok := d.(*ast.OperationDefinition)
		if !ok {
			continue
		}
		executed := operation == "" || op.Name != nil && op.Name.Value == operation
		m := newMeasurer(named, op, variables, l)
		size := m.operation(op)
		if m.tooDeep != nil {
			return Report{}, m.tooDeep
		}
		if err := size.check(l, executed); err != nil {
			return Report{}, err
		}
		if executed {
			report = Report{Depth: size.depth, Fields: size.fields, Cost: size.cost}
		}
	}
	return report, checkUnused(doc, named, l)
}

// checkUnused measures fragments too that no operation spreads: the validator visits them all the same.
func checkUnused(doc *ast.Document, named fragments, l Limits) error {
	m := newMeasurer(named, nil, nil, l)
	for _, d := range doc.Definitions {
		f, ok := d.(*ast.FragmentDefinition)
		if !ok {
			continue
		}
		size := m.fragment(f.Name.Value)
		size.roots = 0
		if m.tooDeep != nil {
			return m.tooDeep
		}
		if err := size.check(l, false); err != nil {
			return err
		}
	}
	return nil
}

func (s size) check(l Limits, executed bool) error {
	switch {
	case s.depth > l.Depth:
		return exceeded(CodeTooDeep, "levels of fields", s.depth, l.Depth)
	case s.introspection > l.IntrospectionDepth:
		return exceeded(CodeTooDeep, "levels of introspection", s.introspection, l.IntrospectionDepth)
	case s.roots > l.RootFields:
		return exceeded(CodeTooWide, "root fields", s.roots, l.RootFields)
	case s.aliases > l.Aliases:
		return exceeded(CodeTooWide, "aliases", s.aliases, l.Aliases)
	case s.directives > l.Directives:
		return exceeded(CodeTooWide, "directives", s.directives, l.Directives)
	case s.fields > l.Fields:
		return exceeded(CodeTooWide, "fields, fragments included,", s.fields, l.Fields)
	case executed && s.cost > l.Cost:
		return &Error{Code: CodeTooDear, Message: fmt.Sprintf(
			"the query asks for up to %s, more than the limit of %d: ask for smaller pages with first, or nest fewer lists",
			count(s.cost, "rows"), l.Cost)}
	}
	return nil
}

// at makes an error that points at a node.
func at(node ast.Node, code, message string) *Error {
	e := &Error{Code: code, Message: message}
	if loc := node.GetLoc(); loc != nil && loc.Source != nil {
		place := location.GetLocation(loc.Source, loc.Start)
		e.Line, e.Column = place.Line, place.Column
	}
	return e
}

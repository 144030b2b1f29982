package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/kinds"
	"github.com/graphql-go/graphql/language/visitor"

	"github.com/demarche-kg/demarche/schema/guard"
)

// How many validation errors are told, and how long each may be: a message may quote a good part of the document.
const (
	maxErrors  = 20
	maxMessage = 500 // bytes
)

// validate holds a document to the schema, and the arguments of the operation to what their fields expect of them. What
// is found now is told all at once and in order; what a resolver finds would depend on which field happened to come first.
func (s *Schema) validate(doc *ast.Document, operation *ast.OperationDefinition, variables map[string]any) []*Error {
	types := s.types
	result := graphql.ValidateDocument(&types, doc, nil)
	var errs []*Error
	for _, e := range result.Errors {
		message := shortened(e.Message)
		if s.options.NoIntrospection {
			message = withoutSuggestions(message)
		}
		errs = append(errs, &Error{Message: message, Locations: locations(e), Code: guard.CodeInvalid})
	}
	if len(errs) == 0 {
		errs = s.checkArguments(doc, operation, variables)
	}
	sortErrors(errs)
	return errs[:min(len(errs), maxErrors)]
}

// checkArguments runs the checks of the fields that the operation selects, on the values it gives their arguments.
func (s *Schema) checkArguments(doc *ast.Document, operation *ast.OperationDefinition, variables map[string]any) []*Error {
	var errs []*Error
	types := s.types
	info := graphql.NewTypeInfo(&graphql.TypeInfoConfig{Schema: &types})
	values := given(operation, variables)
	visit := func(p visitor.VisitFuncParams) (string, any) {
		switch node := p.Node.(type) {
		case *ast.OperationDefinition:
			if node != operation {
				return visitor.ActionSkip, nil
			}
		case *ast.Field:
			if err := s.checkField(info.ParentType(), node, values); err != nil {
				errs = append(errs, err)
			}
		}
		return visitor.ActionNoChange, nil
	}
	visitor.Visit(doc, visitor.VisitWithTypeInfo(info, &visitor.VisitorOptions{KindFuncMap: map[string]visitor.NamedVisitFuncs{
		kinds.OperationDefinition: {Enter: visit}, kinds.Field: {Enter: visit},
	}}), nil)
	return errs
}

func (s *Schema) checkField(parent graphql.Composite, field *ast.Field, values map[string]any) *Error {
	name := field.Name.Value
	if s.options.NoIntrospection && (name == "__schema" || name == "__type") {
		return placed(&Error{Message: "introspection is switched off", Code: CodeHidden}, field)
	}
	if parent == nil {
		return nil
	}
	check := s.checks[parent.Name()+"."+name]
	if check == nil {
		return nil
	}
	args := arguments{}
	for _, a := range field.Arguments {
		if v := literal(a.Value, values); v != nil {
			args[a.Name.Value] = v
		}
	}
	err := check(args)
	if err == nil {
		return nil
	}
	e, ok := publicError(err)
	if !ok {
		return nil // the resolver meets it again, and can log it
	}
	return placed(e, field)
}

// placed points an error at a field.
func placed(e *Error, field *ast.Field) *Error {
	f := gqlerrors.FormatError(gqlerrors.NewError(e.Message, []ast.Node{field}, "", nil, nil, nil))
	e.Locations = locations(f)
	return e
}

func locations(e gqlerrors.FormattedError) []Location {
	var out []Location
	for _, l := range e.Locations {
		out = append(out, Location{l.Line, l.Column})
	}
	return out
}

// given are the values of an operation's variables: those of the request, and its own defaults.
func given(operation *ast.OperationDefinition, variables map[string]any) map[string]any {
	values := map[string]any{}
	for _, v := range operation.VariableDefinitions {
		name := v.Variable.Name.Value
		switch value, ok := variables[name]; {
		case ok && value != nil:
			values[name] = value
		case v.DefaultValue != nil:
			values[name] = literal(v.DefaultValue, nil)
		}
	}
	return values
}

// literal reads a value as arguments expect it; nil where it is a variable without a value.
func literal(v ast.Value, variables map[string]any) any {
	switch v := v.(type) {
	case *ast.Variable:
		return variables[v.Name.Value]
	case *ast.IntValue:
		f, _ := strconv.ParseFloat(v.Value, 64)
		return f
	case *ast.FloatValue:
		f, _ := strconv.ParseFloat(v.Value, 64)
		return f
	case *ast.ListValue:
		list := make([]any, len(v.Values))
		for i, item := range v.Values {
			list[i] = literal(item, variables)
		}
		return list
	case *ast.ObjectValue:
		object := map[string]any{}
		for _, f := range v.Fields {
			if value := literal(f.Value, variables); value != nil {
				object[f.Name.Value] = value
			}
		}
		return object
	case nil:
		return nil
	}
	return v.GetValue() // strings, booleans and the names of enum values
}

// shortened cuts a message, between letters.
func shortened(message string) string {
	message = strings.Join(strings.Fields(message), " ")
	if len(message) <= maxMessage {
		return message
	}
	return strings.ToValidUTF8(message[:maxMessage], "") + "…"
}

// translate turns graphql-go's errors into ours. executed is false where it refused the variables, which validation
// does not see.
func (s *Schema) translate(req *request, result *graphql.Result) (errs []*Error, executed bool) {
	executed = true
	for _, e := range result.Errors {
		if known, ok := ours(e); ok {
			known.Locations, known.Path = locations(e), e.Path
			errs = append(errs, known)
			continue
		}
		if result.Data == nil && len(e.Path) == 0 && strings.HasPrefix(e.Message, "Variable ") {
			executed = false
			errs = append(errs, &Error{Message: shortened(e.Message), Locations: locations(e), Code: CodeBadInput})
			continue
		}
		req.logger.ErrorContext(req.ctx, "executing failed", "request", req.id, "error", e.Message, "path", fmt.Sprint(e.Path))
		masked := internal(req.id)
		masked.Locations, masked.Path = locations(e), e.Path
		errs = append(errs, masked)
	}
	sortErrors(errs)
	return errs[:min(len(errs), maxErrors)], executed
}

// ours finds the error of a resolver behind the layers that graphql-go puts around it.
func ours(e gqlerrors.FormattedError) (*Error, bool) {
	var err error = e
	for range 8 { // more layers than there are
		switch layer := err.(type) {
		case *Error:
			copied := *layer
			return &copied, true
		case gqlerrors.FormattedError:
			err = layer.OriginalError()
		case *gqlerrors.Error:
			err = layer.OriginalError
		default:
			return nil, false
		}
	}
	return nil, false
}

// compareErrors orders errors by place in the answer, then in the document.
func compareErrors(a, b *Error) int {
	return cmp.Or(
		slices.CompareFunc(a.Path, b.Path, compareSteps),
		slices.CompareFunc(a.Locations, b.Locations, func(a, b Location) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		}),
		cmp.Compare(a.Message, b.Message))
}

// compareSteps orders list positions by number, keys by letter.
func compareSteps(a, b any) int {
	i, isInt := a.(int)
	j, isInt2 := b.(int)
	if isInt && isInt2 {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

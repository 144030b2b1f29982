package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
)

// builder makes the types. Types refer to each other, so each is made as a shell first and filled with fields last.
type builder struct {
	options Options
	order   map[string][]string              // fields and values by type, arguments by "Type.field", as declared
	checks  map[string]func(arguments) error // of the arguments of "Type.field"
	faults  []string                         // mistakes in the schema itself

	node                                  *graphql.Interface
	event, entity, article, relation      *graphql.Object
	time, amount, span, evidence, holding *graphql.Object
	pageInfo                              *graphql.Object
	events, entities, articles, relations *graphql.Object // connections
	evidences, hits                       *graphql.Object
	subgraph, subgraphNode, subgraphEdge  *graphql.Object
	attribute, bucket, tally, stats       *graphql.Object
	entityRef, dates, subgraphSelect      *graphql.InputObject
	eventFilter, entityFilter             *graphql.InputObject
	articleFilter, relationFilter         *graphql.InputObject
	enums                                 map[string]*graphql.Enum
}

// build makes the whole schema.
func build(options Options) (*graphql.Schema, *builder, error) {
	b := &builder{options: options, order: map[string][]string{}, checks: map[string]func(arguments) error{}, enums: map[string]*graphql.Enum{}}
	b.makeEnums()
	b.makeInputs()
	b.makeObjects()
	query := b.query()
	b.fillNodes()
	b.fillParts()
	schema, err := graphql.NewSchema(graphql.SchemaConfig{Query: query,
		Types: []graphql.Type{b.event, b.entity, b.article, b.relation}})
	if err != nil {
		return nil, nil, fmt.Errorf("schema: building: %w", err)
	}
	if len(b.faults) > 0 {
		return nil, nil, fmt.Errorf("schema: building: %s", strings.Join(b.faults, "; "))
	}
	b.settle(&schema)
	return &schema, b, nil
}

func (b *builder) makeEnums() {
	for _, e := range []*graphql.Enum{eventTypes.graphQL(b), quadSchemes.graphQL(b), polarities.graphQL(b), modalities.graphQL(b),
		classes.graphQL(b), relationTypes.graphQL(b), statusNames.graphQL(b), precisions.graphQL(b), nodeKinds.graphQL(b),
		dimensions.graphQL(b), eventOrders.graphQL(b), entityOrders.graphQL(b), articleOrders.graphQL(b), roles.graphQL(b),
		shapes.graphQL(b), formats.graphQL(b)} {
		b.enums[e.Name()] = e
	}
}

// settle undoes what graphql-go leaves to chance or to the first request: arguments come in the order of a map, and
// the table of possible types is made without a lock.
func (b *builder) settle(schema *graphql.Schema) {
	schema.IsPossibleType(b.node, b.event)
	for _, t := range schema.TypeMap() {
		if o, ok := t.(*graphql.Object); ok {
			for _, f := range o.Fields() {
				slices.SortFunc(f.Args, func(a, b *graphql.Argument) int { return strings.Compare(a.Name(), b.Name()) })
			}
		}
	}
}

// object makes a type without fields; interfaces are those it implements.
func (b *builder) object(name, description string, interfaces ...*graphql.Interface) *graphql.Object {
	return graphql.NewObject(graphql.ObjectConfig{Name: name, Description: description, Interfaces: interfaces, Fields: graphql.Fields{}})
}

// arg is an argument of a field, or a field of an input object.
type arg struct {
	name        string
	typ         graphql.Input
	description string
	value       any // default, nil for none
}

// spec is a field of an object.
type spec struct {
	name        string
	typ         graphql.Output
	description string
	args        []arg
	resolve     func(*call) (any, error)
	check       func(arguments) error // nil where any arguments of the right types will do
}

// fields gives an object its fields, in this order.
func (b *builder) fields(o *graphql.Object, specs ...spec) {
	for _, s := range specs {
		b.order[o.Name()] = append(b.order[o.Name()], s.name)
		where := o.Name() + "." + s.name
		if s.check != nil {
			b.checks[where] = s.check
		}
		o.AddFieldConfig(s.name, &graphql.Field{Type: s.typ, Description: s.description, Args: b.args(where, s.args),
			Resolve: resolver(where, s.resolve)})
	}
}

func (b *builder) args(where string, args []arg) graphql.FieldConfigArgument {
	out := graphql.FieldConfigArgument{}
	for _, a := range args {
		b.order[where] = append(b.order[where], a.name)
		out[a.name] = &graphql.ArgumentConfig{Type: a.typ, Description: a.description, DefaultValue: a.value}
	}
	return out
}

// input makes an input object; fields may refer to the object itself.
func (b *builder) input(name, description string, fields func(self *graphql.InputObject) []arg) *graphql.InputObject {
	var self *graphql.InputObject
	self = graphql.NewInputObject(graphql.InputObjectConfig{Name: name, Description: description,
		Fields: graphql.InputObjectConfigFieldMapThunk(func() graphql.InputObjectConfigFieldMap {
			out := graphql.InputObjectConfigFieldMap{}
			for _, a := range fields(self) {
				out[a.name] = &graphql.InputObjectFieldConfig{Type: a.typ, Description: a.description, DefaultValue: a.value}
				if !slices.Contains(b.order[name], a.name) {
					b.order[name] = append(b.order[name], a.name)
				}
			}
			return out
		})})
	return self
}

// The shorthands for types that make up most of the schema.
func required(t graphql.Type) *graphql.NonNull { return graphql.NewNonNull(t) }
func listOf(t graphql.Type) *graphql.NonNull   { return required(graphql.NewList(required(t))) }
func anyListOf(t graphql.Type) *graphql.List   { return graphql.NewList(required(t)) }

// of makes a resolver of a function on the object that the field belongs to.
func of[T any](read func(*call, T) (any, error)) func(*call) (any, error) {
	return func(c *call) (any, error) {
		src, ok := c.source.(T)
		if !ok {
			return nil, fmt.Errorf("schema: the source is a %T", c.source)
		}
		return read(c, src)
	}
}

// plain makes a resolver of a function that just reads a value.
func plain[T any](read func(T) any) func(*call) (any, error) {
	return of(func(_ *call, src T) (any, error) { return read(src), nil })
}

// orNull makes the empty string null.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// distinct drops repeats, keeping the first.
func distinct(ids []graph.ID) []graph.ID {
	seen := make(map[graph.ID]bool, len(ids))
	var out []graph.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/graphql-go/graphql"
)

// SDL prints the schema in GraphQL's schema definition language: Query first, then the types by name; fields, arguments
// and values in the order in which they are declared. schema.graphql is this text.
func (s *Schema) SDL() string {
	p := sdlPrinter{order: s.order}
	names := slices.Sorted(maps.Keys(s.types.TypeMap()))
	slices.SortStableFunc(names, func(a, b string) int { return first(b) - first(a) })
	for _, name := range names {
		if !strings.HasPrefix(name, "__") {
			p.typ(s.types.TypeMap()[name])
		}
	}
	return strings.TrimPrefix(p.String(), "\n")
}

func first(name string) int {
	if name == "Query" {
		return 1
	}
	return 0
}

type sdlPrinter struct {
	strings.Builder
	order map[string][]string
}

func (p *sdlPrinter) typ(t graphql.Type) {
	switch t := t.(type) {
	case *graphql.Object:
		implements := ""
		if interfaces := t.Interfaces(); len(interfaces) > 0 {
			implements = " implements " + interfaces[0].Name()
		}
		p.head(t, "type "+t.Name()+implements)
		p.fields(t.Name(), t.Fields())
	case *graphql.Interface:
		p.head(t, "interface "+t.Name())
		p.fields(t.Name(), t.Fields())
	case *graphql.InputObject:
		p.head(t, "input "+t.Name())
		for _, name := range p.order[t.Name()] {
			f := t.Fields()[name]
			p.describe("  ", f.Description())
			fmt.Fprintf(p, "  %s: %s%s\n", name, f.Type, byDefault(f.Type, f.DefaultValue))
		}
	case *graphql.Enum:
		p.head(t, "enum "+t.Name())
		for _, name := range p.order[t.Name()] {
			for _, v := range t.Values() {
				if v.Name == name {
					p.describe("  ", v.Description)
					fmt.Fprintf(p, "  %s\n", name)
				}
			}
		}
	default:
		return // the scalars are GraphQL's own
	}
	p.WriteString("}\n")
}

func (p *sdlPrinter) head(t graphql.Type, head string) {
	p.WriteString("\n")
	p.describe("", t.Description())
	p.WriteString(head + " {\n")
}

func (p *sdlPrinter) fields(owner string, fields graphql.FieldDefinitionMap) {
	for _, name := range p.order[owner] {
		f := fields[name]
		p.describe("  ", f.Description)
		fmt.Fprintf(p, "  %s%s: %s\n", name, p.args(owner+"."+name, f.Args), f.Type)
	}
}

func (p *sdlPrinter) args(where string, args []*graphql.Argument) string {
	if len(args) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString("(\n")
	for _, name := range p.order[where] {
		for _, a := range args {
			if a.Name() == name {
				inner := sdlPrinter{}
				inner.describe("    ", a.Description())
				fmt.Fprintf(&inner, "    %s: %s%s\n", name, a.Type, byDefault(a.Type, a.DefaultValue))
				out.WriteString(inner.String())
			}
		}
	}
	out.WriteString("  )")
	return out.String()
}

func (p *sdlPrinter) describe(indent, text string) {
	if text != "" {
		fmt.Fprintf(p, "%s\"\"\"%s\"\"\"\n", indent, strings.ReplaceAll(text, `"""`, `\"""`))
	}
}

// byDefault prints a default value; ours are numbers and names of enum values.
func byDefault(t graphql.Type, value any) string {
	if value == nil {
		return ""
	}
	if s, ok := value.(string); ok && t.Name() == "String" {
		return fmt.Sprintf(" = %q", s)
	}
	return fmt.Sprintf(" = %v", value)
}

package guard

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// pass runs both steps of the guard.
func pass(doc string, variables map[string]any) (*ast.Document, Report, error) {
	parsed, err := Parse(doc, Default())
	if err != nil {
		return nil, Report{}, err
	}
	report, err := Check(parsed, "", variables, Default())
	return parsed, report, err
}

// testSchema is a schema in which every type leads back to itself, so that documents may nest without end.
func testSchema(t testing.TB) *graphql.Schema {
	node := graphql.NewObject(graphql.ObjectConfig{Name: "Node", Fields: graphql.Fields{"id": &graphql.Field{Type: graphql.String}}})
	filter := graphql.NewInputObject(graphql.InputObjectConfig{Name: "Filter", Fields: graphql.InputObjectConfigFieldMap{
		"id": &graphql.InputObjectFieldConfig{Type: graphql.ID}, "ids": &graphql.InputObjectFieldConfig{Type: graphql.NewList(graphql.ID)}}})
	args := graphql.FieldConfigArgument{"first": {Type: graphql.Int}, "list": {Type: graphql.NewList(graphql.ID)}, "filter": {Type: filter}}
	for _, name := range []string{"node", "nodes", "edges", "events", "b"} {
		node.AddFieldConfig(name, &graphql.Field{Type: node, Args: args})
	}
	schema, err := graphql.NewSchema(graphql.SchemaConfig{Query: node})
	if err != nil {
		t.Fatal(err)
	}
	return &schema
}

func nested(open, inside, closing string, n int) string {
	return strings.Repeat(open, n) + inside + strings.Repeat(closing, n)
}

// fragmentBomb doubles with every level: n fragments, 2^n fields.
func fragmentBomb(n int) string {
	var b strings.Builder
	b.WriteString("{node{...F0}}")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Node{node{...F%d} b{...F%d}}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Node{id}", n)
	return b.String()
}

func aliases(n int) string {
	var b strings.Builder
	b.WriteString("{")
	for i := range n {
		fmt.Fprintf(&b, "a%d:id ", i)
	}
	return b.String() + "}"
}

// TestKillers holds documents each of which ends, or stalls, a process that gives it to graphql-go. The cycles and the
// deepest nestings overflow the stack, which no recover can catch: were the guard to let one through to the parser or
// the validator, this test would not fail but crash.
func TestKillers(t *testing.T) {
	schema := testSchema(t)
	for name, test := range map[string]struct{ doc, code string }{
		"cycle of two, 77 bytes":          {`query{events{...A}} fragment A on Node{id ...B} fragment B on Node{id ...A}`, CodeInvalid},
		"cycle that nothing spreads":      {`{id} fragment A on Node{...B} fragment B on Node{...A}`, CodeInvalid},
		"self-spread":                     {`{...A} fragment A on Node{id ...A}`, CodeInvalid},
		"self-spread in a field":          {`{...A} fragment A on Node{node{node{...A}}}`, CodeInvalid},
		"self-spread inline":              {`{...A} fragment A on Node{... on Node{...A}}`, CodeInvalid},
		"cycle hidden by a second A":      {`{...A} fragment A on Node{...A} fragment A on Node{id}`, CodeInvalid},
		"lists, unclosed":                 {"{node(list:" + strings.Repeat("[", 60_000), CodeTooLarge},
		"lists":                           {"{node(list:" + nested("[", "", "]", 1000) + "){id}}", CodeTooLarge},
		"lists, cubic":                    {"{node(list:" + nested("[", "1", "]", 60) + "){id}}", CodeTooDeep},
		"objects":                         {"{node(filter:" + nested("{id:", "1", "}", 60) + "){id}}", CodeTooDeep},
		"lists in a default":              {"query($a:ID=" + nested("[", "1", "]", 60) + "){id}", CodeTooDeep},
		"lists in a directive":            {"{id@include(if:" + nested("[", "1", "]", 60) + ")}", CodeTooDeep},
		"list types":                      {"query($a:" + nested("[", "ID", "]", 1000) + "){id}", CodeTooLarge},
		"selections":                      {nested("{node", "", "}", 10_000), CodeTooLarge},
		"selections, within the brackets": {nested("{node", "{id}", "}", 90), CodeTooDeep},
		"selections through fragments":    {`{...A} fragment A on Node` + nested("{node", "{...B}", "}", 9) + ` fragment B on Node` + nested("{node", "{id}", "}", 9), CodeTooDeep},
		"deep fragment that nothing uses": {`{id} fragment A on Node` + nested("{node", "{id}", "}", 30), CodeTooDeep},
		"hidden behind a comment":         {"{node(list:#é\r" + strings.Repeat("[", 5000), CodeTooLarge},
		"hidden behind a string":          {`{node(list:["\"",` + strings.Repeat("[", 5000), CodeTooLarge},
		"hidden behind a block string":    {`{node(list:["""\""" """,` + strings.Repeat("[", 5000), CodeTooLarge},
		"aliases, 5000":                   {aliases(5000), CodeTooLarge},
		"aliases, 600":                    {aliases(600), CodeTooWide},
		"aliases in a fragment":           {"{...A node{...A} b{...A}} fragment A on Node" + aliases(12), CodeTooWide},
		"fragment bomb":                   {fragmentBomb(12), CodeTooWide},
		"fragment bomb, 60 levels":        {fragmentBomb(60), CodeTooDeep},
		"fields, thousands":               {"{" + strings.Repeat("id ", 4000) + "}", CodeTooLarge},
		"root fields":                     {"{" + strings.Repeat("id ", 100) + "}", CodeTooWide},
		"directives":                      {"{id" + strings.Repeat("@skip(if:true)", 60) + "}", CodeTooWide},
		"lists of lists":                  {`{events(first:100){nodes{events(first:100){nodes{events(first:100){nodes{id}}}}}}}`, CodeTooDear},
		"lists of lists by default":       {`{events{edges{node{events{edges{node{events{edges{node{id}}}}}}}}}}`, CodeTooDear},
		"a first beyond all integers":     {`{events(first:99999999999999999999999999){nodes{id}}}`, CodeTooDear},
		"introspection bomb":              {`{__schema{types{fields{type{fields{type{fields{name}}}}}}}}`, CodeTooDeep},
		"introspection, deep":             {`{__schema` + nested("{ofType", "{name}", "}", 25) + `}`, CodeTooDeep},
		"schema definition":               {`String r`, CodeSyntax},
		"described definition":            {`"x" type A {a:Int}`, CodeSyntax},
		"type definition":                 {`{id} type A {a:Int}`, CodeSyntax},
		"a closing too many":              {`{id}}`, CodeSyntax},
		"not UTF-8":                       {"{id # \xff\n}", CodeSyntax},
		"NUL":                             {"{id\x00}", CodeSyntax},
		"nothing":                         {"", CodeSyntax},
		"only a comment":                  {"# {id}", CodeSyntax},
		"variable without a type":         {`query Q($n:=1){id}`, CodeSyntax},
		"list of no type":                 {`query Q($n:[]){id}`, CodeSyntax},
		"cut off":                         {"{node{id", CodeSyntax},
		"unterminated string":             {`{node(list:["a`, CodeSyntax},
		"large":                           {strings.Repeat(" ", 65<<10) + "{id}", CodeTooLarge},
	} {
		doc, _, err := pass(test.doc, nil)
		var e *Error
		if !errors.As(err, &e) || e.Code != test.code {
			t.Errorf("%s: error %v, want code %s", name, err, test.code)
		}
		if err == nil {
			graphql.ValidateDocument(schema, doc, nil)
		} else if strings.Contains(err.Error(), "\n") || len(err.Error()) > 300 {
			t.Errorf("%s: the error is no short line: %q", name, err)
		}
	}
}

// TestPasses holds documents that must not be refused, with what they measure.
func TestPasses(t *testing.T) {
	schema := testSchema(t)
	for name, test := range map[string]struct {
		doc       string
		variables map[string]any
		want      Report
	}{
		"one field":                {`{id}`, nil, Report{1, 1, 0}},
		"page":                     {`{events(first:10){edges{node{id}}}}`, nil, Report{4, 4, 10}},
		"page by default":          {`{events{nodes{id}}}`, nil, Report{3, 3, 50}},
		"page by variable":         {`query($n:Int){events(first:$n){nodes{id}}}`, map[string]any{"n": 7.0}, Report{3, 3, 7}},
		"page by variable default": {`query($n:Int=3){events(first:$n){nodes{id}}}`, nil, Report{3, 3, 3}},
		"page by neither":          {`query($n:Int){events(first:$n){nodes{id}}}`, nil, Report{3, 3, 50}},
		"pages inside pages":       {`{events(first:10){nodes{events(first:20){nodes{id}}}}}`, nil, Report{5, 5, 210}},
		"pages through fragments":  {`{events(first:10){...P}} fragment P on Node{nodes{events(first:20){...Q}}} fragment Q on Node{nodes{id}}`, nil, Report{5, 5, 210}},
		"fragment spread twice":    {`{node{...A} b{...A}} fragment A on Node{id}`, nil, Report{2, 4, 0}},
		"same fragment both ways":  {`{...A ...B} fragment A on Node{...C} fragment B on Node{...C} fragment C on Node{id}`, nil, Report{1, 2, 0}},
		"comment outside ASCII":    {"{ # größer als nötig ééé\n  id # ja\n}", nil, Report{1, 1, 0}},
		"byte order mark":          {"\ufeff{id}", nil, Report{1, 1, 0}},
		"hash in a string":         {`{node(list:["# [[[[", """# [" \""" {{"""]){id}}`, nil, Report{2, 2, 0}},
		"null":                     {`query($a:ID=null){node(first:null list:["a"] filter:{id:null}){node(first:null){null:id}}}`, nil, Report{3, 3, 0}},
		"anonymous introspection":  {`{__typename __schema{types{name fields{name type{name ofType{name ofType{name ofType{name}}}}}}}}`, nil, Report{1, 14, 0}},
	} {
		doc, report, err := pass(test.doc, test.variables)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if report != test.want {
			t.Errorf("%s: measured %+v, want %+v", name, report, test.want)
		}
		for _, e := range graphql.ValidateDocument(schema, doc, nil).Errors {
			if !strings.Contains(e.Message, "$a") && !strings.Contains(e.Message, "null") && !strings.Contains(e.Message, "unused") {
				t.Errorf("%s: does not validate: %s", name, e.Message)
			}
		}
	}
}

// TestChecksTheOperation runs one operation of a document, whose other is dear.
func TestChecksTheOperation(t *testing.T) {
	doc, err := Parse(`query Cheap {id} query Dear {events(first:99999){nodes{id}}}`, Default())
	if err != nil {
		t.Fatal(err)
	}
	if r, err := Check(doc, "Cheap", nil, Default()); err != nil || r.Cost != 0 {
		t.Errorf("Cheap: %+v, %v", r, err)
	}
	var e *Error
	if _, err := Check(doc, "Dear", nil, Default()); !errors.As(err, &e) || e.Code != CodeTooDear {
		t.Errorf("Dear: %v", err)
	}
}

func TestVariables(t *testing.T) {
	doc, err := Parse(`{id}`, Default())
	if err != nil {
		t.Fatal(err)
	}
	var deep any = "x"
	for range 10_000 {
		deep = map[string]any{"not": deep}
	}
	for name, v := range map[string]any{"deep": deep, "many": make([]any, 20_000)} {
		var e *Error
		if _, err := Check(doc, "", map[string]any{"v": v}, Default()); !errors.As(err, &e) || e.Code != CodeTooMany {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Check(doc, "", map[string]any{"v": []any{map[string]any{"a": 1.0}}}, Default()); err != nil {
		t.Error(err)
	}
}

// TestPlaces points at the fault, counting from line 1, whatever stands in front of it.
func TestPlaces(t *testing.T) {
	for doc, want := range map[string]string{
		"{\n  # ünïcödé\n  id(}":                    "3:6",
		"{...A}\n fragment A on Node{\n id ...A }":  "3:5",
		"{\n id }\n  type A {a:Int}":                "3:3",
		"{node(list:[1,\n [[[[[[[[[[[[[[[[1]]]]]]]": "0:0",
	} {
		_, _, err := pass(doc, nil)
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%q passes", doc)
		}
		if got := fmt.Sprintf("%d:%d", e.Line, e.Column); got != want && want != "0:0" {
			t.Errorf("%q: error %q at %s, want %s", doc, e, got, want)
		}
	}
}

// TestWorstThatPasses validates the widest documents that the limits allow. It has no time limit of its own: with one
// of the limits missing it would run until the test binary is stopped.
func TestWorstThatPasses(t *testing.T) {
	schema := testSchema(t)
	var repeated strings.Builder
	repeated.WriteString("{...F0}")
	for i := range 3 {
		fmt.Fprintf(&repeated, " fragment F%d on Node{%s}", i, strings.Repeat(fmt.Sprintf("node{...F%d} ", i+1), 11))
	}
	repeated.WriteString(" fragment F3 on Node{id}")
	for name, doc := range map[string]string{
		"repeated fields":    "{node{" + strings.Repeat("id ", 1900) + "}}",
		"repeated fragments": repeated.String(),
		"deep list":          "{node(list:" + nested("[", "1", "]", 15) + "){id}}",
		"bomb":               fragmentBomb(10),
	} {
		parsed, _, err := pass(doc, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		graphql.ValidateDocument(schema, parsed, nil)
	}
}

// FuzzGuard gives whatever passes to the validator, which must survive it.
func FuzzGuard(f *testing.F) {
	for _, doc := range []string{`{id}`, `{...A} fragment A on Node{id ...A}`, `query Q($n:Int=1){events(first:$n){edges{node{id}}}}`,
		"{ # é\n id @skip(if:true) }", `{node(filter:{id:null,ids:["\"","""x"""]}){id}}`, `String r`, `{a:id ... on Node{id}}`,
		fragmentBomb(3), `"""d""" type A{a:Int}`, `query($a:[ID]=null){node(list:$a first:null){id}}`, `{__schema{types{name}}}`,
		`{node(list:[[1]])}`, "\ufeffquery{id}", `{id}}`, `mutation{id} subscription S{id}`} {
		f.Add(doc)
	}
	schema := testSchema(f)
	l := Default()
	f.Fuzz(func(t *testing.T, doc string) {
		parsed, report, err := pass(doc, nil)
		var e *Error
		switch {
		case err == nil:
			graphql.ValidateDocument(schema, parsed, nil)
		case !errors.As(err, &e) || e.Code == "" || e.Message == "":
			t.Errorf("%q is refused with %#v", doc, err)
		}
		if report.Depth > l.Depth || report.Fields > l.Fields || report.Cost > l.Cost {
			t.Errorf("%q passes with %+v", doc, report)
		}
	})
}

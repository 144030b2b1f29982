package schema

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/graphql-go/graphql"
)

func TestSDLIsFresh(t *testing.T) {
	got := newSchema(t, Options{}).SDL()
	if *update {
		if err := os.WriteFile("schema.graphql", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.graphql")
	if err != nil || got != string(want) {
		t.Errorf("schema.graphql is not what the code says; run go test ./schema -update (%v)", err)
	}
}

// TestEverythingIsDescribed wants a sentence on every type, field, argument and enum value.
func TestEverythingIsDescribed(t *testing.T) {
	n := 0
	described := func(what, text string) {
		n++
		if len(text) < 3 || !strings.HasSuffix(text, ".") || strings.ToUpper(text[:1]) != text[:1] && !strings.HasPrefix(text, "1 ") {
			t.Errorf("%s is described as %q, which is no sentence", what, text)
		}
	}
	for name, typ := range newSchema(t, Options{}).types.TypeMap() {
		if strings.HasPrefix(name, "__") {
			continue
		}
		if _, builtIn := typ.(*graphql.Scalar); builtIn {
			continue
		}
		described(name, typ.Description())
		switch typ := typ.(type) {
		case *graphql.Object:
			for _, f := range typ.Fields() {
				described(name+"."+f.Name, f.Description)
				for _, a := range f.Args {
					described(name+"."+f.Name+"."+a.Name(), a.Description())
				}
			}
		case *graphql.Interface:
			for _, f := range typ.Fields() {
				described(name+"."+f.Name, f.Description)
			}
		case *graphql.InputObject:
			for fieldName, f := range typ.Fields() {
				described(name+"."+fieldName, f.Description())
			}
		case *graphql.Enum:
			for _, v := range typ.Values() {
				described(name+"."+v.Name, v.Description)
			}
		default:
			t.Errorf("%s is a %T, which this test does not know", name, typ)
		}
	}
	if n < 200 {
		t.Errorf("only %d descriptions looked at", n)
	}
}

// TestContract wants what the outside contract promises of the fields that are there; names may grow, not go.
func TestContract(t *testing.T) {
	sdl := newSchema(t, Options{}).SDL()
	plain := regexp.MustCompile(`(?s)""".*?"""\s*`).ReplaceAllString(sdl, "")
	plain = strings.Join(strings.Fields(plain), " ")
	for _, want := range []string{
		"node( id: ID! ): Node ",
		"article( id: ID url: String ): Article ",
		"articles( filter: ArticleFilter orderBy: ArticleOrder = PUBLISHED_ASC first: Int after: String last: Int before: String ): ArticleConnection! ",
		"entity( id: ID name: String type: EntityType ): Entity ",
		"entities( filter: EntityFilter orderBy: EntityOrder = NAME_ASC first: Int after: String last: Int before: String ): EntityConnection! ",
		"events( filter: EventFilter orderBy: EventOrder = TIME_ASC first: Int after: String last: Int before: String ): EventConnection! ",
		"relations( filter: RelationFilter first: Int after: String last: Int before: String ): RelationConnection! ",
		"search( text: String! kinds: [NodeKind!] first: Int after: String ): SearchConnection! ",
		"subgraph( select: SubgraphSelect! ): Subgraph! ",
		"timeline( entity: ID! since: String until: String first: Int after: String ): EventConnection! ",
		"aggregate( filter: EventFilter by: [EventDimension!]! first: Int ): [Bucket!]! ",
		"stats: Stats! ",
		"interface Node { id: ID! }",
		"type Event implements Node { id: ID! type: EventType! cameo: String! plover: String quadClass( scheme: QuadScheme = GDELT ): Int! goldstein: Float source: [Entity!]! target: [Entity!]! via: [Entity!]! recipient: [Entity!]! about: [Node!]! content: String amounts: [Amount!]! time: Time place: [Entity!]! attributedTo: [Entity!]! polarity: Polarity! modality: Modality! ",
		"disputes: [Event!]! disputedBy: [Event!]! ",
		"evidence( first: Int after: String ): EvidenceConnection! articles( first: Int after: String ): ArticleConnection! publishers: [String!]! ",
		"type Time { value: String! start: String! end: String! precision: TimePrecision! text: String }",
		"type Amount { value: String! number: Float unit: String approximate: Boolean! min: Float max: Float per: String text: String! }",
		"type Evidence { text: String! start: Int! end: Int! quote: Boolean! article: Article! highlight: [Span!]! }",
		"type Holding { office: Entity! status: HoldingStatus! start: String end: String evidence( first: Int after: String ): EvidenceConnection! }",
		"subject: Entity! object: Entity time: Time status: HoldingStatus! confidence: Float evidence( first: Int after: String ): EvidenceConnection! }",
		"offices( at: String ): [Holding!]! relations( type: [RelationType!] first: Int after: String ): RelationConnection! ",
		"filter: EventFilter orderBy: EventOrder = TIME_ASC first: Int after: String ): EventConnection! mentions( first: Int after: String ): EvidenceConnection! articles( first: Int after: String ): ArticleConnection! degree: Int! ",
		"title: String! publisher: String ",
		"entities( first: Int after: String ): EntityConnection! events( first: Int after: String ): EventConnection! ",
		"truncated: Boolean! omitted: Int! export( format: ExportFormat! ): String! ",
		"input EntityRef { id: ID name: String type: EntityType country: String includeMembers: Boolean }",
		"input EntityFilter { name: String namePrefix: String fuzzy: String type: [EntityType!] country: String article: ID and: [EntityFilter!] or: [EntityFilter!] not: EntityFilter }",
		"input ArticleFilter { publisher: [String!] published: DateRange text: String mentions: EntityRef }",
		"input RelationFilter { type: [RelationType!] subject: EntityRef object: EntityRef minConfidence: Float at: String }",
		"input SubgraphSelect { entities: [EntityRef!] events: EventFilter minConfidence: Float hops: Int = 1 limit: Int = 500 shape: SubgraphShape = EVENTS }",
		"since: String until: String published: DateRange minAmount: Float maxAmount: Float unit: String polarity: Polarity modality: [Modality!] disputed: Boolean publisher: [String!] text: String and: [EventFilter!] or: [EventFilter!] not: EventFilter }",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("the schema does not say %s", want)
		}
	}
}

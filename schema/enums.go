package schema

import (
	"strings"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/subgraph"
	"github.com/demarche-kg/demarche/queries"
)

// enum ties the values of a Go string type to the names of a GraphQL enum.
type enum[T ~string] struct {
	name, description string
	members           []member[T]
}

type member[T ~string] struct {
	value       T
	name        string
	description string
}

// value is what a name stands for, or what nothing else stands for where the name is unknown.
func (e *enum[T]) value(name string) T {
	for _, m := range e.members {
		if m.name == name {
			return m.value
		}
	}
	return T(name)
}

func (e *enum[T]) values(names []string) []T {
	var out []T
	for _, n := range names {
		out = append(out, e.value(n))
	}
	return out
}

// nameOf is nil where no name stands for the value, so that an unset one becomes null.
func (e *enum[T]) nameOf(value T) any {
	for _, m := range e.members {
		if m.value == value {
			return m.name
		}
	}
	return nil
}

// graphQL makes the GraphQL type. Each name is its own internal value: what a resolver sees of an argument then does
// not depend on whether it was coerced. graphql-go makes its lookup tables when they are first used, without a lock;
// they are used here.
func (e *enum[T]) graphQL(b *builder) *graphql.Enum {
	values := graphql.EnumValueConfigMap{}
	for _, m := range e.members {
		values[m.name] = &graphql.EnumValueConfig{Value: m.name, Description: m.description}
		b.order[e.name] = append(b.order[e.name], m.name)
	}
	t := graphql.NewEnum(graphql.EnumConfig{Name: e.name, Description: e.description, Values: values})
	t.Serialize(e.members[0].name)
	t.ParseValue(e.members[0].name)
	return t
}

// enumName writes a Go constant as GraphQL names are: "holdsOffice" and "json-graph" as HOLDS_OFFICE and JSON_GRAPH.
func enumName(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '-' || r == ' ':
			b.WriteByte('_')
			continue
		case r >= 'A' && r <= 'Z' && i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z':
			b.WriteByte('_')
		}
		b.WriteString(strings.ToUpper(string(r)))
	}
	return b.String()
}

// enumOf makes an enum whose names follow from the values.
func enumOf[T ~string](name, description string, values []T, describe func(T) string) *enum[T] {
	e := &enum[T]{name: name, description: description}
	for _, v := range values {
		e.members = append(e.members, member[T]{v, enumName(string(v)), describe(v)})
	}
	return e
}

// from looks descriptions up.
func from[T ~string](descriptions map[T]string) func(T) string {
	return func(v T) string { return descriptions[v] }
}

var eventTypes = enumOf("EventType", "A root class of CAMEO, the Conflict and Mediation Event Observations scheme, by name.",
	graph.EventTypes(), from(map[graph.EventType]string{
		graph.State:        "Makes a public statement (CAMEO 01).",
		graph.Appeal:       "Requests, urges or proposes (02).",
		graph.Intend:       "Expresses the intent to cooperate (03).",
		graph.Consult:      "Meets, visits or talks (04).",
		graph.Endorse:      "Engages in diplomatic cooperation: praises, signs, recognises (05).",
		graph.Cooperate:    "Engages in material cooperation (06).",
		graph.Aid:          "Provides aid (07).",
		graph.Yield:        "Concedes, eases or withdraws (08).",
		graph.Investigate:  "Investigates (09).",
		graph.Demand:       "Demands (10).",
		graph.Disapprove:   "Criticises, accuses or denies (11).",
		graph.Reject:       "Refuses or vetoes (12).",
		graph.Threaten:     "Threatens (13).",
		graph.Protest:      "Protests (14).",
		graph.Posture:      "Exhibits force: mobilises, stations, exercises (15).",
		graph.Reduce:       "Reduces relations: sanctions, cuts, breaks off (16).",
		graph.Coerce:       "Arrests, seizes or imposes (17).",
		graph.Assault:      "Uses unconventional violence (18).",
		graph.Fight:        "Uses conventional military force (19).",
		graph.MassViolence: "Engages in mass violence (20).",
	}))

var quadSchemes = enumOf("QuadScheme", "A reading of the split of events into verbal and material, cooperation and conflict. The schemes differ on some classes.",
	[]graph.QuadScheme{graph.GDELT, graph.OEDA, graph.PLOVER}, from(map[graph.QuadScheme]string{
		graph.GDELT:  "As GDELT assigns it.",
		graph.OEDA:   "As the Open Event Data Alliance assigns it.",
		graph.PLOVER: "As PLOVER assigns it.",
	}))

var polarities = enumOf("Polarity", "Whether an event is stated to have happened.",
	[]graph.Polarity{graph.Positive, graph.Negative}, from(map[graph.Polarity]string{
		graph.Positive: "It is stated to have happened.",
		graph.Negative: "It is stated not to have happened.",
	}))

var modalities = enumOf("Modality", "How an article stands to an event.",
	graph.Modalities(), from(map[graph.Modality]string{
		graph.Asserted:     "The article says so itself.",
		graph.Reported:     "Somebody else says so.",
		graph.Planned:      "It is to happen.",
		graph.Possible:     "It may happen.",
		graph.Hypothetical: "It would happen on some condition.",
		graph.Denied:       "Somebody says that it did not happen.",
	}))

var classes = enumOf("EntityType", "What kind of thing an entity is.",
	graph.EntityClasses(), from(map[graph.Class]string{
		graph.ClassPerson:       "A named person, or a group that speaks with one voice.",
		graph.ClassOffice:       "A post that somebody holds.",
		graph.ClassOrganization: "A company, agency, ministry, medium, party or international body.",
		graph.ClassCountry:      "A state.",
		graph.ClassPlace:        "A city, region, sea or peninsula.",
		graph.ClassMilitaryUnit: "A fleet, division or garrison.",
		graph.ClassAgreement:    "A treaty, deal, pact or law.",
		graph.ClassOther:        "Anything else that events are about.",
	}))

var relationTypes = enumOf("RelationType", "A state that holds between two entities.",
	graph.RelationTypes(), from(map[graph.RelationType]string{
		graph.HoldsOffice:     "A person holds an office.",
		graph.OfficeOf:        "An office is one of a country or organization.",
		graph.AffiliatedWith:  "A person, organization or unit belongs to an organization or country.",
		graph.SpokespersonFor: "A person speaks for an organization or country.",
		graph.PartOf:          "A unit, organization or place is part of another.",
		graph.LocatedIn:       "Something lies in a place or country.",
		graph.StationedIn:     "A unit is stationed in a place or country.",
		graph.AllyOf:          "Two countries are allies.",
		graph.PartyTo:         "A country or organization is party to an agreement.",
		graph.Expires:         "An agreement expires; it has a time and no object.",
	}))

// unknownStatus stands for a status that no article tells.
const unknownStatus graph.Status = ""

var statusNames = &enum[graph.Status]{name: "HoldingStatus", description: "Whether a relation still held when the article was written.",
	members: []member[graph.Status]{
		{graph.Current, "CURRENT", "It held."},
		{graph.Former, "FORMER", "It held no longer."},
		{unknownStatus, "UNKNOWN", "The article does not say."},
	}}

var precisions = enumOf("TimePrecision", "How exactly a time is known.",
	[]graph.Precision{graph.PrecisionInterval, graph.PrecisionDecade, graph.PrecisionYear, graph.PrecisionQuarter,
		graph.PrecisionMonth, graph.PrecisionDay, graph.PrecisionMinute}, from(map[graph.Precision]string{
		graph.PrecisionInterval: "Between two times, one of which may be open.",
		graph.PrecisionDecade:   "To the decade.",
		graph.PrecisionYear:     "To the year.",
		graph.PrecisionQuarter:  "To the quarter of a year.",
		graph.PrecisionMonth:    "To the month.",
		graph.PrecisionDay:      "To the day.",
		graph.PrecisionMinute:   "To the minute.",
	}))

var nodeKinds = enumOf("NodeKind", "What search looks for.",
	[]queries.Kind{queries.KindEntity, queries.KindEvent, queries.KindArticle}, from(map[queries.Kind]string{
		queries.KindEntity:  "Entities, by name and alias.",
		queries.KindEvent:   "Events, by content and evidence.",
		queries.KindArticle: "Articles, by title and sentences.",
	}))

var dimensions = enumOf("EventDimension", "What events are counted by. An event counts once for each of its values, and under an empty key where it has none.",
	queries.Dimensions(), from(map[queries.Dimension]string{
		queries.ByType:      "The type.",
		queries.BySource:    "Who does it.",
		queries.ByTarget:    "To whom it is done.",
		queries.ByVoice:     "The nearest voice it is attributed to.",
		queries.ByPlace:     "Where.",
		queries.ByYear:      "The year of the first day it may have happened on.",
		queries.ByMonth:     "The month of that day, as YYYY-MM.",
		queries.ByPublisher: "Who published it.",
		queries.ByPolarity:  "Whether it is stated to have happened.",
		queries.ByModality:  "How the article stands to it.",
	}))

var eventOrders = &enum[queries.EventOrder]{name: "EventOrder", description: "The order of events. Ties are broken by ID; unknown times come last.",
	members: []member[queries.EventOrder]{
		{queries.EventsByTime, "TIME_ASC", "Earliest first."},
		{queries.EventsByTimeDesc, "TIME_DESC", "Latest first."},
	}}

var entityOrders = &enum[queries.EntityOrder]{name: "EntityOrder", description: "The order of entities. Ties are broken by ID.",
	members: []member[queries.EntityOrder]{
		{queries.EntitiesByName, "NAME_ASC", "By name, A first."},
		{queries.EntitiesByNameDesc, "NAME_DESC", "By name, Z first."},
		{queries.EntitiesByMentions, "MENTIONS_DESC", "Most often mentioned first."},
	}}

var articleOrders = &enum[queries.ArticleOrder]{name: "ArticleOrder", description: "The order of articles. Ties are broken by ID; unknown days come last.",
	members: []member[queries.ArticleOrder]{
		{queries.ArticlesByDay, "PUBLISHED_ASC", "Earliest first."},
		{queries.ArticlesByDayDesc, "PUBLISHED_DESC", "Latest first."},
	}}

// role is the part that an entity plays in an event.
type role string

const (
	roleAny    role = "any"
	roleActor  role = "actor"
	roleSource role = "source"
	roleTarget role = "target"
	roleVoice  role = "voice"
	roleAbout  role = "about"
	rolePlace  role = "place"
)

var roles = enumOf("EventRole", "The part that an entity plays in an event.",
	[]role{roleAny, roleActor, roleSource, roleTarget, roleVoice, roleAbout, rolePlace}, from(map[role]string{
		roleAny:    "Any of the others.",
		roleActor:  "Source or target.",
		roleSource: "It does it, or speaks.",
		roleTarget: "It is done to it, or asked of it.",
		roleVoice:  "The event is attributed to it.",
		roleAbout:  "The event concerns it.",
		rolePlace:  "It happens there.",
	}))

var shapes = enumOf("SubgraphShape", "What becomes a node and what an edge.",
	subgraph.Shapes(), from(map[subgraph.Shape]string{
		subgraph.Events: "Events are nodes, their slots are edges.",
		subgraph.Actors: "Events are edges between their actors.",
	}))

var formats = enumOf("ExportFormat", "A format that other tools read.", export.Formats(),
	func(f export.Format) string { return "The format that the command line calls " + string(f) + "." })

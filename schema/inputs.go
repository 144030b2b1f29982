package schema

import "github.com/graphql-go/graphql"

func (b *builder) makeInputs() {
	b.entityRef = b.input("EntityRef", "Whom a filter means: an entity by ID, or whoever bears a name. Give an id or a name; the rest narrows.",
		func(*graphql.InputObject) []arg {
			return []arg{
				{"id", graphql.ID, "The entity with this ID.", nil},
				{"name", graphql.String, "A name or alias, letter case and accents aside. Of several bearers any will do.", nil},
				{"type", b.enums["EntityType"], "Only entities of this type.", nil},
				{"country", graphql.String, "Only entities that are, lie in or belong to this country: ISO 3166 code or name.", nil},
				{"includeMembers", graphql.Boolean, "Also whoever belongs to it: affiliated with it, part of it, speaking for it or holding an office of it. Japan then also finds Japanese officials.", nil},
			}
		})
	b.dates = b.input("DateRange", "A range of days; either end may be left open.", func(*graphql.InputObject) []arg {
		return []arg{
			{"since", graphql.String, "On or after the first day of this EDTF date: 2019, 2019-07, 2019-Q3, 2019-07-14.", nil},
			{"until", graphql.String, "On or before the last day of this EDTF date.", nil},
		}
	})
	b.eventFilter = b.input("EventFilter", "Conditions on events. Fields that are set must all hold; within a list any may hold.", b.eventFilterFields)
	b.entityFilter = b.input("EntityFilter", "Conditions on entities. Fields that are set must all hold; within a list any may hold.", b.entityFilterFields)
	b.articleFilter = b.input("ArticleFilter", "Conditions on articles. Fields that are set must all hold.", func(*graphql.InputObject) []arg {
		return []arg{
			{"publisher", anyListOf(graphql.String), "Any of these, letter case and accents aside.", nil},
			{"published", b.dates, "When it was published.", nil},
			{"text", graphql.String, "Words that must all occur in its title or text, letter case and accents aside.", nil},
			{"mentions", b.entityRef, "Whom it mentions.", nil},
		}
	})
	b.relationFilter = b.input("RelationFilter", "Conditions on relations. Fields that are set must all hold.", func(*graphql.InputObject) []arg {
		return []arg{
			{"type", anyListOf(b.enums["RelationType"]), "Any of these types.", nil},
			{"subject", b.entityRef, "Whose state it is.", nil},
			{"object", b.entityRef, "Towards whom it holds.", nil},
			{"minConfidence", graphql.Float, "Leave out what is less certain than this, 0 to 1; above 0, also what nobody judged.", nil},
			{"at", graphql.String, "An EDTF date on which it may have held. Of unknown time it is taken to hold, unless it was over when the article was written.", nil},
		}
	})
	b.subgraphSelect = b.input("SubgraphSelect", "Which part of the graph is wanted: the neighbourhood of entities, or of events, or of entities over these events only; everything where neither is given.",
		func(*graphql.InputObject) []arg {
			return []arg{
				{"entities", anyListOf(b.entityRef), "The entities to start from.", nil},
				{"events", b.eventFilter, "The events to start from, or to walk over. Only type, source, target, actor, attributedTo, about, place, article, since and until count here.", nil},
				{"minConfidence", graphql.Float, "Leave out events and relations that are less certain than this, 0 to 1; above 0, also what nobody judged.", nil},
				{"hops", graphql.Int, "How far to walk: each hop leads over one event or relation.", 1},
				{"limit", graphql.Int, "How many nodes to give at most; what is left out is counted.", 500},
				{"shape", b.enums["SubgraphShape"], "What becomes a node and what an edge.", shapes.members[0].name},
			}
		})
}

func (b *builder) eventFilterFields(self *graphql.InputObject) []arg {
	return []arg{
		{"type", anyListOf(b.enums["EventType"]), "Any of these types.", nil},
		{"source", b.entityRef, "Who does it, or speaks.", nil},
		{"target", b.entityRef, "To whom it is done, or of whom it is asked.", nil},
		{"actor", b.entityRef, "Source or target.", nil},
		{"attributedTo", b.entityRef, "Any voice that it is attributed to.", nil},
		{"about", b.entityRef, "What it concerns.", nil},
		{"place", b.entityRef, "Where it happens.", nil},
		{"article", graphql.ID, "The article that tells it.", nil},
		{"minConfidence", graphql.Float, "Leave out what is less certain than this, 0 to 1; above 0, also what nobody judged.", nil},
		{"since", graphql.String, "It may have happened on or after the first day of this EDTF date: 2019, 2019-07, 2019-Q3, 2019-07-14. Events of unknown time do not match.", nil},
		{"until", graphql.String, "It may have happened on or before the last day of this EDTF date.", nil},
		{"published", b.dates, "When an article that tells it was published.", nil},
		{"minAmount", graphql.Float, "One of its amounts is at least this; a range must reach it.", nil},
		{"maxAmount", graphql.Float, "One of its amounts is at most this.", nil},
		{"unit", graphql.String, "The unit of that amount, such as USD, percent or troop.", nil},
		{"polarity", b.enums["Polarity"], "Whether it is stated to have happened.", nil},
		{"modality", anyListOf(b.enums["Modality"]), "Any of these ways in which the article stands to it.", nil},
		{"disputed", graphql.Boolean, "Whether somebody denies it.", nil},
		{"publisher", anyListOf(graphql.String), "Who published an article that tells it: any of these, letter case and accents aside.", nil},
		{"text", graphql.String, "Words that must all occur in its content or evidence, letter case and accents aside.", nil},
		{"and", anyListOf(self), "All of these hold as well.", nil},
		{"or", anyListOf(self), "At least one of these holds as well.", nil},
		{"not", self, "This does not hold.", nil},
	}
}

func (b *builder) entityFilterFields(self *graphql.InputObject) []arg {
	return []arg{
		{"name", graphql.String, "Its name or an alias, letter case and accents aside.", nil},
		{"namePrefix", graphql.String, "How its name or an alias begins.", nil},
		{"fuzzy", graphql.String, "Its name or an alias, give or take a few misspelt letters.", nil},
		{"type", anyListOf(b.enums["EntityType"]), "Any of these types.", nil},
		{"country", graphql.String, "The country that it is, lies in or belongs to: ISO 3166 code or name.", nil},
		{"article", graphql.ID, "An article that mentions it.", nil},
		{"and", anyListOf(self), "All of these hold as well.", nil},
		{"or", anyListOf(self), "At least one of these holds as well.", nil},
		{"not", self, "This does not hold.", nil},
	}
}

package queries

import "github.com/demarche-kg/demarche/graph"

// Query is one of Events, Entities, Articles, Relations and Search.
type Query interface {
	// query keeps the set of queries closed: whoever switches over it knows all there is.
	query()
}

func (Events) query()    {}
func (Entities) query()  {}
func (Articles) query()  {}
func (Relations) query() {}
func (Search) query()    {}

// Events asks for things done or said. Fields that are set must all hold; within a list any may hold; the zero value
// asks for all events. And, Or and Not combine further conditions (their Order must not be set).
type Events struct {
	Type         []graph.EventType
	Source       Ref
	Target       Ref
	Actor        Ref // source or target
	AttributedTo Ref // any voice of the chain
	About        Ref
	Place        Ref
	Article      graph.ID // told in

	Since     string    // EDTF; happened on or after its first day
	Until     string    // EDTF; happened on or before its last day
	Published DateRange // when an article that tells it was published

	// MinAmount and MaxAmount are decimals such as "8000000000". One of the event's amounts must lie between them (a
	// range must overlap; "more than" and "up to" count at the number they name) and be of Unit where that is set.
	MinAmount, MaxAmount string
	Unit                 string

	// MinConfidence leaves out what is less certain; above 0, also what nobody judged.
	MinConfidence float64

	Polarity  graph.Polarity
	Modality  []graph.Modality
	Disputed  *bool    // whether somebody denies it; nil for either
	Publisher []string // of an article that tells it, letter case and accents aside
	Text      string   // words that all occur in its content or evidence, letter case and accents aside

	And, Or []Events
	Not     *Events

	Order EventOrder
}

// Entities asks for people, offices, countries and the other things that events are about. Fields combine as in Events.
type Entities struct {
	Name    string // a name or alias, letter case and accents aside
	Prefix  string // how a name or alias begins
	Fuzzy   string // a name or alias up to a few misspelt letters
	Type    []graph.Class
	Country string   // ISO code or name of the country it is, lies in or belongs to
	Article graph.ID // mentioned in

	And, Or []Entities
	Not     *Entities

	Order EntityOrder
}

// Articles asks for articles.
type Articles struct {
	Publisher []string // any of, letter case and accents aside
	Published DateRange
	Text      string // words that all occur in the title or the text
	Mentions  Ref

	Order ArticleOrder
}

// Relations asks for states that hold between entities. They are ordered by ID.
type Relations struct {
	Type    []graph.RelationType
	Subject Ref
	Object  Ref
	Either  Ref // subject or object

	// At is an EDTF date. A relation of known time must overlap it. One of unknown time is taken to hold, unless it is
	// a former one and At lies after the publication of every article that says so.
	At string

	MinConfidence float64 // as in Events
}

// Search asks for what a text occurs in: names and aliases of entities, evidence of events, titles and sentences of
// articles. Better hits come first: exact names, beginnings, other names, then events, then articles.
type Search struct {
	Text  string // words that must all occur, letter case and accents aside
	Kinds []Kind // any of; empty for all
}

// Kind is a kind of row that Search looks for.
type Kind string

// The kinds of rows.
const (
	KindEntity   Kind = "entity"
	KindEvent    Kind = "event"
	KindArticle  Kind = "article"
	KindRelation Kind = "relation"
)

// DateRange is a range of days; either end may be left open.
type DateRange struct {
	Since string // EDTF
	Until string // EDTF
}

// EventOrder orders events. The default is EventsByTime.
type EventOrder string

// The orders of events. Events of unknown time come last in either.
const (
	EventsByTime     EventOrder = ""
	EventsByTimeDesc EventOrder = "time descending"
)

// EntityOrder orders entities. The default is EntitiesByName.
type EntityOrder string

// The orders of entities.
const (
	EntitiesByName     EntityOrder = ""
	EntitiesByNameDesc EntityOrder = "name descending"
	EntitiesByMentions EntityOrder = "mentions descending"
)

// ArticleOrder orders articles. The default is ArticlesByDay.
type ArticleOrder string

// The orders of articles. Articles of unknown day come last in either.
const (
	ArticlesByDay     ArticleOrder = ""
	ArticlesByDayDesc ArticleOrder = "day descending"
)

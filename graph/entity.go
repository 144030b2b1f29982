package graph

// Entity is somebody or something that an article names and that can act, be asked, hold an office, or be fought over.
// As written by an extractor its mentions lie in one article; as handed out by a Reader they are those of every
// article that names it.
type Entity struct {
	ID     ID
	Class  Class
	Name   string // canonical: the fullest form known
	Group  bool   // several people spoken of as one voice: "Japanese officials"
	Alpha2 string // ISO 3166-1 alpha-2, Countries only
	Alpha3 string // ISO 3166-1 alpha-3, Countries only

	Confidence float64 // that it is what it is said to be, as Event.Confidence
	Mentions   []Mention
}

// Mention is one occurrence of an entity's name in a text.
type Mention struct {
	Article ID
	Span
	Text string
}

// Aliases lists the distinct surface forms other than the name, in the order of their first mention.
func (e *Entity) Aliases() []string {
	seen := map[string]bool{e.Name: true}
	var out []string
	for _, m := range e.Mentions {
		if !seen[m.Text] {
			seen[m.Text] = true
			out = append(out, m.Text)
		}
	}
	return out
}

// RelationType names a state that holds between two things.
type RelationType string

// The relations of MODEL.md.
const (
	HoldsOffice     RelationType = "holdsOffice"     // Person → Office
	OfficeOf        RelationType = "officeOf"        // Office → Country or Organization; derived
	AffiliatedWith  RelationType = "affiliatedWith"  // Person, Organization or MilitaryUnit → Organization or Country
	SpokespersonFor RelationType = "spokespersonFor" // Person → Organization or Country
	PartOf          RelationType = "partOf"          // unit, organization or place → its whole
	LocatedIn       RelationType = "locatedIn"       // → Place or Country
	StationedIn     RelationType = "stationedIn"     // MilitaryUnit → Place or Country
	AllyOf          RelationType = "allyOf"          // Country – Country; derived
	PartyTo         RelationType = "partyTo"         // Country or Organization → Agreement
	Expires         RelationType = "expires"         // Agreement, with a time and no object
)

// RelationTypes lists them all.
func RelationTypes() []RelationType {
	return []RelationType{HoldsOffice, OfficeOf, AffiliatedWith, SpokespersonFor, PartOf, LocatedIn,
		StationedIn, AllyOf, PartyTo, Expires}
}

// Status says whether a relation still held when the article was written.
type Status string

// The values of Status; "" is unknown.
const (
	Current Status = "current"
	Former  Status = "former"
)

// Relation is a state that holds, or held, between two entities, as one article says.
type Relation struct {
	ID       ID
	Type     RelationType
	Subject  ID
	Object   ID // "" for Expires
	Status   Status
	Time     Time
	Evidence []Evidence

	Confidence float64 // as Event.Confidence
}

package nlp

// BlockKind says what part of an article's layout a block is.
type BlockKind uint8

// The parts of an article.
const (
	Paragraph  BlockKind = iota
	Headline             // the title line, and short lines below it that say more
	Dateline             // place, agency, date: "WASHINGTON (Reuters) -", "Sunday, April 28, 2019"
	Byline               // "By Jane Doe", and what closes a story: who reported and edited it, who has the rights
	Caption              // of a photograph
	Highlights           // a box that repeats what the body says, its heading, and lines that point to other articles
)

// Block is a part of the layout.
type Block struct {
	Kind BlockKind
	Span
}

// Sentence is a run of tokens, in a block.
type Sentence struct {
	Range
	Block int // index of its block
}

// NameType says what a name is the name of.
type NameType uint8

// The types of names.
const (
	NoName NameType = iota
	Person
	Organization
	Country
	Place
	MilitaryUnit
	Agreement
	Nationality // an adjective or noun of belonging: Japanese, Britons
)

// Name is an occurrence of a proper name.
type Name struct {
	Range
	Type    NameType
	Canon   string // the canonical name, where a gazetteer knows one
	Country string // ISO 3166-1 alpha-2 of the country it is, is in, or belongs to

	// Continues says that it tells where the place named before it lies, behind a comma, as Chile in "Arica, Chile" does:
	// two places to us, one name to the guidelines of test sets.
	Continues bool
}

// Time is an expression of time.
type Time struct {
	Range
	Type  TimexType
	Value string // TIMEX3 value
	EDTF  string // resolved against Meta.Published at its real precision; "" where it names no calendar time
}

// TimexType is the type of a TIMEX3 tag (TimeML).
type TimexType uint8

// The types of TIMEX3.
const (
	TimexDate TimexType = iota
	TimexTime
	TimexDuration
	TimexSet
)

// Amount is a sum of money, a count or a share. Numbers are decimals in plain notation.
type Amount struct {
	Range
	Value    string
	Unit     string // ISO 4217, "percent", or what is counted, singular
	Approx   bool
	Min, Max string // bounds, "" for none
	Per      string // "year", "day", "barrel", "" for none
}

// QuoteKind tells direct from indirect speech.
type QuoteKind uint8

// The kinds of quotation.
const (
	Direct QuoteKind = iota
	Indirect
	Mixed
)

// Manner tells what a quotation's source does with its content.
type Manner uint8

// The manners.
const (
	States  Manner = iota // says that it is so: "said", "according to", "announced"
	Holds                 // thinks, knows, feels that it is so: "believes", "fears"
	Wants                 // wants, plans or asks for it: "plans to", "urged them to", "called for"
	Touches               // speaks of it, for it or against it: "criticized", "discussed", "backed"
)

// Quotation is content attributed to a source by a cue: X (source) said (cue) that … (content).
//
// What the source says may go on behind the cue, and in the sentences that follow: "A," said X. "B. C." Each piece is a
// quotation of its own, the later ones without source and cue of their own but with a place in Continues.
type Quotation struct {
	Kind      QuoteKind
	Manner    Manner
	Source    Range // the words that name the source, empty where it is not named
	Cue       Range // "said", "according to", "citing"
	Content   Range
	Speaker   int // index of the source's mention in Doc.Mentions, -1 for none or before mentions are found
	Outer     int // index of the quotation whose speaker passes this one on, -1 for none: "X said, citing Y"
	Continues int // index of the earlier quotation, with source and cue, that this is more of, -1 for none
}

// ChunkKind tells noun phrases from verb groups.
type ChunkKind uint8

// The kinds of chunks.
const (
	NounPhrase ChunkKind = iota
	VerbGroup
)

// Chunk is a noun phrase without what follows its head ("the current agreement", "Trump's national security adviser"),
// or a verb with its auxiliaries ("has also insisted").
type Chunk struct {
	Range
	Kind ChunkKind
	Head int // the noun or the main verb
	Verb VerbForm
}

// VerbForm is what a verb group's auxiliaries and endings say.
type VerbForm uint16

// The flags of VerbForm.
const (
	Passive     VerbForm = 1 << iota // "was made"
	Negated                          // "did not make", "never made"
	Future                           // "will make", "is to make"
	Possibility                      // "may make", "could make"
	Conditional                      // "would make"
	Obligation                       // "should make", "must make"
	Infinitive                       // "to make"
	Gerund                           // "making" without auxiliary
	Participle                       // "made" without auxiliary, behind a noun
	Past                             // "made", "has made", "was making"
	Copula                           // a form of "be" that is itself the predicate's verb
)

// Is reports whether all of f are set.
func (v VerbForm) Is(f VerbForm) bool { return v&f == f }

// EntityClass is what kind of thing an entity is.
type EntityClass uint8

// The classes of entities; package facts maps them to graph.Class.
const (
	OtherClass EntityClass = iota
	PersonClass
	OfficeClass
	OrganizationClass
	CountryClass
	PlaceClass
	MilitaryUnitClass
	AgreementClass
)

// Mention is a noun phrase or name that stands for an entity.
type Mention struct {
	Range
	Head   int // the token that names the kind: "officials" in "unidentified former US officials"
	Class  EntityClass
	Entity int // index in Doc.Entities, -1 before coreference
	Role   Role
}

// Role is what a mention says of its entity beside naming it: "Trump's national security adviser John Bolton".
type Role struct {
	Office   Range  // the words that name an office: "national security adviser"
	Post     int    // entity of that office, -1 for none
	Of       int    // mention of whom or what the office belongs to, -1 for none
	Country  string // ISO 3166-1 alpha-2 of the country it belongs to, "" for none
	Former   bool   // "former", "then", "ex-", "at that time"
	Spokes   bool   // a spokesperson
	Group    bool   // several who speak as one: officials, lawmakers
	Definite bool   // "the spokesman": somebody named before
	Named    bool   // it holds a proper name of the entity itself
}

// Entity is what one or more mentions stand for.
type Entity struct {
	Class    EntityClass
	Name     string // the fullest form in this document, or the gazetteer's
	Country  string // ISO 3166-1 alpha-2, for countries and what belongs to one
	Group    bool
	Named    bool  // it has a proper name, so it is the same in every article
	Mentions []int // indices in Doc.Mentions, in order
}

// Relation is a state between two entities as one sentence states it.
type Relation struct {
	Type            string // as graph.RelationType
	Subject, Object int    // entities; Object is -1 for an expiry
	Status          string // as graph.Status
	Time            int    // index in Doc.Times, -1 for none
	Sentence        int
	Cue             Range   // the words that say so
	Rule            string  // how it was read, for people; "" where the stage does not say
	Confidence      float64 // 0 … 1, 0 where the stage does not judge it
}

// Frame is an event as one sentence states it.
type Frame struct {
	Type         string // CAMEO root class by name
	Sentence     int
	Cue          Range
	Source       []int // entities
	Target       []int
	About        []int
	Place        []int
	AttributedTo []int // entities, nearest voice first
	Content      Range
	Amounts      []int // indices in Doc.Amounts
	Time         int   // index in Doc.Times, -1 for none
	Elaborates   []int // frames that this one retells
	Disputes     []int // frames that this one denies
	Negative     bool
	Modality     string // as graph.Modality
	Quote        bool
	Confidence   float64 // 0 … 1: how many of what is read like this is right, see package facts; 0 where not judged

	// Rule is which lexicon entry and which reading of it made the frame, for people: "10-demand.txt:41 passive". "" where
	// the stage does not say. It is kept out of facts.
	Rule string
}

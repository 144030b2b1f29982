package vocab

// Type tells a node's class.
const Type = RDF + "type"

// What is said of an article. A text's own sentences point back to it with IsPartOf.
const (
	URL       = Schema + "url"
	Headline  = Schema + "headline"
	Publisher = Schema + "publisher"
	Byline    = Demarche + "byline"
	Published = Schema + "datePublished" // EDTF
	Language  = Schema + "inLanguage"    // BCP 47
	Body      = Schema + "articleBody"
	SHA256    = Demarche + "sha256"   // hex digest of the body
	Source    = Schema + "identifier" // the id under which the input came
	IsPartOf  = Schema + "isPartOf"
)

// Where a sentence, mention or highlight stands: bytes [Start, End) of the article's body, in UTF-8, and what they say.
const (
	Start = OA + "start"
	End   = OA + "end"
	Exact = OA + "exact"
)

// What is said of an entity.
const (
	Name      = Schema + "name"
	Group     = Demarche + "group"  // true for several people spoken of as one voice
	Alpha2    = Demarche + "alpha2" // ISO 3166-1
	Alpha3    = Demarche + "alpha3" // ISO 3166-1
	MentionAt = Demarche + "mention"
)

// What is said of a relation, which is a reified statement. Its predicate is Term of its type.
const (
	Subject   = RDF + "subject"
	Predicate = RDF + "predicate"
	Object    = RDF + "object"
	Status    = Demarche + "status" // "current" or "former"
)

// What is said of an event. EventType's value is Term of one of the CAMEO root classes.
const (
	EventType            = SEM + "eventType"
	EventSource          = Demarche + "source"
	EventTarget          = Demarche + "target"
	Elaborates           = Demarche + "elaborates"
	Content              = Demarche + "content"
	About                = Schema + "about"
	AmountOf             = Demarche + "amount"
	HasPlace             = SEM + "hasPlace"
	AttributedTo         = PROV + "wasAttributedTo"      // each voice, in no order
	QualifiedAttribution = PROV + "qualifiedAttribution" // the same voices in theirs, as Attribution nodes
	Agent                = PROV + "agent"
	Polarity             = Demarche + "polarity"
	Modality             = Demarche + "modality"
	Disputes             = Demarche + "disputes"
	Confidence           = Demarche + "confidence"
)

// What is said of events and relations alike.
const (
	Time       = Demarche + "time"     // EDTF
	TimeText   = Demarche + "timeText" // the words it was read from
	EvidenceAt = Demarche + "evidence"
)

// What is said of evidence: its sentence, whether what is told stands inside quotation marks, and its Highlight nodes.
const (
	Selector    = OA + "hasSelector"
	Quoted      = Demarche + "quoted"
	HighlightAt = Demarche + "highlight"
)

// What is said of an amount.
const (
	Value    = Schema + "value"
	Unit     = Schema + "unitText"
	Currency = Schema + "currency" // in place of Unit for a MonetaryAmount
	Approx   = Demarche + "approximate"
	Min      = Schema + "minValue"
	Max      = Schema + "maxValue"
	Per      = Demarche + "per" // the period or thing it is a rate of
	Text     = Schema + "description"
)

// Position numbers, from 0, the nodes of a list whose order matters: voices, amounts, evidence, highlights.
const Position = Schema + "position"

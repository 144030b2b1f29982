package graph

// Event is something done or said. As written by an extractor it is what one article tells, with one Evidence; as
// handed out by a Reader it is joined with its other tellings and carries the evidence of all of them.
//
// Source, Target, About, Place are sets, kept in the order of their first mention in the article. AttributedTo is
// ordered: nearest voice first.
type Event struct {
	ID           ID
	Type         EventType
	Source       []ID // who does it, or speaks
	Target       []ID // to whom it is done, or of whom it is asked
	Elaborates   []ID // the events that this one retells or details
	Content      string
	About        []ID
	Amounts      []Amount
	Time         Time
	Place        []ID
	AttributedTo []ID
	Polarity     Polarity
	Modality     Modality
	Disputes     []ID    // the events that this denial contradicts
	Confidence   float64 // of a hundred that an extractor reads like this, how many hundredths are right; 0 when it did not judge
	Evidence     []Evidence

	// Derived by Join, never stored.
	Via        []ID // through whom it was conveyed: the sources of the events that elaborate it
	Recipient  []ID // to whom it was conveyed: the targets of the events that elaborate it
	DisputedBy []ID // the denials that contradict it
	Tellings   []ID // the events joined in this one, itself among them
}

// Article is the article that tells the event (the first of them, for a joined event).
func (e *Event) Article() ID {
	if len(e.Evidence) == 0 {
		return ""
	}
	return e.Evidence[0].Article
}

// Polarity says whether the event is stated to have happened or not to have happened.
type Polarity string

// The values of Polarity.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality says how the article stands to the event.
type Modality string

// The values of Modality.
const (
	Asserted     Modality = "asserted"     // the article says so itself
	Reported     Modality = "reported"     // somebody else says so
	Planned      Modality = "planned"      // it is to happen
	Possible     Modality = "possible"     // it may happen
	Hypothetical Modality = "hypothetical" // it would happen if
	Denied       Modality = "denied"       // somebody says that it did not happen
)

// Modalities lists them all.
func Modalities() []Modality {
	return []Modality{Asserted, Reported, Planned, Possible, Hypothetical, Denied}
}

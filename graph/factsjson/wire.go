package factsjson

import "encoding/json"

// The types of this file mirror the format and nothing else. Core keys come first, as they are always written.

type article struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Publisher nullable   `json:"publisher"`
	Published nullable   `json:"published"`
	URL       nullable   `json:"url"`
	Language  string     `json:"language"`
	IRI       string     `json:"iri,omitempty"`
	Byline    string     `json:"byline,omitempty"`
	Text      *string    `json:"text,omitempty"` // nil where there is none
	Sentences []span     `json:"sentences"`      // null where nobody says what they are
	Entities  []entity   `json:"entities"`
	Relations []relation `json:"relations"`
	Events    []event    `json:"events"`
}

type entity struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Mentions []string `json:"mentions"`
	Offices  []string `json:"offices"`
	IRI      string   `json:"iri,omitempty"`
	Offsets  []span   `json:"offsets,omitempty"`
	Group    bool     `json:"group,omitempty"`
	Alpha2   string   `json:"alpha2,omitempty"`
	Alpha3   string   `json:"alpha3,omitempty"`

	Confidence float64 `json:"confidence,omitempty"`
}

type relation struct {
	Type    string   `json:"type"`
	Subject string   `json:"subject"`
	Object  nullable `json:"object"`
	Status  nullable `json:"status"`
	Time    nullable `json:"time"`
	evidence
	More     []evidence `json:"more_evidence,omitempty"`
	ID       string     `json:"id,omitempty"`
	IRI      string     `json:"iri,omitempty"`
	TimeText string     `json:"time_text,omitempty"`

	Confidence float64 `json:"confidence,omitempty"`
}

type event struct {
	ID           string   `json:"id"`
	Type         string   `json:"type"`
	Source       []string `json:"source"`
	Target       []string `json:"target"`
	Content      string   `json:"content"`
	Amounts      []amount `json:"amounts"`
	Time         nullable `json:"time"`
	Place        []string `json:"place"`
	AttributedTo []string `json:"attributed_to"`
	Polarity     string   `json:"polarity"`
	Modality     string   `json:"modality"`
	evidence
	More       []evidence `json:"more_evidence,omitempty"`
	IRI        string     `json:"iri,omitempty"`
	About      []string   `json:"about,omitempty"`
	Disputes   []string   `json:"disputes,omitempty"`
	Elaborates []string   `json:"elaborates,omitempty"`
	TimeText   string     `json:"time_text,omitempty"`
	Confidence float64    `json:"confidence,omitempty"`
	CAMEO      string     `json:"cameo,omitempty"`
	PLOVER     string     `json:"plover,omitempty"`
}

type evidence struct {
	Sentence  string `json:"sentence"`
	Offset    span   `json:"offset,omitempty"`
	Quote     bool   `json:"quote,omitempty"`
	Highlight []span `json:"highlight,omitempty"`
}

type amount struct {
	Value   number   `json:"value"`
	Unit    string   `json:"unit"`
	Approx  bool     `json:"approx"`
	Per     nullable `json:"per"`
	Text    string   `json:"text"`
	Decimal string   `json:"decimal,omitempty"`
	Min     number   `json:"min,omitempty"`
	Max     number   `json:"max,omitempty"`
}

// span is [start, end]. It is a slice so that a list of another length is noticed.
type span []int

// nullable is a string that is written as null where it is empty. Reading null leaves it empty.
type nullable string

func (n nullable) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return marshal(string(n))
}

// number is a JSON number with all its digits, "" for null. What it holds after reading is checked by decimal.
type number string

func (n number) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return []byte(n), nil
}

func (n *number) UnmarshalJSON(raw []byte) error {
	if string(raw) != "null" {
		*n = number(raw)
	}
	return nil
}

var (
	_ json.Marshaler   = number("")
	_ json.Marshaler   = nullable("")
	_ json.Unmarshaler = (*number)(nil)
)

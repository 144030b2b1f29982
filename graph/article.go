package graph

import (
	"crypto/sha256"
	"encoding/hex"
)

// Article is one published text.
type Article struct {
	ID        ID
	URL       string // canonical, "" when unknown
	Title     string
	Publisher string // "" when unknown
	Byline    string // author line as it stands, "" when there is none
	Published string // ISO 8601 at its real precision: a date, or an instant with its zone; "" when unknown
	Language  string // BCP 47
	Text      string // the whole text, never edited after reading: every Span points into it
	Source    string // the id under which the input came: a file's stem, a feed's guid
}

// SHA256 is the hex digest of the article's text.
func (a *Article) SHA256() string {
	sum := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(sum[:])
}

// PublishedDay is the day of publication, YYYY-MM-DD, or "" where it is not known to the day.
func (a *Article) PublishedDay() string {
	days, precision, err := ParseEDTF(a.Published)
	if err != nil || precision != PrecisionDay && precision != PrecisionMinute {
		return ""
	}
	return days.First
}

// Span is a byte range [Start, End) of an article's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes spanned.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In gives the spanned bytes of text, or "" where the span does not fit.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Evidence is where a fact was read: a sentence of an article, and the words in it that carry the fact.
type Evidence struct {
	Article   ID
	Span             // the sentence, in bytes of the article's text
	Text      string // the sentence
	Quote     bool   // whether what is told stands inside quotation marks
	Highlight []Span // the words that carry the fact, in bytes of the article's text
}

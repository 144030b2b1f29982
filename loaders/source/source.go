// Package source defines what article readers give: texts with what is known about them, from files of some format.
// Each format is a package below; each adapts its own wire form into Article and is the only place with opinions
// about it.
package source

import (
	"errors"
	"fmt"
	"io/fs"
)

// Article is one text as a source gives it, before anybody has read it.
type Article struct {
	Name      string // short and stable: a file's stem, a feed item's guid; becomes the `id` of the facts format
	Place     string // where it stands, for messages: a path, path:line, URL
	URL       string // canonical, "" when unknown
	Title     string // "" when the text tells it
	Publisher string
	Byline    string
	Published string // ISO 8601, "" when unknown
	Language  string // BCP 47, "" when unknown
	Text      string // UTF-8
}

// What can be wrong with one input. The run goes on without it.
var (
	ErrEmpty    = errors.New("there is no text in it")
	ErrTooLarge = errors.New("it is larger than an article may be")
	ErrEncoding = errors.New("it is not UTF-8")
	ErrNoInput  = errors.New("no articles found")
)

// Skipped is a soft error: one input could not be read and is left out.
type Skipped struct {
	Place string
	Err   error
}

func (s *Skipped) Error() string { return fmt.Sprintf("reading %q: %v", s.Place, s.Err) }

func (s *Skipped) Unwrap() error { return s.Err }

// Cause is what went wrong with a file, without the operation and the path that os errors repeat: a Skipped names the
// place already.
func Cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

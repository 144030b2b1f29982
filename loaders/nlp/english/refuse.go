package english

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/demarche-kg/demarche/loaders/nlp/language"
)

// What Annotate and Extract refuse to read. Their errors wrap these.
var (
	ErrEmpty      = errors.New("there is no text in it")
	ErrNotEnglish = errors.New("not English")
	ErrNotText    = errors.New("not text")
)

// refuse is why a text is not read, or nil: facts of a text in another language would be nonsense, quietly.
func refuse(text string) error {
	if blank(text) {
		return ErrEmpty
	}
	switch guess := language.Guess(text); {
	case guess.NotText:
		return fmt.Errorf("%w: it looks like a program, data or bytes", ErrNotText)
	case guess.English:
		return nil
	case guess.Name == "":
		return fmt.Errorf("%w: it is in a language that is unknown here", ErrNotEnglish)
	default:
		return fmt.Errorf("%w: it looks like %s", ErrNotEnglish, guess.Name)
	}
}

// blank reports whether a text shows nothing.
func blank(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) // format characters: byte-order marks, joiners
	}) == ""
}

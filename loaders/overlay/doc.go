// Package overlay holds users' own words: names, aliases, who held an office when, which two are one and which are two,
// and entries of the event lexicon. They are folders of small text files, described in README.md, which the command
// line prints.
//
//	folders ─▶ read (table.go, names.go, offices.go, decisions.go) ─▶ checked against each other (check.go) ─▶ Overlay
//
// An Overlay is applied in four places, each a pure function of the text and of the folders, so that reading an article
// again gives the same graph:
//
//	Names     behind the recogniser: the user's names and aliases are names, of the type they say (forms.go, stage.go)
//	Entities  behind coreference: two that are two are split, who holds an office is found (split.go, stage.go)
//	Words     the lexicon files, for package frame
//	Apply     on an article's facts, however they came about: aliases and decisions about entities (apply.go)
//
// What a user says goes before what the program knows. A nil *Overlay says nothing.
package overlay

import (
	_ "embed" // for the description of the format
	"errors"
	"fmt"
	"strings"
)

// Format describes the folder and its files, for people: README.md.
//
//go:embed README.md
var Format string

// ErrInvalid is what every error about the content of a folder wraps.
var ErrInvalid = errors.New("overlay not usable")

// Problem is one thing wrong with a folder, and one line of text.
type Problem struct {
	Place string // "FILE:LINE" or "FILE"
	Text  string // what is wrong and what to do about it
}

func (p Problem) Error() string { return "overlay: " + p.Place + ": " + p.Text }

// Error is everything wrong with the folders, in the order of the files. It wraps ErrInvalid.
type Error struct {
	Problems []Problem
	Omitted  int // problems beyond the first maxProblems, counted and not kept
}

func (e *Error) Error() string {
	lines := make([]string, 0, len(e.Problems)+1)
	for _, p := range e.Problems {
		lines = append(lines, p.Error())
	}
	if e.Omitted > 0 {
		lines = append(lines, fmt.Sprintf("overlay: and %d more problems", e.Omitted))
	}
	return strings.Join(lines, "\n")
}

func (e *Error) Unwrap() error { return ErrInvalid }

// maxProblems bounds the report: a file of another kind is one mistake, not a hundred thousand.
const maxProblems = 20

// problem notes something wrong at a place.
func (l *loader) problem(place, format string, args ...any) {
	if len(l.wrong.Problems) >= maxProblems {
		l.wrong.Omitted++
		return
	}
	text := strings.Map(func(r rune) rune { // names of files and cells are foreign text
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, fmt.Sprintf(format, args...))
	l.wrong.Problems = append(l.wrong.Problems, Problem{place, text})
}

package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// What can be wrong with a setting, for errors.Is on the error of [Load].
var (
	ErrFile    = errors.New("configuration file cannot be read")
	ErrUnknown = errors.New("unknown setting")
	ErrType    = errors.New("value of the wrong type")
	ErrInvalid = errors.New("value not allowed")
)

// Problem is one thing wrong with the settings, and one line of text.
type Problem struct {
	Place string // "FILE:LINE", "FILE", a variable's name, "--flag", or "" when it is nobody's alone
	Key   string // the setting it is about, or "" when there is none
	Text  string // what is wrong and what to do about it
	Kind  error  // one of the Err… of this package
	Cause error  // the operating system's or parser's error, if there is one
}

// Error is always one line: names of files, keys and variables are foreign text.
func (p *Problem) Error() string {
	line := "config: " + p.Text
	if p.Place != "" {
		line = "config: " + p.Place + ": " + p.Text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, line)
}

// Unwrap lets errors.Is find the kind and the cause.
func (p *Problem) Unwrap() []error {
	if p.Cause == nil {
		return []error{p.Kind}
	}
	return []error{p.Kind, p.Cause}
}

// Error is everything wrong with the settings: files first, then the
// environment, flags, and the rules between settings.
type Error struct {
	Problems []*Problem
	Omitted  int // problems beyond the first hundred, counted and not kept
}

func (e *Error) Error() string {
	lines := make([]string, 0, len(e.Problems)+1)
	for _, p := range e.Problems {
		lines = append(lines, p.Error())
	}
	if e.Omitted > 0 {
		lines = append(lines, fmt.Sprintf("config: and %d more problems", e.Omitted))
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the problems to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	list := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		list[i] = p
	}
	return list
}

// problems collects what Load finds.
type problems struct {
	list    []*Problem
	omitted int
}

// maxProblems bounds the report: a file of another program is one mistake, not a
// hundred thousand.
const maxProblems = 100

func (ps *problems) add(p *Problem) {
	if ps.full() {
		ps.omitted++
		return
	}
	ps.list = append(ps.list, p)
}

func (ps *problems) full() bool { return len(ps.list) >= maxProblems }

func (ps *problems) err() error {
	if len(ps.list) == 0 {
		return nil
	}
	return &Error{Problems: ps.list, Omitted: ps.omitted}
}

// cloud says whether a problem already found could be the real reason for one in
// this section. Rules between settings are silent then: someone who misspelt
// serve.token should not also be told that there is no token.
func (ps *problems) cloud(section string) bool {
	for _, p := range ps.list {
		if p.Kind == ErrFile || p.Kind == ErrUnknown || strings.HasPrefix(p.Key, section+".") {
			return true
		}
	}
	return false
}

// valueError says what is wrong with a value, before it is known where it stands.
type valueError struct {
	kind error
	text string
}

func (e *valueError) Error() string { return e.text }

// badValue places a value error. In a file the line alone does not name the
// setting, so the key does; a variable or a flag is its own name.
func badValue(f field, at place, err error) *Problem {
	kind, text := ErrInvalid, err.Error()
	var ve *valueError
	if errors.As(err, &ve) {
		kind = ve.kind
	}
	if at.layer == fromFile || at.layer == fromDefault {
		text = fmt.Sprintf("key %q: %s", f.key, text)
	}
	return &Problem{Place: at.String(), Key: f.key, Text: text, Kind: kind}
}

// layer is where a value was read; a later one wins.
type layer int

const (
	fromDefault layer = iota
	fromFile
	fromEnv
	fromFlag
)

// place is one spot in a layer. The zero place is the defaults.
type place struct {
	layer layer
	name  string // path of the file, name of the variable or of the flag without dashes
	line  int    // in the file, from 1; 0 when unknown
}

// String is the place as messages begin with it.
func (p place) String() string {
	switch p.layer {
	case fromFlag:
		return "--" + p.name
	case fromFile:
		if p.line > 0 {
			return p.name + ":" + strconv.Itoa(p.line)
		}
	}
	return p.name
}

// origin is the place as `config show --origin` prints it.
func (p place) origin() string {
	switch p.layer {
	case fromFile:
		return "file " + p.name
	case fromEnv:
		return "env " + p.name
	case fromFlag:
		return "flag --" + p.name
	}
	return "default"
}

package token

import (
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// line is a line of text, trimmed. Empty spans are blank lines.
type line struct {
	nlp.Span
	indented bool // it began with a tab or two spaces, as paragraphs of typed text do
}

// splitLines cuts text at every kind of line end.
func splitLines(text string) []line {
	var ls []line
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		raw := text[start:end]
		ls = append(ls, line{
			Span:     trim(text, nlp.Span{Start: start, End: end}),
			indented: strings.HasPrefix(raw, "\t") || strings.HasPrefix(raw, "  "),
		})
		start = next
	}
	return ls
}

// lineEnd is where the line that begins at start ends, and where the next one begins.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\v' || c == '\f':
			return i, i + 1
		case c == '\r':
			if strings.HasPrefix(text[i:], "\r\n") {
				return i, i + 2
			}
			return i, i + 1
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// Typed text breaks its lines at some column below maxWrapped, and seldom before minWrapped.
const (
	minWrapped = 40
	maxWrapped = 100
)

// wrapped reports whether the lines were broken to fit a width, so that a line end means nothing: none is long, and
// most that are followed by another are long enough and stop before their sentence does.
func wrapped(text string, ls []line) bool {
	joined, broken := 0, 0
	for i, l := range ls {
		if l.Len() > maxWrapped && utf8.RuneCountInString(text[l.Start:l.End]) > maxWrapped {
			return false
		}
		if i+1 == len(ls) || l.Len() == 0 || ls[i+1].Len() == 0 {
			continue
		}
		joined++
		if l.Len() >= minWrapped && !endsSentence(text[l.Start:l.End]) {
			broken++
		}
	}
	return broken > 1 && 2*broken > joined
}

// paragraphs are the lines of text, or its runs of lines where a width has broken them.
func paragraphs(text string) []nlp.Span {
	ls := splitLines(text)
	joins := wrapped(text, ls)
	var ps []nlp.Span
	open := false // whether the last paragraph may take another line
	for _, l := range ls {
		switch {
		case l.Len() == 0:
			open = false
		case open && joins && !l.indented:
			ps[len(ps)-1].End = l.End
		default:
			ps = append(ps, l.Span)
			open = true
		}
	}
	return ps
}

// endsSentence reports whether s ends in a full stop, question or exclamation mark, or closes quotes or brackets after one.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]»")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

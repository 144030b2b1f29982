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
	ls := make([]line, 0, strings.Count(text, "\n")+1)
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

// wrapped is the column at which the lines were broken, so that a line end means nothing, or 0: next to none is long,
// most that are followed by another are long enough and stop before their sentence does, and enough of those go on in
// lower case, which the lines of a list do not.
func wrapped(text string, ls []line) int {
	joined, broken, small, long, width := 0, 0, 0, 0, 0
	for i, l := range ls {
		switch {
		case l.Len() > maxWrapped && utf8.RuneCountInString(text[l.Start:l.End]) > maxWrapped:
			long++
			continue
		case i+1 == len(ls) || l.Len() == 0 || ls[i+1].Len() == 0:
			continue
		}
		width = max(width, l.Len())
		joined++
		if l.Len() >= minWrapped && !endsSentence(text[l.Start:l.End]) {
			broken++
			if first, _ := utf8.DecodeRuneInString(text[ls[i+1].Start:]); !isUpper(first) {
				small++
			}
		}
	}
	if 20*long > len(ls) || 2*broken <= joined || broken == 0 || 3*small < broken && !allUpper(text) {
		return 0
	}
	return width
}

// paragraphs are the lines of text, or its runs of lines where a width has broken them.
func paragraphs(text string) []nlp.Span {
	ls := splitLines(text)
	width := wrapped(text, ls)
	ps := make([]nlp.Span, 0, len(ls))
	for i, l := range ls {
		switch {
		case l.Len() == 0:
		case width > 0 && i > 0 && continues(text, ls[i-1], l, width):
			ps[len(ps)-1].End = l.End
		default:
			ps = append(ps, l.Span)
		}
	}
	return ps
}

// continues reports whether a line goes on with the paragraph of the one before it, in a text broken at width. A line
// ends its paragraph if there was much room left and it ends a sentence, or if half of it was left and a capital follows.
func continues(text string, before, l line, width int) bool {
	if before.Len() == 0 || l.indented && !before.indented {
		return false
	}
	last, next := text[before.Start:before.End], text[l.Start:l.End]
	first, _ := utf8.DecodeRuneInString(next)
	if allUpper(last) && !allUpper(next) && !isLower(first) {
		return false // a headline in capitals
	}
	const margin = 8
	word, _, _ := strings.Cut(next, " ")
	room := before.Len()+1+len(word)+margin < width
	return !(room && endsSentence(last)) && !(2*before.Len() < width && !isLower(first))
}

// endsSentence reports whether s ends in a full stop, question or exclamation mark, or closes quotes or brackets after one.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]»")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

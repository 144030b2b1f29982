package eval

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// attribution is who is credited with what, by bytes of the text. A part may have several spans, or none.
type attribution struct{ source, cue, content []nlp.Span }

// readBrat reads the attributions of a standoff file: lines "T1<tab>Source 0 5;7 9<tab>words" count characters of the
// text, lines "E1<tab>Attribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5" join them.
func readBrat(data fs.FS, name, text string) ([]attribution, error) {
	file, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	bytes := byteOffsets(text)
	spans := map[string][]nlp.Span{}
	var out []attribution
	for n, line := range strings.Split(string(file), "\n") {
		id, rest, _ := strings.Cut(line, "\t")
		rest, _, _ = strings.Cut(rest, "\t")
		switch {
		case strings.HasPrefix(id, "T"):
			_, places, _ := strings.Cut(rest, " ")
			if spans[id], err = readPlaces(places, bytes); err != nil {
				return nil, fmt.Errorf("eval: reading %s:%d: %w", name, n+1, err)
			}
		case strings.HasPrefix(id, "E"):
			out = append(out, joined(rest, spans))
		}
	}
	return out, nil
}

// readPlaces reads "0 5;7 9".
func readPlaces(places string, bytes []int) ([]nlp.Span, error) {
	var out []nlp.Span
	for place := range strings.SplitSeq(places, ";") {
		first, last, _ := strings.Cut(place, " ")
		start, err := strconv.Atoi(first)
		if err != nil {
			return nil, err
		}
		end, err := strconv.Atoi(last)
		if err != nil {
			return nil, err
		}
		if start < 0 || start >= end || end >= len(bytes) {
			return nil, fmt.Errorf("span %q outside the text", place)
		}
		out = append(out, nlp.Span{Start: bytes[start], End: bytes[end]})
	}
	return out, nil
}

func joined(roles string, spans map[string][]nlp.Span) attribution {
	var a attribution
	for role := range strings.FieldsSeq(roles) {
		name, id, _ := strings.Cut(role, ":")
		switch strings.TrimRight(name, "0123456789") {
		case "Source":
			a.source = append(a.source, spans[id]...)
		case "Cue":
			a.cue = append(a.cue, spans[id]...)
		case "Content":
			a.content = append(a.content, spans[id]...)
		}
	}
	return a
}

// byteOffsets maps offsets in characters to offsets in bytes, the text's length included.
func byteOffsets(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

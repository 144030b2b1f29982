package subgraph

import (
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// attrs keeps those that have a value.
func attrs(all ...Attr) []Attr {
	var out []Attr
	for _, a := range all {
		if len(a.Values) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// one is an attribute of one value, or of none.
func one(k Key, value string) Attr {
	if value == "" {
		return Attr{Key: k}
	}
	return Attr{k, []string{value}}
}

func flag(is bool) []string {
	if is {
		return []string{"true"}
	}
	return nil
}

func number(n int) string { return strconv.Itoa(n) }

// eventAttrs are those of an edge that stands for a whole event.
func (p *pen) eventAttrs(e *graph.Event) ([]Attr, error) {
	var names [3][]string
	for i, ids := range [][]graph.ID{e.AttributedTo, e.Place, e.About} {
		var err error
		if names[i], err = p.names(ids); err != nil {
			return nil, err
		}
	}
	return attrs(
		one(KeyType, string(e.Type)),
		one(KeyContent, e.Content),
		Attr{KeyAmounts, amounts(e)},
		one(KeyPolarity, string(e.Polarity)),
		one(KeyModality, string(e.Modality)),
		Attr{KeyAttributedTo, names[0]},
		Attr{KeyPlace, names[1]},
		Attr{KeyAbout, names[2]},
		one(KeySentence, sentence(e.Evidence)),
	), nil
}

// names are those of entities, and the labels of events.
func (p *pen) names(ids []graph.ID) ([]string, error) {
	var out []string
	for _, id := range ids {
		if id.Class() == graph.ClassEvent {
			e, err := p.r.Event(p.ctx, id)
			if err != nil {
				return nil, err
			}
			out = append(out, eventLabel(e))
			continue
		}
		e, err := p.r.Entity(p.ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, e.Name)
	}
	return out, nil
}

// amounts are an event's in the words of the text, or else spelled out.
func amounts(e *graph.Event) []string {
	var out []string
	for _, a := range e.Amounts {
		out = append(out, amount(a))
	}
	return out
}

func amount(a graph.Amount) string {
	if a.Text != "" {
		return a.Text
	}
	s := a.Value
	if s == "" {
		s = a.Min + ".." + a.Max
	}
	if a.Unit != "" {
		s += " " + a.Unit
	}
	if a.Per != "" {
		s += "/" + a.Per
	}
	return s
}

func sentence(evidence []graph.Evidence) string {
	if len(evidence) == 0 {
		return ""
	}
	return evidence[0].Text
}

// maxLabel is how many letters of an event's content stand in its label.
const maxLabel = 80

// eventLabel is the event's type and as much of its content as a label can hold, on one line.
func eventLabel(e *graph.Event) string {
	label := eventType(e)
	if content := strings.Join(strings.Fields(e.Content), " "); content != "" {
		label += ": " + shorten(content)
	}
	return label
}

// eventType is the event's type, and that it did not happen where this is what is told.
func eventType(e *graph.Event) string {
	if e.Polarity == graph.Negative {
		return "not " + string(e.Type)
	}
	return string(e.Type)
}

// shorten cuts s behind a word, if there is one to cut behind.
func shorten(s string) string {
	letters := []rune(s)
	if len(letters) <= maxLabel {
		return s
	}
	cut := string(letters[:maxLabel])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

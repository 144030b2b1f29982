package eval

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// coded is a sentence of which a coder of events has said who does what to whom. Other events that it tells are not
// coded, so that precision means little.
type coded struct {
	text, published string
	events          []codedEvent
}

// codedEvent has the classes that are right, of which there may be several where the coder's scheme has no counterpart
// of the classes of CAMEO, and the places where the actors are named. An actor without places is not asked for.
type codedEvent struct {
	classes        []string
	source, target []nlp.Span
}

// namedEvent is an extracted event in the terms of the coder: its class in the coder's scheme, and the places of all
// that is called by the names of its actors.
type namedEvent struct {
	class          string
	source, target []nlp.Span
}

// eventsOf gives the extracted events of a text. scheme turns a root class of CAMEO into the coder's, "" where that has
// none: such events are left out. A text that is not taken for English has no events.
func eventsOf(ctx context.Context, r *english.Reader, c coded, scheme func(root string) string) ([]namedEvent, error) {
	d, err := r.Annotate(ctx, c.text, nlp.Meta{Published: c.published})
	if errors.Is(err, english.ErrNotEnglish) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []namedEvent
	for _, f := range d.Frames {
		if class := scheme(f.Type); class != "" {
			out = append(out, namedEvent{class, placesOf(d, f.Source), placesOf(d, f.Target)})
		}
	}
	return out, nil
}

// placesOf gives the spans of all mentions of some entities.
func placesOf(d *nlp.Doc, entities []int) []nlp.Span {
	var out []nlp.Span
	for _, e := range entities {
		for _, m := range d.Entities[e].Mentions {
			out = append(out, d.SpanOf(d.Mentions[m].Range))
		}
	}
	return out
}

func overlap(a, b []nlp.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

// occurrences are the places where words stand in a text.
func occurrences(text, words string) []nlp.Span {
	var out []nlp.Span
	for at := 0; words != ""; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			break
		}
		at += i + len(words)
		out = append(out, nlp.Span{Start: at - len(words), End: at})
	}
	return out
}

// fit ranks how well the actors of an extracted event are those of a coded one: 3 for both.
func (e codedEvent) fit(found namedEvent) int {
	fit := 0
	if len(e.source) == 0 || overlap(e.source, found.source) {
		fit += 2
	}
	if len(e.target) == 0 || overlap(e.target, found.target) {
		fit++
	}
	return fit
}

// codedScore compares extracted events with coded ones, each sentence by itself.
type codedScore struct {
	any, given           map[string]*Count // by class
	class, actors, whole Count
}

// add compares one coded event with all that was extracted from its sentence.
func (s *codedScore) add(e codedEvent, found []namedEvent) {
	best, bestFit, whole, actors := "", -1, false, false
	classes := map[string]bool{}
	for _, f := range found {
		fit := e.fit(f)
		if fit > bestFit {
			best, bestFit = f.class, fit
		}
		classes[f.class] = true
		actors = actors || fit == 3
		whole = whole || fit == 3 && slices.Contains(e.classes, f.class)
	}
	right := func(class string) bool { return slices.Contains(e.classes, class) }
	hit := slices.ContainsFunc(e.classes, func(c string) bool { return classes[c] })
	s.class.Add(shareCount(hit))
	s.actors.Add(shareCount(actors))
	s.whole.Add(shareCount(whole))
	s.any = tallyClass(s.any, e.classes[0], Count{Both: one(hit), Gold: 1})
	s.given = tallyClass(s.given, e.classes[0], Count{Both: one(right(best)), Gold: 1})
	for c := range classes {
		s.any = tallyClass(s.any, e.nameOf(c), Count{Found: 1})
	}
	if best != "" {
		s.given = tallyClass(s.given, e.nameOf(best), Count{Found: 1})
	}
}

// nameOf gives the class under which a found one is counted: any of those that are right counts as the first of them.
func (e codedEvent) nameOf(found string) string {
	if slices.Contains(e.classes, found) {
		return e.classes[0]
	}
	return found
}

func tallyClass(counts map[string]*Count, class string, c Count) map[string]*Count {
	if counts == nil {
		counts = map[string]*Count{}
	}
	if counts[class] == nil {
		counts[class] = new(Count)
	}
	counts[class].Add(c)
	return counts
}

// shareCount counts one case, right or wrong, so that precision and recall are both the share of right ones.
func shareCount(right bool) Count { return Count{Both: one(right), Found: 1, Gold: 1} }

// figures gives the measures:
//
//   - event class, any: whether an event of the right class was extracted from the sentence; its macro average counts
//     every other class that was extracted as an error.
//   - event class, given the actors: the class of the event whose actors fit best, the first of those that fit alike.
//     It is the task of classifiers that are told the actors.
//   - event actors: whether some event has both actors in their roles; class and actors: and the right class.
func (s *codedScore) figures(set string) []Figure {
	out := []Figure{
		s.class.Figure(set, "event class, any", ""),
		macro(s.any).figure(set, "event class, any", "macro"),
		macro(s.given).figure(set, "event class, given", "macro"),
	}
	for _, class := range slices.Sorted(maps.Keys(s.given)) {
		if c := s.given[class]; c.Gold > 0 {
			out = append(out, c.Figure(set, "event class, given", class))
		}
	}
	return append(out, s.actors.Figure(set, "event actors", ""), s.whole.Figure(set, "event class and actors", ""))
}

// average is the unweighted mean over the classes that occur.
type average struct {
	p, r, f float64
	gold    int
}

func macro(counts map[string]*Count) average {
	var a average
	classes := 0.0
	for _, class := range slices.Sorted(maps.Keys(counts)) { // sums of floats hang on their order
		c := counts[class]
		if c.Gold == 0 {
			continue
		}
		f := c.Figure("", "", "")
		a.p, a.r, a.f, a.gold = a.p+f.P, a.r+f.R, a.f+f.F, a.gold+c.Gold
		classes++
	}
	if classes > 0 {
		a.p, a.r, a.f = a.p/classes, a.r/classes, a.f/classes
	}
	return a
}

func (a average) figure(set, measure, kind string) Figure {
	return Figure{set, measure, kind, a.p, a.r, a.f, a.gold}
}

// scoreCoded reads the sentences of a set and compares.
func scoreCoded(ctx context.Context, r *english.Reader, sentences []coded, scheme func(root string) string) (codedScore, error) {
	var s codedScore
	for _, c := range sentences {
		found, err := eventsOf(ctx, r, c, scheme)
		if err != nil {
			return s, err
		}
		for _, e := range c.events {
			s.add(e, found)
		}
	}
	return s, nil
}

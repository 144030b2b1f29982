package eval

import (
	"context"
	"io/fs"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Meantime measures events on the part of the NewsReader MEANTIME corpus that is for development: whether events stand
// where it has some, who takes part in them, when they are, and who says so. The corpus marks every predicate, while only
// those of the classes of CAMEO are extracted: the recall of events and participants says how much of a text about
// business that leaves. Nothing of it but the times was tuned on.
//
//   - events: the words that carry an extracted event overlap those of an annotated one.
//   - participants: who fills Arg0, Arg1 or Arg2 of an annotated event is a source or target of one extracted there.
//     Source: among events that were found, Arg0 is the source; target: Arg1 or Arg2 the target.
//   - event times: the time that an event found is linked to within the text is its time, by TIMEX3 value.
//   - reported speech: a quotation has the cue of an annotated telling, its Arg0 as the source and the event in its content.
//   - amounts: spans of amounts overlap.
func Meantime(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	files, err := meantimeFiles(data)
	if err != nil {
		return nil, err
	}
	var s meantimeScore
	for _, name := range files {
		c, err := readCAT(data, name)
		if err != nil {
			return nil, err
		}
		text, at := c.text(annotatedSentences)
		d, err := r.Annotate(ctx, text, nlp.Meta{Published: c.published()})
		if err != nil {
			return nil, err
		}
		s.add(newMeantime(c, at, d))
	}
	const set = "MEANTIME apple"
	return []Figure{s.events.Figure(set, "events", ""), s.participants.Figure(set, "participants", "all"),
		s.source.Figure(set, "participants", "source"), s.target.Figure(set, "participants", "target"),
		s.times.Figure(set, "event times", ""), s.speech.Figure(set, "reported speech", ""),
		s.amounts.Figure(set, "amounts", "overlap")}, nil
}

type meantimeScore struct{ events, participants, source, target, times, speech, amounts Count }

// meantime is a document of MEANTIME beside what was read of it.
type meantime struct {
	*catDoc
	doc      *nlp.Doc
	at       map[string]nlp.Span   // mention → where it stands
	chain    map[string][]nlp.Span // mention → where it and those that mean the same stand
	frames   map[string][]int      // event mention → the frames found there
	standing map[int]bool          // frames that stand where an event is annotated
}

func newMeantime(c *catDoc, tokens map[string]nlp.Span, d *nlp.Doc) *meantime {
	m := &meantime{catDoc: c, doc: d, at: map[string]nlp.Span{}, chain: map[string][]nlp.Span{}, frames: map[string][]int{}, standing: map[int]bool{}}
	for _, all := range [][]catMention{c.Times, c.Values, c.Events, c.Entities} {
		for _, x := range all {
			if span := x.in(tokens); span.End > 0 {
				m.at[x.ID] = span
				m.chain[x.ID] = []nlp.Span{span}
			}
		}
	}
	for _, link := range c.Chains {
		m.join(link)
	}
	for _, e := range c.Events {
		span, there := m.at[e.ID]
		for i, f := range d.Frames {
			if there && overlap([]nlp.Span{span}, []nlp.Span{d.SpanOf(f.Cue)}) {
				m.frames[e.ID] = append(m.frames[e.ID], i)
				m.standing[i] = true
			}
		}
	}
	return m
}

// join makes one chain of the mentions of an instance.
func (m *meantime) join(link catLink) {
	var chain []nlp.Span
	for _, x := range link.Sources {
		if span, there := m.at[x.ID]; there {
			chain = append(chain, span)
		}
	}
	for _, x := range link.Sources {
		if _, there := m.at[x.ID]; there {
			m.chain[x.ID] = chain
		}
	}
}

func (s *meantimeScore) add(m *meantime) {
	s.events.Found += len(m.doc.Frames)
	s.events.Both += len(m.standing)
	for _, e := range m.Events {
		if _, there := m.at[e.ID]; there {
			s.events.Gold++
		}
	}
	for i := range m.standing {
		f := m.doc.Frames[i]
		s.source.Found += len(f.Source)
		s.target.Found += len(f.Target)
		s.participants.Found += len(f.Source) + len(f.Target)
		s.times.Found += one(f.Time >= 0)
	}
	s.takePart(m)
	s.tell(m)
	s.date(m)
	s.count(m)
}

// takePart counts the participants.
func (s *meantimeScore) takePart(m *meantime) {
	for _, link := range m.Participants {
		event := link.Sources[0].ID
		who, there := m.chain[link.Target.ID]
		_, thereToo := m.at[event]
		if !there || !thereToo || link.Role != "Arg0" && link.Role != "Arg1" && link.Role != "Arg2" {
			continue
		}
		role := &s.target
		if link.Role == "Arg0" {
			role = &s.source
		}
		isSource := m.some(event, func(f nlp.Frame) bool { return m.same(f.Source, who) })
		isTarget := m.some(event, func(f nlp.Frame) bool { return m.same(f.Target, who) })
		s.participants.Gold++
		s.participants.Both += one(isSource || isTarget)
		role.Gold += one(len(m.frames[event]) > 0)
		role.Both += one(isSource && role == &s.source || isTarget && role == &s.target)
	}
}

// some reports whether a frame that stands at an event is so.
func (m *meantime) some(event string, is func(nlp.Frame) bool) bool {
	return slices.ContainsFunc(m.frames[event], func(i int) bool { return is(m.doc.Frames[i]) })
}

// same reports whether one of some entities is the one whose mentions stand at some places. Mentions of entities often
// stand within one another, so two are the same only where they share half of the longer one.
func (m *meantime) same(entities []int, places []nlp.Span) bool {
	for _, a := range placesOf(m.doc, entities) {
		for _, b := range places {
			if common := min(a.End, b.End) - max(a.Start, b.Start); 2*common >= max(a.Len(), b.Len()) {
				return true
			}
		}
	}
	return false
}

// tell counts reported speech: each quotation or report with a speaker, of those that are annotated with one. They are
// few whose content is an event of CAMEO, so the layer of quotations is measured in place of events.
func (s *meantimeScore) tell(m *meantime) {
	for _, q := range m.doc.Quotations {
		s.speech.Found += one(q.Continues < 0 && q.Source.Len() > 0)
	}
	for _, link := range m.Speech {
		for _, p := range m.Participants {
			who, there := m.chain[p.Target.ID]
			if there && p.Role == "Arg0" && p.Sources[0].ID == link.Sources[0].ID {
				s.speech.Gold++
				s.speech.Both += one(m.told(link, who))
			}
		}
	}
}

// told reports whether a quotation has the cue, the speaker and the event that somebody is said to have told.
func (m *meantime) told(link catLink, who []nlp.Span) bool {
	cue, event := m.at[link.Sources[0].ID], m.at[link.Target.ID]
	return slices.ContainsFunc(m.doc.Quotations, func(q nlp.Quotation) bool {
		return overlap(spans(m.doc, q.Cue), []nlp.Span{cue}) && overlap(spans(m.doc, q.Content), []nlp.Span{event}) &&
			overlap(spans(m.doc, q.Source), who)
	})
}

// date counts the times of events. That an event is on the day of publication is hardly ever said by the text.
func (s *meantimeScore) date(m *meantime) {
	values := map[string]string{}
	for _, x := range m.Times {
		if _, there := m.at[x.ID]; there && x.Purpose != "CREATION_TIME" {
			values[x.ID] = x.Value
		}
	}
	for _, link := range m.Order {
		event, value := link.Sources[0].ID, values[link.Target.ID]
		if value == "" {
			event, value = link.Target.ID, values[event]
		}
		if value == "" || len(m.frames[event]) == 0 || link.Type != "IS_INCLUDED" && link.Type != "SIMULTANEOUS" && link.Type != "MEASURE" {
			continue
		}
		s.times.Gold++
		s.times.Both += one(m.some(event, func(f nlp.Frame) bool { return f.Time >= 0 && m.doc.Times[f.Time].Value == value }))
	}
}

// count counts the amounts.
func (s *meantimeScore) count(m *meantime) {
	var found, gold []nlp.Span
	for _, a := range m.doc.Amounts {
		found = append(found, m.doc.SpanOf(a.Range))
	}
	for _, v := range m.Values {
		if span, there := m.at[v.ID]; there {
			gold = append(gold, span)
			s.amounts.Both += one(overlap([]nlp.Span{span}, found))
		}
	}
	s.amounts.Gold += len(gold)
	s.amounts.Found += len(found)
}

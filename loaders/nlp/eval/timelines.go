package eval

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/loaders/gold"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Timelines measures what the extracted events say of a person or product across articles, on the trial data of
// SemEval-2015 task 4 (Minard et al.): the events that an entity takes part in, in order, with their dates. What is
// compared are relations, as temporal awareness has them: an event is at its date, and before or at the time of the next
// one. A relation is found if it follows from those of the other timeline. Events without a date have no place here,
// though the annotators dated most of them by the day of publication. The best published micro F1 from raw text is about
// 7, on articles of other companies and by a scorer of more detail. Nothing was tuned on it.
func Timelines(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	const dir = "events/timeline_trial/"
	lines, err := fs.Glob(data, dir+"TimeLines_trial_data_task4_v1.2/*.txt")
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(data, dir+"Corpus-trial-data_task4/*.xml")
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 || len(files) == 0 {
		return nil, fmt.Errorf("eval: reading timelines: %w", fs.ErrNotExist)
	}
	var docs []*told
	for _, name := range files {
		d, err := readTold(ctx, r, data, name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	var relations gold.Pairs
	var events Count
	for _, name := range lines {
		entity, want, err := readTimeline(data, name)
		if err != nil {
			return nil, err
		}
		found := timelineOf(entity, docs, want)
		relations.Add(want.compare(found))
		events.Add(compare(slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(found))))
	}
	const set = "SemEval-2015 timelines, trial"
	p, rec, f1 := relations.PRF()
	return []Figure{events.Figure(set, "dated events", "micro"), {set, "timeline relations", "micro", p, rec, f1, relations.Gold}}, nil
}

// timeline dates events. An event is "document-sentence-word".
type timeline map[string]moment

// moment is a date as it is written, and its place in the order: by number for annotated events, by first day for others.
type moment struct{ order, date string }

// readTimeline reads the entity and its timeline. A line is an order, a date and mentions of an event; the order 0 marks
// those that could not be ordered.
func readTimeline(data fs.FS, name string) (entity string, line timeline, err error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return "", nil, err
	}
	first, rest, _ := strings.Cut(string(raw), "\n")
	line = timeline{}
	for row := range strings.Lines(rest) {
		cols := strings.Fields(row)
		if len(cols) < 3 || cols[0] == "0" {
			continue
		}
		order, err := strconv.Atoi(cols[0])
		if err != nil {
			return "", nil, fmt.Errorf("eval: reading %q: order %q: %w", name, cols[0], err)
		}
		date, _, _ := strings.Cut(cols[1], "-X") // 2008-03-XX is March 2008
		for _, event := range cols[2:] {
			line[event] = moment{fmt.Sprintf("%06d", order), strings.TrimLeft(date, "X")}
		}
	}
	return strings.TrimSpace(first), line, nil
}

// told is an article with what was read of it.
type told struct {
	*catDoc
	doc *nlp.Doc
	at  map[string]nlp.Span
}

func readTold(ctx context.Context, r *english.Reader, data fs.FS, name string) (*told, error) {
	c, err := readCAT(data, name)
	if err != nil {
		return nil, err
	}
	const all = 1 << 20
	text, at := c.text(all)
	d, err := r.Annotate(ctx, text, nlp.Meta{Published: c.published()})
	if err != nil {
		return nil, fmt.Errorf("eval: reading %q: %w", name, err)
	}
	return &told{c, d, at}, nil
}

// timelineOf gives the dated events that an entity is a source or target of. The word of an event is that of its cue
// which the annotated timeline has too, or else the first.
func timelineOf(entity string, docs []*told, want timeline) timeline {
	out := timeline{}
	for _, t := range docs {
		for _, f := range t.doc.Frames {
			if f.Time < 0 || !t.takesPart(f, entity) {
				continue
			}
			if date := t.doc.Times[f.Time].Value; date != "" && '0' <= date[0] && date[0] <= '9' {
				out[t.event(f, want)] = moment{date, date}
			}
		}
	}
	return out
}

func (t *told) takesPart(f nlp.Frame, entity string) bool {
	for _, e := range slices.Concat(f.Source, f.Target) {
		for _, m := range t.doc.Entities[e].Mentions {
			if strings.EqualFold(t.doc.TextOf(t.doc.Mentions[m].Range), entity) {
				return true
			}
		}
	}
	return false
}

func (t *told) event(f nlp.Frame, want timeline) string {
	cue := []nlp.Span{t.doc.SpanOf(f.Cue)}
	first := ""
	for _, token := range t.Tokens {
		if !overlap(cue, []nlp.Span{t.at[token.ID]}) {
			continue
		}
		event := fmt.Sprintf("%s-%d-%s", t.ID, token.Sentence, token.Text)
		if _, there := want[event]; there {
			return event
		}
		first = cmp.Or(first, event)
	}
	return first
}

// compare counts the relations of each timeline that follow from the other.
func (want timeline) compare(found timeline) gold.Pairs {
	there, extracted := want.relations(), found.relations()
	return gold.Pairs{GoldHit: found.following(there), Gold: len(there), FoundHit: want.following(extracted), Found: len(extracted)}
}

// following counts the relations that follow from the timeline.
func (t timeline) following(relations []relation) int {
	n := 0
	for _, r := range relations {
		n += one(t.implies(r))
	}
	return n
}

// relation says that an event is at a date, or before another, or at its time.
type relation struct{ kind, event, other string }

// relations are the fewest from which the rest of a timeline follows: each event to its date and to the next one.
func (t timeline) relations() []relation {
	events := slices.SortedFunc(maps.Keys(t), func(a, b string) int { return cmp.Or(cmp.Compare(t[a].order, t[b].order), cmp.Compare(a, b)) })
	var out []relation
	for i, e := range events {
		if t[e].date != "" {
			out = append(out, relation{"at", e, t[e].date})
		}
		if i > 0 {
			out = append(out, t.between(events[i-1], e))
		}
	}
	return out
}

func (t timeline) between(earlier, later string) relation {
	if t[earlier].order == t[later].order {
		return relation{"with", earlier, later}
	}
	return relation{"before", earlier, later}
}

func (t timeline) implies(r relation) bool {
	m, there := t[r.event]
	if r.kind == "at" {
		return there && m.date == r.other
	}
	other, thereToo := t[r.other]
	if !there || !thereToo {
		return false
	}
	return r.kind == "with" && m.order == other.order || r.kind == "before" && m.order < other.order
}

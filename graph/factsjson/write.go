package factsjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// Write writes f as one line. Local ids e1…, v1… and r1… number entities, events and relations in normalized order,
// so facts that say the same are written as the same bytes. The id of the article is its Source, or the key of its IRI
// where it has none. f is not changed; an invalid f is refused with graph.ErrInvalid and nothing is written.
func Write(w io.Writer, f *graph.Facts) error {
	if err := f.Validate(); err != nil {
		return fmt.Errorf("factsjson: writing: %w", err)
	}
	normal := f.Clone()
	normal.Normalize()
	line, err := marshal(encode(normal))
	if err != nil {
		return fmt.Errorf("factsjson: writing article %q: %w", f.Article.Source, err)
	}
	if _, err := w.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("factsjson: writing article %q: %w", f.Article.Source, err)
	}
	return nil
}

// marshal is json.Marshal that leaves <, > and & readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// encoder turns normalized facts into their wire form.
type encoder struct {
	facts *graph.Facts
	local map[graph.ID]string
}

func encode(f *graph.Facts) *article {
	e := encoder{f, localIDs(f)}
	a := &f.Article
	out := &article{
		ID: a.Source, Title: a.Title, Publisher: nullable(a.Publisher), Published: nullable(a.Published),
		URL: nullable(a.URL), Language: a.Language, IRI: string(a.ID), Byline: a.Byline, Text: &a.Text,
		Sentences: append([]span{}, spans(f.Sentences)...), Entities: []entity{}, Relations: []relation{}, Events: []event{},
	}
	if out.ID == "" {
		out.ID = a.ID.Key()
	}
	for i := range f.Entities {
		out.Entities = append(out.Entities, e.entity(&f.Entities[i]))
	}
	for i := range f.Relations {
		out.Relations = append(out.Relations, e.relation(&f.Relations[i], i))
	}
	for i := range f.Events {
		out.Events = append(out.Events, e.event(&f.Events[i]))
	}
	return out
}

func localIDs(f *graph.Facts) map[graph.ID]string {
	local := make(map[graph.ID]string, len(f.Entities)+len(f.Events))
	for i := range f.Entities {
		local[f.Entities[i].ID] = "e" + strconv.Itoa(i+1)
	}
	for i := range f.Events {
		local[f.Events[i].ID] = "v" + strconv.Itoa(i+1)
	}
	return local
}

func (e *encoder) entity(n *graph.Entity) entity {
	out := entity{
		ID: e.local[n.ID], Name: n.Name, Type: string(n.Class), Mentions: []string{}, Offices: e.offices(n.ID),
		IRI: string(n.ID), Group: n.Group, Alpha2: n.Alpha2, Alpha3: n.Alpha3, Confidence: n.Confidence,
	}
	for _, m := range n.Mentions {
		out.Mentions = append(out.Mentions, m.In(e.facts.Article.Text))
		out.Offsets = append(out.Offsets, span{m.Start, m.End})
	}
	return out
}

// offices are the names of the offices that a person holds or held, in the order of the relations.
func (e *encoder) offices(person graph.ID) []string {
	names := []string{}
	for i := range e.facts.Relations {
		r := &e.facts.Relations[i]
		if r.Type != graph.HoldsOffice || r.Subject != person {
			continue
		}
		for j := range e.facts.Entities {
			if o := &e.facts.Entities[j]; o.ID == r.Object && !slices.Contains(names, o.Name) {
				names = append(names, o.Name)
			}
		}
	}
	return names
}

func (e *encoder) relation(r *graph.Relation, i int) relation {
	first, more := e.evidence(r.Evidence)
	return relation{
		ID: "r" + strconv.Itoa(i+1), IRI: string(r.ID), Type: string(r.Type),
		Subject: e.local[r.Subject], Object: nullable(e.local[r.Object]), Status: nullable(r.Status),
		Time: nullable(r.Time.Value), TimeText: r.Time.Text, Confidence: r.Confidence, evidence: first, More: more,
	}
}

func (e *encoder) event(v *graph.Event) event {
	first, more := e.evidence(v.Evidence)
	out := event{
		ID: e.local[v.ID], IRI: string(v.ID), Type: string(v.Type), CAMEO: v.Type.CAMEO(), PLOVER: v.Type.PLOVER(),
		Source: e.refs(v.Source), Target: e.refs(v.Target), Place: e.refs(v.Place), AttributedTo: e.refs(v.AttributedTo),
		About: e.refs(v.About), Disputes: e.refs(v.Disputes), Elaborates: e.refs(v.Elaborates),
		Content: v.Content, Amounts: []amount{}, Time: nullable(v.Time.Value), TimeText: v.Time.Text,
		Polarity: string(v.Polarity), Modality: string(v.Modality), Confidence: v.Confidence,
		evidence: first, More: more,
	}
	for _, a := range v.Amounts {
		out.Amounts = append(out.Amounts, amount{
			Value: literal(a.Value), Decimal: a.Value, Min: literal(a.Min), Max: literal(a.Max),
			Unit: a.Unit, Approx: a.Approx, Per: nullable(a.Per), Text: a.Text,
		})
	}
	return out
}

func (e *encoder) refs(ids []graph.ID) []string {
	out := []string{}
	for _, id := range ids {
		out = append(out, e.local[id])
	}
	return out
}

// evidence gives the first place where a fact was read, and the others.
func (e *encoder) evidence(evs []graph.Evidence) (first evidence, more []evidence) {
	for i, ev := range evs {
		w := evidence{
			Sentence: ev.In(e.facts.Article.Text), Offset: span{ev.Start, ev.End},
			Quote: ev.Quote, Highlight: spans(ev.Highlight),
		}
		if i == 0 {
			first = w
			continue
		}
		more = append(more, w)
	}
	return first, more
}

func spans(ss []graph.Span) []span {
	var out []span
	for _, s := range ss {
		out = append(out, span{s.Start, s.End})
	}
	return out
}

// literal writes a decimal as JSON wants numbers: without leading zeros.
func literal(decimal string) number {
	digits, negative := strings.CutPrefix(decimal, "-")
	for len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		digits = digits[1:]
	}
	if negative {
		digits = "-" + digits
	}
	return number(digits)
}

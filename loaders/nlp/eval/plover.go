package eval

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Plover measures classes and actors of events on sentences coded in PLOVER: the gold standard records that came with
// its manual (an early draft of the scheme, of sentences that the manual of CAMEO gives as examples), and the test set of
// PLV (Hu et al., ACL 2024; classes of draft 0.8), most of whose sentences are the same. There the published classifiers
// are told the actors. Half of the sentences, by the hash of their text, are only ever counted.
func Plover(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	records, err := ploverRecords(data, "events/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt")
	if err != nil {
		return nil, err
	}
	pairs, err := plv(data, "eval/PLV/PLV_test.tsv")
	if err != nil {
		return nil, err
	}
	var out []Figure
	for _, set := range []struct {
		name      string
		sentences []coded
		scheme    func(string) string
	}{{"PLOVER records", records, draftPlover}, {"PLV", pairs, plover}} {
		for _, half := range []struct {
			name string
			seen bool
		}{{set.name + ", unseen", false}, {set.name + ", seen", true}} {
			s, err := scoreCoded(ctx, r, halfOf(set.sentences, half.seen), set.scheme)
			if err != nil {
				return nil, fmt.Errorf("eval: %s: %w", half.name, err)
			}
			out = append(out, s.figures(half.name)...)
		}
	}
	return out, nil
}

// halfOf gives the sentences that rules may be mended by the look of, or those that are only ever counted.
func halfOf(sentences []coded, seen bool) []coded {
	var out []coded
	for _, c := range sentences {
		if unseenArticle(c.text) != seen {
			out = append(out, c)
		}
	}
	return out
}

// plover is the class of draft 0.8 for a root class of CAMEO. PLV calls CONCEDE what the draft calls YIELD.
func plover(root string) string {
	if root == string(graph.Yield) {
		return root
	}
	return graph.EventType(root).PLOVER()
}

// draftPlover is the class of the first draft: it tells apart what later drafts joined.
func draftPlover(root string) string {
	switch t := graph.EventType(root); t {
	case graph.Disapprove, graph.Investigate, graph.Demand, graph.Fight:
		return root
	case graph.Appeal:
		return string(graph.Demand)
	case graph.MassViolence:
		return string(graph.Fight)
	default:
		return plover(root)
	}
}

// plv reads a table of sentences with one source, one target and a class. A sentence has a line for each pair.
func plv(data fs.FS, name string) ([]coded, error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	table := csv.NewReader(bytes.NewReader(raw))
	table.Comma, table.LazyQuotes = '\t', true
	rows, err := table.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("eval: reading %q: %w", name, err)
	}
	var out []coded
	for i, row := range rows {
		const class, sentence, source, target = 3, 4, 6, 7
		if i == 0 {
			continue
		}
		if len(row) <= target {
			return nil, fmt.Errorf("eval: reading %q: row %d has %d columns", name, i+1, len(row))
		}
		text := row[sentence]
		out = append(out, coded{text: text, events: []codedEvent{{[]string{row[class]}, occurrences(text, row[source]), occurrences(text, row[target])}}})
	}
	return out, nil
}

// ploverRecords reads the gold standard records. One whose target is missing has it among the sources, if there are
// several: they do it to each other.
func ploverRecords(data fs.FS, name string) ([]coded, error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	var records []struct {
		Event, Text, Date string
		Source, Target    ploverActors
	}
	if err := json.Unmarshal(raw, &records); err != nil {
		return nil, fmt.Errorf("eval: reading %q: %w", name, err)
	}
	var out []coded
	for _, x := range records {
		if x.Text == "" { // the record that documents the file
			continue
		}
		source, target := x.Source.in(x.Text), x.Target.in(x.Text)
		if len(x.Target) == 0 && len(x.Source) > 1 {
			target = source
		}
		class := x.Event
		if class == "CONCEDE" || class == "RETREAT" {
			class = string(graph.Yield)
		}
		out = append(out, coded{text: x.Text, published: x.Date, events: []codedEvent{{[]string{class}, source, target}}})
	}
	return out, nil
}

// ploverActors are actors by their words; anything but a list says that there are none.
type ploverActors []string

func (a *ploverActors) UnmarshalJSON(raw []byte) error {
	var actors []struct{ ActorText string }
	if !strings.HasPrefix(string(raw), "[") {
		return nil
	}
	if err := json.Unmarshal(raw, &actors); err != nil {
		return err
	}
	for _, x := range actors {
		*a = append(*a, x.ActorText)
	}
	return nil
}

func (a ploverActors) in(text string) []nlp.Span {
	var out []nlp.Span
	for _, words := range a {
		out = append(out, occurrences(text, words)...)
	}
	return out
}

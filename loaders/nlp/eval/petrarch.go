package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Petrarch measures classes and actors of events on the unit records of PETRARCH (MIT licence), sentences whose actors
// bear names from Tolkien: so many structures (compounds, passives, dated actors, agents), so few words. A sentence is
// right if everything that is coded of it is found. Actors are looked for by the names that the records' own dictionary
// has for their codes, without their roles (GOV, MIL). The classes are those of WEIS, or made up where a record is about
// the program's dictionaries; only the former are compared. Nothing was tuned on them.
func Petrarch(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	const dir = "events/petrarch/"
	names, err := petrarchActors(data, dir+"petrarch/data/dictionaries/PETR.Validate.actors.txt")
	if err != nil {
		return nil, err
	}
	records, err := petrarchRecords(data, dir+"petrarch_unittest.jsonl", names)
	if err != nil {
		return nil, err
	}
	counts := map[string]*petrarchCount{"": {}}
	for _, kind := range petrarchKinds {
		counts[kind] = &petrarchCount{}
	}
	for _, x := range records {
		found, err := eventsOf(ctx, r, x.coded, func(root string) string { return root })
		if err != nil {
			return nil, fmt.Errorf("eval: reading a record of PETRARCH: %w", err)
		}
		c := countRecord(x.events, found)
		counts[""].add(c)
		counts[x.kind].add(c)
	}
	var out []Figure
	for _, kind := range append([]string{""}, petrarchKinds...) {
		out = append(out, counts[kind].figures(strings.ToLower(kind))...)
	}
	return out, nil
}

// petrarchKinds are the kinds of records: what each was written to check. VERB, PATTERN and SYNSET are about dictionaries
// whose classes are made up.
var petrarchKinds = []string{"DEMO", "ACTOR", "AGENT", "COMPOUND", "DATE", "MODIFY", "PATTERN", "SYNSET", "VERB"}

var madeUp = map[string]bool{"PATTERN": true, "SYNSET": true, "VERB": true}

// petrarchCount counts sentences with the right actors, the right classes, and both of these in one event.
type petrarchCount struct{ class, actors, whole Count }

func (c *petrarchCount) add(o petrarchCount) {
	c.class.Add(o.class)
	c.actors.Add(o.actors)
	c.whole.Add(o.whole)
}

func countRecord(events []codedEvent, found []namedEvent) petrarchCount {
	all := func(right func(e codedEvent, f namedEvent) bool) Count {
		return shareCount(!slices.ContainsFunc(events, func(e codedEvent) bool {
			return !slices.ContainsFunc(found, func(f namedEvent) bool { return right(e, f) })
		}))
	}
	acted := func(e codedEvent, f namedEvent) bool { return e.fit(f) == 3 }
	c := petrarchCount{actors: all(acted)}
	if !slices.ContainsFunc(events, func(e codedEvent) bool { return len(e.classes) == 0 }) {
		classed := func(e codedEvent, f namedEvent) bool { return slices.Contains(e.classes, f.class) }
		c.class = all(classed)
		c.whole = all(func(e codedEvent, f namedEvent) bool { return classed(e, f) && acted(e, f) })
	}
	return c
}

func (c *petrarchCount) figures(kind string) []Figure {
	const set = "PETRARCH unit records"
	out := []Figure{c.actors.Figure(set, "event actors", kind)}
	if c.class.Gold > 0 {
		out = append(out, c.class.Figure(set, "event class, any", kind), c.whole.Figure(set, "event class and actors", kind))
	}
	return out
}

// weis gives the root classes of CAMEO that the cue categories of WEIS (McClelland 1976) may come out as.
var weis = map[string][]string{
	"01": {"YIELD"}, "02": {"STATE"}, "03": {"CONSULT"}, "04": {"ENDORSE"}, "05": {"INTEND"},
	"06": {"COOPERATE", "ENDORSE", "AID", "YIELD", "INTEND"}, "07": {"AID"}, "08": {"ENDORSE", "INTEND", "COOPERATE"},
	"09": {"APPEAL"}, "10": {"APPEAL", "DEMAND"}, "11": {"REJECT", "DISAPPROVE"}, "12": {"DISAPPROVE"},
	"13": {"DISAPPROVE", "PROTEST"}, "14": {"DISAPPROVE", "REJECT"}, "15": {"DEMAND"}, "16": {"THREATEN"},
	"17": {"THREATEN"}, "18": {"PROTEST", "POSTURE"}, "19": {"REDUCE"}, "20": {"COERCE", "REDUCE"}, "21": {"COERCE"},
	"22": {"ASSAULT", "FIGHT", "COERCE", "MASS_VIOLENCE"},
}

type petrarchRecord struct {
	kind string
	coded
}

// petrarchRecords reads the records that code something of actors whose names stand in the sentence.
func petrarchRecords(data fs.FS, name string, names map[string][]string) ([]petrarchRecord, error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	var out []petrarchRecord
	for n, line := range bytes.Split(bytes.TrimSpace(raw), []byte("\n")) {
		var x struct {
			Date, Category, Text string
			Events               []struct{ SourceCode, TargetCode, EventCode string }
		}
		if err := json.Unmarshal(line, &x); err != nil {
			return nil, fmt.Errorf("eval: reading %q, line %d: %w", name, n+1, err)
		}
		record := petrarchRecord{kind: petrarchKind(x.Category), coded: coded{text: x.Text, published: isoDate(x.Date)}}
		mirrored := map[[2]string]bool{}
		for _, e := range x.Events {
			source, target := codePlaces(x.Text, e.SourceCode, names), codePlaces(x.Text, e.TargetCode, names)
			if len(source) == 0 || len(target) == 0 || mirrored[[2]string{e.TargetCode, e.SourceCode}] {
				continue
			}
			mirrored[[2]string{e.SourceCode, e.TargetCode}] = len(e.EventCode) == 3 && e.EventCode[:2] == "03" // visits, and hosts
			event := codedEvent{source: source, target: target}
			if len(e.EventCode) == 3 && !madeUp[record.kind] {
				event.classes = weis[e.EventCode[:2]]
			}
			record.events = append(record.events, event)
		}
		if record.kind != "" && len(record.events) > 0 {
			out = append(out, record)
		}
	}
	return out, nil
}

// petrarchKind is the kind of a category, which some records misspell; "" for none.
func petrarchKind(category string) string {
	for _, kind := range petrarchKinds {
		if strings.HasPrefix(category, kind) {
			return kind
		}
	}
	return ""
}

// isoDate writes 19950101 as 1995-01-01.
func isoDate(digits string) string {
	if len(digits) != 8 {
		return ""
	}
	return digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
}

// codePlaces is where one of the names of an actor's code stands.
func codePlaces(text, code string, names map[string][]string) []nlp.Span {
	if len(code) < 3 {
		return nil
	}
	var out []nlp.Span
	for _, name := range names[code[:3]] {
		out = append(out, occurrences(asciiUpper(text), name)...)
	}
	return out
}

// asciiUpper keeps the places of the bytes, which strings.ToUpper does not.
func asciiUpper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

var bracketed = regexp.MustCompile(`\[([^\]]*)\]`)

// petrarchActors reads the names of actors by the first three letters of their codes. A name is followed by its
// synonyms, each behind a plus sign, and by codes in brackets, some of which hold for a time only.
func petrarchActors(data fs.FS, file string) (map[string][]string, error) {
	raw, err := fs.ReadFile(data, file)
	if err != nil {
		return nil, err
	}
	names := map[string][]string{}
	var block []string            // the names of the entry
	var codes map[string]struct{} // its codes
	flush := func() {
		for code := range codes {
			names[code] = append(names[code], block...)
		}
		block, codes = nil, map[string]struct{}{}
	}
	flush()
	for line := range strings.Lines(string(raw)) {
		line, _, _ = strings.Cut(line, "#")
		name, _, _ := strings.Cut(line, "[")
		name = strings.Trim(strings.ReplaceAll(name, "_", " "), " \t\r\n")
		synonym, isSynonym := strings.CutPrefix(name, "+")
		if strings.HasPrefix(name, "<") {
			continue
		}
		if name != "" && !isSynonym {
			flush()
		}
		if synonym != "" {
			block = append(block, strings.ToUpper(synonym))
		}
		for _, m := range bracketed.FindAllStringSubmatch(line, -1) {
			for code := range strings.SplitSeq(m[1], "/") {
				if code = strings.TrimSpace(code); len(code) >= 3 && code[0] >= 'A' {
					codes[code[:3]] = struct{}{}
				}
			}
		}
	}
	flush()
	return names, nil
}

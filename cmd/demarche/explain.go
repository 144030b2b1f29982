package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/source"
	"github.com/demarche-kg/demarche/loaders/source/text"
)

// explained is what an article says, and the rules by which it was read.
type explained struct {
	facts *graph.Facts
	rules facts.Rules
	names map[graph.ID]string
}

func (a *app) runExplain(ctx context.Context, inputs []string) error {
	reader, _, err := a.reader()
	if err != nil {
		return err
	}
	files, absent := source.Expand(inputs, text.Extensions()...)
	for _, s := range absent {
		a.sayWarning(s)
	}
	articles := text.Articles(ctx, files, text.Options{MaxBytes: int64(a.cfg.Ingest.MaxArticleBytes), Stdin: a.stdin})
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	read, skipped := 0, len(absent)
	for x, err := range loaders.Map(ctx, articles, a.cfg.Ingest.WorkerCount(), explainWith(reader)) {
		if s, soft := isSkipped(err); soft {
			skipped++
			a.sayWarning(s)
			continue
		}
		if err != nil {
			return err
		}
		if read > 0 {
			fmt.Fprintln(w)
		}
		read++
		x.write(w)
	}
	if err := w.Flush(); err != nil {
		return doing("writing", "standard output", err)
	}
	return skippedResult(read, skipped)
}

func explainWith(reader *english.Reader) func(context.Context, *source.Article) (explained, error) {
	return func(ctx context.Context, a *source.Article) (explained, error) {
		f, rules, err := reader.Explain(ctx, loaders.Identity(a))
		if err != nil {
			return explained{}, &source.Skipped{Place: a.Place, Err: err}
		}
		x := explained{facts: f, rules: rules, names: map[graph.ID]string{}}
		for _, e := range f.Entities {
			x.names[e.ID] = e.Name
		}
		for i, e := range f.Events {
			x.names[e.ID] = fmt.Sprintf("event %d", i+1)
		}
		return x, nil
	}
}

// write prints the facts in the order of the text. What goes wrong with w shows when it is flushed.
func (x explained) write(w io.Writer) {
	fmt.Fprintf(w, "%s: %s\n", x.facts.Article.Source, onOneLine(x.facts.Article.Title))
	for i := range x.facts.Entities {
		e := &x.facts.Entities[i]
		fmt.Fprintf(w, "\n%s %q%s\n  %s\n", e.Class, e.Name, confidence(e.Confidence), e.ID)
		for i, m := range e.Mentions {
			fmt.Fprintf(w, "  at %d-%d: %s\n", m.Start, m.End, onOneLine(m.Text))
			if i == 0 {
				x.sentence(w, m.Span)
			}
		}
	}
	for i := range x.facts.Relations {
		r := &x.facts.Relations[i]
		fmt.Fprintf(w, "\n%s: %s\n", r.Type, x.pair(r.Subject, r.Object)+confidence(r.Confidence))
		slot(w, "status", string(r.Status))
		slot(w, "time", r.Time.Value)
		x.origin(w, r.ID, r.Evidence)
	}
	for i := range x.facts.Events {
		x.event(w, i)
	}
}

// sentence prints the sentence around a mention where there is one.
func (x explained) sentence(w io.Writer, of graph.Span) {
	all := x.facts.Sentences
	at, _ := slices.BinarySearchFunc(all, of.End, func(s graph.Span, end int) int { return cmp.Compare(s.End, end) })
	if at < len(all) && all[at].Contains(of) {
		fmt.Fprintf(w, "    in %d-%d: %s\n", all[at].Start, all[at].End, x.marked(all[at], []graph.Span{of}))
	}
}

func (x explained) event(w io.Writer, i int) {
	e := &x.facts.Events[i]
	fmt.Fprintf(w, "\nevent %d: %s %s: %s -> %s%s\n", i+1, e.Type.CAMEO(), e.Type, x.list(e.Source), x.list(e.Target), confidence(e.Confidence))
	slot(w, "content", e.Content)
	slot(w, "about", x.some(e.About))
	for _, a := range e.Amounts {
		slot(w, "amount", strings.TrimSpace(a.Value+" "+a.Unit)+" ("+a.Text+")")
	}
	slot(w, "time", e.Time.Value)
	slot(w, "place", x.some(e.Place))
	slot(w, "according to", x.some(e.AttributedTo))
	if e.Polarity != graph.Positive {
		slot(w, "polarity", string(e.Polarity))
	}
	slot(w, "modality", string(e.Modality))
	slot(w, "elaborates", x.some(e.Elaborates))
	slot(w, "disputes", x.some(e.Disputes))
	x.origin(w, e.ID, e.Evidence)
}

// origin prints what made a fact: its ID, its rule and its sentences.
func (x explained) origin(w io.Writer, id graph.ID, evidence []graph.Evidence) {
	fmt.Fprintf(w, "  %s\n", id)
	rule := x.rules[id]
	if rule == "" {
		rule = "(not said)"
	}
	slot(w, "rule", rule)
	for _, ev := range evidence {
		fmt.Fprintf(w, "  at %d-%d: %s\n", ev.Start, ev.End, x.marked(ev.Span, ev.Highlight))
	}
}

// marked is a sentence on one line, with the words that carry the fact in brackets.
func (x explained) marked(s graph.Span, words []graph.Span) string {
	text := x.facts.Article.Text
	var b strings.Builder
	at := s.Start
	for _, h := range words {
		if h.Start < at || h.End > s.End {
			continue
		}
		b.WriteString(text[at:h.Start] + "[" + text[h.Start:h.End] + "]")
		at = h.End
	}
	b.WriteString(text[at:s.End])
	return onOneLine(b.String())
}

func (x explained) pair(subject, object graph.ID) string {
	if object == "" {
		return x.names[subject]
	}
	return x.names[subject] + " -> " + x.names[object]
}

// list names the nodes of a slot, "-" for none.
func (x explained) list(ids []graph.ID) string {
	if len(ids) == 0 {
		return "-"
	}
	return x.some(ids)
}

func (x explained) some(ids []graph.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = x.names[id]
	}
	return strings.Join(names, "; ")
}

func slot(w io.Writer, name, value string) {
	if value != "" {
		fmt.Fprintf(w, "  %s: %s\n", name, onOneLine(value))
	}
}

func confidence(c float64) string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf(" (confidence %.2f)", c)
}

// onOneLine keeps what is printed of a text on its line.
func onOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

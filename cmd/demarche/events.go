package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/queries"
)

// eventFlags are the selection of events on the command line, shared by events and export.
type eventFlags struct {
	types                 []string
	source, target, actor string
	since, until          string
	attributedTo          string
	members               bool
}

func (f *eventFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&f.types, "type", nil, "CAMEO root classes such as DEMAND,APPEAL")
	cmd.Flags().StringVar(&f.source, "source", "", "who does or says it")
	cmd.Flags().StringVar(&f.target, "target", "", "to whom, or of whom it is asked")
	cmd.Flags().StringVar(&f.actor, "actor", "", "who is on either side")
	cmd.Flags().StringVar(&f.attributedTo, "according-to", "", "who says so")
	cmd.Flags().StringVar(&f.since, "since", "", "not before this date: 2019, 2019-07, 2019-07-14")
	cmd.Flags().StringVar(&f.until, "until", "", "not after this date")
	cmd.Flags().BoolVar(&f.members, "members", false, "a country stands for its officials and ministries too")
}

func (f *eventFlags) query() (queries.Events, error) {
	types, err := eventTypes(f.types)
	ref := func(name string) queries.Ref {
		r := queries.Named(name)
		if name != "" && f.members {
			r = r.WithMembers()
		}
		return r
	}
	return queries.Events{Type: types, Source: ref(f.source), Target: ref(f.target), Actor: ref(f.actor),
		AttributedTo: ref(f.attributedTo), Since: f.since, Until: f.until}, err
}

// eventTypes reads class names in any case.
func eventTypes(names []string) ([]graph.EventType, error) {
	var out []graph.EventType
	for _, n := range names {
		t := graph.EventType(strings.ToUpper(strings.TrimSpace(n)))
		if !t.Valid() {
			return nil, fmt.Errorf("unknown event type %q; the types are %s", n, join(graph.EventTypes(), ", "))
		}
		out = append(out, t)
	}
	return out, nil
}

func join[T ~string](list []T, sep string) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return strings.Join(out, sep)
}

func (a *app) events() *cobra.Command {
	var f eventFlags
	limit := 50
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Print a table of events: who, whom, what, how much, when, according to whom",
		Long:  `Prints the events that fit, each with the sentence it was read from.`,
		Example: `  demarche events --type DEMAND,APPEAL --target Japan
  demarche events --actor Trump --since 2019-07 --until 2019-12
  demarche events --according-to "Foreign Policy" --json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			q, err := f.query()
			if err != nil {
				return usage(cmd, err)
			}
			if limit < 0 {
				return usage(cmd, fmt.Errorf("--limit %d: ask for 0 events or more", limit))
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runEvents(cmd.Context(), q, limit)
		},
	}
	f.register(cmd)
	cmd.Flags().IntVar(&limit, "limit", limit, "print at most so many events")
	return cmd
}

func (a *app) runEvents(ctx context.Context, q queries.Events, limit int) (err error) {
	g, err := a.graph(ctx, open.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	reader := g.Snapshot()
	result, err := queries.Fetch(ctx, reader, q, queries.First(limit))
	if err != nil {
		return err
	}
	rows := make([]eventRow, 0, len(result.Rows))
	for _, r := range result.Rows {
		row, err := newEventRow(ctx, reader, r.Event)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	if a.json {
		return a.printEventsJSON(rows)
	}
	return a.printEvents(rows, result.HasNextPage)
}

// eventRow is an event with names in the place of IDs.
type eventRow struct {
	Type         string   `json:"type"`
	Source       []string `json:"source"`
	Target       []string `json:"target"`
	Via          []string `json:"via,omitempty"`
	Recipient    []string `json:"recipient,omitempty"`
	Content      string   `json:"content"`
	Amounts      []string `json:"amounts,omitempty"`
	Time         string   `json:"time,omitempty"`
	AttributedTo []string `json:"attributedTo,omitempty"`
	Polarity     string   `json:"polarity"`
	Modality     string   `json:"modality"`
	DisputedBy   []string `json:"disputedBy,omitempty"` // who denies it
	Sentence     string   `json:"sentence"`
	Article      string   `json:"article"`
}

func newEventRow(ctx context.Context, r graph.Reader, e *graph.Event) (eventRow, error) {
	n := namer{ctx: ctx, reader: r}
	row := eventRow{Type: string(e.Type), Source: n.names(e.Source), Target: n.names(e.Target), Via: n.names(e.Via),
		Recipient: n.names(e.Recipient), Content: e.Content, Time: e.Time.Value, AttributedTo: n.names(e.AttributedTo),
		Polarity: string(e.Polarity), Modality: string(e.Modality), DisputedBy: n.deniers(e)}
	for _, m := range e.Amounts {
		row.Amounts = append(row.Amounts, amountText(m))
	}
	if len(e.Evidence) > 0 {
		row.Sentence = strings.Join(strings.Fields(e.Evidence[0].Text), " ")
		row.Article = n.title(e.Evidence[0].Article)
	}
	return row, n.err
}

// amountText is an amount as the text has it, with what it is a rate of where the words themselves do not say.
func amountText(m graph.Amount) string {
	if m.Per != "" && !strings.Contains(m.Text, m.Per) {
		return m.Text + " a " + m.Per
	}
	return m.Text
}

// namer looks up names, keeping the first error.
type namer struct {
	ctx    context.Context
	reader graph.Reader
	err    error
}

func (n *namer) names(ids []graph.ID) []string {
	out := []string{} // JSON's [], not null
	for _, id := range ids {
		e, err := n.reader.Entity(n.ctx, id)
		if err != nil {
			n.err = errors.Join(n.err, err)
			continue
		}
		out = append(out, e.Name)
	}
	return out
}

// deniers are those who dispute an event.
func (n *namer) deniers(e *graph.Event) []string {
	var out []string
	for _, id := range e.DisputedBy {
		denial, err := n.reader.Event(n.ctx, id)
		if err != nil {
			n.err = errors.Join(n.err, err)
			continue
		}
		for _, name := range n.names(denial.Source) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (n *namer) title(id graph.ID) string {
	article, err := n.reader.Article(n.ctx, id)
	if err != nil {
		n.err = errors.Join(n.err, err)
		return ""
	}
	return strings.Join(strings.Fields(article.Title), " ")
}

func (a *app) printEventsJSON(rows []eventRow) error {
	e := json.NewEncoder(a.stdout)
	for _, r := range rows {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// printEvents draws the table: a row an event, and under it the sentence it was read from.
func (a *app) printEvents(rows []eventRow, more bool) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintln(a.stdout, "no such events in the graph")
		return err
	}
	t := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	t.AppendHeader(table.Row{"What", "Who", "Whom", "Content", "How much", "When", "According to"})
	var columns []table.ColumnConfig
	for i, width := range []int{14, 18, 18, 32, 14, 12, 20} {
		columns = append(columns, table.ColumnConfig{Number: i + 1, WidthMax: width, WidthMaxEnforcer: wrapCell})
	}
	t.SetColumnConfigs(columns)
	for _, r := range rows {
		t.AppendSeparator()
		t.AppendRow(table.Row{r.kind(), with(r.Source, "via", r.Via), with(r.Target, "received by", r.Recipient), r.Content,
			list(r.Amounts), r.Time, with(r.AttributedTo, "disputed by", r.DisputedBy)})
		evidence := openQuote + text.WrapSoft(r.Sentence, evidenceWidth) + "”\n— " + text.WrapSoft(r.Article, evidenceWidth)
		t.AppendRow(table.Row{"", evidence, evidence, evidence, evidence, evidence, evidence},
			table.RowConfig{AutoMerge: true, AutoMergeAlign: text.AlignLeft})
	}
	if _, err := fmt.Fprintln(a.stdout, t.Render()); err != nil {
		return err
	}
	if more {
		_, err := fmt.Fprintf(a.stdout, "only the first %d events are shown; ask for more with --limit\n", len(rows))
		return err
	}
	return nil
}

// The sentence under an event runs across its columns, so it is wrapped before it stands in any of them.
const (
	openQuote     = "“"
	evidenceWidth = 100
)

func wrapCell(cell string, width int) string {
	if strings.HasPrefix(cell, openQuote) {
		return cell
	}
	return text.WrapSoft(cell, width)
}

// kind is the class of an event, with what keeps it from being a plain fact.
func (r eventRow) kind() string {
	kind := r.Type
	if r.Polarity == string(graph.Negative) {
		kind = "not " + kind
	}
	if r.Modality != string(graph.Asserted) {
		kind += " (" + r.Modality + ")"
	}
	return kind
}

func list(names []string) string { return strings.Join(names, ", ") }

// with writes names, and others under a heading.
func with(names []string, heading string, others []string) string {
	if len(others) == 0 {
		return list(names)
	}
	return list(names) + " (" + heading + " " + list(others) + ")"
}

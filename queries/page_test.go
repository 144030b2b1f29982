package queries

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// TestPagesAreTheWhole puts pages of every size together, from either end, and expects the whole answer.
func TestPagesAreTheWhole(t *testing.T) {
	r := snapshot(t)
	for _, q := range []Query{Events{}, Events{Order: EventsByTimeDesc}, Entities{}, Entities{Order: EntitiesByMentions},
		Entities{Order: EntitiesByNameDesc}, Articles{}, Articles{Order: ArticlesByDayDesc}, Relations{}, Search{Text: "s"}} {
		want := rowIDs(t, r, q)
		for size := 1; size <= len(want)+1; size++ {
			if got := forwards(t, r, q, size); !slices.Equal(got, want) {
				t.Errorf("%s: first %d gives %d rows, want %d in the order\n%s\ngot\n%s", q, size, len(got), len(want), want, got)
			}
			if got := backwards(t, r, q, size); !slices.Equal(got, want) {
				t.Errorf("%s: last %d gives\n%s\nwant\n%s", q, size, got, want)
			}
		}
	}
}

func rowIDs(t *testing.T, r graph.Reader, q Query) []graph.ID {
	t.Helper()
	var out []graph.ID
	for row, err := range Run(t.Context(), r, q) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, row.ID())
	}
	return out
}

func forwards(t *testing.T, r graph.Reader, q Query, size int) (out []graph.ID) {
	for page := First(size); ; {
		res := fetch(t, r, q, page)
		for _, row := range res.Rows {
			out = append(out, row.ID())
		}
		if !res.HasNextPage {
			return out
		}
		page.After = res.Cursors[len(res.Cursors)-1]
	}
}

func backwards(t *testing.T, r graph.Reader, q Query, size int) (out []graph.ID) {
	for page := Last(size); ; {
		res := fetch(t, r, q, page)
		for _, row := range slices.Backward(res.Rows) {
			out = append(out, row.ID())
		}
		if !res.HasPreviousPage {
			slices.Reverse(out)
			return out
		}
		page.Before = res.Cursors[0]
	}
}

func fetch(t *testing.T, r graph.Reader, q Query, page Page) *Result {
	t.Helper()
	res, err := Fetch(t.Context(), r, q, page)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return res
}

// TestCursorSurvivesChange pages on after an article came in and another went out: nothing that stayed is skipped or
// told twice.
func TestCursorSurvivesChange(t *testing.T) {
	facts := graphtest.Facts()
	before, after := snapshotOf(t, facts[0], facts[1]), snapshotOf(t, facts[1], facts[2])
	first := fetch(t, before, Events{}, First(4))
	rest := fetch(t, after, Events{}, Page{After: first.Cursors[3]})
	seen := map[graph.ID]bool{}
	for _, row := range slices.Concat(first.Rows, rest.Rows) {
		if seen[row.ID()] {
			t.Errorf("%s is on both pages", row.ID())
		}
		seen[row.ID()] = true
	}
	for _, e := range facts[1].Events {
		if !seen[e.ID] {
			t.Errorf("%s is on neither page, though it was there all along", e.ID)
		}
	}
}

func TestFirstZero(t *testing.T) {
	res := fetch(t, snapshot(t), Events{}, First(0))
	if len(res.Rows) != 0 || !res.HasNextPage || res.HasPreviousPage {
		t.Errorf("first 0 gives %+v", res)
	}
}

func TestBadPages(t *testing.T) {
	r := snapshot(t)
	cursor := fetch(t, r, Events{}, First(1)).Cursors[0]
	one, minus := 1, -1
	for name, test := range map[string]struct {
		page  Page
		field string
	}{
		"both":               {Page{First: &one, Last: &one}, "first"},
		"negative first":     {Page{First: &minus}, "first"},
		"negative last":      {Page{Last: &minus}, "last"},
		"no cursor at all":   {Page{After: "x"}, "after"},
		"cursor cut short":   {Page{After: cursor[:len(cursor)-1]}, "after"},
		"not base64":         {Page{Before: "ä!"}, "before"},
		"with line breaks":   {Page{After: cursor[:8] + "\n" + cursor[8:]}, "after"},
		"huge":               {Page{After: strings.Repeat("A", 1<<20)}, "after"},
		"from another order": {Page{After: fetch(t, r, Entities{}, First(1)).Cursors[0]}, "after"},
		"of another version": {Page{After: forged(`["2","time, id","2031","urn:demarche:event:x"]`)}, "after"},
		"of another shape":   {Page{After: forged(`{"order":"time, id"}`)}, "after"},
	} {
		_, err := Fetch(t.Context(), r, Events{}, test.page)
		var e *Error
		if !errors.As(err, &e) || e.Field != test.field || e.Remedy == "" {
			t.Errorf("%s: error %v, want one on %s with a remedy", name, err, test.field)
		}
	}
}

// forged makes a cursor with a right checksum.
func forged(body string) string {
	return base64.RawURLEncoding.EncodeToString(append(checksum([]byte(body)), body...))
}

// TestTamperedCursor changes every character of a cursor in turn.
func TestTamperedCursor(t *testing.T) {
	cursor := writeCursor("time, id", position{"2031-02-27", "urn:demarche:event:a/1"})
	if at, err := readCursor("after", cursor, "time, id"); err != nil || *at != (position{"2031-02-27", "urn:demarche:event:a/1"}) {
		t.Fatalf("the cursor reads back as %v, %v", at, err)
	}
	for i := range cursor {
		changed := []byte(cursor)
		changed[i] = 'A' + (changed[i]-'A'+1)%26
		if string(changed) == cursor {
			continue
		}
		if at, err := readCursor("after", string(changed), "time, id"); err == nil {
			t.Errorf("with character %d changed it still reads, as %v", i, at)
		}
	}
}

func FuzzCursor(f *testing.F) {
	f.Add(writeCursor("id", position{"", "urn:demarche:event:a/1"}))
	f.Add("")
	f.Add(forged(`["1","id"]`))
	f.Fuzz(func(t *testing.T, cursor string) {
		at, err := readCursor("after", cursor, "id")
		if err != nil || at == nil {
			return
		}
		again, err := readCursor("after", writeCursor("id", *at), "id")
		if err != nil || *again != *at {
			t.Errorf("%q reads as %v, and written again as %v, %v", cursor, at, again, err)
		}
	})
}

func TestPageOf(t *testing.T) {
	list := []string{"a", "b", "c", "d", "e"}
	key := func(s string) string { return s }
	whole, err := PageOf(list, "letters", key, Page{})
	if err != nil || !slices.Equal(whole.Items, list) || whole.HasNextPage || whole.HasPreviousPage {
		t.Fatalf("the whole list is %+v, %v", whole, err)
	}
	at := func(s string) string { return whole.Cursors[slices.Index(list, s)] }
	two := 2
	for name, test := range map[string]struct {
		page Page
		want string // items, then < and > for more before and behind
	}{
		"first":               {First(2), "ab>"},
		"after":               {Page{First: &two, After: at("b")}, "cd<>"},
		"after the last":      {Page{After: at("e")}, "<"},
		"last":                {Last(2), "de<"},
		"before":              {Page{Last: &two, Before: at("d")}, "bc<>"},
		"between":             {Page{After: at("a"), Before: at("d")}, "bc<>"},
		"before behind after": {Page{After: at("d"), Before: at("b")}, "<>"},
		"more than there are": {First(9), "abcde"},
		"none":                {First(0), ">"},
	} {
		got, err := PageOf(list, "letters", key, test.page)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := strings.Join(got.Items, "")
		if got.HasPreviousPage {
			text += "<"
		}
		if got.HasNextPage {
			text += ">"
		}
		if text != test.want || got.Total != 5 || len(got.Cursors) != len(got.Items) {
			t.Errorf("%s: %q of %d, want %q of 5", name, text, got.Total, test.want)
		}
	}
	var e *Error
	if _, err := PageOf(list, "digits", key, Page{After: at("a")}); !errors.As(err, &e) {
		t.Errorf("a cursor of another list: %v", err)
	}
	if _, err := PageOf(list[1:], "letters", key, Page{After: at("a")}); !errors.As(err, &e) {
		t.Errorf("a cursor of an item that has gone: %v", err)
	}
}

// TestCancelled expects a cancelled context to be an error from every kind of query, whenever it comes.
func TestCancelled(t *testing.T) {
	r := snapshot(t)
	for _, q := range []Query{Events{}, Events{Order: EventsByTimeDesc}, Entities{}, Articles{}, Relations{}, Search{Text: "a"},
		Events{Source: Named("Nobody")}, Events{Source: Named("Ostravia").WithMembers()}} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := Fetch(ctx, r, q, Page{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, cancelled before: %v", q, err)
		}
		if _, err := Count(ctx, r, q); !errors.Is(err, context.Canceled) {
			t.Errorf("counting %s: %v", q, err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		p, err := Plan(ctx, r, q)
		if err != nil {
			t.Fatal(err)
		}
		var last error
		for _, err := range p.Rows(ctx) {
			cancel()
			last = err
		}
		cancel()
		if p.none == "" && !errors.Is(last, context.Canceled) {
			t.Errorf("%s, cancelled at the first row: %v", q, last)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Aggregate(ctx, r, Events{}, []Dimension{ByType}, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("aggregate: %v", err)
	}
	if _, err := CountAll(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("stats: %v", err)
	}
}

// TestStopsEarly breaks out of every kind of answer after one row, which must not panic and must not read on.
func TestStopsEarly(t *testing.T) {
	for _, q := range []Query{Events{}, Events{Order: EventsByTimeDesc}, Entities{}, Articles{}, Relations{}, Search{Text: "a"}} {
		n := 0
		for range Run(t.Context(), snapshot(t), q) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%s: %d rows before the break", q, n)
		}
	}
}

func TestNotAQuery(t *testing.T) {
	var nothing *Events
	for _, q := range []Query{nil, nothing} {
		var e *Error
		if _, err := Plan(t.Context(), snapshot(t), q); !errors.As(err, &e) {
			t.Errorf("%T: %v", q, err)
		}
	}
}

// TestDeepQuery nests conditions without end; the check must say so before anything recurses that deep.
func TestDeepQuery(t *testing.T) {
	q := &Events{}
	q.Not = q
	var e *Error
	if _, err := Plan(t.Context(), snapshot(t), *q); !errors.As(err, &e) || e.Field != "filter" {
		t.Errorf("a query inside itself: %v", err)
	}
	deep := Entities{}
	for range 100 {
		deep = Entities{And: []Entities{deep}}
	}
	if err := Check(deep); !errors.As(err, &e) {
		t.Errorf("a hundred nested conditions: %v", err)
	}
}

func TestStats(t *testing.T) {
	s, err := CountAll(t.Context(), snapshot(t))
	if err != nil {
		t.Fatal(err)
	}
	classes, types := 0, 0
	for _, c := range s.ByClass {
		classes += c.Count
	}
	for _, c := range s.ByType {
		types += c.Count
	}
	if s.Articles != 4 || classes != s.Entities || types != s.Events || s.Events == 0 || s.Relations == 0 || s.Sentences == 0 {
		t.Errorf("counts do not add up: %+v", s)
	}
	if got := fmt.Sprintf("%s %s %s", s.Publishers, s.FirstDay, s.LastDay); got != "[Courrier du Lac Harbour Post] 2031-03-04 2031-03-05" {
		t.Errorf("publishers and days are %s", got)
	}
}

func TestNear(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{{"japan", "japn", true}, {"japan", "japan", true}, {"iran", "iraq", true}, {"japan", "jordan", false}, {"", "a", false},
		{"matt pottinger", "mat potinger", true}, {"å", "a", true}, {"ab", "ba", false}} {
		if got := near(test.a, test.b); got != test.want {
			t.Errorf("near(%q, %q) is %t", test.a, test.b, got)
		}
	}
}

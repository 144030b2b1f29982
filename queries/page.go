package queries

import (
	"context"
	"strconv"

	"github.com/demarche-kg/demarche/graph"
)

// Page asks for a part of an answer, as Relay's connections do. The zero Page is everything.
type Page struct {
	First  *int   // at most so many from the start, or from behind After
	After  string // a cursor; only what lies behind it
	Last   *int   // at most so many from the end, or from before Before
	Before string // a cursor; only what lies before it
}

// First asks for the first n rows.
func First(n int) Page { return Page{First: &n} }

// Last asks for the last n rows.
func Last(n int) Page { return Page{Last: &n} }

// Check reports what is wrong with a page, without knowing the order of the answer; the error is an *Error.
func (p Page) Check() error {
	if p.First != nil && p.Last != nil {
		return &Error{Field: "first", Problem: "stands beside last", Remedy: "page forward with first and after, or backward with last and before"}
	}
	for _, n := range []struct {
		field string
		value *int
	}{{"first", p.First}, {"last", p.Last}} {
		if n.value != nil && *n.value < 0 {
			return &Error{Field: n.field, Value: strconv.Itoa(*n.value), Problem: "is negative", Remedy: "ask for 0 rows or more"}
		}
	}
	if _, err := parseCursor("after", p.After); err != nil {
		return err
	}
	_, err := parseCursor("before", p.Before)
	return err
}

// Result is one page of an answer.
type Result struct {
	Rows            []Row
	Cursors         []string // of each row
	Order           string   // the total order, in words: "time, id"
	HasNextPage     bool     // whether something lies behind the last row
	HasPreviousPage bool     // whether something lies before the first row
}

// Fetch runs a query and gives one page of its answer.
func Fetch(ctx context.Context, r graph.Reader, q Query, page Page) (*Result, error) {
	if err := page.Check(); err != nil {
		return nil, err
	}
	p, err := Plan(ctx, r, q)
	if err != nil {
		return nil, err
	}
	w := window{page: page, order: p.order}
	if err := w.bounds(); err != nil {
		return nil, err
	}
	for row, err := range p.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		if !w.take(row) {
			break
		}
	}
	return w.result(), nil
}

// window keeps the rows of one page out of a stream in total order.
type window struct {
	page          Page
	order         ordering
	after, before *position
	rows          []Row
	previous      bool // something was left out in front
	next          bool // something was left out behind
}

// bounds reads the cursors.
func (w *window) bounds() (err error) {
	if w.after, err = readCursor("after", w.page.After, w.order.name); err != nil {
		return err
	}
	w.before, err = readCursor("before", w.page.Before, w.order.name)
	return err
}

// take looks at the next row and reports whether to go on.
func (w *window) take(row Row) bool {
	at := w.order.of(row)
	if w.after != nil && w.order.compare(at, *w.after) <= 0 {
		w.previous = true
		return true
	}
	if w.before != nil && w.order.compare(at, *w.before) >= 0 {
		w.next = true
		return false
	}
	if w.page.First != nil && len(w.rows) == *w.page.First {
		w.next = true
		return false
	}
	w.rows = append(w.rows, row)
	if w.page.Last != nil && len(w.rows) > *w.page.Last {
		w.rows = w.rows[1:]
		w.previous = true
	}
	return true
}

func (w *window) result() *Result {
	res := &Result{Rows: w.rows, Order: w.order.name, HasNextPage: w.next, HasPreviousPage: w.previous}
	for _, row := range w.rows {
		res.Cursors = append(res.Cursors, writeCursor(w.order.name, w.order.of(row)))
	}
	return res
}

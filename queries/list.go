package queries

import "slices"

// List is one page of a list that is already at hand, such as the evidence of an event.
type List[T any] struct {
	Items           []T
	Cursors         []string
	Total           int
	HasNextPage     bool
	HasPreviousPage bool
}

// PageOf cuts a page out of a list. name says what list it is, so that a cursor of one is refused by another; key
// names an item within the list, and no two share one.
func PageOf[T any](list []T, name string, key func(T) string, page Page) (*List[T], error) {
	if err := page.Check(); err != nil {
		return nil, err
	}
	from, to, err := cut(list, name, key, page)
	if err != nil {
		return nil, err
	}
	if page.First != nil {
		to = min(to, from+*page.First)
	}
	if page.Last != nil {
		from = max(from, to-*page.Last)
	}
	out := &List[T]{Items: list[from:to], Total: len(list), HasNextPage: to < len(list), HasPreviousPage: from > 0}
	for _, item := range out.Items {
		out.Cursors = append(out.Cursors, writeCursor(name, position{key: key(item)}))
	}
	return out, nil
}

// cut finds the range between the page's cursors.
func cut[T any](list []T, name string, key func(T) string, page Page) (from, to int, err error) {
	find := func(field, cursor string) (int, error) {
		at, err := readCursor(field, cursor, name)
		if at == nil || err != nil {
			return -1, err
		}
		i := slices.IndexFunc(list, func(item T) bool { return key(item) == at.key })
		if i < 0 {
			return -1, &Error{Field: field, Value: cursor, Problem: "names an item that is no longer there", Remedy: "start without a cursor"}
		}
		return i, nil
	}
	after, err := find("after", page.After)
	if err != nil {
		return 0, 0, err
	}
	before, err := find("before", page.Before)
	if err != nil {
		return 0, 0, err
	}
	if before < 0 {
		before = len(list)
	}
	return after + 1, max(before, after+1), nil
}

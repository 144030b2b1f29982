package coref

import (
	"cmp"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// order sorts mentions.
type order struct {
	from, to []int // the old index by the new one, and the other way round
	old      []nlp.Mention
}

// sort puts the mentions of d in text order, outer before inner, and lets Role.Of follow.
func (o *order) sort(d *nlp.Doc) {
	n := len(d.Mentions)
	o.from, o.to = grow(o.from, n), grow(o.to, n)
	o.old = append(o.old[:0], d.Mentions...)
	for i := range n {
		o.from[i] = i
	}
	slices.SortStableFunc(o.from, func(a, b int) int {
		x, y := &o.old[a], &o.old[b]
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(y.End, x.End))
	})
	for to, from := range o.from {
		d.Mentions[to], o.to[from] = o.old[from], to
	}
	for i := range d.Mentions {
		if of := &d.Mentions[i].Role.Of; *of >= 0 {
			*of = o.to[*of]
		}
	}
}

// forget drops the strings of the mentions sorted last.
func (o *order) forget() {
	clear(o.old)
	o.old = o.old[:0]
}

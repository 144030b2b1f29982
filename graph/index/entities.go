package index

import (
	"cmp"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// entityIndex finds entities, each joined across the articles that name it.
type entityIndex struct {
	items     []*graph.Entity
	all       []int32
	byID      map[graph.ID]int
	byClass   postings[graph.Class]
	byArticle postings[graph.ID]
	names     []folded // sorted
}

// folded is one name or alias of the entity at a position.
type folded struct {
	name string
	at   int32
}

// named is an entity under way: what each article says of it, in the order of the articles.
type named struct {
	parts []*graph.Entity
	names []entityNames
}

func newEntityIndex(articles []*article) entityIndex {
	joined, names := joinEntities(articles)
	x := entityIndex{items: joined, all: upTo(len(joined)), byID: make(map[graph.ID]int, len(joined)),
		byClass: postings[graph.Class]{}, byArticle: postings[graph.ID]{}}
	for at, e := range joined {
		x.byID[e.ID] = at
		x.byClass.add(at, e.Class)
		for _, m := range e.Mentions {
			x.byArticle.add(at, m.Article)
		}
		for _, name := range names[e.ID] {
			x.names = append(x.names, folded{name, int32(at)})
		}
	}
	slices.SortFunc(x.names, func(a, b folded) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.at, b.at)) })
	return x
}

// joinEntities gives the entities in the order of graph.Reader, with their folded names.
func joinEntities(articles []*article) ([]*graph.Entity, map[graph.ID][]string) {
	byID := map[graph.ID]*named{}
	for _, a := range articles {
		for i := range a.facts.Entities {
			e := &a.facts.Entities[i]
			n := byID[e.ID]
			if n == nil {
				n = &named{}
				byID[e.ID] = n
			}
			n.parts, n.names = append(n.parts, e), append(n.names, a.names[i])
		}
	}
	joined := make([]*graph.Entity, 0, len(byID))
	names := make(map[graph.ID][]string, len(byID))
	for id, n := range byID {
		e := n.join()
		joined = append(joined, e)
		names[id] = n.foldedNames(e)
	}
	slices.SortFunc(joined, func(a, b *graph.Entity) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return joined, names
}

// join shares the entity of a single article.
func (n *named) join() *graph.Entity {
	if len(n.parts) == 1 {
		return n.parts[0]
	}
	e := graph.JoinEntity(n.parts)
	return &e
}

// foldedNames are the distinct folded forms of the name and the aliases of e, which n was joined to. The names that
// the join did not choose count only where a text uses them.
func (n *named) foldedNames(e *graph.Entity) []string {
	var forms []string
	for i, p := range n.parts {
		if p.Name == e.Name {
			forms = append(forms, n.names[i].name)
		}
		forms = append(forms, n.names[i].aliases...)
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// find gives the positions that m allows.
func (x *entityIndex) find(m graph.EntityMatch) selection {
	s := selection{x.all}
	anyOf(&s, m.Classes, x.byClass)
	anyOf(&s, one(m.Article), x.byArticle)
	if m.Name != "" {
		name := fold(m.Name)
		s.allow(x.withName(name, func(n string) bool { return n == name }))
	}
	if m.Prefix != "" {
		prefix := fold(m.Prefix)
		s.allow(x.withName(prefix, func(n string) bool { return strings.HasPrefix(n, prefix) }))
	}
	return s
}

// withName gives the positions of the run of names that begins at the first one not before from, as far as ok holds.
func (x *entityIndex) withName(from string, ok func(name string) bool) []int32 {
	at, _ := slices.BinarySearchFunc(x.names, from, func(n folded, from string) int { return cmp.Compare(n.name, from) })
	var found []int32
	for ; at < len(x.names) && ok(x.names[at].name); at++ {
		found = append(found, x.names[at].at)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

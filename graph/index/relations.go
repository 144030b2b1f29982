package index

import (
	"cmp"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// relationIndex finds relations, each as its article states it.
type relationIndex struct {
	items     []*graph.Relation
	all       []int32
	byID      map[graph.ID]int
	byType    postings[graph.RelationType]
	bySubject postings[graph.ID]
	byObject  postings[graph.ID]
	byArticle postings[graph.ID]
}

func newRelationIndex(articles []*article) relationIndex {
	var items []*graph.Relation
	for _, a := range articles {
		for i := range a.facts.Relations {
			items = append(items, &a.facts.Relations[i])
		}
	}
	slices.SortStableFunc(items, func(a, b *graph.Relation) int { return cmp.Compare(a.ID, b.ID) })
	x := relationIndex{items: items, all: upTo(len(items)), byID: make(map[graph.ID]int, len(items)),
		byType: postings[graph.RelationType]{}, bySubject: postings[graph.ID]{},
		byObject: postings[graph.ID]{}, byArticle: postings[graph.ID]{}}
	for at, r := range items {
		x.byID[r.ID] = at
		x.byType.add(at, r.Type)
		x.bySubject.add(at, r.Subject)
		x.byObject.add(at, r.Object)
		for _, ev := range r.Evidence {
			x.byArticle.add(at, ev.Article)
		}
	}
	return x
}

// find gives the positions that m allows.
func (x *relationIndex) find(m graph.RelationMatch) selection {
	s := selection{x.all}
	anyOf(&s, m.Types, x.byType)
	anyOf(&s, m.Subject, x.bySubject)
	anyOf(&s, m.Object, x.byObject)
	anyOf(&s, m.Either, x.bySubject, x.byObject)
	anyOf(&s, one(m.Article), x.byArticle)
	return s
}

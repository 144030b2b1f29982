package overlay

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// Apply changes the entities of an article as the user says: to whom an alias stands for, to who somebody is in that
// article, and to what several go by that are one. It leaves f normalized. Applied again it changes nothing.
func (o *Overlay) Apply(f *graph.Facts) {
	if o == nil || len(o.aliases)+len(o.one)+len(o.elsewhere) == 0 {
		return
	}
	to, came := map[graph.ID]graph.ID{}, make([]bool, len(f.Entities))
	for i := range f.Entities {
		e := &f.Entities[i]
		from := e.ID
		o.decideOn(f.Article.ID, e)
		if came[i] = e.ID != from; came[i] {
			to[from] = e.ID
		}
	}
	if len(to) == 0 {
		return
	}
	merge(f, came)
	rename(f, to)
	f.Normalize()
}

// decideOn gives an entity of an article the identity that the user says.
func (o *Overlay) decideOn(article graph.ID, e *graph.Entity) {
	scoped := strings.HasPrefix(e.ID.Key(), article.Key()+"/") && !halfNamed(e)
	if b, ok := o.aliases[key(e.Name)]; ok && b.class == e.Class && !scoped && !o.others[e.ID.Key()] {
		o.become(e, b)
	}
	for _, node := range o.nodes(e, scoped) {
		if is, ok := o.whoIn(article, node); ok {
			o.goBy(e, is, isID(node))
			break
		}
	}
	for _, node := range o.nodes(e, scoped) {
		if is, ok := o.one[node]; ok {
			o.goBy(e, is, isID(node))
			break
		}
	}
}

// halfNamed reports whether a person goes by a surname alone, if by any name: such a one belongs to the article until
// somebody says who it is, which is what a decision on the name does.
func halfNamed(e *graph.Entity) bool {
	return e.Class == graph.ClassPerson && !e.Group && !slices.ContainsFunc(strings.Fields(e.Name), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsUpper(first)
	})
}

// whoIn is who a node is in an article, if the user says that there it is another.
func (o *Overlay) whoIn(article graph.ID, node string) (string, bool) {
	for _, other := range o.elsewhere[node] {
		if other.article == article {
			return other.is, true
		}
	}
	return "", false
}

// nodes are what an entity may be decided on by: its ID, the key with what tells it apart, and its name. Those that
// belong to an article go by their ID alone, and so does not go by the name who is another than its other bearers.
func (o *Overlay) nodes(e *graph.Entity, scoped bool) []string {
	if scoped {
		return []string{string(e.ID)}
	}
	if k := e.ID.Key(); o.others[k] || o.others[string(e.ID)] {
		return []string{string(e.ID), k}
	}
	return []string{string(e.ID), e.ID.Key(), key(e.Name)}
}

// goBy gives an entity the identity of what the user calls it: a name, perhaps with a qualifier, or an ID. Only one whose
// own ID the user wrote, exact, may come to another class: a decision about the country Jordan is none about a person
// of that name.
func (o *Overlay) goBy(e *graph.Entity, is string, exact bool) {
	if isID(is) {
		id := graph.ID(is)
		if e.ID == id || e.Class != id.Class() && !exact {
			return
		}
		if e.Class != id.Class() {
			e.Class, e.Alpha2, e.Alpha3 = id.Class(), "", ""
		}
		e.ID = id
		return
	}
	if b, ok := o.known(is); ok {
		if e.Class == b.class || exact {
			o.become(e, b)
		}
		return
	}
	name, qualifier := qualified(is)
	e.Name, e.Group = name, false
	e.ID, e.Alpha2, e.Alpha3 = graph.EntityID(e.Class, name, qualifier), "", ""
}

// become gives an entity the identity of a bearer, whose ID is what package facts gives to one who is named so in a text.
func (o *Overlay) become(e *graph.Entity, b bearer) {
	e.Class, e.Name, e.Group, e.Alpha2, e.Alpha3 = b.class, b.name, false, "", ""
	info, known := o.gazetteer.Country(b.country)
	switch {
	case known && b.class == graph.ClassCountry:
		e.Name, e.Alpha2, e.Alpha3 = info.Name, info.Alpha2, info.Alpha3
		e.ID = graph.EntityID(e.Class, e.Name, "")
	case known && b.class != graph.ClassPerson && !strings.Contains(b.name, info.Name):
		e.ID = graph.EntityID(e.Class, e.Name, b.country)
	default:
		e.ID = graph.EntityID(e.Class, e.Name, "")
	}
}

// merge makes one of the entities that have come to the same ID. They are called as the one that had it before, or else
// as the first that is no group.
func merge(f *graph.Facts, came []bool) {
	at := map[graph.ID]int{}
	var kept []graph.Entity
	for i, e := range f.Entities {
		k, ok := at[e.ID]
		if !ok {
			at[e.ID] = len(kept)
			kept = append(kept, e)
			continue
		}
		one := &kept[k]
		mentions, group := slices.Concat(one.Mentions, e.Mentions), one.Group && e.Group
		if !came[i] || one.Group {
			*one = e
		}
		one.Mentions, one.Group = mentions, group
	}
	f.Entities = kept
}

// rename lets relations and events speak of the new IDs. What held between two that are one holds between nobody.
func rename(f *graph.Facts, to map[graph.ID]graph.ID) {
	now := func(id graph.ID) graph.ID {
		if n, ok := to[id]; ok {
			return n
		}
		return id
	}
	f.Relations = slices.DeleteFunc(f.Relations, func(r graph.Relation) bool {
		return r.Subject != r.Object && now(r.Subject) == now(r.Object)
	})
	for i := range f.Relations {
		r := &f.Relations[i]
		r.Subject, r.Object = now(r.Subject), now(r.Object)
	}
	for i := range f.Events {
		e := &f.Events[i]
		for _, slot := range []*[]graph.ID{&e.Source, &e.Target, &e.About, &e.Place, &e.AttributedTo} {
			var ids []graph.ID
			for _, id := range *slot {
				if id = now(id); !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			*slot = ids
		}
	}
}

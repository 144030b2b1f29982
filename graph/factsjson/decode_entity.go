package factsjson

import (
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// entities reads the entities, and then finds the mentions that have no offsets.
func (d *decoder) entities() error {
	place := map[graph.ID]int{} // in facts.Entities
	var lost []lostMention
	for i := range d.in.Entities {
		in, field := &d.in.Entities[i], fmt.Sprintf("entities[%d]", i)
		if err := oneOf(field+".type", graph.Class(in.Type), graph.EntityClasses()); err != nil {
			return err
		}
		if in.Name == "" {
			return faultAt(field+".name", "missing")
		}
		id := d.entityID(in)
		if err := d.define(field, in.ID, id); err != nil {
			return err
		}
		at, again := place[id]
		if again && in.IRI != "" {
			return faultAt(field+".iri", "%q is another entity's already", id)
		}
		if !again {
			at = len(d.facts.Entities)
			place[id] = at
			d.facts.Entities = append(d.facts.Entities, graph.Entity{
				ID: id, Class: graph.Class(in.Type), Name: in.Name, Group: in.Group, Alpha2: in.Alpha2, Alpha3: in.Alpha3,
				Confidence: in.Confidence,
			})
		}
		more, err := d.mentions(field, in, at)
		if err != nil {
			return err
		}
		lost = append(lost, more...)
	}
	return d.search(lost)
}

// entityID is the IRI given, or a new one. Groups, and what is not called by a name, belong to the article; countries
// always have names.
func (d *decoder) entityID(in *entity) graph.ID {
	class := graph.Class(in.Type)
	switch {
	case in.IRI != "":
		return graph.ID(in.IRI)
	case in.Group, class != graph.ClassCountry && !isName(in.Name):
		return graph.ScopedID(class, d.facts.Article.ID, in.Name)
	}
	return graph.EntityID(class, in.Name, "")
}

// lostMention is a mention whose place is still to be found.
type lostMention struct {
	field  string
	text   string
	entity int // in facts.Entities
}

// mentions reads those that have offsets and gives the others.
func (d *decoder) mentions(field string, in *entity, entity int) (lost []lostMention, err error) {
	if in.Offsets != nil && len(in.Offsets) != len(in.Mentions) {
		return nil, faultAt(field+".offsets", "%d offsets for %d mentions", len(in.Offsets), len(in.Mentions))
	}
	for i, text := range in.Mentions {
		if in.Offsets == nil {
			lost = append(lost, lostMention{fmt.Sprintf("%s.mentions[%d]", field, i), text, entity})
			continue
		}
		at, err := d.spanOf(fmt.Sprintf("%s.offsets[%d]", field, i), in.Offsets[i], text)
		if err != nil {
			return nil, err
		}
		d.addMention(entity, at)
	}
	return lost, nil
}

// search finds the mentions that have no offsets, the longest first, so that "Lake" is looked for outside of
// "Ministry of the Lake".
func (d *decoder) search(lost []lostMention) error {
	slices.SortStableFunc(lost, func(a, b lostMention) int { return len(b.text) - len(a.text) })
	for _, m := range lost {
		at, err := d.words.mention(m.text)
		if err != nil {
			return faultAt(m.field, "%.40q %w", m.text, err)
		}
		d.addMention(m.entity, at)
	}
	return nil
}

func (d *decoder) addMention(entity int, at graph.Span) {
	e := &d.facts.Entities[entity]
	e.Mentions = append(e.Mentions, graph.Mention{Article: d.facts.Article.ID, Span: at, Text: at.In(d.words.text)})
}

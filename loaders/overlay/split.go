package overlay

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// mendEntities splits entities that the user says are two, and names whoever is told of by an office.
func (o *Overlay) mendEntities(d *nlp.Doc) {
	changed := false
	if len(o.apart) > 0 {
		for e := range len(d.Entities) {
			changed = o.split(d, e) || changed
		}
	}
	if len(o.offices) > 0 {
		changed = o.nameHolders(d) || changed
	}
	if changed {
		settle(d)
	}
}

// part is those mentions of an entity that are one by the user's words.
type part struct {
	key    string
	entity int
}

// split gives mentions whose names are two an entity each. Pronouns and descriptions go with the name before them.
func (o *Overlay) split(d *nlp.Doc, e int) bool {
	if !d.Entities[e].Named {
		return false
	}
	parts, at, changed := []part{{key(d.Entities[e].Name), e}}, 0, false
	for _, m := range d.Entities[e].Mentions {
		if words := nameIn(d, &d.Mentions[m]); words != "" {
			k := key(words)
			if at = o.partOf(parts, k, at); at == len(parts) {
				parts = append(parts, part{k, len(d.Entities)})
				d.Entities = append(d.Entities, nlp.Entity{Class: d.Entities[e].Class, Name: words, Named: true})
			}
		}
		d.Mentions[m].Entity = parts[at].entity
		changed = changed || at > 0
	}
	return changed
}

// partOf is the part that a name belongs to, where the part before was at: that of the same name, or else the part before
// if the name is not told apart from it, or else any such, or else a new one.
func (o *Overlay) partOf(parts []part, k string, at int) int {
	apart := o.apart[k]
	if len(apart) == 0 {
		return at
	}
	for i, p := range parts {
		if p.key == k {
			return i
		}
	}
	if !apart[parts[at].key] {
		return at
	}
	for i, p := range parts {
		if !apart[p.key] {
			return i
		}
	}
	return len(parts)
}

// nameIn is the proper name that a mention holds, as the text or else the overlay has it; "" for none.
func nameIn(d *nlp.Doc, m *nlp.Mention) string {
	k := d.NameAt(m.Head)
	if !m.Role.Named || k < 0 {
		return ""
	}
	n := &d.Names[k]
	if n.Canon != "" {
		return n.Canon
	}
	return oneLine(d.TextOf(n.Range))
}

// nameHolders names those who are told of by an office alone, "the chairman of the Harbour Board", if the user says who
// held it when the article was published.
func (o *Overlay) nameHolders(d *nlp.Doc) bool {
	date, changed := dateOf(d.Meta.Published), false
	people := map[string]int{}
	for i, e := range d.Entities {
		if e.Named && e.Class == nlp.PersonClass {
			people[key(e.Name)] = i
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Class != nlp.PersonClass || m.Role.Named || m.Role.Group || m.Role.Former || m.Role.Spokes || m.Role.Office.Len() == 0 ||
			m.Entity < 0 || d.Entities[m.Entity].Named {
			continue
		}
		holder, ok := o.holder(d, m, date)
		if !ok {
			continue
		}
		if p, had := people[key(holder.name)]; had {
			move(d, m.Entity, p)
		} else {
			e := &d.Entities[m.Entity]
			e.Name, e.Named, e.Group = holder.name, true, false
			people[key(holder.name)] = m.Entity
		}
		changed = true
	}
	return changed
}

// holder is who held the office that a mention names: of the body that it belongs to, or of the country.
func (o *Overlay) holder(d *nlp.Doc, m *nlp.Mention, date string) (bearer, bool) {
	words := oneLine(d.TextOf(m.Role.Office))
	if of := m.Role.Of; of >= 0 && d.Mentions[of].Entity >= 0 {
		if b, ok := o.holderAt(officeKey(words, key(d.Entities[d.Mentions[of].Entity].Name)), date); ok {
			return b, true
		}
	}
	if m.Role.Country == "" {
		return bearer{}, false
	}
	return o.holderAt(officeKey(words, m.Role.Country), date)
}

// move gives the mentions of one entity to another.
func move(d *nlp.Doc, from, to int) {
	for _, m := range d.Entities[from].Mentions {
		if d.Mentions[m].Entity == from {
			d.Mentions[m].Entity = to
		}
	}
}

// settle drops entities without mentions and orders the rest by first mention, as coreference leaves them.
func settle(d *nlp.Doc) {
	old := slices.Clone(d.Entities)
	to := make([]int, len(old))
	for i := range to {
		to[i] = -1
	}
	d.Entities = d.Entities[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if to[m.Entity] < 0 {
			to[m.Entity] = len(d.Entities)
			e := old[m.Entity]
			e.Mentions = nil
			d.Entities = append(d.Entities, e)
		}
		m.Entity = to[m.Entity]
		d.Entities[m.Entity].Mentions = append(d.Entities[m.Entity].Mentions, i)
	}
	for i := range d.Mentions {
		if post := &d.Mentions[i].Role.Post; *post >= 0 {
			*post = to[*post]
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

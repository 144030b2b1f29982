package overlay

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// nameClasses are what a name may be the name of.
var nameClasses = []graph.Class{graph.ClassPerson, graph.ClassOrganization, graph.ClassCountry, graph.ClassPlace,
	graph.ClassMilitaryUnit, graph.ClassAgreement}

// nameRow is a line of names.tsv: name, type, country.
func (l *loader) nameRow(place string, cells []string) {
	b := bearer{name: cells[0], place: place}
	at := slices.IndexFunc(nameClasses, func(c graph.Class) bool {
		return strings.EqualFold(string(c), strings.ReplaceAll(cells[1], " ", ""))
	})
	if at < 0 {
		l.problem(place, "%q is no type of a name: write one of %s", cells[1], classList())
		return
	}
	b.class = nameClasses[at]
	if cells[2] != "" {
		info, ok := l.country(cells[2])
		switch {
		case !ok:
			l.problem(place, "no country is called %q: write its name or its two-letter code, or nothing", cells[2])
			return
		case b.class == graph.ClassCountry:
			l.problem(place, "a country is in no other: leave the third cell empty, or say in %s that %q is %q", aliasesFile, b.name, info.Name)
			return
		}
		b.country = info.Alpha2
	}
	l.add(b)
}

func classList() string {
	var names []string
	for _, c := range nameClasses {
		names = append(names, string(c))
	}
	return strings.Join(names, ", ")
}

// country finds a country by code or name.
func (l *loader) country(s string) (gazetteer.CountryInfo, bool) {
	if info, ok := l.gazetteer.Country(s); ok {
		return info, true
	}
	return l.gazetteer.CountryByName(s)
}

// add makes a name known. Saying the same twice is harmless.
func (l *loader) add(b bearer) {
	k := key(b.name)
	had, twice := l.bearers[k]
	if twice && (had.class != b.class || had.country != b.country) {
		l.problem(b.place, "%q is something else at %s: remove one of the lines", b.name, had.place)
		return
	}
	if !twice {
		l.bearers[k], had = b, b
	}
	l.forms.add(b.name, had) // in this spelling too
}

// known finds whom a name stands for: as the folders say, or else the gazetteer.
func (o *Overlay) known(name string) (bearer, bool) {
	if b, ok := o.bearers[key(name)]; ok {
		return b, true
	}
	words := strings.Fields(name)
	n, entries := o.gazetteer.Longest(words, 0)
	if n == 0 || n < len(words) {
		return bearer{}, false
	}
	for _, e := range entries {
		if c, ok := classOf[e.Kind]; ok && !o.apart[key(name)][key(e.Name)] {
			return bearer{class: c, name: e.Name, country: e.Country}, true
		}
	}
	return bearer{}, false
}

// classOf is the class of what the gazetteer knows; a demonym is no name of anything.
var classOf = map[gazetteer.Kind]graph.Class{gazetteer.Country: graph.ClassCountry, gazetteer.Seat: graph.ClassPlace,
	gazetteer.Capital: graph.ClassPlace, gazetteer.Region: graph.ClassPlace, gazetteer.City: graph.ClassPlace,
	gazetteer.Organization: graph.ClassOrganization, gazetteer.Leader: graph.ClassPerson}

// aliasRow is a line of aliases.tsv: alias, name.
func (l *loader) aliasRow(place string, cells []string) {
	k, d := key(cells[0]), decision{a: cells[0], b: cells[1], place: place}
	if k == key(d.b) {
		l.problem(place, "%q stands for itself: remove the line", d.a)
		return
	}
	if had, twice := l.aliasOf[k]; twice {
		if key(had.b) != key(d.b) {
			l.problem(place, "%q stands for %q at %s: remove one of the lines", d.a, had.b, had.place)
		}
		return
	}
	l.aliasOf[k] = d
	l.aliasing = append(l.aliasing, d)
}

// resolveAliases finds whom each alias stands for, which may be another alias.
func (l *loader) resolveAliases() {
	resolved := map[string]bearer{}
	for _, d := range l.aliasing {
		if b, ok := l.bearers[key(d.a)]; ok {
			l.problem(d.place, "%q is an alias here and a name of its own at %s: remove one of the lines", d.a, b.place)
			continue
		}
		if b, ok := l.endOf(d, resolved); ok {
			l.aliases[key(d.a)] = b
			l.forms.add(d.a, b)
		}
	}
	for k, b := range l.aliases {
		l.bearers[k] = b
	}
}

// endOf follows the aliases from d to a name. What lies on the way is resolved with it, so that a long chain is walked
// once.
func (l *loader) endOf(d decision, resolved map[string]bearer) (bearer, bool) {
	var way []string
	on := keys{}
	at := d
	for {
		k := key(at.a)
		if b, ok := resolved[k]; ok {
			return l.resolved(way, b, resolved)
		}
		if on[k] {
			l.problem(at.place, "the aliases run in a circle, from %q over %q back to %q: let one of them stand for a name", at.a, at.b, at.a)
			return l.resolved(way, bearer{}, resolved)
		}
		on[k] = true
		way = append(way, k)
		next, alias := l.aliasOf[key(at.b)]
		if alias {
			at = next
			continue
		}
		b, ok := l.known(at.b)
		if !ok {
			l.problem(at.place, "nobody knows what %q is: add it to %s with its type", at.b, namesFile)
		}
		return l.resolved(way, b, resolved)
	}
}

// resolved notes whom the aliases on a way stand for: nobody, where that was a problem.
func (l *loader) resolved(way []string, b bearer, resolved map[string]bearer) (bearer, bool) {
	for _, k := range way {
		resolved[k] = b
	}
	return b, b.name != ""
}

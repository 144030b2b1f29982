package overlay

import (
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// decision is a line that speaks of two names or ids.
type decision struct {
	a, b, place string
	article     graph.ID // in which alone a is b, "" for none
}

// other is who somebody is in one article.
type other struct {
	article graph.ID
	is      string // a name, perhaps with a qualifier, or an ID
}

// idPrefix begins every ID: names of users' never begin so.
const idPrefix = "urn:"

func isID(s string) bool { return strings.HasPrefix(s, idPrefix) }

// node is what a name or an ID is known by among those that are one: the ID, or the key of the name with its qualifier.
func node(s string) string {
	if isID(s) {
		return s
	}
	name, qualifier := qualified(s)
	return keyOf(name, qualifier)
}

// keyOf is the key of a name that a qualifier tells apart from others of the name, as the graph's IDs have it.
func keyOf(name, qualifier string) string {
	return graph.EntityID(graph.ClassOther, name, qualifier).Key()
}

// qualified splits "Jane Harlow (actress)" into the name and what tells her apart from others of the name.
func qualified(s string) (name, qualifier string) {
	at := strings.LastIndex(s, " (")
	if at <= 0 || !strings.HasSuffix(s, ")") || at+len(" ()") == len(s) {
		return s, ""
	}
	return s[:at], s[at+2 : len(s)-1]
}

// checkIDs reports what looks like an ID and is none of an entity.
func (l *loader) checkIDs(place string, names ...string) bool {
	for _, s := range names {
		if id := graph.ID(s); isID(s) && (!id.Valid() || !id.Class().IsEntity()) {
			l.problem(place, "%q is no id of an entity: copy it from the graph, such as urn:demarche:person:jane-harlow, or write a name", s)
			return false
		}
	}
	return true
}

func (l *loader) oneRow(place string, cells []string) {
	d := decision{a: cells[0], b: cells[1], place: place}
	if l.checkIDs(place, d.a, d.b) {
		l.unions = append(l.unions, d)
	}
}

func (l *loader) twoRow(place string, cells []string) {
	d := decision{a: cells[0], b: cells[1], place: place}
	if !l.checkIDs(place, d.a, d.b) {
		return
	}
	if node(d.a) == node(d.b) {
		l.problem(place, "%q and %q are the same name: tell the second apart, as in %q, and say in the third cell in which article it is meant",
			d.a, d.b, "Jane Harlow (actress)")
		return
	}
	if cells[2] != "" {
		id, ok := articleID(cells[2])
		if !ok {
			l.problem(place, "%q names no article: write its address (https://…) or its id (urn:demarche:article:…)", cells[2])
			return
		}
		if is, ok := l.whoIn(id, node(d.a)); ok && node(is) != node(d.b) {
			l.problem(place, "%q is %q in that article by an earlier line: remove one of the lines", d.a, is)
			return
		}
		d.article = id
		l.elsewhere[node(d.a)] = append(l.elsewhere[node(d.a)], other{id, d.b})
		l.others[node(d.b)] = true
	}
	l.twos = append(l.twos, d)
	l.keepApart(d.a, d.b)
}

// articleID is the ID of an article that is named by it or by its address.
func articleID(s string) (graph.ID, bool) {
	if isID(s) {
		id := graph.ID(s)
		return id, id.Valid() && id.Class() == graph.ClassArticle
	}
	return graph.ArticleID(&graph.Article{URL: s}), strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// decide joins what is one, unless it is two.
func (l *loader) decide() {
	var one groups
	var byKey groups // the same by keys alone, so that a name and an id cannot contradict each other unseen
	for _, d := range l.unions {
		one.join(d.a, d.b)
		byKey.join(keyed(d.a), keyed(d.b))
	}
	for _, d := range l.aliasing {
		byKey.join(keyed(d.b), keyed(d.a))
	}
	for _, d := range l.twos {
		if third, ok := l.whoIn(d.article, node(d.b)); ok && d.article != "" {
			l.problem(d.place, "%q is %q in that article, and that is %q by another line: say it in one line", d.a, d.b, third)
		}
		mixed := isID(d.a) != isID(d.b) || !isID(d.a)
		if one.same(d.a, d.b) || mixed && byKey.same(keyed(d.a), keyed(d.b)) {
			l.problem(d.place, "%q and %q are two here, but one by %s or %s: remove one of the lines", d.a, d.b, oneFile, aliasesFile)
		}
	}
	l.one = one.names()
}

// keyed is an ID as the name that its key spells, and a name as it is.
func keyed(s string) string {
	if isID(s) {
		return idPrefix + "key:" + graph.ID(s).Key()
	}
	return idPrefix + "key:" + node(s)
}

// keepApart notes that names are not to be joined. IDs are never joined but by decisions.
func (l *loader) keepApart(a, b string) {
	if isID(a) || isID(b) {
		return
	}
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		k := node(pair[0])
		if l.apart[k] == nil {
			l.apart[k] = keys{}
		}
		l.apart[k][node(pair[1])] = true
	}
}

// groups are sets of names and IDs that are one, each named after the member that was told of first.
type groups struct {
	index  map[string]int // node -> index
	parent []int
	name   []string // as the user wrote it
}

func (g *groups) at(s string) int {
	if g.index == nil {
		g.index = map[string]int{}
	}
	k := node(s)
	i, ok := g.index[k]
	if !ok {
		i = len(g.parent)
		g.index[k] = i
		g.parent, g.name = append(g.parent, i), append(g.name, s)
	}
	return g.root(i)
}

// root is the first member of the group that member i is in; the way to it becomes shorter.
func (g *groups) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// join makes two groups one.
func (g *groups) join(a, b string) {
	i, j := g.at(a), g.at(b)
	g.parent[max(i, j)] = min(i, j)
}

// same reports whether two are in one group. It adds none.
func (g *groups) same(a, b string) bool {
	i, ok := g.index[node(a)]
	j, too := g.index[node(b)]
	return ok && too && g.root(i) == g.root(j)
}

// names gives for each node what its group is named after.
func (g *groups) names() map[string]string {
	names := make(map[string]string, len(g.index))
	for k, i := range g.index {
		names[k] = g.name[g.root(i)]
	}
	return names
}

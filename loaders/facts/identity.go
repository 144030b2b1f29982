package facts

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// entityID names e, which is called n.Name in the graph; see the package's doc. country is the name of the country it
// belongs to, "" where none is known.
func (b *builder) entityID(e nlp.Entity, n graph.Entity, country string) graph.ID {
	office, nationless := e.Class == nlp.OfficeClass, e.Class == nlp.PersonClass || e.Class == nlp.CountryClass
	switch {
	case office && country != "":
		return graph.EntityID(n.Class, n.Name, "")
	case office, !e.Named, b.halfNamed(e):
		return b.scoped(n.Class, n.Name+" "+b.firstSaid(e))
	case country != "" && !nationless && !strings.Contains(n.Name, country):
		return graph.EntityID(n.Class, n.Name, e.Country)
	}
	return graph.EntityID(n.Class, n.Name, "")
}

// halfNamed reports whether a person goes by one name only, as thousands of others may, and the gazetteer knows of none
// who does so.
func (b *builder) halfNamed(e nlp.Entity) bool {
	if e.Class != nlp.PersonClass || len(withoutTitles(strings.Fields(e.Name))) > 1 {
		return false
	}
	if b.known == nil {
		b.known = map[string]bool{}
		for _, n := range b.doc.Names {
			if n.Canon != "" {
				b.known[n.Canon] = true
			}
		}
	}
	return !b.known[e.Name]
}

// withoutTitles takes the titles off the front of a name: they tell no two bearers of a surname apart.
func withoutTitles(name []string) []string {
	for len(name) > 0 && slices.Contains(titles[:], strings.TrimSuffix(strings.ToLower(name[0]), ".")) {
		name = name[1:]
	}
	return name
}

var titles = [...]string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "judge",
	"gen", "general", "col", "colonel", "lt", "capt", "captain", "maj", "major", "sgt", "adm", "admiral", "sen", "senator", "rep", "gov"}

// firstSaid is a hash of the sentence that first mentions e, so that the officials of one paragraph keep their ID when
// others are told of before them. "" where nothing mentions it.
func (b *builder) firstSaid(e nlp.Entity) string {
	if len(e.Mentions) == 0 {
		return ""
	}
	i := b.doc.SentenceOf(b.doc.Mentions[e.Mentions[0]].First)
	if i < 0 {
		return ""
	}
	return b.sentenceHash(i)
}

// relationID names a relation after what it relates: an article states each once.
func (b *builder) relationID(r *graph.Relation) graph.ID {
	return b.scoped(graph.ClassRelation, string(r.Type)+" "+hash(string(r.Subject), string(r.Object)))
}

// eventID names an event after its class, the words of its sentence and where in it the cue stands.
func (b *builder) eventID(f *nlp.Frame) graph.ID {
	at := "0"
	if f.Cue.Len() > 0 {
		at = strconv.Itoa(b.span(f.Cue).Start - b.span(b.doc.Sentences[f.Sentence].Range).Start)
	}
	return b.scoped(graph.ClassEvent, f.Type+" "+b.sentenceHash(f.Sentence)+" "+at)
}

// scoped names a node of this article only. Two of one description, such as two that stand in one sentence printed
// twice, are told apart by number.
func (b *builder) scoped(c graph.Class, local string) graph.ID {
	first := graph.ScopedID(c, b.facts.Article.ID, local)
	id := first
	for b.taken[id] > 0 {
		b.taken[first]++
		id = graph.ScopedID(c, b.facts.Article.ID, local+" "+strconv.Itoa(b.taken[first]))
	}
	b.taken[id] = 1
	return id
}

func (b *builder) sentenceHash(i int) string {
	return hash(oneLine(b.doc.TextOf(b.doc.Sentences[i].Range)))
}

// hash tells the few sentences or relations of one article apart; 40 bits are plenty, and scoped counts what collides.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil)[:5])
}

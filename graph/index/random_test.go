package index

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// writer invents valid articles. They draw on few names, types and days, so that their facts meet.
type writer struct {
	*rand.Rand
	actors int // how many names there are to draw on
}

func newWriter(seed uint64, actors int) *writer {
	return &writer{rand.New(rand.NewPCG(seed, 1)), actors}
}

// syllables bear marks and capitals, so that folding has something to do.
var syllables = []string{"Bré", "bre", "ŠU", "su", "Nå", "na", "Tø", "lim", "ÉG", "Ko"}

var times = []string{"", "", "2018", "2018-03", "2018-Q2", "2019-01-31", "2019-02-01T10:00Z", "201X", "2017/2019-06", "../2018-03-05", "2019-02/.."}

func (w *writer) name(i int) string {
	var b strings.Builder
	for ; i >= 0; i = i/len(syllables) - 1 {
		b.WriteString(syllables[i%len(syllables)])
	}
	return b.String()
}

func (w *writer) article(n int) *graph.Facts {
	a := graph.Article{URL: "https://example.org/" + strconv.Itoa(n), Published: times[w.IntN(len(times)-3)], Language: "en"}
	a.ID = graph.ArticleID(&a)
	f := &graph.Facts{}
	for range 3 + w.IntN(4) {
		f.Entities = append(f.Entities, w.entity(&a, f.Entities))
	}
	f.Article = a
	f.Sentences = []graph.Span{{Start: 0, End: len(a.Text)}}
	for i := range 2 + w.IntN(5) {
		f.Events = append(f.Events, w.event(f, i))
	}
	for i := range 1 + w.IntN(3) {
		f.Relations = append(f.Relations, w.relation(f, i))
	}
	return f
}

// entity writes a name that is not among those that stand in the text already, in one of several spellings.
func (w *writer) entity(a *graph.Article, there []graph.Entity) graph.Entity {
	e := graph.Entity{}
	for taken := true; taken; {
		i := w.IntN(w.actors)
		e.Class, e.Name = graph.EntityClasses()[i%3], w.name(i)
		e.ID = graph.EntityID(e.Class, e.Name, "")
		taken = false
		for _, other := range there {
			taken = taken || other.ID == e.ID
		}
	}
	spellings := []string{e.Name, strings.ToUpper(e.Name), e.Name + " " + strconv.Itoa(w.IntN(3))}
	e.Name = spellings[w.IntN(2)]
	for range w.IntN(3) {
		text := spellings[w.IntN(len(spellings))]
		e.Mentions = append(e.Mentions, graph.Mention{Article: a.ID, Span: graph.Span{Start: len(a.Text), End: len(a.Text) + len(text)}, Text: text})
		a.Text += text + " "
	}
	return e
}

func (w *writer) event(f *graph.Facts, i int) graph.Event {
	types := graph.EventTypes()
	e := graph.Event{ID: graph.ScopedID(graph.ClassEvent, f.Article.ID, strconv.Itoa(i)), Type: types[w.IntN(5)],
		Polarity: graph.Positive, Modality: graph.Asserted, Time: graph.Time{Value: times[w.IntN(len(times))]},
		Source: w.some(f), Target: w.some(f), About: w.some(f), Place: w.some(f), AttributedTo: w.some(f), Evidence: w.evidence(f)}
	if i > 0 && w.IntN(2) == 0 {
		e.Elaborates = append(e.Elaborates, f.Events[w.IntN(i)].ID)
	}
	if i > 0 && w.IntN(3) == 0 {
		e.Disputes = append(e.Disputes, f.Events[w.IntN(i)].ID)
	}
	return e
}

func (w *writer) relation(f *graph.Facts, i int) graph.Relation {
	types := graph.RelationTypes()
	return graph.Relation{ID: graph.ScopedID(graph.ClassRelation, f.Article.ID, strconv.Itoa(i)), Type: types[w.IntN(len(types)-1)],
		Subject: w.one(f), Object: w.one(f), Evidence: w.evidence(f)}
}

func (w *writer) one(f *graph.Facts) graph.ID { return f.Entities[w.IntN(len(f.Entities))].ID }

func (w *writer) some(f *graph.Facts) []graph.ID {
	var ids []graph.ID
	for range w.IntN(3) {
		ids = append(ids, w.one(f))
	}
	return ids
}

func (w *writer) evidence(f *graph.Facts) []graph.Evidence {
	return []graph.Evidence{{Article: f.Article.ID, Span: f.Sentences[0], Text: f.Article.Text}}
}

// articles invents n of them.
func (w *writer) articles(n int) []*graph.Facts {
	out := make([]*graph.Facts, n)
	for i := range out {
		out[i] = w.article(i)
	}
	return out
}

// eventMatch invents a match that holds of something now and then.
func (w *writer) eventMatch(facts []*graph.Facts) graph.EventMatch {
	var m graph.EventMatch
	for _, ids := range []*[]graph.ID{&m.Source, &m.Target, &m.Actor, &m.AttributedTo, &m.About, &m.Place} {
		if w.IntN(5) == 0 {
			*ids = append(w.some(facts[w.IntN(len(facts))]), w.one(facts[w.IntN(len(facts))]))
		}
	}
	if w.IntN(3) == 0 {
		m.Types = []graph.EventType{graph.EventTypes()[w.IntN(6)], graph.EventTypes()[w.IntN(6)]}
	}
	if w.IntN(4) == 0 {
		m.Article = facts[w.IntN(len(facts))].Article.ID
	}
	if w.IntN(3) == 0 {
		m.During, _ = graph.Time{Value: times[w.IntN(len(times))]}.Days()
	}
	return m
}

func (w *writer) entityMatch(facts []*graph.Facts) graph.EntityMatch {
	var m graph.EntityMatch
	name := w.name(w.IntN(w.actors))
	switch w.IntN(4) {
	case 0:
		m.Name = strings.ToLower(name)
	case 1:
		m.Prefix = string([]rune(name)[:w.IntN(3)])
	case 2:
		m.Name, m.Prefix = name+" 1", strings.ToUpper(name)
	}
	if w.IntN(3) == 0 {
		m.Classes = []graph.Class{graph.EntityClasses()[w.IntN(4)]}
	}
	if w.IntN(3) == 0 {
		m.Article = facts[w.IntN(len(facts))].Article.ID
	}
	return m
}

func (w *writer) relationMatch(facts []*graph.Facts) graph.RelationMatch {
	var m graph.RelationMatch
	for _, ids := range []*[]graph.ID{&m.Subject, &m.Object, &m.Either} {
		if w.IntN(3) == 0 {
			*ids = append(w.some(facts[w.IntN(len(facts))]), w.one(facts[w.IntN(len(facts))]))
		}
	}
	if w.IntN(3) == 0 {
		m.Types = []graph.RelationType{graph.RelationTypes()[w.IntN(9)], graph.RelationTypes()[w.IntN(9)]}
	}
	if w.IntN(4) == 0 {
		m.Article = facts[w.IntN(len(facts))].Article.ID
	}
	return m
}

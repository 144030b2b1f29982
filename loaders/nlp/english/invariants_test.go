package english_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// checkDoc gives what is wrong with the layers of a document: what every later stage and package facts rely on.
func checkDoc(d *nlp.Doc) []string {
	c := &checker{doc: d}
	c.tokens()
	c.trees()
	c.ordered("chunks", len(d.Chunks), func(i int) nlp.Range { return d.Chunks[i].Range }, false)
	c.ordered("names", len(d.Names), func(i int) nlp.Range { return d.Names[i].Range }, false)
	c.ordered("times", len(d.Times), func(i int) nlp.Range { return d.Times[i].Range }, false)
	c.ordered("amounts", len(d.Amounts), func(i int) nlp.Range { return d.Amounts[i].Range }, false)
	c.ordered("mentions", len(d.Mentions), func(i int) nlp.Range { return d.Mentions[i].Range }, true)
	c.mentions()
	c.entities()
	c.clusters()
	c.relations()
	c.quotations()
	c.frames()
	return c.faults
}

type checker struct {
	doc    *nlp.Doc
	faults []string
}

func (c *checker) check(ok bool, format string, args ...any) {
	if !ok {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
}

// within reports whether r is a range of one sentence; an empty one is where empty says so.
func (c *checker) within(r nlp.Range, empty bool) bool {
	if r.Len() == 0 {
		return empty
	}
	if r.First < 0 || r.Len() < 0 || r.End > len(c.doc.Tokens) {
		return false
	}
	s := c.doc.SentenceOf(r.First)
	return s >= 0 && c.doc.Sentences[s].Contains(r)
}

// ordered checks that a layer stands in the order of the text, which finding items by bisection needs.
func (c *checker) ordered(layer string, n int, at func(int) nlp.Range, mayOverlap bool) {
	for i := range n {
		c.check(c.within(at(i), false), "%s %d: range %v is not of one sentence", layer, i, at(i))
		if i > 0 && mayOverlap {
			c.check(at(i-1).First <= at(i).First, "%s %d begins before the one before it", layer, i)
		} else if i > 0 {
			c.check(at(i-1).End <= at(i).First, "%s %d overlaps the one before it", layer, i)
		}
	}
}

// tokens checks that blocks, tokens and sentences rise and lie in each other and in the text.
func (c *checker) tokens() {
	d, at := c.doc, 0
	for i, b := range d.Blocks {
		c.check(at <= b.Start && b.Start < b.End && b.End <= len(d.Text), "block %d: %v behind %d", i, b.Span, at)
		at = b.End
	}
	at = 0
	for i, t := range d.Tokens {
		c.check(at <= int(t.Start) && t.Start < t.End && int(t.End) <= len(d.Text), "token %d: %v behind %d", i, t.Span(), at)
		c.check(utf8.ValidString(d.Form(i)), "token %d cuts a rune: %q", i, d.Form(i))
		at = int(t.End)
	}
	first := 0
	for i, s := range d.Sentences {
		c.check(s.First == first && s.Len() > 0 && s.Block >= 0 && s.Block < len(d.Blocks), "sentence %d: %+v behind token %d", i, s, first)
		c.check(d.Blocks[s.Block].Contains(d.SpanOf(s.Range)), "sentence %d is not in its block", i)
		first = s.End
	}
	c.check(first == len(d.Tokens), "%d tokens in sentences, of %d", first, len(d.Tokens))
}

// trees checks that the heads of each sentence are a tree with one root whose arcs do not cross.
func (c *checker) trees() {
	d := c.doc
	for n, s := range d.Sentences {
		roots := 0
		reach := make([]int, s.Len()) // 0 unknown, 1 on the way, 2 reaches the root
		for i := s.First; i < s.End; i++ {
			if d.Tokens[i].Head == nlp.NoHead {
				roots++
			} else if !s.Has(int(d.Tokens[i].Head)) {
				c.check(false, "token %d has its head %d in another sentence", i, d.Tokens[i].Head)
				return
			}
			c.check(climbs(d, s.Range, reach, i), "token %d is in a cycle", i)
		}
		c.check(roots == 1, "sentence %d has %d roots", n, roots)
		c.check(!crosses(d, s.Range), "arcs of sentence %d cross", n)
	}
}

// climbs reports whether the heads from token i on lead to a root. Tokens passed on the way are marked in reach.
func climbs(d *nlp.Doc, s nlp.Range, reach []int, i int) bool {
	path := []int{}
	for ; i != nlp.NoHead && reach[i-s.First] == 0; i = int(d.Tokens[i].Head) {
		reach[i-s.First] = 1
		path = append(path, i)
	}
	if i != nlp.NoHead && reach[i-s.First] == 1 {
		return false
	}
	for _, p := range path {
		reach[p-s.First] = 2
	}
	return true
}

// crosses reports whether two arcs of a sentence cross: reading from left to right, arcs must close in the reverse of the
// order in which they opened, as brackets do.
func crosses(d *nlp.Doc, s nlp.Range) bool {
	right := make([][]int, s.Len()) // ends to the right of each token, nearest last
	for i := s.End - 1; i >= s.First; i-- {
		if h := int(d.Tokens[i].Head); h != nlp.NoHead {
			l := min(h, i) - s.First
			right[l] = append(right[l], max(h, i))
		}
	}
	var open []int
	for i := s.First; i < s.End; i++ {
		for len(open) > 0 && open[len(open)-1] == i {
			open = open[:len(open)-1]
		}
		ends := slices.Sorted(slices.Values(right[i-s.First]))
		slices.Reverse(ends)
		if len(ends) > 0 && len(open) > 0 && ends[0] > open[len(open)-1] {
			return true
		}
		open = append(open, ends...)
	}
	return false
}

func index(i, n int) bool { return i >= -1 && i < n }

func (c *checker) mentions() {
	d := c.doc
	for i, m := range d.Mentions {
		c.check(index(m.Entity, len(d.Entities)), "mention %d: entity %d", i, m.Entity)
		c.check(m.Has(m.Head), "mention %d: head %d outside %v", i, m.Head, m.Range)
		c.check(c.within(m.Role.Office, true), "mention %d: office %v", i, m.Role.Office)
		c.check(index(m.Role.Of, len(d.Mentions)) && m.Role.Of != i, "mention %d: of %d", i, m.Role.Of)
		post := m.Role.Post
		c.check(post == -1 || post >= 0 && post < len(d.Entities) && d.Entities[post].Class == nlp.OfficeClass, "mention %d: post %d", i, post)
		c.check(m.Entity < 0 || slices.Contains(d.Entities[m.Entity].Mentions, i), "mention %d is not among those of its entity", i)
	}
}

func (c *checker) entities() {
	for i, e := range c.doc.Entities {
		c.check(len(e.Mentions) > 0 && slices.IsSorted(e.Mentions), "entity %d %q: mentions %v", i, e.Name, e.Mentions)
		c.check(strings.TrimSpace(e.Name) != "" && !strings.ContainsAny(e.Name, "\n\r"), "entity %d: name %q", i, e.Name)
		for _, m := range e.Mentions {
			c.check(c.doc.Mentions[m].Entity == i, "entity %d claims mention %d of entity %d", i, m, c.doc.Mentions[m].Entity)
		}
	}
}

func (c *checker) clusters() {
	begin := 0
	for i, cluster := range c.doc.Clusters {
		c.check(len(cluster) > 1, "cluster %d has %d phrases", i, len(cluster))
		for k, m := range cluster {
			c.check(c.within(m, false) && (k == 0 || cluster[k-1].First <= m.First), "cluster %d: %v", i, cluster)
		}
		c.check(begin <= cluster[0].First, "cluster %d begins before the one before it", i)
		begin = cluster[0].First
	}
}

func (c *checker) relations() {
	d := c.doc
	for i, r := range d.Relations {
		c.check(r.Subject >= 0 && r.Subject < len(d.Entities) && index(r.Object, len(d.Entities)) && r.Subject != r.Object,
			"relation %d: %s(%d, %d)", i, r.Type, r.Subject, r.Object)
		c.check(index(r.Time, len(d.Times)) && c.within(r.Cue, false) && r.Sentence == d.SentenceOf(r.Cue.First), "relation %d: %+v", i, r)
	}
}

func (c *checker) quotations() {
	d := c.doc
	for i, q := range d.Quotations {
		c.check(c.within(q.Content, false) && c.within(q.Cue, true) && c.within(q.Source, true), "quotation %d: %+v", i, q)
		c.check(index(q.Speaker, len(d.Mentions)) && index(q.Outer, len(d.Quotations)), "quotation %d: %+v", i, q)
		c.check(index(q.Continues, len(d.Quotations)) && q.Continues != i, "quotation %d is more of %d", i, q.Continues)
		steps := 0
		for o := q.Outer; o >= 0 && steps <= len(d.Quotations); o = d.Quotations[o].Outer {
			steps++
		}
		c.check(steps <= len(d.Quotations), "quotation %d passes itself on", i)
		c.check(i == 0 || d.SentenceOf(d.Quotations[i-1].Content.First) <= d.SentenceOf(q.Content.First), "quotation %d stands before the one before it", i)
	}
}

func (c *checker) frames() {
	d := c.doc
	for i, f := range d.Frames {
		c.check(c.within(f.Cue, false) && c.within(f.Content, false), "frame %d %s: cue %v, content %v", i, f.Type, f.Cue, f.Content)
		c.check(f.Sentence == d.SentenceOf(f.Cue.First) && index(f.Time, len(d.Times)), "frame %d: %+v", i, f)
		c.check(i == 0 || d.Frames[i-1].Sentence <= f.Sentence, "frame %d stands before the one before it", i)
		for _, slot := range [][]int{f.Source, f.Target, f.About, f.Place, f.AttributedTo} {
			for k, e := range slot {
				c.check(e >= 0 && e < len(d.Entities) && !slices.Contains(slot[:k], e), "frame %d: entities %v", i, slot)
			}
		}
		for _, a := range f.Amounts {
			c.check(a >= 0 && a < len(d.Amounts), "frame %d: amount %d", i, a)
		}
		for _, other := range slices.Concat(f.Elaborates, f.Disputes) {
			c.check(other >= 0 && other < i, "frame %d retells or disputes %d, which does not stand before it", i, other)
		}
	}
}

// readAnything is the pipeline of a reader without its refusals: what it takes for English may still be anything.
func readAnything(t testing.TB, r *english.Reader) *nlp.Pipeline {
	t.Helper()
	p, err := nlp.New(r.Stages()...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestLayersAreSound checks the layers of every article and hostile text of these tests.
func TestLayersAreSound(t *testing.T) {
	pipeline := readAnything(t, newReader(t))
	texts := hostileTexts()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(data)
	}
	for name, text := range texts {
		d, err := nlp.NewDoc(text, nlp.Meta{})
		if err == nil {
			err = pipeline.Annotate(t.Context(), d)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, fault := range checkDoc(d) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

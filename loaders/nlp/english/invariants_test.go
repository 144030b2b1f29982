package english_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// checkDoc gives what is wrong with the layers of a document: what every later stage and package facts rely on.
func checkDoc(d *nlp.Doc) []string {
	c := &checker{doc: d}
	c.ordered("chunks", len(d.Chunks), func(i int) nlp.Range { return d.Chunks[i].Range }, false)
	c.ordered("names", len(d.Names), func(i int) nlp.Range { return d.Names[i].Range }, false)
	c.ordered("times", len(d.Times), func(i int) nlp.Range { return d.Times[i].Range }, false)
	c.ordered("amounts", len(d.Amounts), func(i int) nlp.Range { return d.Amounts[i].Range }, false)
	c.ordered("mentions", len(d.Mentions), func(i int) nlp.Range { return d.Mentions[i].Range }, true)
	c.mentions()
	c.entities()
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

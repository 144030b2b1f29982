package frame

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// clause reads the clauses of one sentence.
type clause struct {
	*builder
	*nlp.Tree
	sentence int
	sent     nlp.Range
	from     int // first frame of this sentence
}

// told gives the frames found in this sentence so far.
func (c *clause) told() []nlp.Frame { return c.doc.Frames[c.from:] }

// tell adds a frame of this sentence, told by the word at token i.
func (c *clause) tell(f nlp.Frame, i int) {
	c.doc.Frames = append(c.doc.Frames, f)
	c.triggers = append(c.triggers, i)
}

// end is where the clause around a cue at token i ends: at the end of the sentence or of what is quoted, before a
// reporting clause, before ", and" with a verb of its own, at a semicolon or dash.
func (c *clause) end(i int) int {
	d := c.doc
	limit := c.sent.End
	for _, q := range c.voiced() {
		if !q.Content.Has(i) {
			continue
		}
		limit = min(limit, q.Content.End)
		if at := c.reportingStart(q); q.Cue.Len() > 0 && at > i && !q.Content.Has(q.Cue.First) {
			limit = min(limit, at)
		}
	}
	limit = c.relativeEnd(i, limit)
	for k := i + 1; k < limit; k++ {
		switch d.Form(k) {
		case ";", "--", "–", "—":
			return k
		case ",":
			if c.newClause(k + 1) {
				return k
			}
		case "and", "but":
			if c.newPredicate(i, k+1) {
				return k
			}
		}
	}
	for limit > i+1 && d.Tokens[limit-1].Is(nlp.Punct) && !isQuote(d.Form(limit-1)) && d.Form(limit-1) != "%" {
		limit--
	}
	return limit
}

func isQuote(form string) bool {
	switch form {
	case `"`, "“", "”", "''", "``":
		return true
	}
	return false
}

// reportingStart is the first token of a reporting clause: its source or its cue.
func (c *clause) reportingStart(q *nlp.Quotation) int {
	if q.Source.Len() > 0 && q.Source.First < q.Cue.First {
		return q.Source.First
	}
	return q.Cue.First
}

// newClause reports whether the words at token i, behind a comma, begin a clause of their own: "and has floated",
// "but Kyiv denied", "saying …", "which …".
func (c *clause) newClause(i int) bool {
	d := c.doc
	if i >= c.sent.End {
		return false
	}
	switch d.Lower(i) {
	case "which", "who", "while", "whereas", "saying", "adding", "citing", "according", "although", "though":
		return true
	case "and", "but", "or":
		for k := i + 1; k < min(c.sent.End, i+8); k++ {
			if at := d.ChunkAt(k); at >= 0 && d.Chunks[at].Kind == nlp.VerbGroup {
				return !d.Chunks[at].Verb.Is(nlp.Participle) && !d.Chunks[at].Verb.Is(nlp.Gerund)
			}
			if d.Form(k) == "," {
				return false
			}
		}
	}
	return false
}

// relativeEnd is where a relative clause around token i ends because the main clause goes on with its verb: "who accused
// Kenya of theft [has resigned]". It is limit where there is none.
func (c *clause) relativeEnd(i, limit int) int {
	d := c.doc
	for v, ch := range d.ChunksIn(nlp.Range{First: i + 1, End: limit}) {
		if ch.Kind != nlp.VerbGroup || ch.Has(i) {
			continue
		}
		if k := d.RelativeClauseBefore(v, c.sent.First); k >= 0 && d.Chunks[k].First < i {
			return ch.First
		}
		return limit
	}
	return limit
}

// newPredicate reports whether a verb group at token k, behind "and", goes on where the one that holds token i began:
// both say what was done, as "condemned the plan and [urged Norway to leave]" does, and "asked it to stop and leave" does not.
func (c *clause) newPredicate(i, k int) bool {
	d := c.doc
	at, first := d.ChunkAt(k), d.ChunkAt(i)
	if at < 0 || first < 0 || d.Chunks[at].First != k || d.Chunks[at].Kind != nlp.VerbGroup {
		return false
	}
	x := d.Tokens[d.Chunks[at].Head].XPOS
	return (x == nlp.VBD || x == nlp.VBZ) && x == d.Tokens[d.Chunks[first].Head].XPOS && d.Chunks[at].Len() == d.Chunks[first].Len()
}

// after is the index of the first chunk that begins at or behind token i and before end, or -1.
func (c *clause) after(i, end int) int {
	if k := c.doc.ChunkFrom(i); k < len(c.doc.Chunks) && c.doc.Chunks[k].End <= end {
		return k
	}
	return -1
}

// object is the index of the noun phrase that is the object of the verb group at chunk v, or -1: the phrase right
// behind it, adverbs and opening quotation marks aside.
func (c *clause) object(v, end int, particle string) int {
	d := c.doc
	if at := c.chunkOf(c.objectToken(d.Chunks[v].Head)); at >= 0 {
		return at
	}
	return c.objectByOrder(v, end, particle)
}

// objectByOrder is object by the order of the chunks.
func (c *clause) objectByOrder(v, end int, particle string) int {
	d := c.doc
	k := c.after(d.Chunks[v].End, end)
	if k < 0 || d.Chunks[k].Kind != nlp.NounPhrase {
		return -1
	}
	for i := d.Chunks[v].End; i < d.Chunks[k].First; i++ {
		if p := d.Tokens[i].UPOS; p != nlp.ADV && p != nlp.DET && p != nlp.ADJ && !isQuote(d.Form(i)) && (particle == "" || d.Lower(i) != particle) {
			return -1
		}
	}
	return k
}

// behind is the index of the noun phrase behind a preposition in [i, end), or -1. The phrase must follow directly.
func (c *clause) behind(preposition string, i, end int) int {
	d := c.doc
	for k := i; k < end; k++ {
		if d.Lower(k) != preposition || d.Tokens[k].UPOS == nlp.PART {
			continue
		}
		if at := c.after(k+1, end); at >= 0 && d.Chunks[at].Kind == nlp.NounPhrase && d.Chunks[at].First <= k+3 {
			return at
		}
	}
	return -1
}

// actors gives the entities of the noun phrase at chunk k and of those joined to it. A phrase whose head is no actor
// but that is owned by one ("Japan's parliament building", "Iran's decision") gives its owner.
func (c *clause) actors(k, end int) []int {
	d := c.doc
	if k < 0 {
		return nil
	}
	ms := d.CoordinatedAfter(k, end)
	if len(ms) == 0 {
		if owner := c.owner(k); owner >= 0 {
			ms = []int{owner}
		}
	}
	return c.entities(ms)
}

// owner is the mention inside a noun phrase before a possessive: "Iran" in "Iran's decision", or -1.
func (c *clause) owner(k int) int {
	ch := c.doc.Chunks[k]
	for i := ch.First; i+1 < ch.End; i++ {
		if f := c.doc.Form(i + 1); f == "'s" || f == "’s" || f == "'" || f == "’" {
			return c.doc.MentionAt(i)
		}
	}
	return -1
}

// entities maps mentions to entities, each once, leaving out what cannot act.
func (c *clause) entities(mentions []int) []int {
	var out []int
	for _, m := range mentions {
		if e := c.doc.Mentions[m].Entity; e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// onlyActors leaves the entities that can do or be asked something.
func (c *clause) onlyActors(entities []int) []int {
	return slices.DeleteFunc(slices.Clone(entities), func(e int) bool { return !c.acts(e) })
}

// headMatches reports whether the noun phrase at chunk k is one of the objects that an entry asks for.
func (c *clause) headMatches(k int, objects []string) bool {
	if len(objects) == 0 {
		return true
	}
	if k < 0 {
		return false
	}
	if c.headIs(k, objects) {
		return true
	}
	h := c.doc.Chunks[k].Head // "tons of aid", "a series of talks", "a state of emergency"
	if of := c.oblique(h, "of"); of > h && c.lexicon.heads["measure"][c.doc.Lemma(h)] {
		return c.headIs(c.chunkOf(of), objects)
	}
	return false
}

// headIs reports whether the noun phrase at chunk k is one of the objects, as headMatches has it.
func (c *clause) headIs(k int, objects []string) bool {
	if k < 0 {
		return false
	}
	d := c.doc
	ch := d.Chunks[k]
	m := d.MentionIn(ch)
	for _, o := range objects {
		switch {
		case o == "@amount":
			if c.hasAmount(ch.Range) {
				return true
			}
		case strings.HasPrefix(o, "@"):
			if m >= 0 && d.Mentions[m].Class == objectClasses[o] {
				return true
			}
		case d.Lemma(ch.Head) == o:
			return true
		case strings.Contains(o, "_") && ch.Head > 0 && d.Lemma(ch.Head-1)+"_"+d.Lemma(ch.Head) == o:
			return true
		}
	}
	return false
}

// hasAmount reports whether an amount shares a token with r.
func (c *clause) hasAmount(r nlp.Range) bool {
	for _, a := range c.doc.AmountsIn(c.sent) {
		if a.Overlaps(r) {
			return true
		}
	}
	return false
}

var objectClasses = map[string]nlp.EntityClass{
	"@person": nlp.PersonClass, "@country": nlp.CountryClass, "@organization": nlp.OrganizationClass,
	"@unit": nlp.MilitaryUnitClass, "@place": nlp.PlaceClass, "@agreement": nlp.AgreementClass,
}

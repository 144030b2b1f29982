package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// noun reads the event that the noun phrase at chunk k names, if a light verb says that it takes place ("negotiations
// will start", "no talks have taken place"), that somebody does it ("held talks with"), or that it is done ("the
// demand was made to … by …").
func (c *clause) noun(k int) {
	d, ch := c.doc, c.doc.Chunks[k]
	entries := c.lexicon.nouns[d.Lemma(ch.Head)]
	if len(entries) == 0 || d.MentionIn(ch) >= 0 {
		return
	}
	v, kind := c.lightVerb(k)
	if v < 0 {
		c.nounOfDoer(k, entries)
		return
	}
	end := max(c.end(d.Chunks[v].Head), ch.End)
	for _, e := range entries {
		if !c.nounApplies(e, v) || c.tells(e.class, d.Chunks[v].Range) {
			continue
		}
		f := c.newFrame(e, lightNoun, nlp.Range{First: min(ch.First, d.Chunks[v].First), End: max(ch.End, d.Chunks[v].End)}, d.Chunks[v].Verb)
		c.nounActors(&f, e, k, v, kind, end)
		if len(f.Source) == 0 && len(f.Target) == 0 {
			return
		}
		if c.denied(ch) {
			f.Negative = true
		}
		f.Content = nlp.Range{First: f.Cue.First, End: end}
		if kind == "does" {
			f.Content.First = d.Chunks[v].Head
		}
		c.finishFrame(&f, e, end)
		c.tell(f, ch.Head)
		return
	}
}

// nounOfDoer reads an event that a noun names with the one who does it: "Kenya's demand that …", "Norwegian criticism of
// Kenya", "an attack on Kenya by rebels". It is told where somebody does it to somebody, or what is asked for is said.
func (c *clause) nounOfDoer(k int, entries []entry) {
	ch := c.doc.Chunks[k]
	if c.Rel(ch.Head) == nlp.Compound || !c.realityOf(ch.Head).told {
		return
	}
	told := func(class string) bool { // by the verb that the noun is the object of, or stands behind a preposition of
		up := c.Head(ch.Head)
		return c.tells(class, ch.Range) || up >= 0 && c.tells(class, nlp.Range{First: up, End: up + 1})
	}
	source := c.doers(k)
	if len(source) == 0 {
		return
	}
	for _, e := range entries {
		if len(e.needs) > 0 || told(e.class) {
			continue
		}
		f := c.newFrame(e, ownedNoun, nlp.Range{First: ch.First, End: ch.End}, 0)
		f.Source = source
		for _, where := range e.targets {
			if f.Target = c.targets(e, c.actorsAt(c.oblique(ch.Head, where))); len(f.Target) > 0 {
				break
			}
		}
		asked := c.askedBy(ch.Head)
		if f.Target = slices.DeleteFunc(f.Target, func(t int) bool { return slices.Contains(source, t) }); len(f.Target) == 0 && asked < 0 {
			return
		}
		f.Content = nlp.Range{First: ch.Head, End: min(c.end(ch.Head), max(ch.End, c.Reach(ch.Head).End))}
		if asked >= 0 {
			f.Content = nlp.Range{First: asked, End: c.Reach(asked).End}
		}
		if c.denied(ch) {
			f.Negative = true
		}
		c.finishFrame(&f, e, f.Content.End)
		c.tell(f, ch.Head)
		return
	}
}

// doers gives who does what the noun phrase at chunk k names: its owner, the actor before its head, or those behind "by".
func (c *clause) doers(k int) []int {
	h := c.doc.Chunks[k].Head
	if o := c.Child(h, nlp.RelSet(nlp.NmodPoss)); o >= 0 {
		return c.onlyActors(c.actorsAt(o))
	}
	for _, where := range []string{"by", "from"} {
		if by := c.onlyActors(c.actorsAt(c.oblique(h, where))); len(by) > 0 {
			return by
		}
	}
	return c.named(k)
}

// askedBy is the verb of the infinitive or the clause that says what the noun h asks for or says, or -1.
func (c *clause) askedBy(h int) int {
	for k := c.First(h); k >= 0; k = c.Next(k) {
		if r := c.Rel(k); k > h && (r == nlp.Acl || r == nlp.Ccomp) && c.doc.Tokens[k].UPOS == nlp.VERB {
			if m := c.Child(k, nlp.RelSet(nlp.Mark)); m >= 0 && (c.doc.Lower(m) == "to" || c.doc.Lower(m) == "that") {
				return k
			}
		}
	}
	return -1
}

// tells reports whether the verb at r has told an event of that class already: "imposed sanctions" is one event.
func (c *clause) tells(class string, r nlp.Range) bool {
	return slices.ContainsFunc(c.told(), func(f nlp.Frame) bool { return f.Type == class && f.Cue.Overlaps(r) })
}

// nounApplies reports whether the conditions of a noun's entry hold under the light verb at chunk v: a verb's lemma,
// or "future".
func (c *clause) nounApplies(e entry, v int) bool {
	if len(e.needs) == 0 {
		return true
	}
	ch := c.doc.Chunks[v]
	return e.wants("future") && ch.Verb.Is(nlp.Future) || e.wants(c.doc.Lemma(ch.Head))
}

// lightVerb is the verb group that lends the noun phrase at chunk k its event, and how; -1 for none.
func (c *clause) lightVerb(k int) (v int, kind string) {
	d := c.doc
	if k > 0 && d.Chunks[k-1].Kind == nlp.VerbGroup && d.Chunks[k-1].First >= c.sent.First && c.object(k-1, c.sent.End, "") == k {
		if c.light("does", d.Chunks[k-1]) && !c.isPassive(k-1) && !d.Chunks[k-1].Verb.Is(nlp.Infinitive) {
			return k - 1, "does"
		}
	}
	if c.sent.First < d.Chunks[k].First && d.Tokens[d.Chunks[k].First-1].UPOS == nlp.ADP {
		return -1, ""
	}
	for v := k + 1; v < len(d.Chunks) && d.Chunks[v].End <= c.sent.End; v++ {
		ch := d.Chunks[v]
		if ch.Kind != nlp.VerbGroup || ch.Verb.Is(nlp.Infinitive) {
			continue
		}
		switch {
		case c.isPassive(v) && c.light("undergoes", ch):
			return v, "undergoes"
		case !c.isPassive(v) && c.light("occurs", ch):
			return v, "occurs"
		}
		return -1, ""
	}
	return -1, ""
}

// light reports whether a verb group's verb, alone or with the word behind it, is light in the given way.
func (c *clause) light(kind string, ch nlp.Chunk) bool {
	d := c.doc
	if c.lexicon.light[kind][d.Lemma(ch.Head)] {
		return true
	}
	return ch.End < c.sent.End && c.lexicon.light[kind][d.Lemma(ch.Head)+"_"+d.Lower(ch.End)]
}

// nounActors finds who does what the noun names, to whom.
func (c *clause) nounActors(f *nlp.Frame, e entry, k, v int, kind string, end int) {
	d := c.doc
	from := d.Chunks[k].End
	switch kind {
	case "does":
		f.Source = c.entities(d.Subject(v, c.sent.First))
	case "undergoes":
		f.Source = c.actors(c.behind("by", d.Chunks[v].End, end), end)
	}
	if len(f.Source) == 0 {
		f.Source = c.named(k)
	}
	for _, where := range e.targets {
		if f.Target = c.onlyActors(c.actors(c.behind(where, from, end), end)); len(f.Target) > 0 {
			break
		}
	}
	if e.recip && len(f.Source) == 0 && len(f.Target) < 2 {
		f.Source = c.speakersCountry(f)
	}
}

// named gives the actors that a noun phrase names before its head: "US-Japan negotiations", "Iran's threat".
func (c *clause) named(k int) []int {
	d, ch := c.doc, c.doc.Chunks[k]
	var out []int
	for i := ch.First; i < ch.Head; i++ {
		if m := d.MentionAt(i); m >= 0 && d.Mentions[m].End <= ch.Head && !slices.Contains(out, d.Mentions[m].Entity) {
			out = append(out, d.Mentions[m].Entity)
		}
	}
	for _, n := range d.NamesIn(ch.Range) {
		if n.Type == nlp.Nationality && n.End <= ch.End {
			if e := c.country(n.Country); e >= 0 && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return c.onlyActors(out)
}

// country is the entity of a country named in the document, by ISO code, or -1.
func (b *builder) country(code string) int {
	if e, ok := b.countries[code]; ok {
		return e
	}
	return -1
}

// speakersCountry is the country on whose behalf the nearest voice of a frame speaks: talks that a foreign ministry
// speaks of without saying who else holds them are its own.
func (c *clause) speakersCountry(f *nlp.Frame) []int {
	if len(f.AttributedTo) == 0 {
		return nil
	}
	if e := c.countryOf(f.AttributedTo[0]); e >= 0 {
		return []int{e}
	}
	return nil
}

// countryOf is the country that the first of an entity's mentions to say so gives it, or -1.
func (b *builder) countryOf(entity int) int {
	if e, ok := b.speaksFor[entity]; ok {
		return e
	}
	found := -1
	for _, m := range b.doc.Entities[entity].Mentions {
		role := b.doc.Mentions[m].Role
		if role.Country == "" && role.Of >= 0 {
			role = b.doc.Mentions[role.Of].Role // a State Department spokesman speaks for the department's country
		}
		if found = b.country(role.Country); found >= 0 {
			break
		}
	}
	b.speaksFor[entity] = found
	return found
}

// denied reports whether a noun phrase is negated by its determiner.
func (c *clause) denied(ch nlp.Chunk) bool {
	first := c.doc.Lower(ch.First)
	return first == "no" || first == "neither"
}

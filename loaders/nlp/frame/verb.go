package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// verb reads the event that the verb group at chunk v tells, if the lexicon has one for it.
func (c *clause) verb(v int) {
	d, ch := c.doc, c.doc.Chunks[v]
	real := c.realityOf(c.doc.Predicate(ch.Head))
	if ch.Verb.Is(nlp.Infinitive) && !real.told && c.governedByPlan(v) {
		real = reality{told: true, modality: "planned"}
	}
	if !real.told || c.askedFor(v) {
		return // what is asked for, or wanted, is not told as done
	}
	end := c.end(ch.Head)
	for _, e := range c.lexicon.verb(d.Lower(ch.Head), d.Lemma(ch.Head)) {
		if !c.applies(e, v, end) {
			continue
		}
		f := c.frame(e, v, end)
		if len(f.Source) == 0 && len(f.Target) == 0 {
			return
		}
		real.on(&f)
		c.accused(&f, ch)
		if len(f.Source) == 0 && ch.Verb.Is(nlp.Gerund) {
			return // "in addition to defending Japan": nobody is said to do it
		}
		c.tell(f, ch.Head)
		return
	}
}

// on gives a frame what the words above its verb say.
func (r reality) on(f *nlp.Frame) {
	if r.modality != "" && (f.Modality == "asserted" || f.Modality == "reported") {
		f.Modality = r.modality
	}
	if r.negative {
		f.Negative = !f.Negative
	}
}

// askedFor reports whether the verb group at chunk v only says what a demand or a request of the same sentence asks for:
// a verb without an auxiliary that states a fact, within its content ("demanded that Japan pay").
func (c *clause) askedFor(v int) bool {
	d, ch := c.doc, c.doc.Chunks[v]
	_, bare := c.lexicon.verbs[d.Lower(ch.Head)] // whatever its tag: a subjunctive looks like many things to a tagger
	if ch.Len() > 1 && !ch.Verb.Is(nlp.Obligation) || ch.Len() == 1 && !bare {
		return false
	}
	return slices.ContainsFunc(c.told(), func(f nlp.Frame) bool {
		return (f.Type == "DEMAND" || f.Type == "APPEAL") && f.Content.Contains(ch.Range) && !f.Cue.Overlaps(ch.Range)
	})
}

// accused gives what somebody is accused of doing to the accused, according to the accuser: "Kenya accused Somalia of
// arming rebels". Such a gerund has no subject of its own.
func (c *clause) accused(f *nlp.Frame, ch nlp.Chunk) {
	if !ch.Verb.Is(nlp.Gerund) {
		return
	}
	for _, outer := range slices.Backward(c.told()) {
		if outer.Type != "DISAPPROVE" || outer.Cue.First >= ch.First || len(outer.Source) == 0 || !outer.Content.Contains(ch.Range) {
			continue
		}
		f.Source, f.AttributedTo = outer.Target, append(slices.Clone(outer.Source[:1]), outer.AttributedTo...)
		f.Modality = "reported"
		f.Target = slices.DeleteFunc(f.Target, func(t int) bool { return slices.Contains(f.Source, t) })
		return
	}
}

// governedByPlan reports whether an infinitive depends on a verb that says it is to happen: "agreed to release".
func (c *clause) governedByPlan(v int) bool {
	d := c.doc
	for k := v - 1; k >= 0 && d.Chunks[k].First >= c.sent.First; k-- {
		if d.Chunks[k].Kind != nlp.VerbGroup {
			continue
		}
		lemma := d.Lemma(d.Chunks[k].Head)
		return (c.lexicon.governors["planned"][lemma] || lemma == "be" || lemma == "announce") && d.Chunks[k].End == d.Chunks[v].First
	}
	return false
}

// applies reports whether the conditions of an entry hold for the verb group at chunk v.
func (c *clause) applies(e entry, v, end int) bool {
	d, ch := c.doc, c.doc.Chunks[v]
	if e.particle != "" && !c.hasParticle(ch, e.particle) {
		return false
	}
	passive := c.isPassive(v)
	object := c.object(v, end, e.particle)
	if passive {
		object = c.themeChunk(v)
	}
	if len(e.objects) > 0 && !c.headMatches(object, e.objects) {
		return false
	}
	if len(e.subjects) > 0 && (passive || !c.headMatches(c.chunkOf(c.subjectToken(c.doc.Predicate(ch.Head))), e.subjects)) {
		return false
	}
	if len(e.comp) > 0 && !c.called(v, end, e.comp) {
		return false
	}
	if len(e.needs) == 0 {
		return true
	}
	return slices.ContainsFunc(e.needs, func(need string) bool {
		switch need {
		case "to":
			return c.infinitive(ch.End, end) >= 0
		case "that", "subj", "should":
			return c.contentClause(v, end, need) >= 0
		case "ing":
			return ch.End < end && d.Tokens[ch.End].XPOS == nlp.VBG
		case "obj":
			return object >= 0
		}
		return c.behind(need, ch.End, end) >= 0
	})
}

func (c *clause) hasParticle(ch nlp.Chunk, particle string) bool {
	for i := ch.End; i < min(ch.End+2, c.sent.End); i++ {
		if c.doc.Lower(i) == particle {
			return true
		}
	}
	return false
}

// called reports whether one of the words stands in what the verb group at chunk v finds or calls its object.
func (c *clause) called(v, end int, words []string) bool {
	for i := c.doc.Chunks[v].End; i < end; i++ {
		if slices.Contains(words, c.doc.Lower(i)) || slices.Contains(words, c.doc.Lemma(i)) {
			return true
		}
	}
	return false
}

// isPassive reports whether the subject of a verb group is the one it is done to.
func (c *clause) isPassive(v int) bool {
	ch := c.doc.Chunks[v]
	if ch.Verb.Is(nlp.Passive) {
		return true
	}
	h := ch.Head
	if c.isPast(h) {
		return false
	}
	if c.doc.Tokens[h].XPOS == nlp.VBN && ch.Len() == 1 {
		switch up := c.Head(h); c.Rel(h) {
		case nlp.Acl:
			return c.Child(h, objectRels) < 0 // "troops sent by Kenya"
		case nlp.Conj:
			if up >= 0 && c.Child(h, subjectRels) < 0 && c.Child(up, nlp.RelSet(nlp.AuxPass)) >= 0 {
				return true // "was arrested and charged"
			}
		}
	}
	return ch.Verb.Is(nlp.Participle) && c.object(v, c.sent.End, "") < 0 && v > 0 &&
		c.doc.Chunks[v-1].Kind == nlp.NounPhrase && c.doc.Chunks[v-1].End == ch.First && c.sent.Has(c.doc.Chunks[v-1].First)
}

// isPast reports whether the verb h, which may look like a participle, is a past tense: it has a subject of its own, or is
// tagged as one, and neither an auxiliary nor an agent.
func (c *clause) isPast(h int) bool {
	if c.Rel(h) == nlp.Acl || c.Child(h, nlp.RelSet(nlp.Aux, nlp.AuxPass, nlp.OblAgent, nlp.NsubjPass)) >= 0 {
		return false
	}
	return c.doc.Tokens[h].XPOS == nlp.VBD || c.Child(h, nlp.RelSet(nlp.Nsubj)) >= 0
}

// themeToken is the head of the noun phrase that a passive verb group is about, or -1.
func (c *clause) themeToken(v int) int {
	h := c.doc.Chunks[v].Head
	if c.Rel(h) == nlp.Acl && c.Child(h, subjectRels) < 0 {
		return c.Head(h)
	}
	return c.subjectToken(h)
}

// themeChunk is the noun phrase that a passive verb group is about: its subject's, or the noun a participle follows.
func (c *clause) themeChunk(v int) int {
	d := c.doc
	if at := c.chunkOf(c.themeToken(v)); at >= 0 {
		return at
	}
	if d.Chunks[v].Verb.Is(nlp.Participle) && v > 0 && d.Chunks[v-1].End == d.Chunks[v].First && d.Chunks[v-1].First >= c.sent.First {
		return v - 1
	}
	if s := d.Subject(v, c.sent.First); len(s) > 0 {
		return d.ChunkAt(d.Mentions[s[0]].Head)
	}
	for k := v - 1; k >= 0 && d.Chunks[k].First >= c.sent.First; k-- {
		if d.Chunks[k].Kind == nlp.NounPhrase {
			return k
		}
	}
	return -1
}

// frame fills the slots of the event that entry e finds in the verb group at chunk v.
func (c *clause) frame(e entry, v, end int) nlp.Frame {
	d, ch := c.doc, c.doc.Chunks[v]
	passive, read := c.isPassive(v), activeVerb
	if passive {
		read = passiveVerb
	}
	f := c.newFrame(e, read, ch.Range, ch.Verb)
	switch {
	case len(e.source) > 0:
		f.Source = c.firstOf(e.source, v, end)
	case passive:
		f.Source = c.agents(v, end)
	default:
		f.Source = c.subjects(v)
	}
	if passive && (slices.Contains(e.targets, "obj") || len(e.targets) == 0) {
		if f.Target = c.actorsAt(c.themeToken(v)); len(f.Target) == 0 {
			f.Target = c.actors(c.themeChunk(v), ch.First)
		}
		f.Target = c.targets(e, f.Target)
	}
	if len(f.Source) == 0 && c.firstPerson(v) && len(f.AttributedTo) > 0 {
		f.Source = f.AttributedTo[:1:1]
	}
	c.ownWords(&f, ch)
	if len(f.Target) == 0 {
		f.Target = c.target(e, v, end)
	}
	f.Content = c.content(e, v, end)
	c.finishFrame(&f, e, end)
	if d.Tokens[ch.Head].UPOS == nlp.VERB && c.nothing(v, end) {
		f.Negative = !f.Negative
	}
	return f
}

// nothing reports whether the subject or the object of the verb group at chunk v is denied: "no country signed".
func (c *clause) nothing(v, end int) bool {
	for _, k := range []int{c.chunkOf(c.subjectToken(c.doc.Chunks[v].Head)), c.object(v, end, "")} {
		if k >= 0 && c.denied(c.doc.Chunks[k]) {
			return true
		}
	}
	return false
}

// subjects gives who does what the active verb group at chunk v says: by the tree, else by the order of the chunks.
func (c *clause) subjects(v int) []int {
	t := c.subjectToken(c.doc.Predicate(c.doc.Chunks[v].Head))
	if e := c.speakerBehind(t); e >= 0 {
		return []int{e}
	}
	if found := c.actorsAt(t); len(found) > 0 {
		return found
	}
	if t >= 0 && c.doc.Tokens[t].UPOS == nlp.NOUN && t < c.doc.Chunks[v].First {
		return nil // somebody or something that is no actor
	}
	return c.entities(c.doc.Subject(v, c.sent.First))
}

// speakerBehind is the entity that "it" or "they" at token t, the subject of what somebody says or thinks, most likely
// means: the body that speaks, or the one for which a spokesman does. -1 where t is no such pronoun.
func (c *clause) speakerBehind(t int) int {
	d := c.doc
	if t < 0 {
		return -1
	}
	it := d.Lower(t) == "it"
	if !it && d.Lower(t) != "they" || c.Rel(t) != nlp.Nsubj && c.Rel(t) != nlp.NsubjPass {
		return -1
	}
	for _, q := range c.voiced() {
		if q.Speaker < 0 || q.Kind == nlp.Direct || !q.Content.Has(t) || t > q.Content.First+2 || q.Cue.First > t || d.Tokens[t].Is(nlp.InQuote) {
			continue
		}
		m := &d.Mentions[q.Speaker]
		if m.Entity < 0 {
			continue
		}
		switch e := d.Entities[m.Entity]; {
		case e.Class == nlp.OrganizationClass || e.Class == nlp.CountryClass || e.Class == nlp.MilitaryUnitClass:
			return m.Entity
		case e.Group && !it:
			return m.Entity
		case it && m.Role.Of >= 0 && d.Mentions[m.Role.Of].Entity >= 0:
			return d.Mentions[m.Role.Of].Entity
		}
	}
	return -1
}

// agents gives who stands behind "by" below the passive verb group at chunk v.
func (c *clause) agents(v, end int) []int {
	ch := c.doc.Chunks[v]
	if found := c.actorsAt(c.behindToken(ch.Head, "by")); len(found) > 0 {
		return found
	}
	return c.actors(c.behind("by", ch.End, end), end)
}

// ownWords leaves out the voice of somebody who says what he himself intends, demands or thinks of others: saying it is
// doing it. What he says that he did is his account.
func (c *clause) ownWords(f *nlp.Frame, ch nlp.Chunk) {
	if len(f.AttributedTo) == 0 || len(f.Source) != 1 || f.AttributedTo[0] != f.Source[0] || !isVerbal(f.Type) {
		return
	}
	if past := c.doc.Tokens[ch.Head].XPOS == nlp.VBD || ch.Verb.Is(nlp.Past); past || f.Modality == "denied" {
		return
	}
	f.AttributedTo = f.AttributedTo[1:]
	if len(f.AttributedTo) == 0 && f.Modality == "reported" {
		f.Modality = "asserted"
	}
}

// isVerbal reports whether events of a class are done by saying something.
func isVerbal(class string) bool {
	switch class {
	case "STATE", "APPEAL", "INTEND", "ENDORSE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN":
		return true
	}
	return false
}

// firstPerson reports whether the subject of the verb group at chunk v is "we" or "I": the one who speaks.
func (c *clause) firstPerson(v int) bool {
	if v == 0 || c.doc.Chunks[v-1].First < c.sent.First {
		return false
	}
	switch c.doc.Lower(c.doc.Chunks[v-1].Head) {
	case "we", "i":
		return true
	}
	return false
}

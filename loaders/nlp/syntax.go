package nlp

import "strings"

// What follows reads clauses from chunks: which mentions are the subject and the objects of a verb group. It is the
// reading of a careful skimmer, by order and small words, for where the tree does not tell.

// Subject gives the mentions that are the subject of the verb group at chunk v, within the sentence that begins at
// token first. The subject of a participle, an infinitive, and a verb joined by "and" is that of the verb before it.
// The tree is asked first, then the order of the chunks.
func (d *Doc) Subject(v, first int) []int {
	if found := d.treeSubject(v); len(found) > 0 {
		return found
	}
	return d.chunkSubject(v, first)
}

// chunkSubject is Subject by the order of the chunks.
func (d *Doc) chunkSubject(v, first int) []int {
	for range 8 { // bounds the climb from verb to verb
		found, climb := d.subjectStep(v, first)
		if climb < 0 {
			return found
		}
		v = climb
	}
	return nil
}

// subjectStep looks left of one verb group: for its subject, or else for the verb whose subject it shares.
func (d *Doc) subjectStep(v, first int) (found []int, climb int) {
	if form := d.Chunks[v].Verb; form.Is(Infinitive) || form.Is(Gerund) {
		if k := d.verbBefore(v, first); k >= 0 {
			return nil, k
		}
	}
	if k := d.RelativeClauseBefore(v, first); k >= 0 {
		return d.antecedent(k, first), -1
	}
	for i := v - 1; i >= 0 && d.Chunks[i].First >= first; i-- {
		c := d.Chunks[i]
		between := d.small(Range{c.End, d.Chunks[i+1].First})
		switch {
		case c.Kind == VerbGroup && i == v-1 && joined(between):
			return nil, i
		case c.Kind == VerbGroup && c.Verb.Is(Participle) && i < v-1:
			continue // "officials [cited] in the report said"
		case c.Kind == VerbGroup:
			return nil, -1
		case i == v-1 && joinsVerb(between):
			return nil, d.verbJoined(v, first)
		case d.isRelative(c):
			return d.antecedent(i, first), -1
		case d.prepositionBefore(c, first):
			continue
		case d.MentionIn(c) >= 0:
			return d.withCoordinated(i, first), -1
		default:
			return nil, -1 // something that is no actor is the subject
		}
	}
	return nil, -1
}

// small is the text of the tokens in r, lower-case, for a look at commas and conjunctions.
func (d *Doc) small(r Range) string {
	var b strings.Builder
	for i := r.First; i < r.End; i++ {
		b.WriteString(d.Lower(i) + " ")
	}
	return b.String()
}

// joined reports whether only a conjunction stands between two verb groups: ", and".
func joined(between string) bool {
	switch strings.TrimSpace(between) {
	case "and", ", and", "but", ", but", "or", ",":
		return true
	}
	return false
}

// joinsVerb reports whether what stands between a noun phrase and a verb group joins the verb to an earlier one.
func joinsVerb(between string) bool {
	switch strings.TrimSpace(between) {
	case "and", ", and", "but", ", but", "or":
		return true
	}
	return false
}

// verbBefore is the nearest verb group before chunk v in the sentence, or -1.
func (d *Doc) verbBefore(v, first int) int {
	for i := v - 1; i >= 0 && d.Chunks[i].First >= first; i-- {
		if d.Chunks[i].Kind == VerbGroup {
			return i
		}
	}
	return -1
}

// verbJoined is the verb group that the one at chunk v is joined to by "and" across other phrases: the nearest of the
// same form, else the nearest, among those that do not stand in a relative or other dependent clause. -1 for none.
func (d *Doc) verbJoined(v, first int) int {
	nearest := -1
	for i := v - 1; i >= 0 && d.Chunks[i].First >= first; i-- {
		c := d.Chunks[i]
		if c.Kind != VerbGroup || c.Verb.Is(Infinitive) || c.Verb.Is(Gerund) || c.Verb.Is(Participle) || d.dependent(i, first) {
			continue
		}
		if c.Verb == d.Chunks[v].Verb && c.Len() > 1 == (d.Chunks[v].Len() > 1) {
			return i
		}
		if nearest < 0 {
			nearest = i
		}
	}
	return nearest
}

// dependent reports whether a word such as "which", "where" or "because" stands between the verb group at chunk i and
// the verb group before it.
func (d *Doc) dependent(i, first int) bool {
	from := first
	if before := d.verbBefore(i, first); before >= 0 {
		from = d.Chunks[before].End
	}
	for t := from; t < d.Chunks[i].First; t++ {
		switch d.Lower(t) {
		case "who", "which", "where", "when", "whose", "while", "because", "if", "as", "since", "after", "before", "although":
			return true
		case "that":
			if d.Tokens[t].UPOS == PRON {
				return true
			}
		}
	}
	return false
}

// isRelative reports whether a phrase is a relative pronoun.
func (d *Doc) isRelative(c Chunk) bool {
	return c.Len() == 1 && d.Tokens[c.First].UPOS == PRON && d.MayBeRelative(c.First)
}

// RelativeClauseBefore is the pronoun of a relative clause that stands between the verb group at chunk v and its subject,
// or -1: "Norway, [which] seized two ships, asked", "the minister [who] left Kenya in May asked". The clause has one
// verb, right behind its pronoun, and nothing parts its phrases; two commas around it, or none.
func (d *Doc) RelativeClauseBefore(v, first int) int {
	if v == 0 || d.Chunks[v].Verb&(Infinitive|Gerund|Participle) != 0 {
		return -1
	}
	closed := strings.TrimSpace(d.small(Range{d.Chunks[v-1].End, d.Chunks[v].First}))
	if closed != "" && closed != "," {
		return -1
	}
	for i := v - 1; i > 0 && d.Chunks[i-1].First >= first; i-- {
		c := d.Chunks[i]
		if c.Kind == VerbGroup {
			pronoun := d.Chunks[i-1]
			opened := pronoun.First > first && d.Form(pronoun.First-1) == ","
			if d.isRelative(pronoun) && pronoun.End == c.First && opened == (closed == ",") {
				return i - 1
			}
			return -1
		}
		if i < v-1 && strings.Contains(d.small(Range{c.End, d.Chunks[i+1].First}), ",") {
			return -1
		}
	}
	return -1
}

// antecedent gives the mentions that the relative pronoun at chunk i refers to: the noun phrase before it.
func (d *Doc) antecedent(i, first int) []int {
	for k := i - 1; k >= 0 && d.Chunks[k].First >= first; k-- {
		if d.Chunks[k].Kind != NounPhrase {
			return nil
		}
		if m := d.MentionIn(d.Chunks[k]); m >= 0 {
			return []int{m}
		}
	}
	return nil
}

// prepositionBefore reports whether a preposition governs the phrase.
func (d *Doc) prepositionBefore(c Chunk, first int) bool {
	if m := d.MentionIn(c); m >= 0 {
		c.First = min(c.First, d.Mentions[m].First) // "Secretary [of] State Jane Doe" is one phrase
	}
	if c.First <= first || d.Tokens[c.First-1].UPOS != ADP {
		return false
	}
	return c.First < first+2 || d.Lower(c.First-1) != "of" || !quantity[d.Lemma(c.First-2)]
}

// quantity are nouns that, before "of", only say how many or how much: "hundreds of protesters" are protesters.
var quantity = map[string]bool{"hundred": true, "thousand": true, "dozen": true, "million": true, "score": true,
	"ten": true, "number": true, "majority": true, "handful": true, "couple": true, "group": true, "some": true, "many": true,
	"most": true, "all": true, "lot": true, "crowd": true}

// withCoordinated gives the mention of the noun phrase at chunk i and those joined to it on its left: "Bolton and
// Pottinger", "France, Germany and Britain".
func (d *Doc) withCoordinated(i, first int) []int {
	out := []int{d.MentionIn(d.Chunks[i])}
	for k := i; k > 0 && d.Chunks[k-1].First >= first; k-- {
		prev, between := d.Chunks[k-1], strings.TrimSpace(d.small(Range{d.Chunks[k-1].End, d.Chunks[k].First}))
		linked := between == "and" || between == ", and" || between == "," && len(out) > 1
		m := -1
		if prev.Kind == NounPhrase {
			m = d.MentionIn(prev)
		}
		if !linked || m < 0 || d.prepositionBefore(prev, first) && d.Chunks[k-1].First > first {
			break
		}
		out = append([]int{m}, out...)
	}
	return out
}

// CoordinatedAfter gives the mention of the noun phrase at chunk i and those joined to it on its right, across an
// apposition between commas: "by John Bolton, then an adviser, and Matt Pottinger".
func (d *Doc) CoordinatedAfter(i, end int) []int {
	first := d.MentionIn(d.Chunks[i])
	if first < 0 {
		return nil
	}
	out := []int{first}
	last := i
	for k := i + 1; k < len(d.Chunks) && d.Chunks[k].End <= end && k <= last+3; k++ {
		c, between := d.Chunks[k], strings.TrimSpace(d.small(Range{d.Chunks[k-1].End, d.Chunks[k].First}))
		if c.Kind == VerbGroup {
			break
		}
		m := d.MentionIn(c)
		joins := between == "and" || between == ", and"
		if joins && m >= 0 && d.Mentions[m].Class == d.Mentions[first].Class {
			out = append(out, m)
			last = k
		} else if joins {
			break
		}
	}
	return out
}

// Modifies reports whether a mention only qualifies the noun behind it: "US" in "US forces".
func (d *Doc) Modifies(m *Mention) bool {
	at := d.ChunkAt(m.First)
	return at >= 0 && d.Chunks[at].Head >= m.End
}

package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// featurer says of words and of entities what a judge's weights were learnt of.
type featurer struct {
	*clause
	frames   []nlp.Frame // of the sentence, by the rules
	triggers []int       // their words
	features []uint32
	entities []player
	group    uint64
}

// player is an entity of the sentence, at the mention by which it stands nearest to a word.
type player struct{ entity, mention int }

// put adds a feature: the number of its template, and values.
func (f *featurer) put(template uint64, values ...uint64) {
	const prime = 1099511628211
	h := (uint64(model.HashStart) ^ template) * prime
	h = (h ^ f.group) * prime
	for _, v := range values {
		h = (h ^ v) * prime
		h ^= h >> 29
	}
	f.features = append(f.features, uint32((h^h>>32)*0x9E3779B97F4A7C15>>40))
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func text(s string) uint64 { return uint64(model.HashOf(s)) }

func (f *featurer) lemmaOf(i int) uint64 {
	if i < 0 {
		return 0
	}
	return text(f.doc.Lemma(i))
}

func (f *featurer) cluster(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(f.doc.Tokens[i].Cluster)
}

func (f *featurer) coarse(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(model.Coarse(f.doc.Tokens[i].Cluster))
}

func (f *featurer) rel(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(f.doc.Tokens[i].Rel) + 1
}

func (f *featurer) tag(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(f.doc.Tokens[i].XPOS) + 1
}

// kindAt is what sort of thing the phrase with head t stands for: its entity's class, or that it is none.
func (f *featurer) kindAt(t int) uint64 {
	if t < 0 {
		return 0
	}
	if e := f.actorAt(t, 2); e >= 0 {
		return f.kindOf(e)
	}
	switch {
	case f.doc.Tokens[t].UPOS == nlp.PRON:
		return 2
	case f.doc.TimeAt(t) >= 0:
		return 3
	}
	return 1
}

func (f *featurer) kindOf(e int) uint64 {
	x := &f.doc.Entities[e]
	return 10 + 4*uint64(x.Class) + 2*bit(x.Group) + bit(x.Named)
}

// classAt is the class that the rules found at token i, 0 for none.
func (f *featurer) classAt(i int) uint64 {
	if k := slices.Index(f.triggers, i); k >= 0 {
		return classNumber(f.frames[k].Type)
	}
	return 0
}

func classNumber(class string) uint64 { return uint64(max(0, slices.Index(Classes[:], class))) }

// survey takes note of what the words of a sentence share.
func (f *featurer) survey() {}

// entriesOf gives what the lexicon has for the word at token i.
func (f *featurer) entriesOf(i int) []entry {
	d := f.doc
	switch d.Tokens[i].UPOS {
	case nlp.VERB:
		return f.lexicon.verb(d.Lower(i), d.Lemma(i))
	case nlp.NOUN:
		return f.lexicon.nouns[d.Lemma(i)]
	}
	return f.lexicon.adjectives[d.Lower(i)]
}

// word gives a word its features. at is the frame that the rules found for it, or -1.
func (f *featurer) word(w *Word, at int) {
	f.features = f.features[:0]
	d, t := f.doc, w.Token
	pos := uint64(d.Tokens[t].UPOS)
	lemma := f.lemmaOf(t)
	up := f.Head(t)
	f.group = pos
	f.put(1)
	f.put(2, lemma)
	f.put(3, f.tag(t), f.rel(t))
	f.put(4, f.cluster(t))
	f.put(5, f.coarse(t))
	f.put(6, lemma, f.rel(t))
	f.put(7, f.lemmaOf(up), f.rel(t))
	f.put(8, f.cluster(up), f.rel(t))
	f.put(9, f.coarse(t), f.rel(t))
	f.put(10, f.cluster(t), f.coarse(up))

	f.ruled(w, at)
	f.lexical(t)
	f.dependents(t, lemma)
	f.spoken(t, uint64(w.Told))
	f.placed(t, uint64(w.Told))
	f.realness(t, uint64(w.Told))
	w.Features = f.features
}

// ruled says what the rules found.
func (f *featurer) ruled(w *Word, at int) {
	t := w.Token
	if at < 0 {
		f.put(20)
		f.put(21, f.classAt(f.Head(t)), f.rel(t))
		return
	}
	x := &f.frames[at]
	told := uint64(w.Told)
	f.put(22, told)
	f.put(23, text(x.Rule))
	f.put(24, told, uint64(len(x.Rule)>>4), bit(len(x.Source) > 0), bit(len(x.Target) > 0))
	f.put(25, bit(len(x.Source) > 0), bit(len(x.Target) > 0))
	f.put(26, told, text(x.Modality), bit(x.Negative))
	f.put(27, bit(len(x.AttributedTo) > 0), told)
	if len(x.Source) > 0 {
		f.put(28, told, f.kindOf(x.Source[0]))
	}
	if len(x.Target) > 0 {
		f.put(29, told, f.kindOf(x.Target[0]))
	}
	f.put(30, told, f.classAt(f.Head(t)), f.rel(t))
	f.put(31, told, bit(len(x.Amounts) > 0), bit(x.Time >= 0))
	f.put(32, told, min(uint64(len(f.frames)), 4))
}

// lexical says what classes the lexicon has for the word, whether or not the conditions of its entries hold.
func (f *featurer) lexical(t int) {
	entries := f.entriesOf(t)
	seen := uint32(0)
	for i := range entries {
		k := classNumber(entries[i].class)
		if seen&(1<<k) != 0 {
			continue
		}
		seen |= 1 << k
		f.put(40, k)
		f.put(41, k, f.rel(t))
		f.put(42, k, bit(len(entries[i].needs) > 0), bit(len(entries[i].objects) > 0))
	}
	if seen == 0 {
		f.put(43)
	}
	f.put(44, uint64(seen))
}

// dependents says what hangs on the word.
func (f *featurer) dependents(t int, lemma uint64) {
	d := f.doc
	rels := uint64(0)
	for k := f.First(t); k >= 0; k = f.Next(k) {
		r := f.Rel(k)
		rels |= 1 << r
		switch r {
		case nlp.Nsubj, nlp.NsubjPass:
			f.put(50, f.rel(k), f.kindAt(k))
			f.put(51, f.rel(k), f.cluster(k))
			f.put(52, lemma, f.rel(k), f.kindAt(k))
			f.put(69, f.coarse(t), f.kindAt(k))
		case nlp.Obj, nlp.Iobj:
			f.put(53, f.kindAt(k))
			f.put(54, f.lemmaOf(k))
			f.put(55, f.cluster(k))
			f.put(56, lemma, f.kindAt(k))
			f.put(57, lemma, f.cluster(k))
			f.put(58, f.coarse(t), f.cluster(k))
			for _, e := range f.lexicon.nouns[d.Lemma(k)] {
				f.put(59, classNumber(e.class))
			}
		case nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.NmodPoss:
			c := f.Child(k, caseRels)
			p := f.lemmaOf(c)
			f.put(60, f.rel(k), p)
			f.put(61, p, f.kindAt(k))
			f.put(62, lemma, p)
			f.put(63, lemma, p, f.kindAt(k))
			f.put(64, f.coarse(t), p, f.kindAt(k))
			f.put(65, f.rel(k), f.cluster(k))
		case nlp.Xcomp, nlp.Ccomp, nlp.Advcl, nlp.Acl, nlp.AclRelcl:
			m := f.lemmaOf(f.Child(k, caseRels))
			f.put(66, f.rel(k), m)
			f.put(67, f.rel(k), m, lemma)
			f.put(68, f.rel(k), f.cluster(k))
			f.put(70, f.rel(k), uint64(f.classAt(k)))
		case nlp.Aux, nlp.AuxPass, nlp.Cop, nlp.Det, nlp.Advmod, nlp.CompoundPrt, nlp.Mark:
			f.put(71, f.rel(k), f.lemmaOf(k))
			f.put(72, f.rel(k), f.lemmaOf(k), f.coarse(t))
		case nlp.Amod, nlp.Compound:
			f.put(73, f.rel(k), f.cluster(k))
			f.put(74, f.rel(k), f.kindAt(k))
		}
	}
	f.put(75, rels)
	f.put(76, f.kindAt(f.subjectToken(f.doc.Predicate(t))))
	f.put(77, lemma, f.kindAt(f.subjectToken(f.doc.Predicate(t))))
}

// spoken says how the word stands to what is said.
func (f *featurer) spoken(t int, told uint64) {
	d := f.doc
	in, cue := -1, -1
	for i, q := range d.QuotationsIn(f.sent) {
		if q.Content.Has(t) && (in < 0 || q.Content.Len() < d.Quotations[in].Content.Len()) {
			in = i
		}
		if q.Cue.Has(t) || q.Cue.Len() == 0 && f.rootIn(q.Content) == t {
			cue = i
		}
	}
	if in < 0 && cue < 0 {
		f.put(80)
	}
	if in >= 0 {
		q := &d.Quotations[in]
		root := f.rootIn(q.Content)
		f.put(81, uint64(q.Kind), uint64(q.Manner), bit(q.Cue.Len() > 0))
		f.put(82, uint64(q.Kind), bit(root == t))
		f.put(83, told, uint64(q.Kind), bit(root == t))
		f.put(84, told, uint64(q.Manner))
		f.put(85, f.classAt(q.Cue.End-1), told)
		f.put(86, f.classAt(q.Cue.End-1), bit(root == t))
		if q.Cue.Len() > 0 {
			f.put(87, f.lemmaOf(q.Cue.End-1))
		}
	}
	if cue < 0 {
		return
	}
	q := &d.Quotations[cue]
	root := f.rootIn(q.Content)
	kind := uint64(0)
	if q.Speaker >= 0 && d.Mentions[q.Speaker].Entity >= 0 {
		kind = f.kindOf(d.Mentions[q.Speaker].Entity)
	}
	f.put(90, uint64(q.Kind), uint64(q.Manner))
	f.put(91, kind)
	f.put(92, told, kind)
	f.put(93, told, uint64(q.Kind), min(uint64(q.Content.Len())/6, 5))
	f.put(94, f.lemmaOf(q.Cue.First), kind)
	f.put(95, told, f.lemmaOf(q.Cue.First))
	f.put(96, bit(q.Outer >= 0), bit(q.Continues >= 0))
	if root >= 0 {
		f.put(97, f.classAt(root), told)
		f.put(98, f.cluster(root))
		f.put(99, f.lemmaOf(root))
		s := f.Child(root, subjectRels)
		f.put(100, f.kindAt(s), bit(s >= 0 && f.isSpeaker(q, s)))
		f.put(101, f.kindAt(s), f.coarse(root))
		for k := f.First(root); k >= 0; k = f.Next(k) {
			switch f.Rel(k) {
			case nlp.Aux:
				f.put(102, f.lemmaOf(k), bit(s >= 0 && f.isSpeaker(q, s)))
			case nlp.Obj, nlp.Xcomp, nlp.Ccomp, nlp.Amod:
				f.put(103, f.cluster(k))
			}
		}
	}
	inside := uint32(0)
	for k, w := range f.triggers {
		if q.Content.Has(w) {
			inside |= 1 << classNumber(f.frames[k].Type)
		}
	}
	f.put(104, bit(inside != 0))
	f.put(105, uint64(inside))
	judged := uint64(0)
	for i := q.Content.First; i < q.Content.End; i++ {
		lemma := d.Lemma(i)
		if f.lexicon.speech["blames"][lemma] {
			judged |= 1
		}
		if f.lexicon.speech["praises"][lemma] {
			judged |= 2
		}
		if u := d.Tokens[i].UPOS; u == nlp.VERB || u == nlp.ADJ || u == nlp.NOUN {
			f.put(107, f.cluster(i))
		}
	}
	f.put(106, judged)
}

// placed says where in the article the word stands.
func (f *featurer) placed(t int, told uint64) {
	d := f.doc
	n := min(uint64(f.sentence), 6)
	if n == 6 && f.sentence > 14 {
		n = 7
	}
	block := d.Sentences[f.sentence].Block
	first := f.sentence == 0 || d.Sentences[f.sentence-1].Block != block
	f.put(110, n)
	f.put(111, n, told)
	f.put(112, bit(first))
	f.put(113, bit(d.Tokens[t].Is(nlp.InQuote)))
	depth := uint64(0)
	for h := f.Head(t); h >= 0 && depth < 5; h = f.Head(h) {
		depth++
	}
	f.put(114, depth)
	f.put(115, depth, told)
	f.put(116, uint64(d.Blocks[block].Kind))
}

// realness says whether what the word tells happened.
func (f *featurer) realness(t int, told uint64) {
	d := f.doc
	r := f.realityOf(f.doc.Predicate(t))
	f.put(120, bit(r.told), text(r.modality), bit(r.negative))
	f.put(121, bit(r.told), text(r.modality), bit(r.negative), told)
	f.put(122, bit(f.negated(t)))
	if at := d.ChunkAt(t); at >= 0 {
		ch := d.Chunks[at]
		f.put(123, uint64(ch.Kind), uint64(ch.Verb), bit(ch.Head == t))
		f.put(124, uint64(ch.Kind), uint64(ch.Verb), told)
		f.put(125, text(d.Lower(ch.First)))
		if ch.Kind == nlp.NounPhrase && ch.Head == t {
			v, kind := f.lightVerb(at)
			f.put(126, text(kind))
			if v >= 0 {
				f.put(127, text(kind), f.lemmaOf(d.Chunks[v].Head))
				f.put(128, text(kind), f.lemmaOf(t))
			}
			named := f.doers(at)
			f.put(129, bit(len(named) > 0), f.coarse(t))
			if len(named) > 0 {
				f.put(130, f.kindOf(named[0]))
				f.put(131, f.kindOf(named[0]), f.cluster(t))
			}
		}
	}
}

// parts finds who may stand in the roles of the event at a word: whoever the sentence mentions, who speaks there, and
// whom the rules chose.
func (f *featurer) parts(frame *nlp.Frame, word, class int, ruled bool) {
	f.entities = f.entities[:0]
	d := f.doc
	add := func(e, m int) {
		if e < 0 || !f.acts(e) && d.Entities[e].Class != nlp.AgreementClass && d.Entities[e].Class != nlp.OfficeClass {
			return
		}
		for k := range f.entities {
			if p := &f.entities[k]; p.entity == e {
				if m >= 0 && (p.mention < 0 || f.nearer(word, m, p.mention)) {
					p.mention = m
				}
				return
			}
		}
		f.entities = append(f.entities, player{e, m})
	}
	for m, x := range d.MentionsIn(f.sent) {
		add(x.Entity, m)
	}
	for _, n := range d.NamesIn(f.sent) {
		if n.Type == nlp.Nationality {
			add(f.country(n.Country), -1)
		}
	}
	for _, q := range d.QuotationsIn(f.sent) {
		if q.Speaker >= 0 {
			add(f.entityOf(q.Speaker), -1)
		}
	}
	for _, e := range frame.Source {
		add(e, -1)
	}
	for _, e := range frame.Target {
		add(e, -1)
	}
}

// nearer reports whether mention a stands nearer to a word in the tree than mention b.
func (f *featurer) nearer(word, a, b int) bool {
	x, _ := f.path(word, f.doc.Mentions[a].Head)
	y, _ := f.path(word, f.doc.Mentions[b].Head)
	return x < y
}

// path is the way from one word to another through the tree: its length, and a hash of the relations on it.
func (f *featurer) path(from, to int) (length int, hash uint64) {
	if from < 0 || to < 0 {
		return 99, 0
	}
	const reach = 12
	var ups [reach]int
	n := 0
	for h := from; h >= 0 && n < reach; h = f.Head(h) {
		ups[n] = h
		n++
	}
	down := uint64(7)
	steps := 0
	for h := to; h >= 0 && steps < reach; h = f.Head(h) {
		if at := slices.Index(ups[:n], h); at >= 0 {
			hash = 1469598103934665603
			for _, u := range ups[:at] {
				hash = (hash ^ uint64(f.Rel(u))) * 1099511628211
			}
			return at + steps, hash ^ down*31
		}
		label := uint64(f.Rel(h))
		if c := f.Child(h, caseRels); c >= 0 && steps == 0 && c < h {
			label |= text(f.doc.Lower(c)) << 8
		}
		down = (down ^ label) * 1099511628211
		steps++
	}
	return 99, 0
}

// part gives an entity its features in a role.
func (f *featurer) part(p *Part, frame *nlp.Frame, k int) {
	f.features = f.features[:0]
	d := f.doc
	e, m := p.Entity, p.Mention
	class := uint64(p.Class)
	verbal := bit(isVerbal(Classes[p.Class])) + 2*bit(p.Class == 1)
	f.group = uint64(p.Role) + 8*verbal
	inSource, inTarget := slices.Contains(frame.Source, e), slices.Contains(frame.Target, e)
	p.Ruled = p.Role == SourceRole && inSource || p.Role == TargetRole && inTarget
	rules := bit(inSource) + 2*bit(inTarget)
	state := rules + 4*min(uint64(len(frame.Source)), 2) + 12*min(uint64(len(frame.Target)), 2)
	pos := uint64(d.Tokens[p.Word].UPOS)
	kind := f.kindOf(e)
	lemma := f.lemmaOf(p.Word)
	f.put(201)
	f.put(202, rules)
	f.put(203, state)
	f.put(204, rules, class)
	f.put(205, rules, text(frame.Rule))
	f.put(206, rules, kind)
	f.put(207, kind)
	f.put(208, kind, class)
	f.put(209, state, pos)
	f.put(210, min(uint64(len(f.entities)), 6), rules)
	head := -1
	if m >= 0 {
		head = d.Mentions[m].Head
	}
	n, path := f.path(p.Word, head)
	f.put(220, path)
	f.put(221, path, class)
	f.put(222, path, lemma)
	f.put(223, path, kind)
	f.put(224, path, rules)
	f.put(225, min(uint64(n), 8), bit(head < p.Word))
	f.put(226, min(uint64(n), 8), bit(head < p.Word), state)
	f.put(227, path, pos, f.tag(p.Word))
	if m >= 0 {
		x := &d.Mentions[m]
		f.put(230, bit(x.Role.Named), bit(x.Role.Definite), bit(x.Role.Group), bit(d.Tokens[x.Head].UPOS == nlp.PRON))
		f.put(231, f.rel(x.Head), bit(head < p.Word))
		f.put(232, f.rel(x.Head), bit(head < p.Word), class)
		f.put(233, f.lemmaOf(f.Child(x.Head, caseRels)), bit(head < p.Word), class)
		f.put(234, f.cluster(x.Head))
		f.put(235, f.lemmaOf(x.Head))
		f.put(236, f.lemmaOf(f.Child(x.Head, caseRels)), lemma)
		before := uint64(0)
		for j := range f.entities {
			if o := f.entities[j].mention; o >= 0 && j != k {
				if l, _ := f.path(p.Word, d.Mentions[o].Head); l < n {
					before++
				}
			}
		}
		f.put(237, min(before, 4))
		f.put(238, min(before, 4), rules, bit(head < p.Word))
		dist := p.Word - head
		if dist < 0 {
			dist = -dist
		}
		f.put(239, min(uint64(dist)/3, 6), bit(head < p.Word))
	} else {
		f.put(240, rules)
	}
	f.voice(p, e, class, rules)
	p.Features = f.features
}

// voice says whether an entity is the one who speaks around the word.
func (f *featurer) voice(p *Part, e int, class, rules uint64) {
	d := f.doc
	for _, q := range d.QuotationsIn(f.sent) {
		if q.Speaker < 0 {
			continue
		}
		is := f.entityOf(q.Speaker) == e
		at := uint64(0)
		switch {
		case q.Cue.Has(p.Word):
			at = 1
		case q.Content.Has(p.Word) && f.rootIn(q.Content) == p.Word:
			at = 2
		case q.Content.Has(p.Word):
			at = 3
		}
		f.put(250, bit(is), at, uint64(q.Manner))
		f.put(251, bit(is), at, class)
		f.put(252, bit(is), at, rules)
		if p.Mention >= 0 {
			f.put(253, bit(q.Content.Contains(d.Mentions[p.Mention].Range)), bit(is), at)
			f.put(254, bit(q.Content.Contains(d.Mentions[p.Mention].Range)), bit(q.Cue.End == d.Mentions[p.Mention].First), at)
		}
	}
}

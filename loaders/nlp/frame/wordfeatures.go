package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// word gives a word its features. at is the frame that the rules found for it, or -1.
func (f *featurer) word(w *Word, at int) {
	f.features, w.Ties = f.features[:0], w.Ties[:0]
	t, told := w.Token, uint64(w.Told)
	f.group = uint64(f.doc.Tokens[t].UPOS)
	f.itself(t)
	f.ruled(t, at, told)
	f.dependents(t)
	f.saidIn(t, told)
	f.saying(t, told)
	f.standing(t, told)
	f.realness(t, told)
	f.named(t)
	entries := f.entriesOf(t)
	f.lexical(t, entries)
	w.Features = f.features
	if w.Told > 0 {
		f.tie(w, w.Told, func() { f.tiedToRules(t, at, len(entries) > 1) })
	}
	f.tiedToLexicon(w, entries)
}

// itself says what the word is, and what it hangs on.
func (f *featurer) itself(t int) {
	up, rel, lemma := f.Head(t), f.rel(t), f.lemma(t)
	f.put(1)
	f.put(2, lemma)
	f.put(3, uint64(f.doc.Tokens[t].XPOS), rel)
	f.put(4, f.cluster(t))
	f.put(5, f.coarse(t))
	f.put(6, lemma, rel)
	f.put(7, f.lemma(up), rel)
	f.put(8, f.cluster(up), rel)
	f.put(9, f.coarse(t), rel)
	f.put(10, f.cluster(t), f.coarse(up))
}

// ruled says what the rules found.
func (f *featurer) ruled(t, at int, told uint64) {
	above, rel := f.classAt(f.Head(t)), f.rel(t)
	if at < 0 {
		f.put(20)
		f.put(21, above, rel)
		return
	}
	x := &f.frames[at]
	f.put(22, told)
	f.put(23, readingIn(x.Rule))
	f.put(25, bit(len(x.Source) > 0), bit(len(x.Target) > 0))
	f.put(26, told, text(x.Modality), bit(x.Negative))
	f.put(27, told, bit(len(x.AttributedTo) > 0))
	f.put(30, told, above, rel)
}

// dependents says what hangs on the word.
func (f *featurer) dependents(t int) {
	rels := uint64(0)
	for k := f.First(t); k >= 0; k = f.Next(k) {
		rels |= 1 << f.Rel(k)
		f.dependent(t, k)
	}
	subject := f.kindAt(f.subjectToken(f.doc.Predicate(t)))
	f.put(75, rels)
	f.put(76, subject)
	f.put(77, f.lemma(t), subject)
}

// dependent says what one of the words below is.
func (f *featurer) dependent(t, k int) {
	lemma, rel := f.lemma(t), f.rel(k)
	switch f.Rel(k) {
	case nlp.Nsubj, nlp.NsubjPass:
		f.put(50, rel, f.kindAt(k))
		f.put(51, rel, f.cluster(k))
		f.put(52, lemma, rel, f.kindAt(k))
		f.put(69, f.coarse(t), f.kindAt(k))
	case nlp.Obj, nlp.Iobj:
		f.put(53, f.kindAt(k))
		f.put(54, f.lemma(k))
		f.put(55, f.cluster(k))
		f.put(56, lemma, f.kindAt(k))
		f.put(57, lemma, f.cluster(k))
		f.put(58, f.coarse(t), f.cluster(k))
		for _, e := range f.lexicon.nouns[f.doc.Lemma(k)] {
			f.put(59, uint64(classNumber(e.class)))
		}
	case nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.NmodPoss:
		p := f.preposition(k)
		f.put(60, rel, p)
		f.put(61, p, f.kindAt(k))
		f.put(62, lemma, p)
		f.put(63, lemma, p, f.kindAt(k))
		f.put(64, f.coarse(t), p, f.kindAt(k))
		f.put(65, rel, f.cluster(k))
	case nlp.Xcomp, nlp.Ccomp, nlp.Advcl, nlp.Acl, nlp.AclRelcl:
		f.put(66, rel, f.preposition(k))
		f.put(67, rel, f.preposition(k), lemma)
		f.put(68, rel, f.cluster(k))
		f.put(70, rel, f.classAt(k))
	case nlp.Aux, nlp.AuxPass, nlp.Cop, nlp.Det, nlp.Advmod, nlp.CompoundPrt, nlp.Mark:
		f.put(71, rel, f.lemma(k))
		f.put(72, rel, f.lemma(k), f.coarse(t))
	case nlp.Amod, nlp.Compound:
		f.put(73, rel, f.cluster(k))
		f.put(74, rel, f.kindAt(k))
	}
}

// saidIn says in what sort of quotation the word stands, the innermost.
func (f *featurer) saidIn(t int, told uint64) {
	d, in := f.doc, -1
	for i, q := range d.QuotationsIn(f.sent) {
		if q.Content.Has(t) && (in < 0 || q.Content.Len() < d.Quotations[in].Content.Len()) {
			in = i
		}
	}
	if in < 0 {
		f.put(80)
		return
	}
	q := &d.Quotations[in]
	kind, root, cue := uint64(q.Kind), bit(f.rootIn(q.Content) == t), f.classAt(q.Cue.End-1)
	f.put(81, kind, uint64(q.Manner), bit(q.Cue.Len() > 0))
	f.put(82, kind, root)
	f.put(85, cue, told)
	f.put(86, cue, root)
	if q.Cue.Len() > 0 {
		f.put(87, f.lemma(q.Cue.End-1))
	}
}

// saying says of a word by which something is said what that is: which class a speech act has hangs on its content.
func (f *featurer) saying(t int, told uint64) {
	d := f.doc
	for _, q := range d.QuotationsIn(f.sent) {
		if !q.Cue.Has(t) && (q.Cue.Len() > 0 || f.rootIn(q.Content) != t) {
			continue
		}
		speaker := uint64(0)
		if q.Speaker >= 0 && d.Mentions[q.Speaker].Entity >= 0 {
			speaker = f.kindOf(d.Mentions[q.Speaker].Entity)
		}
		f.put(90, uint64(q.Kind), uint64(q.Manner))
		f.put(91, speaker)
		f.put(94, f.lemma(q.Cue.First), speaker)
		f.put(96, bit(q.Outer >= 0), bit(q.Continues >= 0))
		if root := f.rootIn(q.Content); root >= 0 {
			f.said(q, root, told, speaker)
		}
		f.told(q.Content)
		return
	}
}

// said says what is said, by the word that it hangs on.
func (f *featurer) said(q *nlp.Quotation, root int, told, speaker uint64) {
	subject := f.Child(root, subjectRels)
	own := bit(subject >= 0 && f.isSpeaker(q, subject))
	f.put(97, f.classAt(root), told)
	f.put(98, f.cluster(root))
	f.put(99, f.lemma(root))
	f.put(100, f.kindAt(subject), own)
	f.put(101, f.kindAt(subject), f.coarse(root))
	f.put(140, bit(f.negated(root)), f.coarse(root))
	f.put(141, f.coarse(root), speaker)
	for k := f.First(root); k >= 0; k = f.Next(k) {
		switch f.Rel(k) {
		case nlp.Aux:
			f.put(102, f.lemma(k), own)
		case nlp.Obj, nlp.Xcomp, nlp.Ccomp, nlp.Amod:
			f.put(103, f.cluster(k))
		}
	}
}

// told says which events the rules found in what is said, and whether it blames or praises.
func (f *featurer) told(content nlp.Range) {
	inside := uint64(0)
	for k, w := range f.triggers {
		if content.Has(w) {
			inside |= 1 << classNumber(f.frames[k].Type)
		}
	}
	judges := uint64(0)
	for i := content.First; i < content.End; i++ {
		lemma := f.doc.Lemma(i)
		judges |= bit(f.lexicon.speech["blames"][lemma]) | bit(f.lexicon.speech["praises"][lemma])<<1
	}
	f.put(104, bit(inside != 0))
	f.put(105, inside)
	f.put(106, judges)
}

// standing says where in the article and how deep in its sentence the word stands.
func (f *featurer) standing(t int, told uint64) {
	const lead, body = 6, 14 // sentences of a story that tell its news, and that most stories have
	d := f.doc
	n := min(uint64(f.sentence), lead)
	if f.sentence > body {
		n = lead + 1
	}
	block := d.Sentences[f.sentence].Block
	depth := uint64(0)
	for h := f.Head(t); h >= 0 && depth < 5; h = f.Head(h) {
		depth++
	}
	f.put(110, n)
	f.put(112, bit(f.sentence == 0 || d.Sentences[f.sentence-1].Block != block))
	f.put(113, bit(d.Tokens[t].Is(nlp.InQuote)))
	f.put(114, depth)
	f.put(116, uint64(d.Blocks[block].Kind))
}

// realness says whether what the word tells happened.
func (f *featurer) realness(t int, told uint64) {
	r := f.realityOf(f.doc.Predicate(t))
	f.put(120, bit(r.told), text(r.modality), bit(r.negative))
	f.put(122, bit(f.negated(t)))
	if at := f.doc.ChunkAt(t); at >= 0 {
		ch := &f.doc.Chunks[at]
		f.put(123, uint64(ch.Kind), uint64(ch.Verb), bit(ch.Head == t))
		f.put(125, text(f.doc.Lower(ch.First)))
	}
}

// named says of a noun which verb lends it an event, and who does what it names.
func (f *featurer) named(t int) {
	at := f.chunkOf(t)
	if at < 0 || f.doc.Chunks[at].Head != t {
		return
	}
	v, kind := f.lightVerb(at)
	f.put(126, text(kind))
	if v >= 0 {
		f.put(127, text(kind), f.lemma(f.doc.Chunks[v].Head))
		f.put(128, text(kind), f.lemma(t))
	}
	doer := f.kindOfFirst(f.doers(at))
	f.put(129, bit(doer > 0), f.coarse(t))
	f.put(130, doer)
	f.put(131, doer, f.cluster(t))
}

// lexical says what classes the lexicon has for the word, whether or not the conditions of its entries hold.
func (f *featurer) lexical(t int, entries []entry) {
	classes := uint64(0)
	for i := range entries {
		k := classNumber(entries[i].class)
		if classes&(1<<k) != 0 {
			continue
		}
		classes |= 1 << k
		f.put(40, uint64(k))
		f.put(41, uint64(k), f.rel(t))
		f.put(42, uint64(k), bit(len(entries[i].needs) > 0), bit(len(entries[i].objects) > 0))
	}
	f.put(44, classes)
}

// tie adds what speaks for a class: the features that put adds.
func (f *featurer) tie(w *Word, class int, put func()) {
	from := len(f.features)
	put()
	w.Ties = append(w.Ties, Tie{class, f.features[from:len(f.features):len(f.features)]})
}

// tiedToRules says what speaks for the class that the rules found, whichever it is.
func (f *featurer) tiedToRules(t, at int, ambiguous bool) {
	x := &f.frames[at]
	f.put(300)
	f.put(301, f.rel(t))
	f.put(302, readingIn(x.Rule))
	f.put(303, bit(len(x.Source) > 0), bit(len(x.Target) > 0))
	f.put(304, bit(ambiguous))
	f.put(305, min(uint64(f.sentence), 3))
	f.put(306, text(x.Modality), bit(x.Negative))
	f.put(307, f.lemma(t))
	f.put(308, f.classAt(f.Head(t)), f.rel(t))
	f.put(309, min(uint64(len(f.frames)), 4))
	f.put(310, f.kindOfFirst(x.Source))
	f.put(311, f.kindOfFirst(x.Target))
	f.put(312, bit(len(x.AttributedTo) > 0))
	f.put(313, bit(x.Quote))
}

// tiedToLexicon says what speaks for the other classes that the lexicon has for the word.
func (f *featurer) tiedToLexicon(w *Word, entries []entry) {
	seen, told := uint64(1)<<w.Told, bit(w.Told > 0)
	for i := range entries {
		e, k := &entries[i], classNumber(entries[i].class)
		if seen&(1<<k) != 0 {
			continue
		}
		seen |= 1 << k
		f.tie(w, k, func() {
			f.put(330, told)
			f.put(331, told, uint64(min(i, 3)))
			f.put(332, f.rel(w.Token))
			f.put(333, bit(len(e.objects) > 0), bit(len(e.needs) > 0), bit(e.particle != ""))
		})
	}
}

package parse

import "github.com/demarche-kg/demarche/loaders/nlp"

// MaxFeatures is how many features a step or a relation has at most.
const MaxFeatures = 128

// ActionFeatures appends to dst the features of the next step.
func (s *State) ActionFeatures(dst []uint32) []uint32 {
	v := s.view()
	dst = v.words(dst, s)
	dst = v.dependents(dst, s)
	return v.between(dst, s)
}

// view is what the next step is about: s0 is the top of the stack, s1 and s2 the words below it, n0 the next word, n1
// to n3 those behind it.
type view struct {
	i0, i1, j0             int32 // s0, s1, n0 by number
	s0, s1, s2             *word
	n0, n1, n2, n3         *word
	s0Node, s1Node, n0Node *node
}

func (s *State) view() view {
	v := view{i0: s.top(0), i1: s.top(1), j0: s.ahead(0)}
	v.s0, v.s1, v.s2 = &s.words[v.i0], &s.words[v.i1], &s.words[s.top(2)]
	v.n0, v.n1, v.n2, v.n3 = &s.words[v.j0], &s.words[s.ahead(1)], &s.words[s.ahead(2)], &s.words[s.ahead(3)]
	v.s0Node, v.s1Node, v.n0Node = &s.nodes[v.i0], &s.nodes[v.i1], &s.nodes[v.j0]
	return v
}

// words are the features of the words themselves. Whether marks stand between two words that seem to belong together is
// mostly what decides; near and far, said of s0 with n0 and of s1 with s0, make other words of those that they part.
func (v *view) words(dst []uint32, s *State) []uint32 {
	s0, s1, s2, n0, n1, n2, n3 := v.s0, v.s1, v.s2, v.n0, v.n1, v.n2, v.n3
	near, far := s.parted(v.i0, v.j0), s.parted(v.i1, v.i0)
	return append(dst,
		one(1, 0),
		one(2, s0.formTag), one(3, s0.form), one(4, s0.tag), one(5, s0.lemma),
		one(6, n0.formTag), one(7, n0.form), one(8, n0.tag), one(9, n0.lemma),
		one(10, s1.formTag), one(11, s1.tag), one(12, s1.lemma), one(13, s2.formTag), one(14, n1.formTag), one(15, n2.formTag), one(16, n1.form),

		// The top of the stack and the next word: is one the head of the other?
		two(17, s0.formTag+near, n0.formTag), two(18, s0.formTag+near, n0.form), two(19, s0.form+near, n0.formTag), two(20, s0.formTag+near, n0.tag),
		two(21, s0.tag+near, n0.formTag), two(22, s0.lemma+near, n0.lemma), two(23, s0.tag+near, n0.tag), two(24, s0.lemma+near, n0.tag), two(25, s0.tag+near, n0.lemma),

		// The top two of the stack.
		two(26, s1.lemma+far, s0.lemma), two(27, s1.formTag+far, s0.tag), two(28, s1.tag+far, s0.formTag), two(29, s1.tag+far, s0.tag),
		two(30, s1.lemma+far, s0.tag), two(31, s1.tag+far, s0.lemma), two(32, s1.lemma+far, s0.mixed),

		// What comes next.
		two(33, n0.formTag, n1.tag), two(34, n0.tag, n1.formTag), two(35, n0.tag, n1.tag), two(36, s0.tag, n1.tag), two(106, s0.tag, n0.tag), two(107, s1.tag, s0.tag), two(37, n0.form, n1.form),
		two(38, s1.formTag, n0.tag), two(39, s1.tag, n0.formTag), two(40, s1.tag, n0.tag),

		three(41, n0.tag, n1.tag, n2.tag), three(42, s0.tag+near, n0.tag, n1.tag), three(43, s1.tag+far, s0.tag+near, n0.tag), three(44, s2.tag, s1.tag, s0.tag),
		three(45, s0.form+near, n0.tag, n1.tag), three(46, s1.tag+far+near*prime2, s0.form, n0.tag), three(47, s1.tag+far+near*prime2, s0.tag, n0.form), three(48, s1.form+far+near*prime2, s0.tag, n0.tag),
		three(49, s0.tag+near, n0.form, n1.tag), four(50, s0.tag+near, n0.tag, n1.tag, n2.tag), four(51, s1.tag+far+near*prime2, s0.tag, n0.tag, n1.tag),
		three(52, s0.mixed, n0.mixed, n1.mixed), three(53, s1.mixed, s0.mixed, n0.mixed), four(54, n0.tag, n1.tag, n2.tag, n3.tag),
	)
}

// dependents are the features of what the words already govern: the preposition of a noun, the subject that a verb
// already has. l and r are a word's outermost dependents on the left and right.
func (v *view) dependents(dst []uint32, s *State) []uint32 {
	s0, s1, n0, s0n, s1n, n0n := v.s0, v.s1, v.n0, v.s0Node, v.s1Node, v.n0Node
	s0l, s0r, s1l, s1r, n0l := &s.words[s0n.left], &s.words[s0n.right], &s.words[s1n.left], &s.words[s1n.right], &s.words[n0n.left]
	s0lRel, s0rRel, s1lRel, s1rRel, n0lRel := s.rel(s0n.left), s.rel(s0n.right), s.rel(s1n.left), s.rel(s1n.right), s.rel(n0n.left)
	s0v, s1v, n0v := small(uint64(s0n.lefts)<<4|uint64(s0n.rights)), small(uint64(s1n.lefts)<<4|uint64(s1n.rights)), small(uint64(n0n.lefts))
	return append(dst,
		two(55, s0l.mixed, s0lRel), two(56, s0r.mixed, s0rRel), two(57, s1l.mixed, s1lRel), two(58, s1r.mixed, s1rRel), two(59, n0l.mixed, n0lRel),
		three(60, s0.tag, s0l.mixed, n0.tag), three(61, s0.tag, s0r.tag, n0.tag), three(62, s0.tag, n0.tag, n0l.mixed),
		three(63, s1.tag, s1r.mixed, s0.tag), three(64, s1.tag, s0.tag, s0l.mixed), three(65, s1.tag, s0.tag, s0r.tag), three(66, s1.tag, s1l.mixed, s0.tag),
		three(67, s1.lemma, s0l.mixed, s0.tag), three(68, s1.tag, s0l.form, s0.lemma), three(69, s1.lemma, s0l.form, s0.lemma),
		three(70, s0.tag, s0lRel, s.rel(s0n.left2)), three(71, s0.tag, s0rRel, s.rel(s0n.right2)), three(72, n0.tag, n0lRel, s.rel(n0n.left2)),
		three(73, s0.tag, s0rRel, n0.tag), three(74, s0.lemma, s0rRel, n0.tag), three(75, s1.tag, s1rRel, s0.mixed),

		// Sets and numbers of dependents.
		two(76, s0.tag, s0v), two(77, n0.tag, n0v), two(78, s1.tag, s1v), two(79, s0.lemma, s0v),
		two(80, s0.tag, s0n.rels), two(81, s1.tag, s1n.rels), two(82, n0.tag, n0n.rels), two(83, s0.lemma, s0n.rels), two(84, s1.lemma, s1n.rels),
		three(85, s1.tag, s1n.rels, s0.tag), three(86, s0.tag, s0n.rels, n0.tag), three(87, s0.tag, n0.tag, n0n.rels), four(88, s1.tag, s1n.rels, s0.mixed, n0.tag),
	)
}

// between are the features of distance and of what stands between the words.
func (v *view) between(dst []uint32, s *State) []uint32 {
	s0, s1, n0, n1, s0n, s1n := v.s0, v.s1, v.n0, v.n1, v.s0Node, v.s1Node
	depth := small(uint64(min(len(s.stack), 4)))
	near, far := s.between(v.i0, v.j0), s.between(v.i1, v.i0)
	dist0, dist1 := small(distance(v.i0, v.j0)), small(distance(v.i1, v.i0))
	marks := small(uint64(n0.before)<<8 | uint64(s0.before))
	rest := small(uint64(min(s.words[len(s.words)-1].counts.verbs-n0.counts.verbs, 3)))
	return append(dst,
		three(89, s0.tag, n0.tag, dist0), two(90, s0.lemma, dist0), two(91, n0.lemma, dist0), three(92, s1.tag, s0.tag, dist1), two(93, s1.lemma, dist1),
		three(94, s0.tag, n0.tag, near), three(95, s1.tag, s0.tag, far), four(96, s1.tag, s0.tag, n0.tag, far),
		three(97, s0.tag, n0.tag, marks), three(98, s1.tag, s0.tag, marks), two(99, n0.mixed, marks), four(100, s1.tag, s0.tag, n0.tag, marks),
		three(101, s0.tag, n0.tag, rest), three(102, s0.tag, n0.tag, depth), four(103, s0.mixed, n0.mixed, small(uint64(n0.before)), n1.tag),
		three(104, s0.tag, n0.mixed, s0n.rels&clausal), four(105, s1.tag, s0.tag, s0n.rels&clausal, s1n.rels&clausal),
	)
}

// clausal are the relations of the dependents by which a word shows that it heads a clause.
const clausal = 1<<nlp.Nsubj | 1<<nlp.NsubjPass | 1<<nlp.Obj | 1<<nlp.Ccomp | 1<<nlp.Xcomp | 1<<nlp.Aux | 1<<nlp.AuxPass |
	1<<nlp.Cop | 1<<nlp.Mark | 1<<nlp.Case

// ahead is the k-th word that waits, 0 for none.
func (s *State) ahead(k int) int32 {
	if i := int(s.next) + k; i < len(s.words) {
		return int32(i)
	}
	return 0
}

// rel is the relation of a word as a thing seen.
func (s *State) rel(word int32) uint64 { return small(uint64(s.nodes[word].rel)) }

// between says what stands behind word a up to word b: commas, finite verbs, conjunctions, subordinators.
func (s *State) between(a, b int32) uint64 {
	if a == 0 || b == 0 {
		return 0
	}
	from, to := &s.words[a].counts, &s.words[b].counts
	few := func(n int32) uint64 { return uint64(min(n, 2)) }
	return small(1 + few(to.commas-from.commas) + 3*few(to.verbs-from.verbs) + 9*few(to.conjunctions-from.conjunctions) + 27*few(to.subordinators-from.subordinators))
}

// parted says whether marks stand between word a and a word b behind it: those right before b, and any commas.
func (s *State) parted(a, b int32) uint64 {
	if a == 0 || b == 0 {
		return 0
	}
	marks := uint64(s.words[b].before)
	if s.words[b].counts.commas > s.words[a].counts.commas {
		marks |= uint64(comma)
	}
	return small(marks)
}

// distance is how far word b is behind word a, in growing steps; 0 where one is nobody.
func distance(a, b int32) uint64 {
	if a == 0 || b == 0 {
		return 0
	}
	switch d := b - a; {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// RelFeatures appends to dst the features of the relation of a word to head, before it is made its dependent.
func (s *State) RelFeatures(dst []uint32, dependent, head int) []uint32 {
	i, j := int32(dependent), int32(head)
	d, h := &s.words[i], &s.words[j]
	dn, hn := &s.nodes[i], &s.nodes[j]
	dl, dr, hl, hr := &s.words[dn.left], &s.words[dn.right], &s.words[hn.left], &s.words[hn.right]
	dl2 := &s.words[dn.left2]
	side, sibling, siblings := uint64(1), &s.words[hn.left], hn.leftRels
	a, b := i, j
	if i > j {
		side, sibling, siblings = 2, hr, hn.rels
		a, b = j, i
	}
	before, after := &s.words[i-1], &s.words[s.behind(i)]
	marks := small(uint64(d.before)<<8 | uint64(after.before))
	where := small(side<<8 | distance(a, b))
	side = small(side)
	ht := h.tag + side*prime1 + s.parted(a, b)*prime2 // the head's tag and where it stands
	return append(dst,
		two(129, side, 0), one(130, d.formTag), one(131, d.lemma), one(132, d.tag), one(133, h.formTag+side), one(134, h.lemma+side), one(135, ht),
		two(136, d.tag, ht), two(137, d.formTag, ht), two(138, d.lemma, ht), two(139, d.tag, h.lemma+side), two(140, d.lemma, h.lemma+side),
		two(141, d.mixed, h.lemma+side), two(142, d.form, h.form+side),
		two(143, d.tag, dl.mixed), two(144, ht, dl.mixed), three(145, d.tag, ht, dl.mixed), three(146, d.lemma, ht, dl.mixed), three(147, d.tag, h.lemma, dl.form),
		three(148, d.tag, ht, dl2.mixed), three(149, d.tag, ht, dr.mixed), three(150, d.tag, ht, s.rel(dn.left)), three(151, d.tag, ht, s.rel(dn.right)),
		three(152, d.tag, ht, dn.rels), two(153, ht, dn.rels), two(154, d.lemma, dn.rels), two(155, h.lemma, dn.rels),
		three(156, d.tag, ht, siblings), two(157, ht, siblings), two(158, h.lemma, siblings), three(159, d.tag, h.lemma+side, siblings), three(160, d.tag, ht, hn.rels),
		three(161, d.tag, ht, where), two(162, d.lemma, where), two(163, h.lemma, where), two(164, d.tag, where),
		three(165, d.tag, ht, marks), two(166, d.mixed, marks), three(167, d.tag, ht, s.between(a, b)),
		three(168, d.tag, ht, before.tag), three(169, d.tag, ht, after.tag), two(170, d.form, before.form), two(171, d.form, after.form),
		three(172, d.tag, ht, sibling.mixed), three(173, d.tag, ht, hl.mixed), three(174, ht, dn.rels, siblings), two(175, d.lemma, dl.form),
		three(176, d.tag, ht, s.words[j-1].mixed), two(177, d.lemma, ht+s.rel(dn.left)),
	)
}

// behind is the word behind word i, 0 at the end.
func (s *State) behind(i int32) int32 {
	if int(i)+1 < len(s.words) {
		return i + 1
	}
	return 0
}

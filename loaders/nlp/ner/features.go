package ner

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// MaxFeatures is how many features a token has at most.
const MaxFeatures = 128

// Features appends to dst the features of token i.
func (x *Extractor) Features(dst []uint32, i int) []uint32 {
	w, p, n := x.at(i), x.at(i-1), x.at(i+1)
	p2, n2 := x.at(i-2), x.at(i+2)
	add := func(kind, thing uint64) { dst = append(dst, model.Hash(thing).Key(kind)) }
	add(1, 0)
	add(2, w.lower)
	add(3, w.form)
	add(4, p.lower)
	add(5, n.lower)
	add(6, p2.lower)
	add(7, n2.lower)
	add(8, mix64(p.lower, w.lower))
	add(9, mix64(w.lower, n.lower))
	add(10, mix64(p.lower, n.lower))
	add(11, mix64(p2.lower, p.lower))
	add(12, mix64(n.lower, n2.lower))
	for k := range w.ends {
		if w.ends[k] != 0 {
			add(13+uint64(k), w.ends[k])
			add(17+uint64(k), w.starts[k])
		}
	}
	add(21, w.shape)
	add(22, mix64(p.shape, w.shape))
	add(23, mix64(w.shape, n.shape))
	add(24, mix64(mix64(p.shape, w.shape), n.shape))
	add(25, w.known)
	add(26, mix64(p.known, w.known))
	add(27, mix64(w.known, n.known))
	add(28, mix64(w.known, w.shape))
	add(29, mix64(w.known, p.lower))
	add(30, mix64(w.known, n.lower))
	add(31, w.lists)
	add(32, p.lists)
	add(33, n.lists)
	add(34, mix64(p.lists, w.lists))
	add(35, mix64(w.lists, n.lists))
	add(36, mix64(w.lists, w.shape))
	add(37, w.upos)
	add(38, w.xpos)
	add(39, p.xpos)
	add(40, n.xpos)
	add(41, mix64(mix64(p.xpos, w.xpos), n.xpos))
	add(42, mix64(w.style, w.shape))
	open := uint64(0)
	if w.opens {
		open = 1
	}
	add(43, mix64(w.style<<1|open, w.shape))
	add(44, mix64(w.style<<1|open, w.lower))

	dst = x.runFeatures(dst, i)

	add(70, mix64(w.memory, open))
	for bits := w.memory; bits != 0; bits &= bits - 1 {
		add(71, mix64(bits&-bits, open))
	}
	add(72, mix64(p.memory, w.memory))
	if w.fine != 0 {
		add(80, w.fine)
		add(81, w.coarse)
	}
	add(82, p.fine)
	add(83, p.coarse)
	add(84, n.fine)
	add(85, n.coarse)
	add(86, mix64(p.coarse, w.coarse))
	add(87, mix64(w.coarse, n.coarse))
	add(88, mix64(w.coarse, w.shape))
	add(89, p2.coarse)
	add(90, n2.coarse)
	return dst
}

// runFeatures appends what is seen of the row of capitalised words that a token stands in.
func (x *Extractor) runFeatures(dst []uint32, i int) []uint32 {
	w := x.at(i)
	add := func(kind, thing uint64) { dst = append(dst, model.Hash(thing).Key(kind)) }
	at := place(i-w.run.First, w.run.Len())
	first, last := x.at(w.run.First), x.at(w.run.End-1)
	before, behind := x.at(w.run.First-1), x.at(w.run.End)
	add(50, mix64(at, uint64(min(w.run.Len(), 5))))
	add(51, mix64(at, before.lower))
	add(52, mix64(at, behind.lower))
	add(53, mix64(at, last.lower))
	add(54, mix64(at, first.lower))
	add(55, mix64(at, last.lists))
	add(56, mix64(at, first.lists))
	add(57, mix64(mix64(at, first.lists), last.lists))
	add(58, mix64(at, last.ends[2]))
	add(59, mix64(mix64(at, before.lower), behind.lower))
	add(60, mix64(at, before.lists))
	add(61, mix64(at, last.coarse))
	add(62, mix64(at, last.fine))
	add(63, mix64(at, before.fine))
	add(64, mix64(at, behind.fine))
	add(65, mix64(at, x.at(max(w.run.First-2, -edge)).lower))
	add(66, mix64(mix64(at, before.coarse), behind.coarse))
	return dst
}

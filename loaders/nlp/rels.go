package nlp

import "slices"

// Rel is a relation of a token to its head (Universal Dependencies, English). The zero value is unparsed. Token.Rel
// holds its number. There are fewer than 64, so that a set of them fits a word.
type Rel uint8

// The relations that rules ask for by name; the rest are reached through ParseRel.
const (
	NoRel Rel = iota
	RootRel
	PunctRel
	Dep // a relation that has no better name
	Nsubj
	NsubjPass
	NsubjOuter
	Csubj
	CsubjPass
	CsubjOuter
	Obj
	Iobj
	Obl
	OblAgent
	OblUnmarked
	Ccomp
	Xcomp
	Advcl
	AdvclRelcl
	Acl
	AclRelcl
	Nmod
	NmodPoss
	NmodUnmarked
	NmodDesc
	Appos
	Conj
	Cc
	Parataxis
	Aux
	AuxPass
	Cop
	Mark
	Case
	Det
	Amod
	Advmod
	Nummod
	Compound
	CompoundPrt
	Flat
)

var relNames = [...]string{"_", "root", "punct", "dep", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer",
	"obj", "iobj", "obl", "obl:agent", "obl:unmarked", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl",
	"nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "appos", "conj", "cc", "parataxis", "aux", "aux:pass", "cop", "mark", "case",
	"det", "amod", "advmod", "nummod", "compound", "compound:prt", "flat",
	"fixed", "expl", "discourse", "list", "vocative", "reparandum", "goeswith", "det:predet", "cc:preconj", "orphan", "dislocated"}

// String is the relation as CoNLL-U writes it.
func (r Rel) String() string { return relNames[min(int(r), len(relNames)-1)] }

// ParseRel reads a relation; ok is false for one that is not in the set.
func ParseRel(s string) (r Rel, ok bool) {
	i := slices.Index(relNames[:], s)
	return Rel(max(i, 0)), i >= 0
}

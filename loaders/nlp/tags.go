package nlp

import "slices"

// UPOS is a universal part of speech (Universal Dependencies). The zero value is untagged.
type UPOS uint8

// The universal parts of speech.
const (
	NoPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
	"PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String is the tag as CoNLL-U writes it.
func (p UPOS) String() string { return uposNames[min(int(p), len(uposNames)-1)] }

// ParseUPOS reads a tag; ok is false for one that is not universal.
func ParseUPOS(s string) (p UPOS, ok bool) {
	i := slices.Index(uposNames[:], s)
	return UPOS(max(i, 0)), i >= 0
}

// XPOS is a Penn Treebank tag as the English UD treebanks use them. The zero value is untagged.
type XPOS uint8

// The Penn tags that rules ask for by name; the rest are reached through ParseXPOS.
const (
	NoXPOS XPOS = iota
	VB          // base form
	VBD         // past tense
	VBG         // gerund or present participle
	VBN         // past participle
	VBP         // present, not 3rd singular
	VBZ         // present, 3rd singular
	MD          // modal
	NN
	NNS
	NNP
	NNPS
)

var xposNames = [...]string{"_", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "NN", "NNS", "NNP", "NNPS",
	"IN", "DT", "JJ", "JJR", "JJS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "CC", "CD", "TO", "POS", "WDT", "WP", "WP$", "WRB",
	"EX", "PDT", "FW", "UH", "LS", "SYM", "$", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "ADD", "AFX", "GW", "XX"}

// String is the tag as CoNLL-U writes it.
func (x XPOS) String() string { return xposNames[min(int(x), len(xposNames)-1)] }

// ParseXPOS reads a tag; ok is false for one that is not in the set.
func ParseXPOS(s string) (x XPOS, ok bool) {
	i := slices.Index(xposNames[:], s)
	return XPOS(max(i, 0)), i >= 0
}

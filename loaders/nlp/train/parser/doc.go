// Package parser trains the model of package parse on treebanks, and measures it.
//
//	treebanks ─▶ tags by taggers that have not seen them (Jackknife) ─▶ trees without punctuation and crossing arcs
//	          ─▶ perceptron over steps, perceptron over relations ─▶ model.ParserParts ─▶ model.WriteParser
//
// The parser is trained on its own mistakes: it follows what it guesses, and learns at each step which of the steps
// that lose no further arc of the tree is best (a dynamic oracle; Goldberg and Nivre 2013).
//
// Training uses whole numbers only and fixed seeds: the same treebanks give the same bytes on every machine.
package parser

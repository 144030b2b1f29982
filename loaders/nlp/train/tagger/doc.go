// Package tagger trains the model of package tag on treebanks, and measures it.
//
//	treebanks ─▶ words (possible tags) ┐
//	          ─▶ lemma table           ├─▶ model.TaggerParts ─▶ model.WriteTagger
//	          ─▶ perceptron ─▶ weights ┘
//
// Training uses whole numbers only and a fixed seed: the same treebanks give the same bytes on every machine.
package tagger

// Package tag finds the part of speech and the lemma of each token.
//
// The tagger is an averaged perceptron: it reads a sentence from left to right and gives each token the joint tag
// (Penn Treebank tag and universal part of speech) whose weights for what is seen around the token add up highest. What
// is seen are hashes of words, their ends and shapes, and the tags just given (Extractor); the weights are a
// model.Tagger. The lemma follows from the tag and the end of the word.
//
//	forms ─▶ Extractor.Features ─▶ weights ─▶ tag ─▶ EndingKey ─▶ edit ─▶ lemma
//
// The extractor is used by the trainer too, so that a feature is written down once. Whoever changes it must train
// again: TestEmbeddedModel notices.
package tag

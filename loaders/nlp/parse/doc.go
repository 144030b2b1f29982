// Package parse finds the head of each token and its relation to it: the dependency tree of each sentence.
//
// The parser is a greedy transition parser of the arc-hybrid kind. Words wait in the order of the sentence; a stack
// holds those that have no head yet. Each step either puts the next word on the stack, or makes the top of the stack a
// dependent of the next word (Left) or of the word below it (Right) and takes it off. A linear model chooses the step
// from what is seen of the words around and of the dependents they have (State.ActionFeatures); another names the
// relation when a word gets its head (State.RelFeatures). A sentence of n words takes 2n-1 steps, and the last word on the
// stack is the root, so every sentence gets one root, no cycle and no crossing arcs, whatever the model says.
//
//	tokens, tags ─▶ State.Load ─▶ features ─▶ model.Rows ─▶ Action ─▶ State.Apply ─▶ model.Table ─▶ Rel
//
// Punctuation is set aside while words are parsed, where it is seen only as what stands between two of them; it gets
// its heads by rule once the tree is there (punctuation.go).
//
// State is used by the trainer too, so that a feature is written down once. Whoever changes it must train again:
// TestEmbeddedModel notices.
package parse

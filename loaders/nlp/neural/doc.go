// Package neural finds part-of-speech tags, heads and relations with a small neural network.
//
// What is seen of each token (See) selects rows of tables. Layers then let each token know of its neighbours and, by
// states that are carried through the sentence in both directions, of all of it. From what they give, each token's tag
// is chosen; each word gets a score as the head of each other word; the best projective tree with one root is found
// (TreeFinder); and each arc gets its relation.
//
//	forms ─▶ See ─▶ tables ─▶ layers ─▶ tags ─▶ words ─▶ scores of arcs ─▶ TreeFinder ─▶ relations
//
// Words are the tokens that are not tagged as punctuation: only they are in trees, and package parse attaches the
// others. Lemmas come from package tag. The arithmetic is that of package kernel, the same on every machine. Features
// are shared with the trainer: whoever changes them must train again.
package neural

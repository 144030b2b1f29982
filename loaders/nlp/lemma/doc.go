// Package lemma finds the dictionary form of each token, and the cluster of words of like use that its word is in.
//
// A lemma follows from the Penn tag and the end of a word: the longest ending that the lexicon knows for the tag, or the
// whole word, says how many bytes to cut off and what to put in their place. Which words keep their capitals is a rule.
//
//	tags (loaders/nlp/neural) ─▶ EndingKey ─▶ model.Lexicon ─▶ edit ─▶ lemma
//	forms ─▶ WordKey ─▶ model.Clusters ─▶ cluster
//
// The keys are used by the packages that make the lexicon and the clusters too: whoever changes them must build both again.
package lemma

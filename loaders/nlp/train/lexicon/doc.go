// Package lexicon builds the lexicon of package lemma from treebanks and lists of verbs, and measures it.
//
//	treebanks ─▶ common words ────────────────────────────────────────────┐
//	treebanks ─▶ words with tags and lemmas ─┐                            ├─▶ model.LexiconParts ─▶ model.WriteLexicon
//	verbs, irregular.txt ─▶ inflected forms ─┴─▶ table of endings, edits ─┘
//
// The same treebanks give the same bytes on every machine.
package lexicon

// Package token finds the layout of an article and cuts it into tokens and sentences.
//
// It is two stages. NewLayout reads lines into blocks (headline, dateline, byline, caption, highlights, paragraphs) and
// fills what is empty of Doc.Meta from them. New cuts each block into tokens as the English Universal Dependencies
// treebanks do, and the tokens of each block into sentences.
//
//	text ─▶ NewLayout ─▶ blocks ─▶ New ─▶ tokens, sentences
//
// What always holds, whatever the text:
//
//   - blocks rise and do not overlap, and every byte that is not white space is in exactly one of them;
//   - tokens rise and do not overlap, never split a rune, and every byte that is not white space is in exactly one;
//   - no token crosses the end of its block, and the sentences of a block tile its tokens.
//
// Both stages take time linear in the text. The word lists they consult are the files in data, one entry a line.
package token

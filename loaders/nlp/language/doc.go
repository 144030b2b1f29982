// Package language tells whether a text is English, by a light test of its first kilobytes, so that a pipeline that
// reads English does not make facts of German.
//
//	text ─▶ the script of most letters ─▶ letters that mark a language (Cyrillic, Arabic, Han …)
//	                                   └▶ shares of function words (Latin) ─▶ Result
//
// It refuses only what it is sure of. Short texts, headlines, lists of names and tables of numbers have few function words
// or none, and pass for English. The function words of each language are the lines of data/words.txt.
package language

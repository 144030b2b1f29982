package nlp

import "strings"

var cellBreaks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// Cell is a text as a column of CoNLL-U and IOB2 holds it: these have no way to write tabs and newlines.
func Cell(s string) string { return cellBreaks.Replace(s) }

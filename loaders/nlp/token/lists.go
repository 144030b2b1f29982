package token

import (
	"embed"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// lines are the entries of a data file: what stands before a "#" comment, blank lines left out.
func lines(name string) []string {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil // Cannot happen: the files are compiled in, and TestListsAreFilled reads each.
	}
	var entries []string
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			entries = append(entries, line)
		}
	}
	return entries
}

// set is a data file of words parted by spaces.
func set(name string) map[string]bool {
	words := map[string]bool{}
	for _, line := range lines(name) {
		for _, w := range strings.Fields(line) {
			words[w] = true
		}
	}
	return words
}

// table is a data file whose lines are a key, a "=" and a value.
func table(name string) map[string]string {
	entries := map[string]string{}
	for _, line := range lines(name) {
		key, value, _ := strings.Cut(line, "=")
		entries[strings.TrimSpace(key)] = strings.TrimSpace(value)
	}
	return entries
}

// inLower is what a table of short ASCII words says of a word however its letters are written. It takes no memory.
func inLower[V any](words map[string]V, word string) V {
	var lower [16]byte
	if len(word) > len(lower) {
		var none V
		return none
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return words[string(lower[:len(word)])]
}

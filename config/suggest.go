package config

import "strings"

// suggest returns the key most like a misspelt one, or "" when none is near. A
// key in the wrong section ("workers", "server.workers") is near the right one.
func suggest(wrong string, keys []string) string {
	const longest = 64 // beyond it nobody misspelt one of our keys
	if len(wrong) > longest {
		return ""
	}
	best, bestDistance := "", tolerance(wrong)+1
	for _, key := range keys {
		d := min(distance(plain(wrong), plain(key)), 1+distance(plain(lastPart(wrong)), plain(lastPart(key))))
		if d < bestDistance {
			best, bestDistance = key, d
		}
	}
	return best
}

// tolerance is how many mistakes a misspelling may have: few in short words,
// where two changes already make another word.
func tolerance(wrong string) int {
	if len(wrong) < 4 {
		return 1
	}
	return max(2, len(wrong)/3)
}

// plain drops the differences between spellings of one name: serveListen,
// SERVE_LISTEN and serve-listen.
func plain(key string) string {
	return strings.NewReplacer(".", "", "_", "", "-", "").Replace(strings.ToLower(key))
}

func lastPart(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

// distance is Levenshtein's: how many bytes to insert, remove or change to make a
// into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// withSuggestion ends a message about an unknown name.
func withSuggestion(text, name string) string {
	if name == "" {
		return text
	}
	return text + "; did you mean " + name + "?"
}

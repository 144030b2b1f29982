package relate

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed lexicon/words.txt
var wordsFile string

// label is a group of words of lexicon/words.txt, which says what it is for.
type label uint32

const (
	become label = 1 << iota
	appoint
	serve
	cease
	hold
	post
	former
	apart
	part
	signatory
	sign
	join
	accede
	leave
	expire
	station
	lie
	placed
	ally
	land
)

var labels = map[string]label{"become": become, "appoint": appoint, "serve": serve, "cease": cease, "hold": hold,
	"post": post, "former": former, "apart": apart, "part": part, "signatory": signatory, "sign": sign, "join": join,
	"accede": accede, "leave": leave, "expire": expire, "station": station, "lie": lie, "placed": placed, "ally": ally, "land": land}

// words are the labels of each lemma.
type words map[string]label

// has reports whether a lemma has one of the labels.
func (w words) has(lemma string, l label) bool { return w[lemma]&l != 0 }

func parseWords(file string) (words, error) {
	w := words{}
	for n, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, lemmas, ok := strings.Cut(line, "\t")
		l, known := labels[name]
		if !ok || !known {
			return nil, fmt.Errorf("relate: reading words.txt:%d: want a label, a tab and lemmas, got %.30q", n+1, line)
		}
		for _, lemma := range strings.Fields(lemmas) {
			w[lemma] |= l
		}
	}
	return w, nil
}

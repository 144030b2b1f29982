package ner

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/words.tsv
var wordsFile string

// kinds of words in data/words.tsv that stand in a set of their own.
const (
	title     = "title"
	titleMod  = "titlemod"
	portfolio = "portfolio"
	ministry  = "ministry"
	role      = "role"
)

type words struct {
	sets      map[string]map[string]bool // kind -> forms
	heads     map[string]nlp.NameType    // words that head names
	links     map[string]bool            // small words inside names
	particles map[string]bool            // small words inside personal names
	locative  map[string]bool            // prepositions before places
	ignored   map[string]bool            // capitalised words that name nothing here
	tails     [][]string                 // small words behind names
}

func (w *words) is(kind, form string) bool { return w.sets[kind][form] }

var headTypes = map[string]nlp.NameType{
	"organization": nlp.Organization, "unit": nlp.MilitaryUnit, "agreement": nlp.Agreement, "place": nlp.Place,
}

// loadWords reads data/words.tsv: a kind, a tab, and words separated by single spaces; tails are separated by ";".
func loadWords() (words, error) {
	w := words{sets: map[string]map[string]bool{}, heads: map[string]nlp.NameType{}}
	for n, line := range strings.Split(wordsFile, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, list, ok := strings.Cut(line, "\t")
		if !ok {
			return w, fmt.Errorf("ner: reading words.tsv:%d: no tab between the kind and its words", n+1)
		}
		if kind == "tail" {
			for _, tail := range strings.Split(list, ";") {
				w.tails = append(w.tails, strings.Fields(tail))
			}
			continue
		}
		if w.sets[kind] == nil {
			w.sets[kind] = map[string]bool{}
		}
		for _, word := range strings.Fields(list) {
			w.sets[kind][word] = true
			if t := headTypes[kind]; t != nlp.NoName {
				w.heads[word] = t
			}
		}
	}
	w.links, w.particles, w.locative, w.ignored = w.sets["link"], w.sets["particle"], w.sets["locative"], w.sets["ignored"]
	return w, nil
}

package ner

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/words.tsv
var wordsFile string

// words are the lists of data/words.tsv.
type words struct {
	lists map[string]uint64       // of each word, the lists that it is in
	heads map[string]nlp.NameType // words that head names
}

// Lists that a word may be in; bits of word.lists.
const (
	inTitle = 1 << iota
	inTitleMod
	inRole
	inOrganization
	inUnit
	inAgreement
	inPlace
	inLink
	inParticle
	inLocative
	inIgnored
	inMinistry
	inFirstName
	inLastName
)

// listBits are the lists of words.tsv by kind.
var listBits = map[string]uint64{"title": inTitle, "titlemod": inTitleMod, "role": inRole, "organization": inOrganization,
	"unit": inUnit, "agreement": inAgreement, "place": inPlace, "link": inLink, "particle": inParticle,
	"locative": inLocative, "ignored": inIgnored, "ministry": inMinistry}

// headTypes are the types of names that words of these kinds head.
var headTypes = map[string]nlp.NameType{"unit": nlp.MilitaryUnit, "agreement": nlp.Agreement}

// loadWords reads data/words.tsv: a kind, a tab, and words separated by single spaces.
func loadWords() (*words, error) {
	w := words{lists: map[string]uint64{}, heads: map[string]nlp.NameType{}}
	for n, line := range strings.Split(wordsFile, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, list, ok := strings.Cut(line, "\t")
		if !ok || listBits[kind] == 0 {
			return nil, fmt.Errorf("ner: reading words.tsv:%d: no kind of words and a tab before them", n+1)
		}
		for _, word := range strings.Fields(list) {
			w.lists[word] |= listBits[kind]
			if t := headTypes[kind]; t != nlp.NoName {
				w.heads[word] = t
			}
		}
	}
	return &w, nil
}

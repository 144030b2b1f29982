package quote

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/cues.tsv
var verbsFile string

//go:embed data/nouns.tsv
var nounsFile string

//go:embed data/adjectives.tsv
var adjectivesFile string

//go:embed data/documents.txt
var documentsFile string

//go:embed data/informants.txt
var informantsFile string

//go:embed data/lightverbs.txt
var lightVerbsFile string

//go:embed data/unsourced.txt
var unsourcedFile string

//go:embed data/aspects.txt
var aspectsFile string

//go:embed data/hearsay.txt
var hearsayFile string

// construction is a way in which a cue leads to content.
type construction uint8

const (
	bareClause   construction = iota // s
	thatClause                       // t
	quotedWords                      // q
	infinitive                       // i
	objectToDo                       // oi
	object                           // o
	listener                         // l
	prepositions                     // the first preposition; the others follow in the order of the list
)

var constructionNames = []string{"s", "t", "q", "i", "oi", "o", "l",
	"of", "to", "on", "about", "for", "with", "against", "at", "in", "from", "upon", "as", "over", "by", "toward", "between"}

// entry is what a cue can do: which constructions it takes, and in which manner each.
type entry struct {
	takes   uint32
	manners [32]nlp.Manner
}

func (e *entry) has(c construction) bool { return e != nil && e.takes&(1<<c) != 0 }

// fill adds the constructions that an entry lacks.
func (e *entry) fill(from *entry) {
	for c := range construction(len(constructionNames)) {
		if from.has(c) && !e.has(c) {
			e.takes |= 1 << c
			e.manners[c] = from.manners[c]
		}
	}
}

// phrasal is a verb and the particle behind it.
type phrasal struct{ verb, particle string }

// lexicon is the word lists, read.
type lexicon struct {
	verbs      map[string]*entry
	phrasals   map[phrasal]*entry
	nouns      map[string]*entry
	adjectives map[string]*entry
	documents  map[string]bool         // nouns of what is written: their author is the voice
	informants map[string]bool         // nouns of people who are cited
	light      map[string]bool         // verbs whose subject has or gives what a noun says
	unsourced  map[string]bool         // nouns of what many say, told without a source: "amid criticism of"
	aspects    map[string]bool         // verbs that say how something went: "continue to", "seem to"
	hearsay    map[string]bool         // adverbs that credit a clause to others: "allegedly"
	preps      map[string]construction // preposition -> its construction
}

func newLexicon() (*lexicon, error) {
	l := &lexicon{verbs: map[string]*entry{}, phrasals: map[phrasal]*entry{}, nouns: map[string]*entry{}, adjectives: map[string]*entry{},
		documents: wordSet(documentsFile), informants: wordSet(informantsFile), light: wordSet(lightVerbsFile), unsourced: wordSet(unsourcedFile),
		aspects: wordSet(aspectsFile), hearsay: wordSet(hearsayFile), preps: map[string]construction{}}
	for i, name := range constructionNames[prepositions:] {
		l.preps[name] = prepositions + construction(i)
	}
	for _, f := range []struct {
		name, text string
		words      map[string]*entry
	}{{"cues.tsv", verbsFile, l.verbs}, {"nouns.tsv", nounsFile, l.nouns}, {"adjectives.tsv", adjectivesFile, l.adjectives}} {
		if err := readCues(f.name, f.text, f.words); err != nil {
			return nil, err
		}
	}
	for lemma, e := range l.verbs {
		if verb, particle, ok := strings.Cut(lemma, "_"); ok {
			l.phrasals[phrasal{verb, particle}] = e
			if plain := l.verbs[verb]; plain != nil && l.preps[particle] != 0 {
				e.fill(plain) // "on" may be a preposition as well: "called on the plan"
			}
		}
	}
	return l, nil
}

// wordSet reads the words of a list.
func wordSet(text string) map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			for word := range strings.FieldsSeq(line) {
				words[word] = true
			}
		}
	}
	return words
}

var mannerNames = map[string]nlp.Manner{"states": nlp.States, "holds": nlp.Holds, "wants": nlp.Wants, "touches": nlp.Touches}

// readCues reads lines of a manner, constructions and lemmas.
func readCues(name, text string, words map[string]*entry) error {
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			return fmt.Errorf("quote: reading %s:%d: want a manner, constructions and lemmas parted by tabs, got %.30q", name, n+1, line)
		}
		manner, ok := mannerNames[columns[0]]
		if !ok {
			return fmt.Errorf("quote: reading %s:%d: no manner %q", name, n+1, columns[0])
		}
		for lemma := range strings.FieldsSeq(columns[2]) {
			if words[lemma] == nil {
				words[lemma] = &entry{}
			}
			for c := range strings.SplitSeq(columns[1], ",") {
				if !words[lemma].add(c, manner) {
					return fmt.Errorf("quote: reading %s:%d: %q is no construction, or %q has it already", name, n+1, c, lemma)
				}
			}
		}
	}
	return nil
}

// add adds a construction, and reports whether it is one and new.
func (e *entry) add(name string, m nlp.Manner) bool {
	c := construction(slices.Index(constructionNames, name))
	if !slices.Contains(constructionNames, name) || e.has(c) {
		return false
	}
	e.takes |= 1 << c
	e.manners[c] = m
	return true
}

// verb is the entry of a verb by its lemma and the word behind it.
func (l *lexicon) verb(lemma, next string) (e *entry, particle bool) {
	if e := l.phrasals[phrasal{lemma, next}]; e != nil {
		return e, true
	}
	return l.verbs[lemma], false
}

package coref

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/nouns.tsv
var nounsFile string

// noun is what data/nouns.tsv says of a lemma.
type noun struct {
	class  nlp.EntityClass
	office bool // names a post
	title  bool // names a post where it stands right before a name: "Representative Jane Harlow"
	spokes bool // speaks for somebody
	media  bool // reports
}

var nounClasses = map[string]noun{
	"person":       {class: nlp.PersonClass},
	"office":       {class: nlp.PersonClass, office: true},
	"title":        {class: nlp.PersonClass, title: true},
	"rank":         {class: nlp.PersonClass},
	"spokes":       {class: nlp.PersonClass, spokes: true},
	"organization": {class: nlp.OrganizationClass},
	"media":        {class: nlp.OrganizationClass, media: true},
	"unit":         {class: nlp.MilitaryUnitClass},
	"agreement":    {class: nlp.AgreementClass},
	"country":      {class: nlp.CountryClass},
}

// longestNoun is more bytes than a noun of two words may have, with the mark between them.
const longestNoun = 40

func loadNouns() (map[string]noun, error) {
	nouns := map[string]noun{}
	for n, line := range strings.Split(nounsFile, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		class, lemmas, ok := strings.Cut(line, "\t")
		is, known := nounClasses[class]
		if !ok || !known {
			return nil, fmt.Errorf("coref: reading nouns.tsv:%d: want a class, a tab and lemmas, got %.30q", n+1, line)
		}
		for _, lemma := range strings.Fields(lemmas) {
			if len(lemma) > longestNoun {
				return nil, fmt.Errorf("coref: reading nouns.tsv:%d: %q has more than %d bytes", n+1, lemma, longestNoun)
			}
			if _, twice := nouns[lemma]; !twice {
				nouns[lemma] = is
			}
		}
	}
	return nouns, nil
}

// noun looks up the noun at token i, alone or with the word before it ("strike group").
func (s *stage) noun(d *nlp.Doc, i int) (noun, bool) {
	if p := d.Tokens[i].UPOS; p != nlp.NOUN && p != nlp.PROPN {
		return noun{}, false
	}
	lemma := d.Lemma(i)
	if i > 0 && lemma == "office" && isPossessive(d, i-1) {
		return noun{class: nlp.OrganizationClass}, true // "the prosecutor's office"
	}
	if i > 0 {
		if before := d.Lemma(i - 1); len(before)+len(lemma) < longestNoun {
			var buf [longestNoun]byte
			if n, ok := s.nouns[string(append(append(append(buf[:0], before...), '_'), lemma...))]; ok {
				return n, true
			}
		}
	}
	if n, ok := s.nouns[lemma]; ok {
		return n, true
	}
	lower := d.Lower(i)
	if n, ok := s.nouns[lower]; ok {
		return n, true
	}
	if (d.Tokens[i].XPOS == nlp.NNS || d.Tokens[i].XPOS == nlp.NN) && s.lexicon.kinds[lemma] == person {
		return noun{class: nlp.PersonClass}, true // people of a kind that no list of ours has: "landowners"
	}
	n, ok := s.nouns[strings.TrimSuffix(lower, "s")] // a title keeps its capital, and so its plural, even in its lemma
	return n, ok && n.office && d.Tokens[i].XPOS == nlp.NNPS
}

// plural reports whether the noun at token i is in the plural.
func plural(d *nlp.Doc, i int) bool {
	return d.Tokens[i].XPOS == nlp.NNS || d.Tokens[i].XPOS == nlp.NNPS
}

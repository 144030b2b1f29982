package coref

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/parties.tsv
var partiesFile string

// party is what the words of data/parties.tsv stand for.
type party struct{ name, country string }

func loadParties() (map[string]party, error) {
	parties := map[string]party{}
	for n, line := range strings.Split(partiesFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || len(cells[1]) != 2 {
			return nil, fmt.Errorf("coref: reading parties.tsv:%d: want a party, a country and words, got %.30q", n+1, line)
		}
		for _, word := range strings.Split(cells[2], ";") {
			parties[word] = party{cells[0], cells[1]}
		}
	}
	return parties, nil
}

// partyAt is the party that token i stands for as a word for its members, such as "Republicans", within no longer name.
func (s *stage) partyAt(d *nlp.Doc, i int) (party, bool) {
	t := d.Tokens[i]
	if !t.Is(nlp.Capitalized) {
		return party{}, false
	}
	p, ok := s.parties[d.Form(i)]
	if !ok || t.Is(nlp.SentenceHead) && t.UPOS == nlp.ADJ && !s.people(d, i+1) {
		return party{}, false
	}
	k := d.NameAt(i)
	return p, k < 0 || d.Names[k].Len() == 1 && d.Names[k].Type != nlp.Person
}

// people reports whether the noun at token i names people: "Democratic" before anything else may be no party.
func (s *stage) people(d *nlp.Doc, i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	n, ok := s.noun(d, i)
	return ok && n.class == nlp.PersonClass
}

// partisans adds a mention for each word in a sentence that stands for a party.
func (f *finder) partisans(r nlp.Range) {
	for i := r.First; i < r.End; i++ {
		if p, ok := f.partyAt(f.doc, i); ok {
			f.add(nlp.Mention{Range: nlp.Range{First: i, End: i + 1}, Head: i, Class: nlp.OrganizationClass,
				Role: nlp.Role{Of: -1, Country: p.country, Named: true}})
		}
	}
}

package names

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
)

// smallWords finds the words without a capital that names hold often enough for the model to look at them.
func smallWords(docs []iob.Document) map[uint32]uint16 {
	inside, all := map[string]int{}, map[string]int{}
	for _, d := range docs {
		for i := range d.Doc.Tokens {
			if form := d.Doc.Form(i); form == strings.ToLower(form) {
				all[form]++
			}
		}
		for _, s := range d.Names {
			if _, ok := kinds[s.Type]; !ok {
				continue
			}
			for i := s.First; i < s.End; i++ {
				if form := d.Doc.Form(i); form == strings.ToLower(form) {
					inside[form]++
				}
			}
		}
	}
	out := map[uint32]uint16{}
	for form, n := range inside {
		if n >= 2 && 25*n >= all[form] {
			out[ner.SmallKey(form)] = 1
		}
	}
	return out
}

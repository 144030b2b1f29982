package lexicon

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// word is a word in lower case with its Penn tag.
type word struct{ lower, xpos string }

// ending is an end of words with a Penn tag.
type ending struct{ text, xpos string }

// votes counts edits.
type votes map[model.Edit]int

// lemmaTable finds for each tag the edit that most words of an ending ask for, from no ending at all to five bytes
// and whole words, and keeps those that say something else than the shorter ending does.
func lemmaTable(sentences []conllu.Sentence, verbs []Form) (map[uint32]uint16, []model.Edit) {
	return chooseTable(sentences, verbs).numbered()
}

// chooseTable is lemmaTable before its edits are numbered.
func chooseTable(sentences []conllu.Sentence, verbs []Form) *table {
	words := wordEdits(sentences)
	addForms(words, verbs, false)
	addForms(words, inflected(sentences), false)
	addForms(words, irregularForms(), true)
	byEnding := map[ending]votes{}
	for w, v := range words {
		edit, _ := v.winner()
		for n := 0; ; n++ {
			text, ok := lemma.EndingOf(w.lower, n)
			if !ok {
				break
			}
			e := ending{text, w.xpos}
			if byEnding[e] == nil {
				byEnding[e] = votes{}
			}
			byEnding[e][edit]++
		}
	}
	t := &table{chosen: map[ending]model.Edit{}}
	t.chooseEndings(byEnding)
	t.chooseWords(words)
	return t
}

// wordEdits counts for each word the edits that make its lemmas.
func wordEdits(sentences []conllu.Sentence) map[word]votes {
	words := map[word]votes{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			edit, ok := editOf(t)
			if !ok {
				continue
			}
			w := word{strings.ToLower(t.Form), t.XPOS}
			if words[w] == nil {
				words[w] = votes{}
			}
			words[w][edit]++
		}
	}
	return words
}

// addForms adds the forms that the sentences have not; or all, in the place of what the sentences say, for annotators
// err with irregular verbs too.
func addForms(words map[word]votes, forms []Form, all bool) {
	for _, f := range forms {
		edit, ok := editOf(conllu.Token{Form: f.Form, Lemma: f.Lemma, XPOS: f.XPOS})
		if w := (word{f.Form, f.XPOS}); ok && (all || words[w] == nil) {
			words[w] = votes{edit: 1}
		}
	}
}

// editOf is the edit that makes the lemma of a token. ok is false where it has none, or only an annotator knows it.
func editOf(t conllu.Token) (model.Edit, bool) {
	if t.Lemma == "_" && t.Form != "_" || t.XPOS == "GW" || t.XPOS == "_" || t.Rel == "goeswith" {
		return model.Edit{}, false
	}
	form, want := strings.ToLower(t.Form), t.Lemma
	name := lemma.IsName(t.XPOS)
	if t.XPOS == "NNP" && !strings.EqualFold(t.Form, want) {
		return model.Edit{}, false // a name in the singular is its own lemma, though one treebank has Unite for United
	}
	capital := !name && want != strings.ToLower(want) && want[1:] == strings.ToLower(want[1:])
	if want = strings.ToLower(want); len(form) != len(t.Form) || !name && !capital && want != t.Lemma {
		return model.Edit{}, false
	}
	same := 0
	for same < min(len(form), len(want)) && form[same] == want[same] {
		same++
	}
	cut := len(form) - same
	if cut > 255 || same < len(want) && want[same]&0xC0 == 0x80 { // in the middle of a rune
		return model.Edit{}, false
	}
	return model.Edit{Cut: cut, Add: want[same:], Capital: capital}, true
}

// winner is the edit with the most votes, and how many.
func (v votes) winner() (model.Edit, int) {
	edits := slices.SortedFunc(maps.Keys(v), func(a, b model.Edit) int {
		return cmp.Or(cmp.Compare(v[b], v[a]), compareEdits(a, b))
	})
	return edits[0], v[edits[0]]
}

func compareEdits(a, b model.Edit) int {
	capitals := map[bool]int{true: 1}
	return cmp.Or(cmp.Compare(a.Cut, b.Cut), cmp.Compare(a.Add, b.Add), cmp.Compare(capitals[a.Capital], capitals[b.Capital]))
}

// table is the lemma table while it is chosen.
type table struct{ chosen map[ending]model.Edit }

// minEnding is how many words must share an ending for it to speak for unknown words.
const minEnding = 2

// chooseEndings keeps the endings, from short to long, whose words ask for another edit than the ending before.
func (t *table) chooseEndings(byEnding map[ending]votes) {
	endings := slices.SortedFunc(maps.Keys(byEnding), func(a, b ending) int {
		return cmp.Or(cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.text, b.text), cmp.Compare(a.xpos, b.xpos))
	})
	for _, e := range endings {
		edit, n := byEnding[e].winner()
		if before, ok := t.edit(e.text, e.xpos); n >= minEnding && (!ok || edit != before) && !edit.Capital {
			t.chosen[e] = edit
		}
	}
}

// chooseWords keeps the words that ask for another edit than their ending does.
func (t *table) chooseWords(words map[word]votes) {
	for w, v := range words {
		edit, _ := v.winner()
		if of, ok := t.edit(w.lower, w.xpos); !ok || of != edit {
			t.chosen[ending{lemma.WholeWord(w.lower), w.xpos}] = edit
		}
	}
}

// edit is what the longest ending chosen so far says of a word.
func (t *table) edit(lower, xpos string) (edit model.Edit, ok bool) {
	for n := 0; ; n++ {
		text, within := lemma.EndingOf(lower, n)
		if !within {
			return edit, ok
		}
		if e, has := t.chosen[ending{text, xpos}]; has {
			edit, ok = e, true
		}
	}
}

// numbered numbers the edits and gives each ending the number of its own.
func (t *table) numbered() (map[uint32]uint16, []model.Edit) {
	all := map[model.Edit]bool{}
	for _, e := range t.chosen {
		all[e] = true
	}
	edits := slices.SortedFunc(maps.Keys(all), compareEdits)
	number := map[model.Edit]uint16{}
	for i, e := range edits {
		number[e] = uint16(i)
	}
	endings := map[uint32]uint16{}
	for e, edit := range t.chosen {
		endings[lemma.EndingKey(e.xpos, e.text)] = number[edit]
	}
	return endings, edits
}

package ner

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Extractor says what is seen of the tokens of a document. One extractor serves one goroutine; it keeps its memory from
// document to document.
type Extractor struct {
	gazetteer *gazetteer.Gazetteer
	lists     map[string]uint64
	small     *model.Dictionary // words without a capital that may be in a name

	doc      *nlp.Doc
	words    []word // of the document, with edge words before and behind
	forms    []string
	segments []nlp.Range
	memory   memory
	votes    votes
	fold     folded
}

// NewExtractor makes an extractor.
func NewExtractor(g *gazetteer.Gazetteer, small *model.Dictionary) (*Extractor, error) {
	w, err := loadWords()
	if err != nil {
		return nil, err
	}
	return newExtractor(g, small, w), nil
}

func newExtractor(g *gazetteer.Gazetteer, small *model.Dictionary, w *words) *Extractor {
	return &Extractor{gazetteer: g, lists: w.lists, small: small}
}

// edge is how many tokens before and behind a token are looked at.
const edge = 2

// at is the word of token i; there are edge words beyond both ends.
func (x *Extractor) at(i int) *word { return &x.words[i+edge] }

// Load looks at the tokens of a document, which must be tagged.
func (x *Extractor) Load(d *nlp.Doc) {
	x.doc = d
	n := len(d.Tokens) + 2*edge
	if cap(x.words) < n {
		x.words = make([]word, n)
	}
	x.words = x.words[:n]
	clear(x.words)
	for i := range edge {
		x.words[i].lower, x.words[n-1-i].lower = uint64(1+i), uint64(9+i)
		x.words[i].shape, x.words[n-1-i].shape = uint64(1+i), uint64(9+i)
	}
	x.segments = x.segments[:0]
	for _, s := range d.Sentences {
		x.sentence(s.Range)
	}
	x.memory.learn(x)
}

// sentence looks at the tokens of a sentence.
func (x *Extractor) sentence(r nlp.Range) {
	style := styleOf(x.doc, r)
	x.forms = x.forms[:0]
	opens := true
	for i := r.First; i < r.End; i++ {
		form := x.doc.Form(i)
		x.forms = append(x.forms, form)
		w, t := x.at(i), x.doc.Tokens[i]
		w.see(form, &x.fold)
		w.style, w.opens = style, opens
		w.upos, w.xpos = uint64(t.UPOS), uint64(t.XPOS)
		w.fine, w.coarse = uint64(t.Cluster), uint64(model.Coarse(t.Cluster))
		w.capital = t.Is(nlp.Capitalized) || t.Is(nlp.HasDigit) || hasCapital(form)
		w.lists = x.lists[form]
		if t.Is(nlp.Capitalized) {
			if x.gazetteer.FirstName(form) {
				w.lists |= inFirstName
			}
			if x.gazetteer.LastName(form) {
				w.lists |= inLastName
			}
		}
		opens = opener(form) || opens && t.Is(nlp.Punct)
	}
	x.look(r, style)
	x.activate(r)
	x.runs(r)
}

// opener reports whether a sentence may begin behind a token of this form.
func opener(form string) bool {
	switch form {
	case ".", "!", "?", ":", "\"", "“", "``", "‘", "*", "•", "…":
		return true
	}
	return false
}

// look marks the names that the gazetteer knows, the longest from left to right.
func (x *Extractor) look(r nlp.Range, style uint64) {
	for i := r.First; i < r.End; {
		w := x.at(i)
		if !w.capital {
			i++
			continue
		}
		n, entries := x.gazetteer.Longest(x.forms, i-r.First)
		if n == 0 && style == capitals {
			n, entries = x.gazetteer.LongestFold(x.forms, i-r.First)
		}
		if n == 0 {
			i++
			continue
		}
		var kinds uint64
		for _, e := range entries {
			kinds |= 1 << e.Kind
		}
		for k := range n {
			x.at(i + k).known = kinds<<2 | place(k, n)
		}
		i += n
	}
}

// Places in a row of tokens.
const (
	alone = iota
	atFirst
	atWithin
	atLast
)

// place is where in a row of n a token stands.
func place(k, n int) uint64 {
	switch {
	case n == 1:
		return alone
	case k == 0:
		return atFirst
	case k == n-1:
		return atLast
	}
	return atWithin
}

// gap is how many words that do not look like a part of a name may stand within one.
const gap = 3

// activate finds the tokens that may be in a name: those with a capital or a digit, words that names of the training
// texts hold near them, and what stands in the narrow gaps between.
func (x *Extractor) activate(r nlp.Range) {
	last := -1 << 20
	for i := r.First; i < r.End; i++ {
		w := x.at(i)
		w.active = w.capital
		if !w.active {
			_, known := x.small.Of(uint32(w.lower))
			w.active = known && (i > r.First && x.at(i-1).active || i+1 < r.End && x.at(i+1).capital)
		}
		if !w.active && i > r.First {
			w.active = x.trails(i, r)
		}
		if !w.capital {
			continue
		}
		if i-last <= gap+1 {
			for k := last + 1; k < i; k++ {
				x.at(k).active = true
			}
		}
		last = i
	}
	for i := r.First; i < r.End; i++ {
		if !x.at(i).active {
			continue
		}
		j := i
		for j < r.End && x.at(j).active {
			j++
		}
		x.segments = append(x.segments, nlp.Range{First: i, End: j})
		i = j
	}
}

// trails reports whether a token without a capital may end a name because of its marks: the last dot of "U . S .", the
// hyphen of "Jae - in" and the syllable behind it.
func (x *Extractor) trails(i int, r nlp.Range) bool {
	before := x.doc.Tokens[i-1]
	switch x.doc.Form(i) {
	case ".":
		return before.End-before.Start == 1 && x.at(i-1).capital && !before.Is(nlp.HasDigit)
	case "-":
		return x.at(i-1).capital && !before.Is(nlp.HasDigit)
	}
	return i > r.First+1 && x.doc.Form(i-1) == "-" && x.at(i-2).capital
}

// runs finds the rows of capitalised words.
func (x *Extractor) runs(r nlp.Range) {
	for i := r.First; i < r.End; {
		j := i
		for j < r.End && x.at(j).capital && !x.doc.Tokens[j].Is(nlp.Punct) {
			j++
		}
		for k := i; k < j; k++ {
			x.at(k).run = nlp.Range{First: i, End: j}
		}
		if j == i {
			x.at(i).run = nlp.Range{First: i, End: i + 1}
			j++
		}
		i = j
	}
}

// Segments are the rows of tokens that may be in names; all others are Outside.
func (x *Extractor) Segments() []nlp.Range { return x.segments }

// formsOf are the words of a range of tokens, until the next call.
func (x *Extractor) formsOf(d *nlp.Doc, r nlp.Range) []string {
	x.forms = x.forms[:0]
	for i := r.First; i < r.End; i++ {
		x.forms = append(x.forms, d.Form(i))
	}
	return x.forms
}

// release forgets the document, so that its text is not held until the next.
func (x *Extractor) release() {
	x.doc = nil
	clear(x.forms[:cap(x.forms)])
}

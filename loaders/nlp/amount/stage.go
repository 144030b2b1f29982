package amount

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// stage finds amounts.
type stage struct {
	*lexicon
	err error
}

// New is the stage that gives Doc.Amounts, in order and without overlap. Where times have been given, what is part of one
// is no amount; where tags have been given, they tell what a number counts.
func New() nlp.Stage {
	l, err := newLexicon()
	return &stage{l, err}
}

func (*stage) Name() string     { return "amount" }
func (*stage) Needs() nlp.Layer { return nlp.Tokens }
func (*stage) Gives() nlp.Layer { return nlp.Amounts }

// Annotate finds the amounts of d. Its error is that of data files that cannot be read, which the tests rule out.
func (s *stage) Annotate(d *nlp.Doc) error {
	if s.err != nil {
		return s.err
	}
	r := reader{lexicon: s.lexicon, d: d, dated: d.Done&nlp.Times != 0}
	for _, sent := range d.Sentences {
		r.sentence(sent)
	}
	return nil
}

// reader reads one document.
type reader struct {
	*lexicon
	d     *nlp.Doc
	dated bool   // times are known
	first int    // of the sentence
	end   int    // of the sentence
	time  int    // the first of the document's times that ends behind the current token
	from  int    // the token after the last amount found
	unit  string // what was counted last in the sentence

	found     [2]nlp.Amount // see amounts
	phrase    [longestPhraseBytes]byte
	counted   bool    // countries is filled
	countries []named // that the article names
}

// sentence finds the amounts of one sentence.
func (r *reader) sentence(s nlp.Sentence) {
	r.first, r.end, r.from, r.unit = s.First, s.End, s.First, ""
	for i := s.First; i < s.End; {
		if !r.mayBegin(i) {
			i++
			continue
		}
		found := r.amounts(i)
		if len(found) == 0 {
			i = max(i+1, r.skipNumber(i))
			continue
		}
		for _, a := range found {
			r.d.Amounts = append(r.d.Amounts, a)
			i = max(i+1, a.End)
		}
		r.from = i
	}
}

// mayBegin reports whether a number or sign of money can stand at i. It is the one test that every token pays for.
func (r *reader) mayBegin(i int) bool {
	t := r.d.Tokens[i]
	if t.Is(nlp.HasDigit) {
		return true
	}
	form := r.d.Form(i)
	if len(form) > longestWord {
		return false
	}
	if t.Is(nlp.Punct) {
		_, ok := r.currencies[form]
		return ok
	}
	var buf [longestWord]byte
	low := lower(buf[:0], form)
	switch string(low) {
	case "a", "an":
		return r.begins(i + 1)
	case "us":
		return r.word(i+1) == "dollars"
	case "half", "several", "few", "couple", "many", "two-thirds", "three-quarters":
		return true
	}
	if k := r.numerals[string(low)].kind; k != "" {
		return true
	}
	return t.Is(nlp.Capitalized) && (r.currencies[string(low)].code != "" || r.codes[form]) || strings.HasSuffix(form, "$")
}

// begins reports whether a scale, a part, or a word such as "few" stands at i.
func (r *reader) begins(i int) bool {
	switch r.word(i) {
	case "few", "couple", "half":
		return true
	}
	k := r.numeral(i).kind
	return k == "scale" || k == "part"
}

// lower appends s in lower case to buf, ASCII letters only.
func lower(buf []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

// skipNumber is the token after a number that is no amount, so that its end is not read as one of its own.
func (r *reader) skipNumber(i int) int {
	n, ok := r.number(i)
	if !ok {
		return i + 1
	}
	return n.end
}

// word is token i in lower case, "" beyond the ends of the sentence.
func (r *reader) word(i int) string {
	if i < r.first || i >= r.end {
		return ""
	}
	return r.d.Lower(i)
}

// in reports whether token i is a word of a list of words.txt.
func (r *reader) in(list string, i int) bool {
	if i < r.first || i >= r.end || r.d.Tokens[i].End-r.d.Tokens[i].Start > longestWord {
		return false
	}
	var buf [longestWord]byte
	return r.lists[list][string(lower(buf[:0], r.d.Form(i)))]
}

// longestPhraseBytes is more than the longest phrase of the data files has, in bytes.
const longestPhraseBytes = 64

// longestWord is the longest word that is looked up, in bytes.
const longestWord = 16

// taken reports whether token i is part of a time, other than one that says how often or is a rate ("a year").
func (r *reader) taken(i int) bool {
	if !r.dated {
		return false
	}
	times := r.d.Times
	for r.time > 0 && times[r.time-1].End > i {
		r.time--
	}
	for r.time < len(times) && times[r.time].End <= i {
		r.time++
	}
	return r.time < len(times) && times[r.time].Has(i)
}

// phrase is the longest phrase of up to n words from i that the map knows, and the token after it.
func phrase[V any](r *reader, m map[string]V, i, n int) (v V, end int) {
	for ; n > 0; n-- {
		if i < r.first || i+n > r.end {
			continue
		}
		if got, ok := m[string(r.joined(i, i+n))]; ok {
			return got, i + n
		}
	}
	return v, 0
}

// joined is the words from i to end in lower case, parted by spaces, until it is called again. It is nil where they are
// longer than any phrase.
func (r *reader) joined(i, end int) []byte {
	out := r.phrase[:0]
	for k := i; k < end; k++ {
		w := r.word(k)
		if len(out)+len(w) >= len(r.phrase) {
			return nil
		}
		if k > i {
			out = append(out, ' ')
		}
		out = append(out, w...)
	}
	return out
}

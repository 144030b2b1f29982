package timex

import (
	"sync"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// stage finds times.
type stage struct {
	*lexicon
	err     error
	readers sync.Pool // of *reader, so that their slices are used again
}

// New is the stage that gives Doc.Times, in order and without overlap. It uses names and tags where they have been given.
func New() nlp.Stage {
	l, err := newLexicon()
	return &stage{lexicon: l, err: err}
}

func (*stage) Name() string     { return "timex" }
func (*stage) Needs() nlp.Layer { return nlp.Layout | nlp.Tokens }
func (*stage) Gives() nlp.Layer { return nlp.Times }

// Annotate finds the times of d. Its error is that of data files that cannot be read, which the tests rule out.
func (s *stage) Annotate(d *nlp.Doc) error {
	if s.err != nil {
		return s.err
	}
	r, _ := s.readers.Get().(*reader)
	if r == nil {
		r = &reader{texts: texts{}}
	}
	r.reset(s.lexicon, d)
	for _, sent := range d.Sentences {
		r.sentence(sent)
	}
	*r = reader{items: r.items[:0], matches: r.matches[:0], texts: r.texts}
	s.readers.Put(r)
	return nil
}

// match is an expression as the grammar finds it.
type match struct {
	nlp.Range
	typ   nlp.TimexType
	at    point  // what a date or time is; its value and EDTF follow from it
	value string // the TIMEX3 value where at does not say it
	edtf  string // the EDTF where at does not say it
	loose bool   // its year was not said but found from the context
	ago   bool   // it is a number of units from now or from another date
	count int    // of a duration: how many units, 0 where it does not say
	unit  int    // of a duration: an index of unitNames
	until point  // the other end of a range of days or years in one expression: "June 3-5"
	tail  int    // the token that the other end begins at
}

// reader reads one document.
type reader struct {
	*lexicon
	d       *nlp.Doc
	items   []item  // of every token
	matches []match // of the sentence
	first   int     // of the sentence
	end     int     // of the sentence
	now     anchor
	then    point    // the last date read, zero for none
	thenAt  int      // the token it ended at
	persons [13]bool // the months that are somebody's name here: May
	depth   int      // of phrases in phrases
	quarter point    // the last quarter read, zero for none
	start   int      // the token that the expression being read begins at
	texts   texts
}

// texts are values and EDTF of times found before. News says the same again and again: this year, the article's day.
type texts map[string]string

// maxTexts is how many texts are kept: those of a few years' days.
const maxTexts = 1 << 11

// of is b as a string.
func (t texts) of(b []byte) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(t) < maxTexts {
		t[s] = s
	}
	return s
}

// reset makes r ready for d.
func (r *reader) reset(l *lexicon, d *nlp.Doc) {
	r.lexicon, r.d, r.now = l, d, newAnchor(d.Meta.Published)
	for i := range d.Tokens {
		it := l.itemOf(d.Tokens[i], d.Form(i))
		r.items = append(r.items, it)
		if it.kind == monthMaybe && r.isSurname(i) {
			r.persons[it.n] = true
		}
	}
	if d.Done&nlp.Names != 0 {
		for _, n := range d.Names {
			r.maskName(n)
		}
	}
}

// maskName takes the months and weekdays in a name for what they are. The last word of a name other than a person's may
// be a date that only follows it ("said Reuters Friday"), unless the gazetteer knows the whole.
func (r *reader) maskName(n nlp.Name) {
	end := n.End
	switch {
	case n.Len() < 2:
		return
	case n.Type != nlp.Person && n.Canon == "":
		end--
	}
	for i := n.First; i < end && i < len(r.items); i++ {
		if n.Type == nlp.Person || isCalendarName(r.items[i].kind) {
			r.items[i] = item{}
		}
	}
}

// isCalendarName reports whether a kind is one of those that names hold: "USA Today", "Sunday Times", "Arab Spring".
func isCalendarName(k kind) bool {
	switch k {
	case monthName, monthMaybe, weekdayName, weekdayMaybe, seasonName, dayWord, dayPart:
		return true
	}
	return false
}

// sentence finds the times of one sentence.
func (r *reader) sentence(s nlp.Sentence) {
	r.first, r.end, r.matches = s.First, s.End, r.matches[:0]
	kind := nlp.Paragraph
	if s.Block >= 0 && s.Block < len(r.d.Blocks) {
		kind = r.d.Blocks[s.Block].Kind
	}
	for i := s.First; i < s.End; {
		m := r.longest(i)
		if m.End <= i {
			i++
			continue
		}
		m.First = i
		r.add(m)
		if m.at.dated() && m.at.part == 0 && kind != nlp.Dateline {
			r.then, r.thenAt = m.at, m.End
			if m.at.grain == quarter {
				r.quarter = m.at
			}
		}
		i = m.End
	}
	r.joinRanges()
	for _, m := range r.matches {
		r.d.Times = append(r.d.Times, r.time(m))
	}
}

// add keeps a match. The two ends of a range are two expressions, as those of "from June 3 to June 5" are, each with the
// interval for its EDTF.
func (r *reader) add(m match) {
	if m.tail == 0 {
		r.matches = append(r.matches, m)
		return
	}
	second := match{Range: nlp.Range{First: m.tail, End: m.End}, at: m.until, edtf: m.edtf}
	m.End = m.tail - 1
	r.matches = append(r.matches, m, second)
}

// time is the match as the document keeps it.
func (r *reader) time(m match) nlp.Time {
	var buf [longestText]byte
	t := nlp.Time{Range: m.Range, Type: m.typ, Value: m.value, EDTF: m.edtf}
	if t.Value == "" {
		t.Value = r.texts.of(m.at.appendValue(buf[:0]))
	}
	if t.EDTF == "" {
		t.EDTF = r.texts.of(m.at.appendEDTF(buf[:0]))
	}
	return t
}

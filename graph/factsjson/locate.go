package factsjson

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// maxSearch bounds how many bytes are searched for the sentences and mentions of one line; a million bytes of text
// and sixty thousand mentions come to that.
const maxSearch = 1 << 36

var (
	errNowhere = errors.New("does not occur in the text")
	errTooMuch = errors.New("too much to search for in so long a text; give offsets")
)

// locator finds words in a text.
type locator struct {
	text      string
	sentences map[string]graph.Span // where sentences are known to stand
	covered   []bool                // per byte of text, whether a mention found before covers it
	folded    *folded               // made when first needed
	searched  int
}

func newLocator(text string) *locator {
	return &locator{text: text, sentences: map[string]graph.Span{}, covered: make([]bool, len(text))}
}

// makeText makes the text of an article that comes without one. The locator knows where the sentences stand in it.
func makeText(title string, sentences, mentions []string) (*locator, error) {
	var b strings.Builder
	at := map[string]graph.Span{}
	line := func(s string) {
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		at[s] = graph.Span{Start: b.Len(), End: b.Len() + len(s)}
		b.WriteString(s)
	}
	if title != "" {
		line(title)
		b.WriteString("\n")
	}
	for _, s := range sentences {
		if _, ok := at[s]; !ok && s != "" {
			line(s)
		}
	}
	body := b.String()
	searched := 0
	for _, m := range mentions {
		if searched += len(body); searched > maxSearch {
			return nil, errTooMuch
		}
		if _, ok := at[m]; !ok && !strings.Contains(body, m) {
			line(m)
		}
	}
	l := newLocator(b.String())
	l.sentences = at
	return l, nil
}

// sentence finds where s stands first.
func (l *locator) sentence(s string) (graph.Span, error) {
	if at, ok := l.sentences[s]; ok {
		return at, nil
	}
	at, err := l.find(s, func(graph.Span) int { return 0 })
	if err == nil {
		l.sentences[s] = at
	}
	return at, err
}

// mention finds the best place of s: preferably as a word of its own, and preferably where no mention found before
// covers it; the first of equals.
func (l *locator) mention(s string) (graph.Span, error) {
	at, err := l.find(s, func(at graph.Span) int {
		rank := 0
		if !l.isWord(at) {
			rank += 2
		}
		if l.isCovered(at) {
			rank++
		}
		return rank
	})
	if err != nil {
		return at, err
	}
	for i := at.Start; i < at.End; i++ {
		l.covered[i] = true
	}
	return at, nil
}

// find gives the first occurrence of s of the lowest rank, 0 being the best there is. Where s does not occur as it
// stands, white space and letter case are put aside.
func (l *locator) find(s string, rank func(graph.Span) int) (graph.Span, error) {
	if l.searched += len(l.text); l.searched > maxSearch {
		return graph.Span{}, errTooMuch
	}
	identity := func(i int) int { return i }
	if at, ok := best(l.text, s, identity, rank); ok {
		return at, nil
	}
	if l.folded == nil {
		l.folded = fold(l.text)
	}
	if at, ok := best(l.folded.text, fold(strings.TrimSpace(s)).text, l.folded.origin, rank); ok {
		return at, nil
	}
	return graph.Span{}, errNowhere
}

// best looks through the occurrences of s in text; origin maps their offsets to the text that rank knows.
func best(text, s string, origin func(int) int, rank func(graph.Span) int) (at graph.Span, ok bool) {
	if s == "" {
		return at, false
	}
	lowest := 0
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			return at, ok
		}
		start := from + i
		found := graph.Span{Start: origin(start), End: origin(start+len(s)-1) + 1}
		if r := rank(found); !ok || r < lowest {
			at, lowest, ok = found, r, true
		}
		if lowest == 0 {
			return at, true
		}
		from = start + len(s)
	}
}

func (l *locator) isWord(at graph.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(l.text[:at.Start])
	after, _ := utf8.DecodeRuneInString(l.text[at.End:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (l *locator) isCovered(at graph.Span) bool {
	for i := at.Start; i < at.End; i++ {
		if l.covered[i] {
			return true
		}
	}
	return false
}

// folded is a text with every run of white space as one blank and ASCII letters in lower case.
type folded struct {
	text    string
	offsets []int // per byte of text, the offset of the byte it stands for; of a run of white space, its first
}

func (f *folded) origin(i int) int { return f.offsets[i] }

func fold(text string) *folded {
	var b strings.Builder
	f := &folded{offsets: make([]int, 0, len(text))}
	blank := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == ' ' || c >= '\t' && c <= '\r' {
			if blank {
				continue
			}
			c, blank = ' ', true
		} else {
			blank = false
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
		f.offsets = append(f.offsets, i)
	}
	f.text = b.String()
	return f
}

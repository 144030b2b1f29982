package token

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// layout is the stage that finds the parts of an article.
type layout struct {
	agencies   map[string]string // names as written -> the name known by
	small      map[string]bool   // words that datelines hold in lower case
	captions   []string          // how captions begin
	credits    [][]byte          // what photographers' credits hold
	highlights map[string]bool   // headings of boxes
	pointers   []string          // how lines begin that point to other articles
	closings   []string          // how lines begin that close a story: credits and rights
	labels     map[string]bool   // words in capitals before a colon that are no place
}

// NewLayout is the stage that finds blocks, and fills what is empty of Meta's title, byline, publisher and date (to
// the day) from the headline, dateline and byline. A text without any of these is paragraphs only.
func NewLayout() nlp.Stage {
	l := &layout{
		agencies:   table("agencies.txt"),
		small:      set("places.txt"),
		captions:   lines("captions.txt"),
		highlights: map[string]bool{},
		pointers:   lines("pointers.txt"),
		closings:   lines("closings.txt"),
		labels:     set("labels.txt"),
	}
	for _, heading := range lines("highlights.txt") {
		l.highlights[heading] = true
	}
	for _, credit := range lines("credits.txt") {
		l.credits = append(l.credits, []byte(credit))
	}
	return l
}

func (*layout) Name() string     { return "layout" }
func (*layout) Needs() nlp.Layer { return 0 }
func (*layout) Gives() nlp.Layer { return nlp.Layout }

// Annotate finds the blocks of d.
func (l *layout) Annotate(d *nlp.Doc) error {
	p := page{layout: l, doc: d, paragraphs: paragraphs(d.Text), front: true}
	d.Blocks = slices.Grow(d.Blocks[:0], len(p.paragraphs)+2)
	for i := range p.paragraphs {
		p.place(i)
	}
	return nil
}

// page is one reading of a text from top to bottom.
type page struct {
	*layout
	doc        *nlp.Doc
	paragraphs []nlp.Span
	front      bool // no body paragraph was seen yet
	titled     bool // the headline was seen
	boxed      int  // how many more lines a box of highlights may have
	boxes      int  // how many boxes were seen
}

// maxBox is how many lines a box of highlights may have below its heading, and maxBoxes how many boxes an article.
const (
	maxBox   = 12
	maxBoxes = 3
)

// place appends the block or blocks that paragraph i makes.
func (p *page) place(i int) {
	span := p.paragraphs[i]
	s := p.doc.Text[span.Start:span.End]
	if p.boxed > 0 && p.repeated(span, s) {
		p.boxed--
		p.add(nlp.Highlights, span)
		return
	}
	p.boxed = 0
	if kind, from := p.kind(i, s); kind != nlp.Paragraph {
		p.note(from)
		p.add(kind, span)
		return
	}
	first := p.front
	p.front = false
	if from, n, ok := p.leadDateline(s, first); ok {
		p.note(from)
		p.add(nlp.Dateline, trim(p.doc.Text, nlp.Span{Start: span.Start, End: span.Start + n}))
		span = trim(p.doc.Text, nlp.Span{Start: span.Start + n, End: span.End})
	}
	p.add(nlp.Paragraph, span)
}

// kind is what paragraph i is, and what it tells of the article. Headlines stand before the body, datelines and bylines
// there or behind a standfirst; captions, boxes and what closes a story anywhere.
func (p *page) kind(i int, s string) (nlp.BlockKind, provenance) {
	switch {
	case p.caption(s):
		return nlp.Caption, provenance{}
	case p.boxHeading(s) && p.boxes < maxBoxes:
		p.boxed = maxBox
		p.boxes++
		return nlp.Highlights, provenance{}
	case p.pointer(s):
		return nlp.Highlights, provenance{}
	case p.closing(s):
		return nlp.Byline, provenance{}
	case !p.front && i > maxFront:
		return nlp.Paragraph, provenance{}
	}
	if from, ok := p.byline(s); ok {
		return nlp.Byline, from
	}
	if from, ok := p.dateline(s, !p.titled); ok && (p.front || from.published != "") {
		return nlp.Dateline, from
	}
	if p.front && !p.titled && p.headline(i, s) {
		p.titled = true
		if p.doc.Meta.Title == "" {
			p.doc.Meta.Title = strings.Join(strings.Fields(s), " ")
		}
		return nlp.Headline, provenance{}
	}
	if p.front && p.titled && p.deck(i, s) {
		return nlp.Headline, provenance{}
	}
	return nlp.Paragraph, provenance{}
}

// maxFront is the last paragraph that may still be a byline, or a dateline with a date, behind a standfirst.
const maxFront = 5

// deck reports whether paragraph i, below the headline, is a second one: a short line that ends no sentence, with the
// body below it.
func (p *page) deck(i int, s string) bool {
	if i+1 == len(p.paragraphs) || len(s) > maxHeadline || wordCount(s) < 3 || endsSentence(s) || !isUpper(firstLetter(s)) {
		return false
	}
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || strings.ContainsAny(s[:1], "-*•") {
		return false
	}
	return p.deckBelow(p.paragraphs[i+1])
}

// deckBelow reports whether what stands below a line shows that it is a deck and no item of a list: prose, or where an
// article is from.
func (p *page) deckBelow(below nlp.Span) bool {
	s := p.doc.Text[below.Start:below.End]
	if len(s) > maxByline || endsSentence(s) {
		return true
	}
	_, byline := p.byline(s)
	_, dateline := p.dateline(s, false)
	return byline || dateline
}

// wordCount is how many words white space parts.
func wordCount(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func firstLetter(s string) rune {
	for _, r := range s {
		if isLetter(r) {
			return r
		}
	}
	return 0
}

func (p *page) add(kind nlp.BlockKind, span nlp.Span) {
	p.doc.Blocks = append(p.doc.Blocks, nlp.Block{Kind: kind, Span: span})
}

// note fills what is still empty of the document's Meta.
func (p *page) note(from provenance) {
	meta := &p.doc.Meta
	for _, f := range []struct {
		to   *string
		from string
	}{{&meta.Publisher, from.publisher}, {&meta.Byline, from.byline}, {&meta.Published, from.published}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
}

// maxHeadline is how many bytes a headline may have. The longest real ones have about 150.
const maxHeadline = 200

// headline reports whether paragraph i, the first that is no dateline, is a headline: it is the title that is known, or
// a short line of two words or more with something below it that does not end as sentences do.
func (p *page) headline(i int, s string) bool {
	if len(s) > maxHeadline {
		return false
	}
	if title := p.doc.Meta.Title; title != "" && strings.EqualFold(strings.Join(strings.Fields(s), " "), strings.TrimSpace(title)) {
		return true
	}
	words := wordCount(s)
	if words < 2 || i+1 == len(p.paragraphs) || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") {
		return false
	}
	if _, _, ok := p.leadDateline(s, true); ok {
		return false
	}
	question := strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
	return question && words <= 15 && !strings.ContainsAny(s, "\"“") || endsInInitials(s) || !endsSentence(s)
}

// endsInInitials reports whether s ends in initials such as U.S., whose last stop ends no sentence.
func endsInInitials(s string) bool {
	n := len(s)
	return n >= 4 && s[n-1] == '.' && isUpper(rune(s[n-2])) && s[n-3] == '.' && isUpper(rune(s[n-4]))
}

// maxCaption is how many bytes a caption may have.
const maxCaption = 500

// imageCredit stands before who made an image: "Ministers at the summit. Image: Jo Poe."
var imageCredit = []byte(" image: ")

// appendLower appends s in lower case.
func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// caption reports whether s is the caption or credit of a photograph.
func (l *layout) caption(s string) bool {
	if len(s) > maxCaption {
		return false
	}
	var buf [maxCaption + maxCaption/2]byte
	lower := appendLower(buf[:0], s)
	for _, start := range l.captions {
		if len(lower) >= len(start) && string(lower[:len(start)]) == start && !beginsWithLetter(string(lower[len(start):])) {
			return true
		}
	}
	for _, credit := range l.credits {
		if bytes.Contains(lower, credit) {
			return true
		}
	}
	at := bytes.LastIndex(lower, imageCredit)
	return at > 0 && len(s) < maxHeadline && wordCount(string(lower[at:])) < 8
}

func beginsWithLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || isHyphen(r)
	}
	return false
}

// boxHeading reports whether s heads a box of highlights.
func (l *layout) boxHeading(s string) bool {
	const longest = 40
	if len(s) >= longest {
		return false
	}
	var buf [2 * longest]byte
	return l.highlights[string(bytes.TrimRight(appendLower(buf[:0], s), " :"))]
}

// repeated reports whether the line at span, in a box, is one of its highlights: a bullet, or what the text below says again.
func (p *page) repeated(span nlp.Span, s string) bool {
	if len(s) > maxCaption {
		return false
	}
	said := strings.TrimLeft(s, "•-*– \t")
	if said != s {
		return true
	}
	below := p.doc.Text[span.End:min(len(p.doc.Text), span.End+maxLookedThrough)]
	_, first := utf8.DecodeRuneInString(said) // it may have a capital only here
	return strings.Contains(below, strings.TrimRight(said[first:], "."))
}

// maxLookedThrough is how far below a box its lines are looked for, in bytes: longer than articles are.
const maxLookedThrough = 1 << 16

// closing reports whether s closes a story: who reported and edited, as agencies say below it, and who has the rights.
func (l *layout) closing(s string) bool {
	if len(s) > maxCaption {
		return false
	}
	s = strings.TrimLeft(s, "([-–—* ")
	for _, start := range l.closings {
		if rest, ok := strings.CutPrefix(s, start); ok && !beginsWithLetter(rest) {
			return true
		}
	}
	return l.agencies[strings.Trim(s, ".)]-–—* ")] != "" && strings.ToUpper(s) == s
}

// pointer reports whether s points to another article or page.
func (l *layout) pointer(s string) bool {
	const longest = 200
	if len(s) > longest {
		return false
	}
	s = strings.TrimLeft(s, "([>»-–—*•| ")
	for _, start := range l.pointers {
		if len(s) >= len(start) && strings.EqualFold(s[:len(start)], start) && !beginsWithLetter(s[len(start):]) {
			return true
		}
	}
	return false
}

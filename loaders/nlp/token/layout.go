package token

import (
	"slices"
	"strings"
	"unicode"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// layout is the stage that finds the parts of an article.
type layout struct {
	agencies   map[string]string // names as written -> the name known by
	small      map[string]bool   // words that datelines hold in lower case
	captions   []string          // how captions begin
	credits    []string          // what photographers' credits hold
	highlights map[string]bool   // headings of boxes
}

// NewLayout is the stage that finds blocks, and fills what is empty of Meta's title, byline, publisher and date (to
// the day) from the headline, dateline and byline. A text without any of these is paragraphs only.
func NewLayout() nlp.Stage {
	l := &layout{
		agencies:   table("agencies.txt"),
		small:      set("places.txt"),
		captions:   lines("captions.txt"),
		credits:    lines("credits.txt"),
		highlights: map[string]bool{},
	}
	for _, heading := range lines("highlights.txt") {
		l.highlights[heading] = true
	}
	return l
}

func (*layout) Name() string     { return "layout" }
func (*layout) Needs() nlp.Layer { return 0 }
func (*layout) Gives() nlp.Layer { return nlp.Layout }

// Annotate finds the blocks of d.
func (l *layout) Annotate(d *nlp.Doc) error {
	p := page{layout: l, doc: d, paragraphs: paragraphs(d.Text), front: true}
	d.Blocks = slices.Grow(d.Blocks[:0], len(p.paragraphs)+1)
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
}

// maxBox is how many lines a box of highlights may have below its heading.
const maxBox = 12

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
	p.front = false
	if from, n, ok := p.leadDateline(s); ok {
		p.note(from)
		p.add(nlp.Dateline, trim(p.doc.Text, nlp.Span{Start: span.Start, End: span.Start + n}))
		span = trim(p.doc.Text, nlp.Span{Start: span.Start + n, End: span.End})
	}
	p.add(nlp.Paragraph, span)
}

// kind is what paragraph i is, and what it tells of the article. Headlines, datelines and bylines stand before the
// body; captions, boxes and the credits of reporters anywhere.
func (p *page) kind(i int, s string) (nlp.BlockKind, provenance) {
	switch {
	case p.caption(s):
		return nlp.Caption, provenance{}
	case p.boxHeading(s):
		p.boxed = maxBox
		return nlp.Highlights, provenance{}
	case reportersCredit(s):
		return nlp.Byline, provenance{}
	case !p.front:
		return nlp.Paragraph, provenance{}
	}
	if from, ok := p.byline(s); ok {
		return nlp.Byline, from
	}
	if from, ok := p.dateline(s, !p.titled); ok {
		return nlp.Dateline, from
	}
	if !p.titled && p.headline(i, s) {
		p.titled = true
		if p.doc.Meta.Title == "" {
			p.doc.Meta.Title = strings.Join(strings.Fields(s), " ")
		}
		return nlp.Headline, provenance{}
	}
	return nlp.Paragraph, provenance{}
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
	words := len(strings.Fields(s))
	if words < 2 || i+1 == len(p.paragraphs) || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") {
		return false
	}
	if _, _, ok := p.leadDateline(s); ok {
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

// caption reports whether s is the caption or credit of a photograph.
func (l *layout) caption(s string) bool {
	if len(s) > maxCaption {
		return false
	}
	lower := strings.ToLower(s)
	for _, start := range l.captions {
		if rest, ok := strings.CutPrefix(lower, start); ok && !beginsWithLetter(rest) {
			return true
		}
	}
	for _, credit := range l.credits {
		if strings.Contains(lower, credit) {
			return true
		}
	}
	return false
}

func beginsWithLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || isHyphen(r)
	}
	return false
}

// boxHeading reports whether s heads a box of highlights.
func (l *layout) boxHeading(s string) bool {
	return len(s) < 40 && l.highlights[strings.TrimRight(strings.ToLower(s), " :")]
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
	return strings.Contains(p.doc.Text[span.End:], strings.TrimRight(said, "."))
}

// reportersCredit reports whether s names who reported and edited, as agencies do below a story.
func reportersCredit(s string) bool {
	s = strings.TrimPrefix(s, "(")
	for _, start := range []string{"Reporting by ", "Additional reporting by ", "Writing by ", "Editing by "} {
		if strings.HasPrefix(s, start) && len(s) <= maxCaption {
			return true
		}
	}
	return false
}

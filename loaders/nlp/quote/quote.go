// Package quote finds who is credited with what: direct, indirect and mixed speech, "according to", "citing", and what
// people are said to think, want and criticize.
//
//	lists of cues ─▶ the cue of a sentence ─▶ its source ─▶ its content ─▶ chains (nest.go), words quoted on (direct.go)
//
// A cue is a verb (verb.go), a noun (noun.go), an adjective, "according to" (phrase.go), or the colon behind a name
// (colon.go); in a headline it may hide as a noun (headline.go). Its source and its content are looked for in marks and
// word order first (before.go), which decide where words are quoted or a reporting clause closes a sentence; what stands
// behind the cue (after.go) is taken from the dependency tree, and from word order again where the tree has no clause;
// limit.go says where it ends.
//
// Quotations are found before the text's mentions, so that pronouns can be read by who speaks: New gives spans alone.
// NewSpeakers, once mentions are joined to entities, fills Speaker. Outer leads from a voice to the voice that passes it
// on, so that climbing from the innermost gives the chain of attribution, nearest voice first.
//
// Of what stands inside the content of another quotation only speech is told: that a minister said that a company wants
// a loan is the minister's statement, not one more wish of the company.
package quote

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// New makes the stage that finds quotations. It gives Doc.Quotations by the sentences of their contents.
func New() (nlp.Stage, error) {
	l, err := newLexicon()
	if err != nil {
		return nil, err
	}
	return &stage{l}, nil
}

type stage struct{ *lexicon }

func (*stage) Name() string { return "quote" }
func (*stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Names | nlp.Times | nlp.Chunks
}
func (*stage) Gives() nlp.Layer { return nlp.Quotations }

func (s *stage) Annotate(d *nlp.Doc) error {
	r := &reader{stage: s, doc: d, direct: direct{voice: -1, block: -1, turn: -1}}
	for i, sent := range d.Sentences {
		r.behind = nlp.Range{}
		if i+1 < len(d.Sentences) && d.IsProse(d.Sentences[i+1]) {
			r.behind = d.Sentences[i+1].Range
		}
		if kind := d.Blocks[sent.Block].Kind; (d.IsProse(sent) || kind == nlp.Headline) && sent.Len() <= longest {
			r.sentence(sent)
		}
	}
	return nil
}

// longest is how many tokens a sentence may have to be read, headlines included.
const longest = 250

// reader reads one sentence after the other.
type reader struct {
	*stage
	nlp.Tree
	doc      *nlp.Doc
	sent     nlp.Range
	behind   nlp.Range // the next sentence, where it is prose
	headline bool      // or the first line, which often is one
	from     int       // first quotation of this sentence
	direct   direct
	cited    nlp.Range // who was cited before anything was reported, with citedCue
	citedCue nlp.Range
	moved    []int // buffer of nest
}

func (r *reader) sentence(s nlp.Sentence) {
	d := r.doc
	r.sent, r.from, r.headline = s.Range, len(d.Quotations), s.Block == 0 || d.Blocks[s.Block].Kind == nlp.Headline
	r.Tree.Read(d, s.Range)
	whole := false
	turn := r.turn(s)
	if !turn {
		whole = r.quoteWhole()
		r.signed()
		r.colon()
	}
	for i := s.First; i < s.End; i++ {
		if r.citing(i) {
			continue
		}
		switch d.Tokens[i].UPOS {
		case nlp.NOUN, nlp.PROPN:
			if !r.closing(i) {
				r.noun(i)
			}
		case nlp.ADJ:
			r.adjective(i)
		case nlp.ADV:
			r.according(i)
			r.saidToBe(i)
		case nlp.VERB:
			r.according(i)
			r.verb(i)
			r.saidToBe(i)
		default:
			r.according(i)
		}
	}
	r.citedLast()
	r.titled()
	r.nest()
	r.quoteOn(whole)
}

// add records a quotation with the content trimmed of marks at its ends, and reports whether any is left.
func (r *reader) add(m nlp.Manner, source, cue, content nlp.Range) bool {
	content = r.trim(content)
	if content.Len() <= 0 || content.Overlaps(cue) {
		return false
	}
	if source.Len() <= 0 {
		source = nlp.Range{}
	}
	r.doc.Quotations = append(r.doc.Quotations, nlp.Quotation{Kind: r.kind(content), Manner: m, Source: source, Cue: cue,
		Content: content, Speaker: -1, Outer: -1, Continues: -1})
	return true
}

// goOn records more of the content of quotation i.
func (r *reader) goOn(i int, content nlp.Range) {
	content = r.trim(content)
	if content.Len() <= 0 {
		return
	}
	r.doc.Quotations = append(r.doc.Quotations, nlp.Quotation{Kind: r.kind(content), Content: content, Speaker: -1, Outer: -1, Continues: i})
}

// is reports whether token i is a word, however it is capitalized.
func (r *reader) is(i int, word string) bool { return strings.EqualFold(r.doc.Form(i), word) }

// isAny reports whether token i is one of the words.
func (r *reader) isAny(i int, words ...string) bool {
	for _, w := range words {
		if r.is(i, w) {
			return true
		}
	}
	return false
}

// verbGroup is the verb group whose main verb is token h: its auxiliaries and adverbs, and its form.
func (r *reader) verbGroup(h int) (nlp.Range, nlp.VerbForm) {
	group, form := nlp.Range{First: h, End: h + 1}, nlp.VerbForm(0)
	if at := r.doc.ChunkAt(h); at >= 0 && r.doc.Chunks[at].Kind == nlp.VerbGroup && r.doc.Chunks[at].Head == h {
		group, form = r.doc.Chunks[at].Range, r.doc.Chunks[at].Verb
	} else if r.doc.Tokens[h].XPOS == nlp.VBG {
		form = nlp.Gerund
	}
	return group, form
}

// finite reports whether a verb that is no infinitive, gerund or participle stands in a range.
func (r *reader) finite(in nlp.Range) bool {
	for i := in.First; i < in.End; i++ {
		if p := r.doc.Tokens[i].UPOS; p != nlp.VERB && p != nlp.AUX {
			continue
		}
		switch r.doc.Tokens[i].XPOS {
		case nlp.VBD, nlp.VBP, nlp.VBZ, nlp.MD:
			return true
		}
	}
	return false
}

// isPredicate reports whether token i is a verb that no noun phrase holds as an adjective: not "emailed" in "an emailed
// statement".
func (r *reader) isPredicate(i int) bool {
	switch r.doc.Tokens[i].UPOS {
	case nlp.AUX:
		return true
	case nlp.VERB:
		at := r.doc.ChunkAt(i)
		return at < 0 || r.doc.Chunks[at].Kind != nlp.NounPhrase
	}
	return false
}

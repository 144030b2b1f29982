package nlp

import (
	"iter"
	"sort"
)

// What follows finds items of a layer by their place. Every layer but Relations and Frames stands in the order of the
// text, so a place is found by bisection and a sentence's items by walking from there: reading a document stays linear
// in its length. Nothing here works on a layer that is still being filled out of order.

// first is where a token range begins; with it every layer whose items embed a Range can be searched.
func (r Range) first() int { return r.First }

// begun is a layer's item with a place in the text.
type begun interface{ first() int }

// firstFrom is the index of the first item that begins at token i or behind it; len(layer) where none does.
func firstFrom[T begun](layer []T, i int) int {
	return sort.Search(len(layer), func(k int) bool { return layer[k].first() >= i })
}

// in gives the items of a layer that begin in r, with their indices.
func in[T begun](layer []T, r Range) iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		for k := firstFrom(layer, r.First); k < len(layer) && layer[k].first() < r.End; k++ {
			if !yield(k, &layer[k]) {
				return
			}
		}
	}
}

// ChunksIn gives the chunks that begin in r, with their indices.
func (d *Doc) ChunksIn(r Range) iter.Seq2[int, *Chunk] { return in(d.Chunks, r) }

// NamesIn gives the names that begin in r, with their indices.
func (d *Doc) NamesIn(r Range) iter.Seq2[int, *Name] { return in(d.Names, r) }

// TimesIn gives the times that begin in r, with their indices.
func (d *Doc) TimesIn(r Range) iter.Seq2[int, *Time] { return in(d.Times, r) }

// AmountsIn gives the amounts that begin in r, with their indices.
func (d *Doc) AmountsIn(r Range) iter.Seq2[int, *Amount] { return in(d.Amounts, r) }

// MentionsIn gives the mentions that begin in r, with their indices, outer before inner.
func (d *Doc) MentionsIn(r Range) iter.Seq2[int, *Mention] { return in(d.Mentions, r) }

// QuotationsIn gives the quotations of a sentence, with their indices. They are ordered by sentence, and within one as
// they were found, so r must be a whole sentence.
func (d *Doc) QuotationsIn(r Range) iter.Seq2[int, *Quotation] { return in(d.Quotations, r) }

// first is a quotation's place: its content is the one part that it never lacks.
func (q Quotation) first() int { return q.Content.First }

// ChunkFrom is the index of the first chunk that begins at token i or behind it; len(d.Chunks) where none does.
func (d *Doc) ChunkFrom(i int) int { return firstFrom(d.Chunks, i) }

// ChunkAt is the index of the chunk that holds token i, or -1.
func (d *Doc) ChunkAt(i int) int { return holding(d.Chunks, i) }

// NameAt is the index of the name that holds token i, or -1.
func (d *Doc) NameAt(i int) int { return holding(d.Names, i) }

// TimeAt is the index of the time that holds token i, or -1.
func (d *Doc) TimeAt(i int) int { return holding(d.Times, i) }

// SentenceOf is the index of the sentence that holds token i, or -1.
func (d *Doc) SentenceOf(i int) int { return holding(d.Sentences, i) }

// holding is the index of the item that holds token i, or -1, in a layer whose items do not overlap.
func holding[T interface {
	begun
	Has(int) bool
}](layer []T, i int) int {
	if k := firstFrom(layer, i+1) - 1; k >= 0 && layer[k].Has(i) {
		return k
	}
	return -1
}

// MentionIn is the mention that a noun phrase's head makes: with the head itself, or with the name that ends the
// phrase. -1 for none.
func (d *Doc) MentionIn(c Chunk) int {
	return d.longestMention(c.Head, func(m *Mention) bool { return m.Head == c.Head })
}

// MentionAt is the longest mention with an entity that begins at or holds token i, or -1.
func (d *Doc) MentionAt(i int) int {
	return d.longestMention(i, func(m *Mention) bool { return m.Has(i) })
}

// mentionReach is how many tokens before one of its own a mention is looked for: longer than anybody's name and titles,
// and a bound on what a lookup costs.
const mentionReach = 64

// longestMention is the longest mention with an entity that begins at or shortly before token i and fits, or -1. Of two
// as long it is the one that is no office, then the first: a post is not meant where its holder is.
func (d *Doc) longestMention(i int, fits func(*Mention) bool) int {
	best := -1
	for k, m := range d.MentionsIn(Range{i - mentionReach, i + 1}) {
		if m.Entity < 0 || !fits(m) {
			continue
		}
		if best < 0 || m.Len() > d.Mentions[best].Len() ||
			m.Len() == d.Mentions[best].Len() && m.Class != OfficeClass && d.Mentions[best].Class == OfficeClass {
			best = k
		}
	}
	return best
}

// longestSentence is how many tokens a sentence of prose may have. Nobody writes one as long; what has more is a list, a
// table or noise, whose commas are no grammar, and reading clauses from it would cost more than its length.
const longestSentence = 250

// IsProse reports whether a sentence is running text that clauses can be read from: of a paragraph, and of bearable length.
func (d *Doc) IsProse(s Sentence) bool {
	return d.Blocks[s.Block].Kind == Paragraph && s.Len() <= longestSentence
}

// CountryEntities maps ISO 3166-1 alpha-2 codes to the entities of the countries that the document names.
func (d *Doc) CountryEntities() map[string]int {
	countries := map[string]int{}
	for i, e := range d.Entities {
		if _, twice := countries[e.Country]; e.Class == CountryClass && e.Country != "" && !twice {
			countries[e.Country] = i
		}
	}
	return countries
}

package nlp

import (
	"slices"
	"testing"
)

// layered is a document of 12 tokens in two sentences, [0, 6) and [6, 12), the second in a caption.
func layered() *Doc {
	d := &Doc{Tokens: make([]Token, 12), Blocks: []Block{{}, {Kind: Caption}},
		Sentences: []Sentence{{Range{0, 6}, 0}, {Range{6, 12}, 1}},
		Chunks:    []Chunk{{Range: Range{0, 3}, Head: 2}, {Range: Range{4, 5}, Head: 4}, {Range: Range{6, 9}, Head: 8}},
		Names:     []Name{{Range: Range{1, 3}}, {Range: Range{7, 9}}},
		Mentions: []Mention{
			{Range: Range{0, 3}, Head: 2, Entity: 1}, {Range: Range{0, 1}, Head: 0, Entity: 0, Class: OfficeClass},
			{Range: Range{1, 3}, Head: 2, Entity: -1}, {Range: Range{6, 8}, Head: 7, Entity: 2, Class: OfficeClass},
			{Range: Range{7, 9}, Head: 8, Entity: 1}},
		Quotations: []Quotation{{Content: Range{2, 6}}, {Content: Range{0, 2}}, {Content: Range{6, 8}}}}
	return d
}

// indices collects the indices that a lookup gives.
func indices[T any](seq func(func(int, *T) bool)) []int {
	var out []int
	for i := range seq {
		out = append(out, i)
	}
	return out
}

func TestItemsAreFoundByWhereTheyBegin(t *testing.T) {
	d := layered()
	for name, c := range map[string]struct{ got, want []int }{
		"all chunks":                  {indices(d.ChunksIn(Range{0, 12})), []int{0, 1, 2}},
		"chunks of a sentence":        {indices(d.ChunksIn(Range{6, 12})), []int{2}},
		"a chunk begun before":        {indices(d.ChunksIn(Range{1, 4})), nil},
		"nothing in an empty range":   {indices(d.ChunksIn(Range{4, 4})), nil},
		"nothing behind the end":      {indices(d.ChunksIn(Range{12, 20})), nil},
		"a range that runs backwards": {indices(d.ChunksIn(Range{5, 0})), nil},
		"names":                       {indices(d.NamesIn(Range{1, 8})), []int{0, 1}},
		"mentions":                    {indices(d.MentionsIn(d.Sentences[0].Range)), []int{0, 1, 2}},
		"quotations as found":         {indices(d.QuotationsIn(d.Sentences[0].Range)), []int{0, 1}},
		"the later quotations":        {indices(d.QuotationsIn(d.Sentences[1].Range)), []int{2}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	for range d.ChunksIn(Range{0, 12}) {
		break // a walk may be left early
	}
}

func TestTheItemThatHoldsAToken(t *testing.T) {
	d := layered()
	for i, want := range []struct{ chunk, name, sentence, mention int }{
		0: {0, -1, 0, 0}, 2: {0, 0, 0, 0}, 3: {-1, -1, 0, -1}, 4: {1, -1, 0, -1}, 5: {-1, -1, 0, -1},
		6: {2, -1, 1, 3}, 7: {2, 1, 1, 4}, 11: {-1, -1, 1, -1},
	} {
		if i == 1 || i > 7 && i < 11 {
			continue
		}
		if got := [4]int{d.ChunkAt(i), d.NameAt(i), d.SentenceOf(i), d.MentionAt(i)}; got != [4]int{want.chunk, want.name, want.sentence, want.mention} {
			t.Errorf("token %d is of chunk, name, sentence and mention %v, want %v", i, got, want)
		}
	}
	for _, i := range []int{-1, 12, 99} {
		if d.ChunkAt(i) != -1 || d.SentenceOf(i) != -1 || d.MentionAt(i) != -1 {
			t.Errorf("token %d, which there is not, was found", i)
		}
	}
}

func TestMentionInGoesByTheHead(t *testing.T) {
	d := layered()
	for k, want := range []int{0, -1, 4} {
		if got := d.MentionIn(d.Chunks[k]); got != want {
			t.Errorf("chunk %d is mention %d, want %d", k, got, want)
		}
	}
}

func TestProseIsOfParagraphsAndOfBearableLength(t *testing.T) {
	d := layered()
	long := Sentence{Range{0, longestSentence + 1}, 0}
	if !d.IsProse(d.Sentences[0]) || d.IsProse(d.Sentences[1]) || d.IsProse(long) {
		t.Errorf("prose: a paragraph's %v, a caption's %v, an endless one %v", d.IsProse(d.Sentences[0]), d.IsProse(d.Sentences[1]), d.IsProse(long))
	}
}

func TestCountryEntities(t *testing.T) {
	d := &Doc{Entities: []Entity{{Class: PersonClass, Country: "KE"}, {Class: CountryClass, Country: "KE"},
		{Class: CountryClass}, {Class: CountryClass, Country: "KE"}}}
	if got := d.CountryEntities(); len(got) != 1 || got["KE"] != 1 {
		t.Errorf("countries %v, want entity 1 for KE", got)
	}
}

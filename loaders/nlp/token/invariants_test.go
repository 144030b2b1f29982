package token_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// check returns what is wrong with the layout, tokens and sentences of d, or nil.
func check(d *nlp.Doc) error {
	var blockSpans, tokenSpans []nlp.Span
	for _, b := range d.Blocks {
		blockSpans = append(blockSpans, b.Span)
	}
	for _, tok := range d.Tokens {
		tokenSpans = append(tokenSpans, tok.Span())
	}
	if err := tile(d.Text, blockSpans, "block"); err != nil {
		return err
	}
	if err := tile(d.Text, tokenSpans, "token"); err != nil {
		return err
	}
	return checkSentences(d)
}

// tile checks that spans rise, split no rune, and leave out nothing but white space.
func tile(text string, spans []nlp.Span, what string) error {
	end := 0
	for i, s := range append(spans, nlp.Span{Start: len(text), End: len(text) + 1}) {
		last := i == len(spans)
		if s.Start < end || s.End <= s.Start || !last && s.End > len(text) {
			return fmt.Errorf("%s %d is %v after one that ends at %d of %d", what, i, s, end, len(text))
		}
		if j := strings.IndexFunc(text[end:s.Start], visible); j >= 0 {
			return fmt.Errorf("byte %d is in no %s", end+j, what)
		}
		if !last && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])) {
			return fmt.Errorf("%s %d, %v, splits a rune", what, i, s)
		}
		end = s.End
	}
	return nil
}

// visible is what a reader sees: not white space, and not a mark of no width.
func visible(r rune) bool {
	return !unicode.IsSpace(r) && r != '\uFEFF' && r != '\u200B' && r != '\u2060'
}

// checkSentences checks that sentences tile the tokens, each in its block.
func checkSentences(d *nlp.Doc) error {
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.End <= s.First || s.End > len(d.Tokens) {
			return fmt.Errorf("sentence %d is %v, want it to begin at token %d", i, s, next)
		}
		if s.Block >= len(d.Blocks) || !d.Blocks[s.Block].Contains(d.SpanOf(s.Range)) {
			return fmt.Errorf("sentence %d is not in block %d", i, s.Block)
		}
		next = s.End
	}
	if next != len(d.Tokens) {
		return fmt.Errorf("sentences end at token %d of %d", next, len(d.Tokens))
	}
	return nil
}

// hostile are texts that meet the edges of the rules.
var hostile = []string{
	"", " ", "\n", ".", "'", "\"", "’s", "''", "``", "-", "- ", "a-", "-a", "a'", "'a", "n't", "xn't", "a.b.c.", "1.", "1,", "1,0", "$", "US$",
	"www.", "http://", "https://)", "a@b", "a@b.c", "a@b.co.", "@", "#", "w/", "w/o", "b/c.", "1/2/3", "1-2-3", "123-4567", "1-", "''' '''",
	"\uFEFF", "\u00AD", "\u0301", "e\u0301", "\u200D\u200D", "👩‍👩", "�", "\x00", "it's—so", "it’s…", "cannot—", "U.S.’s", ".5", "..5", "!?", "…",
	"By ", "By A", "By A, May 5, 2019", "LIMA -", "LIMA - A", "LIMA (AP) - ", "—", "A —B", "Highlights", "Highlights\n-", "\r", "\r\n\r", "\u2028",
	"\"\"", "“”", "“", "”", "‘’", "’", "(", ")", ".\"", ".)\"", "?\" a", "? \" A", "A. B. C.", "I.", "Mr.", "Mr. ", "No. ", "No. 5", "e.g.", "80%'s", "80%'", "May 5", "May 5, 2019",
}

func TestInvariantsHoldForHostileTexts(t *testing.T) {
	for _, a := range hostile {
		for _, b := range append(hostile, "Word.") {
			for _, text := range []string{a + b, a + " " + b, a + "\n\n" + b} {
				if err := check(annotate(t, text)); err != nil {
					t.Errorf("%q: %v", text, err)
				}
			}
		}
	}
}

func FuzzInvariants(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Add("Minister resigns over leak\n\nLIMA (AP) - “One left,” Gen. Ruiz's aide said. \"Two didn't.\"\n\nHighlights\n\nOne left")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("NewDoc refuses it")
		}
		d := annotate(t, text)
		if err := check(d); err != nil {
			t.Fatal(err)
		}
		again := annotate(t, text)
		if fmt.Sprint(again.Tokens, again.Sentences, again.Blocks, again.Meta) != fmt.Sprint(d.Tokens, d.Sentences, d.Blocks, d.Meta) {
			t.Fatal("the same text was read in two ways")
		}
	})
}

// TestHugeTexts reads texts of megabytes that would take hours if any rule looked far ahead at every step. Texts of
// 50 MB take the same path; DEMARCHE_TEST_HUGE reads those.
func TestHugeTexts(t *testing.T) {
	size := 256 << 10
	if os.Getenv("DEMARCHE_TEST_HUGE") != "" {
		size = 50 << 20
	}
	for _, unit := range []string{"a", "a ", ".", "'", "\"", "“", "-", "a-", "1,", "1,000,", "a.", "A. ", "a@", "http://", "e\u0301", "\u200D", "n't", "'s",
		"\n", "a\n", "Highlights\n", "- a\n", "One left. ", "LIMA - ", "(", "? \"", "‘a s’ ", "é", "\u00A0", "1/", "1-", "#", "x&"} {
		d := annotate(t, strings.Repeat(unit, size/len(unit)))
		if err := check(d); err != nil {
			t.Errorf("%q repeated: %v", unit, err)
		}
	}
}

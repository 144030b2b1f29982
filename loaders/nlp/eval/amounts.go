package eval

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Amounts measures whether sums of money are found in the world newswire set, which marks them without the words that
// make them inexact and without their rate: what counts is that spans overlap, one for one. Its dev part stayed unseen.
func Amounts(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	var out []Figure
	for _, part := range []struct {
		name, folder string
		every        int // one file of so many is read, which is enough and quicker
	}{{"newswire dev, unseen", "dev", 1}, {"newswire train, every fifth", "train", 5}} {
		files, err := fs.Glob(data, "entities/en_worldwide_newswire/"+part.folder+"/*.tsv")
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("eval: reading the newswire set: %w", fs.ErrNotExist)
		}
		var c Count
		for i, name := range files {
			if i%part.every > 0 {
				continue
			}
			sentences, money, err := readMoney(data, name)
			if err != nil {
				return nil, err
			}
			if len(sentences) == 0 {
				continue
			}
			d, err := nlp.NewTokenized(sentences, nlp.Meta{})
			if err != nil {
				return nil, fmt.Errorf("eval: reading %q: %w", name, err)
			}
			if err := r.AnnotateGiven(ctx, d); err != nil {
				return nil, err
			}
			c.Add(compareMoney(money, d))
		}
		out = append(out, c.Figure(part.name, "money", "overlap"))
	}
	return out, nil
}

// readMoney reads a file of one token a line, its tag behind a tab and a blank line after each sentence, and gives the
// sentences with the tokens that are sums of money.
func readMoney(data fs.FS, name string) (sentences []nlp.GivenSentence, money []nlp.Range, err error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, nil, err
	}
	n := 0
	var s nlp.GivenSentence
	for line := range strings.Lines(string(raw) + "\n") {
		form, tag, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if strings.TrimSpace(form) == "" {
			if len(s.Tokens) > 0 {
				sentences, s = append(sentences, s), nlp.GivenSentence{Paragraph: true}
			}
			continue
		}
		s.Tokens = append(s.Tokens, nlp.GivenToken{Form: form, SpaceAfter: true})
		tag, _, _ = strings.Cut(tag, "\t")
		switch last := len(money) - 1; {
		case tag == "I-Money" && last >= 0 && money[last].End == n:
			money[last].End++
		case tag == "B-Money", tag == "I-Money":
			money = append(money, nlp.Range{First: n, End: n + 1})
		}
		n++
	}
	return sentences, money, nil
}

// compareMoney pairs the sums that are marked with those found, each with the first that overlaps it.
func compareMoney(marked []nlp.Range, d *nlp.Doc) Count {
	c := Count{Gold: len(marked)}
	next := 0
	for i := range d.Amounts {
		a := &d.Amounts[i]
		if !isMoney(a) {
			continue
		}
		c.Found++
		for next < len(marked) && marked[next].End <= a.First {
			next++
		}
		if next < len(marked) && marked[next].Overlaps(a.Range) {
			c.Both++
			next++
		}
	}
	return c
}

// isMoney reports whether an amount's unit is a code of ISO 4217.
func isMoney(a *nlp.Amount) bool {
	return len(a.Unit) == 3 && strings.ToUpper(a.Unit) == a.Unit
}

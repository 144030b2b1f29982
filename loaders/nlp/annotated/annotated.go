// Package annotated holds what a reader found in news articles that are not part of the project: which words tell events
// of which class, and which words name those who do it and to whom it is done, as offsets into texts that are read from
// the directory of public data.
//
//	annotations.jsonl (offsets) ┐
//	                            ├─▶ Read ─▶ Article (text and annotation) ─▶ training, scores
//	../shared/data (texts)      ┘
//
// Each article belongs to a part: what judges learn from, what their options are chosen by, and what is only counted.
package annotated

import (
	"bufio"
	"bytes"
	_ "embed" // for annotations.jsonl
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

//go:embed annotations.jsonl
var annotations []byte

// ErrChanged is what errors wrap when a text is not the one that was annotated.
var ErrChanged = errors.New("not the text that was annotated")

// Part is what an article is for.
type Part uint8

// The parts. Of sixteen articles two are to tune by and three are unseen: nobody looks at what is lost there.
const (
	Train Part = iota
	Tune
	Unseen
)

// Article is an annotated article.
type Article struct {
	Name      string // of the file, or the address
	Of        string // the collection it is from: newswire or wikinews
	Published string // "" where nobody knows
	Text      string
	Events    []Event
}

// Event is an event as one sentence tells it.
type Event struct {
	Type     string
	At       Offsets   // the word that tells it
	Source   []Offsets // the words that name those who do it, by their heads
	Target   []Offsets
	By       []Offsets // to whom the article credits it, nearest first
	Negative bool
	Modality string // "" for asserted
}

// Offsets are the bytes of a span: its first and the one behind its last.
type Offsets [2]int

// Part is the part of an article: by a hash of its name, so that it stays in it whatever is added.
func (a *Article) Part() Part {
	switch model.HashOf(a.Name).Spread() % 16 {
	case 0, 1:
		return Tune
	case 2, 3, 4:
		return Unseen
	}
	return Train
}

// Read gives the annotated articles, with their texts from the directory of public data.
func Read(data fs.FS) ([]Article, error) {
	wiki, err := wikinews(data)
	if err != nil {
		return nil, fmt.Errorf("annotated: reading texts: %w", err)
	}
	var out []Article
	lines := bufio.NewScanner(bytes.NewReader(annotations))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		a := struct {
			Article
			Sum uint32
		}{}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("annotated: reading annotations.jsonl, line %d: %w", len(out)+1, err)
		}
		a.Text = wiki[a.Name]
		if a.Of == "newswire" {
			if a.Text, err = newswire(data, a.Name); err != nil {
				return nil, fmt.Errorf("annotated: reading text %q: %w", a.Name, err)
			}
		}
		if crc32.ChecksumIEEE([]byte(a.Text)) != a.Sum {
			return nil, fmt.Errorf("annotated: reading text %q: %w", a.Name, ErrChanged)
		}
		out = append(out, a.Article)
	}
	return out, lines.Err()
}

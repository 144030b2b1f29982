// Package gold scores what was extracted from articles against what people say is in them.
//
//	NAME.json (annotated) ─▶ Article ┐
//	                                 ├─▶ Compare ─▶ Tally ─▶ Add … ─▶ Report
//	a line of facts        ─▶ Article ┘
//
// Both sides come in one format, the one that package factsjson writes: entities, relations and events under ids that
// are local to the article. A Tally counts; tallies of several articles are added before they are turned into the
// figures of a Report, so that long articles weigh more than short ones.
//
// What counts as right:
//
//   - entities: of the same type and with a name or mention in common; persons also by surname. Type Other counts
//     neither way.
//   - relations: the same type, subject and object.
//   - detect: events of the same sentence and type. Frame: with the same source and target too. Lenient: of a class
//     nearby, with the same source and a target that does not contradict. An event found in a sentence where the
//     annotation has none is not judged.
//   - essential: the recall of events marked so, by frame.
//   - time, amount, attribution, modality: the share of lenient pairs that agree, of those where either side says
//     anything. Negation, disputes: F1 over the same pairs.
//   - answer: one number of all.
package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Article is what is said to be in an article, by people or by a program.
type Article struct {
	ID        string     `json:"id"`
	Entities  []Entity   `json:"entities"`
	Relations []Relation `json:"relations"`
	Events    []Event    `json:"events"`
}

// Entity is somebody or something that is spoken of.
type Entity struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Type     string    `json:"type"`
	Mentions []Mention `json:"mentions"`
}

// Mention is the words of a mention.
type Mention string

// UnmarshalJSON reads a mention, which is its words or an object that holds them.
func (m *Mention) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		var object struct{ Text string }
		err := json.Unmarshal(raw, &object)
		*m = Mention(object.Text)
		return err
	}
	return json.Unmarshal(raw, (*string)(m))
}

// Relation is a state between two entities. Object is "" where there is none.
type Relation struct {
	Type    string `json:"type"`
	Subject string `json:"subject"`
	Object  string `json:"object"`
	Time    Time   `json:"time"`
}

// Event is an event as one sentence tells it.
type Event struct {
	ID           string   `json:"id"`
	Type         string   `json:"type"`
	Source       []string `json:"source"`
	Target       []string `json:"target"`
	Amounts      []Amount `json:"amounts"`
	Time         Time     `json:"time"`
	AttributedTo []string `json:"attributed_to"`
	Polarity     string   `json:"polarity"`
	Modality     string   `json:"modality"`
	Essential    bool     `json:"essential"`
	Sentence     string   `json:"sentence"`
	Disputes     []string `json:"disputes"`
}

// Time is an EDTF value, "" for none.
type Time string

// UnmarshalJSON reads a time, which is its value, an object that holds it, or null.
func (t *Time) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		var object struct{ Value string }
		err := json.Unmarshal(raw, &object)
		*t = Time(object.Value)
		return err
	}
	return json.Unmarshal(raw, (*string)(t))
}

// Amount is a number of something. Value is a JSON number, or a string that holds one.
type Amount struct {
	Value json.RawMessage `json:"value"`
	Unit  string          `json:"unit"`
	Text  string          `json:"text"`
}

// Parse reads one article.
func Parse(raw []byte) (*Article, error) {
	var a Article
	if err := json.Unmarshal(raw, &a); err != nil {
		return nil, fmt.Errorf("gold: reading an article: %w", err)
	}
	return &a, nil
}

// Text is an annotated article with the text that it annotates.
type Text struct {
	Article
	Text   string
	Unseen bool // kept from those who tune: only its figures may be looked at
}

// unseenFile names the articles that are kept from tuning, one a line.
const unseenFile = "UNSEEN"

// Read reads the pairs NAME.json and NAME.txt of a folder, in the order of their names. A file UNSEEN marks some of
// them. Its error wraps fs.ErrNotExist where there are none.
func Read(dir fs.FS) ([]Text, error) {
	files, err := fs.Glob(dir, "*.json")
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("gold: reading annotated articles: %w", fs.ErrNotExist)
	}
	unseen, err := readUnseen(dir)
	if err != nil {
		return nil, err
	}
	var out []Text
	for _, name := range files {
		t, err := readText(dir, strings.TrimSuffix(name, path.Ext(name)))
		if err != nil {
			return nil, fmt.Errorf("gold: reading %q: %w", name, err)
		}
		t.Unseen = unseen[t.ID]
		out = append(out, t)
	}
	return out, nil
}

func readUnseen(dir fs.FS) (map[string]bool, error) {
	names := map[string]bool{}
	switch list, err := fs.Glob(dir, unseenFile); {
	case err != nil:
		return nil, fmt.Errorf("gold: %w", err)
	case len(list) == 0:
		return names, nil
	}
	raw, err := fs.ReadFile(dir, unseenFile)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	for _, name := range strings.Fields(string(raw)) {
		names[name] = true
	}
	return names, nil
}

// readText reads a pair. Its id is the stem of its files' names, whatever the annotation says.
func readText(dir fs.FS, stem string) (t Text, err error) {
	raw, err := fs.ReadFile(dir, stem+".json")
	if err != nil {
		return t, err
	}
	text, err := fs.ReadFile(dir, stem+".txt")
	if err != nil {
		return t, err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	if err := decoder.Decode(&t.Article); err != nil {
		return t, err
	}
	t.ID, t.Text = stem, string(text)
	return t, nil
}

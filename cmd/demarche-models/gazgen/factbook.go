package gazgen

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// factbookDir holds the CIA World Factbook, a JSON file a country, in folders
// by continent.
const factbookDir = "gazetteers/factbook"

// factbookCountry is what we read of one country of the Factbook. The texts
// are as they stand there, with tags and entities.
type factbookCountry struct {
	code                string // the Factbook's own (FIPS) code: "ja"
	shortName, longName string
	noun, adjective     string // "Japanese (singular and plural)"
	capital             string
	dependency          string // empty for a state
	chiefOfState        string // "Emperor NARUHITO (since 1 May 2019)"
	headOfGovernment    string
	legislature         [3]string // the whole, the lower and the upper chamber
	parties             string    // separated by <br>
	forces              string
	urbanAreas          string // "37.194 million TOKYO (capital), 19.013 million Osaka (2023)"
}

// node is a value of the Factbook's JSON: an object of nodes, or a text.
type node map[string]json.RawMessage

// text returns the text at a path of keys, empty where there is none.
func (n node) text(keys ...string) string {
	for i, key := range keys {
		if i == len(keys)-1 {
			var leaf struct{ Text string }
			if json.Unmarshal(n[key], &leaf) != nil {
				return ""
			}
			return leaf.Text
		}
		var next node
		if json.Unmarshal(n[key], &next) != nil {
			return ""
		}
		n = next
	}
	return ""
}

func (g *generation) readFactbook() error {
	files, err := fs.Glob(g.src.Data, factbookDir+"/*/??.json")
	if err != nil || len(files) == 0 {
		return fmt.Errorf("reading source %q: %w: no country files", factbookDir, ErrSource)
	}
	for _, file := range files {
		b, err := g.readFile(file)
		if err != nil {
			return err
		}
		var root node
		if err := json.Unmarshal(b, &root); err != nil {
			return fmt.Errorf("reading source %q: %w", file, err)
		}
		g.factbook = append(g.factbook, parseFactbook(strings.TrimSuffix(path.Base(file), ".json"), root))
	}
	return nil
}

func parseFactbook(code string, root node) factbookCountry {
	name := func(form string) string {
		s := clean(root.text("Government", "Country name", form))
		if strings.EqualFold(s, "none") {
			return ""
		}
		return s
	}
	return factbookCountry{
		code:             code,
		shortName:        name("conventional short form"),
		longName:         name("conventional long form"),
		noun:             clean(root.text("People and Society", "Nationality", "noun")),
		adjective:        clean(root.text("People and Society", "Nationality", "adjective")),
		capital:          clean(root.text("Government", "Capital", "name")),
		dependency:       clean(root.text("Government", "Dependency status")),
		chiefOfState:     clean(root.text("Government", "Executive branch", "chief of state")),
		headOfGovernment: clean(root.text("Government", "Executive branch", "head of government")),
		legislature: [3]string{
			clean(root.text("Government", "Legislative branch", "legislature name")),
			clean(root.text("Government", "Legislative branch - lower chamber", "chamber name")),
			clean(root.text("Government", "Legislative branch - upper chamber", "chamber name")),
		},
		parties:    root.text("Government", "Political parties"),
		forces:     root.text("Military and Security", "Military and security forces"),
		urbanAreas: clean(root.text("People and Society", "Major urban areas - population")),
	}
}

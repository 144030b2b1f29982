package gazgen

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

const executiveFile = "gazetteers/us_congress/executive.yaml"

// readExecutive reads the presidents and vice presidents of the United States
// whose terms reach into the time that leaders.tsv covers.
func (g *generation) readExecutive() ([]leader, error) {
	b, err := g.readFile(executiveFile)
	if err != nil {
		return nil, err
	}
	var people []struct {
		Name struct {
			First, Nickname, Middle, Last, Suffix string
			Full                                  string `yaml:"official_full"`
		}
		Terms []struct{ Type, Start, End string }
	}
	if err := yaml.Unmarshal(b, &people); err != nil {
		return nil, fmt.Errorf("reading source %q: %w", executiveFile, err)
	}
	offices := map[string]string{"prez": "President", "viceprez": "Vice President"}
	var found []leader
	for _, p := range people {
		for _, t := range p.Terms {
			office := offices[t.Type]
			if office == "" || len(t.Start) < 7 || len(t.End) < 7 || t.End[:7] <= firstMonth {
				continue
			}
			l := leader{country: "US", office: office, start: t.Start[:7], end: t.End[:7], family: p.Name.Last}
			l.name = strings.TrimSpace(p.Name.First + " " + p.Name.Last)
			if p.Name.Middle != "" {
				l.aliases = append(l.aliases, p.Name.First+" "+p.Name.Middle+" "+p.Name.Last)
			}
			if p.Name.Nickname != "" {
				l.aliases = append(l.aliases, l.name)
				l.name = p.Name.Nickname + " " + p.Name.Last
			}
			l.aliases = append(l.aliases, p.Name.Full)
			found = append(found, l)
		}
	}
	return joinTerms(found), nil
}

// joinTerms makes one incumbency of terms that follow each other. The term
// that runs on after the sources closed has no end.
func joinTerms(terms []leader) []leader {
	var joined []leader
	for _, t := range terms {
		if t.end > factbookClosed {
			t.end = ""
		}
		if n := len(joined); n > 0 && joined[n-1].name == t.name && joined[n-1].office == t.office && joined[n-1].end == t.start {
			joined[n-1].end = t.end
			continue
		}
		joined = append(joined, t)
	}
	return joined
}

package gazgen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// country is one row of countries.tsv while it is made.
type country struct {
	alpha2, alpha3, name, status       string
	aliases, adjectives, people, seats []string
	capital                            string
	factbook                           string // the Factbook's code
}

// makeCountries joins the country codes with the Factbook, corrects them with
// the overrides and writes countries.tsv.
func (g *generation) makeCountries() error {
	g.byCode, g.byAlpha3 = map[string]*country{}, map[string]*country{}
	for _, code := range g.codes {
		c := newCountry(code)
		g.byCode[c.alpha2] = &c
	}
	overrides, err := g.override("countries.tsv", "alpha2", "field", "values")
	if err != nil {
		return err
	}
	g.linkFactbook(overrides)
	for _, o := range overrides {
		if g.byCode[o[0]] == nil {
			g.byCode[o[0]] = &country{alpha2: o[0]}
		}
		if err := g.byCode[o[0]].override(o[1], o[2]); err != nil {
			return fmt.Errorf("override countries.tsv, country %q: %w", o[0], err)
		}
	}
	g.dropBorrowed()
	for _, c := range g.byCode {
		c.tidy()
		g.countries = append(g.countries, *c)
		g.byAlpha3[c.alpha3] = c
	}
	slices.SortFunc(g.countries, func(a, b country) int { return cmp.Compare(a.alpha2, b.alpha2) })
	return g.writeCountries()
}

// dropBorrowed takes from territories the demonyms of states: "French" does
// not mean Saint Pierre and Miquelon.
func (g *generation) dropBorrowed() {
	ofStates := map[string]bool{}
	for _, c := range g.byCode {
		if c.status == gazetteer.StatusState {
			for _, form := range append(slices.Clone(c.adjectives), c.people...) {
				ofStates[form] = true
			}
		}
	}
	for _, c := range g.byCode {
		if c.status != gazetteer.StatusState {
			borrowed := func(form string) bool { return ofStates[form] }
			c.adjectives = slices.DeleteFunc(c.adjectives, borrowed)
			c.people = slices.DeleteFunc(c.people, borrowed)
		}
	}
}

func newCountry(code isoCountry) country {
	c := country{
		alpha2: code.alpha2, alpha3: code.alpha3, name: plainName(code.name), status: gazetteer.StatusTerritory,
		capital: plainName(code.capital), factbook: code.fips,
	}
	if code.independent {
		c.status = gazetteer.StatusState
	}
	for _, other := range code.others {
		c.aliases = append(c.aliases, plainName(other))
	}
	return c
}

// plainName writes "St. Kitts & Nevis" as "Saint Kitts and Nevis".
func plainName(s string) string {
	s = strings.ReplaceAll(s, "&", "and")
	if rest, ok := strings.CutPrefix(s, "St. "); ok {
		return "Saint " + rest
	}
	return s
}

// linkFactbook adds what the Factbook says. An override may name the code
// under which the Factbook has a country that the codes do not link.
func (g *generation) linkFactbook(overrides [][]string) {
	for _, o := range overrides {
		if o[1] == "factbook" {
			if g.byCode[o[0]] == nil {
				g.byCode[o[0]] = &country{alpha2: o[0]}
			}
			g.byCode[o[0]].factbook = o[2]
		}
	}
	facts := map[string]factbookCountry{}
	for _, f := range g.factbook {
		facts[f.code] = f
	}
	for _, c := range g.byCode {
		if f, ok := facts[c.factbook]; ok && c.factbook != "" {
			c.addFacts(f)
		}
	}
}

func (c *country) addFacts(f factbookCountry) {
	for _, name := range []string{f.shortName, f.longName} {
		name, _, _ = strings.Cut(withoutParentheses(name), ";")
		c.aliases = append(c.aliases, strings.TrimSpace(name))
	}
	c.adjectives = demonyms(f.adjective)
	c.people = demonyms(f.noun)
}

// override applies one line of the overrides: see the head of the file.
func (c *country) override(field, values string) error {
	switch field {
	case "name":
		c.aliases, c.name = append(c.aliases, c.name), values
	case "alpha3":
		c.alpha3 = values
	case "status":
		c.status = values
	case "capital":
		c.capital = values
	case "factbook": // applied by linkFactbook
	case "aliases":
		c.aliases = changeList(c.aliases, values)
	case "adjectives":
		c.adjectives = changeList(c.adjectives, values)
	case "people":
		c.people = changeList(c.people, values)
	case "seats":
		c.seats = changeList(c.seats, values)
	default:
		return fmt.Errorf("%w: field %q", ErrSource, field)
	}
	return nil
}

// changeList adds to a list ("+a;b"), takes from it ("-a;b") or replaces it.
func changeList(old []string, values string) []string {
	if added, ok := strings.CutPrefix(values, "+"); ok {
		return append(old, splitList(added)...)
	}
	if taken, ok := strings.CutPrefix(values, "-"); ok {
		return slices.DeleteFunc(old, func(s string) bool { return slices.Contains(splitList(taken), s) })
	}
	return splitList(values)
}

// tidy takes away what says nothing new: aliases and adjectives that fold to
// the name, people that are called by the adjective, a capital among the seats.
func (c *country) tidy() {
	if rest, ok := strings.CutPrefix(c.name, "Saint "); ok {
		c.aliases = append(c.aliases, "St. "+rest)
	}
	c.aliases = distinct(c.aliases, c.name)
	c.adjectives = distinct(c.adjectives, c.name)
	c.people = distinct(c.people, c.adjectives...)
	c.seats = distinct(c.seats, c.capital)
}

// distinct returns the items that differ from each other and from the known
// ones. Spellings that differ by periods only ("US", "U.S.") are kept, so that
// the table shows what news writes.
func distinct(items []string, known ...string) []string {
	seen := map[string]bool{"": true}
	for _, k := range known {
		seen[spelling(k)] = true
	}
	var kept []string
	for _, item := range items {
		if key := spelling(item); !seen[key] && !strings.ContainsAny(item, ";()/") {
			seen[key] = true
			kept = append(kept, item)
		}
	}
	return kept
}

func spelling(s string) string {
	if strings.Contains(s, ".") {
		return s
	}
	return gazetteer.Fold(s)
}

func (g *generation) writeCountries() error {
	var rows [][]string
	for _, c := range g.countries {
		rows = append(rows, []string{
			c.alpha2, c.alpha3, c.name, c.status, joinList(c.aliases), joinList(c.adjectives), joinList(c.people), c.capital, joinList(c.seats),
		})
	}
	return g.writeTable("countries.tsv", gazetteer.CountryColumns, rows)
}

package gazetteer

import (
	"fmt"
	"io/fs"
)

// CountryColumns are the columns of countries.tsv.
var CountryColumns = []string{"alpha2", "alpha3", "name", "status", "aliases", "adjectives", "people", "capital", "seats"}

// The values of [CountryInfo.Status].
const (
	StatusState     = "state"     // a sovereign state, or a disputed one that news treats as a country
	StatusTerritory = "territory" // a place with an ISO code of its own: Hong Kong, Greenland
)

// CountryInfo is one row of countries.tsv.
type CountryInfo struct {
	Alpha2     string   // ISO 3166-1 alpha-2, "XK" for Kosovo
	Alpha3     string   // ISO 3166-1 alpha-3, "XKX" for Kosovo
	Name       string   // the common short English name: "South Korea"
	Status     string   // StatusState or StatusTerritory
	Aliases    []string // other names: "U.S.", "Britain", "Republic of Korea"
	Adjectives []string // "Japanese"
	People     []string // nouns for its people, singular and plural, where they differ from the adjectives: "Danes"
	Capital    string   // may be empty
	Seats      []string // metonyms for its government beside the capital: "Kremlin"
}

func (g *Gazetteer) loadCountries(fsys fs.FS) error {
	g.byCode, g.byName = map[string]int{}, map[string]int{}
	return readTable(fsys, "countries.tsv", CountryColumns, func(c []string) error {
		return g.addCountry(CountryInfo{
			Alpha2: c[0], Alpha3: c[1], Name: c[2], Status: c[3],
			Aliases: list(c[4]), Adjectives: list(c[5]), People: list(c[6]), Capital: c[7], Seats: list(c[8]),
		})
	})
}

func (g *Gazetteer) addCountry(c CountryInfo) error {
	if c.Status != StatusState && c.Status != StatusTerritory {
		return fmt.Errorf("status %q of %q", c.Status, c.Name)
	}
	if _, twice := g.byCode[c.Alpha2]; twice {
		return fmt.Errorf("country %q twice", c.Alpha2)
	}
	i := len(g.countries)
	g.countries = append(g.countries, c)
	g.byCode[c.Alpha2], g.byCode[c.Alpha3] = i, i
	g.nameCountry(i, c.Name)
	for _, alias := range c.Aliases {
		g.nameCountry(i, alias)
	}
	g.indexCountry(c)
	return nil
}

// nameCountry lets a name stand for a country unless an earlier row has it.
func (g *Gazetteer) nameCountry(i int, name string) {
	if key := Fold(name); key != "" {
		if _, taken := g.byName[key]; !taken {
			g.byName[key] = i
		}
	}
}

func (g *Gazetteer) indexCountry(c CountryInfo) {
	kind := Country
	if c.Status == StatusTerritory {
		kind = Region
	}
	self := Entry{Kind: kind, Name: c.Name, Country: c.Alpha2}
	g.match.add(self, append([]string{c.Name}, c.Aliases...)...)
	g.match.add(Entry{Kind: Demonym, Name: c.Name, Country: c.Alpha2, Detail: "adjective"}, c.Adjectives...)
	g.match.add(Entry{Kind: Demonym, Name: c.Name, Country: c.Alpha2, Detail: "people"}, c.People...)
	if c.Capital != "" {
		g.match.add(Entry{Kind: Capital, Name: c.Capital, Country: c.Alpha2}, c.Capital)
	}
	for _, seat := range c.Seats {
		g.match.add(Entry{Kind: Seat, Name: seat, Country: c.Alpha2}, seat)
	}
}

// Countries returns all countries and coded territories, by alpha-2 code.
func (g *Gazetteer) Countries() []CountryInfo { return g.countries }

// Country returns the country with an ISO 3166-1 alpha-2 or alpha-3 code in
// capitals.
func (g *Gazetteer) Country(code string) (CountryInfo, bool) {
	i, ok := g.byCode[code]
	if !ok {
		return CountryInfo{}, false
	}
	return g.countries[i], true
}

// CountryByName returns the country that has the given name or alias, as
// [Fold] compares names: "Côte d'Ivoire", "Ivory Coast". Demonyms and capitals
// are not names of a country.
func (g *Gazetteer) CountryByName(name string) (CountryInfo, bool) {
	i, ok := g.byName[Fold(name)]
	if !ok {
		return CountryInfo{}, false
	}
	return g.countries[i], true
}

package gazgen

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

const citiesFile = "gazetteers/world-cities/data/world-cities.csv"

type city struct {
	name, country, region string
	aliases               []string
}

type region struct {
	name, country               string
	aliases, adjectives, people []string
}

// key is what two mentions of a place in the sources have in common.
func key(name, country string) string { return gazetteer.Fold(name) + "|" + country }

// makePlaces selects cities, then regions that are not called like a city, and
// writes both tables.
func (g *generation) makePlaces() error {
	places, err := g.readWorldCities()
	if err != nil {
		return err
	}
	if err := g.selectCities(places); err != nil {
		return err
	}
	if err := g.selectRegions(places); err != nil {
		return err
	}
	return g.writePlaces()
}

// readWorldCities reads the cities of more than 15,000 inhabitants. A country
// name that leads to no code is an error.
func (g *generation) readWorldCities() ([]city, error) {
	records, err := g.readCSV(citiesFile)
	if err != nil {
		return nil, err
	}
	names := g.codesByName()
	var places []city
	for _, r := range records {
		code := countryCode(names, r["country"])
		if code == "" {
			return nil, fmt.Errorf("reading source %q: %w: country %q", citiesFile, ErrSource, r["country"])
		}
		places = append(places, city{name: strings.TrimSpace(r["name"]), country: code, region: strings.TrimSpace(r["subcountry"])})
	}
	return places, nil
}

// countryCode resolves how GeoNames writes countries: "Iran, Islamic Republic
// of" as it stands, turned round, or up to the comma or parenthesis.
func countryCode(names map[string]string, name string) string {
	if strings.HasSuffix(name, "code: XK") {
		return "XK"
	}
	head, tail, _ := strings.Cut(name, ", ")
	forms := []string{name, tail + " " + head, strings.TrimPrefix(tail, "The ") + " " + head, head, withoutParentheses(name)}
	for _, form := range append(forms, strings.TrimSuffix(name, ", U.S.")) {
		if code := names[gazetteer.Fold(form)]; code != "" {
			return code
		}
	}
	return map[string]string{"United Kingdom": "GB", "United States": "US"}[name]
}

// selectCities keeps the cities that the Factbook counts among a country's
// major urban areas, that the Phoenix dictionary lists as names for their
// country, or that are called like their first-level region, and that are
// neither capitals nor ordinary words. Then come the overrides.
func (g *generation) selectCities(places []city) error {
	wanted, greater, chosen := g.wantedCities(), g.greaterNames(places), map[string]city{}
	for _, p := range places {
		k := key(p.name, p.country)
		switch {
		case g.isCapital(p.name, p.country):
			g.drop("cities: capitals, in countries.tsv")
		case !wanted[k] && gazetteer.Fold(p.name) != gazetteer.Fold(p.region):
			g.drop("cities: not selected")
		case g.isOrdinary(p.name):
			g.drop("cities: ordinary words")
		case greater[gazetteer.Fold(p.name)]:
			g.drop("cities: called like a country or a state of the US")
		case chosen[k].name != "" && chosen[k].region <= p.region:
			g.drop("cities: namesakes in one country")
		default:
			chosen[k] = p
		}
	}
	overrides, err := g.override("cities.tsv", "name", "country", "region", "aliases")
	if err != nil {
		return err
	}
	for _, o := range overrides {
		k := key(o[0], o[1])
		if o[2] == "-" {
			delete(chosen, k)
			continue
		}
		chosen[k] = city{name: o[0], country: o[1], region: cmp.Or(o[2], chosen[k].region), aliases: splitList(o[3])}
	}
	for _, c := range chosen {
		g.cities = append(g.cities, c)
	}
	slices.SortFunc(g.cities, func(a, b city) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.country, b.country)) })
	return nil
}

// greaterNames returns the folded names of countries and of the states of the
// United States: a city of that name is hardly ever meant.
func (g *generation) greaterNames(places []city) map[string]bool {
	names := map[string]bool{}
	for _, c := range g.countries {
		for _, name := range append([]string{c.name}, c.aliases...) {
			names[gazetteer.Fold(name)] = true
		}
	}
	for _, p := range places {
		if p.country == "US" {
			names[gazetteer.Fold(p.region)] = true
		}
	}
	return names
}

// urbanArea is one item of the Factbook's "19.013 million Osaka, 970,000
// JERUSALEM (capital)".
var urbanArea = regexp.MustCompile(`[\d.,]+ (?:million )?([^\d,(;]+)`)

// wantedCities returns the keys of the cities that the Factbook and the
// Phoenix dictionary name.
func (g *generation) wantedCities() map[string]bool {
	wanted := map[string]bool{}
	for _, c := range g.countries {
		for _, f := range g.factbook {
			if f.code != c.factbook || c.factbook == "" {
				continue
			}
			for _, m := range urbanArea.FindAllStringSubmatch(f.urbanAreas, -1) {
				name := titleName(strings.TrimSpace(m[1]))
				wanted[key(name, c.alpha2)] = true
				if first, _, twin := strings.Cut(name, "-"); twin {
					wanted[key(first, c.alpha2)] = true
				}
			}
		}
	}
	for _, a := range g.actors {
		for _, r := range a.roles {
			if c := g.byAlpha3[r.alpha3]; c != nil && a.places {
				for _, name := range a.names {
					wanted[key(titleName(name), c.alpha2)] = true
				}
			}
		}
	}
	return wanted
}

func (g *generation) isCapital(name, code string) bool {
	c := g.byCode[code]
	return c != nil && c.capital != "" && gazetteer.Fold(c.capital) == gazetteer.Fold(name)
}

// suffixes that news leaves away: "Kherson Oblast".
var suffixes = []string{" Oblast", " Governorate", " Region", " Province", " District", " County", " Department", " Parish", " Municipality", " Prefecture", " State", " City"}

// selectRegions keeps the first-level regions that are called neither like a
// selected city or capital nor by ordinary words, and merges the overrides.
func (g *generation) selectRegions(places []city) error {
	taken := map[string]bool{}
	for _, c := range g.cities {
		taken[key(c.name, c.country)] = true
	}
	for name := range g.greaterNames(nil) {
		for code := range g.byCode {
			if code != "US" { // which has Georgia
				taken[name+"|"+code] = true
			}
		}
	}
	chosen, seen := map[string]region{}, map[string]bool{}
	for _, p := range places {
		k := key(p.region, p.country)
		if seen[k] || p.region == "" || p.region == "N/A" {
			continue
		}
		seen[k] = true
		switch {
		case taken[k] || g.isCapital(p.region, p.country):
			g.drop("regions: called like their city or country")
		case g.isOrdinary(p.region) || strings.ContainsAny(p.region, "0123456789"):
			g.drop("regions: ordinary words or numbers")
		default:
			chosen[k] = region{name: p.region, country: p.country, aliases: g.shortRegion(p, taken)}
		}
	}
	overrides, err := g.override("regions.tsv", "name", "country", "aliases", "adjectives", "people")
	if err != nil {
		return err
	}
	for _, o := range overrides {
		k := key(o[0], o[1])
		if o[2] == "-" {
			delete(chosen, k)
			continue
		}
		chosen[k] = region{
			name: o[0], country: o[1], aliases: append(chosen[k].aliases, splitList(o[2])...),
			adjectives: splitList(o[3]), people: splitList(o[4]),
		}
	}
	for _, r := range chosen {
		g.regions = append(g.regions, r)
	}
	return nil
}

// shortRegion returns the region's name without its suffix, unless that is the
// name of a city.
func (g *generation) shortRegion(p city, taken map[string]bool) []string {
	for _, suffix := range suffixes {
		short, ok := strings.CutSuffix(p.region, suffix)
		if ok && !taken[key(short, p.country)] && !g.isCapital(short, p.country) && !g.isOrdinary(short) {
			return []string{short}
		}
	}
	return nil
}

func (g *generation) writePlaces() error {
	var cities, regions [][]string
	for _, c := range g.cities {
		cities = append(cities, []string{c.name, c.country, c.region, joinList(distinct(saintAlias(c.aliases, c.name), c.name))})
	}
	for _, r := range g.regions {
		regions = append(regions, []string{r.name, r.country, joinList(distinct(saintAlias(r.aliases, r.name), r.name)), joinList(r.adjectives), joinList(r.people)})
	}
	if err := g.writeTable("cities.tsv", gazetteer.CityColumns, cities); err != nil {
		return err
	}
	return g.writeTable("regions.tsv", gazetteer.RegionColumns, regions)
}

// saintAlias adds "St. John's" to "Saint John's".
func saintAlias(aliases []string, name string) []string {
	if rest, ok := strings.CutPrefix(name, "Saint "); ok {
		return append(aliases, "St. "+rest)
	}
	return aliases
}

package gazgen

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// nameBearers is how many persons of the Phoenix dictionary must bear a name
// for it to count as common.
const nameBearers = 3

// makeNames writes first_names.txt and last_names.txt: the census and national
// lists, and the names that several persons of the Phoenix dictionary and of
// leaders.tsv bear, without ordinary words and without names of countries,
// capitals and regions.
func (g *generation) makeNames() error {
	first, err := g.readNames(firstNamesDir + "us.txt")
	if err != nil {
		return err
	}
	var last []string
	for _, list := range []string{"uk.txt", "ie.txt", "cn.txt", "kr.txt"} {
		names, err := g.readNames(surnamesDir + list)
		if err != nil {
			return err
		}
		last = append(last, names...)
	}
	borneFirst, borneLast := g.borneNames()
	places := g.placeNames()
	if err := g.writeNames("first names", "first_names", append(first, borneFirst...), places); err != nil {
		return err
	}
	return g.writeNames("last names", "last_names", append(last, borneLast...), places)
}

// writeNames filters a list of names as its overrides want it and writes it.
func (g *generation) writeNames(list, file string, names []string, places map[string]bool) error {
	overrides, err := g.override(file+".tsv", "name", "change")
	if err != nil {
		return err
	}
	change := map[string]string{}
	for _, o := range overrides {
		change[o[0]] = o[1]
		if o[1] == "add" {
			names = append(names, o[0])
		}
	}
	g.writeList(file+".txt", g.filterNames(list, names, places, change))
	return nil
}

// borneNames counts the first and last words of the names of persons and
// returns those that enough of them bear.
func (g *generation) borneNames() (first, last []string) {
	firsts, lasts, seen := map[string]int{}, map[string]int{}, map[string]bool{}
	count := func(name, country string) {
		words := strings.Fields(name)
		if len(words) < 2 || seen[name] {
			return
		}
		seen[name] = true
		head, tail := words[0], words[len(words)-1]
		if familyFirst[country] {
			lasts[head]++
			return
		}
		firsts[head]++
		lasts[tail]++
	}
	for _, a := range g.actors {
		if a.dated() && len(a.names) > 0 {
			country := ""
			if c := g.byAlpha3[a.roles[0].alpha3]; c != nil {
				country = c.alpha2
			}
			count(titleName(a.names[0]), country)
		}
	}
	return frequent(firsts), frequent(lasts)
}

func frequent(counts map[string]int) []string {
	var names []string
	for name, n := range counts {
		if n >= nameBearers && isNameWord(name) {
			names = append(names, name)
		}
	}
	return names
}

// placeNames returns the folded names of countries, capitals and of the
// regions that the overrides name.
func (g *generation) placeNames() map[string]bool {
	names := map[string]bool{}
	for _, c := range g.countries {
		names[gazetteer.Fold(c.capital)] = true
		for _, forms := range [][]string{{c.name}, c.aliases, c.adjectives, c.people} {
			for _, form := range forms {
				names[gazetteer.Fold(form)] = true
			}
		}
	}
	for _, r := range g.regions {
		if len(r.adjectives)+len(r.people)+len(r.aliases) > 0 {
			names[gazetteer.Fold(r.name)] = true
		}
	}
	return names
}

func (g *generation) filterNames(list string, names []string, places map[string]bool, change map[string]string) []string {
	var kept []string
	for _, name := range names {
		switch {
		case change[name] == "keep":
			kept = append(kept, name)
		case change[name] == "drop":
			g.drop(list + ": dropped by the overrides")
		case g.isOrdinary(name):
			g.drop(list + ": ordinary words")
		case places[gazetteer.Fold(name)]:
			g.drop(list + ": names of places and peoples")
		default:
			kept = append(kept, name)
		}
	}
	return kept
}

package gazgen

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// body is one row of organizations.tsv.
type body struct {
	name, country, kind string
	aliases             []string
}

// makeOrganizations writes organizations.tsv: the overrides, and from the
// Factbook parties, legislatures and armed forces. Legislatures and forces
// count only where their name belongs to one country: "National Assembly" and
// "Air Force" alone name nothing.
func (g *generation) makeOrganizations() error {
	overrides, err := g.override("organizations.tsv", "name", "country", "kind", "aliases")
	if err != nil {
		return err
	}
	known := map[string]bool{}   // forms that the overrides give
	removed := map[string]bool{} // keys that the overrides take away
	for _, o := range overrides {
		if o[2] == "-" {
			removed[key(o[0], o[1])] = true
			continue
		}
		b := body{name: o[0], country: o[1], kind: o[2], aliases: splitList(o[3])}
		g.bodies = append(g.bodies, b)
		for _, form := range append(b.aliases, b.name) {
			known[gazetteer.Fold(form)] = true
		}
	}
	var parties, others []body
	for _, c := range g.countries {
		for _, f := range g.factbook {
			if f.code == c.factbook && f.code != "" {
				parties = append(parties, g.parties(c.alpha2, f, known)...)
				others = append(others, legislatures(c.alpha2, f)...)
				others = append(others, forces(c.alpha2, f)...)
			}
		}
	}
	parties = slices.DeleteFunc(parties, func(b body) bool { return removed[key(b.name, b.country)] })
	g.bodies = append(g.bodies, dropSharedAcronyms(parties)...)
	g.bodies = append(g.bodies, g.unique(others, known)...)
	return g.writeOrganizations()
}

// dropSharedAcronyms takes acronyms of three letters from parties when several
// have them: "PDP" alone names nobody.
func dropSharedAcronyms(parties []body) []body {
	bearers := map[string]int{}
	for _, b := range parties {
		for _, alias := range b.aliases {
			bearers[alias]++
		}
	}
	for i := range parties {
		parties[i].aliases = slices.DeleteFunc(parties[i].aliases, func(alias string) bool { return len(alias) <= 3 && bearers[alias] > 1 })
	}
	return parties
}

var (
	breaks     = regexp.MustCompile(`(?i)<br ?/?>|\n`)
	partyNotes = regexp.MustCompile(`(?i)note|independent|none|vacant|formerly|\bcoalition includes|\bother\b|banned|:`)
	acronym    = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*$`)
)

// parties reads "Liberal Democratic Party or LDP<br>Komeito or Komei": a party
// an item, its acronyms and other names after "or".
func (g *generation) parties(country string, f factbookCountry, known map[string]bool) []body {
	var found []body
	seen := map[string]bool{}
	for _, item := range breaks.Split(f.parties, -1) {
		forms := strings.Split(withoutParentheses(clean(item)), " or ")
		b := body{name: withoutThe(forms[0]), country: country, kind: "party"}
		if !g.isPartyName(b.name) {
			if b.name != "" {
				g.drop("organizations: parties without a telling name")
			}
			continue
		}
		if key := gazetteer.Fold(b.name); seen[key] || known[key] && g.hasBody(b) {
			continue
		} else {
			seen[key] = true
		}
		for _, alias := range forms[1:] {
			if alias = strings.TrimSpace(alias); g.isPartyAlias(alias) && !known[gazetteer.Fold(alias)] {
				b.aliases = append(b.aliases, alias)
			}
		}
		found = append(found, b)
	}
	return found
}

func (g *generation) isPartyName(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return r != utf8.RuneError && strings.ToLower(string(r)) != string(r) && len(name) <= 60 &&
		!partyNotes.MatchString(name) && !strings.ContainsAny(name, ";,()[]/") &&
		(strings.Contains(name, " ") || utf8.RuneCountInString(name) > 3 && !g.isOrdinary(name)) && g.telling(name)
}

// telling reports whether a name of ordinary words says that it is a party's.
func (g *generation) telling(name string) bool {
	if !g.isOrdinary(name) {
		return true
	}
	for _, word := range []string{"Party", "Movement", "Alliance", "Front", "Union", "League", "Coalition", "Bloc", "Congress", "Democrats", "Rally"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// isPartyAlias accepts acronyms of three letters and more, and names of
// several words; an acronym that spells an ordinary word is neither.
func (g *generation) isPartyAlias(alias string) bool {
	if g.isOrdinary(alias) {
		return false
	}
	return acronym.MatchString(alias) && len(alias) > 2 || strings.Contains(alias, " ") && g.isPartyName(alias)
}

// hasBody reports whether the overrides already name a body in its country.
func (g *generation) hasBody(b body) bool {
	for _, o := range g.bodies {
		if o.country == b.country {
			for _, form := range append(o.aliases, o.name) {
				if gazetteer.Fold(form) == gazetteer.Fold(b.name) {
					return true
				}
			}
		}
	}
	return false
}

var native = regexp.MustCompile(`^([^()]+) \(([^(),;]{4,40})\)$`)

// legislatures reads "National Diet (Kokkai)" as two bodies, so that each of
// the names stands or falls alone when it is not unique.
func legislatures(country string, f factbookCountry) []body {
	var found []body
	for _, text := range f.legislature {
		names := []string{withoutParentheses(text)}
		if m := native.FindStringSubmatch(text); m != nil {
			names = []string{m[1], m[2]}
		}
		for _, name := range names {
			found = append(found, body{name: withoutThe(name), country: country, kind: "legislature"})
		}
	}
	return found
}

var (
	forceWord  = regexp.MustCompile(`\b(Army|Navy|Air Force|Forces?|Guards?|Guard Corps|Marines?|Military|Gendarmerie)\b`)
	forceSplit = regexp.MustCompile(`[:,;]\s*`)
	forceShort = regexp.MustCompile(`^([^()]+) \(([A-Z][A-Za-z-]{1,9})[;,)]`)
)

// forces reads the names of a country's forces, and the acronyms that follow
// them in parentheses: "Israel Defense Forces (IDF): Ground Forces, ...".
func forces(country string, f factbookCountry) []body {
	var found []body
	text := clean(breaks.Split(f.forces, 2)[0])
	short := map[string]string{}
	for _, item := range forceSplit.Split(text, -1) {
		if m := forceShort.FindStringSubmatch(item + ")"); m != nil {
			short[m[1]] = m[2]
		}
	}
	for _, item := range forceSplit.Split(withoutParentheses(text), -1) {
		name := withoutThe(strings.Trim(item, ". "))
		if !forceWord.MatchString(name) || strings.Count(name, " ") > 6 || strings.ContainsAny(name, "()[]") || name != upperStart(name) {
			continue
		}
		b := body{name: name, country: country, kind: "military"}
		if a := short[name]; len(a) > 2 {
			b.aliases = []string{a}
		}
		found = append(found, b)
	}
	return found
}

// withoutThe drops an article, but from names like "The Republicans", which
// would be ordinary words without it.
func withoutThe(name string) string {
	name = strings.TrimSpace(name)
	if rest, ok := strings.CutPrefix(name, "The "); ok && strings.Contains(rest, " ") {
		return rest
	}
	return name
}

// upperStart returns s when it begins with a capital, and "" otherwise.
func upperStart(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return ""
	}
	return s
}

// unique keeps the bodies whose name only one of them has, and that the
// overrides and plain English leave free.
func (g *generation) unique(bodies []body, known map[string]bool) []body {
	count := map[string]int{}
	for _, b := range bodies {
		count[gazetteer.Fold(b.name)]++
	}
	var kept []body
	for _, b := range bodies {
		switch key := gazetteer.Fold(b.name); {
		case key == "" || known[key]:
		case count[key] > 1 || g.isOrdinary(b.name):
			g.drop("organizations: legislatures and forces without a name of their own")
		default:
			kept = append(kept, b)
		}
	}
	return kept
}

func (g *generation) writeOrganizations() error {
	var rows [][]string
	for _, b := range g.bodies {
		rows = append(rows, []string{b.name, b.country, b.kind, joinList(distinct(b.aliases, b.name))})
	}
	return g.writeTable("organizations.tsv", gazetteer.OrganizationColumns, rows)
}

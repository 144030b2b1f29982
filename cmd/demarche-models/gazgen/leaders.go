package gazgen

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

const (
	firstMonth     = "1985-01" // incumbencies that ended before are left out
	reignClosed    = "2021-03" // the last month that REIGN knows
	factbookClosed = "2026-01" // the last month that the Factbook's edition knows
)

// leader is one incumbency, as gazetteer.Incumbency.
type leader struct {
	name, family, country, office, start, end string
	aliases                                   []string
}

// makeLeaders writes leaders.tsv. The overrides come first and replace what
// the sources say about the same person; the Factbook then knows who holds
// office now, and REIGN who did before.
func (g *generation) makeLeaders() error {
	overrides, err := g.leaderOverrides()
	if err != nil {
		return err
	}
	executive, err := g.readExecutive()
	if err != nil {
		return err
	}
	incumbents, err := g.incumbents()
	if err != nil {
		return err
	}
	reign, err := g.readReign()
	if err != nil {
		return err
	}
	g.leaders = append(overrides, executive...)
	incumbents = slices.DeleteFunc(incumbents, func(l leader) bool { return l.country == "US" || g.overridden(overrides, l, true) })
	reign = slices.DeleteFunc(reign, func(l leader) bool { return g.overridden(overrides, l, false) })
	g.leaders = append(g.leaders, joinSources(reign, incumbents)...)
	spellAlike(g.leaders)
	return g.writeLeaders()
}

// spellAlike gives a person one spelling in all incumbencies of a country: the
// one with the most accents, which is the longest in bytes.
func spellAlike(leaders []leader) {
	best := map[string]leader{}
	for _, l := range leaders {
		k := key(l.name, l.country)
		if len(l.name) > len(best[k].name) || len(l.name) == len(best[k].name) && l.name < best[k].name {
			best[k] = l
		}
	}
	for i, l := range leaders {
		b := best[key(l.name, l.country)]
		leaders[i].name = b.name
		if gazetteer.Fold(b.family) == gazetteer.Fold(l.family) {
			leaders[i].family = b.family
		}
	}
}

func (g *generation) leaderOverrides() ([]leader, error) {
	rows, err := g.override("leaders.tsv", "name", "family", "aliases", "country", "office", "start", "end")
	if err != nil {
		return nil, err
	}
	var found []leader
	for _, r := range rows {
		found = append(found, leader{name: r[0], family: r[1], aliases: splitList(r[2]), country: r[3], office: r[4], start: r[5], end: r[6]})
	}
	return found, nil
}

// overridden reports whether an override says what l says: about the same
// person, or, where l is the incumbent, who holds the same office now.
func (g *generation) overridden(overrides []leader, l leader, incumbent bool) bool {
	for _, o := range overrides {
		if o.country != l.country {
			continue
		}
		sameFamily := gazetteer.Fold(o.family) == gazetteer.Fold(l.family) || gazetteer.Fold(o.name) == gazetteer.Fold(l.name)
		if incumbent && o.end == "" && (o.office == l.office || sameFamily) || !incumbent && sameFamily && o.overlaps(l) {
			g.drop("leaders: replaced by overrides")
			return true
		}
	}
	return false
}

func (l leader) overlaps(m leader) bool {
	return (m.end == "" || m.end == gazetteer.EndUnknown || l.start <= m.end) && (l.end == "" || m.start <= l.end)
}

// joinSources makes one incumbency of what REIGN calls open and the Factbook
// calls current, where both mean the same person in the same office, and leaves
// out what of REIGN lies wholly within a current one.
func joinSources(reign, incumbents []leader) []leader {
	joined := slices.Clone(incumbents)
	for _, r := range reign {
		i := sameIncumbency(r, joined)
		if i < 0 || r.end != gazetteer.EndUnknown && r.start < joined[i].start {
			joined = append(joined, r)
		} else if r.end == gazetteer.EndUnknown {
			joined[i].merge(r)
		}
	}
	return joined
}

func sameIncumbency(r leader, incumbents []leader) int {
	return slices.IndexFunc(incumbents, func(f leader) bool {
		return f.end == "" && f.country == r.country && (r.office == "" || f.office == r.office) &&
			gazetteer.Fold(f.family) == gazetteer.Fold(r.family) && f.start[:4] <= reignClosed[:4]
	})
}

// merge takes over REIGN's start, which knows of no re-elections, and its
// name: with the accents that the overrides give it, or as a further spelling.
func (l *leader) merge(r leader) {
	if r.office != "" && r.start < l.start {
		l.start = r.start
	}
	switch {
	case gazetteer.Fold(r.name) == gazetteer.Fold(l.name) && len(r.name) > len(l.name):
		l.name, l.family = r.name, r.family
	case strings.Contains(r.name, " "):
		l.aliases = append(l.aliases, r.name)
	}
}

// incumbents reads who holds office now, from the Factbook's chiefs of state
// (of states, and only where they reside) and heads of government.
func (g *generation) incumbents() ([]leader, error) {
	titles, err := g.override("factbook_titles.tsv", "title", "office")
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(titles, func(a, b []string) int { return len(b[0]) - len(a[0]) })
	codes := map[string]string{}
	for _, c := range g.countries {
		codes[c.factbook] = c.alpha2
	}
	var found []leader
	for _, f := range g.factbook {
		texts := []string{f.chiefOfState, f.headOfGovernment}
		if f.dependency != "" || strings.Contains(f.chiefOfState, "represented by") {
			texts = texts[1:]
		}
		for _, text := range texts {
			l, ok := parseHolder(text, titles)
			l.country = codes[f.code]
			switch {
			case !ok || l.country == "" || f.code == "":
				g.drop("leaders: of the Factbook, not understood")
			case !slices.ContainsFunc(found, func(o leader) bool { return o.name == l.name && o.country == l.country && o.office == l.office }):
				found = append(found, l)
			}
		}
	}
	return found, nil
}

var (
	since = regexp.MustCompile(`^(.+?) \(since (?:\d{1,2} )?(?:([A-Z][a-z]+) )?(\d{4})[,);]`)
	ranks = regexp.MustCompile(`^(?:(?:Gen|Col|Capt|Lt|Maj|Dr|Brig)\.|General|Sir|Dame|Colonel|Ratu|Sheikh|Dato|Datuk|Tan Sri|Seri)\s+`)
)

// parseHolder reads "Prime Minister Sanae TAKAICHI (since 21 October 2025)":
// the office by the longest known title, the name, the family name by its
// capitals, the month.
func parseHolder(text string, titles [][]string) (leader, bool) {
	m := since.FindStringSubmatch(text)
	if m == nil {
		return leader{}, false
	}
	l := leader{start: m[3]}
	if t, err := time.Parse("January", m[2]); err == nil {
		l.start = fmt.Sprintf("%s-%02d", m[3], int(t.Month()))
	}
	i := slices.IndexFunc(titles, func(t []string) bool { return strings.HasPrefix(m[1], t[0]+" ") })
	if i < 0 || titles[i][1] == "-" {
		return leader{}, false
	}
	l.office = titles[i][1]
	name := strings.ReplaceAll(strings.TrimSpace(strings.TrimPrefix(m[1], titles[i][0])), ", Jr.", " Jr.")
	name = withoutParentheses(name)
	for ranks.MatchString(name) {
		name = ranks.ReplaceAllString(name, "")
	}
	l.name, l.family = titleName(name), familyName(name)
	return l, l.family != "" && !strings.HasPrefix(name, "of ") && !strings.ContainsAny(l.name, ",;:") && strings.Count(l.name, " ") < 7
}

// familyName returns the run of words in capitals, in which the Factbook
// writes the name that the person goes by.
func familyName(name string) string {
	var family []string
	for i, word := range strings.Fields(name) {
		switch {
		case isCapitals(word) && !isRoman(word, i):
			family = append(family, word)
		case len(family) > 0 && particles[word]: // "CORREIA e SILVA"
			family = append(family, word)
		case len(family) > 0:
			return trimParticles(family)
		}
	}
	return trimParticles(family)
}

func trimParticles(words []string) string {
	for len(words) > 0 && particles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return titleName(strings.Join(words, " "))
}

func (g *generation) writeLeaders() error {
	var rows [][]string
	for _, l := range g.leaders {
		if g.byCode[l.country] == nil {
			return fmt.Errorf("leader %q: %w: country %q", l.name, ErrSource, l.country)
		}
		if l.start == "" || l.name == "" {
			return fmt.Errorf("leader %q of %q: %w: no name or start", l.name, l.country, ErrSource)
		}
		rows = append(rows, []string{l.name, l.family, joinList(distinct(l.aliases, l.name)), l.country, l.office, l.start, l.end})
	}
	return g.writeTable("leaders.tsv", gazetteer.LeaderColumns, rows)
}

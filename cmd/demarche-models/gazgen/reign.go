package gazgen

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

const (
	reignFile   = "gazetteers/reign/data_sets/leaderlist_3_21.csv"
	regimesFile = "gazetteers/reign/data_sets/regime_list.csv"
)

// readReign reads the incumbencies of REIGN that reach into the time that
// leaders.tsv covers, with offices from the overrides and whole names from the
// overrides or the Phoenix dictionary. An open end is gazetteer.EndUnknown.
func (g *generation) readReign() ([]leader, error) {
	records, err := g.readLatin(reignFile)
	if err != nil {
		return nil, err
	}
	offices, err := g.override("reign_countries.tsv", "code", "since", "alpha2", "office")
	if err != nil {
		return nil, err
	}
	names, err := g.reignNames()
	if err != nil {
		return nil, err
	}
	irregular, err := g.irregularRule()
	if err != nil {
		return nil, err
	}
	var found []leader
	for _, r := range records {
		l := leader{start: month(r["syear"], r["smonth"]), end: month(r["eyear"], r["emonth"])}
		if l.end != "" && l.end <= firstMonth {
			continue
		}
		if l.end == "" {
			l.end = gazetteer.EndUnknown
		}
		if err := l.setOffice(offices, r["stateabb"]); err != nil {
			return nil, fmt.Errorf("reading source %q: %w", reignFile, err)
		}
		if irregular(r["ccode"], l.start) {
			l.office = ""
		}
		g.nameReign(&l, r["leader"], names)
		if l.country == "-" || l.name == "-" {
			g.drop("leaders: of REIGN, left out by the overrides")
			continue
		}
		found = append(found, l)
	}
	return found, nil
}

// setOffice applies the last row of the overrides for a code of REIGN that
// begins no later than the incumbency.
func (l *leader) setOffice(offices [][]string, code string) error {
	for _, o := range offices {
		if o[0] == code && o[1] <= l.start {
			l.country, l.office = o[2], o[3]
		}
	}
	if l.country == "" {
		return fmt.Errorf("%w: country %q, see overrides/reign_countries.tsv", ErrSource, code)
	}
	return nil
}

// reignNames reads the whole names that the overrides give, by country and
// REIGN's name.
func (g *generation) reignNames() (map[[2]string]string, error) {
	rows, err := g.override("leader_names.tsv", "country", "reign", "name")
	if err != nil {
		return nil, err
	}
	names := map[[2]string]string{}
	for _, r := range rows {
		names[[2]string{r[0], r[1]}] = r[2]
	}
	return names, nil
}

// familyFirst are the countries whose people news calls by the first part of
// their name.
var familyFirst = map[string]bool{"CN": true, "KP": true, "KR": true, "KH": true, "SG": true, "TW": true, "HK": true, "VN": true}

// nameReign turns REIGN's name, which is mostly the family name, into a whole
// name and a family name.
func (g *generation) nameReign(l *leader, reign string, names map[[2]string]string) {
	reign = strings.TrimSpace(withoutParentheses(reign))
	if whole, ok := names[[2]string{l.country, reign}]; ok {
		var family string
		l.name, family, _ = strings.Cut(whole, "|")
		l.family = family
		if family == "" {
			l.family = reign
		}
		return
	}
	if last, first, comma := strings.Cut(reign, ", "); comma {
		reign, l.family = first+" "+last, last
	}
	l.name = reign
	if whole := g.phoenixName(l.country, reign, l.start); whole != "" {
		l.name, l.family = whole, reign
	}
	words := strings.Fields(l.name)
	switch {
	case l.family != "" || len(words) == 0:
	case familyFirst[l.country]:
		l.family = words[0]
	case len(words) > 2 || !strings.Contains(reign, " "):
		l.family = reign
		if len(words) > 2 {
			l.family = words[len(words)-1]
		}
	default:
		l.family = words[len(words)-1]
	}
}

// phoenixName looks a family name up among the persons of a country who took
// office in the given month: the one whose name ends in it, or "".
func (g *generation) phoenixName(country, family, start string) string {
	want, when := " "+strings.ToUpper(gazetteer.Fold(family)), strings.ReplaceAll(start, "-", "")
	if len(when) != 6 {
		return ""
	}
	found := ""
	for _, a := range g.actors {
		if !strings.HasSuffix(a.folded, want) {
			continue
		}
		for _, r := range a.roles {
			c := g.byAlpha3[r.alpha3]
			if c == nil || c.alpha2 != country || !strings.HasPrefix(r.start, when[2:]) {
				continue
			}
			if found != "" && found != a.names[0] {
				return "" // two persons fit
			}
			found = a.names[0]
		}
	}
	if found == "" {
		return ""
	}
	first := found[:max(0, len(found)-len(family))]
	return strings.TrimSpace(titleName(first) + " " + family)
}

// irregularRule returns a function that says whether, by REIGN's list of
// regimes, a country stood under provisional, military or warlord rule in a
// month: then its leader did not hold the country's usual office.
func (g *generation) irregularRule() (func(cow, month string) bool, error) {
	records, err := g.readLatin(regimesFile)
	if err != nil {
		return nil, err
	}
	type span struct{ from, to string }
	spans := map[string][]span{}
	for _, r := range records {
		kind := strings.TrimSpace(r["gwf_regimetype"])
		if strings.Contains(kind, "provisional") || strings.Contains(kind, "military") || kind == "warlordism" {
			spans[r["cowcode"]] = append(spans[r["cowcode"]], span{americanMonth(r["gwf_startdate"]), americanMonth(r["gwf_enddate"])})
		}
	}
	return func(cow, month string) bool {
		for _, s := range spans[cow] {
			if s.from <= month && month < s.to {
				return true
			}
		}
		return false
	}, nil
}

// americanMonth makes "1991-03" of "3/27/1991".
func americanMonth(date string) string {
	parts := strings.Split(date, "/")
	if len(parts) != 3 {
		return ""
	}
	return month(parts[2], parts[0])
}

// month makes "1991-03" of a year and a month, "" where the year is missing.
func month(year, m string) string {
	y, err1 := strconv.Atoi(strings.TrimSpace(year))
	n, err2 := strconv.Atoi(strings.TrimSpace(m))
	if err1 != nil || err2 != nil || n < 1 || n > 12 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", y, n)
}

// readLatin reads a CSV file that mixes UTF-8 lines with Latin-1 ones.
func (g *generation) readLatin(file string) ([]map[string]string, error) {
	b, err := g.readFile(file)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	for line := range strings.Lines(string(b)) {
		if utf8.ValidString(line) {
			text.WriteString(line)
			continue
		}
		for _, c := range []byte(line) {
			text.WriteRune(rune(c))
		}
	}
	lines := csv.NewReader(strings.NewReader(text.String()))
	lines.FieldsPerRecord = -1
	all, err := lines.ReadAll()
	if err != nil || len(all) == 0 {
		return nil, fmt.Errorf("reading source %q: %w: %v", file, ErrSource, err)
	}
	var records []map[string]string
	for _, line := range all[1:] {
		record := map[string]string{}
		for i, cell := range line[:min(len(line), len(all[0]))] {
			record[all[0][i]] = clean(cell)
		}
		records = append(records, record)
	}
	return records, nil
}

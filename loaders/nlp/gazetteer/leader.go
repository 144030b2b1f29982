package gazetteer

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// LeaderColumns are the columns of leaders.tsv.
var LeaderColumns = []string{"name", "family", "aliases", "country", "office", "start", "end"}

// EndUnknown is the end of an incumbency that is over, nobody says when: the
// holder was in office when one source closed (March 2021) and not any more
// when the other was written.
const EndUnknown = "?"

// Incumbency is one row of leaders.tsv: a person held an office for a time.
// Somebody who held several offices, or one twice, has several.
type Incumbency struct {
	Name    string   // in the order in which news writes it: "Angela Merkel", "Xi Jinping"
	Family  string   // the part by which news calls the person: "Merkel", "Xi"
	Aliases []string // other spellings of the whole name
	Country string   // alpha-2 code
	Office  string   // "President"; empty where the sources do not say
	Start   string   // YYYY-MM, or YYYY
	End     string   // the same; empty: still in office when the sources were written; EndUnknown
}

func (g *Gazetteer) loadLeaders(fsys fs.FS) error {
	g.byPerson = map[string][]int{}
	return readTable(fsys, "leaders.tsv", LeaderColumns, func(c []string) error {
		g.addLeader(Incumbency{Name: c[0], Family: c[1], Aliases: list(c[2]), Country: c[3], Office: c[4], Start: c[5], End: c[6]})
		return nil
	})
}

func (g *Gazetteer) addLeader(l Incumbency) {
	i := len(g.leaders)
	g.leaders = append(g.leaders, l)
	whole := wholeNames(l)
	for _, name := range append(whole, l.Family) {
		key := personKey(name)
		if ids := g.byPerson[key]; key != "" && (len(ids) == 0 || ids[len(ids)-1] != i) {
			g.byPerson[key] = append(ids, i)
		}
	}
	// A family name alone ("May", "Brown") says too little to be a match.
	for _, name := range whole {
		if strings.Contains(Fold(name), " ") {
			g.match.add(Entry{Kind: Leader, Name: l.Name, Country: l.Country}, name)
		}
	}
}

// wholeNames returns the name, its aliases, and the name without what stands
// between the first word and the family name: "Luiz Inácio Lula da Silva" is
// also "Luiz Lula".
func wholeNames(l Incumbency) []string {
	names := append([]string{l.Name}, l.Aliases...)
	first, _, several := strings.Cut(l.Name, " ")
	if several && l.Family != "" && !strings.HasPrefix(l.Name, l.Family) {
		names = append(names, first+" "+l.Family)
	}
	return names
}

func personKey(name string) string { return strings.ToLower(Fold(name)) }

// Leaders returns the incumbencies of everybody who is called name, which may
// be a whole name or a family name in any case, sorted by person, then start.
func (g *Gazetteer) Leaders(name string) []Incumbency {
	ids := g.byPerson[personKey(name)]
	found := make([]Incumbency, 0, len(ids))
	for _, i := range ids {
		found = append(found, g.leaders[i])
	}
	slices.SortFunc(found, func(a, b Incumbency) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Office, b.Office))
	})
	return found
}

// LeaderQuery asks who held an office. An empty field does not restrict.
type LeaderQuery struct {
	Name    string // a whole name or a family name, in any case
	Country string // alpha-2 code
	Office  string // "President", in any case
	Date    string // YYYY, YYYY-MM or YYYY-MM-DD: in office at some time of it
}

// LeadersAt returns the incumbencies that fit a query, by country, start, name.
// Where a date is asked, one that began before it and ended nobody knows when
// ([EndUnknown]) is returned only if nothing else fits, since it may be over.
// A date of another form fits nothing.
func (g *Gazetteer) LeadersAt(q LeaderQuery) []Incumbency {
	if q.Date != "" && !isDate(q.Date) {
		return nil
	}
	candidates := g.leaders
	if q.Name != "" {
		candidates = g.Leaders(q.Name)
	}
	var sure, unsure []Incumbency
	for _, l := range candidates {
		switch {
		case q.Country != "" && q.Country != l.Country, q.Office != "" && !strings.EqualFold(q.Office, l.Office):
		case q.Date == "" || l.covers(q.Date):
			sure = append(sure, l)
		case l.End == EndUnknown && !later(l.Start, q.Date):
			unsure = append(unsure, l)
		}
	}
	if len(sure) == 0 {
		sure = unsure
	}
	slices.SortFunc(sure, func(a, b Incumbency) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Office, b.Office))
	})
	return sure
}

// LeaderAt returns the one incumbency that fits, see [Gazetteer.LeadersAt];
// false where none or more than one does.
func (g *Gazetteer) LeaderAt(name, country, office, date string) (Incumbency, bool) {
	found := g.LeadersAt(LeaderQuery{Name: name, Country: country, Office: office, Date: date})
	if len(found) != 1 {
		return Incumbency{}, false
	}
	return found[0], true
}

// covers reports whether the incumbency is known to reach into a date.
func (l Incumbency) covers(date string) bool {
	return l.End != EndUnknown && !later(l.Start, date) && (l.End == "" || !later(date, l.End))
}

// isDate reports whether s has the form YYYY, YYYY-MM or YYYY-MM-DD.
func isDate(s string) bool {
	const form = "0000-00-00"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (form[i] == '0') || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

// later reports whether date a is later than date b at the precision that both
// have: "2019-07" is neither later nor earlier than "2019".
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

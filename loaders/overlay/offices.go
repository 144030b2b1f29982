package overlay

import (
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// officeRow is a line of offices.tsv.
type officeRow struct {
	place, office, holder, from, to string
}

// term is somebody's time in an office.
type term struct {
	holder   bearer
	from, to string // YYYY, YYYY-MM or YYYY-MM-DD; "" for open
}

func (l *loader) officeRow(place string, cells []string) {
	r := officeRow{place, cells[0], cells[1], cells[2], cells[3]}
	for _, date := range []string{r.from, r.to} {
		if date != "" && !isDate(date) {
			l.problem(place, "%q is no date: write 2019, 2019-07 or 2019-07-14, or nothing", date)
			return
		}
	}
	if r.from != "" && r.to != "" && later(r.from, r.to) {
		l.problem(place, "the term ends in %s, before it begins in %s: swap the dates", r.to, r.from)
		return
	}
	l.officing = append(l.officing, r)
}

// resolveHolders makes the holders known as people, but for those that have another name or line of their own.
func (l *loader) resolveHolders() {
	for _, r := range l.officing {
		_, alias := l.aliasOf[key(r.holder)]
		if _, ok := l.bearers[key(r.holder)]; ok || alias {
			continue
		}
		if b, ok := l.known(r.holder); ok && b.class == graph.ClassPerson {
			continue
		}
		l.add(bearer{class: graph.ClassPerson, name: r.holder, place: r.place})
	}
}

// resolveOffices finds whose each office is, and who its holder.
func (l *loader) resolveOffices() {
	for _, r := range l.officing {
		b, ok := l.known(r.holder)
		if !ok {
			continue // an alias of nobody, which has been said
		}
		if b.class != graph.ClassPerson {
			l.problem(r.place, "%q holds an office but is of the type %s: name a person", r.holder, b.class)
			continue
		}
		words, owner, ok := l.ownerOf(r.office)
		if !ok {
			l.problem(r.place, "%q does not say whose office it is: write it as the graph shows it (\"Prime Minister of Norway\"), "+
				"and add an organization that nobody knows to %s", r.office, namesFile)
			continue
		}
		k := officeKey(words, owner)
		l.offices[k] = append(l.offices[k], term{b, r.from, r.to})
	}
}

// ownerOf splits "Prime Minister of Norway" into the office and whom it belongs to: the code of a country, or the key of
// an organization's name.
func (l *loader) ownerOf(office string) (words, owner string, ok bool) {
	at := strings.LastIndex(office, " of ")
	if at < 0 {
		return "", "", false
	}
	words, name := office[:at], strings.TrimPrefix(office[at+len(" of "):], "the ")
	if info, ok := l.gazetteer.CountryByName(name); ok {
		return words, info.Alpha2, true
	}
	b, ok := l.known(name)
	if !ok || b.class != graph.ClassOrganization && b.class != graph.ClassCountry {
		return "", "", false
	}
	return words, key(b.name), true
}

// officeKey is what an office is found by. Owners are codes of countries or keys of names, which have no capitals.
func officeKey(words, owner string) string { return key(words) + "@" + owner }

// holderAt is the one person who held an office on a date (YYYY, YYYY-MM or YYYY-MM-DD); false where none did, or more
// than one. Where the date is not known, only a term without dates covers it.
func (o *Overlay) holderAt(office, date string) (bearer, bool) {
	var found bearer
	for _, t := range o.offices[office] {
		if date == "" && (t.from != "" || t.to != "") || date != "" && !t.covers(date) || found.name == t.holder.name {
			continue
		}
		if found.name != "" {
			return bearer{}, false
		}
		found = t.holder
	}
	return found, found.name != ""
}

// covers reports whether a term reaches into a date.
func (t term) covers(date string) bool {
	return !later(t.from, date) && (t.to == "" || !later(date, t.to))
}

// isDate reports whether s has the form YYYY, YYYY-MM or YYYY-MM-DD, of a day that there is.
func isDate(s string) bool {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 || strings.Trim(s, "0123456789-") != "" {
		return false
	}
	_, _, err := graph.ParseEDTF(s)
	return err == nil
}

// dateOf is the day of an EDTF time, "" where it names none, or a span of days.
func dateOf(edtf string) string {
	day, _, _ := strings.Cut(edtf, "T")
	if !isDate(day) {
		return ""
	}
	return day
}

// later reports whether date a is later than date b at the precision that both have.
func later(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

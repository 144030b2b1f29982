package gazetteer

import "io/fs"

// OrganizationColumns are the columns of organizations.tsv.
var OrganizationColumns = []string{"name", "country", "kind", "aliases"}

// OrganizationKinds are the values that the kind of an organization may have.
var OrganizationKinds = []string{
	"agency", "armed group", "court", "government", "international", "legislature",
	"media", "military", "ministry", "news agency", "party",
}

// Body is one row of organizations.tsv.
type Body struct {
	Name    string
	Country string   // alpha-2 code, empty for an international body
	Kind    string   // one of OrganizationKinds
	Aliases []string // other names and acronyms: "NATO"
}

func (g *Gazetteer) loadOrganizations(fsys fs.FS) error {
	return readTable(fsys, "organizations.tsv", OrganizationColumns, func(c []string) error {
		b := Body{Name: c[0], Country: c[1], Kind: c[2], Aliases: list(c[3])}
		g.bodies = append(g.bodies, b)
		g.match.add(Entry{Kind: Organization, Name: b.Name, Country: b.Country, Detail: b.Kind}, append([]string{b.Name}, b.Aliases...)...)
		return nil
	})
}

// Organizations returns all organizations, by name.
func (g *Gazetteer) Organizations() []Body { return g.bodies }

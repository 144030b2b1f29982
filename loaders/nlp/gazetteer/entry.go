package gazetteer

import "fmt"

// Kind says what a name is the name of. The order of the constants is the
// order in which the readings of an ambiguous name are returned.
type Kind uint8

// The kinds of entries. FirstName and LastName never come out of a match:
// they are asked for with [Gazetteer.FirstName] and [Gazetteer.LastName], and
// stand here so that all that the gazetteer knows can be labelled alike.
const (
	Country      Kind = iota + 1 // a state: "Japan", "U.S."
	Demonym                      // the adjective or the people of a country or region: "Japanese", "Danes"
	Seat                         // a metonym for a government: "Kremlin", "Downing Street"
	Capital                      // the capital of a country or territory: "Tokyo"
	Region                       // a territory, state, province, sea, continent: "Hong Kong", "Texas", "Middle East"
	City                         // a city that is no capital: "Osaka"
	Organization                 // an international body, medium, party, armed force: "NATO", "Reuters"
	Leader                       // a holder of one of the highest offices: "Angela Merkel"
	FirstName                    // a given name: "Angela"
	LastName                     // a family name: "Kim"
)

var kindNames = [...]string{
	Country: "Country", Demonym: "Demonym", Seat: "Seat", Capital: "Capital", Region: "Region",
	City: "City", Organization: "Organization", Leader: "Leader", FirstName: "FirstName", LastName: "LastName",
}

// String returns the name of the constant, or Kind(n) for a value that is none.
func (k Kind) String() string {
	if int(k) < len(kindNames) && kindNames[k] != "" {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Entry is one reading of a name.
type Entry struct {
	Kind Kind

	// Name is the canonical name of what is meant: "United States" for the
	// surface "U.S.", "Japan" for the demonym "Japanese" and for nothing less.
	// A Seat and a Capital keep their own name ("Kremlin", "Tokyo").
	Name string

	// Country is the ISO 3166-1 alpha-2 code of the country that the thing is,
	// lies in or belongs to. It is empty where there is none (a continent, the
	// United Nations) and "XK" for Kosovo, which ISO has not coded.
	Country string

	// Detail depends on Kind: "adjective" or "people" for a Demonym, the
	// first-level region of a City ("Osaka" in "Osaka"), the kind of an
	// Organization ("international", "party", see [OrganizationKinds]), empty for
	// the rest.
	Detail string
}

package graph

// EventType is one of the 20 root classes of CAMEO (Conflict and Mediation Event Observations, Gerner et al.), by name.
type EventType string

// The root classes, with their CAMEO codes.
const (
	State        EventType = "STATE"         // 01 make public statement
	Appeal       EventType = "APPEAL"        // 02 request, urge, propose
	Intend       EventType = "INTEND"        // 03 express intent to cooperate
	Consult      EventType = "CONSULT"       // 04 meet, visit, talk
	Endorse      EventType = "ENDORSE"       // 05 engage in diplomatic cooperation
	Cooperate    EventType = "COOPERATE"     // 06 engage in material cooperation
	Aid          EventType = "AID"           // 07 provide aid
	Yield        EventType = "YIELD"         // 08 concede, ease, withdraw
	Investigate  EventType = "INVESTIGATE"   // 09
	Demand       EventType = "DEMAND"        // 10
	Disapprove   EventType = "DISAPPROVE"    // 11 criticise, accuse, deny
	Reject       EventType = "REJECT"        // 12 refuse, veto
	Threaten     EventType = "THREATEN"      // 13
	Protest      EventType = "PROTEST"       // 14
	Posture      EventType = "POSTURE"       // 15 exhibit force posture
	Reduce       EventType = "REDUCE"        // 16 reduce relations
	Coerce       EventType = "COERCE"        // 17 arrest, seize, impose
	Assault      EventType = "ASSAULT"       // 18 unconventional violence
	Fight        EventType = "FIGHT"         // 19 conventional military force
	MassViolence EventType = "MASS_VIOLENCE" // 20
)

// QuadScheme names a reading of the four-way split into verbal and material, cooperation and conflict. The schemes
// differ on the roots 01, 02, 09, 14 and 16, so a number means nothing without its scheme.
type QuadScheme string

// The quad-class schemes. Classes are 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
// 4 material conflict; 0 is neutral.
const (
	GDELT  QuadScheme = "GDELT"
	OEDA   QuadScheme = "OEDA"
	PLOVER QuadScheme = "PLOVER"
)

// typeFacts are what follows from an event's class.
type typeFacts struct {
	typ                  EventType
	cameo, plover        string
	goldstein            float64
	gdelt, oeda, ploverQ int
}

// typeTable: CAMEO codes from the CAMEO codebook; PLOVER 0.8 counterparts from its CAMEO2PLOVER table (STATE has none;
// APPEAL is REQUEST, whose text covers all requests); root Goldstein values and quad classes as GDELT and OEDA publish them.
var typeTable = [...]typeFacts{
	{State, "01", "", 0, 1, 0, 0},
	{Appeal, "02", "REQUEST", 3, 1, 0, 3},
	{Intend, "03", "AGREE", 4, 1, 1, 1},
	{Consult, "04", "CONSULT", 1, 1, 1, 1},
	{Endorse, "05", "SUPPORT", 3.5, 1, 1, 1},
	{Cooperate, "06", "COOPERATE", 6, 2, 2, 2},
	{Aid, "07", "AID", 7, 2, 2, 2},
	{Yield, "08", "CONCEDE", 5, 2, 2, 1},
	{Investigate, "09", "ACCUSE", -2, 2, 3, 3},
	{Demand, "10", "REQUEST", -5, 3, 3, 3},
	{Disapprove, "11", "ACCUSE", -2, 3, 3, 3},
	{Reject, "12", "REJECT", -4, 3, 3, 3},
	{Threaten, "13", "THREATEN", -6, 3, 3, 3},
	{Protest, "14", "PROTEST", -6.5, 3, 4, 4},
	{Posture, "15", "MOBILIZE", -7.2, 4, 4, 4},
	{Reduce, "16", "SANCTION", -4, 4, 3, 3},
	{Coerce, "17", "COERCE", -7, 4, 4, 4},
	{Assault, "18", "ASSAULT", -9, 4, 4, 4},
	{Fight, "19", "ASSAULT", -10, 4, 4, 4},
	{MassViolence, "20", "ASSAULT", -10, 4, 4, 4},
}

// EventTypes lists the root classes in the order of their codes.
func EventTypes() []EventType {
	out := make([]EventType, len(typeTable))
	for i, f := range typeTable {
		out[i] = f.typ
	}
	return out
}

func (t EventType) facts() typeFacts {
	for _, f := range typeTable {
		if f.typ == t {
			return f
		}
	}
	return typeFacts{}
}

// Valid reports whether t is one of the root classes.
func (t EventType) Valid() bool { return t.facts().cameo != "" }

// CAMEO is the two-digit CAMEO root code, "" for an unknown type.
func (t EventType) CAMEO() string { return t.facts().cameo }

// PLOVER is the counterpart in PLOVER 0.8, "" where it has none.
func (t EventType) PLOVER() string { return t.facts().plover }

// Goldstein is the root's value on Goldstein's conflict–cooperation scale, -10 … 10.
func (t EventType) Goldstein() float64 { return t.facts().goldstein }

// QuadClass is the quad class under a scheme, 0 where the scheme calls the root neutral.
func (t EventType) QuadClass(s QuadScheme) int {
	f := t.facts()
	switch s {
	case OEDA:
		return f.oeda
	case PLOVER:
		return f.ploverQ
	}
	return f.gdelt
}
